"""What an inwoner gets under one wet at the same time, in euro per year: what a mandaat limit is held against.

A yearly amount counts on each day of its period; a one-off amount on each day of the year in which it begins.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Q

from basis.inwoners.models import Inwoner
from basis.voorzieningen.models import Frequentie
from casussen.enums import LOPENDE_HULP, Grondslag, StatusOndersteuning
from casussen.models import Ondersteuning
from consortium.handelingen import bedrag_per_jaar
from consortium.rekenen import Prijsdeel

# Decided by or for the college. A verwijzing or bepaling is decided by somebody else, under no mandaat.
_BESLOTEN = (Grondslag.BESLUIT, Grondslag.SPOED, Grondslag.OVERGENOMEN)


@dataclass(frozen=True)
class Bedrag:
    """Euro per year from `van` to before `tot` (None: without end); `eenmalig`: once, in the year of `van`."""

    van: date
    tot: date | None
    bedrag: Decimal
    eenmalig: bool = False
    regel: int | None = None

    def telt_op(self, dag: date) -> bool:
        if self.eenmalig:
            return self.van.year == dag.year
        return self.van <= dag and (self.tot is None or dag < self.tot)


def hoogste(eigen: Sequence[Bedrag], andere: Sequence[Bedrag], vandaag: date) -> Decimal:
    """The most that counts on one day on which something of `eigen` counts. Pure; nothing of its own is nothing.

    For a one-off amount its own year counts, as far as it still comes.
    """
    alles = [*eigen, *andere]
    begin_van = {deel: _begin(deel, vandaag) for deel in eigen}
    # The sum rises only where something begins, so those days suffice.
    dagen = {*begin_van.values(), *(deel.van for deel in alles)}
    dagen |= {date(deel.van.year, 1, 1) for deel in alles if deel.eenmalig}
    return max(
        (
            sum((deel.bedrag for deel in alles if deel.telt_op(dag)), Decimal(0))
            for dag in dagen
            if any(deel.telt_op(dag) and dag >= begin for deel, begin in begin_van.items())
        ),
        default=Decimal(0),
    )


def _begin(deel: Bedrag, vandaag: date) -> date:
    return min(deel.van, max(date(deel.van.year, 1, 1), vandaag)) if deel.eenmalig else deel.van


def bedragen_van(regel: Ondersteuning, prijzen: Sequence[Prijsdeel]) -> tuple[Bedrag, ...]:
    """A proposed line at these prices, of which the first is that of its first day."""
    assert regel.hoeveelheid is not None
    assert regel.frequentie
    return tuple(_per_prijs(regel, prijzen, regel.hoeveelheid, regel.frequentie, regel.geldig.upper))


def lopend_van(inwoner: Inwoner, wet: str, gronden: Sequence[str] = _BESLOTEN) -> tuple[Bedrag, ...]:
    """All that was decided for this inwoner under this wet and is promised or given. Two queries."""
    hoofd = inwoner.hoofd_id or inwoner.pk
    regels = (
        Ondersteuning.objects.filter(
            Q(casus__dossier__inwoner_id=hoofd) | Q(casus__dossier__inwoner__hoofd_id=hoofd),
            casus__dossier__wet=wet,
            grondslag__in=gronden,
            status__in=(StatusOndersteuning.TOEGEWEZEN, *LOPENDE_HULP, StatusOndersteuning.BEEINDIGD),
            verplichting__isnull=False,
            geldig__isnull=False,
        )
        # What was assigned and never came was freed again.
        .exclude(status=StatusOndersteuning.BEEINDIGD, gestart_op=None)
        .select_related("verplichting")
        .prefetch_related("verplichting__prijswijzigingen")
        .order_by("pk")
    )
    return tuple(deel for regel in regels for deel in _lopend(regel))


def _lopend(regel: Ondersteuning) -> Iterator[Bedrag]:
    belofte = regel.verplichting
    assert belofte is not None
    einden = [regel.geldig.upper, regel.beeindigd_op and regel.beeindigd_op + timedelta(days=1)]
    einde = min((dag for dag in einden if dag), default=None)
    later = [Prijsdeel(rij.vanaf, rij.prijs) for rij in belofte.prijswijzigingen.all()]
    prijzen = [Prijsdeel(regel.geldig.lower, belofte.prijs), *later]
    return _per_prijs(regel, prijzen, belofte.hoeveelheid, belofte.frequentie, einde)


def _per_prijs(
    regel: Ondersteuning, prijzen: Sequence[Prijsdeel], hoeveelheid: Decimal, frequentie: str, einde: date | None
) -> Iterator[Bedrag]:
    """Its amount, and from each day its tarief changes the next one; 'totaal' is bought once, at the first price."""
    eenmalig = frequentie == Frequentie.TOTAAL
    if eenmalig:
        prijzen = prijzen[:1]
    grenzen = [*(deel.vanaf for deel in prijzen[1:]), einde]
    for (dag, prijs), tot in zip(prijzen, grenzen, strict=True):
        tot_hier = min((grens for grens in (tot, einde) if grens), default=None)
        bedrag = bedrag_per_jaar(prijs, hoeveelheid, frequentie)
        yield Bedrag(dag, tot_hier, bedrag, eenmalig=eenmalig, regel=regel.pk)


def zonder(bedragen: Iterable[Bedrag], vervangen: Iterable[int | None]) -> list[Bedrag]:
    """Without the lines that make place for what is decided now."""
    weg = set(vervangen)
    return [deel for deel in bedragen if deel.regel not in weg]


def besluitslot(inwoner: Inwoner, wet: str) -> None:
    """One decision at a time about what this inwoner gets under this wet; held until the transaction ends.

    Taken after the dossiers and before the money. Not the row of the inwoner: who records a death holds that one
    first and waits for the dossiers.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("het besluitslot hoort in de transactie van een handeling")
    sleutel = f"casussen.besluit:{inwoner.hoofd_id or inwoner.pk}:{wet}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sleutel])
