"""Decorators by which a view says who may come in."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from basis.organisatie.models import Hoedanigheid
from basis.organisatie.rechten import CODES

V = TypeVar("V", bound=Callable[..., object])


class DoorRequest(HttpRequest):
    """A request that came past DoorMiddleware. For type hints."""

    door: Hoedanigheid


def recht(code: str) -> Callable[[V], V]:
    """The recht a view asks; DoorMiddleware refuses who lacks it with 403."""
    if code not in CODES:
        raise KeyError(f"Onbekend recht: {code}")

    def zet(view: V) -> V:
        view.recht = code  # type: ignore[attr-defined]
        return view

    return zet


def api(view: V) -> V:
    """Answers a program: what the door refuses is JSON, never a login page."""
    view.api = True  # type: ignore[attr-defined]
    return view


def openbaar(view: V) -> V:
    """For everyone, also without login."""
    view.openbaar = True  # type: ignore[attr-defined]
    return view


def zonder_door(view: V) -> V:
    """For who is logged in but has not chosen a hoedanigheid yet."""
    view.zonder_door = True  # type: ignore[attr-defined]
    return view


def ook_met_tijdelijk_wachtwoord(view: V) -> V:
    """Where somebody with a password of another's choice may come: only to choose an own one."""
    view.ook_tijdelijk = True  # type: ignore[attr-defined]
    return view
