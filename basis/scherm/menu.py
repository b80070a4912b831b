"""The main menu, in one place. An item shows when the door has its recht."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Item:
    label: str
    url_naam: str
    recht: str


MENU = (
    Item("Mijn werk", "werk:mijn_werk", "thuis.zien"),
    Item("Werkvoorraad", "werk:werkvoorraad", "werkvoorraad.zien"),
    Item("Team", "werk:team", "werkvoorraad.zien"),
    Item("Agenda", "afspraken:agenda", "afspraak.plannen"),
    Item("Post", "post:lijst", "brief.verzenden"),
    Item("Melding opnemen", "toegang:melding_nieuw", "melding.opnemen"),
    Item("Inwoners", "inwoners:zoeken", "inwoner.zoeken"),
    Item("Cijfers", "monitoring:cijfers", "cijfers.zien"),
    Item("Budget", "consortium:budget", "budget.zien"),
    Item("Wie keek waar", "raadplegingen", "raadpleging.alle"),
    Item("Wijzigingen in beheer", "beheer:journaal", "beheer.journaal"),
    Item("Beheer", "organisatie:beheer", "beheer.zien"),
)
# Beside the name of who is here: about yourself and your colleagues, not about one inwoner.
EIGEN = (
    Item("Vragen", "werk:vragen", "vraag.beantwoorden"),
    Item("Afwezigheid", "werk:afwezigheid", "afwezigheid.melden"),
)


@dataclass(frozen=True)
class Keuze:
    """A menu item as the page shows it."""

    label: str
    url: str
    hier: bool


def _url(naam: str) -> str | None:
    """None while the room that owns this screen is not there."""
    try:
        return reverse(naam)
    except NoReverseMatch:
        return None


def menu_voor(request: HttpRequest, door: Hoedanigheid, menu: tuple[Item, ...] | None = None) -> list[Keuze]:
    """The items this door may use. The current one is the longest url the path starts with."""
    items = [
        (item, url)
        for item in (MENU if menu is None else menu)
        if door.mag(item.recht) and (url := _url(item.url_naam))
    ]
    passend = [url for _, url in items if request.path == url or (url != "/" and request.path.startswith(url))]
    hier = max(passend, key=len, default=None)
    return [Keuze(item.label, url, url == hier) for item, url in items]


def telefoon_url(request: HttpRequest, door: Hoedanigheid) -> str:
    """Where somebody goes who picks up the phone: about this dossier, if the page is of one."""
    if not door.mag("contact.vastleggen") or (los := _url("telefoon:opnemen")) is None:
        return ""
    dossier_id = request.resolver_match.kwargs.get("dossier_id") if request.resolver_match else None
    return reverse("telefoon:bij", args=[dossier_id]) if isinstance(dossier_id, int) else los
