"""The verbs of a decision: aanvraag, draft, akkoord, vaststellen, post."""

from beschikkingen.handelingen.akkoord import stuur_terug, vraag_akkoord
from beschikkingen.handelingen.bedragen import zet_aow_leeftijd, zet_eigen_bijdrage
from beschikkingen.handelingen.begin import verbeter_aanvraag
from beschikkingen.handelingen.opstellen import (
    GevraagdInvoer,
    OnderdeelInvoer,
    laat_vervallen,
    leg_aanvraag_vast,
    neem_over,
    stel_op,
    wijzig,
)
from beschikkingen.handelingen.post import verbeter_verzending
from beschikkingen.handelingen.vaststellen import stel_vast
from beschikkingen.handelingen.verzenden import dateer, verzend
from beschikkingen.handelingen.verzoek import vraag_besluit

__all__ = [
    "GevraagdInvoer",
    "OnderdeelInvoer",
    "dateer",
    "laat_vervallen",
    "leg_aanvraag_vast",
    "neem_over",
    "stel_op",
    "stel_vast",
    "stuur_terug",
    "verbeter_aanvraag",
    "verbeter_verzending",
    "verzend",
    "vraag_akkoord",
    "vraag_besluit",
    "wijzig",
    "zet_aow_leeftijd",
    "zet_eigen_bijdrage",
]
