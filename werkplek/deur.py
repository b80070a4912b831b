"""What the screens of this room share: open a dossier through its door, and who may be chosen."""

from typing import cast

from django.http import HttpRequest

from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid


def door_van(request: HttpRequest) -> Hoedanigheid:
    return cast(DoorRequest, request).door


def collegas(gemeente_id: int, recht: str) -> list[Hoedanigheid]:
    """Everybody who works here today and has this recht, by name. One query."""
    hoeden = (
        Hoedanigheid.objects.geldig_op(vandaag())
        .met_alles()
        .filter(gemeente_id=gemeente_id, soort=SoortDoor.MEDEWERKER, team__isnull=False, medewerker__actief=True)
    )
    return [hoed for hoed in hoeden.order_by("medewerker__naam", "pk") if hoed.mag(recht)]
