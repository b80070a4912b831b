"""Where searchable text stands. Each room lists its own; werkplek joins them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from basis.werk.handelingen.zoektekst import indexeer
from basis.werk.models import Bron


@dataclass(frozen=True)
class Zoekbron:
    """One kind of text. The verb and the rebuild both index `tekst(rij)` on `op(rij)`, so they can't differ."""

    bron: Bron
    rijen: Callable[[], QuerySet[Any]]
    dossier: str  # path from a row to the id of its dossier
    tekst: Callable[[Any], str]
    op: Callable[[Any], date]
    # Who lacks this recht finds nothing by these words and sees none of them.
    recht: str = "dossier.zien"

    def indexeer(self, dossier_id: int, rij: Any) -> None:
        """Called by the verb that wrote this row."""
        indexeer(dossier_id, self.bron, rij.pk, self.tekst(rij), self.op(rij))

    def teksten(self, ids: Collection[int]) -> dict[int, str]:
        """The text of these rows, from where it stands. One or two queries."""
        return {rij.pk: self.tekst(rij) for rij in self.rijen().filter(pk__in=ids)}
