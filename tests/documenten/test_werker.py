"""The worker may fall over at any moment: a letter gets exactly one PDF, or still waits for it."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as instellingen
from django.db import connection, transaction

from basis.documenten import pdf
from basis.documenten.models import Bestand, Brief
from basis.documenten.panelen import brieven
from basis.journaal.models import Uitgaand
from basis.journaal.tasks import verwerk_een
from tests.documenten import hulp
from tests.fabriek import Wereld, wereld

pytestmark = pytest.mark.pdf

# Rows of these tests are due only in this year: a worker of another test must not take them.
LATER = datetime(2126, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def w(vastleggend: None) -> Wereld:
    return wereld()


@pytest.fixture
def later() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


def brief_die_wacht(w: Wereld) -> tuple[Brief, Uitgaand]:
    door = w.medewerker()
    # At once: the running worker of another test must never see it while it is due.
    with transaction.atomic():
        brief = hulp.brief(door, hulp.dossier(w, door))
        rij = Uitgaand.objects.get(gemeente_id=w.gemeente.pk, afnemer="brief-pdf")
        Uitgaand.objects.filter(pk=rij.pk).update(niet_voor=LATER - timedelta(days=1))
    return brief, rij


def verwerk_alles() -> None:
    while verwerk_een():
        pass


def tegelijk(*taken: Callable[[], None]) -> None:
    """Run each in an own thread with an own connection; raise what one of them raises."""
    start = threading.Barrier(len(taken))

    def doe(taak: Callable[[], None]) -> None:
        try:
            start.wait(10)
            taak()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(taken)) as bak:
        for klus in [bak.submit(doe, taak) for taak in taken]:
            klus.result(60)


def test_een_draaiende_werker_maakt_de_pdf(werker):
    door = (w := wereld()).medewerker()
    brief = hulp.brief(door, hulp.dossier(w, door))
    assert werker.wacht_tot(lambda: Brief.objects.get(pk=brief.pk).pdf_id)


def test_twee_werkers_maken_een_pdf(w, later):
    brief, rij = brief_die_wacht(w)
    tegelijk(verwerk_alles, verwerk_alles)
    brief.refresh_from_db()
    rij.refresh_from_db()
    assert brief.pdf_id
    assert Bestand.objects.filter(gemeente=w.gemeente).count() == 1
    assert (rij.pogingen, rij.laatste_fout) == (1, "")
    assert rij.klaar_op


def test_twee_rijen_voor_dezelfde_brief_maken_een_pdf(w, later):
    brief, rij = brief_die_wacht(w)
    Uitgaand.objects.create(
        gemeente_id=w.gemeente.pk,
        afnemer="brief-pdf",
        gegevens={"brief": brief.pk},
        gemaakt_op=rij.gemaakt_op,
        niet_voor=LATER - timedelta(days=1),
    )
    tegelijk(verwerk_alles, verwerk_alles)
    assert Bestand.objects.filter(gemeente=w.gemeente).count() == 1
    assert not Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, klaar_op=None).exists()


def test_een_fout_laat_de_rij_staan(w, later, monkeypatch):
    brief, rij = brief_die_wacht(w)
    Brief.objects.filter(pk=brief.pk).update(html='<html lang="nl"><img src="http://buiten.example/">')
    verwerk_alles()
    rij.refresh_from_db()
    brief.refresh_from_db()
    assert brief.pdf_id is None
    assert (rij.klaar_op, rij.pogingen, rij.laatste_fout) == (None, 1, "PdfFout")
    assert rij.niet_voor > LATER
    assert Bestand.objects.filter(gemeente=w.gemeente).count() == 0


_HALVERWEGE = """
import sys, time_machine, datetime
import django; django.setup()
from basis.documenten import afnemers
from basis.journaal.tasks import verwerk_een
echt = afnemers.bewaar_bestand
def bewaar(gemeente_id, inhoud, mediatype):
    bestand = echt(gemeente_id, inhoud, mediatype)
    if gemeente_id == int(sys.argv[1]):
        print("halverwege", flush=True)
        sys.stdin.read()
    return bestand
afnemers.bewaar_bestand = bewaar
with time_machine.travel(datetime.datetime(2126, 1, 1, 12, tzinfo=datetime.UTC), tick=False):
    while verwerk_een():
        pass
"""


def test_een_gedode_werker_laat_niets_half_achter(w, procesomgeving):
    brief, rij = brief_die_wacht(w)
    proces = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _HALVERWEGE, str(w.gemeente.pk)],
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
    rij.refresh_from_db()
    brief.refresh_from_db()
    assert (rij.klaar_op, rij.pogingen, brief.pdf_id) == (None, 0, None)
    assert not Bestand.objects.filter(gemeente=w.gemeente).exists()
    with time_machine.travel(LATER, tick=False):
        verwerk_alles()
    brief.refresh_from_db()
    assert brief.pdf_id
    assert Bestand.objects.filter(gemeente=w.gemeente).count() == 1


def test_zonder_pango_wacht_de_brief_en_zegt_het_scherm_het(w, later, settings):
    brief, rij = brief_die_wacht(w)
    settings.PDF_UITGESCHAKELD = True
    pdf._pers.cache_clear()
    try:
        verwerk_alles()
    finally:
        pdf._pers.cache_clear()
    rij.refresh_from_db()
    assert (rij.klaar_op, rij.laatste_fout) == (None, "NogNiet")
    assert rij.niet_voor > LATER
    paneel = brieven(brief.dossier, w.medewerker())
    assert paneel
    assert "geen PDF" in paneel.context["wacht"]
    assert paneel.context["brieven"][0].stand == "wacht op PDF"
    settings.PDF_UITGESCHAKELD = False
    Uitgaand.objects.filter(pk=rij.pk).update(niet_voor=LATER - timedelta(days=1))
    verwerk_alles()
    brief.refresh_from_db()
    assert brief.pdf_id


def test_een_brief_die_weg_is_vraagt_niets(w, later):
    _, rij = brief_die_wacht(w)
    Uitgaand.objects.filter(pk=rij.pk).update(gegevens={"brief": 0})
    verwerk_alles()
    rij.refresh_from_db()
    assert rij.klaar_op
    assert rij.laatste_fout == ""


def test_het_webproces_laadt_weasyprint_nooit(procesomgeving: dict[str, str]) -> None:
    code = (
        "import config.wsgi, sys; from django.urls import get_resolver; "
        "alle: list = list(get_resolver().url_patterns)\n"
        "def loop(rij):\n"
        "    for deel in rij: loop(getattr(deel, 'url_patterns', []))\n"
        "loop(alle)\n"
        "print('weasyprint' in sys.modules, 'basis.documenten.views' in sys.modules)"
    )
    uit: Any = subprocess.run(
        [sys.executable, "-c", code], cwd=instellingen.BASE_DIR, env=procesomgeving, capture_output=True, text=True
    )
    assert uit.stdout == "False True\n", uit.stderr
