"""What a unit of help costs, and in which age group a promise falls."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from basis.inwoners.models import Inwoner, leeftijd
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Organisatie
from basis.organisatie.periode import vanaf
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
    rijen = list(Tarief.objects.filter(voorziening__in={voorziening.pk for voorziening, _, _ in vragen}))

    def prijs(voorziening: Voorziening, partij: Organisatie | None, dag: date) -> Decimal | None:
        geldig = {
            rij.organisatie_id: rij.bedrag
            for rij in rijen
            if rij.voorziening_id == voorziening.pk and rij.gemeente_id == voorziening.gemeente_id and dag in rij.geldig
        }
        if partij and partij.pk in geldig:
            return geldig[partij.pk]
        return geldig.get(None, Decimal(1) if voorziening.eenheid == Eenheid.EURO else None)

    return [prijs(*vraag) for vraag in vragen]


def prijzen_in(voorziening: Voorziening, partij: Organisatie | None, eerste: date, einde: date) -> list[Prijsdeel]:
    """The price on `eerste`, and each other one that begins before `einde`. Raises Geweigerd without a first price.

    Where a tarief ends and none follows, the last price goes on: what was promised is not free.
    """
    rijen = Tarief.objects.filter(
        voorziening=voorziening, gemeente_id=voorziening.gemeente_id, geldig__overlap=vanaf(eerste, einde)
    )
    grenzen = {
        dag for rij in rijen for dag in (rij.geldig.lower, rij.geldig.upper) if dag is not None and eerste < dag < einde
    }
    dagen = [eerste, *sorted(grenzen)]
    prijzen = prijzen_voor([(voorziening, partij, dag) for dag in dagen])
    if prijzen[0] is None:
        raise Geweigerd(geen_tarief(voorziening, eerste), "voorziening")
    delen: list[Prijsdeel] = []
    for dag, prijs in zip(dagen, prijzen, strict=True):
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
