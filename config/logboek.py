"""Log lines hold no personal data: of an exception only its type and where it was raised.

A message may quote what somebody typed, and PostgreSQL quotes whole rows ("Failing row contains …").
"""

import logging
import sys
import traceback
from copy import copy
from types import TracebackType
from typing import Any

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def spoor(fout: BaseException) -> str:
    """The chain of exceptions, the first cause first, without their messages."""
    delen: list[str] = []
    volgende: BaseException | None = fout
    while volgende is not None and len(delen) < 10:
        waar = "".join(traceback.format_tb(volgende.__traceback__))
        delen.append(f"{waar}{type(volgende).__module__}.{type(volgende).__qualname__}")
        volgende = volgende.__cause__ or (None if volgende.__suppress_context__ else volgende.__context__)
    return "\n-> ".join(reversed(delen))


def _zonder_waarden(waarde: Any, soort: str) -> Any:
    """An argument of a log line: of an exception only its type; Celery gives it as text, under "exc"."""
    if isinstance(waarde, BaseException):
        return type(waarde).__qualname__
    if isinstance(waarde, dict):
        stil = {"exc": soort, "traceback": "", "args": "", "kwargs": "", "return_value": ""}
        return {naam: stil.get(naam, _zonder_waarden(deel, soort)) for naam, deel in waarde.items()}
    for rij in (list, tuple, set, frozenset):
        if isinstance(waarde, rij):
            return rij(_zonder_waarden(deel, soort) for deel in waarde)
    return waarde


class Regel(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        schoon = copy(record)
        # Another handler may have written the whole exception there.
        schoon.exc_text = None
        fout = record.exc_info[1] if record.exc_info else None
        soort = type(fout).__qualname__ if fout else "fout"
        schoon.msg, schoon.args = _zonder_waarden(record.msg, soort), _zonder_waarden(record.args, soort)
        if isinstance(record.msg, BaseException):
            # A type's name has no places for arguments.
            schoon.args = ()
        return super().format(schoon)

    def formatException(self, ei: _ExcInfo | Any) -> str:
        return spoor(ei[1]) if ei[1] is not None else ""


def meld(soort: type[BaseException], fout: BaseException, waar: TracebackType | None) -> None:
    """As sys.excepthook: what PostgreSQL says may quote a row, all else is told as it is."""
    keten: BaseException | None = fout
    while keten is not None:
        if type(keten).__module__.startswith(("psycopg", "django.db")):
            print(spoor(fout), file=sys.stderr)  # noqa: T201
            return
        keten = keten.__cause__ or keten.__context__
    sys.__excepthook__(soort, fout, waar)
