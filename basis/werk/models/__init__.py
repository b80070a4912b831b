"""What must be done by when, by whom, and who must be told. All of it knows only the Dossier."""

from basis.werk.models.afspraak import Afspraak, SoortAfspraak, StatusAfspraak
from basis.werk.models.attendering import Attendering, SoortAttendering
from basis.werk.models.taak import Belpoging, SoortTaak, Taak, Terugbelverzoek
from basis.werk.models.termijn import (
    Afronding,
    Ingebrekestelling,
    OordeelIngebrekestelling,
    Opschorting,
    SoortVerschuiving,
    Termijn,
    Verschuiving,
)
from basis.werk.models.vraag import SoortVraag, Vraag
from basis.werk.models.werkvoorraad import Selectie, Wachtplek
from basis.werk.models.zoektekst import Bron, Zoektekst

__all__ = [
    "Afronding",
    "Afspraak",
    "Attendering",
    "Belpoging",
    "Bron",
    "Ingebrekestelling",
    "OordeelIngebrekestelling",
    "Opschorting",
    "Selectie",
    "SoortAfspraak",
    "SoortAttendering",
    "SoortTaak",
    "SoortVerschuiving",
    "SoortVraag",
    "StatusAfspraak",
    "Taak",
    "Termijn",
    "Terugbelverzoek",
    "Verschuiving",
    "Vraag",
    "Wachtplek",
    "Zoektekst",
]
