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
from basis.werk.handelingen.selectie import bewaar_selectie, verwijder_selectie, wijzig_selectie
from basis.werk.handelingen.taak import maak_taak, rond_taak_af
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af
from basis.werk.handelingen.wachtlijst import haal_van_wachtlijst, verplaats_wachtplek, zet_op_wachtlijst

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
    "bewaar_selectie",
    "haal_van_wachtlijst",
    "herzie_fatale_datum",
    "maak_taak",
    "open_termijn",
    "rond_taak_af",
    "rond_termijn_af",
    "verplaats_wachtplek",
    "verwijder_selectie",
    "wijzig_selectie",
    "zet_op_wachtlijst",
]
