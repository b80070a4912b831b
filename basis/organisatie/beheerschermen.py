"""The screens of beheer, in one place: a room adds one line. A screen shows when the door has its recht."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Beheerscherm:
    label: str
    uitleg: str
    url_naam: str
    recht: str = "beheer.zien"


BEHEER = (
    Beheerscherm("Medewerkers", "wie er werkt, in welke rol en tot wanneer", "beheer:medewerkers"),
    Beheerscherm("Mandaten", "wie namens het college mag beslissen, en tot welk bedrag", "beheer:mandaten"),
    Beheerscherm("Feestdagen en termijnen", "gelijkgestelde dagen en eigen normen", "werk:regels"),
    Beheerscherm("Eigen bijdrage", "het bedrag per maand van elk jaar, en de AOW-leeftijd", "beschikkingen:bedragen"),
    Beheerscherm("Labels", "de lijst waaruit een team kiest", "werk:labels"),
    Beheerscherm("Gemeente en brieven", "adres, telefoon en vaste teksten in brieven", "beheer:gemeente"),
    Beheerscherm(
        "Wat er veranderde", "wie wat wijzigde aan rollen, mandaten en inrichting", "beheer:journaal", "beheer.journaal"
    ),
)


@dataclass(frozen=True)
class Ingang:
    """A line of the start page."""

    label: str
    uitleg: str
    url: str


def schermen_voor(door: Hoedanigheid) -> list[Ingang]:
    """What this door may open; a screen whose room is not there yet is left out."""
    uit = []
    for scherm in BEHEER:
        if not door.mag(scherm.recht):
            continue
        try:
            uit.append(Ingang(scherm.label, scherm.uitleg, reverse(scherm.url_naam)))
        except NoReverseMatch:
            continue
    return uit


LET_OP: Plek[Callable[[Hoedanigheid], list[str]]] = Plek(__name__, "wat een kamer nu van beheer vraagt")


def let_op(door: Hoedanigheid) -> list[str]:
    """What the rooms ask of beheer now; sentences without persons."""
    return [zin for zeg in LET_OP for zin in zeg(door)]
