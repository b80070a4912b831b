"""What this room puts on the dossier page: termijnen and taken."""

from basis.werk.panelen.taken import taken, zet_nieuwe_taak
from basis.werk.panelen.termijnen import NAMEN, termijnen

__all__ = ["NAMEN", "taken", "termijnen", "zet_nieuwe_taak"]
