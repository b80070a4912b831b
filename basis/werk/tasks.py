"""What the day asks: tell who must know, and mail the digest. Every hour, also after a standstill; nothing twice."""

from celery import shared_task

from basis.journaal.tijd import nu
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import attendeer
from basis.werk.samenvatting import plan_samenvattingen

# Nobody wants mail at night.
VANAF_UUR = 7


def van_vandaag() -> int:
    """All gemeenten; returns how many attenderingen are new. Each gemeente in a transaction of its own."""
    nieuw = 0
    ochtend = nu().hour >= VANAF_UUR and nu().weekday() < 5
    for door in Hoedanigheid.objects.met_alles().filter(soort=SoortDoor.SYSTEEM).order_by("gemeente_id"):
        nieuw += attendeer(door)
        if ochtend:
            plan_samenvattingen(door.gemeente_id)
    return nieuw


@shared_task(name="basis.werk.tasks.attendeer")
def attendeer_allen() -> None:
    """Hourly; what was told today is not told again."""
    van_vandaag()
