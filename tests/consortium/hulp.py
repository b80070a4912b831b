"""Shared by the tests of the money: one small gemeente and a promise in one line."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum

from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import tot_en_met
from basis.voorzieningen.models import Eenheid, Frequentie, Voorziening
from consortium.handelingen import laat_vrijvallen, reserveer
from consortium.models import Boekingsregel, Budget, Leeftijdsgroep, Rekening, Reservering, Verplichting
from tests.fabriek import Wereld

NUL = Decimal(0)


def beloof(
    w: Wereld,
    voorziening: Voorziening,
    van: date,
    tot: date | None,
    *,
    q: str = "1",
    frequentie: str = Frequentie.DAG,
    eenheid: str = Eenheid.UUR,
    door: Hoedanigheid | None = None,
    **overig: Any,
) -> Verplichting:
    """Reserve as a verb of a higher room would: in its own transaction."""
    with transaction.atomic():
        return reserveer(
            door or w.systeem,
            **{
                "grond": "besluit B-2026-00001",
                "voorziening": voorziening,
                "partij": w.partij,
                "wet": "wmo",
                "kern": w.kern,
                "geldig": tot_en_met(van, tot),
                "hoeveelheid": Decimal(q),
                "eenheid": eenheid,
                "frequentie": frequentie,
                "toekennende": w.gemeente_org,
                "leeftijdsgroep": Leeftijdsgroep.OUDER.value,
                **overig,
            },
        )


def stop(w: Wereld, verplichting: Verplichting, laatste: date, grond: str = "beëindiging B-1") -> Decimal:
    with transaction.atomic():
        return laat_vrijvallen(w.systeem, verplichting, laatste, grond=grond)


def saldo(budget: Budget, rekening: str) -> Decimal:
    som = Boekingsregel.objects.filter(boeking__budget=budget, rekening=rekening).aggregate(som=Sum("bedrag"))["som"]
    return som or NUL


def klopt(gemeente_id: int) -> None:
    """The invariants: totals, reservations and grootboek tell the same, for every budget of the gemeente."""
    for budget in Budget.objects.filter(gemeente_id=gemeente_id):
        rijen = Reservering.objects.filter(budget=budget).aggregate(b=Sum("bedrag"), o=Sum("overschrijding"))
        over = max(NUL, budget.gereserveerd - budget.bedrag) if budget.vastgesteld else NUL
        assert budget.gereserveerd == (rijen["b"] or NUL) == saldo(budget, Rekening.GERESERVEERD)
        assert budget.overschrijding == (rijen["o"] or NUL) == -saldo(budget, Rekening.OVERSCHRIJDING) == over
        assert budget.bedrag == -saldo(budget, Rekening.LUMPSUM)
        vrij = budget.bedrag - budget.gereserveerd + budget.overschrijding
        assert saldo(budget, Rekening.BESCHIKBAAR) == vrij
        assert budget.overschrijding_gemeld == (budget.overschrijding > 0)
        per_rij = dict(Reservering.objects.filter(budget=budget).values_list("verplichting_id", "overschrijding"))
        geboekt = (
            Boekingsregel.objects.filter(boeking__budget=budget, rekening=Rekening.OVERSCHRIJDING)
            .values("boeking__verplichting_id")
            .annotate(som=Sum("bedrag"))
        )
        assert {r["boeking__verplichting_id"]: -r["som"] for r in geboekt if r["som"]} == {
            pk: over for pk, over in per_rij.items() if over
        }
