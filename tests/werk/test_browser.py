"""Mijn werk in a browser: what it says, that each number opens its list, and on a phone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import attendeer
from basis.werk.models import Taak
from casussen import handelingen as h
from tests.beschikkingen.baan import Baan
from tests.browser import stappen as s
from tests.fabriek import wereld
from tests.reis import meld

DAG = vandaag()


@pytest.fixture
def baan(vastleggend: None) -> Baan:
    with transaction.atomic():
        return _bouw()


def _bouw() -> Baan:
    """One casus in which I must act, one that is quiet, one whose help ends, and a task of the team."""
    baan = Baan(wereld())
    door = baan.consulent
    baan.casus(inwoner=baan.wereld.inwoner(voornamen="Willem", geslachtsnaam="Jansen"))
    stil = baan.casus(
        inwoner=baan.wereld.inwoner(voornamen="Tom", geslachtsnaam="Stilstra"), gemeld_op=DAG - timedelta(days=50)
    )
    Dossier.objects.filter(pk=stil.pk).update(laatste_contact=DAG - timedelta(days=47))
    begin = DAG - timedelta(days=5)
    besluit = baan.verzonden({"begin": begin, "einde": DAG + timedelta(days=30)})
    lijn = besluit.besluiten.get().ondersteuning
    h.start_hulp(door, besluit.casus_id, lijn.pk, op=begin)
    meld(baan.wereld, baan.tweede, inwoner=baan.wereld.inwoner(geslachtsnaam="Nieuweling"))
    attendeer(baan.wereld.systeem)
    return baan


def test_van_de_zin_naar_de_lijst_en_een_taak(pagina: Page, adres: str, baan: Baan) -> None:
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.goto("/")
    hoofd = pagina.get_by_role("main")
    expect(hoofd).to_contain_text("hoorde al meer dan 4 weken niets van ons.")
    expect(hoofd.get_by_role("region", name="Stil").or_(hoofd.locator("[aria-labelledby=groep-stil]"))).to_contain_text(
        "47 dagen stil"
    )
    pagina.get_by_role("link", name=re.compile(r"^\d+ termijn(en)?$")).first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Wat moet")
    expect(pagina.get_by_role("heading", name="Te laat")).to_be_visible()
    expect(pagina.get_by_role("main")).to_contain_text("Tom Stilstra")
    pagina.get_by_role("link", name="Tom Stilstra").first.click()

    pagina.get_by_role("link", name="Nieuwe taak").first.click()
    pagina.get_by_label("Wat moet er gebeuren?").fill("Bel Tom")
    pagina.get_by_label("Uiterlijk op").fill("31-2-2026")
    pagina.get_by_role("button", name="Maak de taak").click()
    expect(pagina.get_by_label("Wat moet er gebeuren?")).to_have_value("Bel Tom")
    pagina.get_by_label("Uiterlijk op").fill("")
    pagina.get_by_role("button", name="Maak de taak").click()
    expect(pagina.get_by_text("Taak gemaakt")).to_be_visible()
    assert Taak.objects.get(gemeente=baan.wereld.gemeente, soort="eigen").voor == baan.consulent

    pagina.goto("/")
    pagina.locator("#taken-kop").get_by_role("link").click()
    expect(pagina.get_by_role("main")).to_contain_text("Bel Tom")
    pagina.get_by_role("link", name="Gedaan? Bel Tom").click()
    pagina.get_by_role("button", name="Gedaan").click()
    expect(pagina.get_by_text("Taak afgerond")).to_be_visible()


def test_attenderingen_met_het_toetsenbord(pagina: Page, adres: str, baan: Baan) -> None:
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.goto("/")
    pagina.get_by_role("link", name="Attenderingen", exact=True).focus()
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Attenderingen")
    rijen = pagina.get_by_role("main").get_by_role("listitem")
    begin = rijen.count()
    assert begin >= 2
    pagina.get_by_role("button", name="Gezien", exact=True).first.focus()
    pagina.keyboard.press("Enter")
    expect(rijen).to_have_count(begin - 1)
    pagina.get_by_role("button", name="Alles gezien").click()
    expect(pagina.get_by_text("Je bent helemaal bij")).to_be_visible()


def test_kiezen_wat_er_na_de_hulp_komt(pagina: Page, adres: str, baan: Baan) -> None:
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.goto("/mijn-werk/aflopend/")
    pagina.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
    pagina.get_by_role("link", name=re.compile("Kies wat er na")).first.click()
    pagina.get_by_label("Laten stoppen, met een brief").check()
    pagina.get_by_role("button", name="Leg de keuze vast").click()
    expect(pagina.get_by_role("main")).to_contain_text("Schrijf op waarom de hulp mag stoppen")
    pagina.get_by_label("Waarom mag de hulp stoppen?").fill("Het doel is bereikt.")
    pagina.get_by_role("button", name="Leg de keuze vast").click()
    expect(pagina.get_by_text("Keuze vastgelegd")).to_be_visible()
    expect(pagina.get_by_role("main")).to_contain_text("Het doel is bereikt.")
    pagina.goto("/mijn-werk/aflopend/")
    expect(pagina.get_by_role("main")).to_contain_text("geen hulp af")


def test_op_een_telefoon(pagina: Page, adres: str, baan: Baan) -> None:
    s.kom_binnen(pagina, adres, baan.consulent)
    for breedte in (390, 320):
        pagina.set_viewport_size({"width": breedte, "height": 800})
        for pad in ("/", "/taken/", "/mijn-werk/termijnen/", "/attenderingen/", "/mijn-instellingen/"):
            pagina.goto(pad)
            assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), (pad, breedte)
    pagina.goto("/")
    expect(pagina.get_by_role("link", name="Tom Stilstra").first).to_be_visible()


@pytest.mark.parametrize("functie", [Functie.CONTROLLER, Functie.BEHEERDER])
def test_wie_geen_dossiers_opent(pagina: Page, adres: str, baan: Baan, functie: Functie) -> None:
    door: Hoedanigheid = baan.wereld.medewerker(functie, wetten=[])
    s.kom_binnen(pagina, adres, door)
    pagina.goto("/")
    tegels: Any = pagina.get_by_role("main").get_by_role("link")
    if functie is Functie.CONTROLLER:
        tegels.filter(has_text="Open Budget").click()
        expect(pagina.get_by_role("heading", level=1)).to_contain_text("Budget")
    else:
        tegels.filter(has_text="Open Beheer").click()
        expect(pagina.get_by_role("heading", level=1)).to_contain_text("Beheer")
