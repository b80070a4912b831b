from datetime import date, timedelta
from decimal import Decimal

import pytest

from basis.termijnen import Duur, Eenheid, dagen_tussen, dagnaam, kort, over_dagen_tekst, voluit
from basis.termijnen.datumtekst import euro, telwoord

DAG = date(2026, 12, 14)


def test_datums_in_woorden():
    assert dagnaam(DAG) == "maandag"
    assert kort(DAG) == "14 december 2026"
    assert voluit(DAG) == "maandag 14 december 2026"
    assert voluit(date(2024, 2, 29)) == "donderdag 29 februari 2024"


@pytest.mark.parametrize(
    ("dagen", "tekst"),
    [
        (3, "nog 3 dagen"),
        (1, "nog 1 dag"),
        (0, "vandaag"),
        (-1, "1 dag te laat"),
        (-3, "3 dagen te laat"),
    ],
)
def test_hoe_ver_weg(dagen: int, tekst: str):
    einde = DAG + timedelta(days=dagen)
    assert dagen_tussen(DAG, einde) == dagen
    assert over_dagen_tekst(DAG, einde) == tekst


def test_getallen_en_duren():
    assert [telwoord(n) for n in (1, 6, 12, 13)] == ["een", "zes", "twaalf", "13"]
    assert str(Duur(6, Eenheid.WEKEN)) == "zes weken"
    assert str(Duur(1, Eenheid.MAANDEN)) == "een maand"
    assert str(Duur(15, Eenheid.JAREN)) == "15 jaar"
    assert euro(Decimal("1442")) == "€ 1442,00"


def test_maanden_houden_de_dag_of_de_laatste_van_de_maand():
    maand = Duur(1, Eenheid.MAANDEN)
    assert maand.na(date(2027, 1, 31)) == date(2027, 2, 28)
    assert maand.voor(date(2026, 1, 31)) == date(2025, 12, 31)
    assert Duur(1, Eenheid.JAREN).na(date(2024, 2, 29)) == date(2025, 2, 28)
