"""Is the house alive? /healthz for people and monitoring, /livez for the container.

No login, and nothing but the name of the failing part: no addresses, versions or messages of others.
"""

import logging

import redis
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from basis.organisatie.deur import openbaar
from config import hartslag

logger = logging.getLogger(__name__)
OK = "ok"


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as fout:
        logger.error("Gezondheid: database: %s", type(fout).__name__)
        return "niet bereikbaar"
    return OK


def _broker() -> str:
    try:
        hartslag.verbinding().ping()
    except (redis.RedisError, OSError) as fout:
        logger.error("Gezondheid: broker: %s", type(fout).__name__)
        return "niet bereikbaar"
    return OK


def _worker() -> str:
    try:
        leeft = hartslag.leeft("worker")
    except (redis.RedisError, OSError):
        return "onbekend: broker niet bereikbaar"
    return OK if leeft else f"geen teken van leven in {hartslag.GELDIG['worker']:.0f} seconden"


def toestand() -> dict[str, str]:
    """Part -> 'ok', or in Dutch what is wrong with it."""
    return {"database": _database(), "broker": _broker(), "worker": _worker()}


@openbaar
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when everything works, else 503; the body names each part."""
    delen = toestand()
    gezond = all(waarde == OK for waarde in delen.values())
    antwoord = JsonResponse(delen, status=200 if gezond else 503)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


@openbaar
def livez(request: HttpRequest) -> HttpResponse:
    """The web process answers; says nothing about what stands behind it."""
    return HttpResponse("ok", content_type="text/plain")
