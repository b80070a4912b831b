"""The budget pages: who may come, what they say, and that no name ever stands there."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import klok_op
from basis.organisatie import handelingen as org
from basis.organisatie import inloggen
from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Voorziening
from consortium import stand
from consortium.afnemers import mail_overschrijding, meld_overschrijding
from consortium.handelingen import stel_budget_vast
from consortium.models import Budget, Signaal
from tests.consortium.hulp import beloof
from tests.fabriek import Wereld, op, wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> Wereld:
    return wereld()


@pytest.fixture(autouse=True)
def _klok():
    with klok_op(op(2026, 11, 23)):
        yield


def binnen(door: Hoedanigheid) -> Client:
    assert door.medewerker
    client = Client()
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker.pk
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client


@pytest.fixture
def controller(w: Wereld) -> Hoedanigheid:
    return w.medewerker(Functie.CONTROLLER)


def zet(w: Wereld, bedrag: str, jaar: int = 2026) -> Budget:
    return stel_budget_vast(w.systeem, jaar=jaar, bedrag=Decimal(bedrag), grond="raadsbesluit 1")


def december(w: Wereld, dienst: Voorziening, **overig: Any) -> Any:
    return beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31), **overig)


def test_lege_gemeente(controller: Hoedanigheid) -> None:
    tekst = binnen(controller).get("/budget/").content.decode()
    assert "Voor 2026 is nog geen budget vastgesteld en nog niets gereserveerd." in tekst
    assert "Nog niets gereserveerd" in tekst


def test_budgetpagina(w: Wereld, controller: Hoedanigheid) -> None:
    zet(w, "1000")
    kern = org.voeg_kern_toe(w.systeem, "Kern met een naam", w.toegangspunt)
    v = december(w, w.voorziening(tarief="10"), kern=kern)
    tekst = binnen(controller).get("/budget/").content.decode()
    assert "nog €\u00a0690,00 vrij" in tekst
    assert "Alle kernen samen" in tekst
    assert "geen verschillen" in tekst
    assert "Voor 2027 is nog geen budget vastgesteld" in tekst
    lijst = binnen(controller).get("/budget/verplichtingen/?jaar=2026").content.decode()
    assert v.kenmerk in lijst
    assert "besluit B-2026-00001" in lijst
    assert kern.naam not in lijst
    detail = binnen(controller).get(f"/budget/verplichtingen/{v.pk}/").content.decode()
    assert "1 uur per dag ×\u00a0€\u00a010,00" in detail
    assert kern.naam not in detail
    boek = binnen(controller).get("/budget/grootboek/?soort=budget").content.decode()
    assert "raadsbesluit 1" in boek
    assert v.kenmerk not in boek


def test_boven_budget(w: Wereld, controller: Hoedanigheid) -> None:
    zet(w, "300")
    dienst = w.voorziening(tarief="10")
    eerste, tweede = december(w, dienst), december(w, dienst)
    client = binnen(controller)
    assert "Er is €\u00a0320,00 meer beloofd dan het budget" in client.get("/budget/").content.decode()
    lijst = client.get("/budget/verplichtingen/?jaar=2026&boven=on&q=b-2026-00001").content.decode()
    assert tweede.kenmerk in lijst
    assert eerste.kenmerk in lijst
    zet(w, "310")
    lijst = client.get("/budget/verplichtingen/?jaar=2026&boven=on").content.decode()
    assert eerste.kenmerk not in lijst
    assert client.get("/budget/verplichtingen/?wet=jeugd").content.decode().count("V-2026") == 0
    assert "Kies er een uit de lijst" in client.get("/budget/verplichtingen/?jaar=1900").content.decode()


@pytest.mark.parametrize("functie", [f for f in Functie if f not in (Functie.CONTROLLER, Functie.SYSTEEM)])
def test_alleen_de_controller(w: Wereld, functie: Functie) -> None:
    v = december(w, w.voorziening(tarief="10"))
    client = binnen(w.medewerker(functie))
    for pad in ("", "verplichtingen/", f"verplichtingen/{v.pk}/", "grootboek/", "2026/vaststellen/"):
        assert client.get(f"/budget/{pad}").status_code == 403


def test_andere_gemeente(w: Wereld) -> None:
    v = december(w, w.voorziening(tarief="10"))
    ander = wereld()
    client = binnen(ander.medewerker(Functie.CONTROLLER))
    assert client.get(f"/budget/verplichtingen/{v.pk}/").status_code == 404
    assert v.kenmerk not in client.get("/budget/verplichtingen/").content.decode()
    assert "Nog niets gereserveerd" in client.get("/budget/").content.decode()


def _formulier(client: Client, pad: str) -> dict[str, str]:
    form = client.get(pad).context["form"]
    return {"bewijs": str(form["bewijs"].value()), "versie": str(form["versie"].value())}


def test_budget_vaststellen_in_het_scherm(w: Wereld, controller: Hoedanigheid) -> None:
    client = binnen(controller)
    pad = "/budget/2027/vaststellen/"
    velden = _formulier(client, pad)
    fout = client.post(pad, {**velden, "bedrag": "veel", "grond": ""})
    assert fout.status_code == 422
    assert set(fout.context["form"].errors) == {"bedrag", "grond"}
    assert not Budget.objects.filter(gemeente=w.gemeente).exists()
    goed = {**velden, "bedrag": "18.400.000,00", "grond": "raadsbesluit 2026-114"}
    assert client.post(pad, goed).status_code == 303
    assert client.post(pad, goed).status_code == 303
    assert Budget.objects.get(gemeente=w.gemeente, jaar=2027).bedrag == 18_400_000
    assert Gebeurtenis.objects.filter(soort="budget.vastgesteld", gemeente_id=w.gemeente.pk).count() == 1
    # Somebody else set it since this form was opened.
    velden = _formulier(client, pad)
    zet(w, "5", 2027)
    oud = client.post(pad, {**velden, "bedrag": "6", "grond": "raadsbesluit 3"})
    assert oud.status_code == 422
    assert "Iemand anders" in oud.content.decode()
    assert Budget.objects.get(gemeente=w.gemeente, jaar=2027).bedrag == 5
    assert client.get("/budget/1999/vaststellen/").status_code == 404


def _rij(w: Wereld, afnemer: str) -> Uitgaand:
    return Uitgaand.objects.get(gemeente_id=w.gemeente.pk, afnemer=afnemer)


def test_controller_hoort_het_eens(w: Wereld, controller: Hoedanigheid, mailoutbox: list[Any]) -> None:
    assert controller.medewerker
    controller.medewerker.email = "ruud@example.org"
    controller.medewerker.save()
    w.medewerker(Functie.CONTROLLER)
    w.medewerker(Functie.WMO_CONSULENT)
    zet(w, "300")
    dienst = w.voorziening(tarief="10")
    december(w, dienst)
    december(w, dienst)
    rij = _rij(w, "overschrijding")
    rij.gemaakt_op -= timedelta(days=3)
    meld_overschrijding(rij)
    mail_overschrijding(_rij(w, "overschrijding-mail"))
    assert Signaal.objects.get(gemeente=w.gemeente).bedrag == 10
    (mail,) = mailoutbox
    assert mail.to == ["ruud@example.org"]
    assert "€" not in mail.body
    assert "Ongelezen berichten bij Budget: 1." in mail.body
    assert mail.extra_headers["Message-ID"] == f"<uitgaand-{_rij(w, 'overschrijding-mail').pk}@toegangspunt>"
    client = binnen(controller)
    tekst = client.get("/budget/").content.decode()
    # The day it happened, not the day the worker told it.
    assert f"Op {datum(rij.gemaakt_op)} kwam het budget van 2026 €\u00a010,00 tekort" in tekst
    pad = f"/budget/signalen/{Signaal.objects.get(gemeente=w.gemeente).pk}/gelezen/"
    velden = _formulier(client, pad)
    assert client.post(pad, velden).status_code == 303
    assert "Budget overschreden" not in client.get("/budget/").content.decode()
    assert Signaal.objects.get(gemeente=w.gemeente).gelezen_door == controller
    assert client.post(pad, _formulier(client, pad)).status_code == 422


def test_vast_aantal_queries(w: Wereld, controller: Hoedanigheid) -> None:
    zet(w, "300")
    dienst = w.voorziening(tarief="10")
    december(w, dienst)
    client = binnen(controller)
    paden = ("/budget/", "/budget/verplichtingen/", "/budget/grootboek/")

    def tel(pad: str) -> int:
        with CaptureQueriesContext(connection) as gezien:
            assert client.get(pad).status_code == 200
        return len(gezien)

    voor = [tel(pad) for pad in paden]
    for _ in range(12):
        december(w, dienst, kern=org.voeg_kern_toe(w.systeem, f"Kern {_}", w.toegangspunt))
    assert [tel(pad) for pad in paden] == voor


def test_kleine_kernen_staan_samen() -> None:
    def maak(*aantallen: int) -> list[stand.Groep]:
        return stand._voeg_klein_samen(
            [stand.Groep(f"kern {n}", aantal, Decimal(aantal)) for n, aantal in enumerate(aantallen)]
        )

    def uit(*aantallen: int) -> list[tuple[str, int]]:
        return [(groep.naam, groep.aantal) for groep in maak(*aantallen)]

    assert uit(40, 12) == [("kern 0", 40), ("kern 1", 12)]
    assert uit(40, 12, 3) == [("kern 0", 40), ("2 kleine kernen samen", 15)]
    assert uit(40, 12, 3, 7) == [("kern 0", 40), ("kern 1", 12), ("2 kleine kernen samen", 10)]
    assert uit(40, 3) == [("Alle kernen samen", 43)]
    assert uit(3) == [("Alle kernen samen", 3)]
    assert uit() == []
