"""The veiligheidsnotitie that holds today. Who may read it is asked by the caller (`veiligheid.zien`)."""

from collections.abc import Collection
from datetime import date

from basis.inwoners.models import Veiligheidsnotitie
from basis.organisatie.periode import geldt_op


def notitie_van(inwoner_id: int | None, dag: date) -> Veiligheidsnotitie | None:
    return notities_van([inwoner_id], dag).get(inwoner_id) if inwoner_id else None


def notities_van(inwoner_ids: Collection[int | None], dag: date) -> dict[int, Veiligheidsnotitie]:
    """By inwoner, for a list: one query whatever its length."""
    rijen = Veiligheidsnotitie.objects.filter(geldt_op(dag), inwoner_id__in=[pk for pk in inwoner_ids if pk])
    return {rij.inwoner_id: rij for rij in rijen}
