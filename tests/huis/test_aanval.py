"""What nobody types by accident: huge numbers, NUL bytes, made up cursors. A clear no, never a 500."""

import base64
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.scherm.models import Concept
from casussen.models import Ondersteuning
from tests.fabriek import wereld
from tests.reis import meld, open_casus
from tests.toegang.test_schermen import post

REUS = "9" * 20


def binnen(door):
    """Logged in without the slow password."""
    client = Client()
    sessie = client.session
    sessie["medewerker"] = door.medewerker_id
    sessie["controle"] = door.medewerker.get_session_auth_hash()
    sessie["hoedanigheid"] = door.pk
    sessie.save()
    return client


@pytest.fixture
def plek(db):
    return wereld()


@pytest.fixture
def door(plek):
    return plek.medewerker(wetten=[Wet.WMO])


@pytest.fixture
def client(door):
    return binnen(door)


@pytest.mark.parametrize("nummer", [REUS, "9" * 5000, "2147483648", "0"])
def test_een_onmogelijk_nummer_in_een_adres_is_404(client, nummer):
    for pad in (
        *("/dossiers/{}/", "/dossiers/{}/tijdlijn/", "/dossiers/{}/overdragen/", "/api/v1/dossiers/{}/"),
        *("/meldingen/{}/afronden/", "/casussen/{}/onderzoek/", "/beschikkingen/{}/aanvraag/"),
        *("/documenten/{}/toevoegen/", "/taken/{}/{}/"),
    ):
        assert client.get(pad.replace("{}", nummer)).status_code == 404, pad
        assert client.post(pad.replace("{}", nummer)).status_code in {404, 405}, pad


def test_een_onmogelijk_nummer_binnen_een_casus_is_404(plek, door, client):
    casus = open_casus(plek, door)
    for pad in (f"hulp/{REUS}/starten/", f"hulpvragen/{REUS}/uitkomst/", f"doelen/{REUS}/"):
        assert client.get(f"/casussen/{casus.pk}/{pad}").status_code == 404, pad
    assert client.get(f"/beschikkingen/{casus.pk}/{REUS}/").status_code == 404
    assert client.get(f"/documenten/{casus.pk}/brief/{REUS}/").status_code == 404
    assert client.get(f"/documenten/{casus.pk}/bestand/{REUS}/").status_code == 404


def test_een_onmogelijk_nummer_bij_het_geld_is_404(plek):
    controller = binnen(plek.medewerker(Functie.CONTROLLER, wetten=[]))
    for pad in (f"verplichtingen/{REUS}/", f"{REUS}/vaststellen/", f"signalen/{REUS}/gelezen/", f"?jaar={'9' * 5000}"):
        assert controller.get(f"/budget/{pad}").status_code == 404, pad
    assert controller.get(f"/budget/verplichtingen/?partij={REUS}&jaar={REUS}&blad={REUS}").status_code in {200, 404}


def test_een_rol_die_te_groot_is_om_te_lezen(client):
    for nummer in (REUS, "9" * 5000, "²"):
        assert client.post(reverse("organisatie:hoedanigheid"), {"hoedanigheid": nummer}).status_code == 422


@pytest.mark.parametrize("cursor", ["p=abc", f"p={REUS}", "p=", "p=\x00", "o=abc", f"o={REUS}&p=1", "r=1&p=x"])
def test_een_verzonnen_bladwijzer_in_de_api(plek, door, client, cursor):
    open_casus(plek, door)
    vanaf = base64.b64encode(cursor.encode()).decode()
    assert client.get(reverse("api_dossiers"), {"vanaf": vanaf}).status_code in {200, 404}


def test_een_onbekende_parameter_van_de_api_wordt_geweigerd(plek, door, client):
    """`?wet=jeugd` does nothing: who asked for it would take the whole list for the answer."""
    casus = open_casus(plek, door)
    for pad in (reverse("api_dossiers"), reverse("api_dossier", args=[casus.pk])):
        assert client.get(pad).status_code == 200
        antwoord = client.get(pad, {"wet": "jeugd", "format": "json"})
        assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "application/json")
        assert "Onbekende parameter: format, wet" in str(antwoord.json()["detail"])


@pytest.mark.parametrize("kern", ["²", REUS, "9" * 5000, "x", "-1"])
def test_een_verzonnen_kern_bij_de_cijfers(client, kern):
    assert client.get("/cijfers/", {"kern": kern}).status_code == 200
    assert client.get("/cijfers/lijst/instroom/", {"kern": kern}).status_code == 404


def test_een_nul_teken_in_een_concept_wordt_niet_bewaard(client, door):
    url = reverse("scherm:concept")
    assert client.post(url, {"sleutel": "contact-1", "tekst": "a\x00b"}).status_code == 400
    assert client.post(url, {"sleutel": "contact-1", "te\x00kst": "ab"}).status_code == 400
    assert client.post(url, {"sleutel": "contact\x00"}).status_code == 400
    assert client.post(url, {"weg": "contact\x00"}).status_code == 303
    assert not Concept.objects.filter(door=door).exists()


def test_een_nul_teken_in_een_formulier_staat_bij_het_veld(plek, door, client):
    melding = meld(plek, door)
    antwoord = post(client, reverse("toegang:uitvragen", args=[melding.pk]), zelf="koken\x00", samen="", nodig="")
    assert antwoord.status_code == 422
    inlog = {"gebruikersnaam": "a\x00", "wachtwoord": "b\x00"}
    assert Client().post(reverse("organisatie:inloggen"), inlog).status_code == 422
    assert client.post(reverse("inwoners:zoeken"), {"naam": "Jan\x00sen", "bsn": "\x00"}).status_code == 422


def test_een_dag_die_niet_bestaat(plek, door, client):
    casus = open_casus(plek, door)
    url = reverse("casussen:contact", args=[casus.pk])
    for dag in ("31-02-2026", "1-1-0", "1-1-99999", "0-0-0000", "99999999", "2026-00-00", "1\x001-2026"):
        antwoord = post(client, url, soort="telefoon", met="inwoner", op=dag, tekst="gebeld")
        assert antwoord.status_code == 422, dag
        assert "gebeld" in antwoord.content.decode()


def test_een_hoeveelheid_die_niet_kan(plek, door, client):
    casus = open_casus(plek, door, dagen_geleden=0)
    url = reverse("casussen:hulp_nieuw", args=[casus.pk])
    velden = {
        "trede": "algemeen",
        "voorziening": plek.voorziening("Buurthuis", trede="algemeen", tarief=None).pk,
        "frequentie": "dag",
        "leveringsvorm": "zin",
        "begin": f"{vandaag() + timedelta(days=1):%d-%m-%Y}",
    }
    for hoeveel in ("100000000", "999999999999", "99999999,99", "10001"):
        antwoord = post(client, url, hoeveelheid=hoeveel, **velden)
        assert antwoord.status_code == 422
        assert "Dit is meer dan 10.000" in antwoord.content.decode()
    assert not Ondersteuning.objects.filter(casus=casus).exists()
    assert post(client, url, hoeveelheid="10000", **velden).status_code == 303


def test_heel_lange_tekst(plek, door, client):
    melding = meld(plek, door)
    url = reverse("toegang:uitvragen", args=[melding.pk])
    assert post(client, url, zelf="x" * 200_000, samen="", nodig="").status_code == 422


def test_een_veld_van_een_ander_formulier_doet_niets(plek, door, client):
    casus = open_casus(plek, door)
    url = reverse("casussen:sluiten", args=[casus.pk])
    assert post(client, url, trede="maatwerk", reden="bestaatniet").status_code == 422


@pytest.mark.parametrize("periode", ["9999", "9999-12", "9999-K4", "0000", "1899-12", "2026-13", "²⁰²⁶"])
def test_een_periode_zonder_begin_of_einde(client, periode):
    assert client.get("/cijfers/lijst/instroom/", {"periode": periode}).status_code == 404
    assert client.get("/cijfers/", {"periode": periode}).status_code == 200


@pytest.mark.parametrize("bestandsnaam", ["a\x00.docx", "../../etc/passwd", "x" * 300 + ".odt", ".docx", "brief.docx"])
def test_een_kapot_bestand_met_een_vreemde_naam(plek, door, client, bestandsnaam):
    casus = open_casus(plek, door)
    url = reverse("documenten:toevoegen", args=[casus.pk])
    bestand = SimpleUploadedFile("tijdelijk", b"PK\x03\x04" + b"\xff" * 300)
    bestand.name = bestandsnaam  # as a browser may send it, unlike the constructor
    velden = {"soort": "advies", "naam": "advies", "ontvangen_op": f"{vandaag():%d-%m-%Y}"}
    assert post(client, url, bestand=bestand, **velden).status_code == 422
