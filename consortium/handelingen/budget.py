"""Set the lump sum of a year, and tell the controller when it is exceeded."""

from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from basis.journaal.schrijven import schrijf, zet_uitgaand
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import Geweigerd, Verouderd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.rechten import mag
from basis.scherm.opmaak import euro
from consortium.handelingen.grootboek import Grootboek, herzie
from consortium.handelingen.slot import budgetten, geldslot
from consortium.models import Boeking, Budget, Rekening, Signaal, SoortBoeking

JAREN_VOORUIT = 5
MAX_BEDRAG = Decimal("999999999999.99")


def versie_van(budget: Budget) -> int:
    """How often this budget was set: a form knows the version it was read at."""
    return Boeking.objects.filter(budget=budget, soort=SoortBoeking.BUDGET).count()


@handeling("budget.beheren")
def stel_budget_vast(
    door: Hoedanigheid, *, jaar: int, bedrag: Decimal, grond: str, versie: int | None = None
) -> Budget:
    """Set or change the lump sum of a year, by a raadsbesluit. The difference is booked; what was promised stays.

    Running promises are looked at again: more money frees overschrijding, less money makes it.
    """
    nu_jaar = vandaag().year
    if not nu_jaar - 1 <= jaar <= nu_jaar + JAREN_VOORUIT:
        raise Geweigerd(f"Kies een jaar van {nu_jaar - 1} tot en met {nu_jaar + JAREN_VOORUIT}.", "jaar")
    if bedrag < 0 or bedrag > MAX_BEDRAG or bedrag != bedrag.quantize(Decimal("0.01")):
        raise Geweigerd("Vul een bedrag in euro’s en centen in, niet onder nul.", "bedrag")
    if not grond.strip():
        raise Geweigerd("Vul in welk besluit dit budget vaststelt, bijvoorbeeld raadsbesluit 2026-114.", "grond")
    budget = budgetten(door.gemeente_id, [jaar])[jaar]
    if versie is not None and versie != versie_van(budget):
        raise Verouderd
    if budget.vastgesteld and budget.bedrag == bedrag:
        raise Geweigerd(f"Het budget van {jaar} staat al op {euro(bedrag)}.", "bedrag")
    verschil = bedrag - budget.bedrag
    gebeurtenis = schrijf("budget.vastgesteld", door, budget=budget.pk, jaar=jaar, bedrag=bedrag, verschil=verschil)
    boek = Grootboek(gebeurtenis, grond.strip())
    boek.boek(SoortBoeking.BUDGET, budget, verschil, debet=Rekening.BESCHIKBAAR, credit=Rekening.LUMPSUM)
    budget.bedrag, budget.vastgesteld = bedrag, True
    herzie(boek, budget, eerst=[])
    boek.schrijf_weg()
    return budget


@handeling("budget.beheren")
def meld_overschrijding(
    door: Hoedanigheid, *, uitgaand_id: int, op: datetime, budget_id: int, bedrag: Decimal
) -> Signaal:
    """Put the notice on the budget page, and queue an e-mail for each controller with an address.

    `op`: when it was exceeded; the worker may come later.

    Once per Uitgaand. The mail holds counts only; each has its own row, so one bad address stops nobody.
    """
    budget = Budget.objects.get(pk=budget_id, gemeente_id=door.gemeente_id)
    signaal = Signaal.objects.create(
        gemeente_id=door.gemeente_id, budget=budget, uitgaand_id=uitgaand_id, bedrag=bedrag, gemaakt_op=op
    )
    gebeurtenis = schrijf("overschrijding.gemeld", door, budget=budget.pk, jaar=budget.jaar, bedrag=bedrag)
    for hoed_id in controllers(door.gemeente_id, vandaag()).exclude(medewerker__email="").values_list("pk", flat=True):
        zet_uitgaand(
            "overschrijding-mail",
            gemeente_id=door.gemeente_id,
            gebeurtenis=gebeurtenis,
            sleutel=f"{uitgaand_id}-{hoed_id}",
            jaar=budget.jaar,
            hoedanigheid=hoed_id,
        )
    return signaal


def controllers(gemeente_id: int, dag: date) -> "QuerySet[Hoedanigheid]":
    """Who keeps the budget now: every running hoedanigheid that may set it."""
    functies = [functie.value for functie in Functie if mag(functie, "budget.beheren")]
    return Hoedanigheid.objects.geldig_op(dag).filter(
        gemeente_id=gemeente_id, functie__in=functies, medewerker__actief=True
    )


@handeling("budget.zien")
def lees_signaal(door: Hoedanigheid, signaal_id: int) -> Signaal:
    """The notice was read: it leaves the page. Refused when a colleague was first."""
    geldslot(door.gemeente_id)
    signaal = Signaal.objects.select_for_update().get(pk=signaal_id, gemeente_id=door.gemeente_id)
    if signaal.gelezen_op:
        raise Geweigerd("Dit bericht is al gelezen.")
    signaal.gelezen_op, signaal.gelezen_door = nu(), door
    signaal.save(update_fields=["gelezen_op", "gelezen_door"])
    schrijf("overschrijding.gelezen", door, budget=signaal.budget_id, bedrag=signaal.bedrag)
    return signaal
