"""The screens of a decision over HTTP: refusals at their field, what is typed stays, outsiders get 404."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie import inloggen
from basis.organisatie.enums import Functie
from beschikkingen import handelingen as b
from beschikkingen import panelen
from beschikkingen.enums import Resultaat, StatusBeschikking
from beschikkingen.models import Aanvraag, Beschikking
from beschikkingen.tips import tips
from casussen import panelen as casuspanelen
from casussen.enums import Afsluitreden
from casussen.models import Casus
from tests.fabriek import sluit_casus

AFWIJZEN, TOEKENNEN = Resultaat.AFWIJZEN, Resultaat.TOEKENNEN
MET_BESCHIKKING = ("bewerken", "voorbeeld", "overnemen", "akkoord", "vaststellen", "terug", "verzenden", "vervallen")


def binnen(door) -> Client:
    client = Client()
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker.pk
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client


def url(naam, waarop):
    if isinstance(waarop, Beschikking):
        return reverse(f"beschikkingen:{naam}", args=[waarop.casus_id, waarop.pk])
    return reverse(f"beschikkingen:{naam}", args=[waarop.pk])


def lees(client, pad) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def post(client, pad, **velden):
    html = lees(client, pad)
    verborgen = {
        naam: waarde[0]
        for naam in ("bewijs", "versie")
        if (waarde := re.findall(rf'name="{naam}" value="([^"]*)"', html))
    }
    return client.post(pad, {**verborgen, **velden})


def tekst(beschikking, **anders):
    """A complete post of the editor."""
    velden = {"inleiding": "", "zienswijze": ""}
    for besluit in beschikking.besluiten.all():
        velden |= {
            f"resultaat_{besluit.pk}": "toekennen",
            f"afwijzingsgrond_{besluit.pk}": "",
            f"beoogd_resultaat_{besluit.pk}": "Overzicht",
            f"motivering_{besluit.pk}": "Omdat het alleen niet lukt.",
        }
    return {**velden, **anders}


# -- access ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", MET_BESCHIKKING)
def test_een_buitenstaander_krijgt_404_en_een_collega_komt_binnen(baan, naam):
    concept = baan.concept()
    buiten = binnen(baan.persoon(team=baan.wereld.ander_team))
    collega = binnen(baan.persoon())
    methode = "post" if naam == "voorbeeld" else "get"
    voor = Gebeurtenis.objects.count()
    assert getattr(buiten, methode)(url(naam, concept)).status_code == 404
    assert buiten.post(url(naam, concept)).status_code == 404
    assert getattr(collega, methode)(url(naam, concept)).status_code == 200
    assert Gebeurtenis.objects.count() == voor


@pytest.mark.parametrize("naam", ["aanvraag", "opstellen"])
def test_zonder_recht_geen_bladzijde(baan, naam):
    casus = baan.casus()
    assert binnen(baan.persoon(Functie.KERNTEAMLID)).get(url(naam, casus)).status_code == 403
    assert binnen(baan.persoon(team=baan.wereld.ander_team)).get(url(naam, casus)).status_code == 404
    assert binnen(baan.consulent).get(url(naam, casus)).status_code == 200


@pytest.mark.parametrize("naam", MET_BESCHIKKING)
def test_een_beschikking_van_een_ander_dossier_is_er_niet(baan, naam):
    een, ander = baan.concept(), baan.concept()
    pad = reverse(f"beschikkingen:{naam}", args=[een.casus_id, ander.pk])
    assert binnen(baan.consulent).post(pad).status_code == 404


def test_wie_niet_beslist_ziet_wel_waarom(baan):
    concept = baan.concept()
    html = lees(binnen(baan.persoon(Functie.KERNTEAMLID)), url("vaststellen", concept))
    assert "Vaststellen kan niet als kernteamlid." in html
    assert "Stel vast</button>" not in html


def test_een_bladzijde_openen_wordt_vastgelegd_het_voorbeeld_eens_per_uur(baan):
    concept = baan.concept()
    client = binnen(baan.consulent)
    for _ in range(3):
        assert client.post(url("voorbeeld", concept), tekst(concept)).status_code == 200
    rijen = Raadpleging.objects.filter(dossier_id=concept.casus_id, door_id=baan.consulent.pk)
    assert rijen.count() == 1


# -- aanvraag and draft -----------------------------------------------------------------------------------


def test_aanvraag_dicht_noemt_de_dag_en_verandert_niets(baan):
    casus = baan.casus()
    html = lees(binnen(baan.consulent), url("aanvraag", casus))
    assert "Dit kan nu niet." in html
    assert "Zonder verslag kan een aanvraag pas na zes weken" in html
    assert not Aanvraag.objects.filter(casus=casus).exists()


def test_aanvraag_in_de_toekomst_staat_bij_het_veld_en_bewaart_de_tekst(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    client = binnen(baan.consulent)
    morgen = (vandaag() + timedelta(days=1)).strftime("%d-%m-%Y")
    antwoord = post(client, url("aanvraag", casus), ontvangen_op=morgen, vorm="brief")
    assert antwoord.status_code == 422
    html = antwoord.content.decode()
    assert "ligt in de toekomst" in html
    assert morgen in html
    # Inside the six weeks only the verb knows: its reason stands at the field too.
    vroeg = casus.onderzoeken.get().termijn.einddatum.strftime("%d-%m-%Y")
    antwoord = post(client, url("aanvraag", casus), ontvangen_op=vroeg, vorm="brief")
    assert antwoord.status_code == 422
    assert 'id="id_ontvangen_op_error"' in antwoord.content.decode()
    assert not Aanvraag.objects.filter(casus=casus).exists()
    vandaag_ = vandaag().strftime("%d-%m-%Y")
    assert post(client, url("aanvraag", casus), ontvangen_op=vandaag_, vorm="brief").status_code == 303


def test_van_aanvraag_tot_post_in_de_browser(baan):
    casus = baan.aanvraag()
    client = binnen(baan.consulent)
    antwoord = post(client, url("opstellen", casus))
    concept = Beschikking.objects.get(casus=casus)
    assert antwoord["Location"] == url("bewerken", concept)
    html = lees(client, url("bewerken", concept))
    assert "de uitleg bij Begeleiding thuis" in html
    assert "Jij stelt dit zelf vast." in html
    assert f'href="#id_motivering_{concept.besluiten.get().pk}"' in html
    antwoord = post(client, url("bewerken", concept), **tekst(concept), verder="1")
    assert antwoord["Location"] == url("vaststellen", concept)
    html = lees(client, url("vaststellen", concept))
    assert "Je beslist namens het college" in html
    assert "Besluit op de post uiterlijk" in html, "wie de dag van de post kiest, ziet de laatste dag"
    assert "overschrijding" not in html
    assert post(client, url("vaststellen", concept), op=vandaag().strftime("%d-%m-%Y")).status_code == 303
    concept = Beschikking.objects.get(pk=concept.pk)
    assert concept.status == StatusBeschikking.VASTGESTELD
    html = lees(client, url("verzenden", concept))
    assert "De PDF van deze brief is nog niet klaar" in html
    assert "Leg verzending vast" not in html
    baan.drukt(casus.pk)
    dag = vandaag().strftime("%d-%m-%Y")
    assert post(client, url("verzenden", concept), op=dag).status_code == 303
    assert Beschikking.objects.get(pk=concept.pk).status == StatusBeschikking.VERZONDEN


def test_twee_keer_klikken_stelt_een_keer_vast(baan):
    concept = baan.concept()
    client = binnen(baan.consulent)
    html = lees(client, url("vaststellen", concept))
    velden = {naam: re.findall(rf'name="{naam}" value="([^"]*)"', html)[0] for naam in ("bewijs", "versie", "op")}
    eerste = client.post(url("vaststellen", concept), velden)
    tweede = client.post(url("vaststellen", concept), velden)
    assert eerste.status_code == tweede.status_code == 303
    assert eerste["Location"] == tweede["Location"]
    assert Gebeurtenis.objects.filter(dossier_id=concept.casus_id, soort="beschikking.vastgesteld").count() == 1


def test_een_ander_was_eerst_dan_staat_er_wie(baan):
    concept = baan.concept()
    client, collega = binnen(baan.consulent), baan.persoon(naam="Cas Collega")
    html = lees(client, url("vaststellen", concept))
    velden = {naam: re.findall(rf'name="{naam}" value="([^"]*)"', html)[0] for naam in ("bewijs", "versie", "op")}
    b.stel_vast(collega, concept.casus_id, concept.pk)
    antwoord = client.post(url("vaststellen", concept), velden)
    assert antwoord.status_code == 422
    assert "Cas Collega stelde deze beschikking al vast" in antwoord.content.decode()


def test_een_verouderd_formulier_bewaart_wat_getypt_is(baan):
    concept = baan.concept()
    client = binnen(baan.consulent)
    html = lees(client, url("bewerken", concept))
    velden = {naam: re.findall(rf'name="{naam}" value="([^"]*)"', html)[0] for naam in ("bewijs", "versie")}
    baan.vul(concept, inleiding="Van een ander")
    antwoord = client.post(url("bewerken", concept), {**velden, **tekst(concept, inleiding="Mijn eigen zin")})
    assert antwoord.status_code == 422
    assert "Mijn eigen zin" in antwoord.content.decode()
    assert Beschikking.objects.get(pk=concept.pk).inleiding == "Van een ander"


def test_posten_in_een_dichte_beschikking_bewaart_wat_getypt_is(baan):
    concept = baan.concept({"uren": "5"})
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    client = binnen(baan.consulent)
    html = lees(client, url("bewerken", concept))
    assert "ligt bij een tweede persoon" in html
    gegevens = {
        **tekst(concept, inleiding="Toch nog iets"),
        "bewijs": "3f0c6d0e-8a55-4b2e-9c8d-0b8f3a3c7a11",
        "versie": str(Dossier.objects.get(pk=concept.casus_id).versie),
    }
    antwoord = client.post(url("bewerken", concept), gegevens)
    assert antwoord.status_code == 422
    assert "Toch nog iets" in antwoord.content.decode()


def test_onbekende_keuze_wordt_geweigerd_bij_het_veld(baan):
    concept = baan.concept()
    besluit = concept.besluiten.get()
    velden = tekst(concept, **{f"resultaat_{besluit.pk}": "gratis"})
    antwoord = post(binnen(baan.consulent), url("bewerken", concept), **velden)
    assert antwoord.status_code == 422
    assert "Deze keuze bestaat niet" in antwoord.content.decode()


def test_het_voorbeeld_toont_wat_getypt_is_en_bewaart_niets(baan):
    concept = baan.concept()
    besluit = concept.besluiten.get()
    client = binnen(baan.consulent)
    velden = tekst(concept, **{f"motivering_{besluit.pk}": "Dit is <b>net</b> getypt."})
    html = client.post(url("voorbeeld", concept), velden).content.decode()
    assert "Dit is &lt;b&gt;net&lt;/b&gt; getypt." in html
    assert "Voorbeeld. Deze brief is nog niet gemaakt" in html
    besluit.refresh_from_db()
    assert "net" not in besluit.motivering


def test_het_voorbeeld_is_dezelfde_brief_als_gedrukt(baan):
    concept = baan.concept()
    client = binnen(baan.consulent)
    voorbeeld = client.post(url("voorbeeld", concept), {}).content.decode()
    voorbeeld = client.post(url("voorbeeld", concept), _uit(concept)).content.decode()
    besluit = b.stel_vast(baan.consulent, concept.casus_id, concept.pk)

    def kern(html):
        html = re.sub(r"<head>.*</head>", "", html, flags=re.S)
        html = re.sub(r'<p class="concept">.*?</p>\n', "", html)
        return html.replace("volgt bij vaststellen", besluit.nummer)

    assert besluit.brief
    assert kern(voorbeeld) == kern(besluit.brief.html)


def _uit(concept):
    velden = {"inleiding": concept.inleiding, "zienswijze": concept.zienswijze}
    for besluit in concept.besluiten.all():
        for naam in ("resultaat", "afwijzingsgrond", "beoogd_resultaat", "motivering"):
            velden[f"{naam}_{besluit.pk}"] = getattr(besluit, naam) or ""
    return velden


# -- the second person ------------------------------------------------------------------------------------


def test_akkoord_vragen_en_beslissen_op_het_scherm(baan):
    concept = baan.concept({}, {"voorziening": baan.vervoer}, uitkomsten=(TOEKENNEN, AFWIJZEN))
    client, tweede = binnen(baan.consulent), binnen(baan.tweede)
    html = lees(client, url("vaststellen", concept))
    assert "Vaststellen kan nu niet." in html
    html = lees(client, url("akkoord", concept))
    assert "Bram Willems, teamleider" in html
    assert post(client, url("akkoord", concept), aan=str(baan.consulent.pk)).status_code == 422
    assert post(client, url("akkoord", concept), aan=str(baan.tweede.pk)).status_code == 303
    html = lees(tweede, url("vaststellen", concept))
    assert "Noor van Dijk (Gemeente) vroeg akkoord" in html
    assert "wijst iets af" in html
    assert "Wij belden u." in html
    assert post(tweede, url("terug", concept), reden="").status_code == 422
    assert post(tweede, url("terug", concept), reden="Leg de grond beter uit.").status_code == 303
    assert "Leg de grond beter uit." in lees(client, url("bewerken", concept))
    assert post(client, url("akkoord", concept), aan="").status_code == 303
    assert "Eerder teruggestuurd: Leg de grond beter uit." in lees(tweede, url("vaststellen", concept))
    assert post(tweede, url("vaststellen", concept), op=vandaag().strftime("%d-%m-%Y")).status_code == 303
    assert Beschikking.objects.get(pk=concept.pk).vastgesteld_door == baan.tweede


def test_niet_opgeslagen_tekst_wordt_gemeld_voor_het_vaststellen(baan):
    concept = baan.concept()
    client = binnen(baan.consulent)
    gegevens = {"sleutel": f"beschikking-{concept.pk}", "inleiding": "Nog niet opgeslagen"}
    assert client.post(reverse("scherm:concept"), gegevens).status_code == 200
    assert "nog niet is opgeslagen" in lees(client, url("vaststellen", concept))
    assert "Nog niet opgeslagen" in lees(client, url("bewerken", concept))


def test_veranderde_ondersteuning_wordt_gemeld_en_overgenomen(baan):
    concept = baan.concept()
    baan.lijn(concept.casus, baan.vervoer)
    client = binnen(baan.consulent)
    html = lees(client, url("bewerken", concept))
    assert "Er kwam bij: Vervoer naar dagbesteding." in html
    assert post(client, url("overnemen", concept)).status_code == 303
    assert concept.besluiten.count() == 2


def test_laten_vervallen(baan):
    concept = baan.concept()
    assert post(binnen(baan.consulent), url("vervallen", concept)).status_code == 303
    assert Beschikking.objects.get(pk=concept.pk).status == StatusBeschikking.VERVALLEN


# -- the panel ----------------------------------------------------------------------------------------------


def paneel(baan, casus_id, door=None):
    return panelen.besluiten(Dossier.objects.get(pk=casus_id), door or baan.consulent)


def zetten(baan, casus_id, door=None):
    gevonden = paneel(baan, casus_id, door)
    return {zet.label: zet.reden for zet in gevonden.zetten} if gevonden else {}


def test_de_zetten_volgen_de_stand(baan):
    casus = baan.casus()
    assert "pas na zes weken" in zetten(baan, casus.pk)["Aanvraag vastleggen"]
    gevraagd = baan.aanvraag()
    assert zetten(baan, gevraagd.pk) == {"Beschikking opstellen": None}
    concept = b.stel_op(baan.consulent, gevraagd.pk)
    assert zetten(baan, gevraagd.pk)["Besluit vaststellen"].startswith("Er mist nog: het besluit over Begeleiding")
    baan.vul(concept)
    assert zetten(baan, gevraagd.pk)["Besluit vaststellen"] is None
    b.stel_vast(baan.consulent, gevraagd.pk, concept.pk)
    assert "PDF" in zetten(baan, gevraagd.pk)["Besluit verzenden"]
    # Decided and not sent yet: the strip says so, and sending comes before starting.
    dossier = Dossier.objects.get(pk=gevraagd.pk)
    strip, hulp = casuspanelen.klantreis(dossier, baan.consulent), casuspanelen.hulp(dossier, baan.consulent)
    assert strip
    assert "Besloten, nog niet verzonden" in [stap.uitleg for stap in strip.context["stappen"]]
    assert hulp
    assert [zet.hoofd for zet in hulp.zetten if zet.label.startswith("Start van")] == [False]
    baan.drukt(gevraagd.pk)
    assert zetten(baan, gevraagd.pk) == {"Besluit verzenden": None}
    b.verzend(baan.consulent, gevraagd.pk, concept.pk, op=vandaag())
    assert zetten(baan, gevraagd.pk) == {}


def test_de_zetten_van_de_tweede_persoon(baan):
    concept = baan.concept({"uren": "5"})
    assert "Akkoord vragen" in zetten(baan, concept.casus_id)
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    assert zetten(baan, concept.casus_id, baan.tweede)["Beslissen als tweede persoon"] is None
    eigen = zetten(baan, concept.casus_id)
    assert "zelf of vroeg er akkoord" in eigen["Beslissen als tweede persoon"]


def test_wie_niets_mag_krijgt_geen_zetten(baan):
    concept = baan.concept()
    assert zetten(baan, concept.casus_id, baan.persoon(Functie.KERNTEAMLID)) == {}


def test_het_paneel_toont_resultaat_en_bezwaar_met_waarom(baan):
    besluit = baan.verzonden({}, {"voorziening": baan.vervoer}, uitkomsten=(TOEKENNEN, AFWIJZEN))
    (rij,) = paneel(baan, besluit.casus_id).context["beschikkingen"]
    assert rij.titel == besluit.nummer
    assert [deel.resultaat for deel in rij.onderdelen] == ["toegekend", "afgewezen"]
    assert rij.onderdelen[1].toelichting == "grond: mantelzorg of netwerk"
    assert rij.bezwaar.startswith("Bezwaar kan tot en met ")
    assert any("Awb 6:7" in stap for stap in rij.bezwaar_stappen)
    assert rij.pdf == reverse("documenten:brief", args=[besluit.casus_id, besluit.brief_id])


def test_het_paneel_kost_altijd_evenveel_queries(baan):
    def meet(beschikking):
        dossier = Dossier.objects.get(pk=beschikking.casus_id)
        with CaptureQueriesContext(connection) as gemeten:
            panelen.besluiten(dossier, baan.consulent)
        return len(gemeten)

    extra = {"voorziening": baan.vervoer}
    assert meet(baan.concept()) == meet(baan.concept({}, extra)) <= 20
    assert meet(baan.vastgesteld()) == meet(baan.vastgesteld({}, extra)) <= 6


def test_een_melding_heeft_geen_besluiten(baan):
    casus = baan.casus()
    dossier = Dossier.objects.get(pk=casus.pk)
    dossier.soort = "melding"
    assert panelen.besluiten(dossier, baan.consulent) is None


def test_schrijftips_noemen_een_makkelijker_woord():
    gevonden = tips("Gelet op de problematiek is dit geïndiceerd. Tevens, derhalve en nogmaals tevens.")
    assert [(tip.woord, tip.beter) for tip in gevonden][:2] == [("Gelet op", "omdat"), ("problematiek", "problemen")]
    assert len(gevonden) == 3
    assert tips("U krijgt hulp bij uw post.") == []


def test_een_gesloten_casus_heeft_geen_zetten(baan):
    casus = baan.casus()
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="De inwoner belde af.")
    assert zetten(baan, Casus.objects.get(pk=casus.pk).pk) == {}
