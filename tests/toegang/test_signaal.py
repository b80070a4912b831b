"""A signaal that turns out to be a question of the inwoner: no day of the six weeks is lost (praktijk 4)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from basis.documenten.handelingen import laat_brief_vervallen
from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.werk.models import Afronding, Termijn
from tests.scherm.conftest import log_in
from toegang import handelingen as h
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding
from werkplek.tijdlijn import ZINNEN

DAG = date(2026, 11, 25)
EERST = DAG - timedelta(days=50)  # 6 October: six weeks end on 17 November


@pytest.fixture(autouse=True)
def _op_woensdag():
    with klok_op(op_dag(DAG)):
        yield


def vers(melding: Melding) -> Melding:
    return Melding.objects.select_related("termijn", "dossier", "ontvangstbrief").get(pk=melding.pk)


def verteld(melding: Melding) -> str:
    rij = Gebeurtenis.objects.get(dossier_id=melding.pk, soort="melding.geen_signaal")
    return ZINNEN["melding.geen_signaal"].vertel(rij.lading)


def test_signaal_en_terug_houdt_de_eerste_dag(balie):
    melding = balie.melding(
        ontvangen_op=EERST, reden_eerder="Formulier lag er nog.", door_of_namens=DoorOfNamens.ONBEKEND
    )
    eerste_termijn, brief = melding.termijn, melding.ontvangstbrief
    assert eerste_termijn.einddatum == date(2026, 11, 17)
    h.zet_signaal(balie.consulent, melding.pk, reden="Het leek de buurvrouw.")
    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=DAG)
    na = vers(melding)
    assert (na.door_of_namens, na.ontvangen_op, na.kanaal) == (DoorOfNamens.JA, EERST, Kanaal.TELEFOON)
    # The same term, that ran on: it is missed, and that is what the dossier says.
    assert (na.termijn, na.termijn.afronding) == (eerste_termijn, None)
    assert na.dossier.fatale_datum == date(2026, 11, 17)
    assert na.reden_eerder == "Formulier lag er nog."
    assert (na.signaal_op, na.reden_gesprek) == (None, "")
    # The receipt that was made already still stands.
    assert na.ontvangstbrief == brief
    assert verteld(melding).endswith("De termijn telt vanaf de ontvangst op 6 oktober 2026.")
    assert Gebeurtenis.objects.filter(dossier_id=melding.pk, soort="termijn.herleefd").count() == 1


def test_een_signaal_dat_van_begin_af_een_melding_was_telt_vanaf_de_ontvangst(balie):
    """It never had a clock or a letter: both come now, with the first day and the first channel as proof."""
    melding = balie.signaal(ontvangen_op=DAG - timedelta(days=9), reden_eerder="Vakantie.", kanaal=Kanaal.EMAIL)
    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=DAG)
    na = vers(melding)
    assert (na.termijn.vanaf, na.termijn.startkanaal) == (DAG - timedelta(days=9), Kanaal.EMAIL)
    assert na.termijn.einddatum == date(2026, 12, 28)
    assert "28 december 2026" in na.ontvangstbrief.html


def test_een_brief_die_verviel_komt_opnieuw(balie):
    melding = balie.melding()
    h.zet_signaal(balie.consulent, melding.pk, reden="x")

    @handeling(None)
    def vervalt(door):
        laat_brief_vervallen(door, Dossier.objects.get(pk=melding.pk), melding.ontvangstbrief)

    vervalt(balie.consulent)
    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=DAG)
    assert vers(melding).ontvangstbrief != melding.ontvangstbrief


def test_pas_in_het_gesprek_gevraagd_telt_vanaf_het_gesprek_met_bewijs(balie):
    melding = balie.signaal(ontvangen_op=EERST, reden_eerder="Antwoordapparaat.", kanaal=Kanaal.PARTNER)
    gesprek = DAG - timedelta(days=1)
    h.maak_melding_van_signaal(
        balie.consulent,
        melding.pk,
        gesproken_op=gesprek,
        pas_in_gesprek=True,
        kanaal=Kanaal.HUISBEZOEK,
        reden="Hij wist niet dat zijn buurvrouw had gebeld.",
    )
    na = vers(melding)
    assert (na.ontvangen_op, na.kanaal) == (gesprek, Kanaal.HUISBEZOEK)
    assert (na.termijn.vanaf, na.termijn.startkanaal) == (gesprek, Kanaal.HUISBEZOEK)
    assert na.termijn.startgebeurtenis == "De inwoner vroeg om hulp in een gesprek"
    assert na.termijn.einddatum == date(2027, 1, 5)
    # What came in first stays recorded, on the row and in the journaal.
    assert (na.signaal_op, na.signaal_kanaal) == (EERST, Kanaal.PARTNER)
    assert na.reden_gesprek == "Hij wist niet dat zijn buurvrouw had gebeld."
    assert verteld(melding).endswith(
        "De eigen vraag kwam pas in het gesprek van 24 november 2026; het signaal kwam op 6 oktober 2026."
    )
    assert na.ontvangstbrief is not None
    blad = log_in(Client(), balie.consulent).get(na.dossier.get_absolute_url()).content.decode()
    assert "Eerst als signaal binnengekomen op dinsdag 6 oktober 2026, via een partner." in blad


def test_na_een_klok_die_al_liep_begint_bij_het_gesprek_een_eigen_termijn(balie):
    melding = balie.melding(ontvangen_op=EERST, reden_eerder="x", door_of_namens=DoorOfNamens.ONBEKEND)
    h.zet_signaal(balie.consulent, melding.pk, reden="De zoon belde zonder het te zeggen.")
    h.maak_melding_van_signaal(
        balie.consulent, melding.pk, gesproken_op=DAG, pas_in_gesprek=True, kanaal="telefoon", reden="Zij zei het zelf."
    )
    termijnen = Termijn.objects.filter(dossier_id=melding.pk, soort="wmo-onderzoek").order_by("pk")
    assert [(t.vanaf, t.afronding) for t in termijnen] == [(EERST, Afronding.VERVALLEN), (DAG, None)]


@pytest.mark.parametrize(
    ("anders", "veld", "deel"),
    [
        ({"reden": "Zei hij."}, "kanaal", "hoe je de inwoner sprak"),
        ({"reden": "Zei hij.", "kanaal": "duif"}, "kanaal", "hoe je de inwoner sprak"),
        ({"kanaal": "telefoon"}, "reden", "hoe je weet"),
        ({"kanaal": "telefoon", "reden": "  "}, "reden", "hoe je weet"),
    ],
)
def test_een_later_begin_vraagt_hoe_en_waarom(balie, anders, veld, deel):
    melding = balie.signaal(ontvangen_op=EERST, reden_eerder="x")
    with pytest.raises(Geweigerd, match=deel) as fout:
        h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=DAG, pas_in_gesprek=True, **anders)
    assert fout.value.veld == veld
    assert not Termijn.objects.filter(dossier_id=melding.pk).exists()


def test_onder_een_andere_wet_loopt_er_geen_termijn(balie):
    melding = balie.signaal(wet=Wet.JEUGD)
    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=DAG)
    assert vers(melding).termijn is None


def test_het_formulier_zegt_wat_elke_keuze_voor_de_termijn_betekent(balie):
    melding = balie.signaal(ontvangen_op=EERST, reden_eerder="x")
    klant = log_in(Client(), balie.consulent)
    url = reverse("toegang:gesproken", args=[melding.pk])
    antwoord = klant.get(url)
    blad = antwoord.content.decode()
    assert "De zes weken tellen vanaf 6 oktober 2026, de dag waarop dit binnenkwam." in blad
    assert "Het onderzoek moet klaar zijn op 17 november 2026." in blad
    velden = {naam: str(antwoord.context["form"][naam].value()) for naam in ("bewijs", "versie")}
    velden["gesproken_op"] = vandaag().strftime("%d-%m-%Y")
    leeg = klant.post(url, velden)
    assert (leeg.status_code, list(leeg.context["form"].errors)) == (422, ["wie"])
    velden["bewijs"] = str(leeg.context["form"]["bewijs"].value())
    half = klant.post(url, velden | {"wie": "gesprek", "kanaal": "balie"})
    assert (half.status_code, list(half.context["form"].errors)) == (422, ["reden"])
    velden["bewijs"] = str(half.context["form"]["bewijs"].value())
    goed = klant.post(url, velden | {"wie": "gesprek", "kanaal": "balie", "reden": "Zij wist van niets."})
    assert goed.status_code == 303
    assert vers(melding).signaal_op == EERST


# -- the receipt (Wmo 2.3.2 lid 2) -------------------------------------------------------------------


def test_de_ontvangstbrief_noemt_geen_dag_die_voorbij_kan_zijn(balie):
    """Received 5 November, typed in on the 25th: seven days from the letter, not from the melding."""
    brief = balie.melding(ontvangen_op=date(2026, 11, 5), reden_eerder="Vakantie.").ontvangstbrief
    assert "12 november" not in brief.html
    assert "zeven dagen na de dag waarop wij deze brief op de post deden" in brief.html
    assert "uiterlijk op <b>donderdag 17 december 2026</b>" in brief.html


def test_de_ontvangstbrief_belooft_geen_dag_die_al_voorbij_is(balie):
    brief = balie.melding(ontvangen_op=EERST, reden_eerder="Vakantie.").ontvangstbrief
    assert "Het moest binnen zes weken klaar zijn: uiterlijk op <b>dinsdag 17 november 2026</b>." in brief.html


def test_onder_een_andere_wet_zegt_de_brief_niets_over_het_plan(balie):
    assert "persoonlijk plan" not in balie.melding(wet=Wet.JEUGD).ontvangstbrief.html
