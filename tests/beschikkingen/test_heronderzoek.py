"""Heronderzoek and evaluatie are terms by an own norm: opened, followed and met on the dossier (Wmo 2.3.9)."""

from datetime import date, timedelta
from typing import Any

import pytest

from basis.dossiers.models import Dossier
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models_regels import Norm
from basis.termijnen import bereken
from basis.werk.handelingen import corrigeer_start, voeg_norm_toe
from basis.werk.models import Afronding, SoortTaak, Taak, Termijn
from casussen import handelingen as h
from casussen.enums import Aanleiding, Einde
from casussen.models import Casus, Doel, Ondersteuning
from tests.beschikkingen.baan import Baan
from tests.fabriek import sluit_casus, wereld

pytestmark = pytest.mark.django_db
DAG = vandaag()
BEGIN = DAG - timedelta(days=5)


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld())


def lijn(baan: Baan, **regel: Any) -> Ondersteuning:
    besluit = baan.verzonden({"begin": BEGIN, "einde": None, **regel})
    rij = besluit.besluiten.get().ondersteuning
    h.start_hulp(baan.consulent, besluit.casus_id, rij.pk, op=BEGIN)
    return Ondersteuning.objects.select_related("heronderzoek").get(pk=rij.pk)


def taken(rij: Ondersteuning, **welke: Any) -> list[Taak]:
    return list(Taak.objects.filter(dossier_id=rij.casus_id, soort=SoortTaak.HERONDERZOEK, **welke).order_by("pk"))


def onderzocht(baan: Baan, rij: Ondersteuning, aanleiding: Aanleiding, op: date) -> None:
    """An onderzoek of this kind, with its verslag on the post on that day."""
    with klok_op(op_dag(op)):
        casus = Casus.objects.get(pk=rij.casus_id)
        h.open_onderzoek(baan.consulent, casus.pk, aanleiding=aanleiding, gemeld_op=op)
        baan.start(casus)
        h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Gaat het nog?")
        if not Doel.objects.filter(casus=casus, bereikt=None).exists():
            h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Het blijft gaan.")
        baan.verslag(casus)
    rij.refresh_from_db()


def test_een_toekenning_opent_de_termijn_en_de_taak_volgt_haar(baan):
    rij = lijn(baan)
    termijn = rij.heronderzoek
    assert termijn
    assert (termijn.soort, termijn.vanaf, termijn.wettelijk) == ("heronderzoek", BEGIN, False)
    assert termijn.einddatum == bereken("heronderzoek", BEGIN).einddatum
    assert "Ingang van de hulp: Begeleiding thuis" in termijn.startgebeurtenis
    (taak,) = taken(rij)
    assert taak.uiterlijk == termijn.einddatum
    assert Dossier.objects.get(pk=rij.casus_id).fatale_datum is None, "een eigen norm is geen fatale datum"
    with pytest.raises(Geweigerd, match="ingang van de hulp"):
        corrigeer_start(baan.consulent, rij.casus_id, termijn.pk, vanaf=DAG, reden="x")


def test_hulp_die_eerder_stopt_heeft_geen_heronderzoek(baan):
    assert lijn(baan, einde=DAG + timedelta(days=200)).heronderzoek is None


def test_de_norm_van_de_gemeente_verzet_wat_loopt(baan):
    rij = lijn(baan)
    voeg_norm_toe(
        baan.persoon(Functie.BEHEERDER),
        soort="heronderzoek",
        naam="",
        waarde=6,
        eenheid="maanden",
        verordening=False,
        geldig_vanaf=date(2020, 1, 1),
        bron="beleidsregel",
    )
    rij.refresh_from_db()
    assert rij.heronderzoek
    assert (rij.heronderzoek.einddatum - BEGIN).days in range(180, 186)
    assert Norm.objects.filter(gemeente=baan.wereld.gemeente).exists()


def test_starten_is_nog_niet_klaar_het_verslag_wel_en_dan_begint_de_volgende(baan):
    rij = lijn(baan)
    h.open_onderzoek(baan.consulent, rij.casus_id, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=DAG)
    rij.refresh_from_db()
    assert rij.heronderzoek
    assert rij.heronderzoek.afronding is None
    h.breek_onderzoek_af(baan.consulent, rij.casus_id, reden="ziek")
    eerste = rij.heronderzoek
    onderzocht(baan, rij, Aanleiding.HERONDERZOEK, DAG + timedelta(days=60))
    eerste.refresh_from_db()
    assert (eerste.afronding, eerste.afgerond_op) == (Afronding.VOLDAAN, DAG + timedelta(days=60))
    volgende = rij.heronderzoek
    assert volgende
    assert (volgende.pk != eerste.pk, volgende.vanaf, volgende.afronding) == (True, DAG + timedelta(days=60), None)
    klaar, straks = taken(rij)
    assert klaar.klaar_op is not None
    assert (straks.klaar_op, straks.uiterlijk) == (None, volgende.einddatum)


def test_een_ander_onderzoek_telt_alleen_als_het_zover_is(baan):
    rij = lijn(baan)
    assert rij.heronderzoek
    eerste = rij.heronderzoek
    onderzocht(baan, rij, Aanleiding.WIJZIGING_INWONER, DAG + timedelta(days=30))
    eerste.refresh_from_db()
    assert eerste.afronding is None
    h.ga_naar_hulp(baan.consulent, rij.casus_id)
    onderzocht(baan, rij, Aanleiding.HERINDICATIE, eerste.einddatum - timedelta(days=20))
    eerste.refresh_from_db()
    assert eerste.afronding == Afronding.VOLDAAN


def test_een_onderzoek_dat_stopt_laat_de_taak_weer_open(baan):
    rij = lijn(baan)
    assert rij.heronderzoek
    with klok_op(op_dag(rij.heronderzoek.einddatum - timedelta(days=10))):
        h.open_onderzoek(baan.consulent, rij.casus_id, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
        assert taken(rij, klaar_op=None) == []
        h.breek_onderzoek_af(baan.consulent, rij.casus_id, reden="ziek")
        assert len(taken(rij, klaar_op=None)) == 1


def test_hulp_die_stopt_heeft_niets_meer_te_heronderzoeken(baan):
    rij = lijn(baan)
    h.beeindig(baan.consulent, rij.casus_id, rij.pk, reden=Einde.CLIENT, laatste_dag=DAG)
    rij.refresh_from_db()
    assert rij.heronderzoek
    assert rij.heronderzoek.afronding == Afronding.VERVALLEN
    assert taken(rij, klaar_op=None) == []


# -- evaluatie -------------------------------------------------------------------------------------


def evaluaties(casus_id: int) -> list[Termijn]:
    return list(Termijn.objects.filter(dossier_id=casus_id, soort="evaluatie").order_by("pk"))


def test_een_plan_op_de_post_wordt_geevalueerd(baan):
    casus = baan.aanvraag({}, {"voorziening": baan.vervoer})
    h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Weer naar de markt.")
    (termijn,) = evaluaties(casus.pk)
    assert (termijn.vanaf, termijn.wettelijk, termijn.einddatum) == (DAG, False, bereken("evaluatie", DAG).einddatum)
    eerste, tweede = Doel.objects.filter(casus=casus).order_by("pk")
    h.evalueer_doel(baan.consulent, casus.pk, eerste.pk, bereikt=True)
    assert evaluaties(casus.pk)[0].afronding is None, "één doel wacht nog"
    h.evalueer_doel(baan.consulent, casus.pk, tweede.pk, bereikt=False)
    assert evaluaties(casus.pk)[0].afronding == Afronding.VOLDAAN


def test_een_nieuw_plan_neemt_de_evaluatie_over(baan):
    rij = lijn(baan)
    onderzocht(baan, rij, Aanleiding.HERINDICATIE, DAG + timedelta(days=60))
    eerste, tweede = evaluaties(rij.casus_id)
    assert (eerste.afronding, tweede.afronding) == (Afronding.VOORTGEZET, None)
    assert tweede.vanaf == DAG + timedelta(days=60)


def test_sluiten_laat_de_eigen_normen_vervallen(baan):
    casus = baan.aanvraag()
    sluit_casus(baan.consulent, casus.pk, reden="ingetrokken", toelichting="Het hoeft niet meer.")
    assert evaluaties(casus.pk)[0].afronding == Afronding.VERVALLEN
