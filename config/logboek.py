"""Log lines hold no personal data: of an exception only its type and where it was raised.

A message may quote what somebody typed, and PostgreSQL quotes whole rows ("Failing row contains …").
"""

import logging
import traceback
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


class Regel(logging.Formatter):
    def formatException(self, ei: _ExcInfo | Any) -> str:
        return spoor(ei[1]) if ei[1] is not None else ""
