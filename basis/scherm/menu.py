"""The menu of every page. An item shows when the door has its recht."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Item:
    label: str
    url_naam: str
    recht: str


MENU: Plek[Item] = Plek(__name__, "de punten van het menu, in de volgorde van het scherm")
EIGEN: Plek[Item] = Plek(__name__, "naast de naam van wie er is: over jezelf en je collega’s, niet over één inwoner")
TELEFOON: Plek[Callable[[HttpRequest, Hoedanigheid], str]] = Plek(
    __name__, "waar je heen gaat als de telefoon gaat; leeg als dat niet jouw werk is"
)


@dataclass(frozen=True)
class Keuze:
    """A menu item as the page shows it."""

    label: str
    url: str
    hier: bool


def menu_voor(request: HttpRequest, door: Hoedanigheid) -> list[Keuze]:
    return _keuzes(request, door, MENU)


def eigen_menu(request: HttpRequest, door: Hoedanigheid) -> list[Keuze]:
    return _keuzes(request, door, EIGEN)


def _keuzes(request: HttpRequest, door: Hoedanigheid, items: Iterable[Item]) -> list[Keuze]:
    """The items this door may use. The current one is the longest url the path starts with."""
    mag = [(item, reverse(item.url_naam)) for item in items if door.mag(item.recht)]
    passend = [url for _, url in mag if request.path == url or (url != "/" and request.path.startswith(url))]
    hier = max(passend, key=len, default=None)
    return [Keuze(item.label, url, url == hier) for item, url in mag]


def telefoon_url(request: HttpRequest, door: Hoedanigheid) -> str:
    return next((url for zeg in TELEFOON if (url := zeg(request, door))), "")
