"""Dwangsom for deciding too late: Awb 4:17, 4:18 and 7:14."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.termijnen import Keuzes, Regels, TermijnFout, dwangsom, gelijke_delen

EINDE, INGEBREKE = date(2026, 1, 5), date(2026, 1, 6)
EERSTE = date(2026, 1, 21)  # received on D, first due day D + 15


def op_dag(n: int) -> date:
    return EERSTE + timedelta(days=n - 1)


@pytest.mark.parametrize(
    ("dagen", "bedrag"),
    # 14 x 23 = 322; + 14 x 35 = 812; + 14 x 45 = 1442
    [(0, 0), (1, 23), (14, 322), (15, 357), (28, 812), (29, 857), (41, 1397), (42, 1442)],
)
def test_bedrag_per_dag(dagen: int, bedrag: int):
    uitkomst = dwangsom(EINDE, INGEBREKE, op_dag(dagen))
    assert (uitkomst.eerste_dag, uitkomst.dagen, uitkomst.bedrag) == (EERSTE, dagen, Decimal(bedrag))
    assert uitkomst.maximum == Decimal("1442.00")


def test_na_42_dagen_komt_er_niets_bij_en_volgt_het_besluit():
    uitkomst = dwangsom(EINDE, INGEBREKE, date(2026, 12, 31))
    assert (uitkomst.dagen, uitkomst.bedrag) == (42, Decimal("1442.00"))
    assert uitkomst.laatste_dag == date(2026, 3, 3)
    assert uitkomst.besluit_uiterlijk == date(2026, 3, 17)


@pytest.mark.parametrize("ontvangen", [date(2026, 1, 1), EINDE])
def test_op_of_voor_de_laatste_dag_is_te_vroeg(ontvangen: date):
    uitkomst = dwangsom(EINDE, ontvangen, date(2026, 6, 1))
    assert uitkomst.als_dict() == {
        "geldig": False,
        "reden": (
            f"De ingebrekestelling is te vroeg: ontvangen op {ontvangen.day} januari 2026, "
            "maar de termijn liep tot en met 5 januari 2026. Een ingebrekestelling telt pas daarna."
        ),
        "eerste_dag": None,
        "dagen": 0,
        "bedrag": "0.00",
        "maximum": "1442.00",
    }


def test_de_dag_van_bekendmaking_telt_niet_mee():
    uitkomst = dwangsom(EINDE, INGEBREKE, date(2026, 12, 31), besluit=op_dag(16))
    assert (uitkomst.dagen, uitkomst.bedrag) == (15, Decimal("357.00"))
    assert uitkomst.laatste_dag == op_dag(15)
    assert uitkomst.besluit_uiterlijk == date(2026, 2, 18)  # Wednesday 4 February + two weeks


def test_op_een_dag_voor_het_besluit_telt_tot_die_dag():
    assert dwangsom(EINDE, INGEBREKE, op_dag(3), besluit=op_dag(16)).dagen == 3


def test_besluit_voor_de_eerste_dag_kost_niets():
    uitkomst = dwangsom(EINDE, INGEBREKE, date(2026, 6, 1), besluit=EERSTE)
    assert (uitkomst.geldig, uitkomst.dagen, uitkomst.bedrag) == (True, 0, Decimal("0.00"))
    assert uitkomst.besluit_uiterlijk is None


def test_op_tijd_besloten_of_al_besloten_voor_de_ingebrekestelling():
    op_tijd = dwangsom(EINDE, INGEBREKE, date(2026, 6, 1), besluit=EINDE)
    al_besloten = dwangsom(EINDE, date(2026, 1, 20), date(2026, 6, 1), besluit=date(2026, 1, 12))
    assert not op_tijd.geldig
    assert "op tijd" in (op_tijd.reden or "")
    assert not al_besloten.geldig
    assert "al besloten" in (al_besloten.reden or "")


def test_bedragen_van_voor_2019():
    uitkomst = dwangsom(date(2018, 1, 5), date(2018, 1, 8), date(2018, 12, 1))
    assert (uitkomst.bedrag, uitkomst.maximum) == (Decimal("1260.00"), Decimal("1260.00"))


def test_voor_oktober_2009_bestond_de_dwangsom_niet():
    with pytest.raises(TermijnFout, match="sinds 1 oktober 2009"):
        dwangsom(date(2009, 1, 5), date(2009, 1, 6), date(2009, 3, 1))


@pytest.mark.parametrize("soort", ["wmo-onderzoek", "heronderzoek", "dwangsombesluit", "klacht", "bezwaar"])
def test_geen_dwangsom_op_een_melding_heronderzoek_of_dwangsombesluit(soort: str):
    with pytest.raises(TermijnFout, match="bestaat geen dwangsom"):
        dwangsom(EINDE, INGEBREKE, op_dag(5), soort=soort)


@pytest.mark.parametrize("soort", ["wmo-besluit", "jeugd-besluit", "wgs-besluit", "beslissing-op-bezwaar"])
def test_wel_op_een_aanvraag_of_bezwaar(soort: str):
    assert dwangsom(EINDE, INGEBREKE, op_dag(5), soort=soort).dagen == 5


def met(**keuzes: bool | int) -> Regels:
    return replace(Regels.wet(), keuzes=replace(Keuzes(), **keuzes))  # type: ignore[arg-type]


def test_keuzes_verschuiven_de_eerste_dag_en_tellen_de_bekendmaking():
    assert dwangsom(EINDE, INGEBREKE, op_dag(5), regels=met(dwangsom_eerste_dag=14)).dagen == 6
    besloten = dwangsom(EINDE, INGEBREKE, op_dag(9), op_dag(5), met(dwangsom_bekendmakingsdag_telt=True))
    assert besloten.dagen == 5
    # Received Saturday 21 March 2026: two weeks end on Saturday 4 April, rolled past Easter to the 7th.
    geschoven = dwangsom(EINDE, date(2026, 3, 21), date(2026, 5, 1), regels=met(dwangsom_schuift=True))
    assert geschoven.eerste_dag == date(2026, 4, 8)


@given(st.integers(0, 80), st.integers(1, 60))
def test_nooit_minder_op_een_latere_dag_en_nooit_boven_het_maximum(dag: int, verder: int):
    eerder, later = dwangsom(EINDE, INGEBREKE, op_dag(dag)), dwangsom(EINDE, INGEBREKE, op_dag(dag + verder))
    assert eerder.bedrag <= later.bedrag <= later.maximum


@given(st.integers(0, 144200), st.integers(1, 7))
def test_gelijke_delen_tellen_op_tot_het_bedrag(centen: int, aanvragers: int):
    bedrag = Decimal(centen) / 100
    delen = gelijke_delen(bedrag, aanvragers)
    assert sum(delen) == bedrag
    assert max(delen) - min(delen) <= Decimal("0.01")
