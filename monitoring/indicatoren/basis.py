"""What an indicator is: versioned code with a text anybody can read. Figures of last year stay reproducible."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import DateField, Func, IntegerField, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from basis.journaal.models import Gebeurtenis

Rijen = QuerySet[Gebeurtenis]


@dataclass(frozen=True)
class Kader:
    """Of which gemeente, and as it was known when: for an indicator that must look at other gebeurtenissen."""

    gemeente_id: int
    stand: datetime


class Soort(StrEnum):
    """How the rows become a figure."""

    AANTAL = "aantal"
    DUUR = "duur"
    AANDEEL = "aandeel"


@dataclass(frozen=True)
class Indicator:
    """`kies` narrows gebeurtenissen of one gemeente, period and moment to what counts.

    For a duur it annotates `dagen`, for an aandeel `telt` (bool), and with `deel` a code `deel` by which the
    total is also told; `deel` turns that code into words. Whoever changes what counts raises `versie`.
    """

    code: str
    naam: str
    kort: str
    uitleg: str
    populatie: str
    regel: str
    bron: str
    eigenaar: str
    versie: int
    soort: Soort
    soorten: tuple[str, ...]
    kies: Callable[[Rijen, Kader], Any]
    norm_dagen: int | None = None
    norm_bron: str = ""
    deel: Callable[[str], str] | None = None
    # The moment a row counts on, where that day may have been corrected since; else when it happened.
    telt_op: Callable[[Kader], Any] | None = None


def veld(naam: str) -> KeyTextTransform:
    """A key of the lading, as text."""
    return KeyTextTransform(naam, "lading")


def code(naam: str) -> Coalesce:
    """A code in the lading; empty when it is not there, so that excluding never drops a row without it."""
    return Coalesce(veld(naam), Value(""), output_field=TextField())


def dag(naam: str) -> Cast:
    """A date in the lading."""
    return Cast(veld(naam), DateField())


def dagen_tussen(van: Any, tot: str, *, extra: int = 0) -> Func:
    """Whole days between two dates in the lading, plus `extra`; `van` may be an expression."""
    return Func(
        dag(tot),
        dag(van) if isinstance(van, str) else van,
        template=f"((%(expressions)s) + {extra})",
        arg_joiner=" - ",
        output_field=IntegerField(),
    )
