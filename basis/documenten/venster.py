"""Whether an address fits the window of the envelope: 85 mm wide, from 47 to 75 mm below the top.

Up to five lines stand at full size, up to seven set closer (`dicht` in brief.css). More never fit.
"""

import math
import re
from collections.abc import Sequence

from basis.scherm.lettertypen import breedte

RUIM, HOOGSTENS = 5, 7
# As in brief.css; a little is kept free, because a browser breaks a word before the last letter that fits.
_PUNTEN = 10.5
_BREED = 83.0
_STUK = re.compile(r"\s+|[^\s-]+-*|-+")


def aantal_regels(regels: Sequence[str]) -> int:
    """How many lines these become on paper; a long one is broken at a space or hyphen, else within the word."""
    return sum(_gebroken(regel) for regel in regels)


def waarom_past_het_niet(regels: Sequence[str]) -> str | None:
    """The Dutch reason, or None."""
    nodig = aantal_regels(regels)
    if nodig <= HOOGSTENS:
        return None
    return f"Naam en adres zijn samen {nodig} regels. In het venster van de envelop passen er {HOOGSTENS}."


def _gebroken(regel: str) -> int:
    aantal, plek = 1, 0.0
    for stuk in _STUK.findall(regel):
        breed = breedte(stuk, _PUNTEN)
        if stuk.isspace() or plek + breed <= _BREED:
            plek += breed
            continue
        aantal += plek > 0
        # A word longer than the line fills whole lines and goes on.
        vol = math.ceil(breed / _BREED) - 1
        aantal, plek = aantal + vol, breed - vol * _BREED
    return aantal
