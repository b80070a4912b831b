"""How a budget stands: sums for the page, each of them the sum of reservations, checked against the grootboek."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from basis.organisatie.enums import Wet
from basis.scherm.opmaak import euro, getal
from basis.voorzieningen.models import Hoofdgroep
from consortium.models import Boekingsregel, Budget, Rekening, Reservering

NUL = Decimal(0)
# Fewer promises than this in a kern could point at somebody; small kernen are told together.
MINSTENS = 10


@dataclass
class Groep:
    """A line of a breakdown. `filter` is the querystring of the list behind it, or empty."""

    naam: str
    aantal: int = 0
    bedrag: Decimal = NUL
    over: Decimal = NUL
    filter: str = ""
    deel: str = ""

    def tel(self, rij: dict[str, Any]) -> None:
        self.aantal += rij["aantal"]
        self.bedrag += rij["bedrag"]
        self.over += rij["over"]


@dataclass(frozen=True)
class Verdeling:
    per_wet: list[Groep]
    per_hoofdgroep: list[Groep]
    per_partij: list[Groep]
    per_kern: list[Groep]


def zin(budget: Budget) -> str:
    """One sentence: how it stands."""
    if not budget.vastgesteld:
        return (
            f"Voor {budget.jaar} is nog geen budget vastgesteld. Er is al {euro(budget.gereserveerd)} gereserveerd."
            if budget.gereserveerd
            else f"Voor {budget.jaar} is nog geen budget vastgesteld en nog niets gereserveerd."
        )
    if budget.overschrijding:
        return (
            f"Er is {euro(budget.overschrijding)} meer beloofd dan het budget van {euro(budget.bedrag)}. "
            "Toekenningen gaan gewoon door."
        )
    return f"Van de {euro(budget.bedrag)} is nog {euro(budget.bedrag - budget.gereserveerd)} vrij."


def verdeling(budget: Budget) -> Verdeling:
    """Reserved euro per wet, hoofdgroep, partij and kern, from one query."""
    rijen: list[Any] = list(
        Reservering.objects.filter(budget=budget, bedrag__gt=0)
        .values(
            "verplichting__wet",
            "verplichting__voorziening__hoofdgroep",
            "verplichting__partij_id",
            "verplichting__partij__naam",
            "verplichting__kern__naam",
        )
        .annotate(aantal=Count("id"), bedrag=Sum("bedrag"), over=Sum("overschrijding"))
        .order_by()
    )
    return Verdeling(
        per_wet=_groepeer(
            rijen, budget, lambda r: (Wet(r["verplichting__wet"]).label, f"wet={r['verplichting__wet']}")
        ),
        per_hoofdgroep=_groepeer(
            rijen,
            budget,
            lambda r: (
                Hoofdgroep(r["verplichting__voorziening__hoofdgroep"]).label.capitalize(),
                f"hoofdgroep={r['verplichting__voorziening__hoofdgroep']}",
            ),
        ),
        per_partij=_groepeer(
            rijen,
            budget,
            lambda r: (
                r["verplichting__partij__naam"] or "nader te kiezen",
                f"partij={r['verplichting__partij_id']}" if r["verplichting__partij_id"] else "",
            ),
        ),
        # A kern has no list behind it: kern, voorziening and period together may be one person.
        per_kern=_voeg_klein_samen(
            _groepeer(rijen, budget, lambda r: (r["verplichting__kern__naam"] or "kern onbekend", ""))
        ),
    )


def _groepeer(rijen: list[Any], budget: Budget, sleutel: Callable[[dict[str, Any]], tuple[str, str]]) -> list[Groep]:
    groepen: dict[str, Groep] = defaultdict(lambda: Groep(""))
    for rij in rijen:
        naam, filter_ = sleutel(rij)
        groepen[naam].naam, groepen[naam].filter = naam, filter_
        groepen[naam].tel(rij)
    for groep in groepen.values():
        groep.deel = f"{getal(100 * groep.bedrag / budget.gereserveerd, 1)}%"
    return sorted(groepen.values(), key=lambda groep: (-groep.bedrag, groep.naam))


def _voeg_klein_samen(groepen: list[Groep]) -> list[Groep]:
    """Kernen with fewer than 10 promises become one line; with the next smallest too until it holds 10.

    So no line is about fewer than 10 promises, and none can be worked out from the total.
    """
    op_grootte = sorted(groepen, key=lambda groep: (groep.aantal, groep.naam))
    klein: list[Groep] = []
    while op_grootte and (op_grootte[0].aantal < MINSTENS or 0 < sum(g.aantal for g in klein) < MINSTENS):
        klein.append(op_grootte.pop(0))
    if not klein:
        return groepen
    naam = f"{len(klein)} kleine kernen samen" if op_grootte else "Alle kernen samen"
    samen = Groep(naam)
    for groep in klein:
        samen.tel({"aantal": groep.aantal, "bedrag": groep.bedrag, "over": groep.over})
    totaal = sum((groep.bedrag for groep in groepen), NUL)
    samen.deel = f"{getal(100 * samen.bedrag / totaal, 1)}%" if totaal else ""
    return [*(groep for groep in groepen if groep in op_grootte), samen]


def verschillen(budget: Budget) -> list[str]:
    """Where running totals and grootboek differ. Always empty; the page says so."""
    saldi: dict[str, Decimal] = dict(
        Boekingsregel.objects.filter(boeking__budget=budget)
        .order_by()
        .values_list("rekening")
        .annotate(som=Sum("bedrag"))
    )
    verwacht = {
        Rekening.LUMPSUM: -budget.bedrag,
        Rekening.GERESERVEERD: budget.gereserveerd,
        Rekening.OVERSCHRIJDING: -budget.overschrijding,
        Rekening.BESCHIKBAAR: budget.bedrag - budget.gereserveerd + budget.overschrijding,
    }
    return [rekening.label for rekening, bedrag in verwacht.items() if saldi.get(rekening.value, NUL) != bedrag]


@dataclass(frozen=True)
class Blok:
    """A piece of the bar, in units of its drawing."""

    klas: str
    x: str
    breedte: str


def balk(budget: Budget, breed: int = 1200) -> list[Blok]:
    """Reserved, above the budget and free, to scale; nothing when there is nothing to draw."""
    binnen = budget.gereserveerd - budget.overschrijding
    vrij = max(NUL, budget.bedrag - budget.gereserveerd)
    delen = [("v1", binnen), ("v2", budget.overschrijding), ("v4", vrij)]
    totaal = sum((deel for _, deel in delen), NUL)
    if totaal == 0:
        return []
    blokken: list[Blok] = []
    x = Decimal(1)
    for klas, deel in delen:
        if deel:
            breedte = deel / totaal * (breed - 8)
            blokken.append(Blok(klas, f"{x:.1f}", f"{max(breedte, Decimal(1)):.1f}"))
            x += breedte + 3
    return blokken
