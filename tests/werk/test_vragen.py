"""A question to a colleague: who is asked sees what was shared and not one word more."""

import re

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import scherm_af
from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Medewerker
from basis.werk.handelingen import beantwoord_vraag, lees_antwoord, stel_vraag, trek_vraag_in
from basis.werk.models import Attendering, SoortVraag, Vraag
from basis.werk.vragen import collegas, genoemd
from casussen import handelingen as casussen
from casussen.enums import SoortContact
from casussen.models import Contact
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import VEEL, binnen, tel
from tests.reis import kleed_aan, open_casus
from werkplek.tijdlijn import tijdlijn

pytestmark = pytest.mark.django_db
NOTITIE = "Zij wil liever thuis blijven."


@pytest.fixture
def w():
    return wereld()


@pytest.fixture
def noor(w):
    return w.medewerker(naam="Noor van Dijk")


@pytest.fixture
def marijke(w):
    """No sight of any Wmo dossier of this team."""
    return w.medewerker(Functie.GEDRAGSWETENSCHAPPER, naam="Marijke Smit", team=w.ander_team, wetten=[Wet.JEUGD])


@pytest.fixture
def pk(w, noor):
    return open_casus(w, noor, inwoner=w.inwoner(voornamen="Truus", geslachtsnaam="Geheimhoudster")).pk


def vragen(w):
    return Vraag.objects.filter(dossier__gemeente=w.gemeente)


def stel(van, pk, aan, **anders):
    gegevens = {"soort": SoortVraag.CONSULTATIE, "vraag": "Is dit veilig?", "gedeeld": NOTITIE, **anders}
    return stel_vraag(van, pk, aan=aan, **gegevens)


def inhoud(door, url):
    antwoord = binnen(door).get(url)
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def bewijs(tekst):
    return re.search(r'name="bewijs" value="([^"]+)"', tekst)[1]


# -- from question to answer -----------------------------------------------------------------------


def test_van_vraag_tot_gelezen_antwoord(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    url = reverse("werk:vraag", args=[vraag.pk])
    assert "van Noor van Dijk" in inhoud(marijke, "/vragen/")
    tekst = inhoud(marijke, url)
    assert NOTITIE in tekst
    assert "Is dit veilig?" in tekst
    antwoord = binnen(marijke).post(url, {"antwoord": "Ja, met hulp.", "bewijs": bewijs(tekst)})
    assert (antwoord.status_code, antwoord["Location"]) == (303, "/vragen/")
    # Who asked: in the list until read, and in the dossier for good.
    lijst = inhoud(noor, "/vragen/")
    assert "Antwoorden voor jou" in lijst
    assert "Truus Geheimhoudster" in lijst
    assert "14 maart 1948" in lijst
    assert "Ja, met hulp." in inhoud(noor, url)
    weg = binnen(noor).post(reverse("werk:vraag_gelezen", args=[vraag.pk]), {"bewijs": bewijs(inhoud(noor, url))})
    assert weg.status_code == 303
    assert "Antwoorden voor jou" not in inhoud(noor, "/vragen/")
    dossier = inhoud(noor, f"/dossiers/{pk}/")
    assert "Ja, met hulp." in dossier
    assert "beantwoordde een vraag om collegiale consultatie." in dossier
    vraag.refresh_from_db()
    assert vraag.gelezen_op


def test_wie_gevraagd_is_ziet_niets_van_het_dossier(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    dossier = Dossier.objects.get(pk=pk)
    tekst = inhoud(marijke, reverse("werk:vraag", args=[vraag.pk])) + inhoud(marijke, "/vragen/")
    for geheim in ("Truus", "Geheimhoudster", dossier.kenmerk, f"/dossiers/{pk}/", "1948"):
        assert geheim not in tekst, geheim
    # In the list not even the question: reading it is a look.
    assert NOTITIE not in inhoud(marijke, "/vragen/")
    assert not Dossier.objects.zichtbaar_voor(marijke).filter(pk=pk).exists()
    for url in (f"/dossiers/{pk}/", f"/dossiers/{pk}/vraag/", f"/dossiers/{pk}/contact/"):
        assert binnen(marijke).get(url).status_code == 404
    beantwoord_vraag(marijke, vraag.pk, antwoord="Ja.")
    assert not Dossier.objects.zichtbaar_voor(marijke).filter(pk=pk).exists()
    assert "Ja." in inhoud(marijke, reverse("werk:vraag", args=[vraag.pk]))


def test_elke_blik_is_een_raadpleging(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    voor = Raadpleging.objects.filter(door_id=marijke.pk).count()
    inhoud(marijke, "/vragen/")
    assert Raadpleging.objects.filter(door_id=marijke.pk).count() == voor
    for keer in (1, 2):
        inhoud(marijke, reverse("werk:vraag", args=[vraag.pk]))
        rijen = Raadpleging.objects.filter(door_id=marijke.pk, doel="consultatie")
        assert rijen.count() == keer
    rij = rijen.latest("pk")
    assert (rij.dossier_id, rij.object_soort, rij.object_id) == (pk, "vraag", vraag.pk)
    assert "consultatie" in inhoud(noor, f"/dossiers/{pk}/wie-keek-mee/")


def test_voor_ieder_ander_bestaat_de_vraag_niet(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    collega = w.medewerker()
    for door in (collega, w.medewerker(team=w.ander_team), w.medewerker(Functie.TEAMLEIDER), wereld().medewerker()):
        client = binnen(door)
        for naam in ("werk:vraag", "werk:vraag_intrekken", "werk:vraag_gelezen"):
            url = reverse(naam, args=[vraag.pk])
            assert client.post(url, {"antwoord": "x"}).status_code == 404, naam
        assert client.get(reverse("werk:vraag", args=[vraag.pk])).status_code == 404
        for werkwoord in (trek_vraag_in, lees_antwoord):
            with pytest.raises(Vraag.DoesNotExist):
                werkwoord(door, vraag.pk)
        with pytest.raises(Vraag.DoesNotExist):
            beantwoord_vraag(door, vraag.pk, antwoord="x")
    # A colleague with the dossier reads it there, not by the number.
    assert NOTITIE in inhoud(collega, f"/dossiers/{pk}/")
    # Who asked can't answer, who is asked can't withdraw.
    assert binnen(noor).post(reverse("werk:vraag", args=[vraag.pk]), {"antwoord": "x"}).status_code == 404
    with pytest.raises(Vraag.DoesNotExist):
        trek_vraag_in(marijke, vraag.pk)
    assert Vraag.objects.get(pk=vraag.pk).antwoord == ""


def test_intrekken_zolang_er_geen_antwoord_is(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    url = reverse("werk:vraag", args=[vraag.pk])
    client = binnen(noor)
    client.post(reverse("werk:vraag_intrekken", args=[vraag.pk]), {"bewijs": bewijs(inhoud(noor, url))})
    assert binnen(marijke).get(url).status_code == 404
    assert "Noor" not in inhoud(marijke, "/vragen/").split("<main", 1)[1].split("</main>", 1)[0]
    with pytest.raises(Geweigerd, match="ingetrokken"):
        beantwoord_vraag(marijke, vraag.pk, antwoord="Te laat")
    with pytest.raises(Geweigerd, match="al ingetrokken"):
        trek_vraag_in(noor, vraag.pk)
    tweede = stel(noor, pk, marijke)
    beantwoord_vraag(marijke, tweede.pk, antwoord="Ja.")
    with pytest.raises(Geweigerd, match="al beantwoord"):
        trek_vraag_in(noor, tweede.pk)
    with pytest.raises(Geweigerd, match="al beantwoord"):
        beantwoord_vraag(marijke, tweede.pk, antwoord="Toch niet")
    with pytest.raises(Geweigerd, match="nog geen antwoord"):
        lees_antwoord(noor, stel(noor, pk, marijke).pk)


def test_wie_het_dossier_niet_meer_ziet_leest_ook_het_antwoord_niet(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    Dossier.objects.filter(pk=pk).update(team=w.ander_team, behandelaar=None)
    Dossier.objects.get(pk=pk).betrokkenen.all().delete()
    beantwoord_vraag(marijke, vraag.pk, antwoord="Geheim antwoord.")
    assert binnen(noor).get(reverse("werk:vraag", args=[vraag.pk])).status_code == 404
    assert "Geheimhoudster" not in inhoud(noor, "/vragen/")


def test_ook_op_een_afgeschermd_dossier(w, noor, marijke, pk):
    scherm_af(noor, pk)
    vraag = stel(noor, pk, marijke)
    beantwoord_vraag(marijke, vraag.pk, antwoord="Ja.")
    assert "Ja." in inhoud(noor, f"/dossiers/{pk}/")


# -- who may ask and be asked ----------------------------------------------------------------------


def test_wie_je_kunt_vragen(w, noor, marijke, pk):
    jurist = w.medewerker(Functie.BEZWAARJURIST, naam="Olga Brandsma")
    partij = w.medewerker(Functie.KERNTEAMLID, naam="Youssef", organisatie=w.partij)
    for functie in (Functie.VRIJWILLIGER, Functie.AANBIEDER, Functie.CONTROLLER):
        w.medewerker(functie)
    wereld().medewerker()
    assert set(collegas(noor)) == {marijke, jurist, partij}
    vraag = stel(noor, pk, jurist)
    assert NOTITIE in inhoud(jurist, reverse("werk:vraag", args=[vraag.pk]))


def test_wie_niet_en_waarom(w, noor, marijke, pk):
    gevallen = {
        "Dat ben je zelf": noor,
        "beantwoordt geen vragen": w.medewerker(Functie.VRIJWILLIGER),
        "niet in deze gemeente": wereld().medewerker(),
    }
    for reden, aan in gevallen.items():
        with pytest.raises(Geweigerd, match=reden) as fout:
            stel(noor, pk, aan)
        assert fout.value.veld == "aan"
    Medewerker.objects.filter(pk=marijke.medewerker_id).update(actief=False)
    marijke.medewerker.actief = False
    with pytest.raises(Geweigerd, match="werkt niet meer"):
        stel(noor, pk, marijke)
    with pytest.raises(GeenRecht):
        stel(w.medewerker(Functie.BEZWAARJURIST), pk, noor)
    with pytest.raises(Dossier.DoesNotExist):
        stel(w.medewerker(team=w.ander_team), pk, noor)
    assert not vragen(w).exists()


@pytest.mark.parametrize(
    ("anders", "veld"), [({"vraag": " "}, "vraag"), ({"soort": "x"}, "soort"), ({"gedeeld": "x" * 10_001}, "gedeeld")]
)
def test_wat_niet_kan(w, noor, marijke, pk, anders, veld):
    with pytest.raises(Geweigerd) as fout:
        stel(noor, pk, marijke, **anders)
    assert fout.value.veld == veld


def test_het_journaal_kent_geen_woord(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    beantwoord_vraag(marijke, vraag.pk, antwoord="Antwoordwoord")
    rijen = Gebeurtenis.objects.filter(dossier_id=pk, soort__startswith="vraag.").order_by("pk")
    assert [rij.soort for rij in rijen] == ["vraag.gesteld", "vraag.beantwoord"]
    for rij in rijen:
        assert not re.search("thuis|veilig|Antwoordwoord", str(rij.lading))
    regels = [regel.zin for regel in tijdlijn(Dossier.objects.get(pk=pk), noor).regels]
    assert regels[0] == "beantwoordde een vraag om collegiale consultatie."
    vrijwilliger = w.medewerker(Functie.VRIJWILLIGER)
    zinnen = [regel.zin for regel in tijdlijn(Dossier.objects.get(pk=pk), vrijwilliger).regels]
    assert not [zin for zin in zinnen if "consultatie" in zin]


def test_een_attendering_per_aanleiding(w, noor, marijke, pk):
    vraag = stel(noor, pk, marijke)
    rij = Attendering.objects.get(aan=marijke)
    # Without the dossier, which stays unknown to who is asked.
    assert (rij.dossier_id, rij.sleutel, rij.gezien_op) == (None, f"vraag:{vraag.pk}", None)
    beantwoord_vraag(marijke, vraag.pk, antwoord="Ja.")
    rij.refresh_from_db()
    assert rij.gezien_op
    assert Attendering.objects.get(aan=noor).dossier_id == pk
    lees_antwoord(noor, vraag.pk)
    assert Attendering.objects.get(aan=noor).gezien_op


# -- choosing what to share ------------------------------------------------------------------------


def test_eerst_zien_dan_versturen(w, noor, marijke):
    pk = kleed_aan(w, noor).dossier_id
    casussen.leg_contact_vast(noor, pk, soort=SoortContact.TELEFOON, met="x", tekst="Laatste gesprek over de trap.")
    casussen.sla_onderzoek_op(noor, pk, netwerk="De buurvrouw komt elke dag.")
    client, url = binnen(noor), f"/dossiers/{pk}/vraag/"
    leeg = client.get(url).content.decode()
    assert "Verstuur de vraag" not in leeg
    codes = re.findall(r'name="stukken" value="([^"]+)"', leeg)
    assert {code.split("-")[0] for code in codes} == {"hulpvraag", "doel", "contact", "onderzoek"}
    contact = next(code for code in codes if code.startswith("contact"))
    basis = {"soort": "collega", "aan": marijke.pk, "vraag": "Kan dit?", "gedeeld": "Zelf geschreven."}
    basis |= {"bewijs": bewijs(leeg), "versie": Dossier.objects.get(pk=pk).versie}
    # Straight to sending is not possible.
    antwoord = client.post(url, {**basis, "stap": "verstuur"})
    assert antwoord.status_code == 422
    assert "Bekijk eerst opnieuw wat je collega ziet." in antwoord.content.decode()
    voorbeeld = client.post(url, {**basis, "stukken": [contact, "onderzoek-netwerk"], "stap": "voorbeeld"})
    assert voorbeeld.status_code == 200
    tekst = voorbeeld.content.decode()
    assert "Dit ziet je collega" in tekst
    assert "werkt niet onder deze wet (Wmo)" in tekst
    assert not vragen(w).exists()
    gedeeld = re.search(r'<textarea name="gedeeld".*?>(.*?)</textarea>', tekst, re.DOTALL)[1].strip()
    assert "Laatste gesprek over de trap." in gedeeld
    assert "De buurvrouw komt elke dag." in gedeeld
    gezien = re.search(r'name="gezien" value="([^"]+)"', tekst)[1]
    verstuurd = {**basis, "gedeeld": gedeeld, "gezien": gezien, "stap": "verstuur"}
    # Changed after the preview: look again.
    assert client.post(url, {**verstuurd, "gedeeld": gedeeld + " En meer."}).status_code == 422
    # The same piece ticked once more is not put under itself.
    nog_eens = client.post(url, {**verstuurd, "stukken": [contact], "stap": "voorbeeld"}).content.decode()
    assert re.search(r'<textarea name="gedeeld".*?>(.*?)</textarea>', nog_eens, re.DOTALL)[1].strip() == gedeeld
    # As a browser sends it: every line end is CR LF.
    verstuurd["gedeeld"] = gedeeld.replace("\n", "\r\n")
    assert "\r\n" in verstuurd["gedeeld"]
    assert client.post(url, verstuurd).status_code == 303
    vraag = vragen(w).get()
    assert vraag.gedeeld.splitlines() == gedeeld.splitlines()
    # Frozen: what changes later in the dossier does not change what was shared.
    casussen.sla_onderzoek_op(noor, pk, netwerk="De buurvrouw is verhuisd.")
    assert "De buurvrouw komt elke dag." in inhoud(marijke, reverse("werk:vraag", args=[vraag.pk]))


def test_de_naam_van_de_inwoner_valt_op(w, noor, marijke, pk):
    client, url = binnen(noor), f"/dossiers/{pk}/vraag/"
    basis = {"soort": "collega", "aan": marijke.pk, "vraag": "Kan dit?", "stap": "voorbeeld"}
    zonder = client.post(url, {**basis, "gedeeld": "Een mevrouw van 78."}).content.decode()
    assert "De naam van de inwoner staat erin." not in zonder
    met = client.post(url, {**basis, "gedeeld": "Mevrouw geheimhoudster is 78."}).content.decode()
    assert "De naam van de inwoner staat erin." in met


def test_foute_invoer_blijft_staan(w, noor, pk):
    antwoord = binnen(noor).post(f"/dossiers/{pk}/vraag/", {"vraag": "", "gedeeld": "Mijn tekst", "stap": "voorbeeld"})
    assert antwoord.status_code == 422
    assert "Mijn tekst" in antwoord.content.decode()
    iemand = wereld().medewerker()
    antwoord = binnen(noor).post(f"/dossiers/{pk}/vraag/", {"soort": "collega", "aan": iemand.pk, "vraag": "Kan dit?"})
    assert antwoord.status_code == 422


# -- @collega in a contact -------------------------------------------------------------------------


def leg_vast(door, pk, tekst, **meer):
    return casussen.leg_contact_vast(
        door, pk, soort=SoortContact.TELEFOON, met="Truus Geheimhoudster", tekst=tekst, stem="Ik kan het niet.", **meer
    )


def test_laat_een_collega_meekijken(w, noor, marijke, pk):
    leg_vast(noor, pk, "Gebeld over de trap.", meekijken=marijke)
    vraag = vragen(w).get()
    assert (vraag.van_id, vraag.aan_id, vraag.dossier_id) == (noor.pk, marijke.pk, pk)
    assert "Gebeld over de trap." in vraag.gedeeld
    assert "Ik kan het niet." in vraag.gedeeld
    assert "Geheimhoudster" not in vraag.gedeeld


def test_een_naam_met_een_apenstaartje(w, noor, marijke, pk):
    assert genoemd(noor, "Vraag het @marijke of mail noor@voorbeeld.nl") == marijke
    leg_vast(noor, pk, "Wat vind jij, @Marijke?")
    assert vragen(w).get().aan_id == marijke.pk
    leg_vast(noor, pk, "Mail naar jan@marijke.nl, groet @niemand.")
    assert vragen(w).count() == 1


def test_meer_collegas_met_die_naam(w, noor, marijke, pk):
    w.medewerker(naam="Marijke Anders")
    voor = Contact.objects.filter(dossier__gemeente=w.gemeente).count()
    with pytest.raises(Geweigerd, match="meer collega’s die Marijke heten") as fout:
        leg_vast(noor, pk, "Wat vind jij, @Marijke?")
    assert fout.value.veld == "meekijken"
    assert (Contact.objects.filter(dossier__gemeente=w.gemeente).count(), vragen(w).count()) == (voor, 0)
    leg_vast(noor, pk, "Wat vind jij, @Marijke?", meekijken=marijke)
    assert vragen(w).get().aan_id == marijke.pk


def test_het_contactformulier(w, noor, marijke, pk):
    client, url = binnen(noor), f"/casussen/{pk}/contact/"
    pagina = client.get(url).content.decode()
    assert "Laat een collega meekijken" in pagina
    velden = {
        "wie": "anders",
        "en_nu": "niets",
        "soort": "telefoon",
        "met": "inwoner",
        "op": "",
        "tekst": "Kijk.",
        "meekijken": marijke.pk,
    }
    velden |= {"bewijs": bewijs(pagina), "versie": Dossier.objects.get(pk=pk).versie}
    fout = client.post(url, velden)
    assert fout.status_code == 422
    assert not vragen(w).exists()
    op = re.search(r'name="op" value="([^"]+)"', pagina)[1]
    assert client.post(url, {**velden, "op": op}).status_code == 303
    assert vragen(w).get().aan_id == marijke.pk


# -- how many questions to the database ------------------------------------------------------------


def test_evenveel_vragen(w, noor, marijke, pk):
    client = binnen(noor)

    def kijk():
        return client.get("/vragen/")

    breed = w.medewerker(wetten=[Wet.JEUGD], naam="Breed")
    stel(breed, open_casus(w, breed, wet=Wet.JEUGD).pk, noor)
    stel(noor, pk, marijke)
    beantwoord_vraag(marijke, stel(noor, pk, marijke).pk, antwoord="Telbaar")
    een = tel(kijk)
    een_dossier = tel(lambda: client.get(f"/dossiers/{pk}/"))
    for _ in range(VEEL):
        stel(noor, pk, marijke)
        beantwoord_vraag(marijke, stel(noor, pk, marijke).pk, antwoord="Telbaar")
    veel = tel(kijk)
    assert veel.tekst.count("Geheimhoudster") >= een.tekst.count("Geheimhoudster") + VEEL
    assert veel.vragen == een.vragen <= 8
    assert tel(lambda: client.get(f"/dossiers/{pk}/")).vragen == een_dossier.vragen
