"""Searching by keyboard, a question to a colleague and back, and an absence: as somebody does it in the browser."""

from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from basis.journaal.models import Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handelingen_afwezigheid import meld_afwezig
from basis.werk.models import Vraag
from tests.browser import stappen as s
from tests.fabriek import Wereld, wereld
from tests.reis import meld, open_casus

BEGIN = "document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"


@pytest.fixture
def w(vastleggend: None) -> Wereld:
    return wereld()


def niets_te_vinden(pagina: Page) -> None:
    uitslag = Axe().run(pagina)
    assert uitslag.violations_count == 0, uitslag.generate_report()
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_zoeken_zonder_muis(pagina: Page, adres: str, w: Wereld) -> None:
    noor = w.medewerker(naam="Noor van Dijk")
    for naam in ("Meijer", "Meyer"):
        meld(w, noor, inwoner=w.inwoner(voornamen="Truus", geslachtsnaam=naam), vraag="Wil een traplift.")
    s.kom_binnen(pagina, adres, noor)
    # From any page, also one with fields of its own.
    pagina.goto("/inwoners/")
    pagina.keyboard.press("/")
    pagina.keyboard.type("Meier")
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    assert pagina.url == f"{adres}/zoeken/"
    expect(pagina.get_by_role("status").filter(has_text="2 resultaten.")).to_be_visible()
    expect(pagina.get_by_text("14 maart 1948").first).to_be_visible()
    niets_te_vinden(pagina)
    pagina.keyboard.press("ArrowDown")
    eerste = pagina.evaluate(BEGIN)
    pagina.keyboard.press("ArrowDown")
    tweede = pagina.evaluate(BEGIN)
    assert " M-" in eerste
    assert " M-" in tweede
    assert eerste != tweede
    pagina.keyboard.press("ArrowUp")
    assert pagina.evaluate(BEGIN) == eerste
    pagina.keyboard.press("ArrowUp")
    assert pagina.evaluate("document.activeElement.name") == "term"
    # A slash in the field is a slash; and the arrows leave a text alone.
    pagina.keyboard.press("End")
    pagina.keyboard.type("/")
    assert pagina.evaluate("document.activeElement.value") == "Meier/"
    pagina.locator("main [data-tp-zoek]").fill("trap")
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    expect(pagina.locator("mark").first).to_have_text("traplift")
    pagina.keyboard.press("ArrowDown")
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Truus")
    assert "Meier" not in " ".join(pagina.evaluate("Object.values(localStorage)"))
    assert Raadpleging.objects.filter(door_id=noor.pk, soort="zoeken").count() == 2


def test_zoeken_op_een_telefoon_en_zonder_script(browser: Any, pagina: Page, adres: str, w: Wereld) -> None:
    noor = w.medewerker()
    meld(w, noor, inwoner=w.inwoner(geslachtsnaam="Zonderscript"))
    sleutel = s.kom_binnen(pagina, adres, noor)
    context = browser.new_context(base_url=adres, java_script_enabled=False, viewport={"width": 320, "height": 640})
    context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
    blad = context.new_page()
    blad.goto("/")
    blad.get_by_role("link", name="Zoeken").click()
    blad.get_by_label("Inwoner, nummer of tekst").fill("zonderscript")
    blad.get_by_role("button", name="Zoek", exact=True).click()
    expect(blad.get_by_text("1 resultaat.")).to_be_visible()
    context.close()


def test_vraag_stellen_en_beantwoorden(pagina: Page, adres: str, w: Wereld) -> None:
    noor = w.medewerker(naam="Noor van Dijk")
    marijke = w.medewerker(Functie.GEDRAGSWETENSCHAPPER, naam="Marijke Smit", team=w.ander_team, wetten=[])
    casus = open_casus(w, noor, inwoner=w.inwoner(geslachtsnaam="Geheimhoudster"), vraag="De vraag.")
    s.kom_binnen(pagina, adres, noor)
    pagina.goto(f"/dossiers/{casus.pk}/")
    s.zet(pagina, "Vraag een collega")
    s.kies(pagina, "Wat voor vraag is het?", "collegiale consultatie")
    pagina.get_by_label("Aan wie?").select_option(label="Marijke Smit, Toegangspunt Zetten")
    s.vul(pagina, "Wat wil je vragen?", "Hoe bouw ik dit op?")
    s.vul(pagina, "Wat deel je?", "Zij schrikt van bezoek.")
    with pagina.expect_navigation():
        s.klik(pagina, "Bekijk wat je collega ziet")
    # The preview has the focus, and holds all that is sent.
    assert pagina.evaluate("document.activeElement.id") == "voorbeeld"
    voorbeeld = pagina.locator("#voorbeeld")
    expect(voorbeeld).to_contain_text("Zij schrikt van bezoek.")
    expect(voorbeeld).not_to_contain_text("Geheimhoudster")
    niets_te_vinden(pagina)
    s.bewaar(pagina, "Verstuur de vraag", "Vraag verstuurd")
    expect(pagina.get_by_role("main")).to_contain_text("Nog geen antwoord")

    vraag = Vraag.objects.get(dossier_id=casus.pk)
    s.kom_binnen(pagina, adres, marijke)
    pagina.goto("/")
    pagina.get_by_role("banner").locator("summary").click()
    pagina.get_by_role("link", name="Vragen", exact=True).click()
    pagina.get_by_role("link", name="Lees en antwoord").click()
    assert pagina.url == f"{adres}/vragen/{vraag.pk}/"
    assert "Geheimhoudster" not in pagina.content()
    pagina.set_viewport_size({"width": 390, "height": 844})
    niets_te_vinden(pagina)
    s.vul(pagina, "Jouw antwoord", "Begin met één vast moment.")
    s.bewaar(pagina, "Verstuur je antwoord", "Antwoord verstuurd")
    assert pagina.goto(f"/dossiers/{casus.pk}/").status == 404

    s.kom_binnen(pagina, adres, noor)
    pagina.goto("/vragen/")
    pagina.get_by_role("link", name="Lees het antwoord").click()
    expect(pagina.get_by_role("main")).to_contain_text("Begin met één vast moment.")
    s.bewaar(pagina, "Gelezen", "Antwoord gelezen")
    pagina.goto(f"/dossiers/{casus.pk}/")
    expect(pagina.get_by_role("main")).to_contain_text("Begin met één vast moment.")


def test_afwezig_met_een_waarnemer(pagina: Page, adres: str, w: Wereld) -> None:
    fatima, jan = w.medewerker(naam="Fatima Aydin"), w.medewerker(naam="Jan Bakker", team=w.ander_team)
    bezet = w.medewerker(naam="Bezet Persoon")
    meld_afwezig(bezet, van=vandaag(), tot=vandaag(), waarnemer=None)
    pk = open_casus(w, fatima).pk
    s.kom_binnen(pagina, adres, fatima)
    pagina.goto("/afwezigheid/")
    pagina.get_by_role("link", name="Meld je afwezig").click()
    s.vul(pagina, "Eerste dag", s.datum(vandaag()))
    s.vul(pagina, "Laatste dag", s.datum(vandaag() + timedelta(days=7)))
    s.kies(pagina, "Wie neemt waar?", "Bezet Persoon, Wmo-consulent")
    with pagina.expect_navigation():
        s.klik(pagina, "Leg de afwezigheid vast")
    expect(pagina.locator("[data-tp-fouten]")).to_contain_text("Bezet Persoon is zelf afwezig")
    assert pagina.get_by_label("Eerste dag").input_value()
    s.kies(pagina, "Wie neemt waar?", "Jan Bakker, Wmo-consulent")
    s.bewaar(pagina, "Leg de afwezigheid vast", "Afwezigheid vastgelegd")
    expect(pagina.get_by_role("main")).to_contain_text("Jan Bakker neemt waar")

    s.kom_binnen(pagina, adres, jan)
    pagina.goto(f"/dossiers/{pk}/")
    expect(pagina.get_by_role("main")).to_contain_text("Fatima Aydin is afwezig tot en met")
    s.zet(pagina, "Contact vastleggen")
    s.kies(pagina, "Hoe?", "Telefoon")
    s.vul(pagina, "Wat is besproken of afgesproken?", "De hulp komt morgen.")
    s.bewaar(pagina, "Contact opslaan")
    expect(pagina.locator(".tp-tijdlijn")).to_contain_text("voor Fatima Aydin")

    s.kom_binnen(pagina, adres, fatima)
    pagina.goto("/afwezigheid/")
    pagina.get_by_role("link", name="Intrekken").click()
    s.bewaar(pagina, "Trek in", "Afwezigheid ingetrokken")
    s.kom_binnen(pagina, adres, jan)
    assert pagina.goto(f"/dossiers/{pk}/").status == 404
