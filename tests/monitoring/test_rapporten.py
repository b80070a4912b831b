"""The monthly report: every month once, also when the worker dies, and never a small number in it."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from basis.journaal import tasks as wachtrij
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie import inloggen
from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid
from monitoring import afnemers
from monitoring.drukken import BEGIN, EINDE, als_markdown
from monitoring.models import Rapport
from monitoring.periode import lees
from monitoring.tasks import AFNEMER, plan, plan_maandrapporten
from tests.fabriek import Wereld, op, wereld
from tests.gereedschap.werker import Werker
from tests.monitoring.hulp import dossier, gebeurt, open_casussen


def rijen(w: Wereld) -> Any:
    return Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer=AFNEMER).order_by("id")


@pytest.mark.django_db
def test_plan_alle_volle_maanden_een_keer() -> None:
    w = wereld()
    with klok_op(op(2026, 11, 23)):
        plan()
        assert not rijen(w).exists()
        open_casussen(w, w.inwoner(), 1, date(2026, 8, 31))
        plan()
        assert [rij.gegevens["maand"] for rij in rijen(w)] == ["2026-08", "2026-09", "2026-10"]
        plan()
        assert rijen(w).count() == 3
    # The server was off for two months.
    with klok_op(op(2027, 1, 2)):
        plan_maandrapporten()
        assert [rij.sleutel for rij in rijen(w)][3:] == ["maand-2026-11", "maand-2026-12"]


@pytest.mark.django_db
def test_rapport_zonder_kleine_getallen() -> None:
    w = wereld()
    with klok_op(op(2026, 11, 23)):
        open_casussen(w, w.inwoner(), 3, date(2026, 10, 5))
        html = afnemers.maak_html(w.gemeente, lees("2026-10"))
    assert "Maandrapport oktober 2026" in html
    assert "&lt; 10" in html
    assert "niet getoond" in html
    assert "<td>3</td>" not in html
    assert "style=" not in html


@pytest.mark.django_db
def test_een_oude_dag_plant_geen_honderd_lege_rapporten() -> None:
    w = wereld()
    with klok_op(op(2026, 11, 23)):
        bij = dossier(w, w.inwoner())
        gebeurt(w, "melding.opgenomen", bij, date(2009, 1, 5), bekend=date(2026, 9, 14))
        plan()
        assert [rij.gegevens["maand"] for rij in rijen(w)] == ["2026-09", "2026-10"]


@pytest.mark.pdf
@pytest.mark.django_db
def test_rapport_als_pdf_en_wie_het_mag_halen() -> None:
    import pikepdf

    w = wereld()
    with klok_op(op(2026, 11, 23)):
        open_casussen(w, w.inwoner(), 12, date(2026, 10, 5))
        plan()
        (rij,) = rijen(w)
        afnemers.maak_maandrapport(rij)
        afnemers.maak_maandrapport(rij)
        rapport = Rapport.objects.get(gemeente=w.gemeente)
        assert rapport.maand == date(2026, 10, 1)
        gebeurtenis = Gebeurtenis.objects.get(soort="rapport.gemaakt", gemeente_id=w.gemeente.pk)
        assert gebeurtenis.lading == {"maand": "2026-10", "rapport": rapport.pk}
        with pikepdf.open(io.BytesIO(bytes(rapport.bestand.inhoud))) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "nl"
            assert pdf.open_metadata().get("pdfuaid:part") == "1"
        client = binnen(w.medewerker(Functie.BELEIDSMEDEWERKER, wetten=[]))
        assert "Oktober 2026" in client.get("/cijfers/rapporten/").content.decode()
        antwoord = client.get(f"/cijfers/rapporten/{rapport.pk}/")
        assert antwoord["Content-Type"] == "application/pdf"
        assert antwoord.content.startswith(b"%PDF")
        elders = binnen(wereld().medewerker(Functie.BELEIDSMEDEWERKER, wetten=[]))
        assert elders.get(f"/cijfers/rapporten/{rapport.pk}/").status_code == 404
        assert "Oktober 2026" not in elders.get("/cijfers/rapporten/").content.decode()


def binnen(door: Hoedanigheid) -> Client:
    assert door.medewerker
    client = Client()
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker.pk
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client


@pytest.mark.pdf
@pytest.mark.django_db
def test_werker_die_omvalt_laat_niets_half_achter(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens when it dies after the report was stored and before the row was finished."""
    w = wereld()
    with klok_op(op(2026, 11, 23)):
        open_casussen(w, w.inwoner(), 12, date(2026, 10, 5))
        plan()
    Uitgaand.objects.exclude(gemeente_id=w.gemeente.pk).filter(klaar_op=None).update(klaar_op=op(2026, 1, 1))
    rijen(w).update(niet_voor=op(2026, 1, 1))
    monkeypatch.setattr(wachtrij, "AFNEMERS", [wachtrij.Afnemer(AFNEMER, maak_en_val_om)])
    assert wachtrij.verwerk_een()
    (rij,) = rijen(w)
    assert (rij.klaar_op, rij.pogingen, rij.laatste_fout) == (None, 1, "Omgevallen")
    assert not Rapport.objects.filter(gemeente=w.gemeente).exists()
    assert not Gebeurtenis.objects.filter(soort="rapport.gemaakt", gemeente_id=w.gemeente.pk).exists()
    monkeypatch.undo()
    rijen(w).update(niet_voor=op(2026, 1, 1))
    assert wachtrij.verwerk_een()
    assert Rapport.objects.filter(gemeente=w.gemeente).count() == 1
    assert rijen(w).get().klaar_op


class Omgevallen(Exception):
    pass


def maak_en_val_om(rij: Uitgaand) -> None:
    afnemers.maak_maandrapport(rij)
    raise Omgevallen


@pytest.mark.pdf
def test_echte_werker_maakt_elke_maand_een_keer(werker: Werker) -> None:
    w = wereld()
    vorige = vandaag().replace(day=1).toordinal() - 40
    open_casussen(w, w.inwoner(), 1, date.fromordinal(vorige))
    plan_maandrapporten.apply_async()
    plan_maandrapporten.apply_async()
    werker.wacht_tot(
        lambda: rijen(w).count() and not rijen(w).filter(klaar_op=None).exists(),
        60,
    )
    maanden = list(Rapport.objects.filter(gemeente=w.gemeente).values_list("maand", flat=True))
    assert len(maanden) == len(set(maanden)) == rijen(w).count() == 2


def test_docs_komen_uit_de_code() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "cijfers.md").read_text("utf-8")
    assert tekst.split(BEGIN)[1].split(EINDE)[0].strip() == als_markdown().strip()
    uit = io.StringIO()
    call_command("druk_indicatoren", stdout=uit)
    assert uit.getvalue() == als_markdown()
