"""A story told by verbs is told once per process; after that its rows come back, as they were.

Mark a maker with `@herhaald`. The first time in a process it runs, and its rows and its outcome are kept. When a
later test asks the same (same maker, same arguments, same day, after the same earlier stories), the test gets those
rows with one statement, at its first question to the database, and the outcome as a copy.

Nothing is shared: the rows live in the transaction of the test, which is rolled back as ever. So this works only in a
test with `db`, and only while that test inserted nothing besides stories; otherwise the maker just runs. A maker must
depend on its arguments, the clock and the database alone, and change no argument but the first (`self`).
"""

import hashlib
import pickle
import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model

from basis.journaal import tijd

P = ParamSpec("P")
R = TypeVar("R")

LEEST = re.compile(r"\s*(SELECT|SAVEPOINT|RELEASE)\b", re.I)
# What they do follows from the rows that are there; an INSERT takes the next number.
BEPAALD = re.compile(r"\s*UPDATE\b", re.I)
# With one of these a test may change what the verbs do: it then has them run.
VERANDERT_CODE = frozenset({"monkeypatch", "settings", "django_capture_on_commit_callbacks"})

GERAAKT = """
SELECT DISTINCT coalesce(pg_partition_root(relid), relid)::regclass::text
FROM pg_stat_xact_user_tables WHERE n_tup_ins + n_tup_upd > 0"""
VAN_DEZE_TEST = "SELECT '{0}', array_agg(r)::text FROM {0} r WHERE xmin::text::bigint >= {1}"
TERUG = "INSERT INTO {0} SELECT r.* FROM unnest('{1}'::{0}[]) r"


class Band(NamedTuple):
    """What one story left: SQL that puts all rows of the test so far back, and (outcome, what `self` got)."""

    rijen: bytes
    uitkomst: bytes


@dataclass
class Stand:
    """Where the running test is."""

    # All that was written so far, as stories or as BEPAALD; None when something else wrote too, or may have.
    keten: bytes | None = None
    # Rows of `keten` that the test did not ask for yet.
    wacht: bytes | None = None
    begonnen: bool = False


_banden: dict[bytes, Band] = {}
_stand = Stand()
# No test committed a row yet, so an UPDATE can only meet rows of the running test.
_leeg = True


def nieuwe_test(gevraagd: Iterable[str], *, mag: bool, legt_vast: bool) -> None:
    """`gevraagd` are the fixtures that the test and our own fixtures ask for."""
    global _stand, _leeg
    _stand = Stand(b"" if mag and not VERANDERT_CODE & set(gevraagd) else None)
    _leeg = _leeg and not legt_vast
    if _luister not in connection.execute_wrappers:
        connection.execute_wrappers.append(_luister)


def _doe(opdracht: str) -> list[tuple[Any, ...]]:
    """Past Django, so that a test that counts its queries does not count these."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        cursor.execute(opdracht)
        return cursor.fetchall() if cursor.description else []


def _luister(voer_uit: Callable[..., Any], opdracht: Any, params: Any, *rest: Any) -> Any:
    if _stand.wacht is not None:
        rijen, _stand.wacht = _stand.wacht, None
        _terug_naar_begin()
        if rijen:
            _doe(zlib.decompress(rijen).decode())
    if _stand.keten is not None and not LEEST.match(str(opdracht)):
        # Before the first story an UPDATE can only meet rows of the template.
        bepaald = _leeg and _stand.keten and BEPAALD.match(str(opdracht))
        _stand.keten = _verder(_stand.keten, opdracht, params) if bepaald else None
    return voer_uit(opdracht, params, *rest)


def _verder(keten: bytes, *stap: Any) -> bytes | None:
    try:
        return hashlib.sha256(keten + pickle.dumps(stap)).digest()
    except (pickle.PicklingError, TypeError, AttributeError):
        return None


def _terug_naar_begin() -> None:
    _doe("ROLLBACK TO SAVEPOINT herhaling" if _stand.begonnen else "SAVEPOINT herhaling")
    _stand.begonnen = True


def _tekst(ding: Any) -> str:
    """Says all of an argument, or raises TypeError."""
    match ding:
        case Model():
            if ding.pk is None:
                raise TypeError("een rij die nog niet is bewaard")
            return f"{ding._meta.label}:{ding.pk}"
        case None | bool() | int() | str() | bytes() | Decimal() | date() | datetime() | time() | timedelta() | Enum():
            return repr(ding)
        case list() | tuple():
            return f"[{','.join(map(_tekst, ding))}]"
        case dict():
            return f"{{{','.join(sorted(f'{_tekst(k)}:{_tekst(v)}' for k, v in ding.items()))}}}"
        case _ if hasattr(ding, "__dict__") and not callable(ding):
            return f"{type(ding).__qualname__}{_tekst(vars(ding))}"
    raise TypeError(f"{type(ding)} is geen gegeven voor een verhaal")


def _sleutel(maker: Callable[..., Any], args: tuple[Any, ...], gegevens: dict[str, Any]) -> bytes | None:
    """Of this story after those before it; None when it may not be repeated here."""
    blokken = connection.atomic_blocks
    if _stand.keten is None or not blokken or not all(getattr(blok, "_from_testcase", False) for blok in blokken):
        return None
    try:
        gevraagd = _tekst([args, gegevens])
    except TypeError:
        return None
    return _verder(_stand.keten, maker.__module__, maker.__qualname__, tijd.vandaag(), tijd._gezet.get(), gevraagd)


def _rijen() -> bytes:
    """SQL that puts back every row that this test made so far."""
    grens = "(pg_current_xact_id()::xid::text::bigint)"
    delen = [VAN_DEZE_TEST.format(naam, grens) for (naam,) in _doe(GERAAKT)]
    rijen = [rij for rij in (_doe(" UNION ALL ".join(delen)) if delen else []) if rij[1] is not None]
    return zlib.compress(";".join(TERUG.format(naam, tekst.replace("'", "''")) for naam, tekst in rijen).encode(), 1)


def herhaald(maker: Callable[P, R]) -> Callable[P, R]:
    @wraps(maker)
    def vertel(*args: P.args, **gegevens: P.kwargs) -> R:
        sleutel = _sleutel(maker, args, gegevens)
        if sleutel is None:
            return maker(*args, **gegevens)
        zelf: dict[str, Any] = getattr(args[0], "__dict__", {}) if args else {}
        had = set(zelf)
        if band := _banden.get(sleutel):
            _stand.keten, _stand.wacht = sleutel, band.rijen
            uit, erbij = pickle.loads(band.uitkomst)
            zelf.update(erbij)
            return uit  # type: ignore[no-any-return]
        if not _stand.begonnen:
            _terug_naar_begin()
        uit = maker(*args, **gegevens)
        erbij = {naam: zelf[naam] for naam in zelf.keys() - had}
        eerder = _banden.get(_stand.keten) if _stand.keten else None
        _banden[sleutel] = Band(eerder.rijen if eerder else _rijen(), pickle.dumps((uit, erbij)))
        _stand.keten = sleutel
        return uit

    return vertel
