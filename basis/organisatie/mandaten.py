"""Which mandaten hold on a day, and which of them a door decides under (Awb 10:1-10:12, Wmo 2.6.3)."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from basis.organisatie.enums import Telling, VoorWat, Wet
from basis.organisatie.models import Hoedanigheid, Mandaat
from basis.organisatie.periode import geldt_op


class Mandaten:
    """The mandaten under one wet that hold on one day, by organisatie and functie. One query."""

    def __init__(self, gemeente_id: int, wet: Wet, dag: date, voor: VoorWat = VoorWat.BESLUIT) -> None:
        self.dag = dag
        self._op: dict[tuple[int, str], list[Mandaat]] = defaultdict(list)
        rijen = Mandaat.objects.filter(geldt_op(dag), gemeente_id=gemeente_id, wet=wet, voor=voor)
        for mandaat in rijen.order_by("pk"):
            self._op[mandaat.organisatie_id, mandaat.functie].append(mandaat)

    def van(
        self, door: Hoedanigheid, bedrag: Callable[[Mandaat], Decimal], *, afwijzen: bool = False
    ) -> Mandaat | None:
        """The widest mandaat of this door: one that may refuse when that is asked, then one the amount fits in.

        `bedrag` is the euro per year that counts for a mandaat, by its way of counting.
        """
        if door.organisatie_id is None:
            return None
        return max(
            self._op.get((door.organisatie_id, door.functie), []),
            key=lambda rij: (afwijzen and rij.mag_afwijzen, bedrag(rij) <= rij.max_per_jaar, rij.max_per_jaar),
            default=None,
        )


def per(mandaat: Mandaat) -> str:
    """How the limit counts, behind "tot € 10.000,00 per jaar"."""
    return f"per jaar, {Telling(mandaat.telling).label}"
