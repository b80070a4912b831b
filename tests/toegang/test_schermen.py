"""The screens of the ingang over HTTP: what is typed stays, refusals stand at their field."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from basis.inwoners.models import Inwoner
from basis.journaal.models import Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from tests.fabriek import WACHTWOORD
from toegang import handelingen as h
from toegang.enums import StatusMelding
from toegang.models import Melding

NIEUW = reverse("toegang:melding_nieuw")


def binnen(door) -> Client:
    client = Client()
    antwoord = client.post(
        reverse("organisatie:inloggen"), {"gebruikersnaam": door.medewerker.gebruikersnaam, "wachtwoord": WACHTWOORD}
    )
    assert antwoord.status_code == 302
    return client


def verborgen(client, url) -> dict[str, str]:
    html = client.get(url).content.decode()
    gevonden = {
        naam: waarde
        for naam in ("bewijs", "versie")
        if (waarde := next(iter(re.findall(rf'name="{naam}" value="([^"]*)"', html)), ""))
    }
    assert "bewijs" in gevonden
    return gevonden


def post(client, url, **velden):
    return client.post(url, {**verborgen(client, url), **velden})


def formulier(balie, **anders) -> dict[str, object]:
    return {
        "vraag": "De trap is te steil.",
        "door_of_namens": "ja",
        "kanaal": "telefoon",
        "ontvangen_op": vandaag().strftime("%d-%m-%Y"),
        "plaats": balie.plek.toegangspunt.pk,
        "kern": balie.plek.kern.pk,
        "wet": "",
        "mantelzorg": "onbekend",
        **anders,
    }


def persoon(**anders) -> dict[str, str]:
    return {
        "voornamen": "Jan",
        "geslachtsnaam": "Harmsen",
        "geslacht": "M",
        "geboren": "3-4-1951",
        "straat": "Dorpsstraat",
        "huisnummer": "5",
        "postcode": "6661 AB",
        "woonplaats": "Elst",
        "veilig_contact": "post",
        **anders,
    }


def test_zonder_zoeken_geen_formulier(balie):
    antwoord = binnen(balie.consulent).get(NIEUW)
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("inwoners:zoeken"))


def test_nieuwe_inwoner_en_melding_in_een_keer(balie):
    client = binnen(balie.consulent)
    antwoord = post(client, f"{NIEUW}?nieuw=ja", **formulier(balie), **persoon())
    assert antwoord.status_code == 303, antwoord.content.decode()[:3000]
    melding = Melding.objects.get(dossier__inwoner__geslachtsnaam="Harmsen", dossier__gemeente=balie.plek.gemeente)
    assert antwoord["Location"] == melding.dossier.get_absolute_url()
    assert melding.ontvangstbrief.geadresseerde["naam"] == "De heer J. Harmsen"
    assert Inwoner.objects.get(pk=melding.dossier.inwoner_id).adressen.get().kern == balie.plek.kern


def test_dubbel_klikken_op_een_nieuwe_inwoner_waarschuwt_niet_voor_zichzelf(balie):
    client = binnen(balie.consulent)
    url = f"{NIEUW}?nieuw=ja"
    alles = {**verborgen(client, url), **formulier(balie), **persoon()}
    eerste, tweede = client.post(url, alles), client.post(url, alles)
    assert (eerste.status_code, tweede.status_code) == (303, 303)
    assert tweede["Location"] == eerste["Location"]
    assert Inwoner.objects.filter(gemeente=balie.plek.gemeente, geslachtsnaam="Harmsen").count() == 1


def test_fouten_staan_bij_het_veld_en_wat_getypt_is_blijft(balie):
    client = binnen(balie.consulent)
    morgen = (vandaag() + timedelta(days=1)).strftime("%d-%m-%Y")
    antwoord = post(
        client,
        f"{NIEUW}?nieuw=ja",
        **formulier(balie, vraag="Mijn eigen woorden", ontvangen_op=morgen, mantelzorg="ja"),
        **persoon(geslachtsnaam="", bsn="123456789"),
    )
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    form = antwoord.context["form"]
    assert set(form.errors) == {"ontvangen_op", "geslachtsnaam", "mantelzorger_naam", "bsn"}
    assert "Mijn eigen woorden" in tekst
    assert not Inwoner.objects.filter(gemeente=balie.plek.gemeente).exists()


@pytest.mark.parametrize(
    ("veld", "waarde"), [("bsn", "999999999"), ("postcode", "66AA"), ("telefoon", "bel maar"), ("huisnummer", "a")]
)
def test_weigering_over_de_persoon_staat_bij_het_veld(balie, veld, waarde):
    client = binnen(balie.consulent)
    antwoord = post(client, f"{NIEUW}?nieuw=ja", **formulier(balie), **persoon(**{veld: waarde}))
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert not Inwoner.objects.filter(gemeente=balie.plek.gemeente).exists()


def test_alle_fouten_over_de_persoon_in_een_keer(balie):
    client = binnen(balie.consulent)
    fout = {"geboren": "1-1-2090", "bsn": "123", "telefoon": "xyz", "postcode": "12AB", "huisnummer": "a"}
    signaal = formulier(balie, door_of_namens="nee", vraag="")
    antwoord = post(client, f"{NIEUW}?nieuw=ja", **signaal, **persoon(**fout))
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {*fout, "vraag", "reden_signaal", "melder_naam"}
    tekst = antwoord.content.decode()
    assert "Deze geboortedatum ligt in de toekomst." in tekst
    assert "Een BSN heeft 9 cijfers." in tekst
    assert "Dit is geen telefoonnummer." in tekst
    assert "Dit is geen postcode." in tekst


def test_de_volgende_beller_krijgt_niets_van_de_vorige(balie):
    client = binnen(balie.consulent)
    nieuw = f"{NIEUW}?nieuw=ja"
    concept = {"sleutel": "melding-nieuw", "voornamen": "Anna", "geslachtsnaam": "Vorige", "vraag": "Gevoelig verhaal"}
    assert client.post(reverse("scherm:concept"), concept).status_code == 200
    zoekvraag = {"naam": "Jan van den Berg", "geboren": "3-4-1951"}
    gevonden = post(client, reverse("inwoners:zoeken"), **zoekvraag).content.decode()
    assert 'name="naam" value="Jan van den Berg"' in gevonden
    for antwoord in (client.get(nieuw), client.post(nieuw, {**zoekvraag, "stap": "nieuw"})):
        tekst = antwoord.content.decode()
        assert "Je was bezig met een melding van Anna Vorige (" in tekst
        assert "Gevoelig verhaal" not in tekst
        assert 'name="vraag"' not in tekst
    # On with it: all of it is there.
    verder = client.post(nieuw, {**zoekvraag, "stap": "verder"}).context["form"]
    assert (verder["geslachtsnaam"].value(), verder["vraag"].value()) == ("Vorige", "Gevoelig verhaal")
    # Or not: it is gone, and what was typed in the search goes along.
    vers = client.post(nieuw, {**zoekvraag, "stap": "opnieuw"})
    form = vers.context["form"]
    assert not form.is_bound
    velden = [form[veld].value() for veld in ("voornamen", "voorvoegsel", "geslachtsnaam", "geboren")]
    assert velden == ["Jan", "van den", "Berg", "3-4-1951"]
    assert form["vraag"].value() is None
    assert "Vorige" not in vers.content.decode()
    assert 'data-tp-herstel="opnieuw"' in vers.content.decode()
    # The next search goes straight to the form.
    assert client.post(nieuw, {**zoekvraag, "stap": "nieuw"}).context["form"]["geslachtsnaam"].value() == "Berg"


@pytest.mark.parametrize(
    ("naam", "delen"),
    [
        ("Harmsen", ["", "", "Harmsen"]),
        ("Jan Willem Harmsen", ["Jan Willem", "", "Harmsen"]),
        ("van der Berg, Jan", ["Jan", "van der", "Berg"]),
        ("de Vries", ["", "de", "Vries"]),
        ("De", ["", "", "De"]),
    ],
)
def test_de_naam_uit_de_zoekvraag(balie, naam, delen):
    form = binnen(balie.consulent).post(f"{NIEUW}?nieuw=ja", {"naam": naam, "stap": "nieuw"}).context["form"]
    assert [form[veld].value() or "" for veld in ("voornamen", "voorvoegsel", "geslachtsnaam")] == delen


def test_lange_reden_is_een_nette_fout(balie):
    client = binnen(balie.consulent)
    gisteren = (vandaag() - timedelta(days=1)).strftime("%d-%m-%Y")
    antwoord = post(
        client,
        f"{NIEUW}?nieuw=ja",
        **formulier(balie, ontvangen_op=gisteren, reden_eerder="x" * 300),
        **persoon(),
    )
    assert list(antwoord.context["form"].errors) == ["reden_eerder"]


def test_dubbele_inwoner_waarschuwt_en_de_blik_is_vastgelegd(balie):
    balie.plek.inwoner()  # Ans Verhoeven, 14-3-1948
    client = binnen(balie.consulent)
    dubbel = persoon(voornamen="Ans", geslachtsnaam="Verhoeve", geboren="14-3-1948", geslacht="V")
    voor = Raadpleging.objects.filter(gemeente_id=balie.plek.gemeente.pk).count()
    antwoord = post(client, f"{NIEUW}?nieuw=ja", **formulier(balie), **dubbel)
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == ["toch_nieuw"]
    assert "Verhoeven" in antwoord.context["form"].dubbelen[0]["naam"]
    assert not Melding.objects.filter(dossier__gemeente=balie.plek.gemeente).exists()
    blik = Raadpleging.objects.filter(gemeente_id=balie.plek.gemeente.pk).latest("id")
    assert Raadpleging.objects.filter(gemeente_id=balie.plek.gemeente.pk).count() == voor + 1
    assert (blik.soort, blik.doel, blik.aantal) == ("zoeken", "dubbele inwoner voorkomen", 1)

    toch = post(client, f"{NIEUW}?nieuw=ja", **formulier(balie), **dubbel, toch_nieuw="on")
    assert toch.status_code == 303
    assert Inwoner.objects.filter(gemeente=balie.plek.gemeente).count() == 2


def test_dit_is_dezelfde_neemt_mee_wat_al_getypt_is(balie):
    balie.plek.inwoner()
    client = binnen(balie.consulent)
    dubbel = persoon(voornamen="Ans", geslachtsnaam="Verhoeve", geboren="14-3-1948", geslacht="V")
    html = post(client, f"{NIEUW}?nieuw=ja", **formulier(balie, vraag="Mijn douche"), **dubbel).content.decode()
    [naar] = re.findall(r'formaction="([^"]*inwoner=[^"]*)"', html)
    assert html.index('<button type="submit" hidden>') < html.index(naar), "Enter blijft opslaan"
    mee = client.post(naar, {**formulier(balie, vraag="Mijn douche"), **dubbel, "stap": "dezelfde"})
    html = client.get(mee["Location"]).content.decode()
    assert "Mijn douche" in html
    assert "Toch iemand anders?" in html
    assert "Je was bezig met een melding" not in client.get(f"{NIEUW}?nieuw=ja").content.decode()
    assert not Melding.objects.filter(dossier__gemeente=balie.plek.gemeente).exists()


def test_vrijwilliger_ziet_van_een_dubbele_geen_gegevens(balie):
    balie.plek.inwoner()
    client = binnen(balie.vrijwilliger)
    html = client.get(f"{NIEUW}?nieuw=ja").content.decode()
    for weg in ('name="bsn"', 'name="wet"', 'name="reden_signaal"', 'value="nee"'):
        assert weg not in html
    antwoord = post(
        client,
        f"{NIEUW}?nieuw=ja",
        **formulier(balie),
        **persoon(voornamen="Ans", geslachtsnaam="Verhoeven", geboren="14-3-1948"),
    )
    assert antwoord.status_code == 422
    assert antwoord.context["form"].lijkt_bekend
    assert antwoord.context["form"].dubbelen == []
    assert "1948" not in antwoord.content.decode().replace("14-3-1948", "")


def test_vrijwilliger_zoekt_gevonden_of_niet(balie):
    balie.plek.inwoner()
    client = binnen(balie.vrijwilliger)
    zoek = reverse("inwoners:zoeken")
    antwoord = post(client, zoek, naam="Ans Verhoeven", geboren="14-3-1948")
    tekst = antwoord.content.decode()
    assert "deze inwoner is bekend" in tekst
    assert "Verhoeven" not in re.sub(r'value="[^"]*"', "", tekst)
    assert "Lindelaan" not in tekst
    wijzer = re.search(r"\?inwoner=([^\"]+)", tekst).group(1)
    # The pointer works for this door only.
    assert client.get(f"{NIEUW}?inwoner={wijzer}").status_code == 200
    assert binnen(balie.collega).get(f"{NIEUW}?inwoner={wijzer}").status_code == 404
    assert client.get(f"{NIEUW}?inwoner=verzonnen").status_code == 404


def test_een_wet_van_een_ander_staat_niet_in_de_keuze(balie):
    door = balie.plek.medewerker(Functie.WMO_CONSULENT, wetten=[Wet.WMO])
    antwoord = post(binnen(door), f"{NIEUW}?nieuw=ja", **formulier(balie, wet="jeugd"), **persoon())
    assert antwoord.status_code == 422
    assert 'id="id_wet_error"' in antwoord.content.decode()
    assert not Melding.objects.exists()


# -- the other screens -----------------------------------------------------------------------------


def naar(naam, melding):
    return reverse(f"toegang:{naam}", args=[melding.pk])


SCHERMEN = ("uitvragen", "afronden", "behandelen", "toevoegen", "signaal", "gesproken")


@pytest.mark.parametrize("naam", SCHERMEN)
def test_buitenstaander_krijgt_404(balie, naam):
    melding = balie.melding()
    assert binnen(balie.ander).get(naar(naam, melding)).status_code == 404
    assert binnen(balie.ander).post(naar(naam, melding), {}).status_code == 404


def test_door_de_hele_ingang(balie):
    melding, client = balie.melding(), binnen(balie.consulent)
    for naam in SCHERMEN:
        assert client.get(naar(naam, melding)).status_code == 200
    antwoord = post(client, naar("uitvragen", melding), zelf="Koken", samen="", nodig="Ramen")
    assert antwoord.status_code == 303
    antwoord = post(client, naar("behandelen", melding), wet="wmo", grondslag="besluit")
    casus = Melding.objects.select_related("casus__dossier").get(pk=melding.pk).casus
    assert antwoord["Location"] == casus.dossier.get_absolute_url()
    laat = post(client, naar("afronden", melding), uitkomst="ingetrokken")
    assert laat.status_code == 422
    assert "al afgehandeld" in laat.content.decode()


def test_afronden_zegt_wat_mist(balie):
    melding, client = balie.melding(), binnen(balie.consulent)
    antwoord = post(client, naar("afronden", melding), uitkomst="doorverwezen", toelichting="MEE kan dit beter.")
    assert list(antwoord.context["form"].errors) == ["inwoner_eens"]
    assert "MEE kan dit beter." in antwoord.content.decode()


def test_oud_formulier_zegt_wie_er_eerder_was(balie):
    melding, client = balie.melding(), binnen(balie.consulent)
    oud = verborgen(client, naar("afronden", melding))
    h.vraag_uit(balie.collega, melding.pk, zelf="Koken", samen="", nodig="")
    antwoord = client.post(naar("afronden", melding), {**oud, "uitkomst": "ingetrokken"})
    assert antwoord.status_code == 422
    assert "terwijl jij bezig was" in antwoord.content.decode()
    assert Melding.objects.get(pk=melding.pk).status == StatusMelding.UITGEVRAAGD


def test_toevoegen_toont_alleen_zichtbare_casussen(balie):
    inwoner, client = balie.plek.inwoner(), binnen(balie.consulent)
    casus = h.neem_in_behandeling(balie.consulent, balie.melding(inwoner=inwoner).pk, wet=Wet.WMO)
    pw = balie.plek.medewerker(Functie.KLANTMANAGER, wetten=[Wet.PW])
    h.neem_in_behandeling(pw, balie.melding(pw, inwoner=inwoner).pk, wet=Wet.PW)
    melding = balie.melding(inwoner=inwoner)
    html = client.get(naar("toevoegen", melding)).content.decode()
    assert casus.dossier.kenmerk in html
    assert "P-20" not in html
    antwoord = post(client, naar("toevoegen", melding), casus_id=str(casus.pk))
    assert antwoord["Location"] == casus.dossier.get_absolute_url()


def test_zonder_jeugdwet_geen_verwijzing_te_kiezen(balie):
    melding = balie.melding()
    wmo = balie.plek.medewerker(wetten=[Wet.WMO])
    assert "verwijzing" not in binnen(wmo).get(naar("behandelen", melding)).content.decode()
    assert "verwijzing" in binnen(balie.consulent).get(naar("behandelen", melding)).content.decode()


def test_wat_niet_kan_wachten_staat_bij_de_eerste_stap(balie):
    client = binnen(balie.consulent)
    for spoed in (True, False):
        url = balie.melding(spoed=spoed).dossier.get_absolute_url()
        assert ("Dit kan niet wachten. Opent een casus" in client.get(url).content.decode()) is spoed
