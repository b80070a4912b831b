"""What the screens of beheer share: one door, the own gemeente."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid, Medewerker
from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import datum


def medewerkers_van(door: Hoedanigheid) -> QuerySet[Medewerker]:
    """Colleagues who have or had a role in this gemeente."""
    rijen = Hoedanigheid.objects.filter(gemeente_id=door.gemeente_id, medewerker__isnull=False)
    return Medewerker.objects.filter(pk__in=rijen.values("medewerker_id"))


def medewerker_of_404(door: Hoedanigheid, medewerker_id: int) -> Medewerker:
    gevonden = medewerkers_van(door).filter(pk=medewerker_id).first()
    if gevonden is None:
        raise Http404
    return gevonden


def rol_of_404(door: Hoedanigheid, hoedanigheid_id: int) -> Hoedanigheid:
    rij = (
        Hoedanigheid.objects.met_alles()
        .filter(gemeente_id=door.gemeente_id, soort=SoortDoor.MEDEWERKER, pk=hoedanigheid_id)
        .first()
    )
    if rij is None:
        raise Http404
    return rij


def is_voorbij(geldig: Any) -> bool:
    einde = laatste_dag(geldig)
    return einde is not None and einde < vandaag()


def periode(geldig: Any) -> str:
    """'vanaf 1 januari 2023' or 'van … tot en met …'"""
    einde = laatste_dag(geldig)
    if einde is None:
        return f"vanaf {datum(geldig.lower)}"
    return f"van {datum(geldig.lower)} tot en met {datum(einde)}"
