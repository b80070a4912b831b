"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.taak import maak_taak, rond_taak_af
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af
from basis.werk.handelingen.vraag import beantwoord_vraag, lees_antwoord, leg_vraag_vast, stel_vraag, trek_vraag_in
from basis.werk.handelingen.zoektekst import indexeer

__all__ = [
    "beantwoord_vraag",
    "herzie_fatale_datum",
    "indexeer",
    "lees_antwoord",
    "leg_vraag_vast",
    "maak_taak",
    "open_termijn",
    "rond_taak_af",
    "rond_termijn_af",
    "stel_vraag",
    "trek_vraag_in",
]
