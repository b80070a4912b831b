"""Beat asks every hour: is there a month that is over and has no report yet? Also months missed while down."""

from celery import shared_task
from django.db import transaction

from basis.journaal.models import Uitgaand
from basis.journaal.schrijven import zet_uitgaand
from basis.journaal.tijd import dag_van, vandaag
from basis.organisatie.models import Gemeente
from monitoring.handelingen import SOORT
from monitoring.periode import volle_maanden
from monitoring.vraag import eerste_dag

AFNEMER = "maandrapport"


def plan() -> int:
    """One Uitgaand per (gemeente, rapport, maand), once by its sleutel. Returns how many are new.

    From the month we began to record: one old date, taken over or typed wrong, is no hundred empty reports.
    """
    nieuw = 0
    for gemeente_id in Gemeente.objects.order_by("pk").values_list("pk", flat=True):
        eerste = eerste_dag(gemeente_id, "vastgelegd_op")
        if eerste is None:
            continue
        al = set(
            Uitgaand.objects.filter(gemeente_id=gemeente_id, afnemer=AFNEMER, sleutel__isnull=False).values_list(
                "sleutel", flat=True
            )
        )
        with transaction.atomic():
            for maand in volle_maanden(dag_van(eerste), vandaag()):
                sleutel = f"{SOORT}-{maand.code}"
                if sleutel not in al:
                    nieuw += zet_uitgaand(AFNEMER, gemeente_id=gemeente_id, sleutel=sleutel, maand=maand.code)
    return nieuw


@shared_task(name="monitoring.tasks.plan_maandrapporten")
def plan_maandrapporten() -> None:
    """Hourly; a run that dies or comes twice plans nothing double."""
    plan()
