"""Promise, start, stop and renew. Called inside verbs of higher rooms; nothing here knows a case."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from basis.dossiers.handelingen import nieuw_nummer
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Kern, Organisatie
from basis.organisatie.periode import tot_en_met
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Eenheid, Frequentie, Voorziening
from consortium.handelingen.grootboek import NUL, Grootboek, geef_vrij, neem_terug, reserveer_bedrag
from consortium.handelingen.prijzen import bewaar_prijzen, later_van, nieuwe_prijzen, prijzen_van
from consortium.handelingen.slot import budgetten, geldslot
from consortium.models import Reservering, Verplichting
from consortium.rekenen import Jaardeel, Prijsdeel, verdeel

PER_KEER = 200


def reserveer(
    door: Hoedanigheid,
    *,
    grond: str,
    voorziening: Voorziening,
    partij: Organisatie | None,
    wet: str,
    kern: Kern | None,
    geldig: Any,
    hoeveelheid: Decimal,
    eenheid: str,
    frequentie: str,
    toekennende: Organisatie | None,
    leeftijdsgroep: str,
) -> Verplichting:
    """Reserve P × Q over the budget years of `geldig` (DateRange). Never refuses for lack of budget.

    `grond` names the besluit, verwijzing, bepaling or opdracht with its number. P is the price of each day: a
    tarief that changes inside the period counts from its own day.
    Raises Geweigerd when there is no tarief or the period makes no sense.
    """
    if not grond.strip():
        raise Geweigerd("Een verplichting heeft een grond: het besluit, de verwijzing of de bepaling.")
    deel_nu = _te_reserveren(geldig, frequentie)
    prijs, later = prijzen_van(voorziening, partij, deel_nu, frequentie)
    delen = verdeel_of_weiger(deel_nu, prijs, hoeveelheid, frequentie, later)
    jaren = budgetten(door.gemeente_id, [deel.jaar for deel in delen])
    verplichting = Verplichting.objects.create(
        gemeente_id=door.gemeente_id,
        kenmerk=nieuw_nummer(door.gemeente_id, "V"),
        grond=grond,
        partij=partij,
        voorziening=voorziening,
        wet=wet,
        kern=kern,
        toekennende=toekennende,
        leeftijdsgroep=leeftijdsgroep,
        prijs=prijs,
        hoeveelheid=hoeveelheid,
        eenheid=eenheid,
        frequentie=frequentie,
        geldig=geldig,
        gemaakt_op=nu(),
    )
    bewaar_prijzen(verplichting, later)
    gebeurtenis = schrijf(
        "verplichting.gereserveerd",
        door,
        kern_id=kern.pk if kern else None,
        wet=wet,
        verplichting=verplichting.pk,
        bedrag=sum((deel.bedrag for deel in delen), NUL),
        jaren=[deel.jaar for deel in delen],
    )
    boek = Grootboek(gebeurtenis, grond)
    for deel in delen:
        reserveer_bedrag(boek, jaren[deel.jaar], verplichting, deel.bedrag)
    boek.schrijf_weg()
    return verplichting


def _te_reserveren(geldig: Any, frequentie: str) -> Any:
    """Without end: to and including 31 December of this year, or of the first year when that is later.

    Help granted with effect from an earlier year was never there to be renewed in the years between.
    """
    if geldig.upper is None and frequentie != Frequentie.TOTAAL and geldig.lower.year < vandaag().year:
        return tot_en_met(geldig.lower, date(vandaag().year, 12, 31))
    return geldig


def verdeel_of_weiger(
    geldig: Any, prijs: Decimal, hoeveelheid: Decimal, frequentie: str, later: Sequence[Prijsdeel]
) -> list[Jaardeel]:
    try:
        return verdeel(geldig, prijs, hoeveelheid, frequentie, later=later)
    except ValueError as fout:
        raise Geweigerd(f"Deze periode klopt niet: {fout}.", "geldig") from fout


def blijft_na(verplichting: Verplichting, laatste_dag: date) -> dict[int, Decimal]:
    """Euro per year that stays promised when help stops after `laatste_dag`."""
    vast = (verplichting.prijs, verplichting.hoeveelheid, verplichting.frequentie)
    later = later_van(verplichting)
    if verplichting.geldig.upper is None and verplichting.frequentie != Frequentie.TOTAAL:
        if laatste_dag < verplichting.geldig.lower:
            return {}
        # Renewed yearly: a year is worth the same whether it was the first or a renewal.
        heel = tot_en_met(verplichting.geldig.lower, laatste_dag)
        return {deel.jaar: deel.bedrag for deel in verdeel(heel, *vast, later=later)}
    geleverd = verplichting.frequentie == Frequentie.TOTAAL and verplichting.eenheid == Eenheid.STUK
    if geleverd and verplichting.gestart_op and verplichting.gestart_op <= laatste_dag:
        # A wheelchair that was delivered is paid, whenever its use ends.
        return {deel.jaar: deel.bedrag for deel in verdeel(verplichting.geldig, *vast)}
    return {deel.jaar: deel.bedrag for deel in verdeel(verplichting.geldig, *vast, later=later, tot_en_met=laatste_dag)}


def laat_vrijvallen(door: Hoedanigheid, verplichting: Verplichting, laatste_dag: date, *, grond: str) -> Decimal:
    """Early stop: free what is promised from the day after `laatste_dag`, over all years. Returns the euro freed.

    A last day before the first day frees all (help that never came). Raises Geweigerd when the help stopped
    earlier already. Nothing happens when `laatste_dag` is not before the last day of the promise.
    """
    geldslot(verplichting.gemeente_id)
    verplichting.refresh_from_db()
    einde = verplichting.geldig.upper
    if verplichting.gestopt_op and laatste_dag > verplichting.gestopt_op:
        raise Geweigerd(f"Deze hulp stopte al op {datum(verplichting.gestopt_op)}.", "laatste_dag")
    if laatste_dag == verplichting.gestopt_op or (einde and tot_en_met(laatste_dag, laatste_dag).upper >= einde):
        return NUL
    blijft = blijft_na(verplichting, laatste_dag)
    rijen = reserveringen_van(verplichting)
    vrij = {rij.pk: rij.bedrag - min(rij.bedrag, blijft.get(rij.budget.jaar, NUL)) for rij in rijen}
    verplichting.gestopt_op = laatste_dag
    verplichting.save(update_fields=["gestopt_op"])
    return _boek(door, verplichting, "verplichting.vrijgevallen", laatste_dag, grond, rijen, vrij, geef_vrij)


def laat_doorlopen(door: Hoedanigheid, verplichting: Verplichting, laatste_dag: date, *, grond: str) -> Decimal:
    """The help turned out to stop later: promise those days again. Returns the euro; nothing when it is not later."""
    geldslot(verplichting.gemeente_id)
    verplichting.refresh_from_db()
    if verplichting.gestopt_op is None or laatste_dag <= verplichting.gestopt_op:
        return NUL
    blijft = blijft_na(verplichting, laatste_dag)
    rijen = reserveringen_van(verplichting)
    erbij = {rij.pk: max(NUL, blijft.get(rij.budget.jaar, NUL) - rij.bedrag) for rij in rijen}
    einde = verplichting.geldig.upper
    tot_het_einde = bool(einde and tot_en_met(laatste_dag, laatste_dag).upper >= einde)
    verplichting.gestopt_op = None if tot_het_einde else laatste_dag
    verplichting.save(update_fields=["gestopt_op"])
    return _boek(door, verplichting, "verplichting.doorgelopen", laatste_dag, grond, rijen, erbij, neem_terug)


def reserveringen_van(verplichting: Verplichting) -> list[Reservering]:
    """All years of it, each with its budget under lock."""
    rijen = list(Reservering.objects.filter(verplichting=verplichting).select_related("budget").order_by("budget_id"))
    budget_van = budgetten(verplichting.gemeente_id, [rij.budget.jaar for rij in rijen])
    for rij in rijen:
        rij.budget = budget_van[rij.budget.jaar]
    return rijen


def _boek(
    door: Hoedanigheid,
    verplichting: Verplichting,
    soort: str,
    laatste_dag: date,
    grond: str,
    rijen: list[Reservering],
    bedragen: dict[int, Decimal],
    boeking: Callable[[Grootboek, Reservering, Decimal], None],
) -> Decimal:
    """One gebeurtenis and a line per year for another last day. Returns the euro in all."""
    totaal = sum(bedragen.values(), NUL)
    gebeurtenis = schrijf(
        soort,
        door,
        kern_id=verplichting.kern_id,
        wet=verplichting.wet,
        verplichting=verplichting.pk,
        bedrag=totaal,
        laatste_dag=laatste_dag,
    )
    # Also what comes back names the besluit it was promised in; why it comes back stands behind it.
    boek = Grootboek(gebeurtenis, f"{verplichting.grond}, {grond}"[:60])
    for rij in rijen:
        if bedragen[rij.pk]:
            boeking(boek, rij, bedragen[rij.pk])
    boek.schrijf_weg()
    return totaal


def meld_start(door: Hoedanigheid, verplichting: Verplichting, op: date) -> None:
    """Help began on this day. A second call with the same day changes nothing; another day is refused."""
    geldslot(verplichting.gemeente_id)
    verplichting.refresh_from_db(fields=["gestart_op"])
    if verplichting.gestart_op == op:
        return
    if verplichting.gestart_op:
        raise Geweigerd(f"Deze hulp startte al op {datum(verplichting.gestart_op)}.", "op")
    verplichting.gestart_op = op
    verplichting.save(update_fields=["gestart_op"])
    schrijf(
        "verplichting.gestart",
        door,
        kern_id=verplichting.kern_id,
        wet=verplichting.wet,
        verplichting=verplichting.pk,
        op=op,
    )


def te_verlengen(gemeente_id: int, jaar: int) -> Any:
    """Open-ended promises that run in `jaar` and have no reservation for it yet."""
    begin = date(jaar, 1, 1)
    return (
        Verplichting.objects.filter(
            gemeente_id=gemeente_id, geldig__endswith__isnull=True, geldig__startswith__lt=begin
        )
        .filter(Q(gestopt_op=None) | Q(gestopt_op__gte=begin))
        .exclude(frequentie=Frequentie.TOTAAL)
        .exclude(reserveringen__budget__jaar=jaar)
        .order_by("id")
    )


@handeling("budget.beheren", stil=True)
def verleng_open_verplichtingen(door: Hoedanigheid, jaar: int | None = None) -> int:
    """Reserve `jaar` (this year) for promises without end date, at most 200 at a time. Returns how many.

    May run as often as one likes: a Verplichting has one reservation per year.
    """
    jaar = jaar or vandaag().year
    budget = budgetten(door.gemeente_id, [jaar])[jaar]
    rijen = list(te_verlengen(door.gemeente_id, jaar).select_related("voorziening", "partij")[:PER_KEER])
    for verplichting in rijen:
        einde = date(jaar, 12, 31)
        periode = tot_en_met(date(jaar, 1, 1), min(einde, verplichting.gestopt_op or einde))
        later = later_van(verplichting)
        later += (nieuw := nieuwe_prijzen(verplichting, later, periode))
        bewaar_prijzen(verplichting, nieuw)
        vast = (verplichting.prijs, verplichting.hoeveelheid, verplichting.frequentie)
        (deel,) = verdeel(periode, *vast, later=later)
        gebeurtenis = schrijf(
            "verplichting.verlengd",
            door,
            kern_id=verplichting.kern_id,
            wet=verplichting.wet,
            verplichting=verplichting.pk,
            bedrag=deel.bedrag,
            jaar=jaar,
        )
        boek = Grootboek(gebeurtenis, verplichting.grond)
        reserveer_bedrag(boek, budget, verplichting, deel.bedrag)
        boek.schrijf_weg()
    return len(rijen)
