"""The screens: upload, download, posting; and who gets in."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from basis.documenten.afnemers import maak_brief_pdf
from basis.documenten.handelingen import laat_brief_vervallen, voeg_document_toe
from basis.documenten.models import Brief, Document
from basis.documenten.panelen import brieven, documenten
from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis, Raadpleging, Uitgaand
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from tests.documenten import hulp
from tests.documenten.test_controle import EXE, MAIL, PDF, PNG
from tests.fabriek import Wereld, wereld


@pytest.fixture
def w(db: None) -> Wereld:
    return wereld()


@pytest.fixture
def door(w: Wereld) -> Hoedanigheid:
    return w.medewerker(naam="Noor van Dijk")


@pytest.fixture
def bij(w: Wereld, door: Hoedanigheid) -> Dossier:
    return hulp.dossier(w, door)


@pytest.fixture
def client(door: Hoedanigheid) -> Client:
    return hulp.binnen(door)


def velden(**anders: Any) -> dict[str, Any]:
    return {
        "bewijs": str(uuid.uuid4()),
        "bestand": SimpleUploadedFile("Brief huisarts.pdf", PDF, "application/pdf"),
        "soort": "advies",
        "naam": "Brief huisarts",
        "naam_inwoner": "Brief van uw huisarts",
        "ontvangen_op": vandaag().strftime("%d-%m-%Y"),
        **anders,
    }


def stuk(door: Hoedanigheid, bij: Dossier, naam: str = "Brief huisarts", bestand: str = "a.pdf", inhoud: bytes = PDF):
    return voeg_document_toe(
        door,
        bij.pk,
        bestand=SimpleUploadedFile(bestand, inhoud),
        soort="advies",
        naam=naam,
        naam_inwoner="Brief van uw huisarts",
        ontvangen_op=vandaag(),
    )


def met_pdf(brief: Brief) -> Brief:
    maak_brief_pdf(Uitgaand.objects.get(afnemer="brief-pdf", gegevens__brief=brief.pk))
    brief.refresh_from_db()
    return brief


# -- upload ------------------------------------------------------------------------------------------


def test_uploaden(client, door, bij):
    url = reverse("documenten:toevoegen", args=[bij.pk])
    blad = client.get(url)
    assert blad.status_code == 200
    assert "hooguit 20 MB" in blad.content.decode()
    antwoord = client.post(url, velden())
    assert antwoord.status_code == 303, antwoord.content.decode()
    document = Document.objects.get(dossier=bij)
    assert (document.naam, document.naam_inwoner, document.soort) == (
        "Brief huisarts",
        "Brief van uw huisarts",
        "advies",
    )
    assert bytes(document.bestand.inhoud) == PDF
    assert document.bestand.mediatype == "application/pdf"
    gebeurtenis = Gebeurtenis.objects.get(dossier_id=bij.pk, soort="document.toegevoegd")
    assert gebeurtenis.lading["document"] == document.pk
    assert "huisarts" not in str(gebeurtenis.lading)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"bestand": SimpleUploadedFile("virus.pdf", EXE)}, "inhoud van dit bestand"),
        ({"bestand": SimpleUploadedFile("virus.exe", EXE)}, "Dit soort bestand kan niet"),
        ({"bestand": SimpleUploadedFile("foto.pdf", PNG)}, "De naam eindigt op .pdf"),
        ({"bestand": SimpleUploadedFile("leeg.pdf", b"")}, "Dit bestand is leeg"),
        ({"bestand": ""}, "Kies bij ‘Bestand’ een bestand"),
        ({"ontvangen_op": "31-02-2026"}, "bestaat niet"),
        ({"ontvangen_op": (vandaag() + timedelta(days=3)).strftime("%d-%m-%Y")}, "ligt in de toekomst"),
        ({"naam": ""}, "Vul ‘Naam van het stuk’ in"),
        ({"naam_inwoner": "x" * 121}, "te lang"),
        ({"soort": "geheim"}, "Deze keuze bestaat niet"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_bewaart_niets(client, bij, anders, zin):
    versie = Dossier.objects.get(pk=bij.pk).versie
    bestand = anders.get("bestand")
    if bestand:
        bestand.seek(0)
    antwoord = client.post(reverse("documenten:toevoegen", args=[bij.pk]), velden(**anders))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    if "naam" not in anders:
        assert "Brief huisarts" in tekst, "wat getypt is blijft staan"
    assert not Document.objects.filter(dossier=bij).exists()
    assert Dossier.objects.get(pk=bij.pk).versie == versie


def test_te_groot(client, bij, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    groot = SimpleUploadedFile("groot.txt", b"a" * 1001)
    antwoord = client.post(reverse("documenten:toevoegen", args=[bij.pk]), velden(bestand=groot))
    assert antwoord.status_code == 422
    assert "te groot" in antwoord.content.decode()


def test_twee_keer_klikken_voegt_een_document_toe(client, bij):
    gegevens = velden()
    url = reverse("documenten:toevoegen", args=[bij.pk])
    for _ in range(2):
        gegevens["bestand"].seek(0)
        assert client.post(url, gegevens).status_code == 303
    assert Document.objects.filter(dossier=bij).count() == 1


# -- download ----------------------------------------------------------------------------------------


def test_een_pdf_opent_veilig_en_wordt_gelogd(client, door, bij):
    document = stuk(door, bij, naam='Brief "huisarts"/../Şükran\r\nX: y')
    voor = Raadpleging.objects.filter(dossier_id=bij.pk).count()
    antwoord = client.get(reverse("documenten:document", args=[bij.pk, document.pk]))
    assert antwoord.content == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    # A browser shows no PDF in a sandbox.
    assert "sandbox" not in antwoord["Content-Security-Policy"]
    assert "default-src 'none'" in antwoord["Content-Security-Policy"]
    assert "no-store" in antwoord["Cache-Control"]
    dispositie = antwoord["Content-Disposition"]
    assert dispositie.startswith('inline; filename="Brief huisarts .. Sukran X y.pdf"')
    assert "%C5%9E%C3%BCkran" in dispositie
    rij = Raadpleging.objects.filter(dossier_id=bij.pk).latest("id")
    assert Raadpleging.objects.filter(dossier_id=bij.pk).count() == voor + 1
    assert (rij.soort, rij.object_soort, rij.object_id, rij.inwoner_id) == (
        "document",
        "document",
        document.pk,
        bij.inwoner_id,
    )


@pytest.mark.parametrize(
    ("bestand", "inhoud"), [("foto.png", PNG), ("mail.eml", MAIL), ("a.txt", b"<script>x</script>")]
)
def test_ander_bestand_wordt_gedownload(client, door, bij, bestand, inhoud):
    document = stuk(door, bij, bestand=bestand, inhoud=inhoud)
    antwoord = client.get(reverse("documenten:document", args=[bij.pk, document.pk]))
    assert antwoord["Content-Disposition"].startswith("attachment;")
    assert antwoord["Content-Security-Policy"].endswith("; sandbox")
    assert antwoord["Content-Disposition"].endswith(bestand.rpartition(".")[2])
    assert antwoord["X-Content-Type-Options"] == "nosniff"


def test_een_brief_openen(client, door, bij):
    brief = hulp.brief(door, bij)
    url = reverse("documenten:brief", args=[bij.pk, brief.pk])
    nog_niet = client.get(url)
    assert nog_niet.status_code == 404
    assert "De PDF is er nog niet" in nog_niet.content.decode()
    met_pdf(brief)
    antwoord = client.get(url)
    assert antwoord.content.startswith(b"%PDF-")
    assert "ontvangstbevestiging.pdf" in antwoord["Content-Disposition"]
    rij = Raadpleging.objects.filter(dossier_id=bij.pk).latest("id")
    assert (rij.object_soort, rij.object_id) == ("brief", brief.pk)


def test_het_voorbeeld_is_de_bevroren_brief_met_stijl(client, door, bij):
    brief = hulp.brief(door, bij)
    tekst = client.get(reverse("documenten:voorbeeld", args=[bij.pk, brief.pk])).content.decode()
    assert "/static/brief.css" in tekst
    assert brief.html.split("<body>")[1] in tekst
    assert Raadpleging.objects.filter(dossier_id=bij.pk, object_soort="brief", object_id=brief.pk).exists()


# -- posting -----------------------------------------------------------------------------------------


def test_op_de_post_gedaan(client, door, bij):
    brief = hulp.brief(door, bij)
    url = reverse("documenten:verzend", args=[bij.pk, brief.pk])
    assert "nog niet klaar" in client.get(url).content.decode()
    antwoord = client.post(url, {"bewijs": str(uuid.uuid4()), "op": vandaag().strftime("%d-%m-%Y")})
    assert antwoord.status_code == 422
    met_pdf(brief)
    assert client.get(url).status_code == 200
    for dag, zin in (
        (vandaag() + timedelta(days=1), "ligt in de toekomst"),
        (vandaag() - timedelta(days=1), "De brief is pas op"),
    ):
        antwoord = client.post(url, {"bewijs": str(uuid.uuid4()), "op": dag.strftime("%d-%m-%Y")})
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
    antwoord = client.post(url, {"bewijs": str(uuid.uuid4()), "op": vandaag().strftime("%d-%m-%Y")})
    assert antwoord.status_code == 303
    brief.refresh_from_db()
    assert brief.verzonden_op == vandaag()
    assert "al op de post" in client.get(url).content.decode()


# -- who gets in -------------------------------------------------------------------------------------


@pytest.mark.parametrize("pad", ["toevoegen", "document", "brief", "voorbeeld", "verzend"])
def test_wie_er_niet_bij_mag_krijgt_404(w, door, bij, pad):
    document, brief = stuk(door, bij), met_pdf(hulp.brief(door, bij))
    args = {"toevoegen": [bij.pk], "document": [bij.pk, document.pk]}.get(pad, [bij.pk, brief.pk])
    url = reverse(f"documenten:{pad}", args=args)
    assert hulp.binnen(w.medewerker()).get(url).status_code == 200, "een collega"
    voor = Raadpleging.objects.filter(dossier_id=bij.pk).count()
    vreemden = [
        w.medewerker(team=w.ander_team),
        w.medewerker(wetten=[Wet.JEUGD]),
        wereld().medewerker(),
    ]
    for vreemde in vreemden:
        assert hulp.binnen(vreemde).get(url).status_code == 404
        if pad in {"toevoegen", "verzend"}:
            assert hulp.binnen(vreemde).post(url, velden(op="1-1-2026")).status_code == 404
    Dossier.objects.filter(pk=bij.pk).update(afgeschermd=True)
    assert hulp.binnen(w.medewerker()).get(url).status_code == 404, "afgeschermd"
    assert Raadpleging.objects.filter(dossier_id=bij.pk).count() == voor
    assert hulp.binnen(w.medewerker(Functie.VRIJWILLIGER)).get(url).status_code == 403


def test_een_stuk_van_een_ander_dossier_is_er_niet(w, client, door, bij):
    ander = hulp.dossier(w, door)
    document, brief = stuk(door, ander), hulp.brief(door, ander)
    for naam, pk in (("document", document.pk), ("brief", brief.pk), ("voorbeeld", brief.pk), ("verzend", brief.pk)):
        assert client.get(reverse(f"documenten:{naam}", args=[bij.pk, pk])).status_code == 404


# -- panels ------------------------------------------------------------------------------------------


def test_paneel_brieven(w, door, bij):
    wacht, klaar, post = (hulp.brief(door, bij) for _ in range(3))
    vervallen = hulp.brief(door, bij)
    laat_brief_vervallen(door, bij, vervallen)
    for brief in (klaar, post):
        met_pdf(brief)
    from basis.documenten.handelingen import verzend

    verzend(door, bij.pk, post.pk, op=vandaag())
    paneel = brieven(bij, door)
    assert paneel
    stand = {regel.voorbeeld_url.split("/")[-3]: regel for regel in paneel.context["brieven"]}
    assert stand[str(wacht.pk)].stand == "wacht op PDF"
    assert stand[str(wacht.pk)].pdf_url == ""
    assert stand[str(klaar.pk)].stand == "klaar om te verzenden"
    assert stand[str(klaar.pk)].verzend_url
    assert stand[str(post.pk)].stand.startswith("verzonden op")
    assert stand[str(vervallen.pk)].stand.startswith("vervallen")
    assert [zet.url for zet in paneel.zetten] == [stand[str(klaar.pk)].verzend_url]
    kijker = brieven(bij, w.medewerker(Functie.KERNTEAMLID))
    assert kijker
    assert kijker.zetten == ()
    assert brieven(bij, w.medewerker(Functie.VRIJWILLIGER)) is None


def test_paneel_documenten(w, door, bij):
    stuk(door, bij)
    paneel = documenten(bij, door)
    assert paneel
    regel = paneel.context["documenten"][0]
    assert (regel.naam, regel.naam_inwoner, regel.opent) == ("Brief huisarts", "Brief van uw huisarts", True)
    assert regel.soort == "advies van een deskundige"
    assert paneel.zetten[0].label == "Document toevoegen"
    assert documenten(bij, w.medewerker(Functie.VRIJWILLIGER)) is None


@pytest.mark.parametrize("aantal", [1, 6])
def test_de_panelen_hebben_een_vast_aantal_vragen(door, bij, aantal, django_assert_num_queries):
    for _ in range(aantal):
        stuk(door, bij)
        hulp.brief(door, bij)
    with django_assert_num_queries(7):
        brieven(bij, door)
    with django_assert_num_queries(1):
        documenten(bij, door)


def test_de_panelen_op_het_scherm(door, bij):
    from django.template.loader import render_to_string

    stuk(door, bij)
    met_pdf(hulp.brief(door, bij))
    hulp.brief(door, bij)
    for maak in (brieven, documenten):
        paneel = maak(bij, door)
        assert paneel
        tekst = render_to_string(paneel.template, {**paneel.context, "paneel": paneel})
        assert "Brief huisarts" in tekst or "Op de post gedaan" in tekst
