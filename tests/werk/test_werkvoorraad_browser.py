"""The werkvoorraad in a real browser: divide in bulk, by mouse and by keyboard alone; on a phone too."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from basis.dossiers.models import Dossier, Overdracht
from tests.browser import stappen as s
from tests.fabriek import wereld
from tests.werk.conftest import Ploeg

URL = reverse("werk:werkvoorraad")


@pytest.fixture
def ploeg(vastleggend: None) -> Ploeg:
    return Ploeg(wereld())


def inwoner(ploeg: Ploeg, naam: str, **anders: Any) -> Dossier:
    wie = ploeg.w.inwoner(voornamen=naam, geslachtsnaam="Jansen")
    return ploeg.dossier(anders.pop("behandelaar", None), inwoner=wie, **anders)


def van(dossier: Dossier) -> str:
    rij = Dossier.objects.select_related("behandelaar__medewerker").get(pk=dossier.pk)
    return rij.behandelaar.naam if rij.behandelaar else ""


def test_verdelen_in_bulk(pagina: Page, adres: str, ploeg: Ploeg) -> None:
    een, twee, drie = (inwoner(ploeg, naam, fataal=n) for naam, n in (("Ria", 3), ("Jan", 9), ("Bep", 20)))
    jeugd = inwoner(ploeg, "Sem", wet="jeugd")
    s.kom_binnen(pagina, adres, ploeg.leider)
    pagina.goto(URL)
    for dossier in ("Ria", "Jan", "Sem"):
        pagina.get_by_role("checkbox", name=f"Kies {dossier} Jansen").check()
    expect(pagina.get_by_role("group", name="Met de gekozen dossiers")).to_contain_text("3 gekozen")
    # First without choosing whom: the ticks stay.
    pagina.get_by_role("button", name="Draag over").click()
    expect(pagina.locator("[data-tp-fouten]")).to_be_focused()
    expect(pagina.get_by_role("checkbox", name="Kies Jan Jansen")).to_be_checked()
    pagina.get_by_label("Aan wie?").select_option(label="Ruud Peters")
    pagina.get_by_role("button", name="Draag over").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("2 dossiers gedaan, 1 overgeslagen")
    expect(pagina.get_by_role("listitem").filter(has_text="Sem Jansen")).to_contain_text("niet onder deze wet")
    assert [van(d) for d in (een, twee, drie, jeugd)] == ["Ruud Peters", "Ruud Peters", "", ""]
    pagina.get_by_role("link", name="Terug naar de werkvoorraad").click()
    expect(pagina.get_by_role("row", name=re.compile("Ria Jansen"))).to_contain_text("Ruud Peters")


def test_met_het_toetsenbord(pagina: Page, adres: str, ploeg: Ploeg) -> None:
    """Tick with space, Enter in a tick does nothing, Tab to the button, Enter."""
    een, twee = inwoner(ploeg, "Ria", fataal=3), inwoner(ploeg, "Jan", fataal=9)
    s.kom_binnen(pagina, adres, ploeg.noor)
    pagina.goto(URL)
    vak = pagina.get_by_role("checkbox", name="Kies Ria Jansen")
    vak.focus()
    pagina.keyboard.press("Space")
    expect(vak).to_be_checked()
    pagina.keyboard.press("Enter")
    assert van(een) == ""
    assert pagina.url.endswith(URL)
    expect(vak).to_be_checked()
    for _ in range(40):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement.value") == "oppakken":
            break
    assert pagina.evaluate("document.activeElement.value") == "oppakken"
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("1 dossier gedaan")
    assert (van(een), van(twee)) == ("Noor van Dijk", "")


def test_alles_kiezen_en_wissen(pagina: Page, adres: str, ploeg: Ploeg) -> None:
    for naam in ("Ria", "Jan", "Bep"):
        inwoner(ploeg, naam)
    s.kom_binnen(pagina, adres, ploeg.noor)
    pagina.goto(URL)
    pagina.get_by_role("checkbox", name="Kies alles op deze bladzijde").check()
    balk = pagina.get_by_role("group", name="Met de gekozen dossiers")
    expect(balk).to_contain_text("3 gekozen")
    pagina.get_by_role("button", name="Keuze wissen").click()
    expect(balk).to_be_hidden()
    expect(pagina.get_by_role("checkbox", name="Kies alles op deze bladzijde")).to_be_focused()
    expect(pagina.get_by_role("checkbox", name="Kies Jan Jansen")).not_to_be_checked()


@pytest.mark.parametrize(("breedte", "hoogte"), [(1280, 700), (390, 844)])
def test_de_balk_komt_als_er_iets_gekozen_is(pagina: Page, adres: str, ploeg: Ploeg, breedte: int, hoogte: int) -> None:
    for n in range(16):
        inwoner(ploeg, f"Ria{n}", fataal=n)
    s.kom_binnen(pagina, adres, ploeg.leider)
    pagina.set_viewport_size({"width": breedte, "height": hoogte})
    pagina.goto(URL)
    balk = pagina.get_by_role("group", name="Met de gekozen dossiers")
    expect(pagina.get_by_role("checkbox", name="Kies Ria0 Jansen")).to_be_visible()
    expect(balk).to_be_hidden()
    for naam in ("Ria0", "Ria1", "Ria2"):
        pagina.get_by_role("checkbox", name=f"Kies {naam} Jansen").check()
    expect(balk).to_contain_text("3 gekozen")
    # At the bottom of the screen, though the list goes on below it; and not in the way of the list.
    doos = balk.bounding_box()
    assert doos
    assert pagina.evaluate("document.documentElement.scrollHeight") > hoogte + 300
    assert abs(doos["y"] + doos["height"] - hoogte) < 2
    assert doos["height"] < hoogte / 3
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pagina.get_by_role("checkbox", name="Kies Ria2 Jansen").press("Space")
    expect(balk).to_contain_text("2 gekozen")


def test_zonder_script_is_de_balk_er_altijd(browser: Any, pagina: Page, adres: str, ploeg: Ploeg) -> None:
    inwoner(ploeg, "Ria")
    sleutel = s.kom_binnen(pagina, adres, ploeg.leider)
    context = browser.new_context(base_url=adres, java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
    blad = context.new_page()
    blad.goto(URL)
    expect(blad.get_by_role("group", name="Met de gekozen dossiers")).to_be_visible()
    blad.get_by_role("checkbox", name="Kies Ria Jansen").check()
    blad.get_by_role("button", name="Draag over").click()
    kop = blad.locator("[data-tp-fouten] h2")
    expect(kop).to_have_text("1 ding klopt nog niet")
    context.close()


@pytest.mark.parametrize("breedte", [390, 320])
def test_de_kop_op_een_telefoon_is_een_rij(browser: Any, pagina: Page, adres: str, ploeg: Ploeg, breedte: int) -> None:
    sleutel = s.kom_binnen(pagina, adres, ploeg.leider)
    context = browser.new_context(
        base_url=adres, viewport={"width": breedte, "height": 844}, has_touch=True, is_mobile=True
    )
    context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
    blad = context.new_page()
    blad.goto(URL)
    kop = blad.get_by_role("banner")
    doos = kop.bounding_box()
    assert doos
    assert doos["height"] <= 72
    delen = [
        kop.get_by_role("link", name="Toegangspunt"),
        kop.get_by_role("link", name="Zoeken"),
        kop.get_by_role("link", name="Telefoon"),
        kop.get_by_role("link", name="Attenderingen"),
        kop.locator("summary"),
        kop.get_by_role("button", name="Menu"),
    ]
    dozen = [deel.bounding_box() for deel in delen]
    assert all(d and d["width"] >= 40 and d["height"] >= 40 for d in dozen), dozen
    links = [d["x"] for d in dozen if d]
    assert links == sorted(links)
    assert blad.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_filteren_bewaren_en_terugvinden(pagina: Page, adres: str, ploeg: Ploeg) -> None:
    inwoner(ploeg, "Ria", fataal=-2)
    inwoner(ploeg, "Jan", fataal=30)
    s.kom_binnen(pagina, adres, ploeg.noor)
    pagina.goto(URL)
    filters = pagina.get_by_role("search", name="Filters")
    filters.get_by_label("Termijn", exact=True).select_option(label="Te laat")
    filters.get_by_label("Behandelaar", exact=True).select_option(label="Van niemand")
    pagina.get_by_role("button", name="Toon dossiers").click()
    expect(pagina.get_by_role("link", name="Ria Jansen")).to_be_visible()
    expect(pagina.get_by_role("link", name="Jan Jansen")).to_have_count(0)
    assert "termijn=te_laat&medewerker=niemand" in pagina.url
    pagina.get_by_role("link", name="Selectie bewaren").click()
    pagina.get_by_label("Naam van de selectie").fill("Te laat en van niemand")
    pagina.get_by_role("button", name="Bewaar selectie").click()
    expect(pagina.get_by_role("navigation", name="Selecties").locator("[aria-current]")).to_have_text(
        re.compile("Te laat en van niemand")
    )
    pagina.get_by_text("Kolommen kiezen").click()
    pagina.get_by_role("checkbox", name="Gewicht").check()
    pagina.get_by_role("button", name="Toon deze kolommen").click()
    expect(pagina.get_by_role("columnheader", name="Gewicht")).to_be_visible()
    assert "termijn=te_laat" in pagina.url


def test_alles_van_een_collega_op_een_telefoon(pagina: Page, adres: str, ploeg: Ploeg) -> None:
    pagina.set_viewport_size({"width": 390, "height": 800})
    dossiers = [inwoner(ploeg, naam, behandelaar=ploeg.noor) for naam in ("Ria", "Jan")]
    s.kom_binnen(pagina, adres, ploeg.leider)
    pagina.goto(reverse("werk:overdracht_kies"))
    pagina.get_by_label("Van welke collega?").select_option(label="Noor van Dijk")
    pagina.get_by_role("button", name="Toon de dossiers").click()
    pagina.get_by_label(s.begint("Wie krijgt de dossiers?")).select_option(label="Ruud Peters")
    pagina.get_by_role("button", name="Bied aan").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("2 dossiers gedaan")
    assert [van(d) for d in dossiers] == ["Noor van Dijk"] * 2
    s.kom_binnen(pagina, adres, ploeg.ruud)
    pagina.goto(reverse("werk:aangeboden"))
    pagina.get_by_role("link", name="Lees de samenvatting van Ria Jansen").click()
    expect(pagina.get_by_text("Fase: Toegang.")).to_be_visible()
    pagina.get_by_role("link", name="Niet aannemen").click()
    pagina.get_by_label("Waarom neem je dit dossier niet aan?").fill("Ik ken mevrouw.")
    pagina.get_by_role("button", name="Neem niet aan").click()
    pagina.get_by_role("checkbox", name="Kies Jan Jansen").check()
    pagina.get_by_role("button", name="Neem de gekozen dossiers aan").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("1 dossier gedaan")
    assert [van(d) for d in dossiers] == ["Noor van Dijk", "Ruud Peters"]
    assert set(Overdracht.objects.filter(dossier__in=dossiers).values_list("antwoord", flat=True)) == {
        "geweigerd",
        "aangenomen",
    }


def test_enter_zonder_script_doet_ook_niets(browser: Any, adres: str, ploeg: Ploeg) -> None:
    """The list works without script; Enter in a tick comes back with what to do, and the tick stays."""
    dossier = inwoner(ploeg, "Ria")
    context = browser.new_context(base_url=adres, java_script_enabled=False)
    blad = context.new_page()
    s.kom_binnen(blad, adres, ploeg.noor)
    blad.goto(URL)
    blad.get_by_role("checkbox", name="Kies Ria Jansen").check()
    blad.keyboard.press("Enter")
    expect(blad.get_by_text("Kies wat je met de dossiers wilt doen").first).to_be_visible()
    expect(blad.get_by_role("checkbox", name="Kies Ria Jansen")).to_be_checked()
    assert van(dossier) == ""
    blad.get_by_role("button", name="Pak op", exact=True).click()
    expect(blad.get_by_role("heading", level=1)).to_have_text("1 dossier gedaan")
    context.close()
