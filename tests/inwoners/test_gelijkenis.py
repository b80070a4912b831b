"""Slips in a birth date, swapped name fields and a single name: pure, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import lees_brp
from basis.inwoners.gelijkenis import GENOEG, gelijkenis, lijkt_op, verschrijvingen

JAN = Naam("Jan", "", "Jansen")


@pytest.mark.parametrize(
    ("een", "twee", "lijkt"),
    [
        ("19500515", "19500505", True),
        ("19050515", "19500515", True),
        ("19500512", "19500521", True),
        ("19500403", "19500304", True),
        ("19500515", "19510515", True),
        ("19500515", "19500515", False),
        ("19500515", "19480312", False),
        ("19800312", "19480312", False),
        ("19500500", "19500515", False),
        ("00000000", "19500515", False),
    ],
)
def test_lijkt_op(een, twee, lijkt):
    assert lijkt_op(lees_brp(een), lees_brp(twee)) is lijkt
    assert lijkt_op(lees_brp(twee), lees_brp(een)) is lijkt


@given(st.dates(min_value=date(1000, 1, 1)))
def test_een_verschrijving_is_wederzijds(dag):
    anders = verschrijvingen(dag)
    assert dag not in anders
    assert all(dag in verschrijvingen(ander) for ander in anders)


@pytest.mark.parametrize(
    ("naam", "geboren", "ander", "ander_geboren", "adres", "genoeg"),
    [
        (JAN, "19500505", JAN, "19500515", True, True),
        (JAN, "19500505", JAN, "19500515", False, True),
        (JAN, "19500505", JAN, "19800101", True, False),
        (JAN, "19500505", Naam("Mia", "", "Jansen"), "19500515", False, False),
        (JAN, "00000000", Naam("Jansen", "", "Jan"), "00000000", False, True),
        (JAN, "19500505", Naam("Jansen", "", "Jan"), "19800101", False, False),
        (Naam("", "", "Suparmi"), "00000000", Naam("Suparmi", "", "."), "00000000", False, True),
        (Naam("", "", "Suparmi"), "19500505", Naam("", "", "Suparmi"), "19500515", False, True),
        (Naam("", "", "Suparmi"), "19500505", Naam("", "", "Suparmi"), "19800101", False, False),
        (Naam("", "", "Suparmi"), "00000000", Naam("Ani", "", "Suparmi"), "00000000", False, False),
    ],
)
def test_wanneer_het_dezelfde_kan_zijn(naam, geboren, ander, ander_geboren, adres, genoeg):
    een, twee = (naam, lees_brp(geboren)), (ander, lees_brp(ander_geboren))
    for a, b in ((een, twee), (twee, een)):
        redenen, punten = gelijkenis(a, b, zelfde_adres=adres, zelfde_telefoon=False)
        assert (punten >= GENOEG) is genoeg, redenen
