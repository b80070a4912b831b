"""How a Gebeurtenis is told: one Zin per soort. Each room lists its own; werkplek/tijdlijn.py joins them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from basis.journaal.kamers import bijdragen


@dataclass(frozen=True)
class Zin:
    """The sentence after the name: "Noor van Dijk (gemeente) <tekst>". Tekst may use {keys} of the lading."""

    icoon: str
    tekst: str | Callable[[dict[str, Any]], str]
    in_tijdlijn: bool = True

    def vertel(self, lading: dict[str, Any]) -> str:
        if callable(self.tekst):
            return self.tekst(lading)
        return self.tekst.format_map(lading)


def zin_van(soort: str) -> Zin | None:
    """The sentence of whichever room tells this soort; None when its room is not there."""
    return next((zinnen[soort] for zinnen in bijdragen("gebeurtenissen", "ZINNEN") if soort in zinnen), None)
