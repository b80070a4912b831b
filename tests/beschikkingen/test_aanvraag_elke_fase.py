"""After six weeks an aanvraag counts in any fase, whatever became of the onderzoek (Wmo 2.3.2 lid 9; praktijk 5)."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models_regels import Feestdag
from basis.voorzieningen.models import Trede
from basis.werk.models import Afronding, Termijn
from beschikkingen import handelingen as b
from beschikkingen.enums import VormAanvraag
from beschikkingen.grondslag import einde_zes_weken, zoek_grond
from beschikkingen.models import Aanvraag
from beschikkingen.panelen import besluiten
from casussen import handelingen as h
from casussen.enums import Aanleiding, Afsluitreden, StatusCasus, StatusOnderzoek
from casussen.models import Casus
from casussen.panelen import onderzoek as paneel_onderzoek
from casussen.stand import is_werkbaar
from tests.beschikkingen.baan import Baan, laatste
from tests.fabriek import sluit_casus, wereld
from tests.scherm.conftest import log_in


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


def leg_vast(baan: Baan, casus: Casus, dag: date | None = None) -> Aanvraag:
    return b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=dag or vandaag(), vorm=VormAanvraag.FORMULIER)


def labels(baan: Baan, casus: Casus) -> list[str]:
    paneel = besluiten(Dossier.objects.get(pk=casus.pk), baan.consulent)
    return [zet.label for zet in paneel.zetten] if paneel else []


def afgebroken(baan: Baan, dagen: int = 60, gestart: bool = True) -> Casus:
    casus = baan.casus(gemeld_op=geleden(dagen))
    if gestart:
        baan.start(casus)
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="De inwoner was weg.")
    return casus


def naar_hulp(baan: Baan, dagen: int = 20) -> Casus:
    """Verslag sent, and on to help without aanvraag: the onderzoek is klaar."""
    casus = baan.casus(gemeld_op=geleden(dagen))
    baan.start(casus)
    h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Ik kom de deur niet uit.")
    h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Weer naar buiten.")
    h.stel_ondersteuning_voor(baan.consulent, casus.pk, trede=Trede.NETWERK, omschrijving="De buurvrouw rijdt.")
    baan.verslag(casus)
    h.ga_naar_hulp(baan.consulent, casus.pk)
    assert casus.onderzoeken.get().status == StatusOnderzoek.KLAAR
    return casus


@pytest.mark.parametrize("gestart", [True, False])
def test_na_afbreken_opent_de_aanvraag_de_twee_weken(baan, gestart):
    casus = afgebroken(baan, gestart=gestart)
    assert "Aanvraag vastleggen" in labels(baan, casus)
    aanvraag = leg_vast(baan, casus, geleden(3))
    onderzoek = casus.onderzoeken.select_related("termijn").get()
    assert (aanvraag.onderzoek, aanvraag.voor_verslag) == (onderzoek, True)
    assert aanvraag.termijn is not None
    assert (aanvraag.termijn.soort, aanvraag.termijn.vanaf) == ("wmo-besluit", geleden(3))
    assert Dossier.objects.get(pk=casus.pk).fatale_datum == aanvraag.termijn.einddatum
    assert (onderzoek.status, Casus.objects.get(pk=casus.pk).status) == (
        StatusOnderzoek.AANVRAAG,
        StatusCasus.TOEKENNING,
    )
    # The six weeks stay as they ended, and why it stopped stays readable; the work goes on.
    assert onderzoek.termijn is not None
    assert onderzoek.termijn.afronding == Afronding.VERVALLEN
    assert onderzoek.reden_afgebroken == "De inwoner was weg."
    assert is_werkbaar(onderzoek)
    gebeurtenis = laatste(casus.pk, "onderzoek.aanvraag")
    assert (gebeurtenis.van_status, gebeurtenis.naar_status) == ("afgebroken", "aanvraag")
    paneel = paneel_onderzoek(Dossier.objects.get(pk=casus.pk), baan.consulent)
    assert paneel is not None
    assert ("Eerder gestopt omdat", "De inwoner was weg.") in paneel.context["feiten"]


def test_na_afbreken_binnen_zes_weken_nog_niet(baan):
    casus = afgebroken(baan, dagen=20)
    einde = casus.onderzoeken.get().termijn.einddatum
    with pytest.raises(Geweigerd, match="pas na zes weken") as fout:
        leg_vast(baan, casus)
    assert f"vanaf {(einde + timedelta(days=1)).day} " in fout.value.reden
    assert labels(baan, casus) == []
    with klok_op(op_dag(einde + timedelta(days=1))):
        assert leg_vast(baan, casus, einde + timedelta(days=1)).voor_verslag


def test_het_besluit_op_zo_een_aanvraag_rondt_alles_af(baan):
    casus = afgebroken(baan)
    aanvraag = leg_vast(baan, casus)
    baan.lijn(casus)
    besluit = baan.vul(b.stel_op(baan.consulent, casus.pk))
    besluit = b.stel_vast(baan.consulent, casus.pk, besluit.pk)
    baan.drukt(casus.pk)
    b.verzend(baan.consulent, casus.pk, besluit.pk, op=vandaag())
    assert casus.onderzoeken.get().status == StatusOnderzoek.BESLOTEN
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.HULPVERLENING
    assert Termijn.objects.get(pk=aanvraag.termijn_id).afronding == Afronding.VOLDAAN
    with pytest.raises(Geweigerd, match="Er loopt geen onderzoek"):
        leg_vast(baan, casus)


def test_na_het_afbreken_wordt_het_verslag_opnieuw_gemaakt(baan):
    """A verslag that lapsed by breaking off is no verslag: it can't be posted, only made again."""
    casus = baan.casus(gemeld_op=geleden(60))
    baan.start(casus)
    baan.lijn(casus)
    teksten = dict.fromkeys(("behoeften", "eigen_kracht", "netwerk", "mantelzorger", "algemeen", "samenwerking"), "Ja.")
    h.sla_onderzoek_op(
        baan.consulent,
        casus.pk,
        bijdrage="Ja.",
        identiteit_soort="paspoort",
        identiteit_op=vandaag(),
        pgb_uitgelegd_op=vandaag(),
        **teksten,
    )
    oud = h.maak_verslag(baan.consulent, casus.pk)
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="x")
    leg_vast(baan, casus)
    assert casus.onderzoeken.get().verslag is None
    with pytest.raises(Geweigerd, match="Maak eerst het verslag"):
        h.verzend_verslag(baan.consulent, casus.pk, op=vandaag())
    nieuw = h.maak_verslag(baan.consulent, casus.pk)
    baan.drukt(casus.pk, SoortBrief.VERSLAG)
    h.verzend_verslag(baan.consulent, casus.pk, op=vandaag())
    assert Brief.objects.get(pk=oud.pk).status == StatusBrief.VERVALLEN
    assert Brief.objects.get(pk=nieuw.pk).status == StatusBrief.VERZONDEN


def test_na_een_verslag_kan_het_meteen_ook_in_hulpverlening(baan):
    casus = naar_hulp(baan)
    assert "Aanvraag vastleggen" in labels(baan, casus)
    aanvraag = leg_vast(baan, casus)
    assert not aanvraag.voor_verslag
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.HULPVERLENING
    onderzoek = casus.onderzoeken.get()
    assert onderzoek.status == StatusOnderzoek.AANVRAAG
    # The verslag went out: its text stays closed.
    assert not is_werkbaar(onderzoek)
    with pytest.raises(Geweigerd, match="Er ligt een aanvraag"):
        h.ga_naar_hulp(baan.consulent, casus.pk)


def test_afgebroken_na_het_verslag_is_er_een_verslag(baan):
    casus = baan.casus(gemeld_op=geleden(10))
    baan.start(casus)
    baan.lijn(casus)
    baan.verslag(casus)
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="Zij wilde eerst nadenken.")
    aanvraag = leg_vast(baan, casus)
    assert not aanvraag.voor_verslag
    assert not is_werkbaar(casus.onderzoeken.get())


def test_een_nieuw_onderzoek_neemt_de_zes_weken_van_het_afgebroken_over(baan):
    """The melding of 60 days ago was never answered: a new onderzoek does not make the inwoner wait again."""
    casus = afgebroken(baan)
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=vandaag())
    nieuw = casus.onderzoeken.latest("pk")
    aanvraag = leg_vast(baan, casus, geleden(1))
    assert (aanvraag.onderzoek, aanvraag.voor_verslag) == (nieuw, True)


def test_na_een_besluit_telt_het_nieuwe_onderzoek_voor_zichzelf(baan):
    casus = baan.verzonden(gemeld_op=geleden(60)).casus
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag())
    with pytest.raises(Geweigerd, match="pas na zes weken"):
        leg_vast(baan, casus)


def test_een_gestopte_aanvraag_krijgt_geen_tweede_op_hetzelfde_onderzoek(baan):
    casus = baan.aanvraag(gemeld_op=geleden(60))
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="toch niet")
    h.heropen(baan.consulent, casus.pk, verder=False)
    with pytest.raises(Geweigerd, match="aanvraag bij dit onderzoek is gestopt"):
        leg_vast(baan, casus)
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=vandaag())
    assert leg_vast(baan, casus).onderzoek == casus.onderzoeken.latest("pk")


def test_het_scherm_zegt_bij_welk_onderzoek_de_aanvraag_hoort(baan):
    casus = afgebroken(baan)
    klant = log_in(Client(), baan.consulent)
    blad = klant.get(reverse("beschikkingen:aanvraag", args=[casus.pk])).content.decode()
    assert "(afgebroken); dat gaat verder." in blad


# -- heronderzoek (Wmo 2.3.9) ------------------------------------------------------------------------


@pytest.mark.parametrize("met_verslag", [True, False])
def test_bij_een_heronderzoek_hoort_geen_aanvraag_en_geen_dwangsom(baan, met_verslag):
    casus = baan.verzonden().casus
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
    if met_verslag:
        baan.start(casus)
        baan.lijn(casus, baan.vervoer)
        baan.verslag(casus)
        # Nobody waits for the inwoner: no aanvraag can come.
        assert Dossier.objects.get(pk=casus.pk).aan_zet != "inwoner"
        assert (
            "Ik vraag aan" not in Brief.objects.filter(dossier_id=casus.pk, soort=SoortBrief.VERSLAG).latest("pk").html
        )
        with pytest.raises(Geweigerd, match="Een besluit zonder aanvraag kan hier nog niet"):
            h.ga_naar_hulp(baan.consulent, casus.pk)
    voor = Termijn.objects.filter(dossier_id=casus.pk, soort="wmo-besluit").count()
    with pytest.raises(Geweigerd, match="Bij een heronderzoek hoort geen aanvraag") as fout:
        leg_vast(baan, casus)
    assert "zes weken" not in fout.value.reden
    assert fout.value.reden.endswith("Rond dit heronderzoek af of stop het, en voeg de melding dan bij deze casus.")
    assert Termijn.objects.filter(dossier_id=casus.pk, soort="wmo-besluit").count() == voor


def test_een_heronderzoek_na_een_besluit_maakt_geen_aanvraag_mogelijk(baan):
    casus = baan.verzonden().casus
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="Niet nodig.")
    with klok_op(op_dag(vandaag() + timedelta(days=90))):
        with pytest.raises(Geweigerd, match="hoort geen aanvraag") as fout:
            leg_vast(baan, casus)
        assert fout.value.reden.endswith("Voeg de melding dan bij deze casus.")
        assert labels(baan, casus) == []


def test_een_heronderzoek_sluit_de_melding_ervoor_niet_uit(baan):
    """The onderzoek on the melding stopped, a heronderzoek was looked at in between: the melding still counts."""
    casus = afgebroken(baan)
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="Niet nodig.")
    assert leg_vast(baan, casus).onderzoek == casus.onderzoeken.earliest("pk")


def test_buiten_de_wmo_wacht_een_aanvraag_niet(db):
    baan = Baan(wereld(), Wet.JEUGD)
    casus = baan.casus()
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="x")
    assert leg_vast(baan, casus).termijn.soort == "jeugd-besluit"


def test_de_zes_weken_volgen_de_regels_van_de_gemeente(baan):
    """Without a Termijn the guard counts by the same rows as a Termijn would (A KB day moves the end)."""
    with klok_op(op_dag(date(2026, 11, 23))):
        casus = baan.casus(gemeld_op=date(2026, 11, 2))
        onderzoek = casus.onderzoeken.get()
        assert onderzoek.termijn.einddatum == date(2026, 12, 14)
        Feestdag.objects.create(datum=date(2026, 12, 14), bron="KB proef", geldt=True)
        onderzoek.termijn = None
        onderzoek.save(update_fields=["termijn"])
        dossier = Dossier.objects.select_related("gemeente").get(pk=casus.pk)
        assert einde_zes_weken(dossier, zoek_grond(dossier, casus)) == date(2026, 12, 15)
