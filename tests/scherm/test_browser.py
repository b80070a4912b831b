"""Text survives: a lost connection, an expired login, a late answer. In a real browser."""

import re
import uuid
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from basis.organisatie.models import Hoedanigheid, Toegangspunt
from basis.scherm.models import Concept
from tests.scherm.conftest import log_in, maak_door


@pytest.fixture
def huis(adres: str, vastleggend: None) -> str:
    return adres


@pytest.fixture
def mens(vastleggend: None) -> Hoedanigheid:
    return maak_door()


def kom_binnen(context: BrowserContext, huis: str, door: Hoedanigheid) -> str:
    sleutel = log_in(Client(), door).session.session_key
    assert sleutel
    context.add_cookies([{"name": "sessionid", "value": sleutel, "url": huis}])
    return sleutel


@pytest.fixture
def blad(pagina: Page, huis: str, mens: Hoedanigheid) -> Page:
    pagina.set_viewport_size({"width": 1280, "height": 900})
    kom_binnen(pagina.context, huis, mens)
    return pagina


def bewaard(blad: Page) -> list[str]:
    return blad.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('tp:tekst:'))")  # type: ignore[no-any-return]


def tot_op_het_toestel(blad: Page) -> None:
    expect(blad.locator("[data-tp-bewaard]")).to_have_text("Je tekst staat veilig op dit toestel.")
    assert len(bewaard(blad)) == 1


def test_een_verlopen_login_kost_geen_tekst(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    assert mens.medewerker
    mens.medewerker.set_password("een-lang-testwachtwoord")
    mens.medewerker.save()
    kom_binnen(blad.context, huis, mens)
    sleutel = next(c["value"] for c in blad.context.cookies() if c["name"] == "sessionid")
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=verhaal]", "Ik durf niet meer alleen te douchen.")
    blad.check("text=Balie")
    blad.fill("[name=bsn]", "123456782")
    tot_op_het_toestel(blad)
    assert "123456782" not in blad.evaluate("JSON.stringify(localStorage)")
    Session.objects.filter(session_key=sleutel).delete()
    blad.click("text=Opslaan")
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()
    blad.fill("[name=gebruikersnaam]", mens.medewerker.gebruikersnaam)
    blad.fill("[name=wachtwoord]", "een-lang-testwachtwoord")
    blad.click("text=Log in")
    blad.wait_for_url(f"{huis}/versie/")
    expect(blad.locator("[name=verhaal]")).to_have_value("Ik durf niet meer alleen te douchen.")
    expect(blad.get_by_label("Balie")).to_be_checked()
    expect(blad.locator("[data-tp-bewaard]")).to_contain_text("staat er weer")


def test_een_lost_verbinding_zegt_dat_de_tekst_veilig_is(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    blad.goto(f"{huis}/proef/")
    blad.context.set_offline(True)
    blad.fill("[name=naam]", "Elst")
    blad.click("text=Opslaan")
    status = blad.locator("[data-tp-bewaard]")
    expect(status).to_contain_text("Geen verbinding. Je tekst staat veilig op dit toestel")
    blad.context.set_offline(False)
    expect(status).to_contain_text(re.compile(r"Concept bewaard om \d+\.\d\d"), timeout=15_000)
    assert Concept.objects.get(door=mens).inhoud["naam"] == ["Elst"]
    assert bewaard(blad) == []
    blad.click("text=Opslaan")
    expect(blad.get_by_role("status").first).to_contain_text("Proef opgeslagen om")
    assert Toegangspunt.objects.filter(gemeente=mens.gemeente).count() == 1
    assert bewaard(blad) == []
    assert not Concept.objects.filter(door=mens).exists()


def test_verstuurd_maar_geen_antwoord_gezien(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    """The server did it, the answer got lost: the text is gone and the result is a link away."""
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=naam]", "Elst")
    tot_op_het_toestel(blad)

    # The request arrives at the server; the browser only sees its connection break.
    bewijs = blad.locator("[name=bewijs]").input_value()
    log_in(Client(), mens).post("/versie/", {"naam": "Elst", "bewijs": bewijs, "versie": 2})
    blad.route("**/versie/", lambda route: route.abort())
    blad.click("text=Opslaan")
    blad.wait_for_url("chrome-error://**")
    blad.unroute("**/versie/")
    assert Toegangspunt.objects.filter(gemeente=mens.gemeente).count() == 1
    blad.goto(f"{huis}/versie/")
    expect(blad.locator("[data-tp-bewaard]")).to_contain_text("Wat je hier eerder typte is opgeslagen om")
    expect(blad.locator("[name=naam]")).to_have_value("")
    assert blad.locator("main [name=bewijs]").input_value() != bewijs
    assert bewaard(blad) == []
    blad.click("text=Bekijk het resultaat")
    expect(blad.get_by_role("heading", name="Resultaat")).to_be_visible()


def test_een_oud_bewijs_komt_nooit_terug_in_een_nieuw_formulier(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    """Sent and refused, or never arrived: the text comes back, the proof, version and csrf do not."""
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=naam]", "Elst")
    bewijs = blad.locator("main [name=bewijs]").input_value()
    blad.route("**/versie/", lambda route: route.abort())
    blad.click("text=Opslaan")
    blad.wait_for_url("chrome-error://**")
    blad.unroute("**/versie/")
    blad.goto(f"{huis}/versie/")
    expect(blad.locator("[name=naam]")).to_have_value("Elst")
    assert blad.locator("main [name=bewijs]").input_value() != bewijs
    assert "csrfmiddlewaretoken" not in blad.evaluate("JSON.stringify(localStorage)")
    blad.click("text=Opslaan")
    expect(blad.get_by_role("heading", name="Resultaat")).to_be_visible()
    assert Toegangspunt.objects.filter(gemeente=mens.gemeente).count() == 1


def test_eerst_vragen_dan_pas_terugzetten(blad: Page, huis: str) -> None:
    """Where the next one is somebody else, nothing of the text before shows until it is asked for."""
    blad.goto(f"{huis}/vraagt/")
    blad.fill("[name=naam]", "van de vorige")
    tot_op_het_toestel(blad)
    blad.reload()
    keus = blad.get_by_role("region", name="Niet afgemaakt")
    expect(keus).to_contain_text(re.compile(r"Je was bezig met een melding van \d+\.\d\d uur"))
    expect(keus).to_be_focused()
    expect(blad.locator("[name=naam]")).to_be_hidden()
    expect(blad.locator("[name=naam]")).to_have_value("")
    blad.click("text=Ga verder")
    expect(blad.locator("[name=naam]")).to_have_value("van de vorige")
    expect(blad.locator("[name=naam]")).to_be_focused()
    blad.reload()
    blad.click("text=Begin opnieuw")
    expect(blad.locator("[name=naam]")).to_be_visible()
    expect(blad.locator("[name=naam]")).to_have_value("")
    assert bewaard(blad) == []


def test_ook_zonder_regel_opgeslagen_is_de_tekst_weg(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    """A bulk form ends on a page of its own, which says itself what was saved. Twice in a row does two things."""
    for naam in ("Elst", "Zetten"):
        blad.goto(f"{huis}/veel/")
        expect(blad.locator("[name=naam]")).to_have_value("")
        blad.fill("[name=naam]", naam)
        blad.click("text=Opslaan")
        expect(blad.get_by_role("heading", name="Resultaat")).to_be_visible()
        expect(blad.locator(".tp-opgeslagen")).to_have_count(0)
        assert bewaard(blad) == []
    namen = Toegangspunt.objects.filter(gemeente=mens.gemeente).values_list("naam", flat=True)
    assert set(namen) == {"Elst", "Zetten"}


def test_uitloggen_wist_het_toestel_en_een_ander_ziet_niets(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=naam]", "van mij")
    tot_op_het_toestel(blad)
    kom_binnen(blad.context, huis, maak_door(gemeente=mens.gemeente))
    blad.goto(f"{huis}/versie/")
    expect(blad.locator("[name=naam]")).to_have_value("")
    assert bewaard(blad) == []
    blad.fill("[name=naam]", "van haar")
    tot_op_het_toestel(blad)
    blad.click(".tp-gebruiker summary")
    blad.click("text=Uitloggen")
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()
    assert bewaard(blad) == []


def test_weggooien(blad: Page, huis: str) -> None:
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=naam]", "toch niet")
    tot_op_het_toestel(blad)
    blad.reload()
    blad.click("text=Weggooien")
    expect(blad.locator("[name=naam]")).to_have_value("")
    assert bewaard(blad) == []


def test_toetsenbord(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    blad.goto(f"{huis}/lijst/")
    blad.keyboard.press("/")
    expect(blad.locator("[name=q]")).to_be_focused()
    blad.keyboard.type("a/b")
    expect(blad.locator("[name=q]")).to_have_value("a/b")
    blad.keyboard.press("Enter")
    blad.wait_for_url(re.compile(r"\?q=a%2Fb$"))
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=start]", "31-2-2026")
    blad.focus("[name=verhaal]")
    blad.keyboard.press("Control+Enter")
    expect(blad.locator("[data-tp-fouten]")).to_be_focused()
    blad.keyboard.press("Tab")
    blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    expect(blad.locator("[name=start]")).to_be_focused()


def test_dubbelklik(blad: Page, huis: str, mens: Hoedanigheid) -> None:
    verzoeken: list[str] = []
    blad.on("request", lambda r: verzoeken.append(r.url) if r.method == "POST" else None)
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=naam]", "Elst")
    blad.dblclick("text=Opslaan")
    expect(blad.get_by_role("heading", name="Resultaat")).to_be_visible()
    assert len(verzoeken) == 1
    assert Toegangspunt.objects.filter(gemeente=mens.gemeente).count() == 1


@pytest.mark.parametrize("breedte", [1440, 320])
def test_axe_vindt_niets_en_niets_steekt_uit(browser: Any, huis: str, mens: Hoedanigheid, breedte: int) -> None:
    context = browser.new_context(viewport={"width": breedte, "height": 900})
    kom_binnen(context, huis, mens)
    blad = context.new_page()
    for pad in (
        "/proef/",
        "/resultaat/1/",
        "/lijst/?q=a",
        "/lijst/?vanaf=ooit",
        "/hulp/",
        "/weg/",
        "/weigert/",
        "/stuk/",
    ):
        blad.goto(huis + pad)
        gevonden = [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(blad).response["violations"]]
        assert gevonden == [], pad
        assert blad.evaluate("document.documentElement.scrollWidth <= innerWidth"), pad
    for pad, naam in (("/proef/", ""), ("/proef/", "weiger"), ("/versie/", "x"), ("/knop/", None)):
        blad.goto(huis + pad)
        if naam is not None:
            blad.fill("[name=naam]", naam)
            blad.fill("[name=start]", "" if naam else "31-2-2026")
            blad.evaluate("document.querySelector('main [name=versie]').value = 1")
        blad.click("main .utrecht-button--primary-action")
        expect(blad.locator("[data-tp-fouten]")).to_be_focused()
        gevonden = [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(blad).response["violations"]]
        assert gevonden == [], (pad, naam)
        assert blad.evaluate("document.documentElement.scrollWidth <= innerWidth"), pad
    context.close()


def test_zonder_script_werkt_het_ook(browser: Any, huis: str, mens: Hoedanigheid) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    kom_binnen(context, huis, mens)
    blad = context.new_page()
    blad.goto(f"{huis}/lijst/")
    blad.click("text=Filters")
    blad.fill("[name=q]", "els")
    blad.click("text=Toon kernen")
    assert "q=els" in blad.url
    blad.goto(f"{huis}/versie/")
    blad.fill("[name=naam]", f"Elst {uuid.uuid4()}")
    blad.click("text=Opslaan")
    assert "/resultaat/" in blad.url
    context.close()
