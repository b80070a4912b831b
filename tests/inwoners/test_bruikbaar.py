"""One rule for whether post can go somewhere, over records as `laad_personen` reads them."""

from datetime import timedelta

import pytest

from basis.documenten.adressering import adresseer
from basis.inwoners import adressen, bsn
from basis.inwoners.bruikbaar import is_geen_adres, waarom_onbruikbaar
from basis.inwoners.enums import SoortAdres
from basis.inwoners.handelingen import AdresInvoer, zet_adres
from basis.inwoners.laden import laad
from basis.inwoners.models import Adres, Inwoner
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd

from .soorten import ADRESSEN, PERSONEN, Soort, opgeschort

LAAN = AdresInvoer(straat="Lindelaan", huisnummer="12", postcode="6661ZD", plaats="Elst")


@pytest.mark.parametrize(
    "tekst", ["", " ", ".", "-", "?", "onbekend", "Onbekend.", "V.O.W.", "n.v.t.", "00", "geen adres"]
)
def test_geen_adres(tekst):
    assert is_geen_adres(tekst)


@pytest.mark.parametrize("tekst", ["A", "Eik", "1e Dwarsstraat", "Geenstraat", "Xstraat", "’t Zand"])
def test_wel_een_straat(tekst):
    assert not is_geen_adres(tekst)


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"omschrijving": "Woonboot", "plaats": "onbekend"}, "De plaats ontbreekt."),
        ({"omschrijving": "Woonboot", "plaats": ".", "gemeente_code": "1734"}, "De plaats ontbreekt."),
        ({"omschrijving": "Woonboot", "gemeente_code": "1734"}, None),
        ({"omschrijving": "Postbus 12"}, "De plaats ontbreekt."),
        ({"omschrijving": "Postbus 12", "gemeente_code": "1734"}, "De plaats ontbreekt."),
        ({"omschrijving": "Postbus 12", "postcode": "6660AA"}, None),
        ({"omschrijving": "Postbus 12", "plaats": "Elst"}, None),
        ({"straat": "Postbus 12"}, "De postcode en de plaats ontbreken."),
        ({"straat": "Dam", "huisnummer": "3", "postcode": "6660AA", "plaats": "VOW"}, "De plaats ontbreekt."),
        ({"straat": "Dam", "huisnummer": "3", "postcode": "6660AA"}, None),
    ],
)
def test_een_plaats_die_er_geen_is(velden, waarom):
    assert waarom_onbruikbaar(Adres(**velden), Inwoner()) == waarom


@pytest.fixture
def laad_soorten(systeem, gemeente):
    def doe(*soorten):
        records = [soort.record(nr) for nr, soort in enumerate(soorten)]
        verslag = laad(systeem, records)
        assert not verslag.overgeslagen, [soorten[regel.nr - 1].wat for regel in verslag.overgeslagen]
        indexen = [bsn.zoekindex(record["burgerservicenummer"]) for record in records]
        op_index = {bytes(rij.bsn_index): rij for rij in Inwoner.objects.filter(gemeente=gemeente)}
        return [op_index[bytes(index)] for index in indexen]

    return doe


@pytest.mark.django_db
def test_elke_soort_persoon_en_adres(laad_soorten):
    soorten = [*ADRESSEN, *PERSONEN]
    anders = {}
    for soort, inwoner in zip(soorten, laad_soorten(*soorten), strict=True):
        post, brief = adressen.bestemming(inwoner, vandaag()), adresseer(inwoner, vandaag())
        # Screen and letter say the same, in the same words.
        assert bool(brief.geadresseerden) == bool(post.regels) == (not post.reden), soort.wat
        assert not post.reden or brief.redenen[0].startswith(post.reden)
        if (soort.waarom is None) != (post.reden == "") or (soort.waarom or "") not in post.reden:
            anders[soort.wat] = post.reden
    assert anders == {}


@pytest.mark.django_db
def test_een_ander_adres_kiezen(laad_soorten, systeem, gemeente):
    (inwoner,) = laad_soorten(Soort("vow", "", {"straat": "VOW"}))
    uit = Inwoner.objects.filter(gemeente=gemeente)
    zet_adres(systeem, inwoner.pk, LAAN, uit=uit)
    assert adressen.bestemming(inwoner, vandaag()).regels[0] == "Lindelaan 12"
    with pytest.raises(Geweigerd, match="Het huisnummer ontbreekt"):
        zet_adres(systeem, inwoner.pk, AdresInvoer(straat="Dam", plaats="Elst"), uit=uit, soort=SoortAdres.BRIEF)
    with pytest.raises(Geweigerd, match="Dit is geen straat"):
        zet_adres(systeem, inwoner.pk, AdresInvoer(straat="onbekend", plaats="Elst"), uit=uit)


@pytest.mark.django_db
def test_een_half_woonadres_wijkt_voor_dat_van_de_brp(laad_soorten, systeem, gemeente):
    (inwoner,) = laad_soorten(ADRESSEN[0])
    uit = Inwoner.objects.filter(gemeente=gemeente)
    zet_adres(systeem, inwoner.pk, AdresInvoer(plaats="Elst"), uit=uit)
    assert adressen.bestemming(inwoner, vandaag()).adres.soort == SoortAdres.BRON


@pytest.mark.django_db
def test_wie_vertrok_krijgt_geen_post_op_het_oude_woonadres(laad_soorten, systeem, gemeente):
    soort = Soort("vertrokken", "", ADRESSEN[0].verblijf, opgeschort("E"))
    (inwoner,) = laad_soorten(ADRESSEN[0])
    uit = Inwoner.objects.filter(gemeente=gemeente)
    with klok_op(op_dag(inwoner.geboren_uiterlijk.replace(year=2024))):
        zet_adres(systeem, inwoner.pk, LAAN, uit=uit)
    (inwoner,) = laad_soorten(soort)
    assert "vertrokken" in adressen.bestemming(inwoner, vandaag()).reden
    # What is told after leaving is better than the register.
    zet_adres(systeem, inwoner.pk, AdresInvoer(straat="Dam", huisnummer="3", plaats="Elst"), uit=uit)
    assert adressen.bestemming(inwoner, vandaag() + timedelta(days=1)).regels[0] == "Dam 3"
