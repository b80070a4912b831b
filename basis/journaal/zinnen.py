"""How a Gebeurtenis is told: one Zin per soort. Each room fills ZINNEN with its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from basis.journaal.iconen import Icoon
from basis.journaal.plek import Plek


@dataclass(frozen=True)
class Zin:
    """The sentence after the name: "Noor van Dijk (gemeente) <tekst>". Tekst may use {keys} of the lading.

    ValueError at start for an icon that does not exist: later it would be a page that no longer opens.
    """

    icoon: str
    tekst: str | Callable[[dict[str, Any]], str]
    in_tijdlijn: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "icoon", Icoon(self.icoon))

    def vertel(self, lading: dict[str, Any]) -> str:
        if callable(self.tekst):
            return self.tekst(lading)
        return self.tekst.format_map(lading)


ZINNEN: Plek[Mapping[str, Zin]] = Plek(__name__, "hoe een kamer haar gebeurtenissen vertelt")


@cache
def alle_zinnen() -> dict[str, Zin]:
    return {soort: zin for zinnen in ZINNEN for soort, zin in zinnen.items()}


def zin_van(soort: str) -> Zin | None:
    """The sentence of whichever room tells this soort; None when its room is not there."""
    return alle_zinnen().get(soort)
