"""Labels from a managed list, none with health or judgement; and the weight of a dossier."""

import re
import uuid

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import maak_label, stel_gewicht, wijzig_label, zet_labels
from basis.dossiers.models import Label
from basis.journaal.models import Gebeurtenis
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from tests.fabriek import versie_van, wereld
from tests.huis.test_aantal_vragen import binnen
from tests.reis import open_casus
from tests.werk.conftest import Ploeg


@pytest.fixture
def beheer(ploeg: Ploeg):
    return ploeg.w.medewerker(Functie.BEHEERDER)


def test_maken_wijzigen_en_uitzetten(ploeg: Ploeg, beheer):
    label = maak_label(beheer, naam="  Tolk   nodig ", kleur="blauw")
    assert (label.code, label.naam) == ("tolk-nodig", "Tolk nodig")
    with pytest.raises(Geweigerd) as fout:
        maak_label(beheer, naam="tolk NODIG", kleur="geel")
    assert fout.value.veld == "naam"
    assert maak_label(beheer, naam="Tolk nodig!", kleur="geel").code == "tolk-nodig-2"
    wijzig_label(beheer, label.pk, naam="Tolk", kleur="paars", actief=False)
    label.refresh_from_db()
    assert (label.code, label.naam, label.kleur, label.actief) == ("tolk-nodig", "Tolk", "paars", False)
    with pytest.raises(Geweigerd, match="letters"):
        maak_label(beheer, naam="!!", kleur="geel")
    with pytest.raises(GeenRecht):
        maak_label(ploeg.leider, naam="Iets", kleur="geel")


@pytest.mark.parametrize(
    "naam", ["Depressief", "lastige familie", "Let op: agressie", "Verslaving", "fraudesignaal", "dementie", "ADHD"]
)
def test_geen_gezondheid_en_geen_oordeel(beheer, naam):
    with pytest.raises(Geweigerd, match="Dat mag niet in een label") as fout:
        maak_label(beheer, naam=naam, kleur="geel")
    assert fout.value.veld == "naam"
    label = maak_label(beheer, naam="Bel eerst", kleur="geel")
    with pytest.raises(Geweigerd):
        wijzig_label(beheer, label.pk, naam=naam, kleur="geel", actief=True)


@pytest.mark.parametrize(
    "naam", ["Bel eerst", "Tolk nodig", "Domein wonen", "Wacht op offerte", "Post via bewindvoerder"]
)
def test_gewone_labels_mogen(beheer, naam):
    assert maak_label(beheer, naam=naam, kleur="geel").naam == naam


def test_op_een_dossier(ploeg: Ploeg, beheer):
    codes = [maak_label(beheer, naam=f"Soort {n}", kleur="groen").code for n in range(6)]
    dossier = ploeg.dossier()
    zet_labels(ploeg.noor, dossier.pk, codes=[codes[1], codes[0]])
    dossier.refresh_from_db()
    assert dossier.labels == [codes[0], codes[1]]
    rij = Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossier.gelabeld").latest("id")
    assert (rij.lading["erbij"], rij.lading["eraf"]) == ([codes[0], codes[1]], [])
    # Off: may stay where it is, not come anywhere new.
    Label.objects.filter(code=codes[0], gemeente=ploeg.w.gemeente).update(actief=False)
    zet_labels(ploeg.noor, dossier.pk, codes=[codes[0]])
    zet_labels(ploeg.noor, dossier.pk, codes=[codes[0]])
    assert Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossier.gelabeld").count() == 2
    with pytest.raises(Geweigerd, match="niet \\(meer\\)"):
        zet_labels(ploeg.noor, ploeg.dossier().pk, codes=[codes[0]])
    with pytest.raises(Geweigerd, match="niet \\(meer\\)"):
        zet_labels(ploeg.noor, dossier.pk, codes=["verzonnen"])
    with pytest.raises(Geweigerd, match="hooguit 5"):
        zet_labels(ploeg.noor, dossier.pk, codes=codes)
    with pytest.raises(GeenRecht):
        zet_labels(ploeg.w.medewerker(Functie.GEDRAGSWETENSCHAPPER), dossier.pk, codes=[])


def test_schermen_van_de_beheerder(ploeg: Ploeg, beheer):
    client = binnen(beheer)
    nieuw = reverse("werk:label_nieuw")
    fout = client.post(nieuw, {"bewijs": str(uuid.uuid4()), "naam": "lastig", "kleur": "geel"})
    assert fout.status_code == 422
    assert 'value="lastig"' in fout.content.decode()
    client.post(nieuw, {"bewijs": str(uuid.uuid4()), "naam": "Bel eerst", "kleur": "geel"})
    label = Label.objects.get(gemeente=ploeg.w.gemeente)
    html = client.get(reverse("werk:labels")).content.decode()
    assert "tp-label--geel" in html
    assert "nooit een oordeel" in html
    wijzig = reverse("werk:label_wijzigen", args=[label.pk])
    client.post(wijzig, {"bewijs": str(uuid.uuid4()), "naam": "Bel eerst", "kleur": "grijs"})
    assert "staat uit" in client.get(reverse("werk:labels")).content.decode()
    assert binnen(ploeg.leider).get(reverse("werk:labels")).status_code == 403
    vreemd = wereld().medewerker(Functie.BEHEERDER)
    assert binnen(vreemd).get(wijzig).status_code == 404


def test_label_en_gewicht_op_het_dossierscherm(ploeg: Ploeg, beheer):
    label = maak_label(beheer, naam="Bel eerst", kleur="geel")
    casus = open_casus(ploeg.w, ploeg.noor)
    client = binnen(ploeg.noor)
    for naam, velden in (("dossier_labels", {"codes": [label.code]}), ("gewicht", {"gewicht": "4"})):
        url = reverse(f"werk:{naam}", args=[casus.pk])
        html = client.get(url).content.decode()
        bewijs = re.search(r'name="bewijs" value="([^"]*)"', html).group(1)
        versie = re.search(r'name="versie" value="([^"]*)"', html).group(1)
        assert client.post(url, {"bewijs": bewijs, "versie": versie, **velden}).status_code == 303
        oud = client.post(url, {"bewijs": str(uuid.uuid4()), "versie": versie, **velden})
        assert oud.status_code == 422, "een oude versie overschrijft niets"
    blad = client.get(casus.dossier.get_absolute_url()).content.decode()
    assert "In de werkvoorraad" in blad
    assert "tp-label--geel" in blad
    assert "Gewicht 4" in blad


def test_gewicht(ploeg: Ploeg):
    dossier = ploeg.dossier(ploeg.noor)
    stel_gewicht(ploeg.noor, dossier.pk, gewicht=5)
    rij = Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossier.gewogen").get()
    assert rij.lading == {"van_gewicht": 1, "naar_gewicht": 5}
    stel_gewicht(ploeg.noor, dossier.pk, gewicht=5, versie=versie_van(dossier.pk))
    assert Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossier.gewogen").count() == 1
    for fout in (0, 6):
        with pytest.raises(Geweigerd, match="1 tot en met 5"):
            stel_gewicht(ploeg.noor, dossier.pk, gewicht=fout)
    with pytest.raises(GeenRecht):
        stel_gewicht(ploeg.w.medewerker(Functie.ADMINISTRATIE), dossier.pk, gewicht=2)
