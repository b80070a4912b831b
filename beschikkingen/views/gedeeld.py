"""What every screen of a decision begins with."""

from datetime import timedelta
from typing import Any, cast

from django.http import Http404, HttpRequest
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.organisatie.deur import DoorRequest
from basis.organisatie.models import Hoedanigheid
from basis.scherm.models import Concept
from beschikkingen.models import Beschikking
from casussen.models import Casus

METHODEN = ["GET", "POST"]
VOORBEELD_NA = timedelta(hours=1)


def open_casus(request: HttpRequest, dossier_id: int, doel: str) -> tuple[Dossier, Casus, Hoedanigheid]:
    dossier = open_dossier(request, dossier_id, doel)
    try:
        return dossier, Casus.objects.get(pk=dossier.pk), cast(DoorRequest, request).door
    except Casus.DoesNotExist:
        raise Http404 from None


def vind(dossier: Dossier, beschikking_id: int) -> Beschikking:
    """With the people of the decision at hand; 404 when it is not of this dossier."""
    try:
        return Beschikking.objects.select_related(
            "opgesteld_door__medewerker",
            "akkoord_gevraagd_door__medewerker",
            "akkoord_gevraagd_door__organisatie",
            "akkoord_aan__medewerker",
            "vastgesteld_door__medewerker",
        ).get(pk=beschikking_id, casus_id=dossier.pk)
    except Beschikking.DoesNotExist:
        raise Http404 from None


def over(dossier: Dossier, **extra: Any) -> dict[str, Any]:
    inwoner = dossier.inwoner
    return {
        "dossier": dossier,
        "naam": dossier.wie,
        "geboren": str(inwoner.geboren) if inwoner else "",
        "terug_url": dossier.get_absolute_url(),
        **extra,
    }


def url(naam: str, beschikking: Beschikking) -> str:
    return reverse(f"beschikkingen:{naam}", args=[beschikking.casus_id, beschikking.pk])


def concept_sleutel(beschikking_id: int) -> str:
    return f"beschikking-{beschikking_id}"


def losse_tekst(door: Hoedanigheid, beschikking: Beschikking) -> bool:
    """Whether this door typed something that was kept as a draft but not saved in the beschikking."""
    return Concept.objects.filter(door=door, sleutel=concept_sleutel(beschikking.pk)).exists()
