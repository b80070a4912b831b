from typing import Any

import pytest

from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld


@pytest.fixture
def baan(db: Any) -> Baan:
    return Baan(wereld())
