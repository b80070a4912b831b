"""What time asks of running help that no verb asked when it began."""

from celery import shared_task

from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid
from casussen.handelingen.spoed import volg_lopende_spoed, zonder_spoedtaak


@shared_task(name="casussen.tasks.volg_spoed")
def volg_spoed() -> None:
    """Every gemeente, a transaction per dossier. A run that dies is picked up by the next."""
    for door in Hoedanigheid.objects.met_alles().filter(soort=SoortDoor.SYSTEEM).order_by("gemeente_id"):
        dossiers = zonder_spoedtaak(door.gemeente_id).values_list("casus_id", flat=True)
        for dossier_id in sorted(set(dossiers)):
            volg_lopende_spoed(door, dossier_id)
