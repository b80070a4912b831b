"""Tasks: whose they are, since when they show, and what may be done with them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from basis.dossiers.models import Betrokkenheid, Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk import handelingen as h
from basis.werk.gebeurtenissen import ZINNEN
from basis.werk.models import SoortTaak, Taak
from basis.werk.panelen import taken as paneel
from basis.werk.taken import taken_voor
from tests.fabriek import Wereld, wereld
from tests.huis.test_aantal_vragen import binnen
from tests.werk.hulp import afwezig, dossier, taak

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def w() -> Wereld:
    return wereld()


def ids(door):
    return set(taken_voor(door).values_list("pk", flat=True))


def test_van_wie_een_taak_is(w):
    ik, ander = w.medewerker(), w.medewerker()
    mijn, van_ander, van_niemand = dossier(w, ik), dossier(w, ander), dossier(w, None)
    elders = dossier(w, None, team=w.ander_team)
    jeugd = dossier(w, None, wet=Wet.JEUGD)
    goed = {
        "mij": taak(van_ander, w, voor=ik).pk,
        "team": taak(van_ander, w).pk,
        "volgt mij": taak(mijn, w, soort="aflopend").pk,
        "volgt het team": taak(van_niemand, w, soort="evalueren").pk,
        "vanaf vandaag": taak(mijn, w, voor=ik, vanaf=vandaag()).pk,
        "zonder dossier": taak(None, w, soort="terugbellen", voor=ik).pk,
    }
    taak(mijn, w, voor=ander)
    taak(van_ander, w, soort="aflopend")  # follows the behandelaar of that dossier
    taak(mijn, w, voor=ik, vanaf=vandaag() + DAG)  # shows tomorrow
    taak(mijn, w, voor=ik, klaar_op=nu())
    taak(elders, w, soort="evalueren")
    taak(elders, w)
    taak(jeugd, w)  # my team, another wet
    taak(elders, w, voor=ik)  # I can't see that dossier any more
    assert ids(ik) == set(goed.values())


def test_een_taak_van_het_dossier_gaat_met_het_dossier_mee(w):
    ik, ander = w.medewerker(), w.medewerker()
    rij = dossier(w, ik)
    volgt = taak(rij, w, soort="aflopend")
    Dossier.objects.filter(pk=rij.pk).update(behandelaar=ander)
    assert volgt.pk not in ids(ik)
    assert volgt.pk in ids(ander)


def test_de_waarnemer_ziet_de_taken_van_wie_afwezig_is(w):
    ik, weg = w.medewerker(), w.medewerker()
    rij = dossier(w, weg)
    op_naam, volgt = taak(rij, w, voor=weg), taak(rij, w, soort="evalueren")
    assert ids(ik) == set()
    afwezig(weg, ik)
    assert ids(ik) == {op_naam.pk, volgt.pk}
    tekst = binnen(ik).get(reverse("werk:taken")).content.decode()
    assert tekst.count(f"voor {weg.naam}") == 2


def test_een_vrijwilliger_heeft_geen_taken(w):
    door = w.medewerker(Functie.VRIJWILLIGER)
    rij = dossier(w, door)
    taak(rij, w, voor=door)
    assert ids(door) == set()
    assert binnen(door).get(reverse("werk:taken")).status_code == 403


def test_nieuwe_taak_doorgeven_uitstellen_en_klaar(w):
    ik, ander = w.medewerker(), w.medewerker()
    rij = dossier(w, ik)
    gemaakt = h.nieuwe_taak(ik, rij.pk, toelichting="  Bel de ergotherapeut ", naar=ik, uiterlijk=vandaag())
    assert (gemaakt.soort, gemaakt.toelichting, gemaakt.voor, gemaakt.team) == (
        SoortTaak.EIGEN,
        "Bel de ergotherapeut",
        ik,
        None,
    )
    h.draag_taak_over(ik, rij.pk, gemaakt.pk, naar=ander)
    assert gemaakt.pk in ids(ander)
    h.draag_taak_over(ander, rij.pk, gemaakt.pk, naar=None)
    gemaakt.refresh_from_db()
    assert (gemaakt.voor, gemaakt.team) == (None, w.team)
    h.stel_taak_uit(ik, rij.pk, gemaakt.pk, uiterlijk=vandaag() + 9 * DAG)
    h.rond_taak_af(ik, rij.pk, gemaakt.pk)
    gemaakt.refresh_from_db()
    assert (gemaakt.klaar_door, gemaakt.vervallen) == (ik, False)
    soorten = list(Gebeurtenis.objects.filter(dossier_id=rij.pk).order_by("pk").values_list("soort", flat=True))
    assert soorten == ["taak.gemaakt", "taak.overgedragen", "taak.overgedragen", "taak.uitgesteld", "taak.klaar"]
    ladingen = str(list(Gebeurtenis.objects.filter(dossier_id=rij.pk).values_list("lading", flat=True)))
    assert "ergotherapeut" not in ladingen
    for doe in (
        lambda: h.rond_taak_af(ik, rij.pk, gemaakt.pk),
        lambda: h.draag_taak_over(ik, rij.pk, gemaakt.pk, naar=ander),
        lambda: h.stel_taak_uit(ik, rij.pk, gemaakt.pk, uiterlijk=vandaag() + DAG),
    ):
        with pytest.raises(Geweigerd, match="al afgerond"):
            doe()


def test_wat_geweigerd_wordt(w):
    ik, elders = w.medewerker(), w.medewerker(team=w.ander_team)
    jurist, jeugd = w.medewerker(Functie.BEZWAARJURIST), w.medewerker(wetten=[Wet.JEUGD])
    rij = dossier(w, ik, wet=Wet.WMO)
    gevallen = [
        ({"naar": ik, "toelichting": " "}, "toelichting"),
        ({"naar": ik, "uiterlijk": vandaag() - DAG}, "uiterlijk"),
        ({"naar": elders}, "naar"),
        ({"naar": jeugd}, "naar"),
        ({"naar": jurist}, "naar"),
    ]
    for gegevens, veld in gevallen:
        with pytest.raises(Geweigerd) as fout:
            h.nieuwe_taak(ik, rij.pk, **{"toelichting": "Bel even", **gegevens})
        assert fout.value.veld == veld
    with pytest.raises(Dossier.DoesNotExist):
        h.nieuwe_taak(elders, rij.pk, toelichting="Bel even", naar=None)
    with pytest.raises(GeenRecht):
        h.nieuwe_taak(w.medewerker(Functie.BELEIDSMEDEWERKER), rij.pk, toelichting="Bel even", naar=None)
    Dossier.objects.filter(pk=rij.pk).update(afgeschermd=True)
    with pytest.raises(Geweigerd, match="afgeschermd"):
        h.nieuwe_taak(ik, rij.pk, toelichting="Bel even", naar=None)
    Dossier.objects.filter(pk=rij.pk).update(gesloten_op=nu())
    with pytest.raises(Geweigerd, match="gesloten"):
        h.nieuwe_taak(ik, rij.pk, toelichting="Bel even", naar=ik)
    assert not Taak.objects.filter(dossier=rij).exists()


def test_aflopende_hulp_vink_je_niet_af(w):
    ik, ander = w.medewerker(), w.medewerker()
    rij = dossier(w, ik)
    keuze = taak(rij, w, soort="aflopend", uiterlijk=vandaag())
    with pytest.raises(Geweigerd, match="Kies eerst"):
        h.rond_taak_af(ik, rij.pk, keuze.pk)
    with pytest.raises(Geweigerd, match="laatste dag van de hulp"):
        h.stel_taak_uit(ik, rij.pk, keuze.pk, uiterlijk=vandaag() + DAG)
    with pytest.raises(Geweigerd, match="wie het dossier behandelt"):
        h.draag_taak_over(ik, rij.pk, keuze.pk, naar=ander)
    blok = paneel(rij, ik)
    assert blok
    assert [(r.klaar_url, r.overdragen_url, r.uitstellen_url) for r in blok.context["nu"]] == [("", "", "")]


def test_op_het_dossier_staat_ook_wat_later_komt(w):
    ik = w.medewerker()
    rij = dossier(w, ik)
    taak(rij, w, voor=ik, soort="eigen", toelichting="Nu")
    taak(rij, w, voor=ik, soort="eigen", toelichting="Straks", vanaf=vandaag() + 5 * DAG)
    blok = paneel(rij, ik)
    assert blok
    assert [r.wat for r in blok.context["nu"]] == ["Nu"]
    assert [r.wat for r in blok.context["later"]] == ["Straks"]


def test_het_formulier_laat_staan_wat_er_getypt_is(w):
    ik, elders = w.medewerker(), w.medewerker(team=w.ander_team)
    rij = dossier(w, ik)
    client = binnen(ik)
    url = reverse("werk:taak_nieuw", args=[rij.pk])
    pagina = client.get(url).content.decode()
    bewijs = pagina.split('name="bewijs" value="')[1].split('"')[0]
    versie = pagina.split('name="versie" value="')[1].split('"')[0]
    invoer = {"bewijs": bewijs, "versie": versie, "toelichting": "Bel de school", "naar": str(elders.pk)}
    fout = client.post(url, {**invoer, "uiterlijk": "31-2-2026"})
    assert fout.status_code == 422
    assert "Bel de school" in fout.content.decode()
    fout = client.post(url, {**invoer, "uiterlijk": ""})
    assert fout.status_code == 422
    assert "kan dit dossier niet zien" in fout.content.decode()
    assert not Taak.objects.filter(dossier=rij).exists()
    Betrokkenheid.objects.create(
        dossier=rij, hoedanigheid=elders, rol="collega", geldig=Betrokkenheid.objects.get(dossier=rij).geldig
    )
    goed = client.post(url, {**invoer, "uiterlijk": ""})
    assert goed.status_code == 303
    assert Taak.objects.get(dossier=rij).voor == elders


def test_filters_van_de_takenlijst(w):
    ik = w.medewerker()
    rij = dossier(w, ik)
    taak(rij, w, voor=ik, soort="eigen", toelichting="Te laat", uiterlijk=vandaag() - DAG)
    taak(rij, w, soort="nazorg", toelichting="Van het team")
    client = binnen(ik)

    def toont(**vraag):
        tekst = client.get(reverse("werk:taken"), vraag).content.decode()
        return ["Te laat<" in tekst.replace("Alleen te laat", ""), "Van het team" in tekst]

    assert toont() == [True, True]
    assert toont(laat="on") == [True, False]
    assert toont(van="team") == [False, True]
    assert toont(van="mij") == [True, False]
    assert toont(soort="nazorg") == [False, True]
    assert toont(soort="onzin") == [True, True]


def test_een_taak_die_een_vraag_is_krijgt_geen_punt_erbij():
    for soort in SoortTaak:
        zin = ZINNEN["taak.gemaakt"].tekst({"soort_taak": soort})
        assert zin.endswith(soort.label if soort.label.endswith("?") else f"{soort.label}.")
