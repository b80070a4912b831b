from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.inwoners.datums import ONBEKEND, DatumFout, Leeftijd, OnvolledigeDatum, lees_brp, lees_invoer


@pytest.mark.parametrize(
    ("brp", "tekst", "eerste", "laatste"),
    [
        ("19480312", "12 maart 1948", date(1948, 3, 12), date(1948, 3, 12)),
        ("19480300", "maart 1948", date(1948, 3, 1), date(1948, 3, 31)),
        ("19480200", "februari 1948", date(1948, 2, 1), date(1948, 2, 29)),
        ("19480000", "1948", date(1948, 1, 1), date(1948, 12, 31)),
        ("00000000", "onbekend", None, None),
    ],
)
def test_brp_datum(brp, tekst, eerste, laatste):
    datum = lees_brp(brp)
    assert (str(datum), datum.eerste(), datum.laatste(), datum.brp()) == (tekst, eerste, laatste, brp)


@pytest.mark.parametrize(
    "brp", ["", "1948", "19481301", "19480230", "00000001", "00000100", "19480012", "1948-03-12", "١٩٤٨٠٣١٢"]
)
def test_geen_brp_datum(brp):
    with pytest.raises(DatumFout):
        lees_brp(brp)


@given(st.dates())
def test_volledige_datum_heen_en_terug(dag):
    datum = OnvolledigeDatum.van(dag)
    assert datum.volledig
    assert datum.eerste() == datum.laatste() == dag
    assert lees_brp(datum.brp()) == datum
    assert lees_invoer(f"{dag.day}-{dag.month}-{dag.year:04}") == datum


@pytest.mark.parametrize(
    ("invoer", "jaar", "maand", "dag"),
    [
        ("12-3-1948", 1948, 3, 12),
        ("12/03/1948", 1948, 3, 12),
        ("12 maart 1948", 1948, 3, 12),
        ("12 MRT. 1948", 1948, 3, 12),
        ("maart 1948", 1948, 3, None),
        ("3-1948", 1948, 3, None),
        ("1948", 1948, None, None),
        ("1948-03-12", 1948, 3, 12),
        ("1948-03", 1948, 3, None),
        ("onbekend", None, None, None),
        ("", None, None, None),
    ],
)
def test_invoer(invoer, jaar, maand, dag):
    assert lees_invoer(invoer) == OnvolledigeDatum(jaar, maand, dag)


@pytest.mark.parametrize("invoer", ["gisteren", "31-2-1948", "13-1948", "12 foo 1948", "48", "1-2-48"])
def test_onleesbare_invoer(invoer):
    with pytest.raises(DatumFout):
        lees_invoer(invoer)


@given(st.text(max_size=20))
def test_elke_invoer_geeft_datum_of_reden(tekst):
    try:
        datum = lees_invoer(tekst)
    except DatumFout:
        return
    assert str(datum)


def jaren(brp, dag):
    uit = lees_brp(brp).leeftijd_op(dag)
    return uit.minst, uit.meest


@pytest.mark.parametrize(
    ("brp", "antwoord"),
    [
        ("20101115", False),
        ("20101116", True),
        ("20101100", None),
        ("20100000", None),
        ("20101000", False),
        ("20101200", True),
        ("20090000", False),
        ("20110000", True),
        ("00000000", None),
    ],
)
def test_jonger_dan_zestien(brp, antwoord):
    assert lees_brp(brp).leeftijd_op(date(2026, 11, 15)).jonger_dan(16) is antwoord


def test_leeftijd():
    assert jaren("20081123", date(2026, 11, 22)) == (17, 17)
    assert jaren("20081123", date(2026, 11, 23)) == (18, 18)
    assert jaren("20081100", date(2026, 11, 22)) == (17, 18)
    assert jaren("20080000", date(2026, 11, 22)) == (17, 18)
    assert jaren("20260000", date(2026, 1, 5)) == (0, 0)
    assert ONBEKEND.leeftijd_op(date(2026, 1, 1)) == Leeftijd()
    assert lees_brp("20270101").leeftijd_op(date(2026, 1, 1)) == Leeftijd()
    assert jaren("20080229", date(2026, 2, 28)) == (17, 17)
    assert jaren("20080229", date(2026, 3, 1)) == (18, 18)
    assert str(lees_brp("20081100").leeftijd_op(date(2026, 11, 22))) == "17 of 18 jaar"
    assert lees_brp("20081100").leeftijd_op(date(2026, 12, 1)).zeker == 18


def test_kan_zijn():
    assert lees_brp("19480300").kan_zijn(lees_brp("19480312"))
    assert lees_brp("19480000").kan_zijn(lees_brp("19480300"))
    assert not lees_brp("19480300").kan_zijn(lees_brp("19480412"))
    assert ONBEKEND.kan_zijn(lees_brp("19480412"))
