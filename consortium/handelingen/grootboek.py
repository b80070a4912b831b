"""Double entry. Only this file writes Boeking, Reservering amounts and the running totals on Budget.

    lumpsum        what the gemeente gives (always credit)
    beschikbaar    what is not promised yet
    gereserveerd   what is promised (always debit)
    overschrijding what is promised above the budget (always credit), per Verplichting

For a budget that is set: overschrijding = max(0, gereserveerd − bedrag), so beschikbaar never drops below zero.
A budget that is not set never counts as exceeded; its beschikbaar is negative until the raad decides.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from basis.journaal.models import Gebeurtenis
from basis.journaal.schrijven import zet_uitgaand
from basis.journaal.tijd import nu
from consortium.models import (
    Boeking,
    Boekingsregel,
    Budget,
    Rekening,
    Reservering,
    SoortBoeking,
    Verplichting,
)

NUL = Decimal(0)


@dataclass
class Grootboek:
    """Collects the boekingen of one verb and writes them in two statements (`schrijf_weg`)."""

    gebeurtenis: Gebeurtenis
    grond: str
    boekingen: list[Boeking] = field(default_factory=list)
    regels: list[Boekingsregel] = field(default_factory=list)

    def boek(
        self,
        soort: SoortBoeking,
        budget: Budget,
        bedrag: Decimal,
        *,
        debet: Rekening,
        credit: Rekening,
        verplichting_id: int | None = None,
    ) -> None:
        """One boeking of `bedrag` euro on debet, and the same on credit; nothing for nil."""
        if bedrag == 0:
            return
        boeking = Boeking(
            gemeente_id=budget.gemeente_id,
            budget=budget,
            soort=soort,
            verplichting_id=verplichting_id,
            grond=self.grond,
            geboekt_op=nu(),
            gebeurtenis_id=self.gebeurtenis.pk,
        )
        self.boekingen.append(boeking)
        self.regels.append(Boekingsregel(boeking=boeking, rekening=debet, bedrag=bedrag))
        self.regels.append(Boekingsregel(boeking=boeking, rekening=credit, bedrag=-bedrag))

    def schrijf_weg(self) -> None:
        Boeking.objects.bulk_create(self.boekingen)
        for regel in self.regels:
            regel.boeking_id = regel.boeking.pk
        Boekingsregel.objects.bulk_create(self.regels)
        self.boekingen, self.regels = [], []


def reserveer_bedrag(boek: Grootboek, budget: Budget, verplichting: Verplichting, bedrag: Decimal) -> None:
    """Promise `bedrag` in this year; what does not fit is booked as overschrijding of this Verplichting."""
    budget.gereserveerd += bedrag
    rij = Reservering.objects.create(verplichting=verplichting, budget=budget, bedrag=bedrag, overschrijding=NUL)
    boek.boek(
        SoortBoeking.RESERVERING,
        budget,
        bedrag,
        debet=Rekening.GERESERVEERD,
        credit=Rekening.BESCHIKBAAR,
        verplichting_id=verplichting.pk,
    )
    herzie(boek, budget, eerst=[rij])


def geef_vrij(boek: Grootboek, rij: Reservering, bedrag: Decimal) -> None:
    """Take `bedrag` out of a reservation; overschrijding goes first, the own one before that of others."""
    budget = rij.budget
    budget.gereserveerd -= bedrag
    rij.bedrag -= bedrag
    boek.boek(
        SoortBoeking.VRIJVAL,
        budget,
        bedrag,
        debet=Rekening.BESCHIKBAAR,
        credit=Rekening.GERESERVEERD,
        verplichting_id=rij.verplichting_id,
    )
    if not herzie(boek, budget, eerst=[rij]):
        rij.save(update_fields=["bedrag"])


def neem_terug(boek: Grootboek, rij: Reservering, bedrag: Decimal) -> None:
    """Promise `bedrag` again that was freed by mistake, in the same reservation."""
    budget = rij.budget
    budget.gereserveerd += bedrag
    rij.bedrag += bedrag
    boek.boek(
        SoortBoeking.RESERVERING,
        budget,
        bedrag,
        debet=Rekening.GERESERVEERD,
        credit=Rekening.BESCHIKBAAR,
        verplichting_id=rij.verplichting_id,
    )
    if not herzie(boek, budget, eerst=[rij]):
        rij.save(update_fields=["bedrag"])


def teveel(budget: Budget) -> Decimal:
    """Euro promised above the budget; a budget that is not set is never exceeded."""
    return max(NUL, budget.gereserveerd - budget.bedrag) if budget.vastgesteld else NUL


def herzie(boek: Grootboek, budget: Budget, *, eerst: list[Reservering]) -> bool:
    """Bring overschrijding in line with the totals, save the budget, and tell the controller when it is new.

    More excess lands on `eerst` (a new promise), then on the latest promises. Less excess leaves `eerst`, then
    the oldest promises: who came first is covered first. True when a row of `eerst` was saved here.
    """
    verschil = teveel(budget) - budget.overschrijding
    gewijzigd: list[Reservering] = []
    if verschil:
        meer = verschil > 0
        rest = abs(verschil)
        ander = (
            Reservering.objects.filter(budget=budget)
            .exclude(pk__in=[rij.pk for rij in eerst])
            .order_by("-id" if meer else "id")
        )
        if not meer:
            ander = ander.filter(overschrijding__gt=0)

        for rij in [*eerst] if rest <= _ruimte(eerst, meer) else [*eerst, *ander]:
            deel = min(rest, _ruimte([rij], meer))
            if deel == 0:
                continue
            rij.overschrijding += deel if meer else -deel
            rest -= deel
            gewijzigd.append(rij)
            boek.boek(
                SoortBoeking.OVERSCHRIJDING,
                budget,
                deel,
                debet=Rekening.BESCHIKBAAR if meer else Rekening.OVERSCHRIJDING,
                credit=Rekening.OVERSCHRIJDING if meer else Rekening.BESCHIKBAAR,
                verplichting_id=rij.verplichting_id,
            )
            if rest == 0:
                break
        if rest:
            raise RuntimeError(f"overschrijding van budget {budget.pk} past niet bij de reserveringen")
        budget.overschrijding += verschil
        Reservering.objects.bulk_update(gewijzigd, ["bedrag", "overschrijding"], batch_size=500)
    _meld_eens(boek, budget)
    budget.save(update_fields=["bedrag", "vastgesteld", "gereserveerd", "overschrijding", "overschrijding_gemeld"])
    return any(rij in gewijzigd for rij in eerst)


def _ruimte(rijen: list[Reservering], meer: bool) -> Decimal:
    """How much excess these rows can still take on, or give up."""
    return sum((rij.bedrag - rij.overschrijding if meer else rij.overschrijding for rij in rijen), NUL)


def _meld_eens(boek: Grootboek, budget: Budget) -> None:
    """The controller is told once, until the budget is under again."""
    over = budget.overschrijding > 0
    if over and not budget.overschrijding_gemeld:
        zet_uitgaand(
            "overschrijding",
            gemeente_id=budget.gemeente_id,
            gebeurtenis=boek.gebeurtenis,
            budget=budget.pk,
            overschrijding=budget.overschrijding,
        )
    budget.overschrijding_gemeld = over
