"""What this room puts on the dossier page: termijnen and taken."""

from basis.werk.panelen.taken import taken
from basis.werk.panelen.termijnen import NAMEN, termijnen

__all__ = ["NAMEN", "taken", "termijnen"]
