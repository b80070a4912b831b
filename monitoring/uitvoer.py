"""CSV as a spreadsheet opens it: UTF-8 with mark, semicolons, and no cell that starts a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from django.http import HttpResponse

# NFKC leaves the other minus and hyphens alone; a spreadsheet may not.
_TEKENS = ("=", "+", "-", "@", "−", "‐", "‑")


def veilig(cel: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet may read as a formula.

    It looks past spaces, line ends and marks without width, and reads full-width signs (＝ ＋ － ＠) as their own.
    """
    begin = unicodedata.normalize("NFKC", cel)
    while begin and (begin[0].isspace() or unicodedata.category(begin[0]) in ("Cc", "Cf", "Zs")):
        begin = begin[1:]
    if begin.startswith(_TEKENS) or cel.startswith(("\t", "\r", "\n")):
        return f"'{cel}"
    return cel


def als_csv(naam: str, rijen: Iterable[Iterable[str]]) -> HttpResponse:
    """A download called `naam`.csv (plain letters only)."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for rij in rijen:
        schrijver.writerow([veilig(cel) for cel in rij])
    antwoord = HttpResponse("\ufeff" + buffer.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord
