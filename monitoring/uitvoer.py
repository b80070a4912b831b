"""CSV as a spreadsheet opens it: UTF-8 with mark, semicolons, and no cell that starts a formula."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse

_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def als_csv(naam: str, rijen: Iterable[Iterable[str]]) -> HttpResponse:
    """A download called `naam`.csv (plain letters only)."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for rij in rijen:
        schrijver.writerow([f"'{cel}" if cel.startswith(_FORMULE) else cel for cel in rij])
    antwoord = HttpResponse("\ufeff" + buffer.getvalue(), content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    return antwoord
