"""The clock of the house. Only demo, import and tests may set another time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_gezet: ContextVar[datetime | None] = ContextVar("klok", default=None)


def nu() -> datetime:
    """The moment now, aware, in Europe/Amsterdam."""
    return _gezet.get() or datetime.now(AMSTERDAM)


def vandaag() -> date:
    """Today in Europe/Amsterdam (the legal day, not the UTC day)."""
    return nu().date()


def dag_van(moment: datetime) -> date:
    """The Dutch day of a stored moment: just after midnight UTC still says the day before."""
    return moment.astimezone(AMSTERDAM).date()


def geleden(duur: timedelta) -> datetime:
    """The moment that much time ago. In real time: `nu() - duur` skips or repeats the hour the clock changes."""
    return (nu().astimezone(UTC) - duur).astimezone(AMSTERDAM)


def na(moment: datetime, duur: timedelta) -> datetime:
    """The moment that much time later, in real time: `moment + duur` counts on the clock on the wall."""
    return (moment.astimezone(UTC) + duur).astimezone(AMSTERDAM)


def waarom_geen_tijd(begin: datetime, einde: datetime) -> str | None:
    """Why a clock can't tell from when to when this is, in Dutch: it skips or repeats an hour in that night."""
    begin, einde = begin.astimezone(AMSTERDAM), einde.astimezone(AMSTERDAM)
    rand = [begin, einde, begin.replace(fold=1 - begin.fold), einde.replace(fold=1 - einde.fold)]
    if len({moment.utcoffset() for moment in rand}) == 1:
        return None
    return "In deze nacht verspringt de klok tussen 2.00 en 3.00 uur. Kies een tijd daarvoor of daarna."


@contextmanager
def klok_op(moment: datetime) -> Iterator[None]:
    """Run the block as if it were `moment` (aware). For demo, import and tests only."""
    if moment.tzinfo is None:
        raise ValueError("klok_op wil een moment met tijdzone")
    bewijs = _gezet.set(moment.astimezone(AMSTERDAM))
    try:
        yield
    finally:
        _gezet.reset(bewijs)


def op_dag(dag: date, uur: int = 10, minuut: int = 0) -> datetime:
    """A moment on that day, Amsterdam time."""
    return datetime(dag.year, dag.month, dag.day, uur, minuut, tzinfo=AMSTERDAM)
