"""One look at Mijn werk: who looks, on which day, and what is mine. Read once per page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from basis.dossiers.models import Dossier
from basis.dossiers.waarover import Over, waarover
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.werk.instellingen import stil_weken


@dataclass(frozen=True)
class Blik:
    """`filter` are the cleaned values of the filter form of one list; empty on the home page."""

    door: Hoedanigheid
    dag: date = field(default_factory=vandaag)
    filter: Mapping[str, Any] = field(default_factory=dict)
    _over: dict[int, Over] = field(default_factory=dict, repr=False)

    def ken(self, dossiers: Iterable[Dossier]) -> None:
        """Read what these are about and what comes next, once for a whole page."""
        nieuw = {rij.pk: rij for rij in dossiers if rij.pk not in self._over}
        self._over.update(waarover(list(nieuw.values()), self.door))

    def over(self, dossier: Dossier) -> Over:
        if dossier.pk not in self._over:
            self.ken([dossier])
        return self._over[dossier.pk]

    @cached_property
    def stil_weken(self) -> int:
        return stil_weken(self.door.gemeente_id)

    @property
    def stil_voor(self) -> date:
        """Quiet is: the last contact was before this day."""
        return self.dag - timedelta(weeks=self.stil_weken)

    def zichtbaar(self) -> QuerySet[Dossier]:
        """Open dossiers of this door, to be made small by an index first."""
        return Dossier.objects.zichtbaar_uit(self.door).filter(gesloten_op=None)

    def mijn(self) -> QuerySet[Dossier]:
        return self.zichtbaar().filter(behandelaar=self.door)

    def stil(self) -> QuerySet[Dossier]:
        """Mine, with something still to be done by somebody, and no real contact for weeks.

        Letters of receipt and other automatic letters never touch laatste_contact.
        """
        nooit = Q(laatste_contact=None, geopend_op__date__lt=self.stil_voor)
        return self.mijn().exclude(aan_zet="niemand").filter(Q(laatste_contact__lt=self.stil_voor) | nooit)
