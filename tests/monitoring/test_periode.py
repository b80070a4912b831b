"""Years, quarters and months, and which are over."""

from datetime import date

import pytest

from monitoring.periode import Periode, keuzes, kwartaal_van, lees, volle_maanden


@pytest.mark.parametrize(
    ("code", "van", "tot", "naam"),
    [
        ("2026", date(2026, 1, 1), date(2027, 1, 1), "2026"),
        ("2026-K1", date(2026, 1, 1), date(2026, 4, 1), "1e kwartaal 2026"),
        ("2026-K4", date(2026, 10, 1), date(2027, 1, 1), "4e kwartaal 2026"),
        ("2026-02", date(2026, 2, 1), date(2026, 3, 1), "februari 2026"),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1), "december 2026"),
    ],
)
def test_lezen(code: str, van: date, tot: date, naam: str) -> None:
    periode = lees(code)
    assert (periode.van, periode.tot, periode.naam, periode.code) == (van, tot, naam, code)


@pytest.mark.parametrize(
    "code", ["", "26", "2026-", "2026-K5", "2026-K", "2026-13", "2026-00", "x", "２０２６", "2026-1", "2026-03-01"]
)
def test_onzin(code: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        lees(code)


def test_zomertijd_telt_hele_dagen() -> None:
    assert lees("2026-03").einde.isoformat() == "2026-04-01T00:00:00+02:00"
    assert lees("2026-03").begin.isoformat() == "2026-03-01T00:00:00+01:00"


def test_volle_maanden() -> None:
    assert [m.code for m in volle_maanden(date(2025, 11, 30), date(2026, 2, 28))] == ["2025-11", "2025-12", "2026-01"]
    assert volle_maanden(date(2026, 2, 1), date(2026, 2, 28)) == []


def test_keuzes() -> None:
    jaren, kwartalen, maanden = keuzes(date(2025, 11, 30), date(2026, 1, 2))
    assert [code for code, _ in jaren[1]] == ["2026", "2025"]
    assert [code for code, _ in kwartalen[1]] == ["2026-K1", "2025-K4"]
    assert [code for code, _ in maanden[1]] == ["2026-01", "2025-12", "2025-11"]
    assert kwartaal_van(date(2026, 6, 30)) == Periode(2026, kwartaal=2)
