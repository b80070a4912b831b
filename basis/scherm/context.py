"""What every page knows: who is here, the menu, and what was just saved."""

from typing import Any

from django.http import HttpRequest

from basis.organisatie.models import Hoedanigheid
from basis.scherm import klaar
from basis.scherm.menu import eigen_menu, menu_voor, telefoon_url


def scherm(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Works without a door too: login page, errors."""
    door = getattr(request, "door", None)
    if not isinstance(door, Hoedanigheid):
        door = None
    gebruiker = getattr(request, "user", None)
    return {
        "door": door,
        "gebruiker": gebruiker,
        "menu": menu_voor(request, door) if door else [],
        "telefoon_url": telefoon_url(request, door) if door else "",
        "eigen_menu": eigen_menu(request, door) if door else [],
        "mag_zoeken": bool(door and door.mag("dossier.zoeken")),
        "zoekt_hier": False,
        "oefenomgeving": bool(door and door.gemeente.demo),
        "klaar": klaar.lees(request),
    }
