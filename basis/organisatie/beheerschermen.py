"""The screens of beheer, and what beheer must know. A screen shows when the door has its recht."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Beheerscherm:
    label: str
    uitleg: str
    url_naam: str
    recht: str = "beheer.zien"


BEHEER: Plek[Beheerscherm] = Plek(__name__, "de schermen van beheer, in de volgorde van het scherm")


@dataclass(frozen=True)
class Ingang:
    """A line of the start page."""

    label: str
    uitleg: str
    url: str


def schermen_voor(door: Hoedanigheid) -> list[Ingang]:
    return [Ingang(rij.label, rij.uitleg, reverse(rij.url_naam)) for rij in BEHEER if door.mag(rij.recht)]


LET_OP: Plek[Callable[[Hoedanigheid], list[str]]] = Plek(__name__, "wat een kamer nu van beheer vraagt")


def let_op(door: Hoedanigheid) -> list[str]:
    """What the rooms ask of beheer now; sentences without persons."""
    return [zin for zeg in LET_OP for zin in zeg(door)]
