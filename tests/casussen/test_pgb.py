"""A pgb is explained in the onderzoek, before somebody chooses (Wmo 2.3.2 lid 6, Jeugdwet 8.1.6)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from basis.documenten.models import Brief, SoortBrief
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from casussen import handelingen as h
from casussen.stand import lees
from casussen.wachters import wat_mist_voor_verslag
from tests.beschikkingen.baan import ONDERWERPEN, TEKST, Baan
from tests.fabriek import wereld
from tests.huis.test_aanval import binnen
from tests.toegang.test_schermen import post

MIST = "de dag waarop je het pgb uitlegde"


@pytest.fixture
def baan(db) -> Baan:
    return Baan(wereld())


def _klaar(baan: Baan, *, maatwerk: bool):
    """All that the verslag asks, except the pgb."""
    casus = baan.casus()
    baan.start(casus)
    if maatwerk:
        baan.lijn(casus)
    else:
        h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Wie doet de boodschappen?")
        h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Er is eten in huis.")
    teksten: dict[str, Any] = dict.fromkeys(ONDERWERPEN, TEKST)
    h.sla_onderzoek_op(
        baan.consulent,
        casus.pk,
        identiteit_soort="paspoort",
        identiteit_op=vandaag(),
        **teksten,
    )
    return casus


def test_met_maatwerk_wacht_het_verslag_op_de_uitleg(baan):
    casus = _klaar(baan, maatwerk=True)
    with pytest.raises(Geweigerd, match=MIST):
        h.maak_verslag(baan.consulent, casus.pk)
    h.leg_pgb_uitleg_vast(baan.consulent, casus.pk, op=vandaag() - timedelta(days=1))
    h.maak_verslag(baan.consulent, casus.pk)
    brief = Brief.objects.get(dossier_id=casus.pk, soort=SoortBrief.VERSLAG)
    assert "persoonsgebonden budget (pgb)" in brief.html
    gebeurtenis = Gebeurtenis.objects.get(dossier_id=casus.pk, soort="onderzoek.pgb_uitgelegd")
    assert gebeurtenis.lading["op"] == (vandaag() - timedelta(days=1)).isoformat()


def test_zonder_maatwerk_is_er_geen_pgb_uit_te_leggen(baan):
    casus = _klaar(baan, maatwerk=False)
    assert MIST not in wat_mist_voor_verslag(lees(casus.dossier))
    h.maak_verslag(baan.consulent, casus.pk)


def test_in_het_verslag_staat_wie_zelf_helpt(baan):
    """Nobody still has to be chosen for what a daughter does, and it is no amount."""
    casus = _klaar(baan, maatwerk=False)
    h.stel_ondersteuning_voor(baan.consulent, casus.pk, trede="netwerk", omschrijving="petra doet de boodschappen")
    html = h.maak_verslag(baan.consulent, casus.pk).html
    assert "Petra doet de boodschappen" in html
    assert "mensen om u heen" in html
    assert "nog te kiezen" not in html
    assert "naar behoefte" not in html


def test_het_scherm(baan):
    casus = _klaar(baan, maatwerk=True)
    client = binnen(baan.consulent)
    url = reverse("casussen:pgb_uitgelegd", args=[casus.pk])
    assert url in client.get(casus.dossier.get_absolute_url()).content.decode()
    fout = post(client, url, op=f"{vandaag() + timedelta(days=1):%d-%m-%Y}")
    assert fout.status_code == 422
    assert "op" in fout.context["form"].errors
    assert post(client, url, op=f"{vandaag():%d-%m-%Y}").status_code == 303
    assert url not in client.get(casus.dossier.get_absolute_url()).content.decode()
    with pytest.raises(Geweigerd, match="al vastgelegd"):
        h.leg_pgb_uitleg_vast(baan.consulent, casus.pk)
