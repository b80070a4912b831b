"""Several meldingen, one onderzoek: the six weeks count from the first (Wmo 2.3.2 lid 1; praktijk 4)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.werk.models import Afronding
from casussen.handelingen import breek_onderzoek_af, open_onderzoek, wijs_op_persoonlijk_plan
from casussen.models import Casus, Onderzoek
from tests.scherm.conftest import log_in
from toegang import handelingen as h
from toegang.enums import Kanaal
from toegang.models import Melding

DAG, EERST, LATER = date(2026, 11, 25), date(2026, 10, 31), date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _op_woensdag():
    with klok_op(op_dag(DAG)):
        yield


@pytest.fixture
def inwoner(balie):
    return balie.plek.inwoner()


@pytest.fixture
def casus(balie, inwoner) -> Casus:
    melding = balie.melding(inwoner=inwoner, ontvangen_op=LATER, reden_eerder="Weekend.")
    return h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO)


def eerdere(balie, inwoner, op=EERST, **anders):
    return balie.melding(
        inwoner=inwoner, ontvangen_op=op, reden_eerder="Lag nog bij de post.", kanaal=Kanaal.POST, **anders
    )


def test_een_oudere_melding_zet_het_onderzoek_naar_haar_eigen_dag(balie, inwoner, casus):
    assert Dossier.objects.get(pk=casus.pk).fatale_datum == date(2027, 1, 4)
    oud = eerdere(balie, inwoner)
    h.voeg_toe_aan_casus(balie.consulent, oud.pk, casus_id=casus.pk)
    onderzoek = casus.onderzoeken.select_related("termijn").get()
    assert (onderzoek.gemeld_op, onderzoek.termijn.vanaf) == (EERST, EERST)
    assert onderzoek.termijn.einddatum == date(2026, 12, 14) == Dossier.objects.get(pk=casus.pk).fatale_datum
    assert onderzoek.termijn.startkanaal == Kanaal.POST
    assert Casus.objects.get(pk=casus.pk).gemeld_op == EERST
    assert Melding.objects.select_related("termijn").get(pk=oud.pk).termijn.afronding == Afronding.VOORTGEZET
    # The old value stays, with why it moved.
    schoof = onderzoek.termijn.verschuivingen.get()
    assert (schoof.oud_vanaf, schoof.oud_einddatum, schoof.nieuw_vanaf) == (LATER, date(2027, 1, 4), EERST)
    assert "de zes weken tellen vanaf de eerste" in schoof.reden
    lading = Gebeurtenis.objects.get(dossier_id=casus.pk, soort="termijn.begin_verbeterd").lading
    assert (lading["oud"], lading["nieuw"]) == (LATER.isoformat(), EERST.isoformat())


def test_een_latere_melding_verandert_niets(balie, inwoner, casus):
    h.voeg_toe_aan_casus(balie.consulent, balie.melding(inwoner=inwoner).pk, casus_id=casus.pk)
    onderzoek = casus.onderzoeken.select_related("termijn").get()
    assert (onderzoek.gemeld_op, onderzoek.termijn.einddatum) == (LATER, date(2027, 1, 4))
    assert not onderzoek.termijn.verschuivingen.exists()


def test_ook_bij_een_later_onderzoek_in_dezelfde_casus(balie, inwoner, casus):
    """Older than the casus itself: it counts from there all the same."""
    breek_onderzoek_af(balie.consulent, casus.pk, reden="Vergissing.")
    open_onderzoek(balie.consulent, casus.pk, aanleiding="wijziging_inwoner", gemeld_op=DAG)
    h.voeg_toe_aan_casus(balie.consulent, eerdere(balie, inwoner).pk, casus_id=casus.pk)
    onderzoek = Onderzoek.objects.select_related("termijn").filter(casus=casus).latest("pk")
    assert (onderzoek.gemeld_op, onderzoek.termijn.einddatum) == (EERST, date(2026, 12, 14))
    assert Casus.objects.get(pk=casus.pk).gemeld_op == EERST


def test_het_persoonlijk_plan_volgt_de_dag_waarop_het_verteld_is(balie, inwoner, casus):
    """Told on the day of the conversation: an older melding does not shorten those seven days."""
    wijs_op_persoonlijk_plan(balie.consulent, casus.pk, op=DAG)
    h.voeg_toe_aan_casus(balie.consulent, eerdere(balie, inwoner).pk, casus_id=casus.pk)
    assert casus.dossier.termijnen.get(soort="persoonlijk-plan").vanaf == DAG


def test_een_verbeterde_dag_gaat_niet_voorbij_de_volgende_melding(balie, inwoner, casus):
    h.voeg_toe_aan_casus(balie.consulent, eerdere(balie, inwoner).pk, casus_id=casus.pk)
    with pytest.raises(Geweigerd, match="hoort ook een melding van 20 november 2026") as fout:
        h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=date(2026, 11, 23), reden="Verkeerde envelop.")
    assert fout.value.veld == "vanaf"
    h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=LATER, reden="Verkeerde envelop.")
    assert casus.onderzoeken.get().gemeld_op == LATER


def test_het_scherm_zegt_vooraf_wat_er_met_de_dag_gebeurt(balie, inwoner, casus):
    klant = log_in(Client(), balie.consulent)
    oud, nieuw = eerdere(balie, inwoner), balie.melding(inwoner=inwoner)

    def blad(melding: Melding) -> str:
        return str(klant.get(reverse("toegang:toevoegen", args=[melding.pk])).content.decode())

    assert "het onderzoek moet dan klaar zijn op 14 december 2026 in plaats van 4 januari 2027" in blad(oud)
    assert "Het onderzoek blijft tellen vanaf 20 november 2026: het moet klaar zijn op 4 januari 2027" in blad(nieuw)
    breek_onderzoek_af(balie.consulent, casus.pk, reden="x")
    assert "Met deze melding begint een nieuw onderzoek. Het moet klaar zijn op 14 december 2026" in blad(oud)
