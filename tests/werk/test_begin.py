"""The start of a term corrected: one act, one day everywhere, and the old one kept."""

from datetime import timedelta

import pytest

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.werk import handelingen as h
from basis.werk.models import Termijn, Verschuiving
from beschikkingen import handelingen as b
from beschikkingen.models import Aanvraag
from casussen import handelingen as c
from casussen.models import Casus, Onderzoek
from tests.beschikkingen.baan import Baan
from tests.reis import meld
from tests.werk.klok import besluittermijn, dossier_van, geleden, losse, over, vers, verteld
from toegang import handelingen as toegang
from toegang.models import Melding


def test_een_open_melding(baan):
    melding = meld(baan.wereld, baan.consulent, dagen_geleden=2)
    oud = melding.termijn.einddatum
    toegang.verbeter_ontvangst(baan.consulent, melding.pk, vanaf=geleden(9), reden="De brief lag bij een ander team.")
    melding = Melding.objects.select_related("termijn", "dossier").get(pk=melding.pk)
    assert melding.ontvangen_op == melding.termijn.vanaf == geleden(9)
    assert melding.termijn.einddatum < oud
    assert melding.dossier.fatale_datum == melding.termijn.einddatum
    rij = Verschuiving.objects.get(termijn=melding.termijn)
    assert (rij.soort, rij.oud_vanaf, rij.nieuw_vanaf) == ("start", geleden(2), geleden(9))
    assert (rij.oud_einddatum, rij.reden) == (oud, "De brief lag bij een ander team.")
    lading = verteld(melding.termijn, "termijn.begin_verbeterd").lading
    assert (lading["oud"], lading["nieuw"]) == (geleden(2).isoformat(), geleden(9).isoformat())
    assert "brief" not in str(lading)


def test_een_casus_neemt_de_melding_en_het_plan_mee(baan):
    """Melding, casus, onderzoek and both terms tell one day, also where the colleague can't see the melding."""
    melding = meld(baan.wereld, baan.consulent, dagen_geleden=8)
    casus = toegang.neem_in_behandeling(baan.consulent, melding.pk, wet=Wet.WMO)
    c.wijs_op_persoonlijk_plan(baan.consulent, casus.pk, op=geleden(8))
    Dossier.objects.filter(pk=melding.pk).update(afgeschermd=True)
    melding.dossier.betrokkenen.all().delete()
    assert not Dossier.objects.zichtbaar_voor(baan.consulent).filter(pk=melding.pk).exists()
    toegang.verbeter_ontvangst(baan.consulent, casus.pk, vanaf=geleden(4), reden="verkeerd ingevoerd")
    onderzoek = Onderzoek.objects.get(casus=casus)
    dagen = {
        Melding.objects.get(pk=melding.pk).ontvangen_op,
        Casus.objects.get(pk=casus.pk).gemeld_op,
        onderzoek.gemeld_op,
        *Termijn.objects.filter(dossier_id__in=(casus.pk, melding.pk)).values_list("vanaf", flat=True),
    }
    assert dagen == {geleden(4)}
    assert Termijn.objects.filter(dossier_id__in=(casus.pk, melding.pk)).count() == 3
    assert onderzoek.persoonlijk_plan_gewezen_op == geleden(8)


def test_een_tweede_onderzoek_verandert_het_begin_van_de_casus_niet(baan):
    casus = baan.casus(gemeld_op=geleden(30))
    c.breek_onderzoek_af(baan.consulent, casus.pk, reden="niet meer nodig")
    c.open_onderzoek(baan.consulent, casus.pk, aanleiding="herindicatie", gemeld_op=geleden(5))
    with pytest.raises(Geweigerd, match="Deze casus begon op") as fout:
        toegang.verbeter_ontvangst(baan.consulent, casus.pk, vanaf=geleden(40), reden="stempel")
    assert fout.value.veld == "vanaf"
    toegang.verbeter_ontvangst(baan.consulent, casus.pk, vanaf=geleden(7), reden="stempel")
    assert Casus.objects.get(pk=casus.pk).gemeld_op == geleden(30)
    assert Onderzoek.objects.filter(casus=casus).latest("pk").gemeld_op == geleden(7)


def test_weigeringen_van_een_melding(baan):
    casus = baan.casus(gemeld_op=geleden(20))
    baan.start(casus)
    for vanaf, reden, zin, veld in (
        (over(1), "x", "toekomst", "vanaf"),
        (geleden(5), " ", "Schrijf op waarom", "reden"),
        (geleden(20), "x", "begint al op", "vanaf"),
    ):
        with pytest.raises(Geweigerd, match=zin) as fout:
            toegang.verbeter_ontvangst(baan.consulent, casus.pk, vanaf=vanaf, reden=reden)
        assert fout.value.veld == veld
    Onderzoek.objects.filter(casus=casus).update(gestart_op=geleden(10))
    with pytest.raises(Geweigerd, match="Het onderzoek begon al op"):
        toegang.verbeter_ontvangst(baan.consulent, casus.pk, vanaf=geleden(5), reden="x")
    assert Onderzoek.objects.get(casus=casus).gemeld_op == geleden(20)
    behandeld = meld(baan.wereld, baan.consulent)
    toegang.neem_in_behandeling(baan.consulent, behandeld.pk, wet=Wet.WMO)
    with pytest.raises(Geweigerd, match="Verbeter de dag daar"):
        toegang.verbeter_ontvangst(baan.consulent, behandeld.pk, vanaf=geleden(1), reden="x")


def test_een_buitenstaander_ziet_niets(baan):
    casus = baan.casus()
    buiten = baan.wereld.medewerker(team=baan.wereld.ander_team)
    with pytest.raises(Dossier.DoesNotExist):
        toegang.verbeter_ontvangst(buiten, casus.pk, vanaf=geleden(1), reden="x")


def test_de_dag_van_de_aanvraag(baan):
    termijn = besluittermijn(baan, dagen_geleden=5)
    b.verbeter_aanvraag(baan.consulent, termijn.dossier_id, vanaf=geleden(12), reden="gestempeld op maandag")
    nieuw = vers(termijn)
    assert Aanvraag.objects.get(termijn=termijn).ontvangen_op == nieuw.vanaf == geleden(12)
    assert nieuw.einddatum < termijn.einddatum
    assert dossier_van(termijn).fatale_datum == nieuw.einddatum
    with pytest.raises(Geweigerd, match="Verbeter het daar"):
        h.corrigeer_start(baan.consulent, termijn.dossier_id, termijn.pk, vanaf=geleden(3), reden="x")
    with pytest.raises(Geweigerd, match="De melding kwam pas op"):
        b.verbeter_aanvraag(baan.consulent, termijn.dossier_id, vanaf=geleden(60), reden="x")


def test_een_aanvraag_zonder_verslag_blijft_na_de_zes_weken(baan):
    casus = baan.casus(gemeld_op=geleden(50))
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm="brief")
    with pytest.raises(Geweigerd, match="Dan kan een aanvraag pas na zes weken"):
        b.verbeter_aanvraag(baan.consulent, casus.pk, vanaf=geleden(20), reden="x")


def test_zonder_aanvraag_is_er_niets_te_verbeteren(baan):
    with pytest.raises(Geweigerd, match="geen termijn die bij een aanvraag begint"):
        b.verbeter_aanvraag(baan.consulent, baan.casus().pk, vanaf=geleden(1), reden="x")


def test_onder_de_wgs_telt_het_eerste_gesprek(baan):
    """Wgs 4a: the conversation starts the term, so it is corrected along, and only here."""
    wgs = Baan(baan.wereld, Wet.WGS)
    casus = wgs.casus(gemeld_op=geleden(30))
    wgs.start(casus)
    c.sla_onderzoek_op(wgs.consulent, casus.pk, gesprek_op=geleden(10))
    aanvraag = b.leg_aanvraag_vast(wgs.consulent, casus.pk, ontvangen_op=geleden(2), vorm="formulier")
    assert aanvraag.termijn.vanaf == geleden(10)
    b.verbeter_aanvraag(wgs.consulent, casus.pk, vanaf=geleden(12), reden="agenda nagekeken")
    assert Onderzoek.objects.get(casus=casus).gesprek_op == vers(aanvraag.termijn).vanaf == geleden(12)
    assert Aanvraag.objects.get(pk=aanvraag.pk).ontvangen_op == geleden(2)
    with pytest.raises(Geweigerd, match="De besluittermijn telt vanaf") as fout:
        c.sla_onderzoek_op(wgs.consulent, casus.pk, gesprek_op=geleden(3))
    assert fout.value.veld == "gesprek_op"


@pytest.mark.parametrize("soort", ["persoonlijk-plan", "dwangsombesluit", "betaling-dwangsom"])
def test_een_begin_dat_volgt_verbeter_je_niet_zelf(baan, soort):
    rij = losse(baan, soort, geleden(3))
    with pytest.raises(Geweigerd, match="Dit begin"):
        h.corrigeer_start(baan.consulent, rij.dossier_id, rij.pk, vanaf=geleden(4), reden="x")


def test_een_klacht_verbeter_je_hier(baan):
    rij = losse(baan, "klacht", geleden(10))
    h.corrigeer_start(baan.consulent, rij.dossier_id, rij.pk, vanaf=geleden(10) - timedelta(weeks=1), reden="stempel")
    assert vers(rij).ruwe_einddatum == rij.ruwe_einddatum - timedelta(weeks=1)
    with pytest.raises(Geweigerd, match="toekomst"):
        h.corrigeer_start(baan.consulent, rij.dossier_id, rij.pk, vanaf=over(1), reden="x")
