"""What this room puts on the dossier page: termijnen, taken and vragen."""

from basis.werk.panelen.taken import taken
from basis.werk.panelen.termijnen import NAMEN, termijnen
from basis.werk.panelen.vragen import vragen, zet_vraag

__all__ = ["NAMEN", "taken", "termijnen", "vragen", "zet_vraag"]
