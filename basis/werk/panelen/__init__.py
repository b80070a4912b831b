"""What this room puts on the dossier page: termijnen, taken, and its place in the werkvoorraad."""

from basis.werk.panelen.taken import taken
from basis.werk.panelen.termijnen import NAMEN, termijnen
from basis.werk.panelen.werkvoorraad import verdelen, werkvoorraad

__all__ = ["NAMEN", "taken", "termijnen", "verdelen", "werkvoorraad"]
