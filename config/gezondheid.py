"""Is the house alive? /healthz for people and monitoring, /livez for the container.

No login, and nothing but the name of the failing part: no addresses, versions or messages of others.
"""

import logging
from datetime import timedelta

import redis
from django.db import Error, connection
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, JsonResponse

from basis.journaal.models import Uitgaand
from basis.journaal.tasks import NogNiet
from basis.journaal.tijd import geleden
from basis.organisatie.deur import openbaar
from config import hartslag

logger = logging.getLogger(__name__)
OK = "ok"
TE_LANG = timedelta(minutes=10)


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


def _leeft(soort: str) -> str:
    try:
        leeft = hartslag.leeft(soort)
    except (redis.RedisError, OSError):
        return "onbekend: broker niet bereikbaar"
    return OK if leeft else f"geen teken van leven in {hartslag.GELDIG[soort]:.0f} seconden"


def _wachtrij() -> str:
    """Whether what is due is also done; a day off of beat or the worker shows here."""
    open_ = Uitgaand.objects.filter(klaar_op=None, niet_voor__lt=geleden(TE_LANG))
    oudste = open_.aggregate(eerste=Min("niet_voor"))["eerste"]
    if oudste is None:
        return OK
    return f"het oudste wacht al {(geleden(timedelta()) - oudste) // timedelta(minutes=1)} minuten"


def _brieven() -> str:
    """Letters, reports and mails that fail and are tried again, as with a full disk."""
    mislukt = Uitgaand.objects.filter(klaar_op=None).exclude(laatste_fout__in=("", NogNiet.__name__)).count()
    return OK if not mislukt else f"lukt niet: {mislukt}; het logboek van de werker zegt waarom"


def toestand() -> dict[str, str]:
    """Part -> 'ok', or in Dutch what is wrong with it."""
    delen = {"database": _database(), "broker": _broker(), "worker": _leeft("worker"), "beat": _leeft("beat")}
    for naam, vraag in (("wachtrij", _wachtrij), ("brieven", _brieven)):
        try:
            delen[naam] = vraag()
        except Error:
            delen[naam] = "onbekend: database niet bereikbaar"
    return delen


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
