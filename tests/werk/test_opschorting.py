"""The clock of a term stands still and runs again (Awb 4:15; praktijk 18, 19)."""

from datetime import date, timedelta

import pytest

from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk import handelingen as h
from basis.werk.models import Opschorting, Taak, Termijn, Verschuiving
from tests.fabriek import op
from tests.werk.klok import begin, besluittermijn, dossier_van, geleden, klaar, losse, over, vers, verteld

AANVULLEN = "4:15-1a"


@pytest.fixture
def termijn(baan):
    """Aanvraag of Tuesday 1 December 2026, looked at on the 2nd: two weeks are the 15th."""
    with klok_op(op(2026, 12, 2)):
        rij = losse(baan, "wmo-besluit", date(2026, 12, 1))
        assert rij.einddatum == date(2026, 12, 15)
        yield rij


def schort_op(baan, termijn, van="2026-12-03", tot="2026-12-12", grond=AANVULLEN, **meer):
    return h.schort_op(
        baan.consulent,
        termijn.dossier_id,
        termijn.pk,
        grond=grond,
        van=date.fromisoformat(van),
        tot=date.fromisoformat(tot),
        **meer,
    )


def test_tien_dagen_stil_is_tien_dagen_later_en_dan_een_keer_schuiven(baan, termijn):
    rij = schort_op(baan, termijn, toelichting="Het advies van de ergotherapeut mist.")
    nieuw = vers(termijn)
    assert (nieuw.ruwe_einddatum, nieuw.einddatum) == (date(2026, 12, 25), date(2026, 12, 28))
    assert any("opgeschort van 3 december 2026" in stap["stap"] for stap in nieuw.uitleg)
    verschuiving = Verschuiving.objects.get(termijn=termijn)
    assert (verschuiving.oud_einddatum, verschuiving.nieuw_einddatum) == (date(2026, 12, 15), date(2026, 12, 28))
    assert (verschuiving.soort, verschuiving.door, verschuiving.reden) == (
        "opgeschort",
        baan.consulent,
        "Awb 4:15 lid 1 onder a",
    )
    gebeurtenis = verteld(termijn, "termijn.opgeschort")
    assert gebeurtenis.lading["grond"] == AANVULLEN
    assert gebeurtenis.lading["opschorting"] == rij.pk
    assert "ergotherapeut" not in str(gebeurtenis.lading)


def test_aanvullen_legt_de_zet_bij_de_inwoner_en_hervatten_haalt_hem_terug(baan, termijn):
    schort_op(baan, termijn)
    dossier = dossier_van(termijn)
    assert dossier.aan_zet == AanZet.INWONER
    assert dossier.fatale_datum == date(2026, 12, 28)
    taak = Taak.objects.get(dossier=dossier, soort="gegevens")
    assert (taak.vanaf, taak.uiterlijk, taak.klaar_op) == (date(2026, 12, 13), date(2026, 12, 28), None)
    with klok_op(op(2026, 12, 8)):
        h.hervat(baan.consulent, dossier.pk, termijn.pk, weer_vanaf=date(2026, 12, 8))
    taak.refresh_from_db()
    dossier.refresh_from_db()
    assert dossier.aan_zet == AanZet.BEHANDELAAR
    assert taak.klaar_op is not None
    assert not taak.vervallen
    # 3 to 7 December are five days: the 20th is a Sunday, so Monday.
    assert vers(termijn).einddatum == dossier.fatale_datum == date(2026, 12, 21)
    assert Opschorting.objects.get(termijn=termijn).tot == date(2026, 12, 7)


def test_instemming_laat_ons_aan_zet(baan, termijn):
    schort_op(baan, termijn, grond="4:15-2a")
    assert dossier_van(termijn).aan_zet == AanZet.BEHANDELAAR


def test_na_de_laatste_dag_loopt_de_klok_vanzelf_en_kan_er_weer_een(baan, termijn):
    schort_op(baan, termijn)
    with klok_op(op(2026, 12, 14)):
        schort_op(baan, termijn, "2026-12-15", "2026-12-16", grond="4:15-2a")
    # Twelve days in all: the raw end is 27 December, a Sunday.
    assert vers(termijn).ruwe_einddatum == date(2026, 12, 27)
    assert vers(termijn).einddatum == date(2026, 12, 28)


def test_hervatten_voor_het_begon_telt_niet_een_dag(baan, termijn):
    schort_op(baan, termijn)
    h.hervat(baan.consulent, termijn.dossier_id, termijn.pk, weer_vanaf=date(2026, 12, 2))
    rij = Opschorting.objects.get(termijn=termijn)
    assert (rij.van, rij.tot) == (date(2026, 12, 3), date(2026, 12, 2))
    assert vers(termijn).einddatum == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("van", "tot", "grond", "zin", "veld"),
    [
        ("2026-12-16", "2026-12-20", AANVULLEN, "al verstreken op dinsdag 15 december 2026", "van"),
        ("2026-12-01", "2026-12-05", AANVULLEN, "loopt pas na 1 december 2026", "van"),
        ("2026-12-05", "2026-12-04", AANVULLEN, "De laatste dag ligt voor de eerste dag", "tot"),
        ("2026-12-05", "2028-12-04", AANVULLEN, "Kijk het jaartal na", "tot"),
        ("2026-12-05", "2026-12-08", "7:10-2", "Kies waarom de klok stilstaat", "grond"),
        ("2026-12-05", "2026-12-08", "onzin", "Kies waarom de klok stilstaat", "grond"),
    ],
)
def test_weigert_met_de_reden_van_de_klok_en_wijzigt_niets(baan, termijn, van, tot, grond, zin, veld):
    with pytest.raises(Geweigerd, match=zin) as fout:
        schort_op(baan, termijn, van, tot, grond)
    assert fout.value.veld == veld
    assert not Opschorting.objects.filter(termijn=termijn).exists()
    assert vers(termijn).einddatum == date(2026, 12, 15)
    assert dossier_van(termijn).aan_zet == AanZet.BEHANDELAAR


def test_twee_tegelijk_kan_niet(baan, termijn):
    schort_op(baan, termijn)
    with pytest.raises(Geweigerd, match="staat al stil, tot en met 12 december 2026"):
        schort_op(baan, termijn, "2026-12-10", "2026-12-20")


@pytest.mark.parametrize("soort", ["wmo-onderzoek", "zoektermijn", "klacht", "heronderzoek"])
def test_wat_de_wet_niet_opschort(baan, soort):
    rij = losse(baan, soort, geleden(3))
    with pytest.raises(Geweigerd, match="Awb 4:15 geldt niet"):
        h.schort_op(baan.consulent, rij.dossier_id, rij.pk, grond=AANVULLEN, van=over(1), tot=over(5))


def test_de_termijn_van_de_inwoner_verandert_de_gemeente_niet(baan):
    rij = begin(baan.consulent, baan.casus().pk, "bezwaar", geleden(3), van_ons=False)
    with pytest.raises(Geweigerd, match="termijn van de inwoner"):
        h.schort_op(baan.consulent, rij.dossier_id, rij.pk, grond=AANVULLEN, van=over(1), tot=over(5))


@pytest.mark.parametrize(
    ("weer_vanaf", "zin"),
    [("2026-12-09", "moet nog komen"), ("2026-12-01", "stond pas stil vanaf 3 december")],
)
def test_hervatten_weigert(baan, termijn, weer_vanaf, zin):
    schort_op(baan, termijn)
    with klok_op(op(2026, 12, 8)), pytest.raises(Geweigerd, match=zin):
        h.hervat(baan.consulent, termijn.dossier_id, termijn.pk, weer_vanaf=date.fromisoformat(weer_vanaf))
    with klok_op(op(2026, 12, 20)), pytest.raises(Geweigerd, match="loopt al weer vanaf 13 december"):
        h.hervat(baan.consulent, termijn.dossier_id, termijn.pk, weer_vanaf=date(2026, 12, 15))
    assert vers(termijn).einddatum == date(2026, 12, 28)


def test_hervatten_zonder_opschorting(baan, termijn):
    with pytest.raises(Geweigerd, match="staat niet stil"):
        h.hervat(baan.consulent, termijn.dossier_id, termijn.pk, weer_vanaf=vandaag())


def test_een_ander_begin_mag_geen_opschorting_buiten_de_termijn_zetten(baan):
    """Begun a month earlier, the term had lapsed before the suspension began: the clock says so, nothing moves."""
    with klok_op(op(2026, 12, 2)):
        rij = losse(baan, "bob-na-uitspraak", date(2026, 12, 1))
        besluit = losse(baan, "awb-besluit", date(2026, 12, 1))
    with klok_op(op(2027, 1, 20)):
        schort_op(baan, besluit, "2027-01-21", "2027-01-30")
        with pytest.raises(Geweigerd, match="al verstreken op"):
            h.corrigeer_start(
                baan.consulent, besluit.dossier_id, besluit.pk, vanaf=date(2026, 11, 2), reden="stempel gezien"
            )
        h.corrigeer_start(baan.consulent, rij.dossier_id, rij.pk, vanaf=date(2026, 11, 2), reden="stempel gezien")
    assert vers(besluit).vanaf == date(2026, 12, 1)
    assert (vers(rij).vanaf, vers(rij).einddatum) == (date(2026, 11, 2), date(2026, 12, 14))


def test_klaar_is_klaar(baan, termijn):
    """Meeting the term takes away the reminder; after that nothing moves."""
    schort_op(baan, termijn)
    klaar(baan.consulent, termijn, vandaag())
    assert Taak.objects.get(dossier_id=termijn.dossier_id, soort="gegevens").vervallen
    with pytest.raises(Geweigerd, match="voorbij: gedaan"):
        h.hervat(baan.consulent, termijn.dossier_id, termijn.pk, weer_vanaf=vandaag())


def test_wie_mag(baan):
    rij = besluittermijn(baan)
    vrijwilliger = baan.wereld.medewerker(Functie.VRIJWILLIGER)
    buiten = baan.wereld.medewerker(team=baan.wereld.ander_team)
    gegevens = {"grond": AANVULLEN, "van": over(1), "tot": over(1) + timedelta(days=3)}
    with pytest.raises(GeenRecht):
        h.schort_op(vrijwilliger, rij.dossier_id, rij.pk, **gegevens)
    with pytest.raises(Dossier.DoesNotExist):
        h.schort_op(buiten, rij.dossier_id, rij.pk, **gegevens)
    ander = besluittermijn(baan)
    with pytest.raises(Termijn.DoesNotExist):
        h.schort_op(baan.consulent, rij.dossier_id, ander.pk, **gegevens)
