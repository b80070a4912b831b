"""The timeline tells when something happened, and when it was told later: no time of day nobody knows."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.scherm.opmaak import datum, datum_voluit
from tests.fabriek import wereld
from tests.huis.test_aanval import binnen
from tests.reis import meld
from toegang.enums import StatusMelding
from toegang.handelingen import rond_af


@pytest.fixture
def w(db):
    return wereld()


def test_wat_later_is_ingevoerd_heeft_geen_verzonnen_tijd(w):
    door = w.medewerker()
    melding = meld(w, door, dagen_geleden=12)
    tekst = binnen(door).get(reverse("werkplek:tijdlijn", args=[melding.pk])).content.decode()
    toen = vandaag() - timedelta(days=12)
    assert f"{datum_voluit(toen).capitalize()} (vastgelegd op {datum(vandaag())}, " in tekst
    assert f"{datum_voluit(toen).capitalize()}, 10.00" not in tekst


def test_de_dag_van_een_melding_telt_vanaf_de_ontvangst(w):
    door = w.medewerker()
    melding = meld(w, door, dagen_geleden=12)
    tekst = binnen(door).get(melding.dossier.get_absolute_url()).content.decode()
    assert "Nu, dag 13" in tekst
    vandaag_ = meld(w, door)
    assert "Nu, dag 1 " in binnen(door).get(vandaag_.dossier.get_absolute_url()).content.decode()


def test_wat_net_na_middernacht_gebeurde_is_van_die_dag(w):
    """In UTC it was still the evening before."""
    nacht = op_dag(date(2027, 7, 1), 0, 20)
    with klok_op(nacht - timedelta(days=3)):
        door = w.medewerker()
        melding = meld(w, door)
    with klok_op(nacht):
        rond_af(door, melding.pk, uitkomst=StatusMelding.BEANTWOORD, toelichting="Opgelost.", inwoner_eens=True)
    with klok_op(nacht + timedelta(days=2)):
        tekst = binnen(door).get(melding.dossier.get_absolute_url()).content.decode()
    assert "sinds 1 juli 2027" in tekst
    assert "30 juni" not in tekst
