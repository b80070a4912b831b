"""The verbs of the ingang."""

from toegang.handelingen.begin import verbeter_ontvangst
from toegang.handelingen.melding import (
    ANDER_ONDERZOEK,
    ONEENS,
    OPEN,
    UITKOMSTEN,
    Mantelzorg,
    Melder,
    lopende_casus,
    neem_in_behandeling,
    neem_melding_op,
    rond_af,
    team_van,
    toets_ontvangst,
    toets_signaal,
    voeg_toe_aan_casus,
    vraag_uit,
    waarom_afgehandeld,
    waarom_niet_behandelen,
)
from toegang.handelingen.signaal import maak_melding_van_signaal, zet_signaal

__all__ = [
    "ANDER_ONDERZOEK",
    "ONEENS",
    "OPEN",
    "UITKOMSTEN",
    "Mantelzorg",
    "Melder",
    "lopende_casus",
    "maak_melding_van_signaal",
    "neem_in_behandeling",
    "neem_melding_op",
    "rond_af",
    "team_van",
    "toets_ontvangst",
    "toets_signaal",
    "verbeter_ontvangst",
    "voeg_toe_aan_casus",
    "vraag_uit",
    "waarom_afgehandeld",
    "waarom_niet_behandelen",
    "zet_signaal",
]
