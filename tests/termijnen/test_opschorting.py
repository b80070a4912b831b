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


@pytest.mark.parametrize(
    ("vanaf", "delen", "ruw", "einde"),
    [
        # Raw Saturday 23 January, rolled to Monday 25; 25 January to 6 February are 13 days. The first working
        # day after them is Monday 8 February.
        (date(2027, 1, 9), ("2027-01-25:2027-02-02", "2027-01-30:2027-02-06"), date(2027, 2, 5), date(2027, 2, 8)),
        # Raw 25 December, rolled to the 28th; 26 to 31 December are six days; Nieuwjaarsdag and a weekend follow.
        (date(2026, 12, 11), ("2026-12-26:2026-12-29", "2026-12-28:2026-12-31"), date(2026, 12, 31), date(2027, 1, 4)),
        # Following on each other is one stretch too.
        (date(2026, 12, 11), ("2026-12-26:2026-12-29", "2026-12-30:2026-12-31"), date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_overlap_in_de_verschoven_dagen_telt_als_een_stuk(vanaf: date, delen: tuple[str, ...], ruw: date, einde: date):
    los = [stil(van, tot) for van, tot in (deel.split(":") for deel in delen)]
    aaneen = [stil(los[0].van.isoformat(), los[1].tot.isoformat())]
    for opschortingen in (los, list(reversed(los)), aaneen):
        uitkomst = bereken("wmo-besluit", vanaf, opschortingen=opschortingen)
        assert (uitkomst.ruwe_einddatum, uitkomst.einddatum) == (ruw, einde)


def test_de_uitleg_noemt_beide_perioden_en_telt_een_keer():
    uitkomst = bereken(
        "wmo-besluit",
        date(2026, 12, 11),
        opschortingen=[stil("2026-12-26", "2026-12-29"), stil("2026-12-28", "2026-12-31")],
    )
    assert [stap.stap for stap in uitkomst.uitleg] == [
        "twee weken na 11 december 2026 is vrijdag 25 december 2026",
        "25 december 2026: Eerste Kerstdag",
        "26 december 2026: Tweede Kerstdag",
        "27 december 2026: weekend",
        "de termijn liep dus tot en met maandag 28 december 2026",
        "opgeschort van 26 december 2026 tot en met 29 december 2026: 4 dagen erbij, geteld vanaf 25 december 2026, "
        "dat wordt dinsdag 29 december 2026",
        "opgeschort van 28 december 2026 tot en met 31 december 2026: 2 nieuwe dagen erbij, "
        "dat wordt donderdag 31 december 2026",
        "tijdens de opschorting eindigt de termijn niet, dus niet vóór vrijdag 1 januari 2027",
        "1 januari 2027: Nieuwjaarsdag",
        "2 en 3 januari 2027: weekend",
        "dus maandag 4 januari 2027",
    ]


def test_verdaging_staat_voor_de_opschorting_die_erin_begint():
    uitkomst = bereken(
        "beslissing-op-bezwaar", date(2026, 11, 13), verdaging=True, opschortingen=[stil("2027-01-10", "2027-01-20")]
    )
    assert [stap.stap for stap in uitkomst.uitleg] == [
        "zes weken na 13 november 2026 is vrijdag 25 december 2026",
        "verdaagd met zes weken: dat wordt vrijdag 5 februari 2027",
        "opgeschort van 10 januari 2027 tot en met 20 januari 2027: 11 dagen erbij, dat wordt dinsdag 16 februari 2027",
    ]


def test_verdaging_staat_na_de_opschorting_die_eerder_begon():
    uitkomst = bereken(
        "beslissing-op-bezwaar", date(2026, 11, 13), verdaging=True, opschortingen=[stil("2026-12-01", "2026-12-10")]
    )
    woorden = [stap.stap.split()[0] for stap in uitkomst.uitleg]
    assert woorden == ["zes", "opgeschort", "verdaagd"]
    assert uitkomst.ruwe_einddatum == date(2027, 2, 15)


def test_een_redelijke_termijn_na_een_opschorting_legt_zich_uit():
    vraag = {"redelijke_termijn": date(2027, 1, 24), "opschortingen": [stil("2026-11-20", "2026-11-30")]}
    uitkomst = bereken("pw-besluit", date(2026, 10, 5), genoemd_op=date(2026, 11, 24), **vraag)
    assert [stap.stap for stap in uitkomst.uitleg[:5]] == [
        "acht weken na 5 oktober 2026 is maandag 30 november 2026",
        "opgeschort van 20 november 2026 tot en met 24 november 2026: 5 dagen erbij, "
        "dat wordt zaterdag 5 december 2026",
        "op 24 november 2026 noemde de gemeente een nieuwe uiterste dag (redelijke termijn): zondag 24 januari 2027",
        "wat tot en met die brief is opgeschort, zit daar al in",
        "opgeschort van 25 november 2026 tot en met 30 november 2026: 6 dagen erbij, "
        "dat wordt zaterdag 30 januari 2027",
    ]
    zonder = bereken("pw-besluit", date(2026, 10, 5), **vraag)
    assert any(stap.stap == "de dagen waarop de klok stilstaat, komen daar nog bij" for stap in zonder.uitleg)
    assert zonder.ruwe_einddatum == date(2027, 2, 4)  # 24 January + 11 days


def test_na_de_wettelijke_termijn_kan_ook_met_een_redelijke_termijn_niet_meer_worden_opgeschort_voor_de_brief():
    # The eight weeks ended 30 November; standing still from 2 December, before the letter of the 3rd, comes too late.
    with pytest.raises(TermijnFout, match="al verstreken op maandag 30 november 2026"):
        bereken(
            "pw-besluit",
            date(2026, 10, 5),
            redelijke_termijn=date(2027, 1, 24),
            genoemd_op=date(2026, 12, 3),
            opschortingen=[stil("2026-12-02", "2026-12-10")],
        )
