"""Counting itself: all indicators of a page in two statements, whatever they count.

The rows come from the same query object as the list (vraag.py); here they are only added up. One statement,
because which dossiers a door may open is then worked out once and not per figure.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, Value

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from monitoring.indicatoren import Soort
from monitoring.onderdrukking import NUL, Cel
from monitoring.vraag import Vraag

Plek = tuple[int | str | None, int]


@dataclass
class Telling:
    """One indicator per (kern, month): all, the numerator of a share, and per code of `deel` and month."""

    n: dict[Plek, Cel] = field(default_factory=lambda: defaultdict(lambda: NUL))
    wel: dict[Plek, Cel] = field(default_factory=lambda: defaultdict(lambda: NUL))
    delen: dict[tuple[str, int], Cel] = field(default_factory=lambda: defaultdict(lambda: NUL))


@dataclass(frozen=True)
class Duur:
    """Days: half of them took less than `midden`, nine of ten less than `grens`."""

    midden: float
    grens: float


def heeft_deel(vraag: Vraag) -> Q | None:
    """What makes the numerator: the rows of an aandeel that count, or a duur within the norm."""
    if vraag.indicator.soort == Soort.AANDEEL:
        return Q(telt=True)
    return Q(dagen__lte=vraag.indicator.norm_dagen) if vraag.indicator.norm_dagen else None


def _sql(rijen: Any) -> tuple[str, list[Any]]:
    tekst, waarden = rijen.query.sql_with_params()
    return tekst, list(waarden)


def _samen(delen: list[tuple[str, list[Any]]]) -> tuple[str, list[Any]]:
    """The selects one after another, each with its number in front."""
    genummerd = [f"SELECT {nummer}, rij.* FROM ({deel}) rij" for nummer, (deel, _) in enumerate(delen)]  # noqa: S608
    tekst = " UNION ALL ".join(genummerd)
    return tekst, [waarde for _, waarden in delen for waarde in waarden]


def _zicht(door: Hoedanigheid | None) -> tuple[str, list[Any]]:
    if door is not None:
        try:
            return _sql(Dossier.objects.zichtbaar_voor(door).order_by().values_list("pk"))
        except EmptyResultSet:
            pass
    return "SELECT NULL::bigint WHERE false", []


def tel(vragen: Sequence[Vraag], door: Hoedanigheid | None) -> list[Telling]:
    """Per question a Telling: how many, and how many of those this door may open."""
    delen = []
    for vraag in vragen:
        wel = heeft_deel(vraag)
        rijen = vraag.rijen().annotate(
            wel=Value(False) if wel is None else ExpressionWrapper(wel, output_field=BooleanField())
        )
        if vraag.indicator.deel is None:
            rijen = rijen.annotate(deel=Value(""))
        delen.append(_sql(rijen.values_list("kern_id", "dossier_id", "telt_op", "wel", "deel")))
    zicht, zicht_waarden = _zicht(door)
    samen, waarden = _samen(delen)
    uit = [Telling() for _ in vragen]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH zicht (id) AS MATERIALIZED ({zicht}),"  # noqa: S608 - both made by the ORM
            f" rijen (nr, kern_id, dossier_id, op, wel, deel) AS ({samen})"
            # IN and not a join: the planner knows a hashed list costs little, and does not compile for it.
            " SELECT nr, kern_id, extract(month FROM op AT TIME ZONE 'Europe/Amsterdam')::int, deel,"
            " count(*), count(*) FILTER (WHERE open), count(*) FILTER (WHERE wel), count(*) FILTER (WHERE wel AND open)"
            " FROM (SELECT *, dossier_id IN (SELECT id FROM zicht) AS open FROM rijen) r GROUP BY 1, 2, 3, 4",
            [*zicht_waarden, *waarden],
        )
        for nr, kern, maand, deel, n, open_, wel_n, wel_open in cursor.fetchall():
            telling = uit[nr]
            telling.n[(kern, maand)] += Cel(n, open_)
            telling.wel[(kern, maand)] += Cel(wel_n, wel_open)
            telling.delen[(deel, maand)] += Cel(n, open_)
    return uit


def duren(vragen: Sequence[Vraag]) -> list[dict[int | str | None, Duur]]:
    """Per question the median and P90 in days per kern, and over all under 'totaal'. Exact, interpolated."""
    uit: list[dict[int | str | None, Duur]] = [{} for _ in vragen]
    if not vragen:
        return uit
    samen, waarden = _samen([_sql(vraag.rijen().values_list("kern_id", "dagen")) for vraag in vragen])
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH rijen (nr, kern_id, dagen) AS ({samen})"  # noqa: S608 - made by the ORM
            " SELECT nr, kern_id, grouping(kern_id), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY dagen)"
            " FROM rijen GROUP BY GROUPING SETS ((nr, kern_id), (nr))",
            waarden,
        )
        for nr, kern, alles, maten in cursor.fetchall():
            midden, grens = cast("list[float]", maten)
            uit[nr]["totaal" if alles else kern] = Duur(midden, grens)
    return uit
