"""P × Q in euro, per budget year. Pure: no database, no clock.

Exactly this, and nothing else, decides an amount (docs/geld.md):
- per dag:   every day counts 1.
- per week:  every day counts 1/7.
- per maand: every day counts 1/(days of that calendar month); a whole month is exactly 1, a whole year 12,
  also in a leap year.
- totaal:    Q holds for the whole period once; each day carries an equal share of it.
A tarief that changes inside the period counts from its own day: each part by its own days. For 'totaal' the price
of the first day holds, as it is bought once.
All fractions are exact. Each line (a year of a Verplichting) is rounded once, half up, to a cent; a sum is the
sum of its lines. With 'totaal' the lines are the differences of the rounded running total, so that they add
up to the rounded total and never go below zero.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from basis.voorzieningen.models import Frequentie

CENT = Decimal("0.01")
MAX_JAREN = 50


class Periode(Protocol):
    """[lower, upper); upper None is open-ended."""

    @property
    def lower(self) -> date | None: ...
    @property
    def upper(self) -> date | None: ...


class Jaardeel(NamedTuple):
    """The part of a promise in one budget year: its days and its euro."""

    jaar: int
    dagen: int
    bedrag: Decimal


class Prijsdeel(NamedTuple):
    """Euro per eenheid from this day on."""

    vanaf: date
    prijs: Decimal


def rond(bedrag: Fraction) -> Decimal:
    """To a cent, half up (amounts are never negative here)."""
    centen = bedrag * 100
    heel, rest = divmod(centen.numerator, centen.denominator)
    return Decimal(heel + (2 * rest >= centen.denominator)) * CENT


def _einde(periode: Periode) -> tuple[date, date]:
    """First day and the day after the last; open-ended runs to and including 31 December of its first year."""
    begin = periode.lower
    if begin is None:
        raise ValueError("een verplichting heeft een eerste dag")
    einde = periode.upper or date(begin.year + 1, 1, 1)
    if einde <= begin:
        raise ValueError("de laatste dag ligt voor de eerste dag")
    if einde.year - begin.year > MAX_JAREN:
        raise ValueError(f"een verplichting duurt hooguit {MAX_JAREN} jaar")
    return begin, einde


def _per_jaar(begin: date, einde: date) -> Iterator[tuple[date, date]]:
    while begin < einde:
        grens = min(einde, date(begin.year + 1, 1, 1))
        yield begin, grens
        begin = grens


def keren(begin: date, einde: date, frequentie: str) -> Fraction:
    """How many times the frequency fits in [begin, einde). Not for 'totaal', which is about the whole period."""
    dagen = (einde - begin).days
    if frequentie == Frequentie.DAG:
        return Fraction(dagen)
    if frequentie == Frequentie.WEEK:
        return Fraction(dagen, 7)
    if frequentie != Frequentie.MAAND:
        raise ValueError(f"geen aantal keren voor frequentie {frequentie}")
    som = Fraction(0)
    while begin < einde:
        lengte = monthrange(begin.year, begin.month)[1]
        grens = min(einde, date(begin.year, begin.month, 1) + timedelta(days=lengte))
        som += Fraction((grens - begin).days, lengte)
        begin = grens
    return som


def verdeel(
    geldig: Periode,
    prijs: Decimal,
    hoeveelheid: Decimal,
    frequentie: str,
    *,
    later: Sequence[Prijsdeel] = (),
    tot_en_met: date | None = None,
) -> list[Jaardeel]:
    """P × Q over the budget years of the period, by days; open-ended to 31 December of its first year.

    `later`: other prices, each from its day on, in order. `tot_en_met` cuts the promise after that day (an early
    stop) without changing what a day is worth. Raises ValueError for an empty period.
    """
    begin, einde = _einde(geldig)
    stop = einde if tot_en_met is None else min(einde, tot_en_met + timedelta(days=1))
    q = Fraction(hoeveelheid)
    per_keer = Fraction(prijs) * q
    delen: list[Jaardeel] = []
    if frequentie == Frequentie.TOTAAL:
        per_dag = per_keer / (einde - begin).days
        eerder = Decimal(0)
        for van, tot in _per_jaar(begin, stop):
            lopend = rond(per_dag * (tot - begin).days)
            delen.append(Jaardeel(van.year, (tot - van).days, lopend - eerder))
            eerder = lopend
        return delen
    for van, tot in _per_jaar(begin, stop):
        som = sum(
            (
                Fraction(p) * q * keren(eerste, grens, frequentie)
                for eerste, grens, p in _per_prijs(van, tot, prijs, later)
            ),
            Fraction(0),
        )
        delen.append(Jaardeel(van.year, (tot - van).days, rond(som)))
    return delen


def _per_prijs(
    begin: date, einde: date, prijs: Decimal, later: Sequence[Prijsdeel]
) -> Iterator[tuple[date, date, Decimal]]:
    """[begin, einde) cut where the price changes."""
    for deel in later:
        if deel.vanaf <= begin:
            prijs = deel.prijs
        elif deel.vanaf < einde:
            yield begin, deel.vanaf, prijs
            begin, prijs = deel.vanaf, deel.prijs
    yield begin, einde, prijs


def bedrag_per_jaar(prijs: Decimal, hoeveelheid: Decimal, frequentie: str) -> Decimal:
    """Euro per year of 365 days (dag × 365, week × 365/7, maand × 12); for 'totaal' the total itself.

    This is what a mandate limit looks at.
    """
    per_keer = Fraction(prijs) * Fraction(hoeveelheid)
    factor = {
        Frequentie.DAG.value: Fraction(365),
        Frequentie.WEEK.value: Fraction(365, 7),
        Frequentie.MAAND.value: Fraction(12),
        Frequentie.TOTAAL.value: Fraction(1),
    }[str(frequentie)]
    return rond(per_keer * factor)
