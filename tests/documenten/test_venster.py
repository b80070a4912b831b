"""What fits the window of the envelope, and which characters a letter can't print. The PDF itself: test_pdf.py."""

import pytest

from basis.documenten.adressering import Geadresseerde, adresseer
from basis.documenten.models import Brief
from basis.documenten.venster import HOOGSTENS, aantal_regels, waarom_past_het_niet
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.scherm import formulieren as f
from basis.scherm.lettertypen import niet_te_drukken, waarom_niet_te_drukken
from tests.documenten import hulp
from tests.documenten.voorbeelden import AAN_LANG
from tests.fabriek import Wereld, wereld

LANG = "Rozenlaan-" * 16


@pytest.fixture
def w(db: None) -> Wereld:
    return wereld()


def test_alle_letters_van_de_brp_zijn_te_drukken():
    brp = "".join(chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180))).replace("ŉ", "")
    assert niet_te_drukken(brp) == ""
    assert niet_te_drukken("a‑b\u202f€ 5\u00ad\n‘Şükran’ – Łódź… e\u0301") == ""


@pytest.mark.parametrize("teken", ["😀", "→", "Ж", "中", "≤", "\ue000"])
def test_een_ander_teken_wordt_genoemd(teken):
    reden = waarom_niet_te_drukken(f"Ik red het {teken} niet") or ""
    assert f"‘{teken}’ (U+{ord(teken):04X})" in reden
    assert f"red het {teken} niet" in reden


def test_een_veld_voor_een_brief_noemt_het_teken():
    class Formulier(f.Formulier):
        vraag = f.TekstVeld("Vraag", brief=True)
        notitie = f.TekstVeld("Notitie")

    formulier = Formulier({"vraag": "Ik red het 😀", "notitie": "Ik red het 😀"})
    assert not formulier.is_valid()
    assert list(formulier.errors) == ["vraag"]
    assert "‘😀’" in formulier.errors["vraag"][0]


def test_een_brief_met_een_vreemd_teken_wordt_niet_gemaakt(w):
    door = w.medewerker()
    dossier = hulp.dossier(w, door)
    with pytest.raises(Geweigerd, match="‘→’"):
        hulp.brief(door, dossier, vraag="Van huis → dagbesteding")
    with pytest.raises(Geweigerd, match="‘Ж’"):
        hulp.brief(door, dossier, Geadresseerde("Жanna", "Geachte mevrouw", ("Dam 1", "6661 AA  ELST")))
    with pytest.raises(Geweigerd, match="passen er 7"):
        hulp.brief(door, dossier, Geadresseerde("A", "Geachte A", tuple("BCDEFGH")))
    assert not Brief.objects.exists()


def test_regels_tellen_zoals_ze_breken():
    assert [aantal_regels([tekst]) for tekst in ("Dam 1", "m" * 60, "Burgemeester " * 12)] == [1, 3, 4]
    assert aantal_regels(AAN_LANG.venster) == HOOGSTENS
    assert waarom_past_het_niet([LANG] * 2) is not None


def test_een_lange_naam_verliest_voorletters_nooit_de_achternaam(w):
    naam = Naam("Anna Bea Cato", "van den", "Berg", "V")
    assert list(naam.adresseringen()) == [
        "Mevrouw A.B.C. van den Berg",
        "Mevrouw A.B. van den Berg",
        "Mevrouw A. van den Berg",
        "Mevrouw van den Berg",
    ]
    inwoner = w.inwoner(voornamen="Anna " * 30, geslachtsnaam=LANG[:-1], geslacht="V")
    (aan,) = adresseer(inwoner, vandaag()).geadresseerden
    assert waarom_past_het_niet(aan.venster) is None
    assert aan.naam.endswith(LANG[:-1])
    assert aan.naam.count("A.") < 30
    Inwoner.objects.filter(pk=inwoner.pk).update(geslachtsnaam="W" * 200)
    inwoner.refresh_from_db()
    uitkomst = adresseer(inwoner, vandaag())
    assert uitkomst.geadresseerden == ()
    assert "In het venster van de envelop" in uitkomst.redenen[0]
