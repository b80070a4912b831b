"""Mijn werk in a browser: what it says, that each number opens its list, and on a phone."""

import re

"""Searching by keyboard, a question to a colleague and back, and an absence: as somebody does it in the browser."""

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
        expect(pagina.get_by_role("main")).to_contain_text("Nog geen werk in deze rol")


"""Opschorten and hervatten in a real browser: the day moves on screen, before and after saving."""


from django.conf import settings
from django.urls import reverse

from basis.journaal.tijd import vandaag
from basis.scherm.opmaak import datum, datum_voluit
from basis.werk.models import Termijn
from tests.beschikkingen.baan import Baan
from tests.beschikkingen.test_schermen import binnen
from tests.werk.hulp import besluittermijn, vers


def kom_binnen(pagina: Any, adres: str, door: Any) -> None:
    koekje = binnen(door).cookies[settings.SESSION_COOKIE_NAME]
    pagina.context.add_cookies([{"name": koekje.key, "value": koekje.value, "url": adres}])


def schrijf(dag: Any) -> str:
    return f"{dag:%d-%m-%Y}"


def test_opschorten_en_hervatten_terwijl_de_datum_verschuift(pagina: Any, adres: str) -> None:
    baan = Baan(wereld())
    termijn = besluittermijn(baan, dagen_geleden=2)
    eerst = termijn.einddatum
    kom_binnen(pagina, adres, baan.consulent)
    dossier = adres + reverse("werkplek:dossier", args=[termijn.dossier_id])
    # The first term of the panel is the one that ends first: the besluit term.
    blok = pagina.locator("aside section").filter(has=pagina.get_by_role("heading", name="Termijnen"))
    paneel = blok.locator(".tp-stapel").filter(has_text="Besluit bekendmaken").first

    pagina.goto(dossier)
    paneel.get_by_text(f"Uiterlijk {datum_voluit(eerst)}").wait_for()
    paneel.get_by_role("link", name="Opschorten").click()
    pagina.get_by_label("De aanvrager moet de aanvraag aanvullen").check()
    van, tot = vandaag(), vandaag() + timedelta(days=20)
    vooruit = pagina.locator("#gevolg")
    voor = vooruit.inner_text()
    pagina.get_by_label("Eerste dag waarop de klok stilstaat").fill(schrijf(van))
    pagina.get_by_label("Laatste dag waarop de klok stilstaat").fill(schrijf(tot))
    # The look ahead follows what is typed: twenty-one days, then one roll.
    pagina.wait_for_function("(oud) => document.querySelector('#gevolg').innerText !== oud", arg=voor)
    pagina.get_by_label("Toelichting").fill("Het advies mist nog.")
    # A suspension ending before it begins is said at once.
    pagina.get_by_label("Laatste dag waarop de klok stilstaat").fill(schrijf(van - timedelta(days=1)))
    vooruit.get_by_text("Dit kan niet. De laatste dag ligt voor de eerste dag.").wait_for()
    pagina.get_by_label("Laatste dag waarop de klok stilstaat").fill(schrijf(tot))
    vooruit.get_by_text(f"Nu is dat {datum_voluit(eerst)}").wait_for()
    beloofd = vooruit.inner_text()
    pagina.get_by_role("button", name="Zet de klok stil").click()
    paneel.get_by_text("De klok staat stil tot en met").wait_for()
    later = vers(termijn).einddatum
    assert later > eerst
    assert f"wordt de uiterste dag {datum_voluit(later)}" in beloofd
    assert paneel.get_by_text(f"Uiterlijk {datum_voluit(later)}").is_visible()
    assert pagina.get_by_text("De inwoner is aan zet").is_visible()
    assert paneel.get_by_text("Het advies mist nog.").is_visible()

    paneel.get_by_role("link", name="Hervatten").click()
    pagina.get_by_text(f"wordt de uiterste dag {datum_voluit(eerst)}").wait_for()
    pagina.get_by_role("button", name="Laat de klok weer lopen").click()
    paneel.get_by_text(f"Uiterlijk {datum_voluit(eerst)}").wait_for()
    assert not paneel.get_by_text("De klok staat stil").count()
    assert pagina.get_by_text("Jij bent aan zet").is_visible()
    paneel.get_by_text("Wat er verschoof (2)").click()
    assert paneel.get_by_text(f"{datum(eerst)} werd {datum(later)}").is_visible()
    assert Termijn.objects.get(pk=termijn.pk).einddatum == eerst


from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from basis.journaal.models import Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handelingen_afwezigheid import meld_afwezig
from basis.werk.models import Vraag
from tests.fabriek import Wereld
from tests.reis import open_casus

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
    assert eerste.startswith("Melding M-")
    assert tweede.startswith("Melding M-")
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
    pagina.get_by_role("link", name="Vragen").click()
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
    s.kies(pagina, "Hoe had je contact?", "telefoon")
    s.vul(pagina, "Wat is besproken of afgesproken?", "De hulp komt morgen.")
    s.bewaar(pagina, "Contact opslaan")
    expect(pagina.locator(".tp-tijdlijn")).to_contain_text("voor Fatima Aydin")

    s.kom_binnen(pagina, adres, fatima)
    pagina.goto("/afwezigheid/")
    pagina.get_by_role("link", name="Intrekken").click()
    s.bewaar(pagina, "Trek in", "Afwezigheid ingetrokken")
    s.kom_binnen(pagina, adres, jan)
    assert pagina.goto(f"/dossiers/{pk}/").status == 404
