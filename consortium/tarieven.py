"""What a unit of help costs, and in which age group a promise falls."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from basis.inwoners.models import Inwoner, leeftijd
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Organisatie
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Eenheid, Voorziening
from consortium.models import Leeftijdsgroep, Tarief
from consortium.rekenen import Prijsdeel

_GROEPEN = ((18, Leeftijdsgroep.JEUGD), (27, Leeftijdsgroep.JONG), (67, Leeftijdsgroep.VOLWASSEN))
Vraag = tuple[Voorziening, Organisatie | None, date]


def prijs_voor(voorziening: Voorziening, partij: Organisatie | None, dag: date) -> Decimal:
    """Euro per eenheid on that day: the party's own tarief, else the list price; a euro costs a euro.

    Raises Geweigerd when there is neither.
    """
    (prijs,) = prijzen_voor([(voorziening, partij, dag)])
    if prijs is None:
        raise Geweigerd(geen_tarief(voorziening, dag), "voorziening")
    return prijs


def prijzen_voor(vragen: Sequence[Vraag]) -> list[Decimal | None]:
    """`prijs_voor` for several lines in one query; None where there is no tarief."""
    rijen = _tarieven(voorziening for voorziening, _, _ in vragen)
    return [_prijs(rijen, *vraag) for vraag in vragen]


def prijzen_in(
    voorziening: Voorziening, partij: Organisatie | None, eerste: date, einde: date | None
) -> list[Prijsdeel]:
    """The price on `eerste`, and each other one that begins before `einde`. Raises Geweigerd without a first price.

    Where a tarief ends and none follows, the last price goes on: what was promised is not free.
    """
    (delen,) = prijslopen([(voorziening, partij, eerste, einde)])
    if not delen:
        raise Geweigerd(geen_tarief(voorziening, eerste), "voorziening")
    return delen


def prijslopen(vragen: Sequence[tuple[Voorziening, Organisatie | None, date, date | None]]) -> list[list[Prijsdeel]]:
    """`prijzen_in` for several lines in one query, also without end; empty where there is no first price."""
    rijen = _tarieven(voorziening for voorziening, _, _, _ in vragen)
    return [_loop(rijen, *vraag) for vraag in vragen]


def _tarieven(voorzieningen: Iterable[Voorziening]) -> list[Tarief]:
    return list(Tarief.objects.filter(voorziening__in={voorziening.pk for voorziening in voorzieningen}))


def _prijs(rijen: list[Tarief], voorziening: Voorziening, partij: Organisatie | None, dag: date) -> Decimal | None:
    geldig = {rij.organisatie_id: rij.bedrag for rij in rijen if _van(rij, voorziening) and dag in rij.geldig}
    if partij and partij.pk in geldig:
        return geldig[partij.pk]
    return geldig.get(None, Decimal(1) if voorziening.eenheid == Eenheid.EURO else None)


def _van(rij: Tarief, voorziening: Voorziening) -> bool:
    return rij.voorziening_id == voorziening.pk and rij.gemeente_id == voorziening.gemeente_id


def _loop(
    rijen: list[Tarief], voorziening: Voorziening, partij: Organisatie | None, eerste: date, einde: date | None
) -> list[Prijsdeel]:
    grenzen = {
        dag
        for rij in rijen
        if _van(rij, voorziening)
        for dag in (rij.geldig.lower, rij.geldig.upper)
        if dag is not None and eerste < dag and (einde is None or dag < einde)
    }
    delen: list[Prijsdeel] = []
    for dag in [eerste, *sorted(grenzen)]:
        prijs = _prijs(rijen, voorziening, partij, dag)
        if prijs is None and not delen:
            return []
        if prijs is not None and (not delen or prijs != delen[-1].prijs):
            delen.append(Prijsdeel(dag, prijs))
    return delen


def geen_tarief(voorziening: Voorziening, dag: date) -> str:
    """Why there is no price, in Dutch."""
    return f"Voor {voorziening.naam} is op {datum(dag)} geen tarief bekend. Vraag de beheerder om een tarief."


def leeftijdsgroep(inwoner: Inwoner, dag: date) -> str:
    """The age group on that day; unknown when an incomplete birth date leaves more than one open."""
    jaren = leeftijd(inwoner, dag)
    for tot, groep in _GROEPEN:
        jonger = jaren.jonger_dan(tot)
        if jonger is None:
            return Leeftijdsgroep.ONBEKEND.value
        if jonger:
            return groep.value
    return Leeftijdsgroep.OUDER.value
