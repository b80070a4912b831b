"""The editor in a real browser: the letter follows what is typed, words of the inwoner jump in, axe finds nothing."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse

from beschikkingen import handelingen as b
from beschikkingen.enums import Resultaat
from beschikkingen.models import Beschikking
from tests.beschikkingen.baan import Baan
from tests.beschikkingen.test_schermen import binnen
from tests.fabriek import wereld


def ga(pagina: Any, adres: str, door: Any, naam: str, *args: int) -> None:
    koekje = binnen(door).cookies[settings.SESSION_COOKIE_NAME]
    pagina.context.add_cookies([{"name": koekje.key, "value": koekje.value, "url": adres}])
    pagina.goto(adres + reverse(f"beschikkingen:{naam}", args=args))


def brief(pagina: Any) -> Any:
    return pagina.frame_locator("iframe[title='Voorbeeld van de brief']")


def niets_te_vinden(pagina: Any) -> None:
    uitslag = Axe().run(pagina)
    assert uitslag.violations_count == 0, uitslag.generate_report()
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_de_brief_loopt_mee_en_wat_getypt_is_blijft(pagina: Any, adres: str) -> None:
    baan = Baan(wereld())
    concept = b.stel_op(baan.consulent, baan.aanvraag().pk)
    ga(pagina, adres, baan.consulent, "bewerken", concept.casus_id, concept.pk)
    pagina.get_by_role("group", name="Wat besluit je over Begeleiding thuis?").get_by_label(
        "Toekennen", exact=True
    ).check()
    pagina.get_by_text("Uit het onderzoek").click()
    pagina.get_by_role("button", name="Zet in de tekst").first.click()
    veld = pagina.get_by_label("Waarom besluit je dit?")
    assert veld.input_value() == "U vertelde ons: ‘Ik durf niet alleen met de bus.’"
    veld.press_sequentially(" Daarom krijgt u hulp.")
    brief(pagina).get_by_text("Daarom krijgt u hulp.").wait_for()
    brief(pagina).get_by_role("heading", name="U krijgt begeleiding thuis").wait_for()
    # The draft is on the server: the page comes back with it, and so does the letter.
    pagina.get_by_text("Concept bewaard om").wait_for()
    pagina.reload()
    brief(pagina).get_by_text("Daarom krijgt u hulp.").wait_for()
    pagina.get_by_role("button", name="Opslaan", exact=True).click()
    pagina.get_by_text("Opgeslagen om").wait_for()
    besluit = Beschikking.objects.get(pk=concept.pk).besluiten.get()
    assert besluit.motivering.endswith("Daarom krijgt u hulp.")
    assert pagina.get_by_role("link", name="Naar vaststellen").is_visible()


def test_de_grond_staat_er_alleen_bij_een_afwijzing(pagina: Any, adres: str) -> None:
    baan = Baan(wereld())
    concept = b.stel_op(baan.consulent, baan.aanvraag().pk)
    ga(pagina, adres, baan.consulent, "bewerken", concept.casus_id, concept.pk)
    grond, keuze = (
        pagina.get_by_label("Grond van de afwijzing"),
        pagina.get_by_role("group", name="Wat besluit je over"),
    )
    assert not grond.is_visible()
    keuze.get_by_label("Afwijzen", exact=True).check()
    assert grond.is_visible()
    assert not pagina.get_by_label("Wat moet het opleveren?").is_visible()
    keuze.get_by_label("Gedeeltelijk toekennen").check()
    assert grond.is_visible()
    assert pagina.get_by_label("Wat moet het opleveren?").is_visible()


def test_axe_vindt_niets_op_een_smal_scherm(pagina: Any, adres: str) -> None:
    """Wide they stand in the table of all screens."""
    baan = Baan(wereld())
    uitkomsten = (Resultaat.TOEKENNEN, Resultaat.AFWIJZEN)
    concept = baan.concept({}, {"voorziening": baan.vervoer}, uitkomsten=uitkomsten)
    pagina.set_viewport_size({"width": 320, "height": 900})
    for naam in ("bewerken", "akkoord", "vaststellen", "vervallen"):
        ga(pagina, adres, baan.consulent, naam, concept.casus_id, concept.pk)
        niets_te_vinden(pagina)
    pagina.go_back()
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    for naam in ("bewerken", "vaststellen", "terug"):
        ga(pagina, adres, baan.tweede, naam, concept.casus_id, concept.pk)
        niets_te_vinden(pagina)
    # An error state.
    pagina.get_by_role("button", name="Stuur terug").click()
    pagina.locator("[data-tp-fouten]").wait_for()
    niets_te_vinden(pagina)
    b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
    ga(pagina, adres, baan.consulent, "verzenden", concept.casus_id, concept.pk)
    niets_te_vinden(pagina)
    baan.drukt(concept.casus_id)
    pagina.reload()
    niets_te_vinden(pagina)
