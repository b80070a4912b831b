"""Home for who opens no dossiers: the screens of that functie, and what stands on them."""

from dataclasses import dataclass

from django.urls import reverse

from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Ingang:
    """One screen, by the recht it asks."""

    recht: str
    url_naam: str
    titel: str
    uitleg: str


INGANGEN: Plek[Ingang] = Plek(__name__, "de schermen van wie geen dossiers opent")


@dataclass(frozen=True)
class Kaart:
    titel: str
    uitleg: str
    url: str


def ingangen(door: Hoedanigheid) -> list[Kaart]:
    """The screens this door may open and that are there."""
    return [
        Kaart(ingang.titel, ingang.uitleg, reverse(ingang.url_naam)) for ingang in INGANGEN if door.mag(ingang.recht)
    ]
