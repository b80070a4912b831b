"""Who decides: alone within the own mandaat, or a second person (praktijk 13)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.mandaten import Mandaten
from basis.organisatie.models import Mandaat
from basis.organisatie.periode import vanaf
from beschikkingen import handelingen as b
from beschikkingen import mandaat as m
from beschikkingen.enums import Resultaat, StatusBeschikking
from beschikkingen.models import Beschikking
from beschikkingen.stand import lees
from tests.beschikkingen.baan import Baan, laatste, soorten
from tests.fabriek import wereld

TOEKENNEN, DEEL, AFWIJZEN = Resultaat.TOEKENNEN, Resultaat.GEDEELTELIJK, Resultaat.AFWIJZEN


def alleen(baan, beschikking, door=None):
    stand = lees(beschikking, vandaag())
    mandaten = Mandaten(baan.wereld.gemeente.pk, baan.wet, vandaag())
    return m.oordeel_alleen(m.zaak_van(stand), door or baan.consulent, mandaten)


def tweede(baan, beschikking, door):
    stand = lees(beschikking, vandaag())
    mandaten = Mandaten(baan.wereld.gemeente.pk, baan.wet, vandaag())
    return m.oordeel_tweede(m.zaak_van(stand), door, mandaten)


def stel_vast(door, beschikking):
    return b.stel_vast(door, beschikking.casus_id, beschikking.pk)


def vraag(baan, beschikking, **meer):
    return b.vraag_akkoord(baan.consulent, beschikking.casus_id, beschikking.pk, **meer)


# -- alone -------------------------------------------------------------------------------------------


def test_onder_de_grens_beslist_de_consulent_zelf(baan):
    concept = baan.concept()
    assert lees(concept, vandaag()).per_jaar == Decimal("7446.00")  # 2 × 71,40 × 365/7
    oordeel = alleen(baan, concept)
    assert oordeel.mag
    besluit = stel_vast(baan.consulent, concept)
    assert besluit.status == StatusBeschikking.VASTGESTELD
    assert besluit.mandaat == oordeel.mandaat
    with pytest.raises(Geweigerd, match="al vast"):
        vraag(baan, besluit)


def test_een_tweede_is_niet_nodig_als_het_alleen_mag(baan):
    with pytest.raises(Geweigerd, match="niet nodig"):
        vraag(baan, baan.concept())


@pytest.mark.parametrize(("uren", "mag"), [("4", True), ("5", False)])
def test_de_grens_telt_per_jaar(baan, uren, mag):
    # 4 uur = € 14.892,00 en 5 uur = € 18.615,00 per jaar; de grens is € 15.000.
    concept = baan.concept({"uren": uren})
    oordeel = alleen(baan, concept)
    assert oordeel.mag is mag
    if not mag:
        assert "€ 18.615,00" in oordeel.redenen[0].replace("\xa0", " ")
        with pytest.raises(Geweigerd, match="mag vaststellen tot"):
            stel_vast(baan.consulent, concept)
        assert not concept.casus.ondersteuning.exclude(verplichting=None).exists()


def test_precies_op_de_grens_mag(baan):
    Mandaat.objects.filter(functie=Functie.WMO_CONSULENT).update(max_per_jaar=Decimal("7446.00"))
    concept = baan.concept()
    assert alleen(baan, concept).mag
    Mandaat.objects.filter(functie=Functie.WMO_CONSULENT).update(max_per_jaar=Decimal("7445.99"))
    assert not alleen(baan, concept).mag


def test_de_som_van_alle_onderdelen_telt(baan):
    regels = ({"uren": "3"}, {"voorziening": baan.vervoer, "uren": "5"})
    concept = baan.concept(*regels)  # 11.169,00 + 4.301,79
    assert not alleen(baan, concept).mag


@pytest.mark.parametrize("uitkomst", [DEEL, AFWIJZEN])
def test_bij_een_afwijzing_beslist_altijd_een_tweede(baan, uitkomst):
    concept = baan.concept({}, {"voorziening": baan.vervoer}, uitkomsten=(TOEKENNEN, uitkomst))
    with pytest.raises(Geweigerd, match="wijst iets af"):
        stel_vast(baan.consulent, concept)
    # Also for who may refuse: nobody refuses alone.
    assert not alleen(baan, concept, baan.tweede).mag


def test_wat_wordt_afgewezen_telt_niet_mee_in_het_bedrag(baan):
    concept = baan.concept({"uren": "5"}, {"voorziening": baan.vervoer}, uitkomsten=(AFWIJZEN, TOEKENNEN))
    assert lees(concept, vandaag()).per_jaar == Decimal("1720.71")


def test_de_eigen_organisatie_als_aanbieder(baan):
    baan.wereld.mandaat(organisatie=baan.wereld.partij)
    bij_mee = baan.persoon(organisatie=baan.wereld.partij)
    concept = baan.concept()
    oordeel = alleen(baan, concept, bij_mee)
    assert any("geeft zelf de hulp" in reden for reden in oordeel.redenen)
    with pytest.raises(Geweigerd, match="geeft zelf de hulp"):
        stel_vast(bij_mee, concept)
    ander = baan.concept({"zonder_partij": True})
    assert alleen(baan, ander, bij_mee).mag


def test_consortium_beslist_alleen_met_een_mandaat(baan):
    """Wmo 2.6.3, Awb 10:4."""
    bij_mee = baan.persoon(organisatie=baan.wereld.partij)
    concept = baan.concept({"zonder_partij": True})
    with pytest.raises(Geweigerd, match=r"Wmo 2\.6\.3"):
        stel_vast(bij_mee, concept)
    baan.wereld.mandaat(organisatie=baan.wereld.partij)
    assert stel_vast(bij_mee, concept).vastgesteld_door == bij_mee


def test_participatiewet_nooit_door_het_consortium(db):
    """Pw 7 lid 4, also when a mandaat and a rol were recorded by mistake."""
    baan = Baan(wereld(), Wet.PW)
    concept = baan.concept({"zonder_partij": True})
    partij = baan.wereld.partij
    with pytest.raises(Geweigerd, match="Pw 7 lid 4"):
        org.geef_mandaat(
            baan.wereld.systeem,
            organisatie=partij,
            functie=Functie.KLANTMANAGER,
            wet=Wet.PW,
            max_per_jaar=Decimal(50000),
            kenmerk="M-9",
        )
    Mandaat.objects.create(
        gemeente=baan.wereld.gemeente,
        organisatie=partij,
        functie=Functie.KLANTMANAGER,
        wet=Wet.PW,
        max_per_jaar=Decimal(50000),
        geldig=vanaf(date(2020, 1, 1)),
        kenmerk="M-9",
    )
    bij_mee = baan.persoon(Functie.KLANTMANAGER, organisatie=partij, wetten=[Wet.WMO])
    bij_mee.wetten = [Wet.PW]
    bij_mee.save()
    with pytest.raises(Geweigerd, match="Pw 7 lid 4"):
        stel_vast(bij_mee, concept)
    assert stel_vast(baan.consulent, concept).status == StatusBeschikking.VASTGESTELD


def test_jeugd_zonder_registratie_vraagt_een_geregistreerde_tweede(db):
    baan = Baan(wereld(), Wet.JEUGD)
    zonder = baan.persoon(Functie.JEUGDCONSULENT, skj=False)
    baan.wereld.mandaat(Functie.JEUGDCONSULENT, wet=Wet.JEUGD)
    concept = baan.concept(door=zonder)
    with pytest.raises(Geweigerd, match="SKJ"):
        stel_vast(zonder, concept)
    b.vraag_akkoord(zonder, concept.casus_id, concept.pk)
    ongeregistreerd = baan.persoon(Functie.TEAMLEIDER, skj=False)
    with pytest.raises(Geweigerd, match="SKJ"):
        stel_vast(ongeregistreerd, concept)
    assert stel_vast(baan.tweede, concept).vastgesteld_door == baan.tweede


@pytest.mark.parametrize(("dagen", "mag"), [(0, True), (-1, False)])
def test_de_registratie_moet_vandaag_gelden(db, dagen, mag):
    baan = Baan(wereld(), Wet.JEUGD)
    mens = baan.consulent.medewerker
    assert mens
    mens.registratie_tot = vandaag() + timedelta(days=dagen)
    mens.save()
    assert alleen(baan, baan.concept()).mag is mag


def test_een_mandaat_geldt_alleen_in_zijn_tijd_en_wet(baan):
    concept = baan.concept()
    rijen = Mandaat.objects.filter(functie=Functie.WMO_CONSULENT)
    rijen.update(geldig=vanaf(date(2020, 1, 1), vandaag()))  # yesterday was the last day
    with pytest.raises(Geweigerd, match="geen schriftelijk mandaat"):
        stel_vast(baan.consulent, concept)
    rijen.update(geldig=vanaf(date(2020, 1, 1), vandaag() + timedelta(days=1)), wet=Wet.JEUGD)
    assert not alleen(baan, concept).mag
    rijen.update(wet=Wet.WMO)
    assert stel_vast(baan.consulent, concept).nummer


def test_zonder_recht_beslist_niemand(baan):
    concept = baan.concept()
    with pytest.raises(Geweigerd, match="Vaststellen kan niet als kernteamlid"):
        stel_vast(baan.persoon(Functie.KERNTEAMLID), concept)
    with pytest.raises(Dossier.DoesNotExist):
        stel_vast(baan.persoon(team=baan.wereld.ander_team), concept)


# -- the second person ---------------------------------------------------------------------------------


def over_de_grens(baan, **meer):
    return baan.concept({"uren": "5"}, **meer)


def test_akkoord_vragen_zet_de_tweede_aan_zet_en_geeft_die_het_dossier(baan):
    ver_weg = baan.persoon(Functie.TEAMLEIDER, team=baan.wereld.ander_team)
    concept = over_de_grens(baan)
    vraag(baan, concept, aan=ver_weg)
    dossier = Dossier.objects.get(pk=concept.casus_id)
    assert dossier.aan_zet == AanZet.TWEEDE
    assert Dossier.objects.zichtbaar_voor(ver_weg).filter(pk=dossier.pk).exists()
    assert laatste(dossier.pk, "beschikking.ter_accordering").lading["aan"] == ver_weg.pk
    with pytest.raises(Geweigerd, match="bij een tweede persoon"):
        baan.vul(Beschikking.objects.get(pk=concept.pk))
    assert stel_vast(ver_weg, concept).vastgesteld_door == ver_weg
    assert laatste(dossier.pk, "beschikking.vastgesteld").lading["tweede"] is True


def test_de_opsteller_en_de_vrager_zijn_nooit_de_tweede(baan):
    schrijver = baan.persoon(Functie.TEAMLEIDER)
    concept = baan.concept({"uren": "5"}, uitkomsten=(DEEL,), door=schrijver)
    vraag(baan, concept)
    with pytest.raises(Geweigerd, match="zelf of vroeg er akkoord"):
        stel_vast(schrijver, concept)
    baan.wereld.mandaat(max_per_jaar="90000", mag_afwijzen=True)
    with pytest.raises(Geweigerd, match="zelf of vroeg er akkoord"):
        stel_vast(baan.consulent, concept)
    # The same person under another hat is still the same person.
    pet = org.geef_hoedanigheid(
        baan.wereld.systeem,
        schrijver.medewerker,
        Functie.WMO_CONSULENT,
        organisatie=baan.wereld.gemeente_org,
        team=baan.wereld.team,
        wetten=[Wet.WMO],
        sinds=date(2020, 1, 1),
    )
    assert not tweede(baan, Beschikking.objects.get(pk=concept.pk), pet).mag
    assert stel_vast(baan.tweede, concept).nummer


def test_het_mandaat_van_de_tweede_moet_het_bedrag_dekken(baan):
    concept = baan.concept({"uren": "20"})  # € 74.460
    with pytest.raises(Geweigerd, match="Niemand heeft nu een mandaat"):
        vraag(baan, concept)
    Mandaat.objects.filter(functie=Functie.TEAMLEIDER).update(max_per_jaar=Decimal(80000))
    vraag(baan, concept)
    assert stel_vast(baan.tweede, concept).nummer


def test_afwijzen_vraagt_een_mandaat_dat_mag_afwijzen(baan):
    concept = baan.concept(uitkomsten=(AFWIJZEN,))
    vraag(baan, concept)
    Mandaat.objects.filter(functie=Functie.TEAMLEIDER).update(mag_afwijzen=False)
    with pytest.raises(Geweigerd, match="geldt niet voor een afwijzing"):
        stel_vast(baan.tweede, concept)
    assert Beschikking.objects.get(pk=concept.pk).status == StatusBeschikking.TER_ACCORDERING


def test_een_collega_met_een_ruim_mandaat_mag_de_tweede_zijn(baan):
    concept = baan.concept(uitkomsten=(AFWIJZEN,))
    vraag(baan, concept)
    collega = baan.persoon(Functie.KLANTMANAGER)
    assert not tweede(baan, Beschikking.objects.get(pk=concept.pk), collega).mag
    baan.wereld.mandaat(Functie.KLANTMANAGER, mag_afwijzen=True)
    assert stel_vast(collega, concept).vastgesteld_door == collega


def test_de_tweede_komt_niet_van_de_aanbieder(baan):
    baan.wereld.mandaat(Functie.TEAMLEIDER, organisatie=baan.wereld.partij, max_per_jaar="90000", mag_afwijzen=True)
    bij_mee = baan.persoon(Functie.TEAMLEIDER, organisatie=baan.wereld.partij)
    concept = over_de_grens(baan)
    with pytest.raises(Geweigerd, match="niet als tweede persoon") as fout:
        vraag(baan, concept, aan=bij_mee)
    assert fout.value.veld == "aan"
    vraag(baan, concept)
    with pytest.raises(Geweigerd, match="geeft zelf de hulp"):
        stel_vast(bij_mee, concept)


def test_een_gedragswetenschapper_met_mandaat_accordeert(baan):
    baan.wereld.mandaat(Functie.GEDRAGSWETENSCHAPPER, max_per_jaar="90000")
    gw = baan.persoon(Functie.GEDRAGSWETENSCHAPPER)
    concept = over_de_grens(baan)
    # Not alone from a draft: that recht a gedragswetenschapper has not.
    with pytest.raises(Geweigerd, match="Vaststellen kan niet"):
        stel_vast(gw, concept)
    vraag(baan, concept)
    assert stel_vast(gw, concept).vastgesteld_door == gw


def test_kandidaten_noemt_wie_mag_eigen_team_eerst_in_een_vast_aantal_queries(baan):
    ver_weg = baan.persoon(Functie.TEAMLEIDER, team=baan.wereld.ander_team, naam="Aad Aarts")
    concept = over_de_grens(baan)
    stand = lees(concept, vandaag())
    mandaten = Mandaten(baan.wereld.gemeente.pk, baan.wet, vandaag())
    zaak = m.zaak_van(stand)
    with CaptureQueriesContext(connection) as gemeten:
        gevonden = m.kandidaten(zaak, stand.dossier, mandaten)
    assert [hoed.pk for hoed in gevonden] == [baan.tweede.pk, ver_weg.pk]
    assert len(gemeten) == 1


# -- back ----------------------------------------------------------------------------------------------


def test_terugsturen_met_een_reden(baan):
    concept = over_de_grens(baan)
    vraag(baan, concept)
    with pytest.raises(Geweigerd) as fout:
        b.stuur_terug(baan.tweede, concept.casus_id, concept.pk, reden="  ")
    assert fout.value.veld == "reden"
    b.stuur_terug(baan.tweede, concept.casus_id, concept.pk, reden="Leg uit waarom vijf uur.")
    terug = Beschikking.objects.get(pk=concept.pk)
    assert (terug.status, terug.teruggestuurd_reden) == (StatusBeschikking.CONCEPT, "Leg uit waarom vijf uur.")
    assert Dossier.objects.get(pk=concept.casus_id).aan_zet == AanZet.BEHANDELAAR
    assert "Leg uit" not in str(laatste(concept.casus_id, "beschikking.teruggestuurd").lading)
    with pytest.raises(Geweigerd, match="niet bij een tweede persoon"):
        b.stuur_terug(baan.tweede, concept.casus_id, concept.pk, reden="x")
    baan.vul(terug)
    vraag(baan, terug)
    assert soorten(concept.casus_id).count("beschikking.ter_accordering") == 2


def test_akkoord_vragen_kan_niet_als_er_iets_mist(baan):
    concept = over_de_grens(baan)
    concept.besluiten.update(motivering="")
    with pytest.raises(Geweigerd, match="de uitleg bij"):
        vraag(baan, concept)


@pytest.mark.parametrize("hoe", ["ander team", "afgeschermd"])
def test_als_niemand_het_vanzelf_ziet_moet_je_iemand_kiezen(baan, hoe):
    concept = over_de_grens(baan)
    if hoe == "ander team":
        baan.tweede.team = baan.wereld.ander_team
        baan.tweede.save()
    else:
        Dossier.objects.filter(pk=concept.casus_id).update(afgeschermd=True)
    with pytest.raises(Geweigerd, match="Kies wie je vraagt") as fout:
        vraag(baan, concept)
    assert fout.value.veld == "aan"
    vraag(baan, concept, aan=baan.tweede)
    assert stel_vast(baan.tweede, concept).nummer


def test_wie_eraan_schreef_is_nooit_de_tweede(baan):
    """The teamleider who changed the text helped to write it: somebody else must decide."""
    beschikking = baan.concept()
    assert tweede(baan, beschikking, baan.tweede).mag

    baan.vul(beschikking, door=baan.tweede)

    beschikking.refresh_from_db()
    assert baan.tweede.medewerker_id in beschikking.schrijvers
    assert tweede(baan, beschikking, baan.tweede).redenen[0].startswith("Je schreef dit besluit zelf")
