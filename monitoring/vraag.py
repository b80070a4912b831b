"""The query object: one question gives the figure, the list behind it and the export. Reads Gebeurtenis."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.organisatie.models import Hoedanigheid
from monitoring.indicatoren import Indicator, Kader
from monitoring.indicatoren.verbeterd import verbeterd
from monitoring.periode import Periode


@dataclass(frozen=True)
class Vraag:
    """What is counted, where, when, and as it was known at `stand`: also on which day it counts."""

    indicator: Indicator
    gemeente_id: int
    periode: Periode
    stand: datetime

    def rijen(self) -> Any:
        """Everything that counts: one gebeurtenis each, with the moment it counts on as `telt_op`."""
        kader = Kader(self.gemeente_id, self.stand)
        alle = Gebeurtenis.objects.filter(
            gemeente_id=self.gemeente_id, soort__in=self.indicator.soorten, vastgelegd_op__lte=self.stand
        )
        toen = Q(gebeurd_op__gte=self.periode.begin, gebeurd_op__lt=self.periode.einde)
        if self.indicator.telt_op is None:
            rijen = alle.filter(toen).annotate(telt_op=F("gebeurd_op"))
        else:
            # First what may count, by the index; then by the day it counts on.
            anders = verbeterd(kader).values("dossier_id")
            rijen = alle.filter(toen | Q(dossier_id__in=anders)).annotate(telt_op=self.indicator.telt_op(kader))
            rijen = rijen.filter(telt_op__gte=self.periode.begin, telt_op__lt=self.periode.einde)
        return self.indicator.kies(rijen.order_by(), kader)

    def lijst(self, door: Hoedanigheid, *, kern: int | None = None, alle_kernen: bool = True) -> QuerySet[Gebeurtenis]:
        """The rows behind the figure that this door may open, newest first. Starts from zichtbaar_voor."""
        rijen = self.rijen().filter(dossier_id__in=_zichtbaar(door))
        if not alle_kernen:
            rijen = rijen.filter(kern_id=kern)
        lijst: QuerySet[Gebeurtenis] = rijen.order_by("-telt_op", "-id")
        return lijst


def _zichtbaar(door: Hoedanigheid) -> Any:
    return Dossier.objects.zichtbaar_voor(door).order_by().values("pk")


def eerste_dag(gemeente_id: int, wat: str = "gebeurd_op") -> datetime | None:
    """When the figures begin: the first melding or casus of the gemeente, by when it happened or was recorded."""
    delen = [
        Gebeurtenis.objects.filter(gemeente_id=gemeente_id, soort=soort).order_by(wat).values_list(wat, flat=True)[:1]
        for soort in ("melding.opgenomen", "casus.geopend")
    ]
    return min(delen[0].union(delen[1], all=True), default=None)
