"""Words of a text, and the question for them: Dutch stems, without accents. The same on both sides."""

import re
import unicodedata
from functools import lru_cache

from django.contrib.postgres.search import SearchQuery

CONFIG = "dutch"
# A tsvector holds at most 1 MB; nobody writes this much in one field.
MAX_TEKENS = 200_000
MAX_WOORDEN = 8
_WOORD = re.compile(r"[^\W_]+")
# From here on the beginning of a word finds the word: douche, douchestoel.
_MIN_BEGIN = 4


@lru_cache(maxsize=4096)
def _kaal(teken: str) -> str:
    basis = unicodedata.normalize("NFKD", teken)[:1]
    return basis if basis.isalnum() else teken


def plat(tekst: str) -> str:
    """Without accents and in lower case, one character for each: a place in it is the same place in the text."""
    kort = unicodedata.normalize("NFC", tekst)[:MAX_TEKENS]
    klein = "".join(teken.lower() if len(teken.lower()) == 1 else teken for teken in kort)
    return "".join(teken if teken.isascii() else _kaal(teken) for teken in klein).replace("\x00", " ")


def woorden(vraag: str) -> list[str]:
    """The words somebody asks for: at least two characters each."""
    return [woord for woord in _WOORD.findall(plat(vraag)) if len(woord) > 1][:MAX_WOORDEN]


def tsquery(vraag: str) -> str:
    """As to_tsquery wants it; every word must be there. Empty when there is nothing to ask."""
    # Only letters and digits get here, so nothing can be an operator.
    return " & ".join(f"{woord}:*" if len(woord) >= _MIN_BEGIN else woord for woord in woorden(vraag))


def vraag_naar(vraag: str) -> SearchQuery | None:
    """The question for a tsvector made with `plat`; None when there is nothing to ask."""
    tekst = tsquery(vraag)
    return SearchQuery(tekst, config=CONFIG, search_type="raw") if tekst else None
