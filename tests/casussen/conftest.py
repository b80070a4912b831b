"""One gemeente with a consulent, an outsider and an inwoner, and casussen brought to a state by verbs."""

from typing import Any

import pytest

from tests.casussen.baan import Baan
from tests.fabriek import wereld


@pytest.fixture
def baan(db: Any) -> Baan:
    return Baan(wereld())
