"""Small numbers: what may be shown of a table, so that nobody can work out what is not. Pure.

A table is a set of cells and sums (`totaal` is the sum of `delen`); every cell stands in at most two sums, as
in a table with row and column totals. Then the cells that are not shown are the edges of a graph whose nodes
are the sums (a cell in one sum also touches the outside). Such a cell can be worked out from what is shown
exactly when its edge lies on no cycle (a bridge). So: hide what is sensitive, and while there is a bridge hide
the cheapest path that closes a cycle over it. Besides, cells hidden in one sum together stay under nobody's
ten: if what they add up to can be worked out and is below ten, another one is hidden too.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

DREMPEL = 10
_BUITEN = -1
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Cel:
    """How many are counted, and how many of those this door may open."""

    n: int
    zichtbaar: int = 0

    @property
    def dicht(self) -> int:
        """How many of them this door may not open."""
        return self.n - self.zichtbaar

    def __add__(self, ander: "Cel") -> "Cel":
        return Cel(self.n + ander.n, self.zichtbaar + ander.zichtbaar)


NUL = Cel(0)


@dataclass(frozen=True)
class Som(Generic[K]):
    totaal: K
    delen: tuple[K, ...]


class Onoplosbaar(Exception):
    """With the cells that had to stay in sight, `sleutel` can be worked out."""

    def __init__(self, sleutel: object) -> None:
        super().__init__(str(sleutel))
        self.sleutel = sleutel


def gevoelig(cel: Cel) -> bool:
    """1 to 9 counted, or 1 to 9 that this door may not open (who may open the rest can subtract)."""
    return cel.dicht > 0 and (cel.n < DREMPEL or cel.dicht < DREMPEL)


def bescherm(
    cellen: Mapping[K, Cel],
    sommen: Sequence[Som[K]],
    *,
    te_verbergen: Iterable[K] | None = None,
    getoond: Iterable[K] = (),
    bekend: Iterable[K] = (),
) -> frozenset[K]:
    """The cells not to show. `te_verbergen` replaces what `gevoelig` says.

    `getoond` cells stay in sight whatever happens (raises Onoplosbaar when that gives something away);
    `bekend` cells the reader knows anyway (a month still to come), so hiding them protects nothing.
    """
    begin = {sleutel for sleutel, cel in cellen.items() if gevoelig(cel)} if te_verbergen is None else te_verbergen
    verborgen = set(begin)
    weten = set(bekend) | {sleutel for sleutel, cel in cellen.items() if cel.n and cel.dicht == 0}
    vrij = set(cellen) - weten - set(getoond)
    if not verborgen:
        return frozenset()
    kanten = _kanten(cellen, sommen)
    totalen = {som.totaal for som in sommen}
    prijs = {s: 1000 + min(cel.n, 999) + (100_000 if s in totalen else 0) for s, cel in cellen.items()}
    while True:
        herleidbaar = bruggen(kanten, verborgen)
        if herleidbaar:
            for sleutel in sorted(herleidbaar, key=lambda s: (prijs[s], str(s))):
                if sleutel in bruggen(kanten, verborgen):
                    verborgen |= _pad(kanten, sleutel, verborgen, vrij, prijs)
            continue
        extra = _te_kleine_som(cellen, sommen, verborgen, vrij, prijs)
        if extra is None:
            return frozenset(verborgen)
        verborgen.add(extra)


def _kanten(cellen: Mapping[K, Cel], sommen: Sequence[Som[K]]) -> dict[K, tuple[int, int]]:
    """Per cell the two sums it stands in; a cell in one sum also touches the outside."""
    knopen: dict[K, list[int]] = {sleutel: [] for sleutel in cellen}
    for nummer, som in enumerate(sommen):
        for sleutel in (som.totaal, *som.delen):
            knopen[sleutel].append(nummer)
    if any(len(rij) > 2 for rij in knopen.values()):
        raise ValueError("een cel staat in hooguit twee sommen")
    return {s: (rij[0], rij[1] if len(rij) == 2 else _BUITEN) for s, rij in knopen.items() if rij}


def bruggen(kanten: Mapping[K, tuple[int, int]], verborgen: Iterable[K]) -> set[K]:
    """The hidden cells that can be worked out: edges on no cycle."""
    buren: dict[int, list[tuple[int, K]]] = defaultdict(list)
    for sleutel in verborgen:
        if sleutel in kanten:
            a, b = kanten[sleutel]
            buren[a].append((b, sleutel))
            buren[b].append((a, sleutel))
    orde: dict[int, int] = {}
    laag: dict[int, int] = {}
    gevonden: set[K] = set()

    def bezoek(knoop: int, via: K | None) -> None:
        orde[knoop] = laag[knoop] = len(orde)
        for buur, sleutel in buren[knoop]:
            if sleutel == via:
                continue
            if buur in orde:
                laag[knoop] = min(laag[knoop], orde[buur])
                continue
            bezoek(buur, sleutel)
            laag[knoop] = min(laag[knoop], laag[buur])
            if laag[buur] > orde[knoop]:
                gevonden.add(sleutel)

    for knoop in list(buren):
        if knoop not in orde:
            bezoek(knoop, None)
    return gevonden


def _pad(
    kanten: Mapping[K, tuple[int, int]], brug: K, verborgen: set[K], vrij: set[K], prijs: Mapping[K, int]
) -> set[K]:
    """The cheapest cells to hide so that `brug` comes to lie on a cycle."""
    buren: dict[int, list[tuple[int, K]]] = defaultdict(list)
    for sleutel, (a, b) in kanten.items():
        if sleutel != brug and (sleutel in verborgen or sleutel in vrij):
            buren[a].append((b, sleutel))
            buren[b].append((a, sleutel))
    van, naar = kanten[brug]
    # The counter keeps the order fixed, so the same table always gives the same answer.
    rij: list[tuple[int, int, int, tuple[K, ...]]] = [(0, 0, van, ())]
    teller, gezien = 0, set[int]()
    while rij:
        kosten, _, knoop, pad = heapq.heappop(rij)
        if knoop == naar:
            return set(pad)
        if knoop in gezien:
            continue
        gezien.add(knoop)
        for buur, sleutel in buren[knoop]:
            teller += 1
            extra = 0 if sleutel in verborgen else prijs[sleutel]
            heapq.heappush(rij, (kosten + extra, teller, buur, (*pad, sleutel)))
    raise Onoplosbaar(brug)


def _te_kleine_som(
    cellen: Mapping[K, Cel], sommen: Sequence[Som[K]], verborgen: set[K], vrij: set[K], prijs: Mapping[K, int]
) -> K | None:
    """One more cell to hide where the hidden ones of a sum together are fewer than ten; None when all is well."""
    for som in sommen:
        if som.totaal in verborgen:
            continue
        samen = sum(cellen[deel].dicht for deel in som.delen if deel in verborgen)
        if not 0 < samen < DREMPEL:
            continue
        keuze = [s for s in (*som.delen, som.totaal) if s not in verborgen and s in vrij]
        iets = [s for s in keuze if cellen[s].dicht] or keuze
        if not iets:
            raise Onoplosbaar(som.totaal)
        return min(iets, key=lambda s: (prijs[s], str(s)))
    return None
