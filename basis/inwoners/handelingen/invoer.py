"""What the verbs about persons share: locking the root and checking what was typed."""

from django.db.models import QuerySet

from basis.inwoners.models import Adres, Inwoner
from basis.organisatie.handeling import Geweigerd, Verouderd
from basis.organisatie.models import Hoedanigheid


def vergrendel(door: Hoedanigheid, inwoner_id: int, uit: QuerySet[Inwoner], versie: int | None = None) -> Inwoner:
    """Lock one person out of those this door may see. DoesNotExist for an outsider, Verouderd when stale."""
    pk = uit.filter(gemeente_id=door.gemeente_id, hoofd=None).values_list("pk", flat=True).get(pk=inwoner_id)
    inwoner = Inwoner.objects.select_for_update(no_key=True).get(pk=pk)
    if versie is not None and inwoner.versie != versie:
        raise Verouderd
    return inwoner


def tekst(rij: Inwoner | Adres, veld: str, waarde: object) -> str:
    """Trimmed, without control characters and no longer than the column."""
    schoon = " ".join(str(waarde).split())
    if not schoon.isprintable():
        raise Geweigerd("Hier staan tekens in die we niet kunnen bewaren.", veld)
    hoogstens = getattr(rij._meta.get_field(veld), "max_length", None) or 0
    if len(schoon) > hoogstens:
        raise Geweigerd(f"Dit is te lang: hoogstens {hoogstens} tekens.", veld)
    return schoon
