import pytest

from tests.casussen.baan import Baan
from tests.fabriek import wereld


@pytest.fixture
def baan(db: None) -> Baan:
    return Baan(wereld())
