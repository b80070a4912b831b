"""What the state of a persoonslijst means: who lives here, which record counts, and who is not somebody else."""

import itertools

import pytest

from basis.inwoners import bsn
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.brp import lees_persoonslijst
from basis.inwoners.datums import lees_brp
from basis.inwoners.enums import Bijhouding
from basis.inwoners.gelijkenis import zelfde_persoon
from basis.inwoners.laden import laad
from basis.inwoners.laden_kiezen import kies
from basis.inwoners.models import HuishoudenLid, Inwoner
from basis.inwoners.zoeken import zoek
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from tests.reis import meld

from .soorten import WOONT, opgeschort
from .test_brp import met
from .test_laden import paar


def lijst(**velden):
    return lees_persoonslijst(met(**velden), vandaag())


JAN = {"voornamen": "Jan", "geslachtsnaam": "Jansen"}
PIET = {"voornamen": "Piet", "geslachtsnaam": "de Vries"}
OUD, NIEUW = {"datumIngangGeldigheid": "20100101"}, {"datumIngangGeldigheid": "20200101"}


@pytest.mark.parametrize(
    ("goed", "ander", "reden"),
    [
        (met(naam=JAN), met(naam=PIET) | opgeschort("F"), "bij vergissing"),
        (met(naam=JAN, verblijfplaats=OUD), met(naam=JAN, verblijfplaats=NIEUW) | opgeschort("E"), "wel bijgehouden"),
        (met(naam=JAN, verblijfplaats=NIEUW), met(naam=JAN, verblijfplaats=OUD), "is nieuwer"),
        (met(naam=JAN) | opgeschort("O"), met(naam=JAN) | opgeschort("."), "telt"),
    ],
)
def test_welk_record_telt_hangt_niet_af_van_de_volgorde(goed, ander, reden):
    for records in ([goed, ander], [ander, goed]):
        rijen = [(nr, lees_persoonslijst(record, vandaag())) for nr, record in enumerate(records, 1)]
        telt, redenen = kies(rijen)
        assert records[telt - 1] is goed
        assert [(nr, reden in zin) for nr, zin in redenen.items()] == [(3 - telt, True)]


@pytest.mark.parametrize(
    "ander", [met(naam=PIET), met(naam=JAN, geslacht={"code": "M"}), met(naam=PIET, verblijfplaats=NIEUW)]
)
def test_zonder_houvast_telt_er_geen(ander):
    for records in itertools.permutations([met(naam=JAN), ander]):
        telt, redenen = kies([(nr, lees_persoonslijst(record, vandaag())) for nr, record in enumerate(records, 1)])
        assert telt is None
        assert set(redenen) == {1, 2}
        assert all("Geen telt" in reden for reden in redenen.values())


@pytest.mark.parametrize(
    ("een", "dag", "twee", "dag2", "zelfde"),
    [
        (JAN, "19500505", PIET, "19500505", True),
        (JAN, "19500505", JAN, "19600101", True),
        (JAN, "19500505", {"voornamen": "J.", "geslachtsnaam": "Janssen"}, "00000000", True),
        (JAN, "19500505", {"voornamen": "Jansen", "geslachtsnaam": "Jan"}, "19600101", True),
        (JAN, "19500505", {"voornamen": "Mia", "geslachtsnaam": "Jansen"}, "19600101", False),
        (JAN, "19500505", PIET, "19600101", False),
        (JAN, "00000000", PIET, "00000000", False),
    ],
)
def test_dezelfde_persoon(een, dag, twee, dag2, zelfde):
    assert zelfde_persoon(Naam(**een), lees_brp(dag), Naam(**twee), lees_brp(dag2)) is zelfde


@pytest.mark.django_db
def test_een_open_dossier_wordt_niet_van_iemand_anders(systeem, plek, consulent):
    inwoner = plek.inwoner(bsn="999990019")
    dossier = meld(plek, consulent, inwoner=inwoner).dossier
    vreemd = met(naam=PIET, geboorte={"datum": "19990101"})
    verslag = laad(systeem, [vreemd])
    assert "iemand met een andere naam en een andere geboortedatum" in verslag.overgeslagen[0].reden
    assert "999990019" not in verslag.overgeslagen[0].reden
    inwoner.refresh_from_db()
    assert (inwoner.geslachtsnaam, inwoner.versie) == ("Verhoeven", 1)
    # The same birth date is enough, and so is no open dossier.
    assert not laad(systeem, [met(naam=PIET, geboorte={"datum": "19480314"})]).overgeslagen
    type(dossier).objects.filter(pk=dossier.pk).update(gesloten_op=dossier.geopend_op)
    assert not laad(systeem, [met(naam=JAN, geboorte={"datum": "19990101"})]).overgeslagen


@pytest.mark.django_db
def test_een_lijst_bij_vergissing(systeem, gemeente, plek, consulent):
    fout = opgeschort("F")
    verslag = laad(systeem, [met() | fout])
    assert verslag.overgeslagen[0].reden == "Deze lijst is bij vergissing gemaakt en telt niet."
    assert not Inwoner.objects.filter(gemeente=gemeente).exists()
    laad(systeem, paar())
    laad(systeem, [met(naam=PIET) | fout])
    inwoner = Inwoner.objects.get(gemeente=gemeente, bsn_index=bsn.zoekindex("999990019"))
    assert (inwoner.geslachtsnaam, inwoner.bijhouding) == ("Bouzid", Bijhouding.FOUT)
    assert not HuishoudenLid.objects.filter(inwoner=inwoner, geldig__contains=vandaag()).exists()
    assert zoek(consulent, bsn="999990019").rijen[0].plaats == "lijst is bij vergissing gemaakt"
    with pytest.raises(Geweigerd, match="bij vergissing gemaakt"):
        meld(plek, consulent, inwoner=inwoner)
    assert not laad(systeem, paar()).overgeslagen
    inwoner.refresh_from_db()
    assert inwoner.bijhouding == ""


@pytest.mark.django_db
@pytest.mark.parametrize("reden", ["E", "M", "R", "."])
def test_wie_hier_niet_woont_hoort_in_geen_huishouden(systeem, gemeente, reden):
    laad(systeem, paar(verblijfplaats=WOONT, **opgeschort(reden)))
    weg = Inwoner.objects.get(gemeente=gemeente, bsn_index=bsn.zoekindex("999994670"))
    assert (weg.bijhouding, weg.woont_hier) == (reden, False)
    assert not HuishoudenLid.objects.filter(inwoner=weg).exists()
    laad(systeem, paar(verblijfplaats=WOONT))
    assert HuishoudenLid.objects.filter(inwoner=weg).exists()
