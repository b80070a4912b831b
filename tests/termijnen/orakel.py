"""A second, independent way to know the Dutch non-working days: the `holidays` package plus the KB list."""

from datetime import date, timedelta
from functools import lru_cache

from holidays.constants import OPTIONAL, PUBLIC
from holidays.countries import Netherlands

# Typed over from the two koninklijke besluiten, not imported from the code under test.
KB = {
    *(date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30)),
    *(date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)),
}


@lru_cache
def wettelijke_feestdagen(jaar: int) -> set[date]:
    """Without 1e Paasdag and 1e Pinksterdag: the act does not name them, they are always Sundays."""
    kalender = Netherlands(years=jaar, categories=(PUBLIC, OPTIONAL), language="en_US")
    zondagen = ("Easter Sunday", "Pentecost")
    return {dag for dag, namen in kalender.items() if any(naam not in zondagen for naam in namen.split("; "))}


def werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in wettelijke_feestdagen(dag.year) and dag not in KB


def eerste_werkdag(dag: date) -> date:
    while not werkdag(dag):
        dag += timedelta(days=1)
    return dag
