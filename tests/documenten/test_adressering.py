"""To whom a letter goes: the rules of practice, one by one."""

from datetime import date

import pytest

from basis.documenten.adressering import Geadresseerde, adresseer, geadresseerden, veilig_bezwaar, waarom_geen_brief
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.handelingen import AdresInvoer, leg_vertegenwoordiging_vast, wijzig_inwoner
from basis.inwoners.models import Adres, Inwoner
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.periode import vanaf
from tests.documenten.hulp import vertegenwoordiger
from tests.fabriek import Wereld, wereld

DAG = date(2026, 11, 23)


@pytest.fixture
def w(db: None) -> Wereld:
    return wereld()


def adres(straat: str) -> AdresInvoer:
    return AdresInvoer(straat=straat, huisnummer="1", postcode="6661AA", plaats="Elst")


def kind(w: Wereld, geboren: OnvolledigeDatum) -> Inwoner:
    return w.inwoner(voornamen="Sam", geslachtsnaam="Bouzid", geslacht="O", geboren=geboren, adres=adres("Kindstraat"))


def ouder(w: Wereld, voornaam: str, straat: str, **anders: str) -> Inwoner:
    return w.inwoner(voornamen=voornaam, geslachtsnaam="Bouzid", geslacht="V", adres=adres(straat), **anders)


def test_de_inwoner_zelf(w):
    inwoner = w.inwoner(geslachtsnaam="Ven", voorvoegsel="van der", geslacht="M")
    assert geadresseerden(inwoner, DAG) == [
        Geadresseerde(
            "De heer A. van der Ven",
            "Geachte heer Van der Ven",
            ("Lindelaan 12", "6661 ZD  ELST"),
            "inwoner",
            inwoner.pk,
        )
    ]


def test_geheim_adres_mag_op_de_eigen_brief(w):
    inwoner = w.inwoner()
    Inwoner.objects.filter(pk=inwoner.pk).update(geheim_adres=True)
    inwoner.refresh_from_db()
    assert geadresseerden(inwoner, DAG)[0].regels[0] == "Lindelaan 12"
    assert veilig_bezwaar(inwoner) is None


def test_briefadres_gaat_voor(w):
    inwoner = w.inwoner()
    Adres.objects.create(
        inwoner=inwoner,
        soort="brief",
        omschrijving="Postbus 12",
        postcode="6660AA",
        plaats="Elst",
        geldig=vanaf(date(2026, 1, 1), date(2026, 12, 1)),
        vastgelegd_op="2026-01-01T10:00:00+01:00",
    )
    assert geadresseerden(inwoner, DAG)[0].regels == ("Postbus 12", "6660 AA  ELST")
    assert geadresseerden(inwoner, date(2026, 12, 1))[0].regels[0] == "Lindelaan 12", "na de laatste dag niet meer"


def test_overleden_krijgt_geen_brief(w):
    inwoner = w.inwoner()
    inwoner.overleden = True
    assert geadresseerden(inwoner, DAG) == []
    assert "overleden" in (waarom_geen_brief(inwoner, DAG) or "")


def test_zonder_adres_met_reden(w):
    inwoner = w.inwoner(adres=None)
    assert geadresseerden(inwoner, DAG) == []
    assert "geen adres" in (waarom_geen_brief(inwoner, DAG) or "")


def test_kind_met_twee_gezagsdragers_krijgt_twee_losse_brieven(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    een, twee = ouder(w, "Noor", "Berkenweg"), ouder(w, "Mila", "Eikenweg")
    vertegenwoordiger(sam, "gezag", een)
    vertegenwoordiger(sam, "gezag", twee)
    brieven = geadresseerden(sam, DAG)
    assert [(b.naam, b.regels[0], b.rol) for b in brieven] == [
        ("Mevrouw N. Bouzid", "Berkenweg 1", "gezag"),
        ("Mevrouw M. Bouzid", "Eikenweg 1", "gezag"),
    ]


def test_kind_met_een_gezagsdrager_zonder_eigen_adres_woont_bij_het_kind(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    vertegenwoordiger(sam, "gezag", naam="N. Bouzid")
    assert geadresseerden(sam, DAG)[0].regels[0] == "Kindstraat 1"


def test_niemand_heet_naam_onbekend_boven_een_brief(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    vertegenwoordiger(sam, "gezag", ouder(w, "", "Berkenweg"), naam="Naam onbekend")
    Inwoner.objects.filter(adressen__straat="Berkenweg").update(geslachtsnaam=".")
    vertegenwoordiger(sam, "gezag", naam="Naam onbekend", adresregels="Dam 1|6661 AA Elst")
    uitkomst = adresseer(sam, DAG)
    assert uitkomst.geadresseerden == ()
    assert [reden.endswith("kennen wij geen naam.") for reden in uitkomst.redenen] == [True, True]
    naamloos = w.inwoner()
    Inwoner.objects.filter(pk=naamloos.pk).update(voornamen="", geslachtsnaam="-")
    naamloos.refresh_from_db()
    assert "geen naam" in (waarom_geen_brief(naamloos, DAG) or "")
    with pytest.raises(Geweigerd, match="Vul een naam in"):
        w.inwoner(voornamen=".", geslachtsnaam="-")


def test_geheim_adres_van_het_kind_komt_nooit_op_een_brief_aan_een_ander(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    sam.geheim_adres = True
    vertegenwoordiger(sam, "gezag", naam="N. Bouzid")
    uitkomst = adresseer(sam, DAG)
    assert uitkomst.geadresseerden == ()
    assert "N. Bouzid" in uitkomst.redenen[0]


def test_tweede_gezagsdrager_zonder_adres_krijgt_het_adres_van_het_kind_niet(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    vertegenwoordiger(sam, "gezag", ouder(w, "Noor", "Berkenweg"))
    vertegenwoordiger(sam, "gezag", naam="M. Elders")
    uitkomst = adresseer(sam, DAG)
    assert [b.regels[0] for b in uitkomst.geadresseerden] == ["Berkenweg 1"]
    assert "M. Elders" in uitkomst.redenen[0]


def test_overleden_ouder_en_oud_gezag_tellen_niet(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    dood = ouder(w, "Noor", "Berkenweg")
    Inwoner.objects.filter(pk=dood.pk).update(overleden=True)
    vertegenwoordiger(sam, "gezag", dood)
    vertegenwoordiger(sam, "gezag", ouder(w, "Mila", "Eikenweg"))
    vertegenwoordiger(sam, "gezag", ouder(w, "Oud", "Olmweg"), geldig=vanaf(date(2015, 1, 1), date(2020, 1, 1)))
    assert [b.regels[0] for b in geadresseerden(sam, DAG)] == ["Eikenweg 1"]


@pytest.mark.parametrize(
    ("gezag", "woord"),
    [("", "wie het gezag"), ("tijdelijk_geen", "Tijdelijk"), ("niet_te_bepalen", "niet bepalen"), ("voogdij", "wie")],
)
def test_kind_zonder_gezag_met_reden(w, gezag, woord):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    sam.gezag = gezag
    assert geadresseerden(sam, DAG) == []
    assert woord in (waarom_geen_brief(sam, DAG) or "")


def test_voogd(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    vertegenwoordiger(sam, "voogd", naam="Nidos", adresregels="Postbus 1|3500 AA Utrecht")
    assert geadresseerden(sam, DAG) == [
        Geadresseerde("Nidos", "Geachte heer of mevrouw", ("Postbus 1", "3500 AA Utrecht"), "voogd", None)
    ]


@pytest.mark.parametrize(
    ("geboren", "aan_zichzelf"),
    [
        (OnvolledigeDatum(2010, 11, 23), True),  # 16 today
        (OnvolledigeDatum(2010, 11, 24), False),  # 16 tomorrow
        (OnvolledigeDatum(2010, 10), True),
    ],
)
def test_vanaf_zestien_zelf(w, geboren, aan_zichzelf):
    sam = kind(w, geboren)
    vertegenwoordiger(sam, "gezag", ouder(w, "Noor", "Berkenweg"))
    assert [b.rol for b in geadresseerden(sam, DAG)] == ["inwoner" if aan_zichzelf else "gezag"]


def test_curator_in_plaats_van_de_inwoner(w):
    inwoner = w.inwoner()
    inwoner.onder_curatele = True
    assert "curator" in (waarom_geen_brief(inwoner, DAG) or "")
    vertegenwoordiger(inwoner, "curator", ouder(w, "Noor", "Berkenweg"))
    assert [(b.rol, b.regels[0]) for b in geadresseerden(inwoner, DAG)] == [("curator", "Berkenweg 1")]


def test_bewindvoerder_ernaast_met_eigen_adres(w):
    inwoner = w.inwoner()
    inwoner.geheim_adres = True
    vertegenwoordiger(inwoner, "bewindvoerder", naam="Bewind BV", adresregels="Markt 1|6661 AA Elst")
    eigen, kopie = geadresseerden(inwoner, DAG)
    assert (eigen.rol, eigen.regels[0]) == ("inwoner", "Lindelaan 12")
    assert (kopie.rol, kopie.regels) == ("bewindvoerder", ("Markt 1", "6661 AA Elst"))


def test_bewindvoerder_die_ook_mentor_is_krijgt_een_brief(w):
    inwoner = w.inwoner()
    helper = ouder(w, "Noor", "Berkenweg")
    vertegenwoordiger(inwoner, "bewindvoerder", helper)
    vertegenwoordiger(inwoner, "mentor", helper)
    assert [b.rol for b in geadresseerden(inwoner, DAG)] == ["inwoner", "bewindvoerder"]


def test_gemachtigde_krijgt_niet_vanzelf_een_brief(w):
    inwoner = w.inwoner()
    vertegenwoordiger(inwoner, "gemachtigde", ouder(w, "Noor", "Berkenweg"))
    assert [b.rol for b in geadresseerden(inwoner, DAG)] == ["inwoner"]


def test_geen_post_naar_dit_adres(w):
    assert "veilige weg" in (veilig_bezwaar(w.inwoner(veilig_contact="geen_post")) or "")


def test_geen_post_naar_een_ouder(w):
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    vertegenwoordiger(sam, "gezag", ouder(w, "Noor", "Berkenweg", veilig_contact="geen_post"))
    assert "een van de ontvangers" in (veilig_bezwaar(sam, DAG) or "")


def test_json_heen_en_terug():
    aan = Geadresseerde("A", "Beste A", ("B 1", "C"), "mentor", 3)
    assert Geadresseerde.uit_json(aan.als_json()) == aan


@pytest.mark.parametrize(
    ("geboren", "rol"),
    [
        (OnvolledigeDatum(2010, 11), None),
        (OnvolledigeDatum(2010), None),
        (OnvolledigeDatum(), None),
        (OnvolledigeDatum(2011), "gezag"),
        (OnvolledigeDatum(2009), "inwoner"),
    ],
)
def test_op_een_onzekere_leeftijd_wordt_gevraagd_aan_wie_de_brief_gaat(w, geboren, rol):
    kind = w.inwoner(geboren=geboren)
    vertegenwoordiger(kind, "gezag", ouder(w, "Noor", "Berkenweg"))
    uitkomst = adresseer(kind, date(2026, 11, 15))
    assert [aan.rol for aan in uitkomst.geadresseerden] == ([rol] if rol else [])
    assert rol or "Vraag de geboortedatum na" in uitkomst.redenen[0]


def test_de_geboortedatum_die_de_inwoner_zegt_beslist_dan(w):
    kind = w.inwoner(geboren=OnvolledigeDatum(2010, 11))
    uit = Inwoner.objects.filter(pk=kind.pk)
    with pytest.raises(Geweigerd, match="past niet bij"):
        wijzig_inwoner(w.systeem, kind.pk, uit=uit, geboren_gehoord=date(2010, 10, 30))
    kind = wijzig_inwoner(w.systeem, kind.pk, uit=uit, geboren_gehoord=date(2010, 11, 14))
    assert [aan.rol for aan in geadresseerden(kind, date(2026, 11, 15))] == ["inwoner"]


def test_een_ouder_met_een_onbruikbaar_adres_krijgt_geen_brief_bij_het_kind(w):
    """The parent is known to live elsewhere: the child's address may be that of the other one."""
    sam = kind(w, OnvolledigeDatum(2015, 3, 3))
    noor = ouder(w, "Noor", "Berkenweg")
    vertegenwoordiger(sam, "gezag", noor)
    Adres.objects.filter(inwoner=noor).update(in_onderzoek="089999")
    uitkomst = adresseer(sam, DAG)
    assert uitkomst.geadresseerden == ()
    assert "bruikbaar adres. Volgens de BRP woont deze inwoner niet meer op dit adres." in uitkomst.redenen[0]


def test_een_vertegenwoordiger_op_een_onbekend_adres(w):
    inwoner = w.inwoner()
    vertegenwoordiger(inwoner, "mentor", naam="P. Jansen", adresregels="onbekend|6661 AA Elst")
    assert [aan.rol for aan in adresseer(inwoner, DAG).geadresseerden] == ["inwoner"]
    with pytest.raises(Geweigerd, match="geen adres") as fout:
        leg_vertegenwoordiging_vast(
            w.systeem,
            inwoner.pk,
            uit=Inwoner.objects.filter(pk=inwoner.pk),
            soort="mentor",
            naam="P.",
            adresregels=".|Elst",
        )
    assert fout.value.veld == "adres"
