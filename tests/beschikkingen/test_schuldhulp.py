"""Wgs 4a: the besluit counts from the first gesprek, whichever was recorded first."""

from datetime import date, timedelta

import pytest

from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.termijnen import bereken
from basis.werk.handelingen import schort_op
from basis.werk.models import Afronding, Termijn, Verschuiving
from beschikkingen import handelingen as b
from casussen import handelingen as h
from casussen.models import Casus
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld

pytestmark = pytest.mark.django_db


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld(), Wet.WGS)


@pytest.fixture
def casus(baan: Baan) -> Casus:
    casus = baan.casus(gemeld_op=geleden(20))
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=geleden(18), vorm="formulier")
    return casus


def besluit(casus: Casus) -> Termijn:
    return Termijn.objects.get(dossier_id=casus.pk, soort="wgs-besluit")


def test_een_gesprek_na_de_aanvraag_verzet_het_besluit(baan: Baan, casus: Casus) -> None:
    assert besluit(casus).vanaf == geleden(18)
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(3))
    termijn = besluit(casus)
    assert (termijn.vanaf, termijn.startgebeurtenis) == (geleden(3), "het eerste gesprek over schuldhulp")
    assert termijn.einddatum == bereken("wgs-besluit", geleden(3)).einddatum
    assert termijn.startkanaal == "", "hoe de aanvraag kwam, is geen bewijs van het gesprek"
    rij = Verschuiving.objects.get(termijn=termijn)
    assert (rij.oud_vanaf, rij.nieuw_vanaf) == (geleden(18), geleden(3))
    assert b.begin.aanvraag_met_klok(casus.dossier).ontvangen_op == geleden(18)


def test_ook_via_het_onderzoek(baan: Baan, casus: Casus) -> None:
    h.sla_onderzoek_op(baan.consulent, casus.pk, gesprek_op=geleden(2))
    assert besluit(casus).vanaf == geleden(2)


def test_de_dag_van_het_gesprek_verbeteren_neemt_alles_mee(baan: Baan, casus: Casus) -> None:
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(3))
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(5), reden="agenda")
    gesprek = Termijn.objects.get(dossier_id=casus.pk, soort="wgs-gesprek")
    assert besluit(casus).vanaf == gesprek.afgerond_op == geleden(5)
    b.verbeter_aanvraag(baan.consulent, casus.pk, vanaf=geleden(6), reden="toch eerder")
    gesprek.refresh_from_db()
    assert besluit(casus).vanaf == gesprek.afgerond_op == casus.onderzoeken.get().gesprek_op == geleden(6)


def test_past_een_opschorting_dan_niet_meer_dan_zegt_het_gesprek_dat(baan: Baan, casus: Casus) -> None:
    termijn = besluit(casus)
    schort_op(
        baan.consulent, casus.pk, termijn.pk, grond="4:15-1a", van=geleden(10), tot=geleden(6), toelichting="papieren"
    )
    with pytest.raises(Geweigerd) as fout:
        h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(3))
    assert fout.value.veld == "op"
    assert besluit(casus).vanaf == geleden(18)


def test_met_het_besluit_op_de_post_is_er_niets_meer_te_bespreken(baan: Baan) -> None:
    """Without a first gesprek the besluit ends what was waited for; it was not met."""
    casus = baan.casus(gemeld_op=geleden(20))
    baan.start(casus)
    baan.lijn(casus)
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=geleden(2), vorm="formulier")
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
    b.stel_vast(baan.consulent, casus.pk, concept.pk)
    baan.drukt(casus.pk)
    b.verzend(baan.consulent, casus.pk, concept.pk, op=vandaag())
    assert Termijn.objects.get(dossier_id=casus.pk, soort="wgs-gesprek").afronding == Afronding.VERVALLEN
