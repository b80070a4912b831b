"""Suspension at its edges: too late, too early, in the days a term was rolled over, grounds."""

from datetime import date

import pytest

from basis.termijnen import Grond, Opschorting, TermijnFout, bereken


def stil(van: str, tot: str, grond: Grond | None = None) -> Opschorting:
    return Opschorting(date.fromisoformat(van), date.fromisoformat(tot), grond)


def test_na_afloop_van_de_termijn_wordt_geweigerd():
    with pytest.raises(TermijnFout, match="al verstreken op maandag 30 november 2026"):
        bereken("wmo-besluit", date(2026, 11, 16), opschortingen=[stil("2026-12-01", "2026-12-05")])


def test_op_de_laatste_dag_kan_nog():
    uitkomst = bereken("wmo-besluit", date(2026, 11, 16), opschortingen=[stil("2026-11-30", "2026-12-04")])
    assert uitkomst.einddatum == date(2026, 12, 7)  # raw: Saturday the 5th
    assert uitkomst.ruwe_einddatum == date(2026, 12, 5)


def test_in_de_verschoven_dagen_eindigt_de_termijn_niet_tijdens_de_opschorting():
    # Raw end Friday 25 December, rolled to Monday 28. Suspended Monday to Wednesday: raw + 3 is
    # Monday the 28th, inside the suspension; the first day after it is Thursday 31 December.
    uitkomst = bereken("wmo-besluit", date(2026, 12, 11), opschortingen=[stil("2026-12-28", "2026-12-30")])
    assert uitkomst.ruwe_einddatum == date(2026, 12, 28)
    assert uitkomst.einddatum == date(2026, 12, 31)
    assert any("tijdens de opschorting" in stap.stap for stap in uitkomst.uitleg)


def test_begin_op_of_voor_de_startdag_wordt_geweigerd():
    with pytest.raises(TermijnFout, match="de termijn loopt pas na 16 november 2026"):
        bereken("wmo-besluit", date(2026, 11, 16), opschortingen=[stil("2026-11-16", "2026-11-20")])


def test_einde_voor_begin_wordt_geweigerd():
    with pytest.raises(TermijnFout, match="eindigt"):
        bereken("wmo-besluit", date(2026, 11, 16), opschortingen=[stil("2026-11-20", "2026-11-19")])


@pytest.mark.parametrize(
    "soort",
    [
        *("wmo-onderzoek", "persoonlijk-plan", "zoektermijn", "bezwaar", "beroep"),
        *("klacht", "avg-inzage", "bob-na-uitspraak", "heronderzoek"),
    ],
)
def test_alleen_beslistermijnen_kunnen_stilstaan(soort: str):
    with pytest.raises(TermijnFout, match="Awb 4:15 geldt niet"):
        bereken(soort, date(2026, 11, 2), opschortingen=[stil("2026-11-03", "2026-11-04")])


def test_grond_staat_in_de_uitleg():
    uitkomst = bereken(
        "wmo-besluit", date(2026, 11, 16), opschortingen=[stil("2026-11-20", "2026-11-29", Grond.AANVULLING)]
    )
    stap = next(stap for stap in uitkomst.uitleg if "opgeschort" in stap.stap)
    assert stap.artikel == "Awb 4:15 lid 1 onder a"
    assert stap.stap == (
        "opgeschort van 20 november 2026 tot en met 29 november 2026: 10 dagen erbij, "
        "dat wordt donderdag 10 december 2026"
    )


@pytest.mark.parametrize(
    ("soort", "grond"), [("wmo-besluit", Grond.VERZUIM), ("beslissing-op-bezwaar", Grond.AANVULLING)]
)
def test_grond_van_een_andere_termijn_wordt_geweigerd(soort: str, grond: Grond):
    with pytest.raises(TermijnFout, match="geen grond"):
        bereken(soort, date(2026, 11, 16), opschortingen=[stil("2026-11-20", "2026-11-21", grond)])


def test_elke_grond_heeft_artikel_en_omschrijving():
    assert Grond.VERZUIM.artikel == "Awb 7:10 lid 2"
    assert Grond.PROCEDURE.artikel == "Awb 7:10 lid 4 onder c"
    assert all(grond.artikel.startswith("Awb ") and grond.omschrijving for grond in Grond)


def test_dagen_die_al_telden_tellen_niet_nog_eens():
    delen = [stil("2026-11-20", "2026-11-29"), stil("2026-11-22", "2026-11-25")]
    uitkomst = bereken("wmo-besluit", date(2026, 11, 16), opschortingen=delen)
    assert uitkomst.ruwe_einddatum == date(2026, 12, 10)
    assert any("al meegeteld" in stap.stap for stap in uitkomst.uitleg)
