"""The timeline tells when something happened, and when it was told later: no time of day nobody knows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from basis.journaal.tijd import vandaag
from basis.scherm.opmaak import datum, datum_voluit
from tests.fabriek import wereld
from tests.huis.test_aanval import binnen
from tests.reis import meld


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
