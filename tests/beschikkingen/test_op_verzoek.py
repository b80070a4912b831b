"""A besluit on request about youth help that runs, and what the second person sees of a line that changed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from basis.inwoners.datums import OnvolledigeDatum
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Trede
from basis.werk.models import Termijn
from beschikkingen import handelingen as b
from beschikkingen.enums import Resultaat, StatusBeschikking, VormAanvraag
from beschikkingen.inhoud import toets
from beschikkingen.models import Beschikking, Toekenning
from beschikkingen.stand import lees
from casussen import handelingen as h
from casussen.enums import Grondslag, StatusCasus, StatusOndersteuning
from casussen.models import Casus, Ondersteuning
from casussen.verwijzing import Verwijzer
from consortium.models import Verplichting
from tests.beschikkingen.baan import Baan
from tests.beschikkingen.test_schermen import binnen, post, url
from tests.fabriek import wereld


@pytest.fixture
def jeugd(db) -> Baan:
    return Baan(wereld(), Wet.JEUGD)


def loopt(baan: Baan, grondslag=Grondslag.VERWIJZING, soort="02") -> Ondersteuning:
    casus = baan.casus(
        grondslag=grondslag,
        verwijzer=Verwijzer(soort, "dr. A. Jansen"),
        inwoner=baan.wereld.inwoner(geboren=OnvolledigeDatum(1990, 1, 1)),
    )
    lijn = h.stel_ondersteuning_voor(
        baan.consulent,
        casus.pk,
        trede=Trede.MAATWERK,
        voorziening=baan.begeleiding,
        organisatie=baan.wereld.partij,
        hoeveelheid=Decimal(2),
        begin=vandaag(),
        einde=vandaag() + timedelta(days=364),
        doel=h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Rust in huis."),
    )
    h.wijs_direct_toe(baan.consulent, casus.pk, lijn.pk)
    return h.start_hulp(baan.consulent, casus.pk, lijn.pk, op=vandaag())


def verzoek(baan: Baan, lijn: Ondersteuning, **meer):
    return b.vraag_besluit(
        baan.consulent,
        lijn.casus_id,
        lijn.pk,
        **{"ontvangen_op": vandaag(), "vorm": VormAanvraag.BRIEF, **meer},
    )


@pytest.mark.parametrize(("grondslag", "soort"), [(Grondslag.VERWIJZING, "02"), (Grondslag.BEPALING, "08")])
def test_op_verzoek_een_besluit_over_hulp_die_doorloopt(jeugd, grondslag, soort):
    """Jeugdwet 2.3: the same line, the same money; only the besluit comes beside it."""
    lijn = loopt(jeugd, grondslag, soort)
    aanvraag = verzoek(jeugd, lijn)
    assert (aanvraag.over, aanvraag.termijn.soort) == (lijn, "jeugd-besluit")
    concept = jeugd.vul(b.stel_op(jeugd.consulent, lijn.casus_id))
    assert concept.besluiten.get().ondersteuning == lijn
    besluit = b.stel_vast(jeugd.consulent, lijn.casus_id, concept.pk)
    html = besluit.brief.html
    assert "De hulp die al loopt, gaat gewoon door." in html
    assert f"Op {datum(vandaag())} vroeg u ons om een besluit over deze hulp." in html
    assert "eerste afspraak" not in html
    assert "kregen wij uw vraag om hulp" not in html
    lijn.refresh_from_db()
    assert (lijn.status, lijn.grondslag) == (StatusOndersteuning.GESTART, grondslag)
    assert Toekenning.objects.get(besluit__beschikking=besluit).verplichting_id == lijn.verplichting_id
    assert Verplichting.objects.filter(gemeente=jeugd.wereld.gemeente).count() == 1
    jeugd.drukt(lijn.casus_id)
    b.verzend(jeugd.consulent, lijn.casus_id, besluit.pk, op=vandaag())
    assert Termijn.objects.get(pk=aanvraag.termijn_id).afronding == "voldaan"
    assert Casus.objects.get(pk=lijn.casus_id).status == StatusCasus.HULPVERLENING
    with pytest.raises(Geweigerd, match="al een besluit"):
        verzoek(jeugd, lijn)


def test_het_college_wijst_hulp_op_een_verwijzing_niet_af(jeugd):
    lijn = loopt(jeugd)
    verzoek(jeugd, lijn)
    concept = jeugd.vul(b.stel_op(jeugd.consulent, lijn.casus_id), (Resultaat.AFWIJZEN,))
    assert any("bepaalt wie verwees" in gebrek.tekst for gebrek in toets(lees(concept, vandaag())))


def test_wanneer_een_besluit_op_verzoek_niet_kan(jeugd):
    lijn = loopt(jeugd)
    for op in (vandaag() + timedelta(days=1), lijn.casus.gemeld_op - timedelta(days=1)):
        with pytest.raises(Geweigerd) as fout:
            verzoek(jeugd, lijn, ontvangen_op=op)
        assert fout.value.veld == "ontvangen_op"
    verzoek(jeugd, lijn)
    with pytest.raises(Geweigerd, match="loopt al een onderzoek"):
        verzoek(jeugd, lijn)


def test_alleen_over_hulp_op_een_verwijzing(baan):
    lijn = Ondersteuning.objects.get(casus_id=baan.verzonden().casus_id)
    with pytest.raises(Geweigerd, match="verwijzing of bepaling"):
        verzoek(baan, lijn)


def test_het_scherm_biedt_het_aan_en_legt_het_vast(jeugd):
    lijn = loopt(jeugd)
    client = binnen(jeugd.consulent)
    pad = reverse("beschikkingen:op_verzoek", args=[lijn.casus_id, lijn.pk])
    assert pad in client.get(lijn.casus.dossier.get_absolute_url()).content.decode()
    antwoord = post(client, pad, ontvangen_op=f"{vandaag():%d-%m-%Y}", vorm="brief")
    assert antwoord.status_code == 303
    assert lijn.casus.aanvragen.get().over == lijn


# -- a line that changes while it lies with the second person ------------------------------------------


def bij_de_tweede(baan: Baan) -> tuple[Beschikking, Ondersteuning]:
    concept = baan.concept({"uren": "5"})
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    return concept, Ondersteuning.objects.get(casus_id=concept.casus_id)


def wijzig(baan: Baan, lijn: Ondersteuning, **anders) -> None:
    velden = ("trede", "organisatie", "eenheid", "frequentie", "leveringsvorm", "hulpvraag", "doel")
    gegevens = {naam: getattr(lijn, naam) for naam in velden}
    gegevens |= {
        "voorziening": lijn.voorziening,
        "hoeveelheid": lijn.hoeveelheid,
        "begin": lijn.geldig.lower,
        "einde": lijn.geldig.upper - timedelta(days=1),
    }
    h.wijzig_ondersteuning(baan.consulent, lijn.casus_id, lijn.pk, **{**gegevens, **anders})


def test_de_tweede_ziet_wat_veranderde_voordat_hij_beslist(baan):
    concept, lijn = bij_de_tweede(baan)
    wijzig(baan, lijn, hoeveelheid=Decimal(8), organisatie=None)
    with pytest.raises(Geweigerd, match="hoeveel was 5 uur per week en is nu 8 uur per week") as fout:
        b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
    assert fout.value.veld == "gezien"
    client = binnen(baan.tweede)
    pad = url("vaststellen", concept)
    bladzijde = client.get(pad).content.decode()
    assert "aanbieder was MEE en is nu nader te kiezen" in bladzijde
    assert "Er veranderde iets sinds akkoord is gevraagd" in bladzijde
    op = f"{vandaag():%d-%m-%Y}"
    assert post(client, pad, op=op).status_code == 422
    assert post(client, pad, op=op, gezien="on").status_code == 303
    concept = Beschikking.objects.get(pk=concept.pk)
    assert concept.status == StatusBeschikking.VASTGESTELD


def test_zonder_verandering_vraagt_niemand_een_vinkje(baan):
    concept, lijn = bij_de_tweede(baan)
    wijzig(baan, lijn)
    assert b.stel_vast(baan.tweede, concept.casus_id, concept.pk).nummer


def test_opnieuw_akkoord_vragen_begint_opnieuw(baan):
    concept, lijn = bij_de_tweede(baan)
    wijzig(baan, lijn, hoeveelheid=Decimal(6))
    b.stuur_terug(baan.tweede, concept.casus_id, concept.pk, reden="Klopt het aantal?")
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    assert b.stel_vast(baan.tweede, concept.casus_id, concept.pk).nummer
