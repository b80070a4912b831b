"""A question about income at a desk of the consortium (praktijk 10; Participatiewet 7 lid 4, Awb 2:3)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Functie, SoortTeam, Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Team
from basis.werk.models import SoortTaak, Taak
from casussen.enums import Grondslag
from casussen.models import Casus
from tests.beschikkingen.test_schermen import binnen, post
from tests.toegang.conftest import Balie
from toegang import handelingen as h
from toegang.enums import DoorOfNamens, StatusMelding
from toegang.models import Melding


@pytest.fixture
def mee(balie: Balie) -> Hoedanigheid:
    """A consulent of the consortium in the team of the toegangspunt."""
    return balie.plek.medewerker(organisatie=balie.plek.partij, wetten=[Wet.WMO, Wet.JEUGD, Wet.WGS])


@pytest.fixture
def participatie(balie: Balie) -> Team:
    team = org.voeg_team_toe(balie.plek.systeem, "Participatie", SoortTeam.GEMEENTE)
    balie.plek.medewerker(Functie.KLANTMANAGER, team=team, wetten=[Wet.PW])
    return team


def klantmanager(team: Team) -> Hoedanigheid:
    return Hoedanigheid.objects.met_alles().get(team=team)


@pytest.mark.parametrize("vraag", [{"inkomen": True}, {"wet": Wet.PW}, {"inkomen": True, "wet": Wet.WMO}])
def test_een_vraag_over_inkomen_gaat_meteen_naar_de_gemeente(balie, mee, participatie, vraag):
    melding = balie.melding(mee, **vraag)
    dossier = Dossier.objects.get(pk=melding.pk)
    assert (dossier.wet, dossier.team, melding.status) == (None, participatie, StatusMelding.ONTVANGEN)
    # Nothing is lost by the other desk: received today, with a receipt and the term of a melding without wet.
    assert melding.ontvangen_op == vandaag()
    assert melding.ontvangstbrief is not None
    assert melding.termijn is not None
    assert not Dossier.objects.zichtbaar_voor(mee).filter(pk=melding.pk).exists()
    casus = h.neem_in_behandeling(klantmanager(participatie), melding.pk, wet=Wet.PW)
    assert casus.dossier.wet == Wet.PW
    assert Gebeurtenis.objects.filter(dossier_id=melding.pk, soort="melding.naar_gemeente").count() == 1


def test_aan_een_balie_van_de_gemeente_blijft_alles_zoals_het_was(balie, participatie):
    melding = balie.melding(inkomen=True, wet=Wet.WMO)
    assert (melding.dossier.wet, melding.dossier.team) == (Wet.WMO, balie.plek.team)


def test_ook_een_vrijwilliger_en_een_signaal(balie, participatie):
    mens = balie.plek.medewerker(Functie.VRIJWILLIGER, organisatie=balie.plek.partij, wetten=[])
    assert Dossier.objects.get(pk=balie.melding(mens, inkomen=True).pk).team == participatie
    consulent = balie.plek.medewerker(organisatie=balie.plek.partij)
    signaal = balie.melding(
        consulent,
        inkomen=True,
        door_of_namens=DoorOfNamens.NEE,
        reden_signaal="De buurman belde.",
        melder=h.Melder("Riet Jansen"),
    )
    assert Dossier.objects.get(pk=signaal.pk).team == participatie


def test_zonder_team_van_de_gemeente_wordt_de_vraag_toch_opgenomen(balie, mee):
    melding = balie.melding(mee, inkomen=True)
    assert melding.status == StatusMelding.ONTVANGEN
    assert "Awb 2:3" in Taak.objects.get(dossier_id=melding.pk, soort=SoortTaak.EIGEN).toelichting


def test_een_team_zonder_het_consortium_gaat_voor(balie, mee, participatie):
    """The toegangspunt has more people of the gemeente under the Pw, but mee sits there too."""
    for _ in range(3):
        balie.plek.medewerker(wetten=[Wet.PW])
    assert Dossier.objects.get(pk=balie.melding(mee, inkomen=True).pk).team == participatie


def test_later_blijkt_het_over_inkomen_te_gaan(balie, mee, participatie):
    melding = balie.melding(mee)
    h.zend_naar_gemeente(mee, melding.pk)
    assert Dossier.objects.get(pk=melding.pk).team == participatie
    with pytest.raises(Dossier.DoesNotExist):
        h.zend_naar_gemeente(mee, melding.pk)
    with pytest.raises(Geweigerd, match="zelf voor de gemeente"):
        h.zend_naar_gemeente(klantmanager(participatie), melding.pk)


@pytest.fixture
def pw(balie: Balie, mee: Hoedanigheid) -> Melding:
    """A melding under the Pw that somebody of the consortium can see, by a rol that was recorded by mistake."""
    melding = balie.melding(mee)
    Dossier.objects.filter(pk=melding.pk).update(wet=Wet.PW)
    mee.wetten = [Wet.WMO, Wet.PW]
    mee.save()
    assert Dossier.objects.zichtbaar_voor(mee).filter(pk=melding.pk).exists()
    return melding


@pytest.mark.parametrize(
    "doe",
    [
        lambda door, pk: h.vraag_uit(door, pk, zelf="a", samen="b", nodig="c"),
        lambda door, pk: h.rond_af(door, pk, uitkomst=StatusMelding.INGETROKKEN),
        lambda door, pk: h.zet_signaal(door, pk, reden="Van de buren"),
        lambda door, pk: h.neem_in_behandeling(door, pk, wet=Wet.WMO, grondslag=Grondslag.BESLUIT),
        lambda door, pk: h.verbeter_ontvangst(door, pk, vanaf=vandaag() - timedelta(days=1), reden="stempel"),
    ],
)
def test_het_consortium_doet_niets_met_een_melding_onder_de_participatiewet(mee, pw, doe):
    with pytest.raises(Geweigerd, match="Participatiewet 7 lid 4"):
        doe(mee, pw.pk)
    assert not Casus.objects.exists()
    pw.refresh_from_db()
    assert pw.status == StatusMelding.ONTVANGEN


def test_ook_niet_toevoegen_aan_een_casus(balie, mee, pw):
    casus = h.neem_in_behandeling(mee, balie.melding(mee, inwoner=pw.dossier.inwoner).pk, wet=Wet.WMO)
    with pytest.raises(Geweigerd, match="Participatiewet 7 lid 4"):
        h.voeg_toe_aan_casus(mee, pw.pk, casus_id=casus.pk)


def test_het_dossier_biedt_dan_geen_stappen(mee, pw):
    bladzijde = binnen(mee).get(pw.dossier.get_absolute_url()).content.decode()
    assert reverse("toegang:behandelen", args=[pw.pk]) not in bladzijde
    assert reverse("toegang:afronden", args=[pw.pk]) not in bladzijde


def test_het_formulier_biedt_alleen_de_eigen_wetten_en_bij_het_consortium_inkomen(balie, mee, participatie):
    pad = reverse("toegang:melding_nieuw") + "?nieuw=ja&stap=opnieuw"
    buiten = binnen(mee).get(pad).context["form"]
    assert [code for code, _ in buiten.fields["wet"].choices] == ["", "wmo", "jeugd", "wgs"]
    assert "inkomen" in buiten.fields
    eigen = binnen(klantmanager(participatie)).get(pad).context["form"]
    assert [code for code, _ in eigen.fields["wet"].choices] == ["", "pw"]
    assert "inkomen" not in eigen.fields


def test_doorzenden_op_het_scherm_gaat_terug_naar_huis(balie, mee, participatie):
    melding = balie.melding(mee)
    client = binnen(mee)
    pad = reverse("toegang:naar_gemeente", args=[melding.pk])
    assert pad in client.get(melding.dossier.get_absolute_url()).content.decode()
    antwoord = post(client, pad)
    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, "/")
    assert client.get(pad).status_code == 404
