"""Feestdagen against the `holidays` package, which shares nothing with our own reckoning."""

from datetime import date

import pytest

from basis.termijnen import Regels, feestdagen, is_vrij, werkdag_op_of_na
from tests.termijnen.orakel import KB, werkdag, wettelijke_feestdagen

WET = Regels.wet()


@pytest.mark.parametrize("jaar", range(1990, 2100))
def test_elk_jaar_dezelfde_dagen_als_het_orakel(jaar: int):
    assert set(feestdagen(jaar)) == wettelijke_feestdagen(jaar)


@pytest.mark.parametrize("jaar", range(2015, 2036))
def test_elke_dag_vrij_of_niet_volgens_het_orakel(jaar: int):
    dag, verschil = date(jaar, 1, 1), []
    while dag.year == jaar:
        if is_vrij(dag, WET) is werkdag(dag):
            verschil.append(dag)
        dag = date.fromordinal(dag.toordinal() + 1)
    assert verschil == []


def test_namen_van_2026():
    assert [f"{dag:%d-%m} {naam}" for dag, naam in feestdagen(2026).items()] == [
        "01-01 Nieuwjaarsdag",
        "03-04 Goede Vrijdag",
        "06-04 Tweede Paasdag",
        "27-04 Koningsdag",
        "05-05 5 mei (Bevrijdingsdag)",
        "14-05 Hemelvaartsdag",
        "25-05 Tweede Pinksterdag",
        "25-12 Eerste Kerstdag",
        "26-12 Tweede Kerstdag",
    ]


def test_twee_feestdagen_op_een_dag_houden_allebei_hun_naam():
    assert feestdagen(2016)[date(2016, 5, 5)] == "5 mei (Bevrijdingsdag) en Hemelvaartsdag"


def test_koningsdag_op_zondag_wordt_zaterdag_gevierd():
    assert date(2025, 4, 26) in feestdagen(2025)
    assert date(2025, 4, 27) not in feestdagen(2025)


def test_het_antwoord_is_een_eigen_kopie():
    feestdagen(2026).clear()
    assert feestdagen(2026)


def test_te_vroeg_jaar_wordt_geweigerd():
    with pytest.raises(ValueError, match="vanaf 1990"):
        feestdagen(1989)


def test_kb_dagen_van_de_wet_staan_er_alle_tien_met_bron():
    assert set(WET.kb) == KB
    assert all(bron.startswith("Besluit gelijkstelling") for bron in WET.kb.values())
    assert WET.kb_jaren == frozenset(range(2023, 2029))


def test_werkdag_op_of_na():
    assert werkdag_op_of_na(date(2026, 5, 14), WET) == date(2026, 5, 18)
    assert werkdag_op_of_na(date(2026, 5, 18), WET) == date(2026, 5, 18)
