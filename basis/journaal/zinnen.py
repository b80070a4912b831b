"""How a Gebeurtenis is told: one Zin per soort. Each room lists its own; werkplek/tijdlijn.py joins them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


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
