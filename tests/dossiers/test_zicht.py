"""The one door in: who sees which dossier."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction

from basis.dossiers.handelingen import betrek, maak_dossier, scherm_af, vergrendel
from basis.dossiers.models import Betrokkenheid, Dossier, Fase, SoortDossier, inwoners_zichtbaar_voor
from basis.journaal.models import Raadpleging
from basis.journaal.tijd import klok_op, nu, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.periode import vanaf
from tests.fabriek import wereld
from tests.reis import meld

pytestmark = pytest.mark.pg


@pytest.fixture
def plek(db):
    return wereld()


def maak(plek, *, wet=Wet.WMO, team=None, **anders):
    return maak_dossier(
        plek.systeem,
        SoortDossier.CASUS,
        letter="W",
        fase=Fase.TOEGANG,
        titel="Proef",
        team=team or plek.team,
        inwoner=anders.pop("inwoner", None) or plek.inwoner(),
        wet=wet,
        kern=plek.kern,
        **anders,
    )


def ziet(door, dossier):
    return Dossier.objects.zichtbaar_voor(door).filter(pk=dossier.pk).exists()


def test_team_ander_team_en_betrokken(plek):
    dossier = maak(plek)
    eigen, ander = plek.medewerker(), plek.medewerker(team=plek.ander_team)
    assert ziet(eigen, dossier)
    assert not ziet(ander, dossier)
    betrek(dossier, "meelezer", hoedanigheid=ander)
    assert ziet(ander, dossier)


def test_een_team_kan_betrokken_zijn(plek):
    dossier = maak(plek)
    ander = plek.medewerker(team=plek.ander_team)
    betrek(dossier, "meelezer", team=plek.ander_team)
    assert ziet(ander, dossier)


def test_betrokkenheid_eindigt_met_haar_periode(plek):
    dossier, ander = maak(plek), plek.medewerker(team=plek.ander_team)
    Betrokkenheid.objects.create(
        dossier=dossier,
        hoedanigheid=ander,
        rol="meelezer",
        geldig=vanaf(vandaag() - timedelta(days=9), vandaag()),
    )
    assert not ziet(ander, dossier)
    with klok_op(nu() - timedelta(days=1)):
        assert ziet(ander, dossier)


def test_andere_wet_ook_niet_als_betrokken(plek):
    jeugd = maak(plek, wet=Wet.JEUGD)
    door = plek.medewerker(wetten=[Wet.WMO])
    betrek(jeugd, "meelezer", hoedanigheid=door)
    assert not ziet(door, jeugd)
    assert ziet(plek.medewerker(wetten=[Wet.JEUGD]), jeugd)


def test_zonder_wet_ziet_het_hele_team(plek):
    dossier = maak(plek, wet=None)
    assert ziet(plek.medewerker(wetten=[Wet.JEUGD]), dossier)
    assert ziet(plek.medewerker(wetten=[]), dossier)


def test_afgeschermd_alleen_betrokken(plek):
    door, collega = plek.medewerker(), plek.medewerker()
    leider = plek.medewerker(Functie.TEAMLEIDER)
    dossier = maak(plek, behandelaar=door)
    assert ziet(leider, dossier)
    scherm_af(leider, dossier.pk)
    assert ziet(door, dossier)
    assert not ziet(collega, dossier)
    assert not ziet(leider, dossier)
    scherm_af(door, dossier.pk, af=False)
    assert ziet(collega, dossier)


def test_afschermen_zonder_behandelaar_of_twee_keer(plek):
    leider = plek.medewerker(Functie.TEAMLEIDER)
    los, van_mij = maak(plek), maak(plek, behandelaar=leider)
    with pytest.raises(Geweigerd, match="niemand erbij"):
        scherm_af(leider, los.pk)
    scherm_af(leider, van_mij.pk)
    with pytest.raises(Geweigerd, match="al afgeschermd"):
        scherm_af(leider, van_mij.pk)


def test_andere_gemeente_ziet_niets(plek):
    elders = wereld()
    dossier = maak(plek)
    assert not ziet(elders.medewerker(), dossier)
    assert not ziet(elders.systeem, dossier)


@pytest.mark.parametrize("functie", [Functie.BEZWAARJURIST, Functie.VRIJWILLIGER])
def test_bereik_geen_ziet_alleen_waar_hij_bij_is(plek, functie):
    dossier, door = maak(plek), plek.medewerker(functie)
    assert not ziet(door, dossier)
    betrek(dossier, "hoorzitting", hoedanigheid=door)
    assert ziet(door, dossier)


@pytest.mark.parametrize(
    "functie", [Functie.CONTROLLER, Functie.BELEIDSMEDEWERKER, Functie.PRIVACY_OFFICER, Functie.AANBIEDER]
)
def test_zonder_dossier_zien_helpt_betrokken_ook_niet(plek, functie):
    dossier, door = maak(plek), plek.medewerker(functie)
    betrek(dossier, "x", hoedanigheid=door)
    assert not ziet(door, dossier)


def test_personen_alleen_door_een_dossier(plek):
    wel, niet = plek.inwoner(), plek.inwoner(voornamen="Truus")
    maak(plek, inwoner=wel)
    maak(plek, inwoner=niet, team=plek.ander_team)
    assert set(inwoners_zichtbaar_voor(plek.medewerker())) == {wel}


def test_openen_legt_vast_wie_waarom_keek(plek):
    dossier, door, ander = maak(plek), plek.medewerker(), plek.medewerker(team=plek.ander_team)
    Dossier.objects.openen(dossier.pk, door, "tab overzicht", werkplek="10.0.0.1")
    with pytest.raises(Dossier.DoesNotExist):
        Dossier.objects.openen(dossier.pk, ander, "tab overzicht")
    rij = Raadpleging.objects.get(dossier_id=dossier.pk)
    assert (rij.medewerker_id, rij.doel, rij.inwoner_id) == (door.medewerker_id, "tab overzicht", dossier.inwoner_id)
    assert (rij.wet, rij.werkplek, rij.uitkomst) == (Wet.WMO, "10.0.0.1", "gelukt")


def test_wie_tijdens_het_wachten_het_zicht_verliest_komt_er_niet_meer_in(vastleggend):
    """The door is asked under the lock: a verb that waited for a handover finds the dossier gone."""
    w = wereld()
    door = w.medewerker()
    pk = meld(w, door, gewezen_inwoner=False, mantelzorg=None).pk
    Betrokkenheid.objects.filter(dossier_id=pk).delete()
    uitkomst: list[object] = []

    def wacht() -> None:
        try:
            with transaction.atomic():
                vergrendel(door, pk)
            uitkomst.append("binnen")
        except Dossier.DoesNotExist:
            uitkomst.append("buiten")
        finally:
            connection.close()

    draad = threading.Thread(target=wacht)
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=pk)
        draad.start()
        for _ in range(200):
            with connection.cursor() as cursor:
                # Within a transaction PostgreSQL keeps showing what it showed first.
                cursor.execute("SELECT pg_stat_clear_snapshot()")
                cursor.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND wait_event_type = 'Lock'"
                )
                if cursor.fetchone()[0]:
                    break
            time.sleep(0.05)
        else:
            pytest.fail("de andere hand wacht niet")
        Dossier.objects.filter(pk=pk).update(team=w.ander_team)
    draad.join(20)
    assert uitkomst == ["buiten"]
