"""What the editor and the page of vaststellen point out about the letter, without holding anything back."""

from datetime import date

from django.urls import reverse

from basis.documenten.geheim import is_geheim
from basis.documenten.models import Brief, SoortBrief
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.enums import RolHuishouden
from basis.inwoners.models import Huishouden, HuishoudenLid, Inwoner, Vertegenwoordiging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Instelling
from basis.organisatie.periode import vanaf
from beschikkingen import handelingen as b
from beschikkingen.enums import Afwijzingsgrond, Resultaat
from tests.beschikkingen.baan import Baan
from tests.documenten.hulp import binnen, vertegenwoordiger
from tests.fabriek import wereld

DIGITAAL = "In een besluit staat nu niet hoe iemand digitaal bezwaar maakt."


def lees(door, url):
    antwoord = binnen(door).get(url)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_zonder_digitale_weg_wordt_gewaarschuwd_en_niets_tegengehouden(baan):
    """Awb 2:13: in beheer, in the editor and at vaststellen; vaststellen itself goes on."""
    concept = baan.concept()
    beheerder = baan.persoon(Functie.BEHEERDER)
    bladzijden = [
        (baan.consulent, reverse("beschikkingen:bewerken", args=[concept.casus_id, concept.pk])),
        (baan.consulent, reverse("beschikkingen:vaststellen", args=[concept.casus_id, concept.pk])),
        (beheerder, reverse("organisatie:beheer")),
        (beheerder, reverse("beheer:gemeente")),
    ]
    assert all(DIGITAAL in lees(*bladzijde) for bladzijde in bladzijden)
    Instelling.objects.create(
        gemeente=baan.wereld.gemeente,
        sleutel="brief.bezwaar_digitaal",
        waarde="Het kan ook met DigiD.",
        geldig=vanaf(date(2020, 1, 1)),
    )
    assert not any(DIGITAAL in lees(*bladzijde) for bladzijde in bladzijden)
    Instelling.objects.all().delete()
    assert b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief


def test_een_geheim_adres_noemt_nergens_de_streek_en_losse_tekst_wordt_aangewezen(baan):
    punt, partij = baan.wereld.team.toegangspunt, baan.wereld.partij.naam
    inwoner = baan.wereld.inwoner()
    Inwoner.objects.filter(pk=inwoner.pk).update(geheim_adres=True)
    inwoner.refresh_from_db()
    vertegenwoordiger(inwoner, "bewindvoerder", naam="Bewind BV", adresregels="Kade 1|6811 AA  Arnhem")
    concept = baan.concept(inwoner=inwoner)
    baan.vul(concept, inleiding=f"U krijgt hulp van {partij}.")
    html = lees(baan.consulent, reverse("beschikkingen:bewerken", args=[concept.casus_id, concept.pk]))
    assert f"In de tekst staat nog: {partij}." in html
    baan.vul(concept)
    b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    brieven = list(Brief.objects.filter(dossier_id=concept.casus_id))
    assert {brief.soort for brief in brieven} == {SoortBrief.VERSLAG, SoortBrief.BESCHIKKING}
    assert len(brieven) == 4
    for brief in brieven:
        onder_het_adres = brief.html.split("</address>")[1]
        assert partij not in onder_het_adres
        assert "Toegangspunt" not in brief.html
        assert punt.naam not in onder_het_adres
        assert "de aanbieder belt u" in onder_het_adres


def test_een_ouder_met_een_geheim_adres_maakt_de_brief_over_het_kind_geheim(db):
    baan = Baan(wereld(), Wet.JEUGD)
    kind = baan.wereld.inwoner(voornamen="Sam", geslachtsnaam="Bouzid", geboren=OnvolledigeDatum(vandaag().year - 9))
    ouder = baan.wereld.inwoner(voornamen="Fatima", geslachtsnaam="Bouzid")
    Vertegenwoordiging.objects.create(
        inwoner=kind, persoon=ouder, soort="gezag", adresregels="Kade 1|6811 AA  Arnhem", geldig=vanaf(date(2020, 1, 1))
    )
    assert not is_geheim(kind, vandaag())
    Inwoner.objects.filter(pk=ouder.pk).update(geheim_adres=True)
    assert is_geheim(kind, vandaag())
    # To the parent the letter speaks of the child, in the heading and the box as well.
    concept = baan.concept(inwoner=kind)
    baan.vul(concept, inleiding="")
    html = lees(baan.consulent, reverse("beschikkingen:vaststellen", args=[concept.casus_id, concept.pk]))
    assert "Schrijf ‘uw kind’ of ‘Sam Bouzid’ als je het kind bedoelt." in html
    brief = b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief
    assert brief.onderwerp == "Sam Bouzid krijgt begeleiding thuis"
    assert "Uw kind krijgt dit" in brief.html
    assert brief.gegevens["besluit"].startswith("Sam Bouzid krijgt begeleiding thuis.")
    verslag = Brief.objects.get(dossier_id=concept.casus_id, soort=SoortBrief.VERSLAG)
    assert "Wat het gezin zelf kan" in verslag.html
    assert "Wat u zelf kunt" not in verslag.html


def test_gebruikelijke_hulp_zonder_huisgenoot_wordt_aangewezen(baan):
    """Wmo 1.1.1: the letter would say that housemates can help, of somebody who lives alone."""
    zin = "In het dossier staat niemand die bij de inwoner woont."
    concept = baan.concept(uitkomsten=(Resultaat.GEDEELTELIJK,))
    url = reverse("beschikkingen:bewerken", args=[concept.casus_id, concept.pk])
    assert zin not in lees(baan.consulent, url)
    concept.besluiten.update(afwijzingsgrond=Afwijzingsgrond.GEBRUIKELIJKE_HULP)
    assert zin in lees(baan.consulent, url)
    huishouden = Huishouden.objects.create(gemeente=baan.wereld.gemeente)
    for lid in (concept.casus.dossier.inwoner, baan.wereld.inwoner()):
        HuishoudenLid.objects.create(
            huishouden=huishouden, inwoner=lid, rol=RolHuishouden.OUDER, geldig=vanaf(date(2020, 1, 1))
        )
    assert zin not in lees(baan.consulent, url)
