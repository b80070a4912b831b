"""Make the words of dossiers again, from the texts themselves: after a release that changed how words are made."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from basis.dossiers.models import Dossier
from basis.werk.models import Zoektekst
from basis.werk.zoekbron import Zoekbron

PER_KEER = 200


def bouw_opnieuw(bronnen: Iterable[Zoekbron], dossier_ids: Collection[int]) -> int:
    """Make the words of these dossiers again, under their lock; gives how many texts there are."""
    aantal = 0
    with transaction.atomic():
        # The lock every verb takes first: none of them writes a text while we copy it.
        vast = list(
            Dossier.objects.select_for_update(no_key=True)
            .filter(pk__in=dossier_ids)
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        Zoektekst.objects.filter(dossier_id__in=vast).delete()
        for bron in bronnen:
            pad = f"{bron.dossier}__in"
            for rij in bron.rijen().filter(**{pad: vast}).order_by("pk"):
                if bron.tekst(rij).strip():
                    bron.indexeer(_haal(rij, bron.dossier), rij)
                    aantal += 1
    return aantal


def _haal(rij: Any, pad: str) -> int:
    """Follow `onderzoek__casus_id` along the attributes."""
    for naam in pad.split("__"):
        rij = getattr(rij, naam)
    return int(rij)
