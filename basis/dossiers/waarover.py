"""What a dossier is about and what must be done next, for the rows of a list. Derived, never stored.

A room tells it in `over.py`, in a fixed number of queries whatever the list holds. A row tells no more than the
page of that dossier shows the same door.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from basis.dossiers.models import Dossier
from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import knip

LENGTE = 70


@dataclass(frozen=True)
class Over:
    """`stap` may have no url: then it is not this door's to do."""

    waarover: str = ""
    stap: str = ""
    stap_url: str = ""


NIETS = Over()
WAAROVER: Plek[Callable[[Sequence[Dossier], Hoedanigheid], Mapping[int, Over]]] = Plek(
    __name__, "waar een dossier over gaat en wat de volgende stap is, voor een lijst"
)


def waarover(dossiers: Sequence[Dossier], door: Hoedanigheid) -> dict[int, Over]:
    """The first room, from low to high, that knows it counts. Inwoner is read along with the dossiers."""
    uit = {dossier.pk: NIETS for dossier in dossiers}
    if not dossiers:
        return uit
    for zeg in WAAROVER:
        for pk, gezegd in zeg(dossiers, door).items():
            tot = uit[pk]
            if not tot.waarover and gezegd.waarover:
                tot = replace(tot, waarover=gezegd.waarover)
            if not tot.stap and gezegd.stap:
                tot = replace(tot, stap=gezegd.stap, stap_url=gezegd.stap_url)
            uit[pk] = tot
    return {dossier.pk: _vul_aan(dossier, uit[dossier.pk]) for dossier in dossiers}


def _vul_aan(dossier: Dossier, wat: Over) -> Over:
    return wat if wat.waarover else replace(wat, waarover=dossier.titel)


def kort(tekst: str, lengte: int = LENGTE) -> str:
    """The first sentence, on one line, cut between words."""
    regel = " ".join(tekst.split())
    eerste = regel.partition(". ")[0].rstrip(".")
    return knip(eerste, lengte)
