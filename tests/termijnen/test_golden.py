"""Every golden case: date, raw date, and the article that says so."""

import pytest

from basis.termijnen import bereken, soorten
from tests.termijnen.golden import GEVALLEN, Geval
from tests.termijnen.orakel import eerste_werkdag

ZONDER_ROL = {"zoektermijn", "wgs-gesprek-spoed", "heronderzoek", "evaluatie", "aflopend"}


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_golden(geval: Geval):
    uitkomst = bereken(geval.soort, geval.vanaf, **geval.extra)
    assert (uitkomst.ruwe_einddatum, uitkomst.einddatum) == (geval.ruw, geval.einde)
    assert geval.artikel in [stap.artikel for stap in uitkomst.uitleg]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_golden_volgens_een_andere_kalender(geval: Geval):
    """The hand-made dates themselves agree with a calendar that is not ours."""
    if geval.soort in ZONDER_ROL or "termijn_rechter" in geval.extra:
        return
    assert geval.einde == eerste_werkdag(geval.ruw)


def test_er_zijn_genoeg_gevallen_en_elke_soort_heeft_er_een():
    assert len(GEVALLEN) >= 80
    assert {geval.soort for geval in GEVALLEN} == set(soorten())


def test_de_uitleg_leest_als_een_zin():
    uitkomst = bereken("wmo-onderzoek", GEVALLEN[2].vanaf)
    assert uitkomst.zin == (
        "zes weken na 2 april 2026 is donderdag 14 mei 2026; 14 mei 2026: Hemelvaartsdag; "
        "15 mei 2026: gelijkgesteld met een feestdag (KB); 16 en 17 mei 2026: weekend; "
        "dus maandag 18 mei 2026"
    )


def test_de_laatste_stap_met_datum_is_de_einddatum():
    for geval in GEVALLEN:
        uitkomst = bereken(geval.soort, geval.vanaf, **geval.extra)
        gedateerd = [stap.datum for stap in uitkomst.uitleg if stap.datum and stap.stap.startswith("dus ")]
        assert all(dag == uitkomst.einddatum for dag in gedateerd[-1:]), geval.naam
        assert all(stap.stap and stap.artikel for stap in uitkomst.uitleg), geval.naam
