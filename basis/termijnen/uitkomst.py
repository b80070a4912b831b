"""What the clock takes and gives: suspensions in, a date with its explanation out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class TermijnFout(ValueError):
    """A question the law has no answer to; carries one Dutch line for screen or stderr."""


class Grond(StrEnum):
    """Why a term stands still. The value is the code that is stored; `artikel` cites it."""

    AANVULLING = "4:15-1a"
    BUITENLAND = "4:15-1b"
    INSTEMMING = "4:15-2a"
    AANVRAGER = "4:15-2b"
    OVERMACHT = "4:15-2c"
    VERZUIM = "7:10-2"
    ALLEN_EENS = "7:10-4a"
    INDIENER_EENS = "7:10-4b"
    PROCEDURE = "7:10-4c"

    @property
    def artikel(self) -> str:
        """'Awb 4:15 lid 1 onder a'."""
        artikel, _, deel = self.value.partition("-")
        lid = f"Awb {artikel} lid {deel[0]}"
        return f"{lid} onder {deel[1]}" if len(deel) > 1 else lid

    @property
    def omschrijving(self) -> str:
        return _GRONDEN[self]


_GRONDEN = {
    Grond.AANVULLING: "de aanvrager moet de aanvraag aanvullen",
    Grond.BUITENLAND: "er is informatie gevraagd in het buitenland",
    Grond.INSTEMMING: "de aanvrager stemt schriftelijk in met uitstel",
    Grond.AANVRAGER: "de vertraging komt door de aanvrager",
    Grond.OVERMACHT: "overmacht",
    Grond.VERZUIM: "de indiener mag een verzuim herstellen (Awb 6:6)",
    Grond.ALLEN_EENS: "alle belanghebbenden stemmen in met uitstel",
    Grond.INDIENER_EENS: "de indiener stemt in met uitstel en anderen worden niet geschaad",
    Grond.PROCEDURE: "uitstel is nodig voor wettelijke procedurevoorschriften",
}


@dataclass(frozen=True, slots=True)
class Opschorting:
    """A stretch in which a term stands still: first and last suspended day."""

    van: date
    tot: date
    grond: Grond | None = None


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of the explanation: the sentence, the day it arrives at, the article."""

    stap: str
    datum: date | None
    artikel: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """`ruwe_einddatum` is after suspension and verdaging, before weekends and feestdagen."""

    einddatum: date
    ruwe_einddatum: date
    uitleg: tuple[Stap, ...]

    @property
    def zin(self) -> str:
        """The whole explanation as one sentence."""
        return "; ".join(stap.stap for stap in self.uitleg)

    def als_dict(self) -> dict[str, Any]:
        """Plain values, in the shape the command prints as JSON."""
        return {
            "einddatum": self.einddatum.isoformat(),
            "ruwe_einddatum": self.ruwe_einddatum.isoformat(),
            "uitleg": [
                {
                    "stap": stap.stap,
                    "datum": stap.datum.isoformat() if stap.datum else None,
                    "artikel": stap.artikel,
                }
                for stap in self.uitleg
            ],
        }
