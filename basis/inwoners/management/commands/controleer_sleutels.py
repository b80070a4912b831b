"""./run manage controleer_sleutels: silent and 0 when every stored BSN can be read and found."""

from typing import Any

from django.core.management.base import CommandError
from django.db.models import Max, Min

from basis.inwoners import bsn
from basis.inwoners.models import Inwoner
from basis.organisatie.opdracht import Opdracht


class Command(Opdracht):
    help = "Controleer of de BSN-sleutels in de omgeving passen bij de database. Stil als alles klopt."

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            bsn.versies()
            bsn.vingerafdruk("")
            for eerste, laatste in _steekproef():
                for inwoner in Inwoner.objects.filter(pk__in={eerste, laatste}):
                    inwoner.bsn()
        except bsn.SleutelFout as fout:
            raise CommandError(f"De BSN-sleutels passen niet bij deze database. {fout}") from None


def _steekproef() -> list[tuple[int, int]]:
    """The oldest and newest person of each key version: keys change for all rows after a moment.

    Reading one proves the key, and its index says whether it was made with this index key.
    """
    per_versie = Inwoner.objects.filter(bsn_versie__isnull=False).values("bsn_versie").order_by("bsn_versie")
    return list(per_versie.annotate(eerste=Min("pk"), laatste=Max("pk")).values_list("eerste", "laatste"))
