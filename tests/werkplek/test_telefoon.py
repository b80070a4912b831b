"""The telephone on screen: from any page, search within sight by POST, and calling back to the end."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from basis.werk import handelingen as h
from basis.werk.models import SoortTaak, Taak
from casussen.models import Contact
from tests.casussen.baan import Baan
from tests.huis.test_aantal_vragen import VEEL, binnen, vergelijk
from werkplek.telefoon.forms import volgende_werkdag

NUMMER = "0481 00 00 09"
MORGEN = f"{vandaag() + timedelta(days=1):%d-%m-%Y}"


def verborgen(antwoord: Any) -> dict[str, str]:
    form = antwoord.context["form"]
    return {"bewijs": str(form["bewijs"].value() or "")}


def bel(klant: Client, url: str, **velden: str) -> Any:
    return klant.post(url, {**verborgen(klant.get(url)), "wie": "Dochter Petra", "terugbellen": "nee", **velden})


def verzoek(door: Hoedanigheid, **anders: Any) -> Taak:
    gegevens: dict[str, Any] = {"wie": "Petra", "telefoon": NUMMER, "waarover": "Over de hulp.", **anders}
    return h.vraag_terugbellen(door, **gegevens).taak


# -- the button ------------------------------------------------------------------------------------


def test_de_knop_staat_op_elke_bladzijde_en_kent_het_dossier(baan: Baan) -> None:
    casus = baan.casus()
    klant = binnen(baan.consulent)
    thuis = klant.get("/").content.decode()
    assert f'href="{reverse("telefoon:opnemen")}" data-tp-telefoon' in thuis
    bij = f'href="{reverse("telefoon:bij", args=[casus.pk])}" data-tp-telefoon'
    for url in (casus.dossier.get_absolute_url(), reverse("casussen:contact", args=[casus.pk])):
        assert bij in klant.get(url).content.decode()
    # Who may record no contact has no button.
    assert "data-tp-telefoon" not in binnen(baan.wereld.medewerker(Functie.CONTROLLER)).get("/").content.decode()


# -- about whom ------------------------------------------------------------------------------------


def test_zoeken_houdt_wat_getypt_is_en_bewaart_niets(baan: Baan) -> None:
    casus = baan.casus(inwoner=baan.wereld.inwoner(geslachtsnaam="Zandstra"))
    klant, url = binnen(baan.administratie), reverse("telefoon:opnemen")
    antwoord = bel(klant, url, q="sandstra", notitie="De hulp kwam niet", zoek="ja")
    assert antwoord.status_code == 200
    blad = antwoord.content.decode()
    assert "1 dossier gevonden." in blad
    assert f'value="{casus.pk}"' in blad
    assert "14 maart 1948" in blad
    assert "De hulp kwam niet" in blad
    assert "Vul " not in blad
    assert not Contact.objects.filter(dossier_id=casus.pk).exists()
    rij = Raadpleging.objects.filter(door_id=baan.administratie.pk, soort="zoeken").latest("op")
    assert (rij.doel, rij.aantal) == ("telefoon", 1)
    assert "andstra" not in str([getattr(rij, veld.attname) for veld in rij._meta.concrete_fields])


def test_niemand_gevonden_is_geen_lijst_met_namen(baan: Baan) -> None:
    """The own dossiers stay, under a heading of their own; what to choose now comes first."""
    casus = baan.casus(inwoner=baan.wereld.inwoner(geslachtsnaam="Zandstra"))
    Dossier.objects.filter(pk=casus.pk).update(behandelaar=baan.consulent)
    klant, url = binnen(baan.consulent), reverse("telefoon:opnemen")
    tekst = bel(klant, url, q="Qwertzuiop", zoek="ja").content.decode()
    plekken = [
        tekst.index(deel)
        for deel in ("Niemand gevonden", "Nog onbekend</b>", "Jouw laatste dossiers</h2>", "Ans Zandstra</b>")
    ]
    assert plekken == sorted(plekken)
    # A search that finds somebody shows what it found, and no heading of what it did not look for.
    assert "Jouw laatste dossiers" not in bel(klant, url, q="Zandstra", zoek="ja").content.decode()
    assert klant.get(url).content.decode().count("Jouw laatste dossiers</h2>") == 1


def test_wat_er_gezegd_is_moet_als_niemand_terugbelt(baan: Baan) -> None:
    casus = baan.casus()
    klant, url = binnen(baan.consulent), reverse("telefoon:bij", args=[casus.pk])
    assert "(verplicht als niemand terugbelt)" in klant.get(url).content.decode()
    fout = bel(klant, url, wie="")
    assert set(fout.context["form"].errors) == {"wie", "notitie"}
    assert "Een paar woorden is genoeg." in fout.content.decode()


def test_op_kenmerk_zoeken(baan: Baan) -> None:
    casus = baan.casus()
    klant, url = binnen(baan.administratie), reverse("telefoon:opnemen")
    letter, jaar, nummer = casus.dossier.kenmerk.split("-")
    for vraag in (casus.dossier.kenmerk, f"{letter.lower()} {jaar} {int(nummer)}"):
        assert f'value="{casus.pk}"' in bel(klant, url, q=vraag, zoek="ja").content.decode(), vraag
    assert "Niemand gevonden" in bel(klant, url, q="W-1999-00001", zoek="ja").content.decode()


@pytest.mark.parametrize("vraag", ["%", "_", "a", "' or 1=1", "1", "\x00"])
def test_een_gekke_zoekvraag_vindt_niemand(baan: Baan, vraag: str) -> None:
    baan.casus()
    antwoord = bel(binnen(baan.administratie), reverse("telefoon:opnemen"), q=vraag, zoek="ja")
    assert antwoord.status_code in (200, 422)
    assert "Verhoeven" not in antwoord.content.decode()


def test_buiten_zicht_vind_en_kies_je_niets(baan: Baan) -> None:
    casus = baan.casus(Wet.JEUGD)
    wmo = baan.wereld.medewerker(wetten=[Wet.WMO])
    url = reverse("telefoon:opnemen")
    for door in (baan.buitenstaander, wmo):
        klant = binnen(door)
        assert "Niemand gevonden" in bel(klant, url, q="Verhoeven", zoek="ja").content.decode()
        fout = bel(klant, url, over=str(casus.pk), notitie="Belde.")
        assert fout.status_code == 422
        assert "Verhoeven" not in fout.content.decode()
        assert klant.get(reverse("telefoon:bij", args=[casus.pk])).status_code == 404
    assert not Contact.objects.filter(dossier_id=casus.pk).exists()


def test_eigen_zaken_staan_er_al(baan: Baan) -> None:
    casus = baan.casus()
    Dossier.objects.filter(pk=casus.pk).update(behandelaar=baan.consulent)
    url = reverse("telefoon:opnemen")
    assert f'value="{casus.pk}"' in binnen(baan.consulent).get(url).content.decode()
    assert f'value="{casus.pk}"' not in binnen(baan.collega).get(url).content.decode()
    antwoord = bel(binnen(baan.consulent), url, over=str(casus.pk), notitie="Gebeld over de hulp.")
    assert (antwoord.status_code, antwoord["Location"]) == (303, casus.dossier.get_absolute_url())
    contact = Contact.objects.get(dossier_id=casus.pk)
    assert (contact.soort, contact.met, contact.tekst) == ("telefoon", "Dochter Petra", "Gebeld over de hulp.")


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"wie": ""}, "Vul ‘Wie belde’ in."),
        ({"notitie": ""}, "Schrijf op wat er gezegd is."),
        ({"terugbellen": ""}, "Kies bij ‘Moet er iemand terugbellen’ ja of nee."),
        ({"terugbellen": "ja"}, "Vul ‘Op welk nummer’ in."),
        ({"terugbellen": "ja", "telefoon": "12"}, "minstens 8 cijfers"),
        ({"terugbellen": "ja", "telefoon": NUMMER, "uiterlijk": "1-1-2020"}, "is al voorbij"),
        ({"terugbellen": "ja", "telefoon": NUMMER, "voor": "c-999999"}, "Deze keuze bestaat niet"),
    ],
)
def test_foute_invoer_blijft_staan(baan: Baan, velden: dict[str, str], zin: str) -> None:
    casus = baan.casus()
    basis = {"notitie": "Dit staat er nog", "voor": "ik", "uiterlijk": MORGEN}
    antwoord = bel(binnen(baan.consulent), reverse("telefoon:bij", args=[casus.pk]), **(basis | velden))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    if "notitie" not in velden:
        assert "Dit staat er nog" in antwoord.content.decode()
    assert not Contact.objects.filter(dossier_id=casus.pk).exists()
    assert not Taak.objects.filter(dossier_id=casus.pk, soort=SoortTaak.TERUGBELLEN).exists()


def test_onbekende_beller(baan: Baan) -> None:
    klant, url = binnen(baan.administratie), reverse("telefoon:opnemen")
    fout = bel(klant, url, over="geen", notitie="Belde.")
    assert fout.status_code == 422
    assert "Zonder dossier kunnen we geen notitie bewaren" in fout.content.decode()
    goed = bel(
        klant,
        url,
        over="geen",
        notitie="Zoekt hulp voor haar moeder.",
        terugbellen="ja",
        telefoon=NUMMER,
        uiterlijk=MORGEN,
        voor=f"c-{baan.collega.pk}",
    )
    assert (goed.status_code, goed["Location"]) == (303, reverse("telefoon:terugbellen"))
    taak = Taak.objects.get(gemeente=baan.wereld.gemeente, soort=SoortTaak.TERUGBELLEN)
    assert (taak.dossier, taak.voor, taak.terugbel.waarover) == (None, baan.collega, "Zoekt hulp voor haar moeder.")
    lijst = reverse("telefoon:terugbellen")
    assert "Dochter Petra" in binnen(baan.collega).get(lijst).content.decode()
    for ander in (baan.administratie, baan.consulent, baan.buitenstaander):
        assert "Dochter Petra" not in binnen(ander).get(lijst).content.decode()
        assert binnen(ander).get(taak.get_absolute_url()).status_code == 404


# -- calling back ----------------------------------------------------------------------------------


def test_drie_keer_niet_bereikt_stelt_een_brief_voor(baan: Baan) -> None:
    casus = baan.casus()
    taak = verzoek(baan.consulent, voor=baan.consulent, dossier_id=casus.pk)
    klant = binnen(baan.consulent)
    url = reverse("telefoon:niet_bereikt", args=[taak.pk])
    for keer in (1, 2, 3):
        assert "Maak een belafspraak" not in klant.get(taak.get_absolute_url()).content.decode()
        antwoord = klant.post(url, verborgen(klant.get(url)))
        # The third time one lands where the letter is proposed.
        assert antwoord["Location"] == (taak.get_absolute_url() if keer == 3 else reverse("telefoon:terugbellen"))
    blad = klant.get(taak.get_absolute_url()).content.decode()
    naar = re.search(r'href="([^"]+)">[^<]*<svg[^>]*>.*?</svg> Maak een belafspraak', blad)
    assert naar
    afspraak = klant.get(naar.group(1).replace("&amp;", "&"))
    assert afspraak.context["form"]["soort"].value() == "bellen"
    assert "3 keer niet bereikt" in klant.get(casus.dossier.get_absolute_url()).content.decode()


def test_gesproken_komt_in_het_dossier(baan: Baan) -> None:
    casus = baan.casus()
    taak = verzoek(baan.consulent, voor=baan.consulent, dossier_id=casus.pk)
    klant, url = binnen(baan.consulent), taak.get_absolute_url()
    leeg = klant.post(url, verborgen(klant.get(url)) | {"uitkomst": "gesproken", "tekst": ""})
    assert leeg.status_code == 422
    assert "Schrijf op wat er gezegd is." in leeg.content.decode()
    goed = klant.post(url, verborgen(klant.get(url)) | {"uitkomst": "gesproken", "tekst": "Komt vrijdag."})
    assert goed.status_code == 303
    assert Contact.objects.get(dossier_id=casus.pk).tekst == "Komt vrijdag."
    assert "Afgerond op" in klant.get(url).content.decode()
    assert "Petra" not in klant.get(reverse("telefoon:terugbellen")).content.decode()


def test_bellen_hoeft_niet_meer(baan: Baan) -> None:
    taak = verzoek(baan.consulent, team=baan.wereld.team)
    klant, url = binnen(baan.collega), taak.get_absolute_url()
    assert klant.post(url, verborgen(klant.get(url)) | {"uitkomst": "vervallen"}).status_code == 303
    taak.refresh_from_db()
    assert taak.vervallen
    assert Gebeurtenis.objects.filter(soort="terugbel.vervallen", dossier_id=None).exists()


def test_koppelen(baan: Baan) -> None:
    casus = baan.casus()
    taak = verzoek(baan.consulent, team=baan.wereld.team)
    klant, url = binnen(baan.collega), reverse("telefoon:koppelen", args=[taak.pk])
    gezocht = klant.post(url, verborgen(klant.get(url)) | {"q": casus.dossier.kenmerk, "zoek": "ja"})
    assert gezocht.status_code == 200
    assert klant.post(url, verborgen(klant.get(url)) | {"over": "geen"}).status_code == 422
    assert klant.post(url, verborgen(klant.get(url)) | {"over": str(casus.pk)}).status_code == 303
    taak.refresh_from_db()
    assert taak.dossier_id == casus.pk
    assert "Petra" in klant.get(casus.dossier.get_absolute_url()).content.decode()


def test_bij_een_ander_dossier_404(baan: Baan) -> None:
    taak = verzoek(baan.consulent, voor=baan.consulent, dossier_id=baan.casus().pk)
    gewone = Taak.objects.create(
        gemeente=baan.wereld.gemeente,
        dossier=taak.dossier,
        soort="nazorg",
        team=baan.wereld.team,
        gemaakt_op=taak.gemaakt_op,
    )
    for naam in ("terugbel", "niet_bereikt", "koppelen"):
        url = reverse(f"telefoon:{naam}", args=[taak.pk])
        assert binnen(baan.buitenstaander).get(url).status_code == 404
        assert binnen(baan.buitenstaander).post(url).status_code == 404
        assert binnen(baan.consulent).get(reverse(f"telefoon:{naam}", args=[gewone.pk])).status_code == 404


def test_de_lijst_vraagt_niet_per_rij(baan: Baan) -> None:
    casus = baan.casus()
    klant = binnen(baan.collega)

    def meer(aantal: int) -> None:
        for _ in range(aantal):
            verzoek(baan.consulent, voor=baan.collega, dossier_id=casus.pk, waarover="telbaar")

    meer(1)
    vergelijk(lambda: klant.get(reverse("telefoon:terugbellen")), lambda: meer(VEEL), hoogstens=5, teken="telbaar")


@pytest.mark.parametrize(
    ("dag", "volgende"),
    [
        (date(2026, 12, 3), date(2026, 12, 4)),
        (date(2026, 12, 4), date(2026, 12, 7)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2027, 3, 25), date(2027, 3, 30)),  # over Goede Vrijdag and Pasen
    ],
)
def test_terugbellen_stelt_geen_vrije_dag_voor(dag, volgende):
    assert volgende_werkdag(dag) == volgende
