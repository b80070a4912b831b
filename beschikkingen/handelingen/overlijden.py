"""The inwoner died: what was not posted yet lapses. A besluit that was, stands, with bezwaar for the erven."""

from django.db.models import QuerySet

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.organisatie.models import Hoedanigheid
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking
from beschikkingen.zoekbronnen import BESCHIKKING
from casussen.overlijden import Gevolg

_NIET_VERZONDEN = (StatusBeschikking.CONCEPT, StatusBeschikking.TER_ACCORDERING, StatusBeschikking.VASTGESTELD)


def _rijen(dossier: Dossier) -> QuerySet[Beschikking]:
    return Beschikking.objects.filter(casus_id=dossier.pk, status__in=_NIET_VERZONDEN).order_by("pk")


def _noem(dossier: Dossier) -> list[str]:
    return [
        f"Besluit {rij.nummer} vervalt: het is nog niet verzonden" if rij.nummer else "De beschikking vervalt"
        for rij in _rijen(dossier)
    ]


def _doe(door: Hoedanigheid, dossier: Dossier) -> None:
    for rij in _rijen(dossier).select_for_update(no_key=True):
        van = rij.status
        rij.naar_vervallen()
        rij.save(update_fields=["status"])
        BESCHIKKING.indexeer(dossier.pk, rij)
        schrijf(
            "beschikking.vervallen",
            door,
            dossier=dossier,
            van=van,
            naar=rij.status,
            beschikking=rij.pk,
            nummer=rij.nummer,
        )


GEVOLG = Gevolg(_noem, _doe)
