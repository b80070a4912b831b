"""P × Q by frequency and days, against numbers worked out by hand."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.organisatie.periode import tot_en_met, vanaf
from basis.voorzieningen.models import Frequentie
from consortium.rekenen import Prijsdeel, bedrag_per_jaar, keren, rond, verdeel

F = Frequentie
dagen = st.dates(date(2020, 1, 1), date(2032, 12, 31))
prijzen = st.decimals("0", "5000", places=4)
hoeveelheden = st.decimals("0.01", "999", places=2)


def euro(tekst: str) -> Decimal:
    return Decimal(tekst)


@pytest.mark.parametrize(
    ("van", "tot", "frequentie", "verwacht"),
    [
        # 365 days in a common year, 366 in a leap year
        (date(2026, 1, 1), date(2026, 12, 31), F.DAG, [(2026, 365, "26061.00")]),
        (date(2028, 1, 1), date(2028, 12, 31), F.DAG, [(2028, 366, "26132.40")]),
        # one week is one time; 365 days are 52 1/7 weeks: 71.40 × 365/7
        (date(2026, 3, 2), date(2026, 3, 8), F.WEEK, [(2026, 7, "71.40")]),
        (date(2026, 1, 1), date(2026, 12, 31), F.WEEK, [(2026, 365, "3723.00")]),
        # a calendar month is one time, whatever its length; half of April is 15/30
        (date(2026, 2, 1), date(2026, 2, 28), F.MAAND, [(2026, 28, "71.40")]),
        (date(2026, 4, 16), date(2026, 4, 30), F.MAAND, [(2026, 15, "35.70")]),
        (date(2028, 1, 1), date(2028, 12, 31), F.MAAND, [(2028, 366, "856.80")]),
        # over the turn of the year: 1 day in 2026, 1 in 2027
        (date(2026, 12, 31), date(2027, 1, 1), F.DAG, [(2026, 1, "71.40"), (2027, 1, "71.40")]),
        # 71.40 over 31 + 31 days: 35.70 each
        (date(2026, 12, 1), date(2027, 1, 31), F.TOTAAL, [(2026, 31, "35.70"), (2027, 31, "35.70")]),
        # 71.40 over 3 equal days: 23.80, then the rest of 71.40
        (date(2026, 12, 31), date(2027, 1, 2), F.TOTAAL, [(2026, 1, "23.80"), (2027, 2, "47.60")]),
        # without end: to and including 31 December
        (date(2026, 12, 30), None, F.DAG, [(2026, 2, "142.80")]),
        (date(2026, 12, 30), None, F.TOTAAL, [(2026, 2, "71.40")]),
    ],
)
def test_met_de_hand(van: date, tot: date | None, frequentie: str, verwacht: list[tuple[int, int, str]]) -> None:
    delen = verdeel(tot_en_met(van, tot), euro("71.40"), Decimal(1), frequentie)
    assert delen == [(jaar, aantal, euro(bedrag)) for jaar, aantal, bedrag in verwacht]


@pytest.mark.parametrize(
    ("tot", "frequentie", "later", "verwacht"),
    [
        # 3 uur a week; 1-1 to 30-6 is 181 days, 1-7 to 31-12 is 184:
        # 3 × 40 × 181/7 + 3 × 44 × 184/7 = 21720/7 + 24288/7 = 46008/7 = 6572.5714…, rounded once
        (date(2027, 12, 31), F.WEEK, [(date(2027, 7, 1), "44.00")], ["6572.57"]),
        # six whole months each: 3 × 40 × 6 + 3 × 44 × 6
        (date(2027, 12, 31), F.MAAND, [(date(2027, 7, 1), "44.00")], ["1512.00"]),
        # a change on a turn of the year, and two in one year: 3 × (40 × 365) and 3 × (41 × 31 + 42 × 335)
        (date(2028, 12, 31), F.DAG, [(date(2028, 1, 1), "41"), (date(2028, 2, 1), "42")], ["43800.00", "46023.00"]),
        # bought once, at the price of the first day
        (date(2027, 12, 31), F.TOTAAL, [(date(2027, 7, 1), "44.00")], ["120.00"]),
    ],
)
def test_een_ander_tarief_telt_vanaf_zijn_eigen_dag(tot, frequentie, later, verwacht) -> None:
    prijzen = [Prijsdeel(dag, euro(prijs)) for dag, prijs in later]
    delen = verdeel(tot_en_met(date(2027, 1, 1), tot), euro("40.00"), Decimal(3), frequentie, later=prijzen)
    assert [deel.bedrag for deel in delen] == [euro(bedrag) for bedrag in verwacht]


def test_afronden_half_omhoog_en_een_keer() -> None:
    assert rond(Fraction(5, 1000)) == euro("0.01")
    assert rond(Fraction(4999, 1_000_000)) == euro("0.00")
    # 0.0050 × 1 a day, three days: 0.015 rounds once to 0.02, never three times 0.01
    assert verdeel(tot_en_met(date(2026, 1, 1), date(2026, 1, 3)), euro("0.0050"), Decimal(1), F.DAG)[0].bedrag == euro(
        "0.02"
    )


def test_te_laat_gestopt_en_te_vroeg() -> None:
    periode = tot_en_met(date(2026, 1, 1), date(2027, 12, 31))
    tot = verdeel(periode, euro("10"), Decimal(1), F.DAG, tot_en_met=date(2026, 1, 31))
    assert tot == [(2026, 31, euro("310.00"))]
    assert verdeel(periode, euro("10"), Decimal(1), F.DAG, tot_en_met=date(2025, 12, 31)) == []
    assert verdeel(periode, euro("10"), Decimal(1), F.DAG, tot_en_met=date(2030, 1, 1)) == verdeel(
        periode, euro("10"), Decimal(1), F.DAG
    )


@pytest.mark.parametrize(
    "periode", [vanaf(date(2026, 1, 2), date(2026, 1, 2)), vanaf(date(2026, 1, 1), date(2077, 1, 1))]
)
def test_onzinnige_periode(periode: object) -> None:
    with pytest.raises(ValueError, match=r"verplichting|laatste dag"):
        verdeel(periode, euro("1"), Decimal(1), F.DAG)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("frequentie", "verwacht"), [(F.DAG, "52122.00"), (F.WEEK, "7446.00"), (F.MAAND, "1713.60"), (F.TOTAAL, "142.80")]
)
def test_bedrag_per_jaar(frequentie: str, verwacht: str) -> None:
    assert bedrag_per_jaar(euro("71.40"), Decimal(2), frequentie) == euro(verwacht)


@given(dagen, st.integers(0, 1500), prijzen, hoeveelheden, st.sampled_from(list(F)))
def test_elke_dag_telt_een_keer(begin: date, lengte: int, p: Decimal, q: Decimal, frequentie: F) -> None:
    """No day is lost at New Year, in leap years or by a stop; and no amount is ever negative."""
    laatste = begin + timedelta(days=lengte)
    delen = verdeel(tot_en_met(begin, laatste), p, q, frequentie)
    assert sum(deel.dagen for deel in delen) == lengte + 1
    assert [deel.jaar for deel in delen] == list(range(begin.year, laatste.year + 1))
    assert all(deel.bedrag >= 0 for deel in delen)
    if frequentie == F.TOTAAL:
        assert sum(deel.bedrag for deel in delen) == (p * q).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if frequentie == F.DAG:
        for deel in delen:
            assert deel.bedrag == (p * q * deel.dagen).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(dagen, st.integers(0, 900), st.integers(-5, 900), prijzen, hoeveelheden, st.sampled_from(list(F)))
def test_eerder_stoppen_kost_nooit_meer(
    begin: date, lengte: int, stop: int, p: Decimal, q: Decimal, frequentie: F
) -> None:
    periode = tot_en_met(begin, begin + timedelta(days=lengte))
    heel = {deel.jaar: deel.bedrag for deel in verdeel(periode, p, q, frequentie)}
    deels = verdeel(periode, p, q, frequentie, tot_en_met=begin + timedelta(days=stop))
    assert all(deel.bedrag <= heel[deel.jaar] for deel in deels)


@given(dagen, st.integers(1, 400), st.integers(1, 400), st.sampled_from([F.DAG, F.WEEK, F.MAAND]))
def test_keren_telt_op(begin: date, a: int, b: int, frequentie: F) -> None:
    midden, einde = begin + timedelta(days=a), begin + timedelta(days=a + b)
    heel = keren(begin, einde, frequentie)
    assert keren(begin, midden, frequentie) + keren(midden, einde, frequentie) == heel


@given(st.integers(2020, 2040))
def test_een_jaar_is_twaalf_maanden(jaar: int) -> None:
    assert keren(date(jaar, 1, 1), date(jaar + 1, 1, 1), F.MAAND) == 12
