"""A GET writes nothing (ontwerp, law 1), except a Raadpleging and the login's own bookkeeping."""

import re
from collections.abc import Callable
from typing import Any

MAG = re.compile(r"^(journaal_raadpleging|django_session$|organisatie_inlogpoging$)")

_NAAM = r'(?:"?[a-z_][\w$]*"?\.)?"?([a-z_][\w$]*)"?'
_SCHRIJFT = re.compile(
    rf"\b(?:insert\s+into|merge\s+into|update(?:\s+only)?|delete\s+from(?:\s+only)?|truncate(?:\s+table)?(?:\s+only)?"
    rf"|copy|(?:create|alter|drop)\s+table(?:\s+if\s+(?:not\s+)?exists)?)\s+{_NAAM}",
    re.IGNORECASE,
)
# Literals and comments never reach the parser; parameters are not in the text at all.
_TEKSTEN = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)
_VERGRENDELT = re.compile(
    r"\bfor\s+(?:no\s+key\s+)?update(?:\s+(?:of\s+[\w\", .]+|nowait|skip\s+locked))*", re.IGNORECASE
)


class SchrijftBijLezen(RuntimeError):
    """A GET or HEAD tried to change a row. A programming error: make it a verb behind a POST."""


def schrijft(sql: str) -> list[str]:
    """The tables this statement changes, without those a GET may touch."""
    schoon = _VERGRENDELT.sub(" ", _TEKSTEN.sub(" ", sql))
    return [naam for naam in _SCHRIJFT.findall(schoon) if not MAG.match(naam.lower())]


def alleen_lezen(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """A Django execute wrapper that refuses to write."""
    if tabellen := schrijft(str(sql)):
        raise SchrijftBijLezen(f"Een GET mag niets wijzigen, maar wijzigt {', '.join(tabellen)}")
    return execute(sql, params, many, context)
