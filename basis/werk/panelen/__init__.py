"""What this room puts on the dossier page: termijnen, taken, vragen, afspraken and the werkvoorraad."""

from basis.werk.panelen.taken import taken, zet_nieuwe_taak
from basis.werk.panelen.termijnen import NAMEN, termijnen
from basis.werk.panelen.vragen import vragen, zet_vraag
from basis.werk.panelen.werkvoorraad import verdelen, werkvoorraad

__all__ = [
    "NAMEN",
    "taken",
    "termijnen",
    "verdelen",
    "vragen",
    "werkvoorraad",
    "zet_nieuwe_taak",
    "zet_vraag",
]
