"""The register: every figure of the house, in the order of the page. docs/cijfers.md is printed from it."""

from monitoring.indicatoren.basis import Indicator, Kader, Soort
from monitoring.indicatoren.doorlooptijd import HULPDUUR, WACHTTIJD
from monitoring.indicatoren.stroom import (
    DOORSTROOM,
    HERNIEUWD,
    HEROPEND,
    INSTROOM,
    MELDINGEN,
    UITSTROOM,
    VOORLIGGEND,
)

REGISTER: tuple[Indicator, ...] = (
    MELDINGEN,
    VOORLIGGEND,
    INSTROOM,
    DOORSTROOM,
    UITSTROOM,
    WACHTTIJD,
    HULPDUUR,
    HERNIEUWD,
    HEROPEND,
)
OP_CODE = {indicator.code: indicator for indicator in REGISTER}

__all__ = ["OP_CODE", "REGISTER", "Indicator", "Kader", "Soort"]
