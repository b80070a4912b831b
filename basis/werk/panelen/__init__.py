"""What this room puts on the dossier page: termijnen, taken, and its place in the werkvoorraad."""

from basis.werk.panelen.taken import taken, zet_nieuwe_taak
from basis.werk.panelen.termijnen import NAMEN, termijnen
from basis.werk.panelen.werkvoorraad import verdelen, werkvoorraad

__all__ = ["NAMEN", "taken", "termijnen", "zet_nieuwe_taak"]
__all__ = ["NAMEN", "taken", "termijnen", "verdelen", "werkvoorraad"]
