"""Granted help that ends: told sixteen weeks before, with a choice, and never a silent gap (praktijk 27)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models_regels import Norm
from basis.werk.models import SoortTaak, Taak, Termijn
from beschikkingen import handelingen as b
from casussen import handelingen as h
from casussen.enums import Aanleiding, Einde, KeuzeAflopend, StatusOnderzoek
from casussen.models import Casus, Ondersteuning
from tests.beschikkingen.baan import TEKST, Baan, soorten
from tests.fabriek import sluit_casus, wereld
from tests.huis.test_aantal_vragen import binnen

pytestmark = pytest.mark.django_db
DAG = vandaag()


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld())


def lopend(baan: Baan, *, nog: int = 60, **regel: Any) -> Ondersteuning:
    """Help that runs and ends `nog` days from now."""
    besluit = baan.verzonden({"begin": DAG - timedelta(days=5), "einde": DAG + timedelta(days=nog), **regel})
    lijn = besluit.besluiten.get().ondersteuning
    h.start_hulp(baan.consulent, besluit.casus_id, lijn.pk, op=DAG - timedelta(days=5))
    return Ondersteuning.objects.select_related("aflopend", "casus__dossier").get(pk=lijn.pk)


def keuze_taak(lijn: Ondersteuning) -> Taak:
    return Taak.objects.get(sleutel=lijn.sleutel_aflopend, dossier_id=lijn.casus_id)


def test_toewijzen_telt_zestien_weken_terug(baan):
    lijn = lopend(baan, nog=200)
    termijn = lijn.aflopend
    assert termijn
    assert (termijn.soort, termijn.vanaf) == ("aflopend", DAG + timedelta(days=200))
    assert termijn.einddatum == termijn.vanaf - timedelta(weeks=16)
    assert (termijn.wettelijk, termijn.van_ons, termijn.afronding) == (False, True, None)
    taak = keuze_taak(lijn)
    assert (taak.soort, taak.vanaf, taak.uiterlijk) == (SoortTaak.AFLOPEND, termijn.einddatum, termijn.vanaf)
    assert Dossier.objects.get(pk=lijn.casus_id).fatale_datum is None, "een eigen norm is geen fatale datum"


def test_een_norm_van_de_gemeente_en_een_van_het_product(baan):
    gemeente, code = baan.wereld.gemeente, baan.vervoer.code
    for soort, weken in (("aflopend", 10), (f"aflopend:{code}", 4)):
        Norm.objects.create(
            gemeente=gemeente, soort=soort, waarde=weken, eenheid="weken", geldig_vanaf=date(2020, 1, 1), bron="beleid"
        )
    gewoon = lopend(baan, nog=200)
    van_product = lopend(baan, nog=200, voorziening=baan.vervoer)
    assert gewoon.aflopend
    assert van_product.aflopend
    assert gewoon.aflopend.einddatum == gewoon.aflopend.vanaf - timedelta(weeks=10)
    assert van_product.aflopend.soort == f"aflopend:{code}"
    assert van_product.aflopend.einddatum == van_product.aflopend.vanaf - timedelta(weeks=4)


def test_een_vervallen_norm_van_het_product_houdt_geen_besluit_tegen(baan):
    """praktijk 8: no administrative rule blocks a lawful decision. The norm for all products counts instead."""
    gemeente, code = baan.wereld.gemeente, baan.vervoer.code
    norm = {"gemeente": gemeente, "eenheid": "weken", "geldig_vanaf": date(2020, 1, 1), "bron": "beleid"}
    Norm.objects.create(soort="aflopend", waarde=10, **norm)
    Norm.objects.create(soort=f"aflopend:{code}", waarde=4, geldig_tot=DAG, **norm)
    termijn = lopend(baan, nog=200, voorziening=baan.vervoer).aflopend
    assert termijn
    assert (termijn.soort, termijn.einddatum) == ("aflopend", termijn.vanaf - timedelta(weeks=10))


def test_zonder_einddatum_valt_er_niets_te_kiezen_maar_wel_te_heronderzoeken(baan):
    begin = DAG - timedelta(days=5)
    besluit = baan.verzonden({"begin": begin, "einde": None})
    lijn = besluit.besluiten.get().ondersteuning
    assert lijn.aflopend is None
    taak = Taak.objects.get(dossier_id=besluit.casus_id, soort=SoortTaak.HERONDERZOEK)
    assert taak.uiterlijk
    assert (taak.uiterlijk.year - begin.year, taak.uiterlijk.month) == (1, begin.month)
    assert not Taak.objects.filter(dossier_id=lopend(baan).casus_id, soort=SoortTaak.HERONDERZOEK).exists()


def test_verkort_onderzoek_begint_bij_het_laatste_verslag(baan):
    lijn = lopend(baan)
    Dossier.objects.filter(pk=lijn.casus_id).update(aan_zet=AanZet.NIEMAND)
    vorig = lijn.casus.onderzoeken.get()
    h.kies_bij_aflopen(baan.consulent, lijn.casus_id, lijn.pk, keuze="onderzoek")
    nieuw = lijn.casus.onderzoeken.latest("pk")
    assert (nieuw.aanleiding, nieuw.status) == (Aanleiding.HERINDICATIE, StatusOnderzoek.GEPLAND)
    assert nieuw.behoeften == vorig.behoeften == TEKST
    assert set(nieuw.nog_niet_af) == set(nieuw.ONDERWERPEN), "elk onderwerp moet opnieuw worden bekeken"
    assert nieuw.gesprek_op is None
    assert keuze_taak(lijn).klaar_op, "er is gekozen"
    lijn.refresh_from_db()
    assert lijn.aflopend
    assert lijn.aflopend.afronding is None, "maar het is nog niet geregeld"
    assert Dossier.objects.get(pk=lijn.casus_id).aan_zet == AanZet.BEHANDELAAR
    assert "ondersteuning.keuze" in soorten(lijn.casus_id)
    assert nieuw.termijn
    assert nieuw.termijn.startgebeurtenis == "Kort onderzoek begonnen omdat hulp afloopt"
    h.wijs_op_persoonlijk_plan(baan.consulent, lijn.casus_id, op=DAG)
    plan = Termijn.objects.filter(dossier_id=lijn.casus_id, soort="persoonlijk-plan").latest("pk")
    assert plan.startgebeurtenis == nieuw.termijn.startgebeurtenis, "er was geen melding"


def test_stopt_dat_onderzoek_dan_is_de_keuze_weer_open(baan):
    lijn = lopend(baan)
    h.kies_bij_aflopen(baan.consulent, lijn.casus_id, lijn.pk, keuze="onderzoek")
    h.breek_onderzoek_af(baan.consulent, lijn.casus_id, reden="De inwoner is ziek.")
    assert keuze_taak(lijn).klaar_op is None
    assert "taak.heropend" in soorten(lijn.casus_id)


def test_elk_ander_onderzoek_maakt_de_keuze_ook(baan):
    lijn = lopend(baan)
    h.open_onderzoek(baan.consulent, lijn.casus_id, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=DAG)
    assert keuze_taak(lijn).klaar_op
    later = lopend(baan, nog=300)
    h.open_onderzoek(baan.consulent, later.casus_id, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=DAG)
    assert keuze_taak(later).klaar_op is None, "die keuze komt pas over maanden"


def _opnieuw_toegekend(baan: Baan, lijn: Ondersteuning, *, vanaf_dag: int) -> Ondersteuning:
    """The short onderzoek, to a besluit that grants the same help from that day on."""
    casus = Casus.objects.get(pk=lijn.casus_id)
    h.kies_bij_aflopen(baan.consulent, casus.pk, lijn.pk, keuze="onderzoek")
    baan.start(casus)
    h.sla_onderzoek_op(baan.consulent, casus.pk, nog_niet_af=[])
    baan.lijn(casus, begin=DAG + timedelta(days=vanaf_dag), einde=DAG + timedelta(days=400))
    baan.verslag(casus)
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=DAG, vorm="brief")
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
    b.stel_vast(baan.consulent, casus.pk, concept.pk)
    lijn.refresh_from_db()
    return Ondersteuning.objects.filter(casus=casus).select_related("aflopend").latest("pk")


def test_een_nieuwe_toekenning_die_aansluit_regelt_het(baan):
    lijn = lopend(baan)
    nieuw = _opnieuw_toegekend(baan, lijn, vanaf_dag=61)
    assert lijn.aflopend
    assert (lijn.aflopend.afronding, lijn.aflopend.afgerond_op) == ("voldaan", DAG)
    assert nieuw.aflopend
    assert nieuw.aflopend.afronding is None


def test_een_gat_is_niet_geregeld(baan):
    lijn = lopend(baan)
    _opnieuw_toegekend(baan, lijn, vanaf_dag=62)
    assert lijn.aflopend
    assert lijn.aflopend.afronding is None


def test_laten_eindigen_geeft_een_taak_voor_de_brief(baan):
    lijn = lopend(baan)
    with pytest.raises(Geweigerd) as fout:
        h.kies_bij_aflopen(baan.consulent, lijn.casus_id, lijn.pk, keuze="eindigen")
    assert fout.value.veld == "toelichting"
    h.kies_bij_aflopen(
        baan.consulent, lijn.casus_id, lijn.pk, keuze=KeuzeAflopend.EINDIGEN, toelichting="Het doel is bereikt."
    )
    lijn.refresh_from_db()
    assert lijn.aflopend
    assert lijn.aflopend.afronding == "voldaan"
    taken = Taak.objects.filter(dossier_id=lijn.casus_id, soort=SoortTaak.EIGEN, klaar_op=None).order_by("pk")
    brief, einde = taken
    assert "Het doel is bereikt." in brief.toelichting
    assert (brief.vanaf, brief.uiterlijk, brief.voor) == (None, DAG + timedelta(weeks=2), baan.consulent)
    assert einde.vanaf == DAG + timedelta(days=60)
    h.beeindig(baan.consulent, lijn.casus_id, lijn.pk, reden=Einde.VOLGENS_PLAN, laatste_dag=DAG)
    einde.refresh_from_db()
    assert (bool(einde.klaar_op), einde.vervallen) == (True, False)
    with pytest.raises(Geweigerd, match="al gekozen"):
        h.kies_bij_aflopen(baan.consulent, lijn.casus_id, lijn.pk, keuze="onderzoek")


def test_wat_niet_kan_zegt_waarom(baan):
    lijn = lopend(baan)
    for keuze in ("verlengen", "melding"):
        with pytest.raises(Geweigerd) as fout:
            h.kies_bij_aflopen(baan.consulent, lijn.casus_id, lijn.pk, keuze=keuze)
        assert fout.value.veld == "keuze"
    vroeg = lopend(baan, nog=300)
    with pytest.raises(Geweigerd, match="Deze keuze komt op"):
        h.kies_bij_aflopen(baan.consulent, vroeg.casus_id, vroeg.pk, keuze="onderzoek")


def test_beeindigen_en_sluiten_ruimen_op(baan):
    lijn = lopend(baan)
    h.beeindig(baan.consulent, lijn.casus_id, lijn.pk, reden=Einde.CLIENT, laatste_dag=DAG)
    lijn.refresh_from_db()
    assert lijn.aflopend
    assert lijn.aflopend.afronding == "vervallen"
    assert keuze_taak(lijn).vervallen
    assert Dossier.objects.get(pk=lijn.casus_id).aan_zet == AanZet.BEHANDELAAR, (
        "na de laatste hulp is er weer iets te doen"
    )
    doel_taken = Taak.objects.filter(dossier_id=lijn.casus_id, soort=SoortTaak.EVALUEREN)
    h.voeg_doel_toe(baan.consulent, lijn.casus_id, tekst="Nog een doel", evaluatie_op=DAG + timedelta(days=90))
    assert doel_taken.filter(klaar_op=None).count() == 1
    sluit_casus(baan.consulent, lijn.casus_id, reden="volgens_plan")
    assert not doel_taken.filter(klaar_op=None).exists()
    assert doel_taken.get().vervallen
    assert not Termijn.objects.filter(dossier_id=lijn.casus_id, afronding=None, van_ons=True).exists()


def test_een_doel_met_een_dag_wordt_een_taak(baan):
    casus = baan.casus()
    zonder = h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Zonder dag")
    doel = h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Met dag", evaluatie_op=DAG + timedelta(days=90))
    taak = Taak.objects.get(dossier_id=casus.pk, soort=SoortTaak.EVALUEREN)
    assert (taak.verwijst_naar, taak.vanaf, taak.uiterlijk) == (
        doel.pk,
        DAG + timedelta(days=76),
        DAG + timedelta(days=90),
    )
    h.evalueer_doel(baan.consulent, casus.pk, zonder.pk, bereikt=True)
    taak.refresh_from_db()
    assert taak.klaar_op is None
    h.evalueer_doel(baan.consulent, casus.pk, doel.pk, bereikt=True)
    taak.refresh_from_db()
    assert (bool(taak.klaar_op), taak.vervallen) == (True, False)


def test_als_alle_hulp_begonnen_is_wacht_niemand_meer(baan):
    besluit = baan.verzonden(
        {"begin": DAG - timedelta(days=5)}, {"voorziening": baan.vervoer, "begin": DAG - timedelta(days=5)}
    )
    eerste, tweede = (rij.ondersteuning for rij in besluit.besluiten.order_by("pk"))
    dossier = Dossier.objects.filter(pk=besluit.casus_id)
    h.start_hulp(baan.consulent, besluit.casus_id, eerste.pk, op=DAG)
    assert dossier.get().aan_zet == AanZet.AANBIEDER
    h.start_hulp(baan.consulent, besluit.casus_id, tweede.pk, op=DAG)
    assert dossier.get().aan_zet == AanZet.NIEMAND


def test_het_scherm_en_de_zet_op_het_dossier(baan):
    lijn = lopend(baan)
    client = binnen(baan.consulent)
    url = reverse("casussen:hulp_aflopend", args=[lijn.casus_id, lijn.pk])
    dossier = client.get(lijn.casus.dossier.get_absolute_url()).content.decode()
    assert url in dossier
    assert "te laat" not in dossier, "de dag waarop je mag kiezen is geen termijn die je kunt missen"
    scherm = client.get(url).content.decode()
    for tekst in ("Kort onderzoek", "Laten stoppen", "kan hier nog niet", "Neem de melding op", "Waarom nu kiezen?"):
        assert tekst in scherm, tekst
    bewijs = scherm.split('name="bewijs" value="')[1].split('"')[0]
    versie = scherm.split('name="versie" value="')[1].split('"')[0]
    fout = client.post(url, {"bewijs": bewijs, "versie": versie, "keuze": "eindigen", "toelichting": ""})
    assert fout.status_code == 422
    assert "Schrijf op waarom de hulp mag stoppen" in fout.content.decode()
    goed = client.post(url, {"bewijs": bewijs, "versie": versie, "keuze": "onderzoek", "toelichting": ""})
    assert goed.status_code == 303
    assert lijn.casus.onderzoeken.count() == 2
    assert client.get(reverse("casussen:hulp_aflopend", args=[lijn.casus_id, lijn.pk + 999])).status_code == 404
