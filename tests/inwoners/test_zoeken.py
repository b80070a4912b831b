from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.inwoners import zoeken, zoeksleutels
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import ONBEKEND, OnvolledigeDatum, lees_brp
from basis.inwoners.handelingen import AdresInvoer, maak_inwoner
from basis.inwoners.laden import laad
from basis.inwoners.models import Inwoner
from basis.inwoners.zoeken import MAX_GEVONDEN, mogelijk_dubbel, zoek
from basis.inwoners.zoekfilters import geboren_op
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from tests.fabriek import wereld

from .test_brp import PERSONEN, met

pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.pg]

ADRES = AdresInvoer(straat="Dorpsstraat", huisnummer="1", postcode="6661 AA", plaats="Elst")


@pytest.fixture
def fatima(consulent):
    return maak_inwoner(
        consulent,
        voornamen="Fatima Zohra",
        geslachtsnaam="Bouzid",
        geslacht="V",
        geboren=lees_brp("19480312"),
        bsn="999990019",
        adres=ADRES,
    )


@pytest.mark.parametrize(
    "naam", ["Bouzid", "bouzid", "BOEZIT", "Bou", "Fatima", "fatimah bouziet", "Bouzid, Fatima", "F\u00e1tima"]
)
def test_naam_in_elke_spelling(consulent, fatima, naam):
    uitkomst = zoek(consulent, naam=naam)
    (rij,) = uitkomst.rijen
    assert (rij.id, rij.naam, rij.geboren, rij.plaats) == (fatima.pk, "Fatima Zohra Bouzid", "12 maart 1948", "Elst")
    assert rij.bsn == "•••••• 019"
    assert uitkomst.inwoner_id == fatima.pk


@pytest.mark.parametrize(
    "wat",
    [
        {"bsn": "999990019"},
        {"bsn": "9999.90.019"},
        {"geboren": lees_brp("19480312")},
        {"geboren": lees_brp("19480300")},
        {"postcode": "6661aa"},
        {"naam": "Bouzid", "geboren": lees_brp("19480000"), "postcode": "6661 AA"},
    ],
)
def test_gevonden(consulent, fatima, wat):
    assert [rij.id for rij in zoek(consulent, **wat).rijen] == [fatima.pk]


@pytest.mark.parametrize(
    "wat",
    [
        {"naam": "Bouzid Karim"},
        {"naam": "Bouzid", "geboren": lees_brp("19490000")},
        {"naam": "Bouzid", "postcode": "6661AB"},
        {"bsn": "999994670"},
        {"geboren": lees_brp("19480313")},
    ],
)
def test_niet_gevonden(consulent, fatima, wat):
    uitkomst = zoek(consulent, **wat)
    assert (uitkomst.gevonden, uitkomst.rijen, uitkomst.boodschap) == (False, (), "Niet gevonden.")


@pytest.mark.parametrize(
    ("wat", "veld"),
    [
        ({}, "naam"),
        ({"naam": "B"}, "naam"),
        ({"naam": "...."}, "naam"),
        ({"geboren": lees_brp("19480000")}, "naam"),
        ({"bsn": "123456789"}, "bsn"),
        ({"postcode": "6661"}, "postcode"),
        ({"naam": "Bouzid", "postcode": "x"}, "postcode"),
    ],
)
def test_te_weinig_of_onzin_wordt_geweigerd_bij_het_veld(consulent, fatima, wat, veld):
    with pytest.raises(Geweigerd) as fout:
        zoek(consulent, **wat)
    assert fout.value.veld == veld
    assert not Raadpleging.objects.filter(gemeente_id=consulent.gemeente_id).exists()


def test_vrijwilliger_hoort_alleen_gevonden_of_niet(vrijwilliger, fatima):
    ja = zoek(vrijwilliger, naam="Fatima Boezid", geboren=lees_brp("19480312"))
    assert (ja.gevonden, ja.rijen, ja.meer, ja.boodschap) == (True, (), False, "Gevonden: deze inwoner is bekend.")
    nee = zoek(vrijwilliger, naam="Fatima Boezid", geboren=lees_brp("19480313"))
    assert (nee.gevonden, nee.rijen, nee.inwoner_id) == (False, (), None)
    # Half a name or half a date would turn it into a list.
    assert not zoek(vrijwilliger, naam="Bou", geboren=lees_brp("19480312")).gevonden
    for wat in ({"naam": "Bouzid"}, {"naam": "Bouzid", "geboren": lees_brp("19480300")}, {}):
        with pytest.raises(Geweigerd):
            zoek(vrijwilliger, **wat)
    for wat in ({"bsn": "999990019"}, {"postcode": "6661AA"}):
        with pytest.raises(GeenRecht):
            zoek(vrijwilliger, naam="Bouzid", geboren=lees_brp("19480312"), **wat)


def test_wie_niet_mag_zoeken_vindt_niets(maak_door, fatima):
    for functie in (Functie.CONTROLLER, Functie.BELEIDSMEDEWERKER, Functie.AANBIEDER, Functie.BEHEERDER):
        door = maak_door(functie)
        assert not Inwoner.objects.vindbaar_voor(door).exists()
        with pytest.raises(GeenRecht):
            zoek(door, naam="Bouzid")
        with pytest.raises(GeenRecht):
            mogelijk_dubbel(door, naam=Naam(geslachtsnaam="Bouzid"))


def test_zonder_recht_op_bsn_geen_cijfers(maak_door, fatima):
    (rij,) = zoek(maak_door(Functie.KERNTEAMLID), naam="Bouzid").rijen
    assert rij.bsn == ""


def test_andere_gemeente_ziet_niets(fatima):
    ander = wereld().medewerker(Functie.WMO_CONSULENT)
    assert not zoek(ander, naam="Bouzid").gevonden
    assert not zoek(ander, bsn="999990019").gevonden
    assert not mogelijk_dubbel(ander, naam=Naam("Fatima", "", "Bouzid"), geboren=lees_brp("19480312")).gevonden


def test_geheim_adres_is_geen_ingang(consulent, fatima):
    Inwoner.objects.filter(pk=fatima.pk).update(geheim_adres=True)
    assert not zoek(consulent, postcode="6661AA").gevonden
    assert zoek(consulent, naam="Bouzid").rijen[0].plaats == "adres geheim"


def test_samengevoegde_persoon_komt_niet_terug(consulent, fatima):
    hoofd = maak_inwoner(consulent, voornamen="Fatima", geslachtsnaam="Bouzid")
    Inwoner.objects.filter(pk=fatima.pk).update(hoofd=hoofd)
    assert [rij.id for rij in zoek(consulent, naam="Bouzid").rijen] == [hoofd.pk]


def test_elke_zoekvraag_laat_een_raadpleging_na_zonder_de_vraag(consulent, fatima):
    voor = Gebeurtenis.objects.count()
    zoek(consulent, naam="Bouzid", werkplek="10.0.0.1")
    zoek(consulent, naam="Jansen")
    een, twee = Raadpleging.objects.filter(gemeente_id=consulent.gemeente_id).order_by("id")
    assert (een.soort, een.aantal, een.uitkomst, een.inwoner_id) == ("zoeken", 1, "gevonden", fatima.pk)
    assert (een.naam, een.functie, een.werkplek) == (consulent.naam, "wmo_consulent", "10.0.0.1")
    assert (twee.aantal, twee.uitkomst, twee.inwoner_id) == (0, "niet gevonden", None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(r::text, '') FROM journaal_raadpleging r")
        assert "ouzid" not in cursor.fetchone()[0]
    assert Gebeurtenis.objects.count() == voor


def test_hoogstens_25_en_precies_gespeld_eerst(consulent):
    for nummer in range(MAX_GEVONDEN):
        maak_inwoner(consulent, voornamen=f"A{nummer}", geslachtsnaam="Meijer")
    assert (len(zoek(consulent, naam="Meier").rijen), zoek(consulent, naam="Meier").meer) == (25, False)
    meier = maak_inwoner(consulent, voornamen="Zoë", geslachtsnaam="Meier")
    uitkomst = zoek(consulent, naam="meier")
    assert (len(uitkomst.rijen), uitkomst.meer, uitkomst.inwoner_id) == (25, True, None)
    assert uitkomst.rijen[0].id == meier.pk
    assert uitkomst.boodschap.startswith("Meer dan 25 gevonden.")


def test_vast_aantal_queries(consulent):
    for nummer in range(12):
        maak_inwoner(consulent, voornamen=f"A{nummer}", geslachtsnaam="Meijer", adres=ADRES)
    with CaptureQueriesContext(connection) as queries:
        assert len(zoek(consulent, naam="Meijer").rijen) == 12
    assert len(queries) == 2
    with CaptureQueriesContext(connection) as queries:
        mogelijk_dubbel(consulent, naam=Naam("A1", "", "Meijer"), postcode="6661AA", huisnummer="1")
    assert len(queries) <= 4


def test_testpersonen_zijn_te_vinden(systeem, consulent):
    laad(systeem, PERSONEN[320:380])
    for persoon in Inwoner.objects.filter(gemeente=consulent.gemeente, herkomst="brp"):
        naam = " ".join(deel for deel in (persoon.voornamen, persoon.voorvoegsel, persoon.geslachtsnaam) if deel)
        uitkomst = zoek(consulent, naam=naam, geboren=persoon.geboren)
        assert persoon.pk in [rij.id for rij in uitkomst.rijen], naam
        assert [rij.id for rij in zoek(consulent, bsn=persoon.bsn()).rijen] == [persoon.pk]


VEEL = """
    WITH nieuw AS (
        INSERT INTO inwoners_inwoner (
            gemeente_id, voornamen, voorvoegsel, geslachtsnaam, adellijke_titel, naamgebruik, geslacht,
            partner_voorvoegsel, partner_geslachtsnaam, geboren_uiterlijk, overleden, geheim_adres,
            onder_curatele, gezag, telefoon, email, veilig_contact, veilig_contact_toelichting, taal, bsn_bron,
            bsn_versie, bsn_versleuteld, bsn_index, naam_sleutel, zoekvector, herkomst, bron_vingerafdruk,
            bijhouding, in_onderzoek, versie, aangemaakt_op)
        SELECT %s, '', '', 'n' || n, '', 'E', 'O', '', '', date '1930-01-01' + n, false, false, false, '', '',
            '', 'onbekend', '', '', '', 1, 'x', decode(md5(n::text), 'hex'), 'n' || n,
            array_to_tsvector(ARRAY['=n' || n, '~n' || n]), 'brp', '', '', '', 1, now()
        FROM generate_series(1, 20000) n RETURNING id)
    INSERT INTO inwoners_adres (inwoner_id, soort, straat, huisnummer, huisletter, toevoeging, postcode, plaats,
        omschrijving, land, in_onderzoek, gemeente_code, verzonnen, geldig, vastgelegd_op)
    SELECT id, 'woon', '', '', '', '', (1000 + id %% 8000) || 'AB', '', '', '', '', '', false, '[,)', now() FROM nieuw
"""


@pytest.mark.usefixtures("eigenaar")
def test_zoeken_gaat_langs_een_index(gemeente, consulent, fatima):
    with connection.cursor() as cursor:
        cursor.execute(VEEL, [gemeente.pk])
        cursor.execute("SELECT gin_clean_pending_list('inwoner_zoek')")
        cursor.execute("ANALYZE inwoners_inwoner, inwoners_adres")
        # These rows are so small that reading them all is nearly as fast; a gemeente's are not.
        cursor.execute("SET LOCAL enable_seqscan = off")
    for wat, index in [
        (("Meier", ONBEKEND, "", ""), "inwoner_zoek"),
        (("", ONBEKEND, "", "999990019"), "inwoner_bsn_eenmalig"),
        (("", lees_brp("19480312"), "", ""), "inwoner_geboren"),
        (("", ONBEKEND, "6661AA", ""), "adres_postcode"),
    ]:
        plan = zoeken._volledig(consulent, *wat)[:26].explain()
        assert index in plan, plan
        assert "Seq Scan" not in plan


datums = st.one_of(
    st.just(ONBEKEND),
    st.builds(OnvolledigeDatum, st.sampled_from([1947, 1948])),
    st.builds(OnvolledigeDatum, st.sampled_from([1947, 1948]), st.sampled_from([2, 3, 12])),
    st.builds(OnvolledigeDatum.van, st.dates(date(1947, 11, 1), date(1948, 4, 30))),
    st.sampled_from([lees_brp("19481231"), lees_brp("19480331"), lees_brp("19480229")]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(datums, min_size=1, max_size=6), datums.filter(lambda d: not d.onbekend))
def test_geboortedatum_vindt_precies_wie_het_kan_zijn(gemeente, opgeslagen, gevraagd):
    Inwoner.objects.filter(gemeente=gemeente).delete()
    for datum in opgeslagen:
        mens = Inwoner(gemeente=gemeente, geslachtsnaam=datum.brp(), aangemaakt_op="2026-01-01T00:00Z")
        mens.geboorte_jaar, mens.geboorte_maand, mens.geboorte_dag = datum.jaar, datum.maand, datum.dag
        mens.geboren_uiterlijk = datum.laatste()
        mens.save()
    gevonden = Inwoner.objects.filter(gemeente=gemeente).filter(geboren_op(gevraagd, ook_onbekend=True))
    verwacht = sorted(datum.brp() for datum in opgeslagen if gevraagd.kan_zijn(datum))
    assert sorted(gevonden.values_list("geslachtsnaam", flat=True)) == verwacht


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_elke_naam_is_een_geldige_vraag(consulent, tekst):
    try:
        zoek(consulent, naam=tekst)
    except Geweigerd as fout:
        veld = fout.veld
    else:
        veld = "naam"
    assert veld == "naam"
    Inwoner(geslachtsnaam=tekst).naam.volledig()
    zoeksleutels.vector(Naam(geslachtsnaam=tekst))


def redenen(uitkomst):
    return [(dubbel.wie.naam, dubbel.redenen) for dubbel in uitkomst.rijen]


def test_mogelijk_dubbel_zegt_wat_overeenkomt(consulent, fatima):
    nieuw = Naam("F.", "", "Boezid")
    assert redenen(mogelijk_dubbel(consulent, naam=nieuw, geboren=lees_brp("19480312"))) == [
        ("Fatima Zohra Bouzid", ("achternaam", "voornaam of voorletter", "geboortedatum"))
    ]
    op_adres = mogelijk_dubbel(consulent, naam=nieuw, geboren=lees_brp("19480000"), postcode="6661aa", huisnummer="1")
    assert redenen(op_adres)[0][1] == ("achternaam", "voornaam of voorletter", "geboortejaar", "adres")
    # A new surname (married), same day, same address.
    ander = mogelijk_dubbel(
        consulent, naam=Naam("Zohra", "", "Vos"), geboren=lees_brp("19480312"), postcode="6661AA", huisnummer="1"
    )
    assert redenen(ander)[0][1] == ("voornaam of voorletter", "geboortedatum", "adres")


@pytest.mark.parametrize("wat", ["adres", "telefoonnummer"])
def test_mogelijk_dubbel_zonder_geboortedatum(consulent, wat):
    """A common surname, and the one who lives there or has that number comes last in the alphabet."""
    for nummer in range(61):
        maak_inwoner(consulent, voornamen=f"A{nummer}", geslachtsnaam="Meijer")
    maak_inwoner(consulent, voornamen="Zoë", geslachtsnaam="Meyer", adres=ADRES, telefoon="+31 481 12 34 56")
    gelijk = (
        {"postcode": ADRES.postcode, "huisnummer": ADRES.huisnummer} if wat == "adres" else {"telefoon": "0481-123456"}
    )
    uitkomst = mogelijk_dubbel(consulent, naam=Naam("Bo", "", "Meijer"), **gelijk)
    assert redenen(uitkomst) == [("Zoë Meyer", ("achternaam", wat))]
    assert mogelijk_dubbel(consulent, naam=Naam("Bo", "", "Meijer")).rijen == ()


def test_geen_dubbel(consulent, fatima):
    for naam, geboren in [
        (Naam("Fatima", "", "Bouzid"), lees_brp("19800312")),
        (Naam("Karim", "", "Bouzid"), ONBEKEND),
        (Naam("Fatima", "", "Jansen"), ONBEKEND),
    ]:
        assert mogelijk_dubbel(consulent, naam=naam, geboren=geboren).rijen == ()


def test_een_verschrijving_in_de_geboortedatum_zwijgt_niet(consulent):
    """Behind sixty others with that surname, and without an address."""
    for nummer in range(61):
        maak_inwoner(consulent, voornamen=f"A{nummer}", geslachtsnaam="Meijer")
    maak_inwoner(consulent, voornamen="Zoë", geslachtsnaam="Meyer", geboren=lees_brp("19500515"))
    for brp in ("19500505", "19050515"):
        uitkomst = mogelijk_dubbel(consulent, naam=Naam("Zoë", "", "Meijer"), geboren=lees_brp(brp))
        assert redenen(uitkomst) == [
            ("Zoë Meyer", ("achternaam", "voornaam of voorletter", "geboortedatum bijna gelijk"))
        ]


def test_een_enige_naam_en_omgewisselde_velden(consulent):
    maak_inwoner(consulent, geslachtsnaam="Suparmi")
    maak_inwoner(consulent, voornamen="Jan Willem", geslachtsnaam="Bakker")
    for naam in (Naam("", "", "Suparmi"), Naam("Soeparmi", "", "."), Naam("Suparmi")):
        assert redenen(mogelijk_dubbel(consulent, naam=naam)) == [("Suparmi", ("hele naam",))]
    assert redenen(mogelijk_dubbel(consulent, naam=Naam("Bakker", "", "Jan"))) == [
        ("Jan Willem Bakker", ("voornaam en achternaam omgewisseld",))
    ]


def test_vrijwilliger_krijgt_een_waarschuwing_zonder_lijst(vrijwilliger, fatima):
    uitkomst = mogelijk_dubbel(vrijwilliger, naam=Naam("Fatima", "", "Bouzid"), geboren=lees_brp("19480312"))
    assert (uitkomst.gevonden, uitkomst.rijen) == (True, ())


def test_hoogstens_vijf_dubbelen_meest_gelijkend_eerst(consulent):
    for nummer in range(8):
        geboren = OnvolledigeDatum(1922 + 9 * nummer, 1 + nummer, 10 + nummer)
        maak_inwoner(consulent, voornamen="Jan", geslachtsnaam="Jansen", geboren=geboren)
    uitkomst = mogelijk_dubbel(consulent, naam=Naam("Jan", "", "Janssen"), geboren=lees_brp("19400312"))
    assert len(uitkomst.rijen) == 1
    uitkomst = mogelijk_dubbel(consulent, naam=Naam("Jan", "", "Janssen"))
    assert len(uitkomst.rijen) == 5


def test_brp_persoon_en_partnernaam(systeem, consulent):
    laad(systeem, [met(partners=[{"naam": {"geslachtsnaam": "Vosselaar"}}])])
    assert zoek(consulent, naam="Fosselaar").gevonden
