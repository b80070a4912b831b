"""What somebody does in the browser, found by role and label as a person finds it."""

import re
from datetime import date

from django.test import Client
from playwright.sync_api import Locator, Page, expect

from basis.organisatie import inloggen
from basis.organisatie.models import Hoedanigheid
from tests.fabriek import WACHTWOORD

ONDERWERPEN = {
    "Behoeften en voorkeuren": "Mevrouw wil thuis blijven wonen en haar post weer zelf doen.",
    "Eigen kracht en gebruikelijke hulp": "Koken en wassen lukt. Ramen en zwaar werk lukken niet meer.",
    "Mantelzorg en netwerk": "Dochter Petra komt elke zondag en doet de boodschappen.",
    "Wat de mantelzorger nodig heeft": "Petra houdt het vol als er door de week iemand komt.",
    "Algemene voorzieningen": "De soos in Elst bevalt goed. Die lost het huishouden niet op.",
    "Samenwerking met anderen": "Afgestemd met de wijkverpleegkundige.",
    "Bijdrage in de kosten": "De eigen bijdrage via het CAK is uitgelegd.",
}


# -- the basics ------------------------------------------------------------------------------------


def begint(label: str) -> re.Pattern[str]:
    """A label that starts with this: what is optional says so behind it."""
    return re.compile(rf"^{re.escape(label)}", re.IGNORECASE)


def veld(blad: Page, label: str) -> Locator:
    return blad.get_by_role("main").get_by_label(begint(label)).first


def vul(blad: Page, label: str, tekst: str) -> None:
    veld(blad, label).fill(tekst)


def kies(blad: Page, vraag: str, keuze: str) -> None:
    """A radio in its group, or an option of a select."""
    groep = blad.get_by_role("group", name=begint(vraag))
    lijst = blad.get_by_role("combobox", name=begint(vraag))
    # Which of the two it is can only be asked once the page stands there.
    groep.or_(lijst).first.wait_for()
    if groep.count():
        groep.first.get_by_role("radio", name=begint(keuze)).check()
    else:
        lijst.first.select_option(label=keuze)


def vink(blad: Page, label: str) -> None:
    blad.get_by_role("checkbox", name=begint(label)).first.check()


def klik(blad: Page, knop: str) -> None:
    """Press it, and wait for the page it brings, if any: counting on a half read page finds nothing."""
    blad.get_by_role("main").get_by_role("button", name=knop, exact=True).first.click()
    blad.wait_for_load_state()


def bewaar(blad: Page, knop: str, melding: str = "") -> None:
    """Click; no error comes back, and the next page says what was done."""
    weg = blad.url
    with blad.expect_navigation():
        klik(blad, knop)
    fouten = blad.locator("[data-tp-fouten]")
    assert fouten.count() == 0, f"{knop} op {weg}: {fouten.first.inner_text()}"
    if melding:
        expect(blad.get_by_role("status").filter(has_text=melding)).to_be_visible()


def datum(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


# -- coming and going ------------------------------------------------------------------------------


def log_in(blad: Page, mens: Hoedanigheid) -> None:
    """Through the login page."""
    assert mens.medewerker
    blad.goto("/inloggen/")
    vul(blad, "Gebruikersnaam", mens.medewerker.gebruikersnaam)
    vul(blad, "Wachtwoord", WACHTWOORD)
    klik(blad, "Log in")
    expect(blad.get_by_role("heading", level=1)).to_have_text(re.compile(r"^Goede(morgen|middag|navond)"))


def log_uit(blad: Page) -> None:
    menu = blad.get_by_role("banner").locator("summary")
    menu.click()
    blad.get_by_role("button", name="Uitloggen").click()
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()


def wissel(blad: Page, mens: Hoedanigheid) -> None:
    """The next colleague at the same computer."""
    log_uit(blad)
    log_in(blad, mens)


def kom_binnen(blad: Page, adres: str, mens: Hoedanigheid) -> str:
    """Logged in already, where logging in is not what is tested. Gives the session's key."""
    assert mens.medewerker
    sessie = Client().session
    sessie[inloggen.SLEUTEL] = mens.medewerker.pk
    sessie[inloggen.CONTROLE] = mens.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = mens.pk
    sessie.save()
    assert sessie.session_key
    blad.context.add_cookies([{"name": "sessionid", "value": sessie.session_key, "url": adres}])
    return str(sessie.session_key)


# -- the dossier -----------------------------------------------------------------------------------


def open_dossier(blad: Page, naam: str) -> str:
    """From Mijn werk; gives the path of the dossier."""
    blad.goto("/")
    blad.get_by_role("main").get_by_role("link", name=naam).first.click()
    expect(blad.get_by_role("heading", level=1)).to_contain_text(naam)
    return huidig_pad(blad)


def zet(blad: Page, stap: str) -> None:
    """A move on the dossier page."""
    blad.get_by_role("main").get_by_role("link", name=stap, exact=True).first.click()
    blad.wait_for_load_state()
    expect(blad.get_by_role("heading", level=1)).to_be_visible()


def huidig_pad(blad: Page) -> str:
    return re.sub(r"https?://[^/]+", "", blad.url)


def tab(blad: Page, naam: str) -> None:
    blad.get_by_role("navigation", name="Onderdelen van het dossier").get_by_role("link", name=naam).click()


def tijdlijn(blad: Page, pad: str) -> str:
    """All that happened, newest first, as text."""
    blad.goto(f"{pad}tijdlijn/")
    meer = blad.get_by_role("main").get_by_role("link", name="Toon wat eerder gebeurde")
    while meer.count():
        aantal = blad.get_by_role("listitem").count()
        meer.click()
        expect(blad.get_by_role("listitem").nth(aantal)).to_be_attached()
    return blad.get_by_role("main").inner_text()


# -- the journey -----------------------------------------------------------------------------------


def zoek(blad: Page, naam: str, geboren: str) -> None:
    blad.get_by_role("link", name="Melding opnemen").first.click()
    expect(blad.get_by_role("heading", name="Wie zoek je?")).to_be_visible()
    vul(blad, "Naam", naam)
    vul(blad, "Geboortedatum", geboren)
    klik(blad, "Zoek")


def neem_melding_op(blad: Page, *, achternaam: str, geboren: str, vraag: str, ontvangen_op: date) -> None:
    """A new inwoner calls: who, the three questions, and cliëntondersteuning."""
    blad.get_by_role("button", name="Neem de melding op met een nieuwe inwoner").click()
    kies(blad, "Aanspreken als", "mevrouw")
    vul(blad, "Voornamen", "Johanna")
    vul(blad, "Achternaam", achternaam)
    vul(blad, "Geboortedatum", geboren)
    vul(blad, "Straat", "Lindelaan")
    vul(blad, "Huisnummer", "12")
    vul(blad, "Postcode", "6661 ZD")
    vul(blad, "Woonplaats", "Elst")
    kies(blad, "Is post naar dit adres veilig?", "post naar dit adres is veilig")
    vul(blad, "Wat is de vraag?", vraag)
    vul(blad, "Wat kunt u zelf?", "Koken en de was.")
    vul(blad, "Wat kunnen mensen om u heen doen?", "Mijn dochter doet de boodschappen.")
    vul(blad, "Waar hebt u hulp bij nodig?", "Schoonmaken.")
    vul(blad, "Ontvangen op", datum(ontvangen_op))
    vul(blad, "Waarom voer je de melding later in?", "Het lag nog op papier.")
    kies(blad, "Kern waar de inwoner woont", "Elst")
    vink(blad, "Ik wees de inwoner op gratis")
    kies(blad, "Is er een mantelzorger?", "ja")
    vul(blad, "Naam van de mantelzorger", "Petra Zonneveld")
    blad.get_by_label("Wie is dat voor de inwoner?").last.fill("dochter")
    vink(blad, "Ik wees ook de mantelzorger daarop")
    bewaar(blad, "Melding opslaan", "Melding opgeslagen")


def neem_in_behandeling(blad: Page) -> None:
    zet(blad, "In behandeling nemen")
    kies(blad, "Waarop rust de hulp?", "besluit")
    bewaar(blad, "Open de casus", "Casus geopend")


def start_onderzoek(blad: Page, dag: date, *, plan_gewezen: date) -> None:
    zet(blad, "Start het onderzoek")
    vul(blad, "Wanneer begint het onderzoek?", datum(dag))
    vul(blad, "Wanneer vertelde je over het persoonlijk plan?", datum(plan_gewezen))
    bewaar(blad, "Start het onderzoek", "Onderzoek gestart")


def schrijf_onderzoek(blad: Page, dag: date, *, hulpvraag: str, doel: str) -> None:
    """Questions, goal, the seven topics and what the law asks. Ends on the page of the onderzoek."""
    zet(blad, "Open het onderzoek")
    blad.get_by_role("main").get_by_role("link", name="Hulpvraag toevoegen").first.click()
    vul(blad, "Wat vraagt de inwoner?", hulpvraag)
    bewaar(blad, "Voeg toe", "Hulpvraag toegevoegd")
    blad.get_by_role("main").get_by_role("link", name="Doel toevoegen").first.click()
    vul(blad, "Wat moet er anders zijn?", doel)
    bewaar(blad, "Voeg toe", "Doel toegevoegd")
    for onderwerp, tekst in ONDERWERPEN.items():
        vak = veld(blad, onderwerp)
        if not vak.is_visible():
            blad.get_by_role("main").locator("summary").filter(has_text=onderwerp).click()
        vak.fill(tekst)
    vul(blad, "Wanneer was het gesprek?", datum(dag))
    kies(blad, "Welk bewijs zag je?", "paspoort")
    vul(blad, "Wanneer zag je het?", datum(dag))
    vul(blad, "Wat vindt de inwoner van dit verslag?", "Zo is het precies.")
    bewaar(blad, "Sla op", "Onderzoek opgeslagen")


def voeg_hulp_toe(
    blad: Page,
    *,
    trede: str,
    voorziening: str = "",
    partij: str = "",
    omschrijving: str = "",
    uren: str = "",
    begin: date | None = None,
    einde: date | None = None,
) -> None:
    zet(blad, "Hulp toevoegen")
    kies(blad, "Wat voor hulp is dit?", trede)
    if voorziening:
        kies(blad, "Voorziening", f"{voorziening} ({trede})")
        kies(blad, "Wie geeft de hulp?", partij)
        vul(blad, "Hoeveel?", uren)
        kies(blad, "Hoe vaak?", "per week")
        kies(
            blad,
            "Bij welke vraag hoort dit?",
            veld(blad, "Bij welke vraag hoort dit?").locator("option").last.inner_text(),
        )
        kies(
            blad, "Aan welk doel werkt dit?", veld(blad, "Aan welk doel werkt dit?").locator("option").last.inner_text()
        )
    if omschrijving:
        vul(blad, "Wie doet wat?", omschrijving)
    if begin:
        vul(blad, "Eerste dag", datum(begin))
    if einde:
        vul(blad, "Laatste dag", datum(einde))
    bewaar(blad, "Voeg toe", "Hulp toegevoegd")


def maak_verslag(blad: Page) -> None:
    zet(blad, "Maak het verslag")
    bewaar(blad, "Maak het verslag", "Verslag gemaakt")


def verzend_verslag(blad: Page, dag: date) -> None:
    zet(blad, "Verslag op de post")
    vul(blad, "Op welke dag ging het verslag op de post?", datum(dag))
    bewaar(blad, "Leg vast", "Vastgelegd dat het verslag op de post is")


def leg_aanvraag_vast(blad: Page, dag: date) -> None:
    zet(blad, "Aanvraag vastleggen")
    vul(blad, "Ontvangen op", datum(dag))
    kies(blad, "Hoe kwam de aanvraag binnen?", "ondertekend verslag")
    bewaar(blad, "Leg de aanvraag vast", "Aanvraag vastgelegd")


def stel_op(blad: Page) -> None:
    zet(blad, "Beschikking opstellen")
    bewaar(blad, "Maak het concept", "Concept gemaakt")


def schrijf_beschikking(blad: Page, *, afgewezen: tuple[str, ...] = (), knop: str = "Opslaan") -> None:
    """Text for every onderdeel; the named ones are refused."""
    for onderdeel in blad.locator("section.tp-onderdeel").all():
        naam = onderdeel.get_by_role("heading").inner_text()
        weigert = any(deel in naam for deel in afgewezen)
        onderdeel.get_by_role("radio", name=begint("afwijzen" if weigert else "toekennen")).check()
        if weigert:
            onderdeel.get_by_label(begint("Grond van de afwijzing")).select_option(label="mantelzorg of netwerk")
        else:
            onderdeel.get_by_label(begint("Wat moet het opleveren?")).fill("U heeft een schoon huis.")
        onderdeel.get_by_label(begint("Waarom besluit je dit?")).fill(
            "Wij spraken u thuis. Koken lukt. Zwaar werk lukt niet meer. Uw dochter kan dit er niet bij doen."
        )
    if afgewezen:
        vul(
            blad,
            "Wat vindt de inwoner ervan",
            "Wij belden u. U vindt het jammer. Uw dochter helpt u hierbij.",
        )
    bewaar(blad, knop, "Opgeslagen")


def vraag_akkoord(blad: Page, aan: str = "") -> None:
    if aan:
        keuze = veld(blad, "Wie vraag je om te beslissen?")
        if keuze.count() and keuze.evaluate("e => e.tagName") == "SELECT":
            keuze.select_option(label=aan)
        else:
            blad.get_by_role("radio", name=begint(aan)).check()
    bewaar(blad, "Vraag akkoord", "Akkoord gevraagd")


def stel_vast(blad: Page) -> None:
    bewaar(blad, "Stel vast", "Beschikking vastgesteld")


def verzend_besluit(blad: Page, dag: date) -> None:
    zet(blad, "Besluit verzenden")
    vul(blad, "Op de post gedaan op", datum(dag))
    bewaar(blad, "Leg verzending vast", "Verzending vastgelegd")


def hulpstap(
    blad: Page, stap: str, lijn: str, knop: str, *, dag: tuple[str, date], reden: tuple[str, str] | None = None
) -> None:
    """A move beside a line of help, from the dossier and back."""
    tab(blad, "Ondersteuning")
    blad.get_by_role("main").get_by_role("link", name=re.compile(rf"^{stap}\s*: {lijn}")).first.click()
    vul(blad, dag[0], datum(dag[1]))
    if reden:
        kies(blad, *reden)
    bewaar(blad, knop)


def sluit(blad: Page, reden: str) -> None:
    zet(blad, "Sluit de casus")
    kies(blad, "Waarom sluit je de casus?", reden)
    for vraag in blad.get_by_role("group", name=begint("Wat kwam er van")).all():
        vraag.get_by_role("radio").last.check()
    bewaar(blad, "Sluit de casus", "Casus gesloten")


def heropen(blad: Page) -> None:
    zet(blad, "Heropen de casus")
    bewaar(blad, "Heropen", "Casus heropend")


# -- by keyboard only ------------------------------------------------------------------------------

_NAAM = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return '';
    const label = e.type === 'radio' ? e.closest('fieldset')?.querySelector('legend') : e.labels?.[0];
    return (e.getAttribute('aria-label') || (label ?? e).innerText || '').replace(/\\s+/g, ' ').trim();
}"""


def tab_naar(blad: Page, naam: str, hoogstens: int = 120) -> None:
    """Tab until what has the focus is called this (a radio: its question)."""
    gezien: list[str] = []
    for _ in range(hoogstens):
        blad.keyboard.press("Tab")
        gezien.append(blad.evaluate(_NAAM))
        if gezien[-1].startswith(naam):
            return
    raise AssertionError(f"Met Tab kom je niet bij ‘{naam}’, wel bij: {gezien}")


def typ(blad: Page, label: str, tekst: str) -> None:
    tab_naar(blad, label)
    blad.keyboard.press("Control+a")
    blad.keyboard.type(tekst)


def pijl(blad: Page, vraag: str, keuze: str) -> None:
    """To the question, and with arrows or space to the answer."""
    tab_naar(blad, vraag)
    for _ in range(12):
        gekozen = blad.evaluate("document.activeElement.checked && document.activeElement.labels[0].innerText.trim()")
        if gekozen and gekozen.lower().startswith(keuze.lower()):
            return
        if gekozen is False:
            blad.keyboard.press("Space")
        else:
            blad.keyboard.press("ArrowDown")
    raise AssertionError(f"Met de pijltjes kom je niet bij ‘{keuze}’ van ‘{vraag}’")


def enter(blad: Page, naam: str) -> None:
    """To a link or button, press it, and wait for the next page."""
    tab_naar(blad, naam)
    with blad.expect_navigation():
        blad.keyboard.press("Enter")
