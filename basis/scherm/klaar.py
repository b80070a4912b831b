"""What the next page says after a submit: "Opgeslagen om 11.20", and which unsent text may be forgotten.

A small signed cookie carries it over the redirect, so a GET needs to write nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from basis.scherm import opmaak

KOEKJE = "tp_klaar"
MAX_TOKENS = 5
SECONDEN = 600


@dataclass(frozen=True)
class Klaar:
    """`tekst` is empty when there is nothing to say."""

    tekst: str = ""
    op: str = ""
    tokens: list[str] = field(default_factory=list)


def _lees(request: HttpRequest) -> dict[str, Any]:
    try:
        gelezen = signing.loads(request.COOKIES.get(KOEKJE, ""), salt=KOEKJE, max_age=SECONDEN)
    except signing.BadSignature:
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def lees(request: HttpRequest) -> Klaar:
    """What was submitted just before this page."""
    gelezen = _lees(request)
    return Klaar(gelezen.get("tekst", ""), gelezen.get("op", ""), gelezen.get("tokens", []))


def zet(request: HttpRequest, antwoord: HttpResponse, bewijs: UUID | None, tekst: str, op: datetime) -> None:
    """Tell the next page; tokens of another tab that were not picked up yet go along."""
    tokens = [*_lees(request).get("tokens", []), str(bewijs or "")][-MAX_TOKENS:]
    waarde = signing.dumps({"tekst": tekst, "op": opmaak.tijd(op), "tokens": tokens}, salt=KOEKJE)
    antwoord.set_cookie(
        KOEKJE, waarde, max_age=SECONDEN, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def ruim_op(request: HttpRequest, antwoord: HttpResponse) -> None:
    """Forget the cookie once a full page has shown it."""
    if KOEKJE not in request.COOKIES or KOEKJE in antwoord.cookies:
        return
    heel = antwoord.status_code < 300 and antwoord.get("Content-Type", "").startswith("text/html")
    if heel and request.method == "GET" and not request.headers.get("HX-Request"):
        antwoord.delete_cookie(KOEKJE, samesite="Lax")
