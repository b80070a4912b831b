"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.attendering import attendeer, markeer_gemaild, zet_gezien
from basis.werk.handelingen.taak import (
    draag_taak_over,
    heropen_taken,
    maak_taak,
    nieuwe_taak,
    rond_taak_af,
    sluit_taken,
    stel_taak_uit,
)
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af

__all__ = [
    "attendeer",
    "draag_taak_over",
    "heropen_taken",
    "herzie_fatale_datum",
    "maak_taak",
    "markeer_gemaild",
    "nieuwe_taak",
    "open_termijn",
    "rond_taak_af",
    "rond_termijn_af",
    "sluit_taken",
    "stel_taak_uit",
    "zet_gezien",
]
