"""leg_aanvraag_vast, stel_op, wijzig, neem_over, laat_vervallen."""

from datetime import timedelta
from typing import Any

import pytest

from basis.dossiers.models import Dossier, Fase
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.werk.models import Termijn
from beschikkingen import handelingen as b
from beschikkingen.enums import Afwijzingsgrond, Resultaat, StatusBeschikking, VormAanvraag
from beschikkingen.handelingen import OnderdeelInvoer
from beschikkingen.models import Aanvraag, Beschikking
from casussen import handelingen as h
from casussen.enums import Aanleiding, StatusCasus, StatusOnderzoek
from casussen.models import Casus
from tests.beschikkingen.baan import Baan, laatste, soorten
from tests.fabriek import versie_van, wereld


def leg_vast(baan, casus, dag=None, door=None, **meer):
    return b.leg_aanvraag_vast(
        door or baan.consulent, casus.pk, ontvangen_op=dag or vandaag(), vorm=VormAanvraag.FORMULIER, **meer
    )


def test_na_het_verslag_begint_de_termijn_van_twee_weken(baan):
    casus = baan.aanvraag()
    aanvraag = Aanvraag.objects.get(casus=casus)
    termijn = aanvraag.termijn
    assert termijn
    assert not aanvraag.voor_verslag
    assert (termijn.soort, termijn.vanaf) == ("wmo-besluit", vandaag())
    assert termijn.ruwe_einddatum == vandaag() + timedelta(weeks=2)
    assert casus.status == StatusCasus.TOEKENNING
    dossier = Dossier.objects.get(pk=casus.pk)
    assert dossier.fase == Fase.TOEKENNING
    assert dossier.fatale_datum == termijn.einddatum
    assert casus.onderzoeken.get().status == StatusOnderzoek.AANVRAAG
    gebeurtenis = laatste(casus.pk, "aanvraag.vastgelegd")
    assert gebeurtenis.lading["ontvangen_op"] == vandaag().isoformat()


def test_voor_het_verslag_wordt_geweigerd_met_de_dag_vanaf_wanneer_het_kan(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=3))
    baan.start(casus)
    einde = casus.onderzoeken.get().termijn.einddatum
    with pytest.raises(Geweigerd, match=str((einde + timedelta(days=1)).year)) as fout:
        leg_vast(baan, casus)
    assert f"vanaf {(einde + timedelta(days=1)).day} " in fout.value.reden
    assert not Aanvraag.objects.filter(casus=casus).exists()


@pytest.mark.parametrize("gestart", [True, False])
def test_na_zes_weken_kan_het_zonder_verslag_in_elke_fase(baan, gestart):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    if gestart:
        baan.start(casus)
    termijn = casus.onderzoeken.get().termijn
    aanvraag = leg_vast(baan, casus)
    assert aanvraag.voor_verslag
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.TOEKENNING
    # An aanvraag does not meet the six weeks: that term stays open, missed or not.
    termijn.refresh_from_db()
    assert termijn.afronding is None


def test_op_de_laatste_dag_van_de_zes_weken_nog_niet_de_dag_erna_wel(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    einde = casus.onderzoeken.get().termijn.einddatum
    with pytest.raises(Geweigerd) as fout:
        leg_vast(baan, casus, einde)
    assert fout.value.veld == "ontvangen_op"
    assert leg_vast(baan, casus, einde + timedelta(days=1)).voor_verslag


def test_niet_in_de_toekomst_en_niet_voor_de_melding(baan):
    casus = baan.casus()
    baan.start(casus)
    baan.lijn(casus)
    baan.verslag(casus)
    for dag in (vandaag() + timedelta(days=1), casus.gemeld_op - timedelta(days=1)):
        with pytest.raises(Geweigerd) as fout:
            leg_vast(baan, casus, dag)
        assert fout.value.veld == "ontvangen_op"
    assert leg_vast(baan, casus, casus.gemeld_op)


def test_een_tweede_aanvraag_wordt_geweigerd(baan):
    casus = baan.aanvraag()
    with pytest.raises(Geweigerd, match="al een aanvraag"):
        leg_vast(baan, casus)


def test_zonder_onderzoek_of_na_sluiten_niet(baan):
    casus = baan.verzonden().casus
    with pytest.raises(Geweigerd, match="geen onderzoek"):
        leg_vast(baan, casus)


def test_vanuit_hulpverlening_blijft_de_casus_daar(baan):
    casus = baan.verzonden().casus
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag())
    with klok_op(op_dag(vandaag() + timedelta(days=60))):
        leg_vast(baan, casus)
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.HULPVERLENING


@pytest.mark.parametrize(
    ("wet", "soort"), [(Wet.JEUGD, "jeugd-besluit"), (Wet.PW, "pw-besluit"), (Wet.WGS, "wgs-besluit")]
)
def test_de_termijn_hangt_van_de_wet_af_en_alleen_de_wmo_wacht_op_het_verslag(db, wet, soort):
    baan = Baan(wereld(), wet)
    casus = baan.casus()
    aanvraag = leg_vast(baan, casus)
    assert aanvraag.voor_verslag
    assert aanvraag.termijn.soort == soort


def test_wgs_telt_vanaf_het_eerste_gesprek(db):
    baan = Baan(wereld(), Wet.WGS)
    casus = baan.casus()
    baan.start(casus)
    h.sla_onderzoek_op(baan.consulent, casus.pk, gesprek_op=vandaag() - timedelta(days=4))
    assert leg_vast(baan, casus).termijn.vanaf == vandaag() - timedelta(days=4)


def test_een_kernteamlid_legt_geen_aanvraag_vast(baan):
    casus = baan.casus()
    with pytest.raises(GeenRecht):
        leg_vast(baan, casus, door=baan.persoon(Functie.KERNTEAMLID))


def test_een_buitenstaander_vindt_het_dossier_niet(baan):
    casus = baan.casus()
    with pytest.raises(Dossier.DoesNotExist):
        leg_vast(baan, casus, door=baan.persoon(team=baan.wereld.ander_team))


def test_een_verouderd_formulier_wijzigt_niets(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    with pytest.raises(Verouderd):
        leg_vast(baan, casus, versie=versie_van(casus.pk) - 1)
    assert not Termijn.objects.filter(dossier_id=casus.pk, soort="wmo-besluit").exists()


# -- stel_op -----------------------------------------------------------------------------------------


def test_een_onderdeel_per_voorstel_met_doel(baan):
    casus = baan.aanvraag({}, {"voorziening": baan.vervoer})
    beschikking = b.stel_op(baan.consulent, casus.pk)
    assert beschikking.status == StatusBeschikking.CONCEPT
    assert beschikking.nummer is None
    assert beschikking.inleiding == ""
    besluiten = list(beschikking.besluiten.all())
    assert [besluit.ondersteuning.voorziening for besluit in besluiten] == [baan.begeleiding, baan.vervoer]
    assert {besluit.beoogd_resultaat for besluit in besluiten} == {"U heeft weer overzicht over uw post."}
    assert {besluit.motivering for besluit in besluiten} == {""}
    assert {besluit.resultaat for besluit in besluiten} == {None}
    assert besluiten[0].hulpvraag_id == besluiten[0].ondersteuning.hulpvraag_id
    assert soorten(casus.pk)[-1] == "beschikking.opgesteld"


def test_opstellen_kan_niet_zonder_aanvraag_zonder_maatwerk_of_twee_keer(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    with pytest.raises(Geweigerd, match="nog geen aanvraag"):
        b.stel_op(baan.consulent, casus.pk)
    leg_vast(baan, casus)
    with pytest.raises(Geweigerd, match="geen voorstel voor maatwerk"):
        b.stel_op(baan.consulent, casus.pk)
    baan2 = baan.aanvraag()
    b.stel_op(baan.consulent, baan2.pk)
    with pytest.raises(Geweigerd, match="al een beschikking"):
        b.stel_op(baan.consulent, baan2.pk)


def test_na_laat_vervallen_kan_een_nieuw_concept(baan):
    casus = baan.aanvraag()
    eerste = b.stel_op(baan.consulent, casus.pk)
    b.laat_vervallen(baan.consulent, casus.pk, eerste.pk)
    eerste.refresh_from_db()
    assert eerste.status == StatusBeschikking.VERVALLEN
    tweede = b.stel_op(baan.consulent, casus.pk)
    assert tweede.pk != eerste.pk
    with pytest.raises(Geweigerd, match="vervallen"):
        b.laat_vervallen(baan.consulent, casus.pk, eerste.pk)
    # The clock runs on.
    assert Termijn.objects.get(dossier_id=casus.pk, soort="wmo-besluit").afronding is None


# -- wijzig ------------------------------------------------------------------------------------------


def test_wijzig_bewaart_ook_wat_nog_niet_af_is(baan):
    casus = baan.aanvraag()
    beschikking = b.stel_op(baan.consulent, casus.pk)
    besluit = beschikking.besluiten.get()
    b.wijzig(
        baan.consulent,
        casus.pk,
        beschikking.pk,
        inleiding="",
        zienswijze="",
        onderdelen={besluit.pk: OnderdeelInvoer(motivering="Half af")},
    )
    besluit.refresh_from_db()
    assert (besluit.resultaat, besluit.motivering) == (None, "Half af")


def test_een_grond_hoort_bij_een_afwijzing(baan):
    casus = baan.aanvraag()
    beschikking = b.stel_op(baan.consulent, casus.pk)
    besluit = beschikking.besluiten.get()

    def zet(resultaat):
        invoer = OnderdeelInvoer(resultaat=resultaat, afwijzingsgrond=Afwijzingsgrond.NETWERK)
        gegevens: dict[str, Any] = {"inleiding": "", "zienswijze": "", "onderdelen": {besluit.pk: invoer}}
        b.wijzig(baan.consulent, casus.pk, beschikking.pk, **gegevens)
        besluit.refresh_from_db()
        return besluit.afwijzingsgrond

    assert zet(Resultaat.AFWIJZEN) == Afwijzingsgrond.NETWERK
    assert zet(Resultaat.TOEKENNEN) is None


def test_een_besluit_van_een_andere_beschikking_kan_niet_mee(baan):
    een, ander = baan.concept(), baan.concept()
    vreemd = ander.besluiten.get()
    with pytest.raises(Geweigerd, match="intussen veranderd"):
        b.wijzig(
            baan.consulent,
            een.casus_id,
            een.pk,
            inleiding="x",
            zienswijze="",
            onderdelen={vreemd.pk: OnderdeelInvoer(motivering="x")},
        )
    with pytest.raises(Beschikking.DoesNotExist):
        baan.vul(Beschikking(pk=ander.pk, casus_id=een.casus_id))


def test_overnemen_volgt_de_ondersteuning(baan):
    beschikking = baan.concept()
    casus = beschikking.casus
    eerste = beschikking.besluiten.get()
    with pytest.raises(Geweigerd, match="volgt de ondersteuning al"):
        b.neem_over(baan.consulent, casus.pk, beschikking.pk)
    nieuw = baan.lijn(casus, baan.vervoer)
    h.annuleer(baan.consulent, casus.pk, eerste.ondersteuning_id)
    b.neem_over(baan.consulent, casus.pk, beschikking.pk)
    assert [besluit.ondersteuning_id for besluit in beschikking.besluiten.all()] == [nieuw.pk]


def test_na_vaststellen_ligt_de_tekst_vast(baan):
    besluit = baan.vastgesteld()
    for doe in (
        lambda: baan.vul(besluit),
        lambda: b.laat_vervallen(baan.consulent, besluit.casus_id, besluit.pk),
        lambda: b.neem_over(baan.consulent, besluit.casus_id, besluit.pk),
    ):
        with pytest.raises(Geweigerd, match="ligt vast"):
            doe()
