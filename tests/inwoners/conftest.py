import pytest

from basis.organisatie.enums import Functie
from tests.fabriek import wereld


@pytest.fixture
def plek(db):
    """A gemeente of its own; other tests may have committed theirs."""
    return wereld()


@pytest.fixture
def gemeente(plek):
    return plek.gemeente


@pytest.fixture
def systeem(plek):
    return plek.systeem


@pytest.fixture
def maak_door(plek):
    return plek.medewerker


@pytest.fixture
def consulent(maak_door):
    return maak_door(Functie.WMO_CONSULENT)


@pytest.fixture
def vrijwilliger(maak_door):
    return maak_door(Functie.VRIJWILLIGER)
