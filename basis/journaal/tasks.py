"""The worker's side of Uitgaand. Redis only rings the bell; the queue itself is a table."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from celery import shared_task
from django.db import connection, transaction

from basis.journaal.models import Uitgaand
from basis.journaal.plek import Plek
from basis.journaal.tijd import vandaag
from config import hartslag

logger = logging.getLogger(__name__)
MAX_WACHT = timedelta(hours=1)
WACHT_NOG_NIET = timedelta(minutes=10)
DRIE_MAANDEN = timedelta(days=92)


@dataclass(frozen=True)
class Afnemer:
    """Who takes the Uitgaand rows of this name, in the transaction that finishes the row."""

    naam: str
    doe: Callable[[Uitgaand], None]


AFNEMERS: Plek[Afnemer] = Plek(__name__, "wie een rij van Uitgaand afneemt, in de werker")


class NogNiet(Exception):
    """An afnemer can't do this here and now (a library or setting is missing): the row waits, nothing is wrong."""


def bel() -> None:
    """Tell a worker there is something to do. A lost bell costs at most one beat interval.

    Celery tries for seconds to reach a broker that is away, and a colleague waits for that: so first one short knock.
    """
    try:
        hartslag.verbinding().ping()
        verwerk_uitgaand.apply_async(retry=False, expires=60)
    except Exception as fout:  # the row is safe in PostgreSQL; beat rings again
        logger.warning("Bel naar de werker mislukte: %s", type(fout).__name__)


def _doe(rij: Uitgaand) -> None:
    {afnemer.naam: afnemer.doe for afnemer in AFNEMERS}[rij.afnemer](rij)


def verwerk_een() -> bool:
    """Take one due row, do its effect and finish it in one transaction. False when nothing is due.

    A killed worker loses its connection, so the row lock falls away and another worker takes it:
    what the afnemer wrote is rolled back with it. Effects outside the database carry the row's id.
    """
    # UTC: a wait counts real time, also over the hour the clock changes.
    nu = datetime.now(UTC)
    with transaction.atomic():
        rij = (
            Uitgaand.objects.select_for_update(skip_locked=True)
            .filter(klaar_op=None, niet_voor__lte=nu)
            .order_by("niet_voor", "id")
            .first()
        )
        if rij is None:
            return False
        rij.pogingen += 1
        try:
            with transaction.atomic():
                _doe(rij)
        except NogNiet as fout:
            rij.niet_voor = nu + WACHT_NOG_NIET
            rij.laatste_fout = type(fout).__name__
            logger.info("Uitgaand %s (%s) wacht: %s", rij.pk, rij.afnemer, fout)
        except Exception as fout:
            wacht = min(MAX_WACHT, timedelta(seconds=15 * 2 ** min(rij.pogingen, 10)))
            rij.niet_voor = nu + wacht
            # Type only: a message could hold personal data.
            rij.laatste_fout = type(fout).__name__
            plek = traceback.extract_tb(fout.__traceback__)[-1]
            logger.error(
                "Uitgaand %s (%s): %s in %s:%s, nieuwe poging over %s",
                *(rij.pk, rij.afnemer, type(fout).__name__, plek.filename, plek.lineno, wacht),
            )
        else:
            rij.klaar_op = nu
            rij.laatste_fout = ""
        rij.save(update_fields=["pogingen", "niet_voor", "laatste_fout", "klaar_op"])
    return True


@shared_task(name="basis.journaal.tasks.verwerk_uitgaand")
def verwerk_uitgaand() -> None:
    """Empty the queue as far as it is due now."""
    while verwerk_een():
        pass


@shared_task(name="basis.journaal.tasks.maak_partities")
def maak_partities() -> None:
    """Raadpleging partitions for this month and the next three (idempotent)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT journaal_maak_partities(%s, %s)", [vandaag(), vandaag() + DRIE_MAANDEN])
