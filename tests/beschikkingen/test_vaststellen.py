"""stel_vast and verzend: number, frozen letter, money, terms; and two people at once."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import AanZet, Dossier, Fase, inwoners_zichtbaar_voor
from basis.inwoners import handelingen as inw
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.enums import SoortVertegenwoordiging, VeiligContact
from basis.inwoners.models import Inwoner, Vertegenwoordiging
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import dag_van, klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.organisatie.periode import vanaf
from basis.werk.models import Afronding, SoortTaak, Taak, Termijn
from beschikkingen import handelingen as b
from beschikkingen.enums import Resultaat, StatusBeschikking
from beschikkingen.inhoud import wat_mist
from beschikkingen.models import Beschikking, Toekenning
from casussen import handelingen as h
from casussen.enums import Aanleiding, Leveringsvorm, StatusCasus, StatusOndersteuning, StatusOnderzoek
from casussen.models import Casus, Ondersteuning
from consortium.handelingen import stel_budget_vast
from consortium.models import Budget, Reservering, Verplichting
from tests.beschikkingen.baan import Baan, laatste, soorten
from tests.fabriek import versie_van, wereld

TOEKENNEN, DEEL, AFWIJZEN = Resultaat.TOEKENNEN, Resultaat.GEDEELTELIJK, Resultaat.AFWIJZEN


def velden(beschikking):
    return [gebrek.veld.rsplit("_", 1)[0] for gebrek in wat_mist(beschikking)]


# -- what the law asks ----------------------------------------------------------------------------------


def test_een_vers_concept_noemt_wat_mist(baan):
    casus = baan.aanvraag({}, {"voorziening": baan.vervoer})
    concept = b.stel_op(baan.consulent, casus.pk)
    assert velden(concept) == ["resultaat", "motivering", "resultaat", "motivering"]
    een, twee = concept.besluiten.all()
    gebreken = {gebrek.veld: gebrek for gebrek in wat_mist(concept)}
    assert gebreken[f"motivering_{twee.pk}"].tekst == "de uitleg bij Vervoer naar dagbesteding"
    assert gebreken[f"motivering_{een.pk}"].artikel == "Awb 3:46"
    with pytest.raises(Geweigerd, match="de uitleg bij Begeleiding thuis"):
        b.stel_vast(baan.consulent, casus.pk, concept.pk)


def test_compleet_mist_niets(baan):
    assert wat_mist(baan.concept({}, {"voorziening": baan.vervoer}, uitkomsten=(TOEKENNEN, AFWIJZEN))) == []


def test_een_afwijzing_vraagt_grond_uitleg_en_zienswijze(baan):
    concept = baan.concept(uitkomsten=(AFWIJZEN,))
    besluit = concept.besluiten.get()
    besluit.afwijzingsgrond, besluit.motivering, besluit.beoogd_resultaat = None, "", ""
    besluit.save()
    concept.zienswijze = ""
    concept.save()
    assert velden(concept) == ["afwijzingsgrond", "motivering", "zienswijze"]
    assert wat_mist(concept)[-1].artikel == "Awb 4:7"


def test_een_toekenning_vraagt_wat_het_moet_opleveren(baan):
    concept = baan.concept()
    concept.besluiten.update(beoogd_resultaat="")
    assert velden(concept) == ["beoogd_resultaat"]


def test_zonder_adres(baan):
    concept = baan.concept()
    inwoner = Inwoner.objects.get(pk=concept.casus.dossier.inwoner_id)
    inwoner.adressen.all().delete()
    assert [gebrek.veld for gebrek in wat_mist(concept)] == ["geadresseerde"]
    assert "geen adres" in wat_mist(concept)[0].tekst


def test_een_overledene_krijgt_geen_besluit(baan):
    concept = baan.concept()
    Inwoner.objects.filter(pk=concept.casus.dossier.inwoner_id).update(overleden=True)
    with pytest.raises(Geweigerd, match="overleden"):
        b.stel_vast(baan.consulent, concept.casus_id, concept.pk)


def test_een_nieuw_of_ingetrokken_voorstel_houdt_vaststellen_tegen(baan):
    concept = baan.concept()
    baan.lijn(concept.casus, baan.vervoer)
    assert [gebrek.veld for gebrek in wat_mist(concept)] == ["onderdelen"]
    with pytest.raises(Geweigerd, match="staat nog niet in de brief"):
        b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    ander = baan.concept()
    h.annuleer(baan.consulent, ander.casus_id, ander.besluiten.get().ondersteuning_id)
    with pytest.raises(Geweigerd, match="intussen ingetrokken"):
        b.stel_vast(baan.consulent, ander.casus_id, ander.pk)


def test_zonder_tarief_wordt_dat_genoemd(baan):
    concept = baan.concept({"voorziening": baan.wereld.voorziening("Rolstoel", tarief=None)})
    assert velden(concept) == ["prijs"]
    with pytest.raises(Geweigerd, match="tarief"):
        b.stel_vast(baan.consulent, concept.casus_id, concept.pk)


# -- vaststellen ------------------------------------------------------------------------------------------


def test_vaststellen_geeft_nummer_brief_geld_en_toekenning(baan):
    besluit = baan.vastgesteld()
    assert besluit.nummer == f"B-{vandaag().year}-00001"
    assert besluit.vastgesteld_door == baan.consulent
    brief = besluit.brief
    assert (brief.kenmerk, brief.sjabloon, brief.status) == (besluit.nummer, "beschikking", StatusBrief.GEMAAKT)
    assert besluit.nummer in brief.html
    assert brief.gegevens["ondertekenaar"]["naam"] == "Noor van Dijk"
    assert Uitgaand.objects.filter(afnemer="brief-pdf", sleutel=f"brief-{brief.pk}").exists()
    hulp = besluit.besluiten.get().ondersteuning
    toekenning = Toekenning.objects.get(besluit__beschikking=besluit)
    verplichting = Verplichting.objects.get(grond=f"besluit {besluit.nummer}", gemeente=baan.wereld.gemeente)
    assert toekenning.verplichting_id == hulp.verplichting_id == verplichting.pk
    assert (hulp.status, toekenning.geldig) == (StatusOndersteuning.TOEGEWEZEN, hulp.geldig)
    assert verplichting.toekennende == baan.wereld.gemeente_org
    assert verplichting.partij == baan.wereld.partij
    assert sum(rij.bedrag for rij in verplichting.reserveringen.all()) > 7000
    gebeurtenis = laatste(besluit.casus_id, "beschikking.vastgesteld")
    assert (gebeurtenis.van_status, gebeurtenis.naar_status) == ("concept", "vastgesteld")
    assert gebeurtenis.lading["per_jaar"] == "7446.00"
    # Not posted, so nothing began for the inwoner and our term still runs.
    assert Termijn.objects.get(dossier_id=besluit.casus_id, soort="wmo-besluit").afronding is None
    assert not Termijn.objects.filter(dossier_id=besluit.casus_id, soort="bezwaar").exists()
    assert Casus.objects.get(pk=besluit.casus_id).status == StatusCasus.TOEKENNING


def test_een_afgewezen_onderdeel_vervalt_en_reserveert_niets(baan):
    besluit = baan.vastgesteld({}, {"voorziening": baan.vervoer}, uitkomsten=(TOEKENNEN, AFWIJZEN))
    toegekend, afgewezen = (rij.ondersteuning for rij in besluit.besluiten.all())
    assert (toegekend.status, afgewezen.status) == (StatusOndersteuning.TOEGEWEZEN, StatusOndersteuning.GEANNULEERD)
    assert afgewezen.verplichting is None
    assert Toekenning.objects.filter(besluit__beschikking=besluit).count() == 1
    assert "iemand uit uw omgeving" in besluit.brief.html
    assert "waarom u dit niet krijgt" in besluit.brief.html


def test_gedeeltelijk_reserveert_wat_is_voorgesteld_en_noemt_de_grond(baan):
    besluit = baan.vastgesteld(uitkomsten=(DEEL,))
    assert besluit.besluiten.get().ondersteuning.status == StatusOndersteuning.TOEGEWEZEN
    assert "waarom u een deel krijgt" in besluit.brief.html


def test_wie_vaststelt_ondertekent(baan):
    besluit = baan.vastgesteld(uitkomsten=(AFWIJZEN,))
    assert besluit.brief.gegevens["ondertekenaar"]["naam"] == "Bram Willems"
    assert besluit.vastgesteld_door == baan.tweede


def test_de_brief_verandert_niet_mee_met_het_dossier(baan):
    besluit = baan.vastgesteld()
    html, gegevens = besluit.brief.html, besluit.brief.gegevens
    inwoner = besluit.casus.dossier.inwoner
    nieuw = inw.AdresInvoer(straat="Nieuwlaan", huisnummer="1", postcode="6661ZZ", plaats="Elst", vanaf=vandaag())
    inw.zet_adres(baan.consulent, inwoner.pk, nieuw, uit=inwoners_zichtbaar_voor(baan.consulent))
    besluit.besluiten.update(motivering="Heel iets anders")
    baan.begeleiding.naam_inwoner = "Andere naam"
    baan.begeleiding.save()
    brief = Brief.objects.get(pk=besluit.brief_id)
    assert (brief.html, brief.gegevens) == (html, gegevens)
    assert "Lindelaan" in brief.html


def test_zonder_aanbieder_en_zonder_einde_kan_het_ook(baan):
    """praktijk 8: no administrative rule blocks a lawful decision."""
    besluit = baan.vastgesteld({"zonder_partij": True, "einde": None})
    assert "kiezen wij nog samen" in besluit.brief.html
    assert "zonder einddatum" in besluit.brief.html
    assert Verplichting.objects.get(grond=f"besluit {besluit.nummer}", gemeente=baan.wereld.gemeente).partij is None


def test_een_pgb_noemt_bedrag_berekening_en_verantwoording(baan):
    besluit = baan.vastgesteld({"leveringsvorm": Leveringsvorm.PGB, "zonder_partij": True})
    pgb = besluit.brief.gegevens["onderdelen"][0]["pgb"]
    assert pgb["bedrag"] == "€\xa07.446,00 per jaar"
    assert pgb["berekening"] == "2 uur per week × €\xa071,40 per uur, gerekend over een jaar van 365 dagen."
    assert all(pgb.values())


def test_een_bijna_leeg_budget_houdt_niets_tegen(baan):
    controller = baan.persoon(Functie.CONTROLLER)
    for jaar in (vandaag().year, vandaag().year + 1):
        stel_budget_vast(controller, jaar=jaar, bedrag=Decimal("1.00"), grond="raadsbesluit 2026-114")
    eerste, tweede = baan.vastgesteld(), baan.vastgesteld()
    assert eerste.status == tweede.status == StatusBeschikking.VASTGESTELD
    budget = Budget.objects.get(gemeente=baan.wereld.gemeente, jaar=vandaag().year + 1)
    assert budget.overschrijding == budget.gereserveerd - 1
    # Told once, although two decisions went over it.
    gemeld = Uitgaand.objects.filter(afnemer="overschrijding", gemeente_id=baan.wereld.gemeente.pk)
    assert len([rij for rij in gemeld if rij.gegevens["budget"] == budget.pk]) == 1


def test_gescheiden_ouders_krijgen_elk_een_eigen_brief(baan):
    kind = baan.wereld.inwoner(voornamen="Sam", geboren=OnvolledigeDatum(vandaag().year - 9, 1, 2))
    for naam in ("J. Bakker", "P. de Wit"):
        Vertegenwoordiging.objects.create(
            inwoner=kind,
            soort=SoortVertegenwoordiging.GEZAG,
            naam=naam,
            adresregels=f"Straat van {naam}|6661 AA Elst",
            geldig=vanaf(date(2020, 1, 1)),
        )
    besluit = baan.vastgesteld(inwoner=kind)
    brieven = list(Brief.objects.filter(kenmerk=besluit.nummer, dossier_id=besluit.casus_id).order_by("pk"))
    assert [brief.geadresseerde["naam"] for brief in brieven] == ["J. Bakker", "P. de Wit"]
    assert brieven[0] == besluit.brief
    assert "P. de Wit" not in brieven[0].html
    baan.drukt(besluit.casus_id)
    b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag())
    for brief in brieven:
        brief.refresh_from_db()
        assert brief.verzonden_op == vandaag()


def test_onveilig_adres_maakt_een_taak(baan):
    inwoner = baan.wereld.inwoner()
    Inwoner.objects.filter(pk=inwoner.pk).update(veilig_contact=VeiligContact.GEEN_POST)
    besluit = baan.vastgesteld(inwoner=inwoner)
    taak = Taak.objects.get(dossier_id=besluit.casus_id, verwijst_naar=besluit.brief_id)
    assert taak.soort == SoortTaak.VEILIG_BEZORGEN


def test_een_verouderd_formulier_stelt_niets_vast(baan):
    concept = baan.concept()
    versie = versie_van(concept.casus_id)
    baan.vul(concept)
    with pytest.raises(Verouderd):
        b.stel_vast(baan.consulent, concept.casus_id, concept.pk, versie=versie)
    b.stel_vast(baan.consulent, concept.casus_id, concept.pk, versie=versie_van(concept.casus_id))


def test_mislukt_het_dan_is_er_niets_gebeurd(baan):
    """The money refuses a period of more than fifty years, after the letter was made: all of it is undone."""
    concept = baan.concept({}, {"voorziening": baan.vervoer, "einde": vandaag() + timedelta(days=60 * 365)})
    voor = soorten(concept.casus_id)
    with pytest.raises(Geweigerd, match="hooguit 50 jaar"):
        b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    assert Beschikking.objects.get(pk=concept.pk).status == StatusBeschikking.CONCEPT
    assert soorten(concept.casus_id) == voor
    assert not Brief.objects.filter(dossier_id=concept.casus_id, soort="beschikking").exists()
    assert not Reservering.objects.filter(verplichting__gemeente=baan.wereld.gemeente).exists()


def test_vaststellen_kost_een_vast_aantal_queries_per_onderdeel(baan):
    def meet(*regels):
        concept = baan.concept(*regels)
        with CaptureQueriesContext(connection) as gemeten:
            b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
        return len(gemeten)

    meet({})  # makes the budget years and the numbers
    een, drie = (
        meet({}),
        meet(
            {},
            {"voorziening": baan.vervoer},
            {"voorziening": baan.vervoer, "uren": "1", "aanvullend_reden": "extra dag"},
        ),
    )
    per_onderdeel = (drie - een) / 2
    assert een <= 90
    assert per_onderdeel <= 40


def test_twee_tegelijk_een_wint_en_de_ander_hoort_wie(vastleggend):
    baan = Baan(wereld())
    collega = baan.persoon(naam="Cas Collega")
    concept = baan.concept()
    versie = versie_van(concept.casus_id)
    start = threading.Barrier(2)
    uitkomst: dict[str, object] = {}

    def probeer(door):
        try:
            start.wait(10)
            uitkomst[door.naam] = b.stel_vast(door, concept.casus_id, concept.pk, versie=versie)
        except Geweigerd as fout:
            uitkomst[door.naam] = fout
        finally:
            connections.close_all()

    draden = [threading.Thread(target=probeer, args=(door,)) for door in (baan.consulent, collega)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    gelukt = [naam for naam, wat in uitkomst.items() if isinstance(wat, Beschikking)]
    geweigerd = [wat for wat in uitkomst.values() if isinstance(wat, Geweigerd)]
    assert len(gelukt) == len(geweigerd) == 1
    assert geweigerd[0].reden.startswith(f"{gelukt[0]} stelde deze beschikking al vast")
    assert Verplichting.objects.filter(gemeente=baan.wereld.gemeente).count() == 1
    assert Brief.objects.filter(dossier_id=concept.casus_id, soort="beschikking").count() == 1
    assert soorten(concept.casus_id).count("beschikking.vastgesteld") == 1


# -- verzenden ------------------------------------------------------------------------------------------


def test_verzenden_is_dicht_tot_de_pdf_er_is(baan):
    besluit = baan.vastgesteld()
    with pytest.raises(Geweigerd, match="PDF"):
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag())
    concept = baan.concept()
    with pytest.raises(Geweigerd, match="nog niet vastgesteld"):
        b.verzend(baan.consulent, concept.casus_id, concept.pk, op=vandaag())


def test_verzenden_haalt_de_termijn_en_start_bezwaar_op_de_echte_dag(baan):
    besluit = baan.vastgesteld()
    baan.drukt(besluit.casus_id)
    morgen = vandaag() + timedelta(days=1)
    with klok_op(op_dag(morgen + timedelta(days=2))):
        besluit = b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=morgen, al_weg=True)
    termijn = Termijn.objects.get(dossier_id=besluit.casus_id, soort="wmo-besluit")
    assert (termijn.afronding, termijn.afgerond_op) == (Afronding.VOLDAAN, morgen)
    bezwaar = besluit.bezwaartermijn
    assert bezwaar
    assert (bezwaar.soort, bezwaar.vanaf, bezwaar.van_ons) == ("bezwaar", morgen, False)
    assert bezwaar.ruwe_einddatum == morgen + timedelta(weeks=6)
    assert Brief.objects.get(pk=besluit.brief_id).verzonden_op == morgen
    dossier = Dossier.objects.get(pk=besluit.casus_id)
    # The inwoner's own term is not a deadline of ours.
    assert (dossier.fatale_datum, dossier.fase, dossier.aan_zet) == (None, Fase.HULPVERLENING, AanZet.AANBIEDER)
    casus = Casus.objects.get(pk=besluit.casus_id)
    assert casus.status == StatusCasus.HULPVERLENING
    assert casus.onderzoeken.get().status == StatusOnderzoek.BESLOTEN
    gebeurtenis = laatste(besluit.casus_id, "beschikking.verzonden")
    assert dag_van(gebeurtenis.gebeurd_op) == morgen
    assert gebeurtenis.lading["op"] == morgen.isoformat()


def test_alles_afgewezen_gaat_terug_naar_plan(baan):
    besluit = baan.verzonden(uitkomsten=(AFWIJZEN,))
    assert Casus.objects.get(pk=besluit.casus_id).status == StatusCasus.PLAN
    dossier = Dossier.objects.get(pk=besluit.casus_id)
    assert (dossier.fase, dossier.aan_zet) == (Fase.TOEGANG, AanZet.BEHANDELAAR)
    assert besluit.bezwaartermijn is not None


def test_zonder_aanbieder_is_de_behandelaar_aan_zet(baan):
    besluit = baan.verzonden({"zonder_partij": True})
    assert Dossier.objects.get(pk=besluit.casus_id).aan_zet == AanZet.BEHANDELAAR


@pytest.mark.parametrize("dagen", [1, -1])
def test_niet_in_de_toekomst_en_niet_voor_het_vaststellen(baan, dagen):
    besluit = baan.vastgesteld()
    baan.drukt(besluit.casus_id)
    with pytest.raises(Geweigerd) as fout:
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag() + timedelta(days=dagen))
    assert fout.value.veld == "op"
    assert Beschikking.objects.get(pk=besluit.pk).status == StatusBeschikking.VASTGESTELD


def test_twee_keer_verzenden_kan_niet(baan):
    besluit = baan.verzonden()
    with pytest.raises(Geweigerd, match="al verzonden"):
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag())
    assert Termijn.objects.filter(dossier_id=besluit.casus_id, soort="bezwaar").count() == 1


def test_administratie_verzendt_een_kernteamlid_niet(baan):
    besluit = baan.vastgesteld()
    baan.drukt(besluit.casus_id)
    with pytest.raises(GeenRecht):
        b.verzend(baan.persoon(Functie.KERNTEAMLID), besluit.casus_id, besluit.pk, op=vandaag())
    b.verzend(baan.persoon(Functie.ADMINISTRATIE), besluit.casus_id, besluit.pk, op=vandaag())


def test_een_herindicatie_laat_de_casus_in_hulpverlening(baan):
    casus = baan.verzonden().casus
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag())
    baan.start(casus)
    baan.lijn(casus, baan.vervoer)
    baan.verslag(casus)
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm="verslag")
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk), (AFWIJZEN,))
    b.vraag_akkoord(baan.consulent, casus.pk, concept.pk)
    b.stel_vast(baan.tweede, casus.pk, concept.pk)
    baan.drukt(casus.pk)
    b.verzend(baan.consulent, casus.pk, concept.pk, op=vandaag())
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.HULPVERLENING
    assert Ondersteuning.objects.filter(casus=casus, status=StatusOndersteuning.TOEGEWEZEN).count() == 1


def test_geen_vrije_tekst_of_naam_in_het_journaal(baan):
    besluit = baan.verzonden(uitkomsten=(AFWIJZEN,))
    alles = str(list(Gebeurtenis.objects.filter(dossier_id=besluit.casus_id).values_list("lading", flat=True)))
    assert "Verhoeven" not in alles
    assert "Wij spraken" not in alles


def test_een_gesloten_dossier_wordt_nog_wel_bekendgemaakt_maar_niemand_is_aan_zet(baan):
    besluit = baan.vastgesteld()
    baan.drukt(besluit.casus_id)
    Casus.objects.filter(pk=besluit.casus_id).update(
        status="afgesloten", afsluitreden="verhuisd", status_voor_sluiten="toekenning"
    )
    Dossier.objects.filter(pk=besluit.casus_id).update(gesloten_op=op_dag(vandaag()), aan_zet=AanZet.NIEMAND)
    b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag())
    dossier = Dossier.objects.get(pk=besluit.casus_id)
    assert (dossier.aan_zet, Casus.objects.get(pk=dossier.pk).status) == (AanZet.NIEMAND, "afgesloten")
