"""The daily digest: counts and links only, once per day, also when the worker dies; and it can be turned off."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as instellingen
from django.core import mail
from django.db import transaction
from django.urls import reverse

from basis.journaal.models import Uitgaand
from basis.journaal.tasks import verwerk_een
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handelingen import zet_samenvatting
from basis.organisatie.models import Hoedanigheid, Medewerker
from basis.werk.handelingen import attendeer, zet_gezien
from basis.werk.models import Attendering
from basis.werk.samenvatting import AFNEMER, maak_samenvatting, plan_samenvattingen
from basis.werk.tasks import van_vandaag
from tests.documenten.test_werker import tegelijk
from tests.fabriek import Wereld, wereld
from tests.huis.test_aantal_vragen import binnen
from tests.werk.hulp import dossier, taak, termijn

DAG = timedelta(days=1)
LATER = datetime(2127, 1, 1, 12, tzinfo=UTC)


def met_mail(w: Wereld) -> Hoedanigheid:
    door = w.medewerker(naam="Noor van Dijk")
    Medewerker.objects.filter(pk=door.medewerker_id).update(email=f"mw{door.pk}@voorbeeld.example")
    return Hoedanigheid.objects.met_alles().get(pk=door.pk)


def te_vertellen(w: Wereld, door: Hoedanigheid) -> None:
    rij = dossier(w, door, naam="Kowalczyk")
    termijn(rij, -1)
    taak(rij, w, voor=door, uiterlijk=vandaag() - DAG, toelichting="Bel de huisarts")
    termijn(dossier(w, door, naam="Peters"), 4)
    attendeer(w.systeem)


def rijen(w: Wereld) -> list[Uitgaand]:
    return list(Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer=AFNEMER))


@pytest.mark.django_db
def test_alleen_aantallen_en_links(settings):
    settings.SITE_URL = "https://toegang.voorbeeld.example"
    w = wereld()
    door = met_mail(w)
    te_vertellen(w, door)
    assert door.medewerker_id
    wat = maak_samenvatting(w.gemeente.pk, door.medewerker_id, vandaag())
    assert wat
    assert wat.onderwerp == "Toegangspunt: 3 nieuwe attenderingen"
    for regel in ("1 wettelijke termijn is voorbij", "1 wettelijke termijn is bijna voorbij", "1 taak is te laat"):
        assert f"- {regel}" in wat.tekst
    for naam in ("werk:attenderingen", "werk:mijn_werk", "werk:mijn_instellingen"):
        assert f"https://toegang.voorbeeld.example{reverse(naam)}" in wat.tekst
    assert not re.search(r"Kowalczyk|Peters|huisarts|T-\d|Ans|Noor", wat.onderwerp + wat.tekst)
    settings.SITE_URL = ""
    zonder = maak_samenvatting(w.gemeente.pk, door.medewerker_id, vandaag())
    assert zonder
    assert "log in op Toegangspunt" in zonder.tekst
    assert "http" not in zonder.tekst


@pytest.mark.django_db
def test_een_per_dag_en_niets_als_er_niets_is():
    w = wereld()
    door, zonder_adres, uit, niets = met_mail(w), w.medewerker(), met_mail(w), met_mail(w)
    zet_samenvatting(uit, aan=False)
    for wie in (door, zonder_adres, uit):
        te_vertellen(w, wie)
    assert plan_samenvattingen(w.gemeente.pk) == 1
    assert plan_samenvattingen(w.gemeente.pk) == 0
    rij = rijen(w)[0]
    assert rij.gegevens == {"medewerker": door.medewerker_id, "dag": vandaag().isoformat()}
    assert rij.sleutel == f"{vandaag().isoformat()}-{door.medewerker_id}"
    assert niets.medewerker_id not in {r.gegevens["medewerker"] for r in rijen(w)}
    while verwerk_een():
        pass
    assert [bericht.to for bericht in mail.outbox] == [[f"mw{door.pk}@voorbeeld.example"]]
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<uitgaand-{rij.pk}@toegangspunt>"
    assert not Attendering.objects.filter(aan=door, gemaild_op=None).exists()
    # Nothing new: not the next day either.
    with klok_op(op_dag(vandaag() + DAG)):
        assert plan_samenvattingen(w.gemeente.pk) == 0


@pytest.mark.django_db
def test_wie_intussen_keek_of_afmeldde_krijgt_geen_mail():
    w = wereld()
    keek, af = met_mail(w), met_mail(w)
    for wie in (keek, af):
        te_vertellen(w, wie)
    assert plan_samenvattingen(w.gemeente.pk) == 2
    zet_gezien(keek)
    zet_samenvatting(af, aan=False)
    while verwerk_een():
        pass
    assert mail.outbox == []
    assert not Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, klaar_op=None).exists()


@pytest.mark.django_db
def test_niet_s_nachts_en_niet_in_het_weekend():
    w = wereld()
    maandag = vandaag() + (7 - vandaag().weekday()) * DAG
    with klok_op(op_dag(maandag, 3)):
        te_vertellen(w, met_mail(w))
        van_vandaag()
        assert rijen(w) == []
    with klok_op(op_dag(maandag - 2 * DAG, 12)):
        van_vandaag()
        assert rijen(w) == []
    with klok_op(op_dag(maandag, 7)):
        van_vandaag()
        assert len(rijen(w)) == 1


@pytest.mark.django_db
def test_mijn_instellingen():
    w = wereld()
    door = met_mail(w)
    client = binnen(door)
    url = reverse("werk:mijn_instellingen")
    tekst = client.get(url).content.decode()
    assert f"mw{door.pk}@voorbeeld.example" in tekst
    bewijs = tekst.split('name="bewijs" value="')[1].split('"')[0]
    assert client.post(url, {"bewijs": bewijs}).status_code == 303
    assert not Medewerker.objects.get(pk=door.medewerker_id).samenvatting
    assert " checked" not in client.get(url).content.decode()


_HALVERWEGE = """
import sys, datetime, time_machine
import django; django.setup()
from django.core.mail import EmailMessage
from basis.journaal.tasks import verwerk_een
def stuur(self, fail_silently=False):
    print("halverwege", flush=True)
    sys.stdin.read()
EmailMessage.send = stuur
with time_machine.travel(datetime.datetime(2127, 1, 1, 12, tzinfo=datetime.UTC), tick=False):
    while verwerk_een():
        pass
"""


def _wachtend(w: Wereld) -> Hoedanigheid:
    """A digest that is due only in LATER, so no worker of another test takes it."""
    with transaction.atomic():
        door = met_mail(w)
        te_vertellen(w, door)
        assert plan_samenvattingen(w.gemeente.pk) == 1
        Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer=AFNEMER).update(niet_voor=LATER - DAG)
    return door


def _verwerk() -> None:
    while verwerk_een():
        pass


def _post(map_: Path) -> list[str]:
    return [
        regel for bestand in map_.glob("*.log") for regel in bestand.read_text().splitlines() if regel.startswith("To:")
    ]


def test_een_gedode_werker_geeft_geen_dubbele_mail(vastleggend, procesomgeving, settings, tmp_path):
    w = wereld()
    door = _wachtend(w)
    proces = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _HALVERWEGE],
        cwd=instellingen.BASE_DIR,
        env=procesomgeving | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with proces:
        assert proces.stdout
        assert proces.stdout.readline() == "halverwege\n"
        proces.kill()
    assert Attendering.objects.filter(aan=door, gemaild_op=None).count() == 3, "niets half"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    with time_machine.travel(LATER, tick=False):
        Hoedanigheid.objects.filter(gemeente=w.gemeente).update(geldig=Hoedanigheid.objects.get(pk=door.pk).geldig)
        tegelijk(_verwerk, _verwerk)
        _verwerk()
    assert len(_post(tmp_path)) == 1
    assert not Attendering.objects.filter(aan=door, gemaild_op=None).exists()
    rij = rijen(w)[0]
    assert (rij.pogingen, rij.laatste_fout) == (1, "")
    assert rij.klaar_op


def test_twee_planners_tegelijk_plannen_er_een(vastleggend):
    w = wereld()
    te_vertellen(w, met_mail(w))
    tegelijk(*([lambda: plan_samenvattingen(w.gemeente.pk)] * 3))
    assert len(rijen(w)) == 1
