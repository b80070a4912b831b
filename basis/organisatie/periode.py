"""Half-open periods [van, tot) in the database, "tot en met" on screen."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func, Q, Value


def vanaf(begin: date, tot: date | None = None) -> Any:
    """[begin, tot): tot itself is not included; None is open-ended."""
    return DateRange(begin, tot, "[)")


def tot_en_met(begin: date, laatste: date | None) -> Any:
    """The period whose last day is `laatste`."""
    return DateRange(begin, laatste + timedelta(days=1) if laatste else None, "[)")


def laatste_dag(periode: Any) -> date | None:
    """The last day that belongs to the period, or None when open-ended."""
    return periode.upper - timedelta(days=1) if periode.upper else None


def geldt_op(dag: date, veld: str = "geldig") -> Q:
    """Filter for rows whose period holds that day."""
    return Q(**{f"{veld}__contains": dag})


def geen_overlap(
    naam: str, *velden: str, code: str | None = None, periode: str = "geldig", condition: Q | None = None
) -> ExclusionConstraint:
    """No two rows with the same (bigint) velden, and the same text `code`, may overlap in time.

    int8range wraps each id (and the hash of the code), so plain GiST suffices: no btree_gist (contrib).
    """
    delen: list[Any] = [F(veld) for veld in velden]
    if code:
        delen.append(Func(F(code), function="hashtext"))
    uitdrukkingen: list[Any] = [
        (Func(deel, deel, Value("[]"), function="int8range"), RangeOperators.EQUAL) for deel in delen
    ]
    return ExclusionConstraint(
        name=naam, expressions=[*uitdrukkingen, (periode, RangeOperators.OVERLAPS)], condition=condition
    )


__all__ = ["DateRangeField", "geen_overlap", "geldt_op", "laatste_dag", "tot_en_met", "vanaf"]
