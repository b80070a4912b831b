"""Post te verzenden: what is printed and not posted, in sight of this door; each letter by its own verb."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.werk.post import te_posten
from basis.werk.thuis.bladzijde import bouw
from beschikkingen.models import Beschikking
from casussen import handelingen as h
from casussen.models import Onderzoek
from tests.beschikkingen.baan import ONDERWERPEN, TEKST, Baan
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import VEEL, binnen, tel
from tests.reis import meld
from toegang import handelingen as toegang
from werkplek.dossier import bouw as bouw_dossier

pytestmark = pytest.mark.django_db
LIJST = reverse("post:lijst")


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld())


@pytest.fixture
def wil(baan):
    return baan.persoon(Functie.ADMINISTRATIE, naam="Wil Arends")


def ontvangst(baan: Baan, **extra) -> Brief:
    melding = meld(baan.wereld, baan.consulent, **extra)
    baan.drukt(melding.pk, SoortBrief.ONTVANGST)
    return Brief.objects.get(dossier_id=melding.pk)


def verslag(baan: Baan) -> Brief:
    casus = baan.casus()
    baan.start(casus)
    baan.lijn(casus)
    teksten: dict[str, Any] = dict.fromkeys(ONDERWERPEN, TEKST)
    h.sla_onderzoek_op(
        baan.consulent,
        casus.pk,
        identiteit_soort="paspoort",
        identiteit_op=vandaag(),
        gesprek_op=vandaag(),
        pgb_uitgelegd_op=vandaag(),
        **teksten,
    )
    h.maak_verslag(baan.consulent, casus.pk)
    baan.drukt(casus.pk, SoortBrief.VERSLAG)
    return Brief.objects.get(dossier_id=casus.pk, soort=SoortBrief.VERSLAG)


def besluit(baan: Baan) -> tuple[Beschikking, Brief]:
    vast = baan.vastgesteld()
    baan.drukt(vast.casus_id)
    return vast, Brief.objects.get(dossier_id=vast.casus_id, soort=SoortBrief.BESCHIKKING)


def stuur(client, *ids, op=None, actie="post"):
    bewijs = re.search(r'name="bewijs" value="([^"]*)"', client.get(LIJST).content.decode()).group(1)
    dag = (op or vandaag()).strftime("%d-%m-%Y")
    return client.post(LIJST, {"bewijs": bewijs, "brief": [str(pk) for pk in ids], "op": dag, "actie": actie})


def test_wat_er_staat_en_wat_niet(baan, wil):
    eerste, tweede = ontvangst(baan), ontvangst(baan)
    Brief.objects.filter(pk=tweede.pk).update(gemaakt_op=eerste.gemaakt_op - timedelta(days=2))
    wacht_op_pdf = meld(baan.wereld, baan.consulent)
    weg = ontvangst(baan)
    jeugd = ontvangst(baan, wet=Wet.JEUGD)
    Dossier.objects.filter(pk=weg.dossier_id).update(team=baan.wereld.ander_team)
    alleen_wmo = baan.wereld.medewerker(Functie.ADMINISTRATIE, wetten=[Wet.WMO])
    assert [rij.pk for rij in te_posten(alleen_wmo)] == [tweede.pk, eerste.pk]
    assert [rij.pk for rij in te_posten(wil)] == [tweede.pk, eerste.pk, jeugd.pk]
    assert not te_posten(baan.persoon(Functie.KERNTEAMLID)).exists()
    html = binnen(alleen_wmo).get(LIJST).content.decode()
    assert html.index(tweede.kenmerk) < html.index(eerste.kenmerk)
    assert wacht_op_pdf.dossier.kenmerk not in html
    assert "geen termijn" in html
    assert binnen(baan.persoon(Functie.KERNTEAMLID)).get(LIJST).status_code == 403


def test_een_gesloten_melding_staat_er_nog(baan, wil):
    brief = ontvangst(baan)
    toegang.neem_in_behandeling(baan.consulent, brief.dossier_id, wet=Wet.WMO)
    assert brief.pk in {rij.pk for rij in te_posten(wil)}


def test_elke_brief_langs_zijn_eigen_weg(baan, wil):
    """A verslag brings the onderzoek on and a besluit starts bezwaar, as from their own screens."""
    gewoon, van_onderzoek = ontvangst(baan), verslag(baan)
    vast, van_besluit = besluit(baan)
    client = binnen(wil)
    antwoord = stuur(client, gewoon.pk, van_onderzoek.pk, van_besluit.pk)
    assert antwoord.status_code == 303
    assert "3 brieven op de post" in client.get(antwoord["Location"]).content.decode()
    for brief in (gewoon, van_onderzoek, van_besluit):
        brief.refresh_from_db()
        assert brief.verzonden_op == vandaag()
    assert Onderzoek.objects.get(casus_id=van_onderzoek.dossier_id).status == "verslag_verzonden"
    vast.refresh_from_db()
    assert vast.status == "verzonden"
    assert vast.bezwaartermijn is not None
    assert not te_posten(wil).exists()
    assert "Alle brieven zijn op de post" in client.get(LIJST).content.decode()


def test_twee_brieven_van_een_besluit_gaan_samen_en_tellen_allebei(baan, wil):
    een = besluit(baan)[1]
    twee = Brief.objects.get(pk=een.pk)
    twee.pk = None
    twee.save(force_insert=True)
    client = binnen(wil)
    antwoord = stuur(client, een.pk, twee.pk)
    assert "2 brieven op de post" in client.get(antwoord["Location"]).content.decode()
    assert not te_posten(wil).exists()


def test_wat_niet_kan_zegt_waarom_en_houdt_de_rest_niet_op(baan, wil):
    goed, overleden, elders = ontvangst(baan), ontvangst(baan), ontvangst(baan)
    inwoner = overleden.dossier.inwoner
    type(inwoner).objects.filter(pk=inwoner.pk).update(overleden=True)
    Dossier.objects.filter(pk=elders.dossier_id).update(team=baan.wereld.ander_team)
    client = binnen(wil)
    antwoord = stuur(client, goed.pk, overleden.pk, elders.pk)
    html = client.get(antwoord["Location"]).content.decode()
    assert "1 brief op de post, 2 niet" in html
    assert "intussen overleden" in html
    assert "Deze brief zie jij niet" in html
    assert elders.kenmerk not in html
    goed.refresh_from_db()
    elders.refresh_from_db()
    assert (goed.status, elders.status) == ("verzonden", "gemaakt")
    ander = binnen(baan.persoon(Functie.ADMINISTRATIE))
    assert ander.get(antwoord["Location"]).status_code == 404, "de uitslag is van wie hem verstuurde"


def test_opnieuw_gemaakt_is_nog_niet_op_de_post(baan, wil):
    """Told apart on the page of the outcome, for a later day, also when it is the same form with the other button."""
    _, brief = besluit(baan)
    client = binnen(wil)
    straks = vandaag() + timedelta(days=3)
    antwoord = stuur(client, brief.pk, op=straks, actie="dateer")
    html = client.get(antwoord["Location"]).content.decode()
    assert "1 brief opnieuw gemaakt" in html
    assert "brief op de post" not in html
    brief.refresh_from_db()
    assert (brief.status, brief.postdag) == ("gemaakt", straks)
    baan.drukt(brief.dossier_id)
    niet = client.get(stuur(client, brief.pk)["Location"]).content.decode()
    assert "0 brieven op de post, 1 niet" in niet
    los = reverse("beschikkingen:verzenden", args=[brief.dossier_id, Beschikking.objects.get(brief=brief).pk])
    assert los in niet, "het vinkje waar de reden om vraagt staat daar"


def test_zonder_vinkje_of_met_een_verkeerde_dag(baan, wil):
    brief = ontvangst(baan)
    client = binnen(wil)
    assert "Kies eerst een of meer brieven" in stuur(client).content.decode()
    morgen = stuur(client, brief.pk, op=vandaag() + timedelta(days=1))
    assert morgen.status_code == 422
    assert f'value="{brief.pk}"' in morgen.content.decode()
    assert " checked" in morgen.content.decode(), "het vinkje blijft staan"
    te_vroeg = stuur(client, brief.pk, op=vandaag() - timedelta(days=3))
    assert "Vul een latere dag in" in client.get(te_vroeg["Location"]).content.decode()
    brief.refresh_from_db()
    assert brief.status == "gemaakt"


def test_thuis_telt_wat_de_lijst_toont(baan, wil):
    for _ in range(7):
        ontvangst(baan)
    thuis = bouw(wil)
    blok = next(blok for blok in thuis.hoofd if blok.code == "post")
    assert (blok.totaal, blok.url) == (7, LIJST)
    assert (thuis.zinnen[0].tekst, thuis.zinnen[0].na, thuis.zinnen[0].url) == (
        "7 brieven",
        " moeten op de post.",
        LIJST,
    )
    assert binnen(wil).get(LIJST).content.decode().count('name="brief"') == 7
    assert binnen(wil).get(reverse("werk:groep", args=["post"]))["Location"] == LIJST
    assert "post" not in {b.code for b in bouw(baan.consulent).hoofd}, "een consulent doet het vanuit het dossier"


def test_de_casus_zegt_dat_de_ontvangstbevestiging_er_nog_ligt(baan, wil):
    brief = ontvangst(baan)
    casus = toegang.neem_in_behandeling(baan.consulent, brief.dossier_id, wet=Wet.WMO)
    url = reverse("documenten:verzend", args=[brief.dossier_id, brief.pk])

    def bladzijde(door):
        return bouw_dossier(Dossier.objects.openen(casus.pk, door, "test"), door, "overzicht")

    html = binnen(wil).get(reverse("werkplek:dossier", args=[casus.pk])).content.decode()
    assert "Ontvangstbevestiging nog niet op de post" in html
    assert url in {zet.url for zet in bladzijde(wil).andere}
    kernteam = baan.persoon(Functie.KERNTEAMLID)
    assert url not in {zet.url for zet in bladzijde(kernteam).andere}, "wie niet mag verzenden leest het alleen"
    stuur(binnen(wil), brief.pk)
    html = binnen(wil).get(reverse("werkplek:dossier", args=[casus.pk])).content.decode()
    assert "Ontvangstbevestiging nog niet op de post" not in html


def test_evenveel_vragen_voor_een_brief_als_voor_veel(baan, wil):
    client = binnen(wil)
    ontvangst(baan)
    een = tel(lambda: client.get(LIJST))
    for _ in range(VEEL):
        ontvangst(baan)
    veel = tel(lambda: client.get(LIJST))
    assert veel.tekst.count('name="brief"') == VEEL + 1
    assert veel.vragen == een.vragen <= 8
