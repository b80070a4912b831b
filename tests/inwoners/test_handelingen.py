from datetime import date

import pytest

from basis.inwoners import adressen, bsn
from basis.inwoners.aanschrijven.adres import adresregels
from basis.inwoners.datums import OnvolledigeDatum, lees_brp
from basis.inwoners.enums import SoortAdres
from basis.inwoners.handelingen import AdresInvoer, maak_inwoner, wijzig_inwoner, zet_adres
from basis.inwoners.laden import laad
from basis.inwoners.models import Inwoner
from basis.inwoners.zoeken import zoek
from basis.journaal.models import Gebeurtenis
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from tests.fabriek import wereld

from .test_brp import met

pytestmark = pytest.mark.django_db
ALLEN = Inwoner.objects.all()


def test_maak_inwoner(consulent):
    mens = maak_inwoner(
        consulent,
        voornamen="  Fatima ",
        geslachtsnaam="Bouzid",
        geslacht="V",
        geboren=OnvolledigeDatum(1948, 3),
        bsn="9999 90 019",
        telefoon="0481 123 456",
        email="f@voorbeeld.nl",
        adres=AdresInvoer(straat="Dorpsstraat", huisnummer="1", huisletter="a", postcode="6661 aa", plaats="Elst"),
    )
    mens.refresh_from_db()
    assert (mens.naam.adressering(), str(mens.geboren)) == ("Mevrouw F. Bouzid", "maart 1948")
    assert mens.geboren_uiterlijk == date(1948, 3, 31)
    assert mens.bsn() == "999990019"
    assert bytes(mens.bsn_index or b"") == bsn.zoekindex("999990019")
    assert b"999990019" not in bytes(mens.bsn_versleuteld or b"999990019")
    post = adressen.postadres(mens, date(2026, 1, 1))
    assert post is not None
    assert adresregels(post).lijst() == ("Dorpsstraat 1 a", "6661 AA  ELST")
    gebeurtenis = Gebeurtenis.objects.get(inwoner_id=mens.pk)
    assert (gebeurtenis.soort, gebeurtenis.lading) == ("inwoner.gemaakt", {"herkomst": "handmatig"})


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"geslachtsnaam": " "}, "geslachtsnaam"),
        ({"geslachtsnaam": "x" * 201}, "geslachtsnaam"),
        ({"geslachtsnaam": "a\x00b"}, "geslachtsnaam"),
        ({"voorvoegsel": "x" * 21}, "voorvoegsel"),
        ({"geslacht": "X"}, "geslacht"),
        ({"geboren": OnvolledigeDatum(2999)}, "geboren"),
        ({"geboren": OnvolledigeDatum(1700)}, "geboren"),
        ({"bsn": "123456789"}, "bsn"),
        ({"bsn": "000000000"}, "bsn"),
        ({"telefoon": "bel me"}, "telefoon"),
        ({"email": "fatima"}, "email"),
        ({"veilig_contact": "misschien"}, "veilig_contact"),
        ({"adres": AdresInvoer(postcode="66AA")}, "postcode"),
        ({"adres": AdresInvoer(straat="Dam", huisnummer="0")}, "huisnummer"),
        ({"adres": AdresInvoer(straat="D" * 101)}, "straat"),
        ({"adres": AdresInvoer()}, "straat"),
    ],
)
def test_verkeerde_invoer_wordt_geweigerd_bij_het_veld(consulent, velden, veld):
    with pytest.raises(Geweigerd) as fout:
        maak_inwoner(consulent, **({"geslachtsnaam": "Bouzid"} | velden))
    assert fout.value.veld == veld
    assert not Inwoner.objects.filter(gemeente=consulent.gemeente).exists()


def test_zelfde_bsn_maar_een_keer_per_gemeente(consulent):
    maak_inwoner(consulent, geslachtsnaam="Bouzid", bsn="999990019")
    with pytest.raises(Geweigerd, match="al een inwoner met dit BSN") as fout:
        maak_inwoner(consulent, geslachtsnaam="Boezid", bsn="999990019")
    assert fout.value.veld == "bsn"
    elders = wereld().medewerker(Functie.WMO_CONSULENT)
    assert maak_inwoner(elders, geslachtsnaam="Bouzid", bsn="999990019")


def test_vrijwilliger_vult_geen_bsn_in(vrijwilliger):
    with pytest.raises(Geweigerd) as fout:
        maak_inwoner(vrijwilliger, geslachtsnaam="Bouzid", bsn="999990019")
    assert fout.value.veld == "bsn"
    assert maak_inwoner(vrijwilliger, geslachtsnaam="Bouzid").bsn() == ""


def test_zonder_recht(maak_door):
    with pytest.raises(GeenRecht):
        maak_inwoner(maak_door(Functie.CONTROLLER), geslachtsnaam="Bouzid")


def test_wijzigen(consulent):
    mens = maak_inwoner(consulent, voornamen="Fatima", geslachtsnaam="Bouzid")
    wijzig_inwoner(
        consulent,
        mens.pk,
        uit=ALLEN,
        versie=1,
        geslachtsnaam="Vosselaar",
        geboren=lees_brp("19480312"),
        taal="Tamazight",
        veilig_contact="geen_post",
    )
    mens.refresh_from_db()
    assert (mens.taal, mens.veilig_contact, mens.versie) == ("Tamazight", "geen_post", 2)
    assert [rij.id for rij in zoek(consulent, naam="fosselaar").rijen] == [mens.pk]
    assert not zoek(consulent, naam="Bouzid").gevonden
    laatste = Gebeurtenis.objects.filter(inwoner_id=mens.pk).latest("id")
    assert laatste.lading == {"velden": ["geboren", "geslachtsnaam", "taal", "veilig_contact"]}
    with pytest.raises(Verouderd):
        wijzig_inwoner(consulent, mens.pk, uit=ALLEN, versie=1, taal="Arabisch")
    # Saving without a change leaves no trace.
    wijzig_inwoner(consulent, mens.pk, uit=ALLEN, versie=2, taal="Tamazight")
    mens.refresh_from_db()
    assert mens.versie == 2


def test_wijzigen_alleen_wie_deze_door_ziet(consulent):
    mens = maak_inwoner(consulent, geslachtsnaam="Bouzid")
    with pytest.raises(Inwoner.DoesNotExist):
        wijzig_inwoner(consulent, mens.pk, uit=Inwoner.objects.none(), taal="x")
    elders = wereld().medewerker(Functie.WMO_CONSULENT)
    with pytest.raises(Inwoner.DoesNotExist):
        wijzig_inwoner(elders, mens.pk, uit=ALLEN, taal="x")


def test_wat_uit_de_brp_komt_wijzigt_alleen_de_brp(systeem, consulent):
    laad(systeem, [met()])
    mens = Inwoner.objects.get(gemeente=systeem.gemeente)
    with pytest.raises(Geweigerd, match="Burgerzaken") as fout:
        wijzig_inwoner(consulent, mens.pk, uit=ALLEN, geslachtsnaam="Anders")
    assert fout.value.veld == "geslachtsnaam"
    assert wijzig_inwoner(consulent, mens.pk, uit=ALLEN, telefoon="0612345678").telefoon == "0612345678"
    with pytest.raises(Geweigerd):
        zet_adres(consulent, mens.pk, AdresInvoer(straat="Dam"), uit=ALLEN, soort=SoortAdres.BRON)


def test_van_wie_de_brp_geen_naam_kent_kan_een_telefoonnummer_erbij(consulent):
    inwoner = maak_inwoner(consulent, geslachtsnaam="Jansen")
    Inwoner.objects.filter(pk=inwoner.pk).update(geslachtsnaam="", voornamen="", herkomst="brp")
    wijzig_inwoner(consulent, inwoner.pk, uit=ALLEN, telefoon="0481 00 00 01")
    assert Inwoner.objects.get(pk=inwoner.pk).telefoon == "0481 00 00 01"


def adres(straat, vanaf=None):
    return AdresInvoer(straat=straat, huisnummer="1", plaats="Elst", vanaf=vanaf)


def test_adressen_in_de_tijd(consulent, plek):
    mens = maak_inwoner(consulent, geslachtsnaam="Bouzid", adres=adres("Oudstraat"))
    zet_adres(consulent, mens.pk, adres("Nieuwstraat", date(2026, 3, 1)), uit=ALLEN)
    zet_adres(consulent, mens.pk, adres("Nieuwstraat", date(2026, 3, 1)), uit=ALLEN)
    assert [a.straat for a in mens.adressen.order_by("geldig")] == ["Oudstraat", "Nieuwstraat"]

    def op(dag):
        post = adressen.postadres(mens, dag)
        return post and post.straat

    assert (op(date(2026, 2, 28)), op(date(2026, 3, 1))) == ("Oudstraat", "Nieuwstraat")
    # A correction: the move was earlier, and to another street.
    zet_adres(consulent, mens.pk, adres("Kerkstraat", date(2026, 2, 1)), uit=ALLEN)
    assert [a.straat for a in mens.adressen.order_by("geldig")] == ["Oudstraat", "Kerkstraat"]
    brief = AdresInvoer(straat="Postbus", huisnummer="12", plaats="Elst", kern=plek.kern)
    zet_adres(consulent, mens.pk, brief, uit=ALLEN, soort=SoortAdres.BRIEF)
    assert op(date(2026, 3, 1)) == "Postbus"
    assert Gebeurtenis.objects.filter(inwoner_id=mens.pk, soort="inwoner.verhuisd").count() == 3


def test_kern_van_een_ander(consulent):
    with pytest.raises(Geweigerd) as fout:
        maak_inwoner(consulent, geslachtsnaam="B", adres=AdresInvoer(straat="Dam", kern=wereld().kern))
    assert fout.value.veld == "kern"
