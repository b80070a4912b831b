"""The screens in a real browser: nothing for axe to find, and an upload by keyboard."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from basis.documenten.afnemers import maak_brief_pdf
from basis.documenten.models import Brief, Document
from basis.dossiers.models import Dossier
from basis.journaal.models import Uitgaand
from tests.documenten import hulp
from tests.documenten.test_controle import PDF
from tests.fabriek import wereld

pytestmark = pytest.mark.pdf


@pytest.fixture
def bij(pagina: Page, adres: str) -> Dossier:
    """A dossier with a letter that is ready and one that waits; the browser is logged in."""
    w = wereld()
    door = w.medewerker(naam="Noor van Dijk")
    dossier = hulp.dossier(w, door)
    klaar = hulp.brief(door, dossier)
    with transaction.atomic():
        maak_brief_pdf(Uitgaand.objects.get(afnemer="brief-pdf", gegevens__brief=klaar.pk))
    sleutel = hulp.binnen(door).cookies["sessionid"].value
    pagina.context.add_cookies([{"name": "sessionid", "value": sleutel, "url": adres}])
    return dossier


def niets_te_vinden(pagina: Page) -> None:
    uitslag = Axe().run(pagina)
    assert uitslag.violations_count == 0, uitslag.generate_report()


@pytest.mark.parametrize("breedte", [1280, 320])
def test_axe_vindt_niets(pagina: Page, bij: Dossier, breedte: int) -> None:
    pagina.set_viewport_size({"width": breedte, "height": 900})
    brief = Brief.objects.get(dossier=bij)
    for naam, args in (("toevoegen", [bij.pk]), ("verzend", [bij.pk, brief.pk]), ("voorbeeld", [bij.pk, brief.pk])):
        pagina.goto(reverse(f"documenten:{naam}", args=args))
        niets_te_vinden(pagina)
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{naam} schuift opzij"


def test_axe_vindt_niets_in_de_foutstaat(pagina: Page, bij: Dossier) -> None:
    pagina.goto(reverse("documenten:toevoegen", args=[bij.pk]))
    pagina.get_by_role("button", name="Document toevoegen").click()
    pagina.get_by_text("Kies bij ‘Bestand’ een bestand.").first.wait_for()
    niets_te_vinden(pagina)


def test_uploaden_met_het_toetsenbord(pagina: Page, bij: Dossier, tmp_path: Path) -> None:
    (tmp_path / "Brief huisarts.pdf").write_bytes(PDF)
    pagina.goto(reverse("documenten:toevoegen", args=[bij.pk]))
    pagina.get_by_label("Bestand").set_input_files(tmp_path / "Brief huisarts.pdf")
    pagina.get_by_label("Wat voor stuk is het?").focus()
    pagina.keyboard.type("advies")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("Brief huisarts")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("Brief van uw huisarts")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(f"**{bij.get_absolute_url()}")
    document = Document.objects.get(dossier=bij)
    assert (document.naam, document.naam_inwoner, document.soort) == (
        "Brief huisarts",
        "Brief van uw huisarts",
        "advies",
    )
