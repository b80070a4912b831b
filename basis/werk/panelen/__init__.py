"""What this room puts on the dossier page: termijnen, taken, and its place in the werkvoorraad."""
"""What this room puts on the dossier page: termijnen, taken and vragen."""

from basis.werk.panelen.taken import taken, zet_nieuwe_taak
from basis.werk.panelen.termijnen import NAMEN, termijnen
from basis.werk.panelen.werkvoorraad import verdelen, werkvoorraad

__all__ = ["NAMEN", "taken", "termijnen", "zet_nieuwe_taak"]
__all__ = ["NAMEN", "taken", "termijnen", "verdelen", "werkvoorraad"]
from basis.werk.panelen.vragen import vragen, zet_vraag

__all__ = ["NAMEN", "taken", "termijnen", "vragen", "zet_vraag"]
