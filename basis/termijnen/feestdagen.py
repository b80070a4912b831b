"""Feestdagen of the Algemene termijnenwet art. 3, lid 1 and 2, for any year."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

EERSTE_JAAR = 1990  # 5 mei and Koninginnedag had other rules before


def paaszondag(jaar: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """The day on which the birthday is celebrated: the Saturday before where it is a Sunday."""
    dag = date(jaar, 4, 27) if jaar >= 2014 else date(jaar, 4, 30)
    return dag - timedelta(days=1) if dag.weekday() == 6 else dag


@lru_cache(maxsize=256)
def feestdagtabel(jaar: int) -> Mapping[date, str]:
    """As `feestdagen`, shared and read-only: for loops over days."""
    if jaar < EERSTE_JAAR:
        raise ValueError(f"De feestdagen zijn bekend vanaf {EERSTE_JAAR}, niet voor {jaar}.")
    pasen = paaszondag(jaar)
    dagen = [
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen - timedelta(days=2), "Goede Vrijdag"),
        (pasen + timedelta(days=1), "Tweede Paasdag"),
        (koningsdag(jaar), "Koningsdag" if jaar >= 2014 else "Koninginnedag"),
        (date(jaar, 5, 5), "5 mei (Bevrijdingsdag)"),
        (pasen + timedelta(days=39), "Hemelvaartsdag"),
        (pasen + timedelta(days=50), "Tweede Pinksterdag"),
        (date(jaar, 12, 25), "Eerste Kerstdag"),
        (date(jaar, 12, 26), "Tweede Kerstdag"),
    ]
    uit: dict[date, str] = {}
    for dag, naam in dagen:
        # Hemelvaartsdag can fall on 5 mei (2016) or on 30 april (2008).
        uit[dag] = f"{uit[dag]} en {naam}" if dag in uit else naam
    return MappingProxyType(dict(sorted(uit.items())))


def feestdagen(jaar: int) -> dict[date, str]:
    """Each feestdag of the year with its name; first and second Easter/Whit *Sundays* are not listed.

    Termijnenwet 3 lid 1 and, for Goede Vrijdag, lid 2. Days equated by koninklijk besluit
    (lid 3) are dated rows in `Regels`. Raises ValueError before 1990.
    """
    return dict(feestdagtabel(jaar))
