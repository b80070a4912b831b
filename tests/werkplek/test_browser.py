"""In a real browser: a call to the end, an appointment with its letter, the agenda; also on a phone, also by key."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from basis.documenten.models import Brief, SoortBrief
from basis.journaal.tijd import vandaag
from basis.werk.models import Afspraak, SoortTaak, Taak
from casussen.models import Contact
from tests.browser import stappen as s
from tests.casussen.baan import Baan
from tests.fabriek import gewone_dag, wereld

BREED: Any = {"width": 1280, "height": 900}
TELEFOON: Any = {"width": 390, "height": 844}


@pytest.fixture
def baan(vastleggend: None) -> Baan:
    return Baan(wereld())


def nr(dagen: int) -> str:
    return f"{vandaag() + timedelta(days=dagen):%d-%m-%Y}"


def past(pagina: Page) -> None:
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("maat", [BREED, TELEFOON], ids=["breed", "telefoon"])
def test_terugbelverzoek_van_begin_tot_eind(pagina: Page, adres: str, baan: Baan, maat: Any) -> None:
    casus = baan.casus(inwoner=baan.wereld.inwoner(geslachtsnaam="Zandstra"))
    collega = baan.collega
    pagina.set_viewport_size(maat)
    s.kom_binnen(pagina, adres, baan.administratie)
    # From any page, by key; typing a t in a field does nothing.
    pagina.goto("/inwoners/")
    pagina.get_by_label("Naam").first.press("t")
    expect(pagina).to_have_url(re.compile("/inwoners/$"))
    pagina.get_by_role("heading", level=1).click()
    pagina.keyboard.press("t")
    expect(pagina).to_have_url(re.compile(f"{reverse('telefoon:opnemen')}$"))

    s.vul(pagina, "Wie belde?", "Dochter Petra")
    s.vul(pagina, "Zoek op naam", "sandstra")
    s.klik(pagina, "Zoek")
    s.kies(pagina, "Over wie gaat het?", "Ans Zandstra")
    assert s.veld(pagina, "Wie belde?").input_value() == "Dochter Petra"
    s.vul(pagina, "Wat is er gezegd?", "De hulp kwam niet.")
    expect(s.veld(pagina, "Op welk nummer?")).not_to_be_visible()
    s.kies(pagina, "Moet er iemand terugbellen?", "Ja, bel terug")
    s.klik(pagina, "Opslaan")
    # What is missing is said at the field; what was typed is still there.
    expect(pagina.get_by_role("alert")).to_contain_text("Vul ‘Op welk nummer’ in.")
    past(pagina)
    s.vul(pagina, "Op welk nummer?", "0481 00 00 09")
    s.kies(pagina, "Wie belt terug?", f"{collega.naam}, Wmo-consulent")
    s.klik(pagina, "Opslaan")
    expect(pagina.get_by_text("Vastgelegd om")).to_be_visible()
    assert Contact.objects.get(dossier_id=casus.pk).tekst == "De hulp kwam niet."

    s.kom_binnen(pagina, adres, collega)
    pagina.goto(reverse("telefoon:terugbellen"))
    expect(pagina.get_by_role("link", name="0481 00 00 09")).to_have_attribute("href", "tel:0481 00 00 09")
    s.klik(pagina, "Niet bereikt")
    expect(pagina.get_by_text("1 keer niet bereikt")).to_be_visible()
    past(pagina)
    pagina.get_by_role("link", name="Gesproken").click()
    expect(s.veld(pagina, "Wat is er gezegd?")).not_to_be_visible()
    s.kies(pagina, "Hoe ging het?", "Gesproken")
    s.vul(pagina, "Wat is er gezegd?", "Morgen komt iemand anders.")
    s.klik(pagina, "Leg vast")
    expect(pagina.get_by_role("heading", name="Niemand hoeft teruggebeld te worden")).to_be_visible()
    taak = Taak.objects.get(dossier_id=casus.pk, soort=SoortTaak.TERUGBELLEN)
    assert taak.klaar_door == collega
    assert Contact.objects.filter(dossier_id=casus.pk).count() == 2


def test_de_sneltoets_kan_uit(pagina: Page, adres: str, baan: Baan) -> None:
    """A single key may get in somebody's way (speech, tremor): off on this device, and on again."""
    s.kom_binnen(pagina, adres, baan.consulent)
    for uit in (True, False):
        pagina.goto("/hulp/")
        knop = pagina.get_by_role("button", name="Sneltoetsen van één toets uitzetten")
        knop.click()
        expect(knop).to_have_attribute("aria-pressed", "true" if uit else "false")
        pagina.goto("/inwoners/")
        pagina.keyboard.press("t")
        if uit:
            expect(pagina.get_by_role("heading", name="Wie zoek je?")).to_be_visible()
        else:
            expect(pagina).to_have_url(re.compile("/telefoon/$"))


def test_afspraak_met_bevestiging_en_agenda(pagina: Page, adres: str, baan: Baan) -> None:
    casus = baan.casus()
    pagina.set_viewport_size(BREED)
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.goto(casus.dossier.get_absolute_url())
    pagina.get_by_role("link", name="Afspraak maken").first.click()
    s.kies(pagina, "Wat voor afspraak?", "Telefonisch gesprek")
    expect(s.veld(pagina, "Waar?")).not_to_be_visible()
    s.kies(pagina, "Wat voor afspraak?", "Huisbezoek")
    expect(s.veld(pagina, "Waar?")).to_be_visible()
    s.vul(pagina, "Dag", s.datum(gewone_dag(3)))
    s.vul(pagina, "Begintijd", "10 uur")
    s.klik(pagina, "Afspraak opslaan")
    expect(pagina.get_by_text("Mevrouw A. Verhoeven: klaar om te verzenden")).to_be_visible()
    afspraak = Afspraak.objects.get(dossier_id=casus.pk)
    brief = Brief.objects.get(dossier_id=casus.pk, soort=SoortBrief.AFSPRAAK)
    with pagina.expect_download() as bestand:
        pagina.get_by_role("link", name="Zet in mijn eigen agenda").click()
    assert b"SUMMARY:Huisbezoek" in bestand.value.path().read_bytes()
    pagina.goto(reverse("documenten:voorbeeld", args=[casus.pk, brief.pk]))
    expect(pagina.get_by_text("Wij komen langs")).to_be_visible()

    # A second one at the same time: the warning is seen, and clicked away.
    pagina.goto(reverse("afspraken:nieuw", args=[casus.pk]))
    s.vul(pagina, "Dag", s.datum(gewone_dag(3)))
    s.vul(pagina, "Begintijd", "10.30")
    s.klik(pagina, "Afspraak opslaan")
    expect(pagina.get_by_role("alert")).to_contain_text("al een afspraak van 10.00 tot 11.00 uur")
    s.vink(pagina, "Ik weet het: plan deze afspraak toch")
    s.klik(pagina, "Afspraak opslaan")
    expect(pagina.get_by_text("Afspraak opgeslagen om")).to_be_visible()

    week = f"{reverse('afspraken:agenda')}?week={gewone_dag(3)}"
    pagina.goto(week)
    rooster = pagina.get_by_role("table")
    expect(rooster.get_by_role("link", name="Ans Verhoeven")).to_have_count(2)
    pagina.get_by_role("link", name="Volgende week").click()
    expect(pagina.get_by_role("heading", name="Geen afspraken in deze week")).to_be_visible()
    pagina.get_by_role("link", name="Vorige week").click()
    pagina.set_viewport_size(TELEFOON)
    expect(rooster).not_to_be_visible()
    lijst = pagina.locator(".tp-dagen").get_by_role("link", name="Ans Verhoeven")
    expect(lijst.first).to_be_visible()
    past(pagina)
    # On paper too it is the list, without buttons.
    pagina.set_viewport_size(BREED)
    pagina.emulate_media(media="print")
    expect(lijst.first).to_be_visible()
    expect(pagina.get_by_role("link", name="Volgende week")).not_to_be_visible()
    assert afspraak.volgnummer == 0


def test_contact_in_vijf_antwoorden_met_een_hand(pagina: Page, adres: str, baan: Baan) -> None:
    casus = baan.casus()
    pagina.set_viewport_size(TELEFOON)
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.goto(reverse("casussen:contact", args=[casus.pk]))
    expect(s.veld(pagina, "Wanneer was het contact?")).not_to_be_visible()
    s.kies(pagina, "Hoe?", "Thuis")
    s.vul(pagina, "Wat is besproken", "Ans wil graag naar de soos.")
    s.kies(pagina, "En nu?", "Ik doe zelf iets")
    s.vul(pagina, "Wat moet er gebeuren?", "De soos bellen")
    past(pagina)
    # Every button is large enough for a thumb.
    hoogtes = pagina.locator(".tp-contact .tp-keuze label").evaluate_all("els => els.map(e => e.offsetHeight)")
    assert min(hoogtes) >= 40
    s.klik(pagina, "Contact opslaan")
    expect(pagina.get_by_text("Contact opgeslagen om")).to_be_visible()
    assert Contact.objects.get(dossier_id=casus.pk).met == "Ans Verhoeven"
    taak = Taak.objects.get(dossier_id=casus.pk, soort=SoortTaak.EIGEN)
    assert (taak.voor, taak.toelichting) == (baan.consulent, "De soos bellen")


def test_zonder_script_werkt_de_telefoon_ook(browser: Any, adres: str, baan: Baan) -> None:
    """The button is a link, the search a form."""
    casus = baan.casus()
    context = browser.new_context(base_url=adres, java_script_enabled=False)
    pagina = context.new_page()
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.goto("/")
    pagina.get_by_role("link", name="Telefoon").click()
    s.vul(pagina, "Zoek op naam", casus.dossier.kenmerk)
    s.klik(pagina, "Zoek")
    s.kies(pagina, "Over wie gaat het?", "Ans Verhoeven")
    s.vul(pagina, "Wie belde?", "Ans")
    s.vul(pagina, "Wat is er gezegd?", "Alles gaat goed.")
    s.kies(pagina, "Moet er iemand terugbellen?", "Nee")
    s.klik(pagina, "Opslaan")
    expect(pagina).to_have_url(re.compile(casus.dossier.get_absolute_url()))
    context.close()
    assert Contact.objects.get(dossier_id=casus.pk).tekst == "Alles gaat goed."


def test_op_een_telefoon_staan_de_termijnen_boven(pagina: Page, adres: str, baan: Baan) -> None:
    """What is seen first is focused first: who must act, the terms, and only then the timeline."""
    casus = baan.casus()
    s.kom_binnen(pagina, adres, baan.consulent)
    pagina.set_viewport_size(TELEFOON)
    pagina.goto(casus.dossier.get_absolute_url())
    main = pagina.get_by_role("main")
    zet = main.locator("#d-zet")
    termijnen = main.get_by_role("heading", name="Termijnen")
    tijd = main.get_by_role("heading", name="Wat er gebeurde")

    def plek(kop: Any) -> tuple[float, float]:
        doos = kop.bounding_box()
        assert doos
        return doos["x"], doos["y"]

    assert plek(zet)[1] < plek(termijnen)[1] < plek(tijd)[1]
    koppen = main.get_by_role("heading", level=2).all_inner_texts()
    volgorde = [next(n for n, kop in enumerate(koppen) if kop.startswith(naam)) for naam in ("Termijnen", "Wat er")]
    assert volgorde == sorted(volgorde)
    past(pagina)
    # On a wide screen they stand side by side, and the rest follows right under the first.
    pagina.set_viewport_size(BREED)
    assert plek(termijnen)[0] > plek(zet)[0] + 300
    assert abs(plek(termijnen)[1] - plek(zet)[1]) < 150
    assert plek(tijd)[0] < plek(termijnen)[0]


def test_de_velden_van_hulp_volgen_de_keuze(browser: Any, adres: str, pagina: Page, baan: Baan) -> None:
    """By style sheet alone, so without script too."""
    casus = baan.onderzoek()
    sleutel = s.kom_binnen(pagina, adres, baan.consulent)
    context = browser.new_context(base_url=adres, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
    blad = context.new_page()
    blad.goto(reverse("casussen:hulp_nieuw", args=[casus.pk]))
    hoeveel, vorm = s.veld(blad, "Hoeveel?"), blad.get_by_role("group", name="In welke vorm?")
    for keuze, maat, met_vorm in (
        ("", False, False),
        ("Eigen kracht", False, False),
        ("Kernteam", True, False),
        ("Maatwerk", True, True),
    ):
        if keuze:
            s.kies(blad, "Wat voor hulp is dit?", keuze)
        expect(hoeveel).to_be_visible(visible=maat)
        expect(vorm).to_be_visible(visible=met_vorm)
    context.close()
