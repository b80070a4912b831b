"""Verblijf is a fact: every move of a dossier ends one stay and begins the next; a closed one is nowhere."""

import pytest

from basis.dossiers.handelingen import draag_over, geef_terug, pak_op
from basis.dossiers.models import Verblijf
from basis.journaal.tijd import klok_op
from casussen.enums import Afsluitreden
from casussen.handelingen import heropen
from tests.dossiers.test_zicht import maak
from tests.fabriek import op, sluit_casus, wereld
from tests.reis import open_casus


@pytest.fixture
def plek(db):
    return wereld()


def verblijven(dossier_id):
    return list(
        Verblijf.objects.filter(dossier_id=dossier_id)
        .order_by("sinds", "pk")
        .values_list("team_id", "behandelaar_id", "sinds", "tot")
    )


def test_maken_oppakken_overdragen_en_teruggeven(plek):
    een, elders = plek.medewerker(), plek.medewerker(team=plek.ander_team)
    momenten = [op(2026, 5, dag) for dag in (4, 5, 6, 7)]
    with klok_op(momenten[0]):
        dossier = maak(plek)
    with klok_op(momenten[1]):
        pak_op(een, dossier.pk)
    with klok_op(momenten[2]):
        draag_over(een, dossier.pk, naar=elders, team=plek.ander_team)
    with klok_op(momenten[3]):
        geef_terug(elders, dossier.pk)
    assert verblijven(dossier.pk) == [
        (plek.team.pk, None, momenten[0], momenten[1]),
        (plek.team.pk, een.pk, momenten[1], momenten[2]),
        (plek.ander_team.pk, elders.pk, momenten[2], momenten[3]),
        (plek.ander_team.pk, None, momenten[3], None),
    ]


def test_sluiten_eindigt_het_verblijf_en_heropenen_begint_een_nieuw(plek):
    door = plek.medewerker()
    casus = open_casus(plek, door)
    sluit_casus(door, casus.pk, reden=Afsluitreden.NIETS_DOEN, toelichting="De inwoner redt het weer zelf.")
    assert [tot is None for *_, tot in verblijven(casus.pk)] == [False]
    heropen(door, casus.pk, verder=False)
    rijen = verblijven(casus.pk)
    assert [tot is None for *_, tot in rijen] == [False, True]
    assert rijen[-1][:2] == (plek.team.pk, door.pk)
