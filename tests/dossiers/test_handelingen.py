"""Lock, number and hand over."""

import re

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.dossiers.handelingen import draag_over, nieuw_nummer, scherm_af, vergrendel, vergrendel_alle
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from tests.dossiers.test_zicht import maak, ziet
from tests.fabriek import WACHTWOORD, wereld
from tests.toegang.test_tegelijk import samen
from werkplek.overdragen import keuzes, zet_overdragen


@pytest.fixture
def plek(db):
    return wereld()


def test_vergrendelen_gaat_op_volgorde_van_id_en_komt_terug_zoals_gevraagd(plek):
    een, twee, door = maak(plek), maak(plek), plek.medewerker()
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as sql,
    ):
        rijen = vergrendel_alle(door, [twee.pk, een.pk])
    assert [rij.pk for rij in rijen] == [twee.pk, een.pk]
    slot = next(vraag["sql"] for vraag in sql if "FOR NO KEY UPDATE" in vraag["sql"])
    assert re.search(r'ORDER BY "dossiers_dossier"."id" ASC', slot)


def test_vergrendelen_verhoogt_de_versie_en_weigert_een_oude(plek):
    dossier, door = maak(plek), plek.medewerker()
    with transaction.atomic():
        assert vergrendel(door, dossier.pk, versie=1).versie == 2
    with transaction.atomic(), pytest.raises(Verouderd):
        vergrendel(door, dossier.pk, versie=1)
    assert Dossier.objects.get(pk=dossier.pk).versie == 2


def test_een_onzichtbaar_dossier_sluit_alles(plek):
    een, ander, door = maak(plek), maak(plek, team=plek.ander_team), plek.medewerker()
    with transaction.atomic(), pytest.raises(Dossier.DoesNotExist):
        vergrendel_alle(door, [een.pk, ander.pk])
    assert Dossier.objects.get(pk=een.pk).versie == 1


def test_het_systeem_vergrendelt_alleen_in_de_eigen_gemeente(plek):
    dossier, elders = maak(plek), wereld()
    with transaction.atomic():
        assert vergrendel(plek.systeem, dossier.pk)
        with pytest.raises(Dossier.DoesNotExist):
            vergrendel(elders.systeem, dossier.pk)


def test_nummers_per_gemeente_soort_en_jaar(plek):
    elders = wereld()
    assert [nieuw_nummer(plek.gemeente.pk, "W") for _ in range(2)][1].endswith("-00002")
    assert nieuw_nummer(plek.gemeente.pk, "J").endswith("-00001")
    assert nieuw_nummer(elders.gemeente.pk, "W").endswith("-00001")
    with klok_op(op_dag(plek.systeem.geldig.lower.replace(year=2025))):
        assert nieuw_nummer(plek.gemeente.pk, "W") == "W-2025-00001"


def test_nummers_tegelijk_zijn_nooit_dubbel(vastleggend):
    gemeente = wereld().gemeente.pk
    nummers = samen(*[lambda: nieuw_nummer(gemeente, "W") for _ in range(8)])
    assert sorted(int(nummer[-5:]) for nummer in nummers) == list(range(1, 9))


def test_twee_oude_formulieren_tegelijk(vastleggend):
    plek = wereld()
    dossier = maak(plek)
    een, twee, leider = plek.medewerker(), plek.medewerker(), plek.medewerker(Functie.TEAMLEIDER)
    uitkomsten = samen(
        lambda: draag_over(leider, dossier.pk, naar=een, team=plek.team, versie=1),
        lambda: draag_over(leider, dossier.pk, naar=twee, team=plek.team, versie=1),
    )
    assert sum(isinstance(uitkomst, Verouderd) for uitkomst in uitkomsten) == 1, uitkomsten
    assert Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossier.overgedragen").count() == 1


# -- hand over -------------------------------------------------------------------------------------


def test_overdragen_aan_een_collega_in_een_ander_team(plek):
    oud, nieuw = plek.medewerker(), plek.medewerker(team=plek.ander_team)
    dossier = maak(plek)
    draag_over(oud, dossier.pk, naar=oud, team=plek.team)
    assert ziet(oud, dossier)
    draag_over(oud, dossier.pk, naar=nieuw, team=plek.ander_team)
    dossier.refresh_from_db()
    assert (dossier.behandelaar, dossier.team, dossier.aan_zet) == (nieuw, plek.ander_team, AanZet.BEHANDELAAR)
    assert ziet(nieuw, dossier)
    assert not ziet(oud, dossier), "wie het dossier had, houdt het niet"
    rij = Gebeurtenis.objects.filter(dossier_id=dossier.pk).latest("id")
    assert (rij.soort, rij.lading["naar_hoedanigheid"]) == ("dossier.overgedragen", nieuw.pk)


def test_overdragen_aan_een_team(plek):
    oud = plek.medewerker()
    dossier = maak(plek, behandelaar=oud)
    draag_over(oud, dossier.pk, naar=None, team=plek.team)
    dossier.refresh_from_db()
    assert (dossier.behandelaar, dossier.aan_zet) == (None, AanZet.TEAM)


def test_wie_buiten_aan_zet_is_blijft_aan_zet(plek):
    oud, nieuw = plek.medewerker(), plek.medewerker()
    dossier = maak(plek, behandelaar=oud)
    Dossier.objects.filter(pk=dossier.pk).update(aan_zet=AanZet.INWONER)
    draag_over(oud, dossier.pk, naar=nieuw, team=plek.team)
    assert Dossier.objects.get(pk=dossier.pk).aan_zet == AanZet.INWONER


def test_overdragen_geweigerd(plek):
    oud, elders = plek.medewerker(), wereld()
    jeugd = plek.medewerker(wetten=[Wet.JEUGD])
    admin = plek.medewerker(Functie.ADMINISTRATIE)
    weg = plek.medewerker()
    weg.medewerker.actief = False
    weg.medewerker.save()
    dossier = maak(plek, behandelaar=oud)
    for anders, veld, deel in (
        ({"naar": None, "team": elders.team}, "team", "niet bij deze gemeente"),
        ({"naar": oud, "team": plek.ander_team}, "naar", "niet in dat team"),
        ({"naar": jeugd, "team": plek.team}, "naar", "niet onder deze wet"),
        ({"naar": admin, "team": plek.team}, "naar", "behandelt geen dossiers"),
        ({"naar": weg, "team": plek.team}, "naar", "werkt niet meer"),
        ({"naar": oud, "team": plek.team}, "naar", "al van deze collega"),
    ):
        with pytest.raises(Geweigerd) as fout:
            draag_over(oud, dossier.pk, **anders)
        assert (fout.value.veld, deel in fout.value.reden) == (veld, True), fout.value.reden
    scherm_af(oud, dossier.pk)
    with pytest.raises(Geweigerd, match="afgeschermd"):
        draag_over(oud, dossier.pk, naar=None, team=plek.team)
    with pytest.raises(GeenRecht):
        draag_over(plek.medewerker(Functie.KERNTEAMLID), dossier.pk, naar=oud, team=plek.team)
    assert Dossier.objects.get(pk=dossier.pk).behandelaar == oud


def test_scherm_overdragen(plek):
    oud, nieuw = plek.medewerker(), plek.medewerker(team=plek.ander_team, naam="Ruud Peters")
    plek.medewerker(Functie.CONTROLLER, naam="Mag Niet")
    dossier = maak(plek, behandelaar=oud)
    lijst = [label for _, rijen in keuzes(dossier) for _, label in rijen]
    assert "Ruud Peters, Wmo-consulent" in lijst
    assert not any("Mag Niet" in label for label in lijst)
    assert not any(oud.naam in label for label in lijst)
    paneel = zet_overdragen(dossier, oud)
    assert paneel is not None
    assert paneel.zetten[0].open

    client = Client()
    inlog = {"gebruikersnaam": oud.medewerker.gebruikersnaam, "wachtwoord": WACHTWOORD}
    client.post(reverse("organisatie:inloggen"), inlog)
    url = reverse("werkplek:overdragen", args=[dossier.pk])
    html = client.get(url).content.decode()
    bewijs = re.search(r'name="bewijs" value="([^"]*)"', html).group(1)
    versie = re.search(r'name="versie" value="([^"]*)"', html).group(1)
    fout = client.post(url, {"bewijs": bewijs, "versie": versie, "naar": "collega-999999"})
    assert fout.status_code == 422
    goed = client.post(url, {"bewijs": bewijs, "versie": versie, "naar": f"collega-{nieuw.pk}"})
    assert (goed.status_code, goed["Location"]) == (303, "/"), "het dossier is uit zicht: naar Mijn werk"
    assert client.get(url).status_code == 404


def test_geen_zet_zonder_recht_of_bij_een_gesloten_dossier(plek):
    dossier, door = maak(plek), plek.medewerker()
    assert zet_overdragen(dossier, plek.medewerker(Functie.KERNTEAMLID)) is None
    dossier.gesloten_op = dossier.geopend_op
    assert zet_overdragen(dossier, door) is None
