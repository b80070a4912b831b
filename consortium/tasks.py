"""What time asks of the money: promises without end date get their reservation of the new year."""

from celery import shared_task

from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid
from consortium.handelingen import verleng_open_verplichtingen


@shared_task(name="consortium.tasks.verleng")
def verleng() -> None:
    """Every gemeente, in small transactions. A run that dies is picked up by the next."""
    for door in Hoedanigheid.objects.met_alles().filter(soort=SoortDoor.SYSTEEM).order_by("gemeente_id"):
        while verleng_open_verplichtingen(door, vandaag().year):
            pass
