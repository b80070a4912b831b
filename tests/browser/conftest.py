"""A fresh gemeente with the people of the klantreis, on really committed data."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid
from tests.fabriek import Wereld, wereld


@dataclass(frozen=True)
class Huis:
    w: Wereld
    vrijwilliger: Hoedanigheid
    consulent: Hoedanigheid
    teamleider: Hoedanigheid


@pytest.fixture
def huis(vastleggend: None) -> Huis:
    w = wereld()
    return Huis(
        w,
        w.medewerker(Functie.VRIJWILLIGER, naam="Marian de Groot", organisatie=w.partij),
        w.medewerker(Functie.WMO_CONSULENT, naam="Noor van Dijk"),
        w.medewerker(Functie.TEAMLEIDER, naam="Bram Willems"),
    )


@pytest.fixture
def blad(pagina: Page) -> Page:
    pagina.set_viewport_size({"width": 1280, "height": 900})
    return pagina
