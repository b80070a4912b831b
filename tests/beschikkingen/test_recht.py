"""The law in the letters and the clocks: no Wmo article in a decision on youth, no term that never ends."""

from datetime import date, timedelta

import pytest

from basis.documenten.models import Brief, SoortBrief
from basis.inwoners.enums import SoortVertegenwoordiging
from basis.inwoners.models import Inwoner, Vertegenwoordiging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Hoofdgroep
from basis.werk.models import Afronding, SoortTaak, Taak
from beschikkingen import handelingen as b
from beschikkingen.brief import _toestemming
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VormAanvraag
from beschikkingen.handelingen import OnderdeelInvoer
from beschikkingen.inhoud import toets, wat_mist
from beschikkingen.stand import lees
from casussen import handelingen as h
from casussen.enums import Leveringsvorm
from casussen.models import Onderzoek
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld


def _letter(baan: Baan, grond: Afwijzingsgrond) -> str:
    concept = baan.concept(uitkomsten=(Resultaat.AFWIJZEN,))
    (besluit,) = concept.besluiten.all()
    invoer = OnderdeelInvoer(Resultaat.AFWIJZEN, grond, "", "Wij spraken u.")
    b.wijzig(
        baan.consulent,
        concept.casus_id,
        concept.pk,
        inleiding="U krijgt dit niet.",
        zienswijze="U vindt het jammer.",
        onderdelen={besluit.pk: invoer},
    )
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    vast = b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
    assert vast.brief is not None
    return vast.brief.html


def test_een_afwijzing_onder_de_jeugdwet_noemt_geen_wmo(db):
    html = _letter(Baan(wereld(), Wet.JEUGD), Afwijzingsgrond.GEEN_INGEZETENE)
    assert "artikel 2.3 van de Jeugdwet" in html
    assert "maatschappelijke ondersteuning" not in html


def test_onder_de_wmo_staat_het_artikel_er_wel(baan):
    html = _letter(baan, Afwijzingsgrond.GEEN_INGEZETENE)
    assert "artikel 1.2.1 van de Wet maatschappelijke ondersteuning 2015" in html


def test_het_verslag_noemt_de_wmo_en_twee_weken_alleen_onder_de_wmo(db):
    for wet, weken in ((Wet.WMO, "twee"), (Wet.JEUGD, "acht"), (Wet.PW, "acht")):
        baan = Baan(wereld(), wet)
        casus = baan.aanvraag()
        html = Brief.objects.filter(dossier_id=casus.pk, soort=SoortBrief.VERSLAG).latest("pk").html
        assert f"Binnen {weken} weken" in html
        assert ("2.3.2 van de Wmo" in html) == (wet == Wet.WMO)


def test_na_een_besluit_zonder_verslag_loopt_de_termijn_van_het_onderzoek_niet_door(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    baan.start(casus)
    baan.lijn(casus)
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm=VormAanvraag.BRIEF)
    termijn = casus.onderzoeken.get().termijn
    assert termijn.afronding is None
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
    b.stel_vast(baan.consulent, casus.pk, concept.pk)
    baan.drukt(casus.pk)
    b.verzend(baan.consulent, casus.pk, concept.pk, op=vandaag())
    termijn.refresh_from_db()
    assert (termijn.afronding, termijn.afgerond_op) == (Afronding.VERVALLEN, vandaag())
    casus.dossier.refresh_from_db()
    assert casus.dossier.fatale_datum is None


def test_wie_de_beschikking_niet_kan_krijgen_wordt_een_taak(baan):
    concept = baan.concept()
    Vertegenwoordiging.objects.create(
        inwoner=concept.casus.dossier.inwoner,
        soort=SoortVertegenwoordiging.BEWINDVOERDER,
        naam="Bewind BV",
        geldig=vanaf(vandaag()),
    )
    b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    taak = Taak.objects.get(dossier_id=concept.casus_id, soort=SoortTaak.VEILIG_BEZORGEN)
    assert "Bewind BV" in taak.toelichting


def test_de_kop_verzwijgt_de_afwijzing_niet(baan):
    """What is refused stands in the heading, beside what is granted; and a line begins with a capital."""
    beschikking = baan.vastgesteld(
        {}, {"voorziening": baan.vervoer}, uitkomsten=(Resultaat.TOEKENNEN, Resultaat.AFWIJZEN)
    )
    assert beschikking.brief.onderwerp == "U krijgt begeleiding thuis, maar geen vervoer naar dagbesteding"


def test_een_naam_in_kleine_letters_begint_in_de_brief_met_een_hoofdletter(baan):
    baan.begeleiding.naam_inwoner = "hulp thuis"
    baan.begeleiding.save()
    html = baan.vastgesteld().brief.html
    assert "<h2>Hulp thuis: waarom u dit krijgt</h2>" in html
    assert "U krijgt hulp thuis" in html


def test_wie_advies_gaf_staat_in_de_brief(baan):
    concept = baan.vul(baan.concept(), adviseur="  dokter Van Loon, Medisch Advies Arnhem ")
    brief = b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief
    assert "Wij vroegen advies aan dokter Van Loon, Medisch Advies Arnhem." in brief.html
    zonder = baan.vastgesteld().brief
    assert "Wij vroegen advies" not in zonder.html


def test_opslaan_zonder_adviseur_laat_hem_staan(baan):
    concept = baan.vul(baan.concept(), adviseur="dokter Van Loon")
    baan.vul(concept)
    concept.refresh_from_db()
    assert concept.adviseur == "dokter Van Loon"


def test_een_persoonlijk_plan_vraagt_een_antwoord(baan):
    """Wmo 2.3.2 lid 5: the plan is weighed, and the decision says how."""
    concept = baan.concept()
    Onderzoek.objects.filter(casus_id=concept.casus_id).update(persoonlijk_plan_ontvangen_op=vandaag())
    (gebrek,) = wat_mist(concept)
    assert (gebrek.veld, gebrek.artikel) == ("zienswijze", "Wmo 2.3.2 lid 5")
    concept = baan.vul(concept, zienswijze="U vroeg in uw plan om hulp op dinsdag. Dat regelen wij.")
    assert wat_mist(concept) == []


def test_een_pgb_zonder_uitleg_wordt_niet_vastgesteld(baan):
    concept = baan.concept({"leveringsvorm": Leveringsvorm.PGB})
    Onderzoek.objects.filter(casus_id=concept.casus_id).update(pgb_uitgelegd_op=None)
    (gebrek,) = wat_mist(concept)
    assert gebrek.artikel == "Wmo 2.3.2 lid 6"
    # The verslag is on the post and closed; this can still be told and recorded.
    h.leg_pgb_uitleg_vast(baan.consulent, concept.casus_id)
    brief = b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief
    assert "artikel 2.3.6 van de Wet maatschappelijke ondersteuning 2015" in brief.html


def test_een_pgb_onder_de_jeugdwet_noemt_het_artikel_van_de_jeugdwet(db):
    baan = Baan(wereld(), Wet.JEUGD)
    html = baan.vastgesteld({"leveringsvorm": Leveringsvorm.PGB}).brief.html
    assert "artikel 8.1.1 van de Jeugdwet" in html
    assert "maatschappelijke ondersteuning" not in html


def test_in_natura_noemt_het_artikel_van_het_pgb_niet(baan):
    assert "2.3.6" not in baan.vastgesteld().brief.html


def test_beschermd_wonen_staat_open_voor_heel_nederland(baan):
    """Praktijk 31: 'geen ingezetene' is never a ground there (Wmo 2.3.5 lid 1 b)."""
    baan.begeleiding.hoofdgroep = Hoofdgroep.BESCHERMD
    baan.begeleiding.save()
    concept = baan.concept(uitkomsten=(Resultaat.AFWIJZEN,))
    besluit = concept.besluiten.get()
    besluit.afwijzingsgrond = Afwijzingsgrond.GEEN_INGEZETENE
    besluit.save()
    (gebrek,) = wat_mist(concept)
    assert (gebrek.veld, gebrek.artikel) == (f"afwijzingsgrond_{besluit.pk}", "Wmo 2.3.5 lid 1 b")
    besluit.afwijzingsgrond = Afwijzingsgrond.VERMIJDBAAR
    besluit.save()
    assert wat_mist(concept) == []


def test_beschermd_wonen_is_niet_gratis(baan):
    """Uitvoeringsbesluit Wmo 3.11: an own bijdrage, and no abonnementstarief beside it (3.8 lid 3 a)."""
    baan.begeleiding.hoofdgroep = Hoofdgroep.BESCHERMD
    baan.begeleiding.eigen_bijdrage = False
    baan.begeleiding.save()
    html = baan.vastgesteld({}, {"voorziening": baan.vervoer}).brief.html
    assert "Bij beschermd wonen kijkt het CAK naar uw inkomen en vermogen" in html
    assert "<b>Geen</b>" not in html
    assert "21,80" not in html


def test_meer_dan_een_dagdeel_is_meervoud(baan):
    baan.begeleiding.eenheid = "dagdeel"
    baan.begeleiding.save()
    concept = baan.concept({"eenheid": "dagdeel"})
    verslag = Brief.objects.get(dossier_id=concept.casus_id, soort=SoortBrief.VERSLAG).html
    assert "2 dagdelen per week" in verslag


@pytest.mark.parametrize(("jaar", "toestemming"), [(2014, ""), (2015, "ouders"), (2013, "samen")])
def test_wie_toestemming_geeft_wordt_niet_gekozen_op_een_onzekere_leeftijd(db, jaar, toestemming):
    baan = Baan(wereld(), Wet.JEUGD)
    concept = b.stel_op(baan.consulent, baan.aanvraag().pk)
    geboren = {"geboorte_jaar": jaar, "geboorte_maand": None, "geboorte_dag": None}
    Inwoner.objects.filter(dossiers=concept.casus_id).update(**geboren, geboren_uiterlijk=date(jaar, 12, 31))
    stand = lees(concept, date(2026, 11, 15))
    assert _toestemming(stand, Wet.JEUGD) == toestemming
    assert any("toestemming" in str(gebrek) for gebrek in toets(stand)) == (not toestemming)
