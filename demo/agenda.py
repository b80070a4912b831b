"""The calendar of the demo's office: nobody works in a weekend or on a feestdag (Algemene termijnenwet 1 and 3)."""

from datetime import date, datetime, timedelta
from random import Random

from basis.journaal.tijd import geleden, op_dag, vandaag
from basis.termijnen.duur import Duur, Eenheid
from basis.termijnen.kalender import is_vrij, tel, werkdag_op_of_na
from basis.termijnen.regels import Regels

EEN_DAG = timedelta(days=1)
# KB days are in the database; an office is open on most of them.
WET = Regels.wet()


def kantoordag_terug(dag: date) -> date:
    """The day itself, or the last before it on which the office was open."""
    return dag if not is_vrij(dag, WET) else kantoordag_terug(dag - EEN_DAG)


def werkdag(dag: date, over: int) -> date:
    """So many office days from this day on (or back); 0 is the day itself, or the first after it."""
    return tel(Duur(abs(over), Eenheid.WERKDAGEN), werkdag_op_of_na(dag, WET), WET, terug=over < 0)


def dagen_terug(tot: date, dagen: int) -> date:
    """The office day so many days before `tot`, counted as weeks of five office days.

    So a story that began then came as far, whatever feestdagen lay between.
    """
    return werkdag(tot, -max(1, round(dagen * 5 / 7)))


def kantooruur(dag: date, kans: Random) -> datetime:
    """Some moment of that day in office hours."""
    return op_dag(dag, kans.randint(9, 16), kans.randint(0, 59))


def later(kans: Random, dagen: int, tot: int | None = None, *, na: date | None = None) -> datetime:
    """A moment in office hours, `dagen` (to `tot`) days from now, after the day `na`, and never in the past."""
    dag = vandaag() + timedelta(days=kans.randint(dagen, tot) if tot else dagen)
    if na is not None:
        dag = max(dag, na + EEN_DAG)
    straks = geleden(-timedelta(minutes=kans.randint(5, 25)))
    return max(kantooruur(werkdag_op_of_na(dag, WET), kans), straks)
