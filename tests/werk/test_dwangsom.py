"""Ingebrekestelling and dwangsom on a dossier (Awb 4:17, 4:18, 4:87; praktijk 24)."""

from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk import handelingen as h
from basis.werk.models import Afronding, Ingebrekestelling, Taak, Termijn
from basis.werk.panelen import termijnen
from casussen.enums import Afsluitreden
from tests.fabriek import sluit_casus
from tests.scherm.conftest import log_in
from tests.werk.klok import dossier_van, klaar, losse, vers, verteld
from werkplek.tijdlijn import ZINNEN

# Aanvraag Monday 22 December 2025, to Monday 5 January 2026: the example of the issue.
EINDE, INGEBREKE, EERSTE = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 21)


@contextmanager
def op(dag: date):
    with klok_op(op_dag(dag)):
        yield


@pytest.fixture
def termijn(baan):
    with op(date(2025, 12, 23)):
        rij = losse(baan, "wmo-besluit", date(2025, 12, 22))
    assert rij.einddatum == EINDE
    return rij


def stel_in_gebreke(baan, termijn, ontvangen=INGEBREKE, **meer):
    return h.leg_ingebrekestelling_vast(
        baan.consulent, termijn.dossier_id, termijn.pk, ontvangen_op=ontvangen, kanaal="post", **meer
    )


def stel_vast(baan, rij, dag):
    return h.stel_dwangsom_vast(baan.consulent, rij.termijn.dossier_id, rij.pk, op=dag)


def regel(baan, termijn):
    paneel = termijnen(dossier_van(termijn), baan.consulent)
    assert paneel is not None
    regels = [*paneel.context["lopend"], *paneel.context["voorbij"]]
    return next(i for r in regels for i in r.ingebreke)


def test_te_vroeg_is_vastgelegd_zonder_gevolg(baan, termijn):
    with op(EINDE):
        rij = stel_in_gebreke(baan, termijn, EINDE)
        tekst = regel(baan, termijn).tekst
    assert not rij.geldig
    assert rij.reden_ongeldig.startswith("De ingebrekestelling is te vroeg: ontvangen op 5 januari 2026")
    assert (rij.eerste_dag, rij.besluittermijn) == (None, None)
    assert tekst.startswith("Zonder gevolg.")
    assert not Termijn.objects.filter(soort="dwangsombesluit").exists()
    assert not Taak.objects.filter(dossier_id=termijn.dossier_id).exists()
    assert verteld(termijn, "ingebrekestelling.vastgelegd").lading["geldig"] is False
    with op(date(2026, 3, 1)), pytest.raises(Geweigerd, match="heeft geen gevolg"):
        stel_vast(baan, rij, date(2026, 3, 1))


def test_geldig_het_bedrag_loopt_per_dag_zonder_dat_iemand_iets_doet(baan, termijn):
    with op(date(2026, 1, 7)):
        rij = stel_in_gebreke(baan, termijn)
        assert "begint op 21 januari 2026" in regel(baan, termijn).tekst
    assert (rij.geldig, rij.eerste_dag) == (True, EERSTE)
    bedragen = {}
    for dagen in (1, 14, 15, 42, 60):
        with op(EERSTE + timedelta(days=dagen - 1)):
            bedragen[dagen] = regel(baan, termijn).tekst
    assert "€\u00a023,00 tot en met vandaag (1 dag)" in bedragen[1]
    assert "€\u00a0322,00" in bedragen[14]
    assert "€\u00a0357,00 tot en met vandaag (15 dagen)" in bedragen[15]
    assert "Hoogstens €\u00a01.442,00" in bedragen[15]
    assert bedragen[60] == "De dwangsom liep tot en met 3 maart 2026: €\u00a01.442,00."
    assert Ingebrekestelling.objects.get(termijn=termijn).vastgesteld_bedrag is None


def test_de_418_termijn_hangt_aan_de_laatste_dag_en_schuift_naar_voren_met_het_besluit(baan, termijn):
    """Full after 42 days: 3 March, so the 17th. The besluit makes it 4 February, so the 18th."""
    with op(date(2026, 1, 7)):
        rij = stel_in_gebreke(baan, termijn)
    assert rij.besluittermijn is not None
    assert (rij.besluittermijn.vanaf, rij.besluittermijn.einddatum) == (date(2026, 3, 3), date(2026, 3, 17))
    taak = Taak.objects.get(sleutel=f"dwangsom:{rij.pk}")
    assert (taak.vanaf, taak.uiterlijk) == (date(2026, 3, 4), date(2026, 3, 17))
    assert dossier_van(termijn).fatale_datum == EINDE
    with op(date(2026, 2, 5)):
        klaar(baan.consulent, termijn, date(2026, 2, 5))
    besluit = vers(rij.besluittermijn)
    assert (besluit.vanaf, besluit.einddatum) == (date(2026, 2, 4), date(2026, 2, 18))
    taak.refresh_from_db()
    assert (taak.vanaf, taak.uiterlijk) == (date(2026, 2, 5), date(2026, 2, 18))
    assert besluit.verschuivingen.get().reden == "de laatste dag van de dwangsom veranderde"


def test_vaststellen_bevriest_en_opent_de_betaling(baan, termijn):
    with op(date(2026, 1, 7)):
        rij = stel_in_gebreke(baan, termijn)
    with op(date(2026, 2, 1)), pytest.raises(Geweigerd, match="De dwangsom loopt nog"):
        stel_vast(baan, rij, date(2026, 2, 1))
    with op(date(2026, 2, 5)):
        klaar(baan.consulent, termijn, date(2026, 2, 5))
    with op(date(2026, 2, 10)):
        with pytest.raises(Geweigerd, match="liep tot en met 4 februari") as fout:
            stel_vast(baan, rij, date(2026, 2, 4))
        assert fout.value.veld == "op"
        vast = stel_vast(baan, rij, date(2026, 2, 10))
    assert (vast.vastgesteld_bedrag, vast.vastgesteld_op) == (Decimal("357.00"), date(2026, 2, 10))
    assert vers(rij.besluittermijn).afronding == Afronding.VOLDAAN
    betalen = Termijn.objects.get(soort="betaling-dwangsom")
    assert (betalen.vanaf, betalen.einddatum) == (date(2026, 2, 10), date(2026, 3, 24))
    assert dossier_van(termijn).fatale_datum == min(
        t.einddatum for t in Termijn.objects.filter(dossier_id=termijn.dossier_id, afronding=None, van_ons=True)
    )
    assert Taak.objects.get(sleutel=f"dwangsom:{rij.pk}").klaar_op is not None
    with op(date(2026, 2, 20)):
        with pytest.raises(Geweigerd, match="al vastgesteld op 10 februari"):
            stel_vast(baan, rij, date(2026, 2, 20))
        with pytest.raises(Geweigerd, match="pas vastgesteld op 10 februari"):
            h.leg_betaling_vast(baan.consulent, betalen.dossier_id, betalen.pk, op=date(2026, 2, 9))
        h.leg_betaling_vast(baan.consulent, betalen.dossier_id, betalen.pk, op=date(2026, 2, 20))
        assert regel(baan, termijn).tekst == "Vastgesteld op 10 februari 2026: €\u00a0357,00."
    assert vers(betalen).afronding == Afronding.VOLDAAN
    assert not Taak.objects.filter(dossier_id=termijn.dossier_id, klaar_op=None).exists()


def test_na_42_dagen_kan_het_ook_zonder_besluit(baan, termijn):
    with op(date(2026, 1, 7)):
        rij = stel_in_gebreke(baan, termijn)
    with op(date(2026, 3, 3)), pytest.raises(Geweigerd, match="loopt nog"):
        stel_vast(baan, rij, date(2026, 3, 3))
    with op(date(2026, 3, 4)):
        assert stel_vast(baan, rij, date(2026, 3, 4)).vastgesteld_bedrag == Decimal("1442.00")
    assert vers(termijn).afronding is None


def test_besloten_binnen_de_twee_weken_kost_niets(baan, termijn):
    with op(date(2026, 1, 7)):
        rij = stel_in_gebreke(baan, termijn)
    with op(EERSTE):
        klaar(baan.consulent, termijn, EERSTE)
        assert regel(baan, termijn).tekst == "Er is op tijd besloten. Er is geen dwangsom verschuldigd."
    assert vers(rij.besluittermijn).afronding == Afronding.VERVALLEN
    assert Taak.objects.get(sleutel=f"dwangsom:{rij.pk}").vervallen
    with op(date(2026, 2, 10)):
        with pytest.raises(Geweigerd, match="pas besloten op 21 januari") as fout:
            stel_vast(baan, rij, date(2026, 1, 20))
        assert fout.value.veld == "op"
        vast = stel_vast(baan, rij, date(2026, 2, 10))
        assert regel(baan, termijn).tekst == (
            "Vastgesteld op 10 februari 2026: geen dwangsom. Er is besloten voordat de dwangsom begon te lopen."
        )
    assert vast.vastgesteld_bedrag == 0
    assert not Termijn.objects.filter(dossier_id=termijn.dossier_id, soort="betaling-dwangsom").exists()


def test_na_het_besluit_ontvangen_of_ingevoerd(baan, termijn):
    """Received after the besluit: no effect. Received before it, and typed in later: it counts."""
    with op(date(2026, 2, 5)):
        klaar(baan.consulent, termijn, date(2026, 2, 5))
        laat = stel_in_gebreke(baan, termijn, date(2026, 2, 5) - timedelta(days=0))
        eerder = stel_in_gebreke(baan, termijn, INGEBREKE)
    with op(date(2026, 2, 9)):
        na = stel_in_gebreke(baan, termijn, date(2026, 2, 6))
    assert laat.geldig  # received on the day itself: nothing is due before D + 15
    assert not na.geldig
    assert "Er was al besloten op 5 februari 2026" in na.reden_ongeldig
    # The earlier one takes over, though it was typed in later.
    assert eerder.geldig
    laat.refresh_from_db()
    assert laat.reden_ongeldig == "Er loopt al een dwangsom door de ingebrekestelling van 6 januari 2026."


def test_een_brief_die_later_wordt_gevonden_en_eerder_kwam_telt(baan, termijn):
    """The first letter received has effect (4:17 lid 3), whatever the order in which they were recorded."""
    with op(date(2026, 1, 27)):
        laat = stel_in_gebreke(baan, termijn, date(2026, 1, 26))
        assert (laat.geldig, laat.eerste_dag) == (True, date(2026, 2, 10))
        verloren = laat.besluittermijn
    with op(date(2026, 2, 15)):
        vroeg = stel_in_gebreke(baan, termijn, INGEBREKE)
        assert (vroeg.geldig, vroeg.eerste_dag) == (True, EERSTE)
        laat.refresh_from_db()
        assert (laat.geldig, laat.eerste_dag) == (False, None)
        assert laat.reden_ongeldig == "Er loopt al een dwangsom door de ingebrekestelling van 6 januari 2026."
        # 21 January to 15 February: fourteen days of 23 and twelve of 35 euro.
        assert "€\u00a0742,00 tot en met vandaag (26 dagen)" in regel(baan, termijn).tekst
    # The 4:18 term and the reminder of the later one are gone, those of the first one stand.
    assert vers(verloren).afronding == Afronding.VERVALLEN
    assert Taak.objects.get(sleutel=f"dwangsom:{laat.pk}").vervallen
    assert (vroeg.besluittermijn.vanaf, vroeg.besluittermijn.einddatum) == (date(2026, 3, 3), date(2026, 3, 17))
    assert Taak.objects.get(sleutel=f"dwangsom:{vroeg.pk}").klaar_op is None
    lading = verteld(termijn, "ingebrekestelling.herzien").lading
    assert (lading["ingebrekestelling"], lading["geldig"]) == (laat.pk, False)
    assert ZINNEN["ingebrekestelling.herzien"].vertel(lading) == (
        "wijzigde het gevolg van de ingebrekestelling van 26 januari 2026: die heeft geen eigen gevolg meer."
    )
    assert verteld(termijn, "ingebrekestelling.vastgelegd").lading["geldig"] is True


def test_een_te_vroege_brief_neemt_niets_weg(baan, termijn):
    with op(date(2026, 1, 27)):
        geldig = stel_in_gebreke(baan, termijn)
        vroeg = stel_in_gebreke(baan, termijn, date(2026, 1, 2))
    geldig.refresh_from_db()
    assert (geldig.geldig, vroeg.geldig) == (True, False)
    assert "te vroeg" in vroeg.reden_ongeldig
    assert not Gebeurtenis.objects.filter(dossier_id=termijn.dossier_id, soort="ingebrekestelling.herzien").exists()


def test_wat_al_is_vastgesteld_blijft_ook_als_er_een_eerdere_brief_opduikt(baan, termijn):
    with op(date(2026, 1, 27)):
        laat = stel_in_gebreke(baan, termijn, date(2026, 1, 20))
    with op(date(2026, 2, 10)):
        klaar(baan.consulent, termijn, date(2026, 2, 10))
        stel_vast(baan, laat, date(2026, 2, 10))
        vroeg = stel_in_gebreke(baan, termijn)
    assert vroeg.reden_ongeldig == "De dwangsom is al vastgesteld door de ingebrekestelling van 20 januari 2026."
    laat.refresh_from_db()
    assert (laat.geldig, laat.vastgesteld_bedrag) == (True, Decimal("138.00"))


def test_een_tweede_brief_heeft_geen_eigen_gevolg(baan, termijn):
    with op(date(2026, 1, 20)):
        eerste = stel_in_gebreke(baan, termijn)
        tweede = stel_in_gebreke(baan, termijn, date(2026, 1, 15))
    assert eerste.geldig
    assert tweede.reden_ongeldig == "Er loopt al een dwangsom door de ingebrekestelling van 6 januari 2026."
    assert Termijn.objects.filter(soort="dwangsombesluit").count() == 1


def test_een_oordeel_is_een_keuze_met_reden_en_kan_terug(baan, termijn):
    with op(date(2026, 2, 1)):
        rij = stel_in_gebreke(baan, termijn)
        gegevens = (baan.consulent, termijn.dossier_id, rij.pk)
        with pytest.raises(Geweigerd, match="Schrijf op waarom") as fout:
            h.beoordeel_ingebrekestelling(*gegevens, oordeel="kennelijk", reden=" ")
        assert fout.value.veld == "reden"
        with pytest.raises(Geweigerd, match="Kies je oordeel"):
            h.beoordeel_ingebrekestelling(*gegevens, oordeel="onzin", reden="x")
        h.beoordeel_ingebrekestelling(*gegevens, oordeel="kennelijk", reden="De inwoner woont hier niet.")
        assert regel(baan, termijn).tekst.endswith("(onder c). De inwoner woont hier niet.")
        # Also on that there is a decision (4:18): its term waits.
        assert vers(rij.besluittermijn).afronding is None
        h.beoordeel_ingebrekestelling(*gegevens, oordeel="", reden="Toch wel.")
        assert "De dwangsom loopt" in regel(baan, termijn).tekst
    open_ = Termijn.objects.get(soort="dwangsombesluit", afronding=None)
    assert Ingebrekestelling.objects.get(pk=rij.pk).besluittermijn == open_
    assert Taak.objects.get(sleutel=f"dwangsom:{rij.pk}").klaar_op is None


def test_geen_dwangsom_is_een_besluit_met_bedrag_nul_en_een_reden(baan, termijn):
    """4:17 lid 5 and 4:18: that nothing is due is decided too, and ends the two weeks. Nothing is left to pay."""
    with op(date(2026, 2, 1)):
        rij = stel_in_gebreke(baan, termijn)
        with pytest.raises(Geweigerd, match="De dwangsom loopt nog"):
            stel_vast(baan, rij, date(2026, 2, 1))
        with op(date(2026, 1, 20)), pytest.raises(Geweigerd, match="De dwangsom begint pas op 21 januari 2026"):
            stel_vast(baan, rij, date(2026, 1, 20))
        h.beoordeel_ingebrekestelling(
            baan.consulent, termijn.dossier_id, rij.pk, oordeel="belang", reden="De buurman vroeg het."
        )
        assert dossier_van(termijn).fatale_datum == EINDE
        with pytest.raises(Geweigerd, match="kwam pas op 6 januari") as fout:
            stel_vast(baan, rij, date(2026, 1, 5))
        assert fout.value.veld == "op"
        vast = stel_vast(baan, rij, date(2026, 2, 1))
        tekst = regel(baan, termijn).tekst
    assert (vast.vastgesteld_bedrag, vast.vastgesteld_op) == (Decimal(0), date(2026, 2, 1))
    assert tekst.startswith("Vastgesteld op 1 februari 2026: geen dwangsom. De aanvrager is geen belanghebbende")
    assert tekst.endswith("De buurman vroeg het.")
    assert vers(rij.besluittermijn).afronding == Afronding.VOLDAAN
    assert Taak.objects.get(sleutel=f"dwangsom:{rij.pk}").klaar_op is not None
    assert not Termijn.objects.filter(dossier_id=termijn.dossier_id, soort="betaling-dwangsom").exists()
    lading = verteld(termijn, "dwangsom.vastgesteld").lading
    assert ZINNEN["dwangsom.vastgesteld"].vertel(lading) == "stelde vast dat er geen dwangsom is."
    with op(date(2026, 2, 2)), pytest.raises(Geweigerd, match="al vastgesteld"):
        stel_vast(baan, rij, date(2026, 2, 2))


def test_het_scherm_zegt_dat_het_bedrag_nul_is_en_waarom(baan, termijn):
    with op(date(2026, 2, 1)):
        rij = stel_in_gebreke(baan, termijn)
        h.beoordeel_ingebrekestelling(
            baan.consulent, termijn.dossier_id, rij.pk, oordeel="kennelijk", reden="Woont in Arnhem."
        )
        url = reverse("werk:dwangsom_vaststellen", args=[termijn.dossier_id, rij.pk])
        blad = log_in(Client(), baan.consulent).get(url).content.decode()
    assert "Er is geen dwangsom: het bedrag is €\u00a00,00." in blad
    assert "Woont in Arnhem." in blad
    assert "binnen zes weken" not in blad


def test_schuift_de_termijn_dan_volgt_het_gevolg(baan):
    """The start turns out to be a week later: the letter was premature after all. And back again."""
    with op(date(2026, 1, 5)):
        rij = losse(baan, "bob-na-uitspraak", date(2025, 11, 24))
    assert rij.einddatum == date(2026, 1, 5)
    with op(date(2026, 1, 20)):
        brief = stel_in_gebreke(baan, rij)
        assert brief.geldig
        h.corrigeer_start(baan.consulent, rij.dossier_id, rij.pk, vanaf=date(2025, 12, 1), reden="poststempel")
        brief.refresh_from_db()
        assert not brief.geldig
        assert "te vroeg" in brief.reden_ongeldig
        assert vers(brief.besluittermijn).afronding == Afronding.VERVALLEN
        h.corrigeer_start(baan.consulent, rij.dossier_id, rij.pk, vanaf=date(2025, 11, 24), reden="toch niet")
        brief.refresh_from_db()
    assert (brief.geldig, brief.eerste_dag) == (True, EERSTE)
    assert Termijn.objects.filter(soort="dwangsombesluit", afronding=None).count() == 1


@pytest.mark.parametrize("soort", ["wmo-onderzoek", "heronderzoek", "klacht", "dwangsombesluit"])
def test_geen_dwangsom_op_wat_geen_aanvraag_of_bezwaar_is(baan, soort):
    with op(date(2026, 1, 6)):
        rij = losse(baan, soort, date(2026, 1, 5))
        with pytest.raises(Geweigerd, match="bestaat geen dwangsom"):
            stel_in_gebreke(baan, rij)


def test_een_dag_die_niet_kan(baan, termijn):
    with op(date(2026, 1, 6)):
        for dag, zin in (
            (date(2026, 1, 7), "toekomst"),
            (date(2025, 12, 21), "De aanvraag kwam pas binnen op 22 december 2025"),
        ):
            with pytest.raises(Geweigerd, match=zin) as fout:
                stel_in_gebreke(baan, termijn, dag)
            assert fout.value.veld == "ontvangen_op"
    assert not termijn.ingebrekestellingen.exists()


def test_op_de_dag_van_de_aanvraag_is_te_vroeg_en_geen_fout(baan, termijn):
    """praktijk 24: on or before the last day of the term is premature, however early."""
    with op(date(2026, 1, 20)):
        rij = stel_in_gebreke(baan, termijn, date(2025, 12, 22))
    assert (rij.geldig, rij.eerste_dag) == (False, None)
    assert rij.reden_ongeldig.startswith("De ingebrekestelling is te vroeg: ontvangen op 22 december 2025")


def test_bij_bezwaar_kan_een_brief_van_voor_het_begin_ook(baan):
    """The term starts when the bezwaartermijn ends; the bezwaar, and a letter about it, may be weeks older."""
    with op(date(2026, 1, 20)):
        rij = losse(baan, "beslissing-op-bezwaar", date(2026, 1, 12))
        brief = stel_in_gebreke(baan, rij, date(2026, 1, 6))
    assert not brief.geldig
    assert "te vroeg" in brief.reden_ongeldig


def test_de_administratie_legt_vast_en_de_consulent_stelt_vast(baan, termijn):
    post = baan.wereld.medewerker(Functie.ADMINISTRATIE)
    with op(date(2026, 3, 10)):
        rij = h.leg_ingebrekestelling_vast(post, termijn.dossier_id, termijn.pk, ontvangen_op=INGEBREKE, kanaal="post")
        with pytest.raises(GeenRecht):
            h.stel_dwangsom_vast(post, termijn.dossier_id, rij.pk, op=date(2026, 3, 10))


def test_sluiten_laat_staan_wat_verschuldigd_is(baan, termijn):
    """The aanvraag is withdrawn: the dwangsom stops that day, but is not forgotten with the casus."""
    with op(date(2026, 1, 7)):
        rij = stel_in_gebreke(baan, termijn)
    with op(date(2026, 2, 5)):
        sluit_casus(baan.consulent, termijn.dossier_id, reden=Afsluitreden.INGETROKKEN, toelichting="hoeft niet meer")
        assert vers(termijn).afronding == Afronding.VERVALLEN
        assert vers(rij.besluittermijn).vanaf == date(2026, 2, 4)
        assert Taak.objects.filter(sleutel=f"dwangsom:{rij.pk}", klaar_op=None).exists()
        assert stel_vast(baan, rij, date(2026, 2, 5)).vastgesteld_bedrag == Decimal("357.00")
