"""Search: one field, in the scope of the door, without a trace of what was asked."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.documenten.handelingen import voeg_document_toe
from basis.documenten.models import SoortDocument
from basis.dossiers.handelingen import scherm_af
from basis.dossiers.models import Dossier
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.handelingen import AdresInvoer
from basis.inwoners.models import Inwoner
from basis.journaal.eigenaar import NA_BIJWERKEN
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk.models import Bron, Zoektekst
from basis.werk.zoeken import FOUT_BSN, GEEN_BSN, LEEG, zoek
from beschikkingen.models import Beschikking
from casussen import handelingen as casussen
from casussen.enums import SoortContact
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import VEEL, binnen, tel
from tests.reis import PDF, kleed_aan, meld, open_casus
from werkplek.management.commands import bouw_zoekindex
from werkplek.zoeken import BRONNEN

pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.pg]
URL = "/zoeken/"


@pytest.fixture
def w():
    return wereld()


def vind(door, term):
    return zoek(door, term, BRONNEN)


def wie(uitkomst):
    return [persoon.naam for persoon in uitkomst.personen]


def dossiers(uitkomst):
    return {rij.kenmerk for persoon in uitkomst.personen for rij in persoon.dossiers} | {
        rij.kenmerk for rij in (*uitkomst.nummers, *uitkomst.teksten)
    }


# -- persons ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "term",
    [
        "Meijer",
        "meyer",
        "Johanna Meier",
        "meij",
        "van der Meijer 14-3-1948",
        "Meijer 14 maart 1948",
        "Meijer 1948",
        "14-03-1948",
        "14031948",
        "1948-03-14",
        "6661 ZD",
        "6661zd 12",
        "Meijer 6661ZD",
    ],
)
def test_een_persoon_hoe_je_hem_ook_schrijft(w, term):
    door = w.medewerker()
    inwoner = w.inwoner(voornamen="Johanna", voorvoegsel="van der", geslachtsnaam="Meijer")
    meld(w, door, inwoner=inwoner)
    anders = w.inwoner(
        voornamen="Piet",
        geslachtsnaam="Anders",
        geboren=OnvolledigeDatum(1970, 1, 2),
        adres=AdresInvoer(straat="Laan", huisnummer="1", postcode="6661AA", plaats="Elst", kern=w.kern),
    )
    meld(w, door, inwoner=anders)
    uitkomst = vind(door, term)
    assert wie(uitkomst) == ["Johanna van der Meijer"]
    assert uitkomst.personen[0].geboren == "14 maart 1948"


@pytest.mark.parametrize("term", ["Meijer 15-3-1948", "Meijer 1950", "6661 ZD 13", "Meijer Piet"])
def test_alles_wat_je_invult_moet_kloppen(w, term):
    door = w.medewerker()
    meld(w, door, inwoner=w.inwoner(geslachtsnaam="Meijer"))
    assert wie(vind(door, term)) == []


def test_geheim_adres_vind_je_niet_op_postcode(w):
    door = w.medewerker()
    inwoner = w.inwoner(geslachtsnaam="Meijer")
    meld(w, door, inwoner=inwoner)
    assert len(wie(vind(door, "6661ZD"))) == 1
    Inwoner.objects.filter(pk=inwoner.pk).update(geheim_adres=True)
    assert wie(vind(door, "6661ZD")) == []
    assert len(wie(vind(door, "Meijer"))) == 1


BSN = "123456782"


def test_bsn_alleen_voor_wie_dat_mag(w):
    door, kernteam = w.medewerker(), w.medewerker(Functie.KERNTEAMLID)
    meld(w, door, inwoner=w.inwoner(geslachtsnaam="Meijer", bsn=BSN))
    assert len(wie(vind(door, "1234.56.782"))) == 1
    assert wie(vind(door, "111222333")) == []
    for term in (BSN, "123456789"):
        with pytest.raises(Geweigerd) as fout:
            vind(kernteam, term)
        assert (fout.value.reden, fout.value.veld) == (GEEN_BSN, "term")
    with pytest.raises(Geweigerd, match=FOUT_BSN):
        vind(door, "123456789")


# -- numbers ---------------------------------------------------------------------------------------


def test_een_nummer_zonder_streepjes_en_nullen(w):
    door = w.medewerker()
    dossier = open_casus(w, door).dossier
    letter, jaar, nummer = dossier.kenmerk.split("-")
    kort = str(int(nummer))
    for term in (dossier.kenmerk, dossier.kenmerk.lower(), f"{letter}{jaar}{kort}", f"{letter} {jaar} {kort}"):
        assert [rij.kenmerk for rij in vind(door, term).nummers] == [dossier.kenmerk], term
    assert [rij.kenmerk for rij in vind(door, f"{letter}{kort}").nummers] == [dossier.kenmerk]
    assert dossier.kenmerk in {rij.kenmerk for rij in vind(door, kort).nummers}
    assert vind(door, f"{letter}-{jaar}-99999").aantal == 0


def test_een_besluitnummer_wijst_naar_zijn_dossier(w):
    baan = Baan(w)
    besluit = baan.vastgesteld()
    assert besluit.nummer
    gevonden = vind(baan.consulent, besluit.nummer.replace("-", " "))
    assert [rij.kenmerk for rij in gevonden.nummers] == [besluit.casus.dossier.kenmerk]
    buiten = w.medewerker(team=w.ander_team)
    assert vind(buiten, besluit.nummer).aantal == 0


# -- text ------------------------------------------------------------------------------------------


def test_woordstammen_begin_van_een_woord_en_accenten(w):
    door = w.medewerker()
    casus = open_casus(w, door, vraag="Mevrouw heeft problemen met douchen en wil een tráplift.")
    for term in ("probleem", "douche", "trap", "traplift", "TRÁPLIFT problemen"):
        gevonden = vind(door, term)
        assert len(gevonden.teksten) == 1, term
        assert gevonden.teksten[0].bron == "Melding"
    # The text itself, with its own accents, and the word marked in it.
    stukken = vind(door, "traplift").teksten[0].fragment
    assert [stuk.tekst for stuk in stukken if stuk.raak] == ["tráplift"]
    assert "".join(stuk.tekst for stuk in stukken) == "Mevrouw heeft problemen met douchen en wil een tráplift."
    assert vind(door, "scootmobiel").teksten == ()
    assert casus.pk


def test_elke_soort_tekst(w):
    baan = Baan(w)
    door = baan.consulent
    pk = kleed_aan(w, door).dossier_id
    casussen.leg_contact_vast(door, pk, soort=SoortContact.TELEFOON, met="inwoner", stem="Contactwoord hier.")
    casussen.sla_onderzoek_op(door, pk, behoeften="Onderzoekwoord staat hier.")
    casussen.voeg_hulpvraag_toe(door, pk, tekst="Hulpvraagwoord")
    casussen.voeg_doel_toe(door, pk, tekst="Doelwoord")
    voeg_document_toe(
        door,
        pk,
        bestand=SimpleUploadedFile("x.pdf", PDF),
        soort=SoortDocument.ADVIES,
        naam="Documentwoord fysiotherapeut",
        naam_inwoner="advies",
        ontvangen_op=vandaag(),
    )
    kenmerk = Dossier.objects.get(pk=pk).kenmerk
    for soort in ("Contact", "Onderzoek", "Hulpvraag", "Doel", "Document"):
        gevonden = vind(door, f"{soort.lower()}woord").teksten
        assert [(rij.kenmerk, rij.bron) for rij in gevonden] == [(kenmerk, soort)]
        assert any(stuk.raak for stuk in gevonden[0].fragment)
    besluit = baan.concept({})
    Beschikking.objects.get(pk=besluit.pk)
    assert "Beschikking" in {rij.bron for rij in vind(door, "overzicht post").teksten}


def test_een_dossier_staat_er_een_keer_en_gesloten_onderaan(w):
    door = w.medewerker()
    oud, nieuw = meld(w, door, vraag="Traplift"), meld(w, door, vraag="Traplift en nog een traplift")
    for _ in range(3):
        casussen.leg_contact_vast(door, oud.pk, soort=SoortContact.TELEFOON, met="x", tekst="Over de traplift.")
    Dossier.objects.filter(pk=oud.pk).update(gesloten_op=oud.dossier.geopend_op)
    gevonden = vind(door, "traplift").teksten
    assert [(rij.kenmerk, rij.gesloten) for rij in gevonden] == [
        (nieuw.dossier.kenmerk, False),
        (oud.dossier.kenmerk, True),
    ]


def test_een_verhuisde_tekst_laat_geen_oude_woorden_achter(w):
    door = w.medewerker()
    melding = meld(w, door, vraag="Traplift")
    from toegang.handelingen import vraag_uit

    vraag_uit(door, melding.pk, zelf="Fietsen", samen="", nodig="Scootmobiel")
    assert vind(door, "scootmobiel").aantal == 1
    vraag_uit(door, melding.pk, zelf="Fietsen", samen="", nodig="Rollator")
    assert vind(door, "scootmobiel").aantal == 0
    assert vind(door, "rollator").aantal == 1


# -- the door --------------------------------------------------------------------------------------


def _bekend(w, door, **anders):
    melding = meld(w, door, inwoner=w.inwoner(geslachtsnaam="Zichtbaar", bsn=BSN), vraag="Geheimwoord", **anders)
    return melding.dossier


TERMEN = ("Zichtbaar", "14-3-1948", "6661ZD", BSN, "geheimwoord")


def _vindt(door, dossier):
    return [term for term in (*TERMEN, dossier.kenmerk) if vind(door, term).aantal]


def test_alleen_binnen_het_bereik(w):
    door = w.medewerker()
    dossier = _bekend(w, door, wet=Wet.WMO)
    assert _vindt(door, dossier) == [*TERMEN, dossier.kenmerk]
    assert _vindt(w.medewerker(team=w.ander_team), dossier) == []
    assert _vindt(w.medewerker(wetten=[Wet.JEUGD]), dossier) == []
    assert _vindt(wereld().medewerker(), dossier) == []


def test_afgeschermd_bestaat_niet_ook_niet_in_een_telling(w):
    door, collega = w.medewerker(), w.medewerker()
    dossier = _bekend(w, door)
    Dossier.objects.filter(pk=dossier.pk).update(behandelaar=door)
    scherm_af(door, dossier.pk)
    assert _vindt(collega, dossier) == []
    assert _vindt(door, dossier) == [*TERMEN, dossier.kenmerk]


def test_een_afgeschermd_dossier_naast_een_gewoon_van_dezelfde_inwoner(w):
    door, collega = w.medewerker(), w.medewerker()
    geheim = _bekend(w, door)
    gewoon = meld(w, door, inwoner=geheim.inwoner, vraag="Gewoon").dossier
    Dossier.objects.filter(pk=geheim.pk).update(behandelaar=door)
    scherm_af(door, geheim.pk)
    uitkomst = vind(collega, "Zichtbaar")
    assert dossiers(uitkomst) == {gewoon.kenmerk}
    assert uitkomst.aantal == 1


def test_een_vrijwilliger_heeft_dit_niet(w):
    door = w.medewerker(Functie.VRIJWILLIGER)
    _bekend(w, door)
    with pytest.raises(GeenRecht):
        vind(door, "Zichtbaar")
    client = binnen(door)
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"term": "Zichtbaar"}).status_code == 403
    assert "data-tp-zoek" not in client.get("/").content.decode()


def test_wie_een_soort_tekst_niet_mag_lezen_vindt_er_niets_mee(w, monkeypatch):
    door = w.medewerker()
    melding = meld(w, door)
    casussen.leg_contact_vast(door, melding.pk, soort=SoortContact.TELEFOON, met="x", tekst="Contactwoord")
    assert vind(door, "contactwoord").aantal == 1
    assert BRONNEN[Bron.CONTACT].recht == "document.zien"
    echt = type(door).mag
    monkeypatch.setattr(type(door), "mag", lambda zelf, recht: recht != "document.zien" and echt(zelf, recht))
    assert vind(door, "contactwoord").aantal == 0


# -- what stays behind -----------------------------------------------------------------------------


def test_een_raadpleging_zonder_wat_er_gezocht_is(w, caplog):
    door = w.medewerker()
    _bekend(w, door)
    voor = Gebeurtenis.objects.count()
    client = binnen(door)
    antwoord = client.post(URL, {"term": "Zichtbaar"})
    assert antwoord.status_code == 200
    assert "Zichtbaar" in antwoord.content.decode()
    rij = Raadpleging.objects.filter(door_id=door.pk).get()
    assert (rij.soort, rij.doel, rij.aantal, rij.uitkomst) == ("zoeken", "zoeken in dossiers", 1, "gevonden")
    kolommen = [str(getattr(rij, veld.attname)) for veld in rij._meta.concrete_fields]
    assert not [waarde for waarde in kolommen if "zichtbaar" in waarde.lower()]
    assert Gebeurtenis.objects.count() == voor
    assert "zichtbaar" not in caplog.text.lower()
    # In an address the term is not even read.
    leeg = client.get(URL, {"term": "Zichtbaar"}).content.decode()
    assert "Zichtbaar" not in leeg
    assert Raadpleging.objects.filter(door_id=door.pk).count() == 1


@pytest.mark.parametrize("term", ["", "  ", "a", "1-", "&|!:*()'\\", "%", "de"])
def test_onzin_geeft_een_zin_of_niets_nooit_een_fout(w, term):
    antwoord = binnen(w.medewerker()).post(URL, {"term": term})
    assert antwoord.status_code in (200, 422)
    if antwoord.status_code == 422:
        tekst = antwoord.content.decode()
        assert LEEG in tekst or "Vul in wat je zoekt." in tekst


def test_nulteken_en_lange_term(w):
    client = binnen(w.medewerker())
    assert client.post(URL, {"term": "x" * 101}).status_code == 422
    assert client.post(URL, {"term": "ab\x00cd"}).status_code in (200, 422)


def test_vanaf_elke_bladzijde(w):
    tekst = binnen(w.medewerker()).get("/").content.decode()
    assert 'action="/zoeken/"' in tekst
    assert 'href="/zoeken/"' in tekst


# -- the index -------------------------------------------------------------------------------------


def _index():
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossier_id, bron, bron_id, op, woorden::text FROM werk_zoektekst ORDER BY 2, 3")
        return cursor.fetchall()


def test_opnieuw_bouwen_geeft_hetzelfde(w, capsys):
    baan = Baan(w)
    kleed_aan(w, baan.consulent)
    baan.vastgesteld()
    weg = baan.concept({})
    from beschikkingen.handelingen import laat_vervallen

    laat_vervallen(baan.consulent, weg.casus_id, weg.pk)
    assert not Zoektekst.objects.filter(bron=Bron.BESCHIKKING, bron_id=weg.pk).exists()
    voor = _index()
    assert {rij[1] for rij in voor} == {bron.value for bron in Bron} - {"document"}
    Zoektekst.objects.filter(bron=Bron.CONTACT).delete()
    Zoektekst.objects.filter(bron=Bron.DOEL).update(op=vandaag() - timedelta(days=900))
    Zoektekst.objects.create(dossier_id=voor[0][0], bron=Bron.DOEL, bron_id=0, op=vandaag(), woorden="verdwenen")
    Inwoner.objects.update(zoekvector=None, naam_sleutel="oud")
    call_command("bouw_zoekindex")
    assert _index() == voor
    assert not Inwoner.objects.filter(zoekvector=None).exists()
    assert not Inwoner.objects.filter(naam_sleutel="oud").exists()
    assert "Zoekindex gebouwd" in capsys.readouterr().out


@pytest.mark.usefixtures("eigenaar")
def test_bijwerken_bouwt_de_index_vanzelf_en_maar_een_keer(w, capsys, monkeypatch):
    meld(w, w.medewerker())
    voor = _index()
    Zoektekst.objects.all().delete()
    monkeypatch.setattr(bouw_zoekindex, "vingerafdruk", lambda: "zoekindex van een nieuwe versie")
    # Django closes no connection in a transaction: the owner is already here.
    monkeypatch.setattr(bouw_zoekindex, "als_eigenaar", nullcontext)
    call_command("bouw_zoekindex", als_nodig=True)
    assert _index() == voor
    assert "Zoekindex gebouwd" in capsys.readouterr().out
    Zoektekst.objects.all().delete()
    call_command("bouw_zoekindex", als_nodig=True)
    assert _index() == []
    [doe] = NA_BIJWERKEN
    assert (doe.args, doe.keywords) == (("bouw_zoekindex",), {"als_nodig": True})


def test_weg_met_het_dossier(w):
    door = w.medewerker()
    dossier = meld(w, door).dossier
    assert Zoektekst.objects.filter(dossier=dossier).count() == 1
    sleutel = next(veld for veld in Zoektekst._meta.get_fields() if veld.name == "dossier")
    assert sleutel.remote_field.on_delete.__name__ == "CASCADE"


# -- how many questions ----------------------------------------------------------------------------


def test_evenveel_vragen_hoeveel_er_ook_staat(w):
    door = w.medewerker()
    client = binnen(door)

    def meer(aantal):
        for nr in range(aantal):
            meld(w, door, inwoner=w.inwoner(geslachtsnaam="Telbaar", bsn=""), vraag=f"Telbaar woord {nr}")

    meer(1)
    een = tel(lambda: client.post(URL, {"term": "Telbaar"}))
    meer(VEEL)
    veel = tel(lambda: client.post(URL, {"term": "Telbaar"}))
    assert veel.tekst.count("tp-treffer") >= een.tekst.count("tp-treffer") + 20
    assert veel.vragen == een.vragen
    assert veel.vragen <= 12


def test_get_vraagt_niets_extra(w):
    client = binnen(w.medewerker())
    client.get(URL)
    with CaptureQueriesContext(connection) as gevraagd:
        assert client.get(URL).status_code == 200
    assert len(gevraagd) <= 3


def test_uitgelogd_naar_de_inlogpagina():
    assert Client().post(URL, {"term": "x"}).status_code == 302
    assert reverse("zoeken") == URL
