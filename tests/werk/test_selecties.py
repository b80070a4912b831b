"""Saved selections: only known fields, own or shared, and nobody else's to change."""

import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from basis.journaal.models import Gebeurtenis
from basis.organisatie.handeling import Geweigerd
from basis.werk.handelingen import bewaar_selectie, verwijder_selectie, wijzig_selectie
from basis.werk.models import Selectie
from tests.huis.test_aantal_vragen import binnen
from tests.werk.conftest import Ploeg

pytestmark = pytest.mark.pg


def stuur(client, url, **velden):
    html = client.get(url).content.decode()
    bewijs = re.search(r'name="bewijs" value="([^"]*)"', html).group(1)
    return client.post(url, {"bewijs": bewijs, **velden})


def test_bewaren_gooit_weg_wat_de_lijst_niet_kent(ploeg: Ploeg):
    client = binnen(ploeg.noor)
    url = (
        reverse("werk:selectie_nieuw") + "?termijn=week&q=Verhoeven&fase=onzin&blad=3&sorteer=contact&kol=termijn&kol=x"
    )
    antwoord = stuur(client, url, naam="  Deze   week ", gedeeld="on")
    selectie = Selectie.objects.get(eigenaar=ploeg.noor)
    assert (selectie.naam, selectie.team) == ("Deze week", ploeg.w.team)
    assert selectie.filters == "termijn=week&sorteer=contact&kol=termijn"
    assert antwoord["Location"] == f"{reverse('werk:werkvoorraad')}?{selectie.filters}"
    html = client.get(antwoord["Location"]).content.decode()
    assert re.search(r'aria-current="page">Deze week', html)
    assert reverse("werk:selectie_nieuw") not in html, "hij is al bewaard"
    rij = Gebeurtenis.objects.filter(soort="selectie.bewaard").latest("id")
    assert rij.lading == {"selectie": selectie.pk, "gedeeld": True}


def test_gedeeld_ziet_het_team_en_anders_niemand(ploeg: Ploeg):
    bewaar_selectie(ploeg.noor, naam="Van mij alleen", filters="fase=toegang", gedeeld=False)
    bewaar_selectie(ploeg.noor, naam="Van ons samen", filters="fase=ingang", gedeeld=True)
    collega = binnen(ploeg.ruud).get(reverse("werk:werkvoorraad")).content.decode()
    assert "Van ons samen" in collega
    assert "van Noor van Dijk" in collega
    assert "Van mij alleen" not in collega
    assert "Van ons samen" not in binnen(ploeg.elders).get(reverse("werk:werkvoorraad")).content.decode()
    assert "Van ons samen" in binnen(ploeg.ruud).get(reverse("werk:selecties")).content.decode()


def test_hernoemen_en_weggooien_kan_alleen_de_eigenaar(ploeg: Ploeg):
    selectie = bewaar_selectie(ploeg.noor, naam="Week", filters="termijn=week", gedeeld=True)
    for naam in ("werk:selectie_wijzigen", "werk:selectie_weg"):
        url = reverse(naam, args=[selectie.pk])
        assert binnen(ploeg.ruud).get(url).status_code == 404
        assert binnen(ploeg.ruud).post(url).status_code == 404
    with pytest.raises(Selectie.DoesNotExist):
        wijzig_selectie(ploeg.ruud, selectie.pk, naam="X", gedeeld=False)
    with pytest.raises(Selectie.DoesNotExist):
        verwijder_selectie(ploeg.ruud, selectie.pk)
    client = binnen(ploeg.noor)
    stuur(client, reverse("werk:selectie_wijzigen", args=[selectie.pk]), naam="Deze week")
    selectie.refresh_from_db()
    assert (selectie.naam, selectie.team) == ("Deze week", None)
    stuur(client, reverse("werk:selectie_weg", args=[selectie.pk]))
    assert not Selectie.objects.filter(pk=selectie.pk).exists()


def test_dezelfde_naam_wordt_geweigerd_bij_het_veld(ploeg: Ploeg):
    bewaar_selectie(ploeg.noor, naam="Week", filters="", gedeeld=False)
    antwoord = stuur(binnen(ploeg.noor), reverse("werk:selectie_nieuw") + "?fase=ingang", naam="wEEK")
    assert antwoord.status_code == 422
    assert "Je hebt al een selectie met deze naam." in antwoord.content.decode()
    assert 'value="wEEK"' in antwoord.content.decode()
    leeg = stuur(binnen(ploeg.noor), reverse("werk:selectie_nieuw"), naam=" ")
    assert leeg.status_code == 422
    bewaar_selectie(ploeg.ruud, naam="Week", filters="", gedeeld=False)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Selectie.objects.filter(eigenaar=ploeg.ruud).update(eigenaar=ploeg.noor)


def test_een_onbekend_veld_is_een_fout_in_de_code(ploeg: Ploeg):
    with pytest.raises(ValueError, match="velden"):
        bewaar_selectie(ploeg.noor, naam="Zoek", filters="q=Verhoeven", gedeeld=False)


def test_hoogstens_vijfentwintig(ploeg: Ploeg):
    for n in range(25):
        bewaar_selectie(ploeg.noor, naam=f"S{n}", filters="", gedeeld=False)
    with pytest.raises(Geweigerd, match="al 25"):
        bewaar_selectie(ploeg.noor, naam="nog een", filters="", gedeeld=False)
