"""A casus closed by mistake: onderzoek, aanvraag and their terms go on as if it never was (Wmo 2.3.5 lid 2)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models_regels import Feestdag
from basis.werk import handelingen as w
from basis.werk.models import Afronding, Taak, Termijn
from beschikkingen import handelingen as b
from beschikkingen.handelingen.opstellen import lopende_aanvraag
from casussen import handelingen as h
from casussen.enums import Afsluitreden, StatusCasus, StatusOnderzoek
from casussen.models import Casus
from tests.beschikkingen.baan import Baan, laatste, soorten
from tests.fabriek import sluit_casus
from tests.scherm.conftest import log_in


def sluit(baan: Baan, casus: Casus) -> None:
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="Verkeerde casus aangeklikt.")


def besluittermijn(casus: Casus) -> Termijn:
    return Termijn.objects.get(dossier_id=casus.pk, soort="wmo-besluit")


def test_de_aanvraag_wacht_weer_op_een_besluit_vanaf_dezelfde_dag(baan):
    casus = baan.aanvraag()
    voor = besluittermijn(casus)
    sluit(baan, casus)
    assert besluittermijn(casus).afronding == Afronding.VERVALLEN
    with klok_op(op_dag(vandaag() + timedelta(days=20))):
        h.heropen(baan.consulent, casus.pk, verder=True)
        na = besluittermijn(casus)
        # The term ran on: it is missed now, and nothing was added.
        assert (na.afronding, na.afgerond_op, na.vanaf, na.einddatum) == (None, None, voor.vanaf, voor.einddatum)
        dossier = Dossier.objects.get(pk=casus.pk)
        assert dossier.fatale_datum == voor.einddatum < vandaag()
        assert dossier.aan_zet == AanZet.BEHANDELAAR
        casus.refresh_from_db()
        assert casus.status == StatusCasus.TOEKENNING
        onderzoek = casus.onderzoeken.get()
        assert (onderzoek.status, onderzoek.reden_afgebroken, onderzoek.status_voor_sluiten) == (
            StatusOnderzoek.AANVRAAG,
            "",
            None,
        )
        # Its verslag had gone out: that term was met and stays met, and the day stays.
        assert onderzoek.afgerond_op == onderzoek.verslag.verzonden_op
        assert Termijn.objects.get(dossier_id=casus.pk, soort="wmo-onderzoek").afronding == Afronding.VOLDAAN
        assert lopende_aanvraag(casus) is not None
        baan.lijn(casus)
        assert b.stel_op(baan.consulent, casus.pk).aanvraag == lopende_aanvraag(casus)
    gebeurd = soorten(casus.pk)
    assert gebeurd.count("onderzoek.aanvraag") == 1, "er is niet nog eens gevraagd"
    assert laatste(casus.pk, "onderzoek.hersteld").naar_status == "aanvraag"
    assert laatste(casus.pk, "termijn.herleefd").lading["einddatum"] == voor.einddatum.isoformat()


def test_wie_kiest_dat_het_gestopt_blijft_krijgt_geen_termijn(baan):
    casus = baan.aanvraag()
    sluit(baan, casus)
    with pytest.raises(Geweigerd, match="verdergaat of gestopt blijft") as fout:
        h.heropen(baan.consulent, casus.pk)
    assert fout.value.veld == "verder"
    h.heropen(baan.consulent, casus.pk, verder=False)
    assert besluittermijn(casus).afronding == Afronding.VERVALLEN
    assert casus.onderzoeken.get().status == StatusOnderzoek.AFGEBROKEN
    assert Dossier.objects.get(pk=casus.pk).fatale_datum is None
    # A later closing does not bring it back.
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN)
    h.heropen(baan.consulent, casus.pk, verder=True)
    assert casus.onderzoeken.get().status == StatusOnderzoek.AFGEBROKEN


@pytest.mark.parametrize("gestart", [True, False])
def test_ook_de_zes_weken_van_een_onderzoek_gaan_verder(baan, gestart):
    casus = baan.casus()
    if gestart:
        baan.start(casus)
    voor = casus.onderzoeken.get().status
    sluit(baan, casus)
    h.heropen(baan.consulent, casus.pk, verder=True)
    onderzoek = casus.onderzoeken.select_related("termijn").get()
    assert (onderzoek.status, onderzoek.termijn.afronding, onderzoek.afgerond_op) == (voor, None, None)
    assert Dossier.objects.get(pk=casus.pk).fatale_datum == onderzoek.termijn.einddatum
    assert soorten(casus.pk).count("onderzoek.gestart") == int(gestart)


def test_wat_al_gestopt_was_voor_het_sluiten_komt_niet_terug(baan):
    """Broken off by hand that same day: closing had nothing to do with it."""
    casus = baan.casus()
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="x")
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding="wijziging_inwoner", gemeld_op=vandaag())
    eerste, tweede = casus.onderzoeken.select_related("termijn").order_by("pk")
    sluit(baan, casus)
    h.heropen(baan.consulent, casus.pk, verder=True)
    for rij in (eerste, tweede):
        rij.refresh_from_db()
        rij.termijn.refresh_from_db()
    assert (eerste.status, eerste.termijn.afronding) == (StatusOnderzoek.AFGEBROKEN, Afronding.VERVALLEN)
    assert (tweede.status, tweede.termijn.afronding) == (StatusOnderzoek.GEPLAND, None)


def test_een_opschorting_en_haar_taak_komen_terug(baan):
    casus = baan.aanvraag()
    termijn = besluittermijn(casus)
    van, tot = vandaag() + timedelta(days=1), vandaag() + timedelta(days=8)
    rij = w.schort_op(baan.consulent, casus.pk, termijn.pk, grond="4:15-1a", van=van, tot=tot)
    einde = besluittermijn(casus).einddatum
    sluit(baan, casus)
    assert Taak.objects.get(sleutel=f"opschorting:{rij.pk}").klaar_op is not None
    h.heropen(baan.consulent, casus.pk, verder=True)
    assert besluittermijn(casus).einddatum == einde
    taak = Taak.objects.get(sleutel=f"opschorting:{rij.pk}")
    assert (taak.klaar_op, taak.vanaf) == (None, tot + timedelta(days=1))


def test_een_regel_die_intussen_kwam_telt_mee(baan):
    with klok_op(op_dag(date(2026, 11, 23))):
        casus = baan.aanvraag()
        assert besluittermijn(casus).einddatum == date(2026, 12, 7)
        sluit(baan, casus)
        Feestdag.objects.create(datum=date(2026, 12, 7), bron="KB proef", geldt=True)
        h.heropen(baan.consulent, casus.pk, verder=True)
        na = besluittermijn(casus)
        assert na.einddatum == date(2026, 12, 8)
        assert na.verschuivingen.get().reden == "de regels veranderden terwijl de termijn niet liep"


def test_de_dwangsom_loopt_door_over_de_dagen_dat_de_casus_dicht_was(baan):
    with klok_op(op_dag(date(2026, 9, 1))):
        casus = baan.aanvraag()
        termijn = besluittermijn(casus)
        assert termijn.einddatum == date(2026, 9, 15)
    with klok_op(op_dag(date(2026, 9, 16))):
        brief = w.leg_ingebrekestelling_vast(
            baan.consulent, casus.pk, termijn.pk, ontvangen_op=date(2026, 9, 16), kanaal="post"
        )
    with klok_op(op_dag(date(2026, 10, 5))):
        sluit(baan, casus)
    with klok_op(op_dag(date(2026, 12, 1))):
        h.heropen(baan.consulent, casus.pk, verder=True)
        # 42 days from 1 October, as if the casus was never closed.
        brief.refresh_from_db()
        assert brief.besluittermijn is not None
        assert brief.besluittermijn.vanaf == date(2026, 11, 11)
        vast = w.stel_dwangsom_vast(baan.consulent, casus.pk, brief.pk, op=date(2026, 12, 1))
        assert vast.vastgesteld_bedrag == Decimal("1442.00")


def test_het_scherm_vraagt_hoe_het_verdergaat_en_zegt_wat_dat_betekent(baan):
    casus = baan.aanvraag()
    sluit(baan, casus)
    klant = log_in(Client(), baan.consulent)
    url = reverse("casussen:heropenen", args=[casus.pk])
    antwoord = klant.get(url)
    blad = antwoord.content.decode()
    assert "Het onderzoek en de aanvraag gaan verder. De termijnen liepen intussen gewoon door" in blad
    velden = {naam: str(antwoord.context["form"][naam].value()) for naam in ("bewijs", "versie")}
    leeg = klant.post(url, velden)
    assert (leeg.status_code, list(leeg.context["form"].errors)) == (422, ["verder"])
    velden["bewijs"] = str(leeg.context["form"]["bewijs"].value())
    assert klant.post(url, velden | {"verder": "ja"}).status_code == 303
    assert casus.onderzoeken.get().status == StatusOnderzoek.AANVRAAG


def test_zonder_gestopt_onderzoek_valt_er_niets_te_kiezen(baan):
    casus = baan.casus()
    baan.start(casus)
    baan.lijn(casus)
    baan.verslag(casus)
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.NIETS_DOEN, toelichting="De kinderen helpen.")
    klant = log_in(Client(), baan.consulent)
    assert "verder" not in klant.get(reverse("casussen:heropenen", args=[casus.pk])).context["form"].fields
    h.heropen(baan.consulent, casus.pk)
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.PLAN
