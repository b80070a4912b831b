"""What is append-only stays so: the application's user may not change it, nor switch off what guards it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction
from psycopg import errors, sql

from basis.journaal.eigenaar import GeenPlek, geef_rechten
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.schrijven import log_raadpleging, schrijf
from basis.journaal.tijd import klok_op, op_dag, vandaag
from tests.fabriek import wereld
from tests.gereedschap import databases

GROEIT = ("journaal_gebeurtenis", "journaal_raadpleging", "consortium_boeking", "consortium_boekingsregel")
VAN_DE_GEWONE_GEBRUIKER = (
    "UPDATE {t} SET id = id",
    "DELETE FROM {t}",
    "TRUNCATE {t}",
    "TRUNCATE {t} CASCADE",
    "DROP TABLE {t}",
    "ALTER TABLE {t} DISABLE TRIGGER ALL",
    "ALTER TABLE {t} DISABLE TRIGGER USER",
    "ALTER TABLE {t} RENAME TO weg",
    "ALTER TABLE {t} OWNER TO CURRENT_USER",
    "CREATE TRIGGER t BEFORE INSERT ON {t} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE RULE r AS ON INSERT TO {t} DO INSTEAD NOTHING",
    "LOCK TABLE {t} IN ACCESS EXCLUSIVE MODE",
)
OM_DE_WACHTER_HEEN = (
    "SET session_replication_role = replica",
    "SET LOCAL session_replication_role = 'local'",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "DROP TRIGGER gebeurtenis_alleen_toevoegen ON journaal_gebeurtenis",
    "CREATE OR REPLACE FUNCTION journaal_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$",
    "ALTER FUNCTION journaal_maak_partities(date, date) SECURITY INVOKER",
    "CREATE TABLE public.journaal_raadpleging_rest2 (LIKE journaal_raadpleging)",
    "CREATE FUNCTION public.date_trunc(text, date) RETURNS date LANGUAGE sql AS 'SELECT $2'",
    "ALTER SYSTEM SET session_replication_role = replica",
    "UPDATE django_migrations SET name = 'x'",
)


@dataclass
class Over:
    """A dossier, as far as the journaal needs it."""

    pk: int
    gemeente_id: int
    inwoner_id: int | None = None
    kern_id: int | None = None
    wet: str | None = None
    waargenomen_voor: tuple[int, str] | None = None


def geweigerd(opdracht: str) -> str | None:
    """None when PostgreSQL refuses it for lack of rights; else the statement itself, for the assertion."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)
    except ProgrammingError as fout:
        return None if isinstance(fout.__cause__, errors.InsufficientPrivilege) else f"{opdracht}: {fout}"
    except DatabaseError as fout:
        # ALTER SYSTEM does not run inside a transaction, refused or not.
        return None if isinstance(fout.__cause__, errors.ActiveSqlTransaction) else f"{opdracht}: {fout}"
    return opdracht


def partities() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'journaal_raadpleging'::regclass"
        )
        return [rij[0] for rij in cursor.fetchall()]


def test_de_gewone_gebruiker_mag_alleen_toevoegen(db: None) -> None:
    assert len(partities()) >= 5
    tabellen = [*GROEIT, *partities()]
    assert [uit for t in tabellen for o in VAN_DE_GEWONE_GEBRUIKER if (uit := geweigerd(o.format(t=t)))] == []
    los = "ALTER TABLE journaal_raadpleging DETACH PARTITION {t}"
    assert [uit for t in partities() if (uit := geweigerd(los.format(t=t)))] == []
    # Not around the parent either.
    assert [uit for t in partities() if (uit := geweigerd(f"INSERT INTO {t} SELECT * FROM journaal_raadpleging"))] == []


@pytest.mark.parametrize("opdracht", OM_DE_WACHTER_HEEN)
def test_niets_om_de_wachter_heen(db: None, opdracht: str) -> None:
    assert geweigerd(opdracht) is None


def test_de_gewone_gebruiker_is_van_niemand_de_eigenaar(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE pg_has_role(current_user, relowner, 'MEMBER')"
            " AND relnamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == []
        # Also of a trigger that is not the owner's while it runs: a temporary table stands before every other.
        cursor.execute(
            "SELECT proname FROM pg_proc p JOIN pg_language l ON l.oid = prolang"
            " WHERE pronamespace = 'public'::regnamespace AND lanname <> 'c' AND NOT EXISTS"
            " (SELECT FROM unnest(proconfig) zin WHERE zin LIKE 'search_path=%, pg_temp')"
        )
        assert cursor.fetchall() == [], "een functie zonder vast zoekpad"


def test_een_schaduw_van_het_grootboek_is_geen_balans(db: None) -> None:
    """The balance is counted in the ledger itself, not in a temporary table that has its name."""
    boeking = (
        "INSERT INTO public.consortium_boeking (id, soort, grond, geboekt_op, gebeurtenis_id, gemeente_id, budget_id)"
        " OVERRIDING SYSTEM VALUE VALUES (-1, '', '', now(), 1, 1, 1)"
    )
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE consortium_boekingsregel (boeking_id bigint, bedrag numeric)")
        cursor.execute("INSERT INTO consortium_boekingsregel VALUES (-1, 1), (-1, -1)")
        cursor.execute(boeking)
        with pytest.raises(IntegrityError, match="niet in balans"):
            cursor.execute("SET CONSTRAINTS boeking_in_balans IMMEDIATE")


@pytest.fixture
def van_eigenaar(django_db_setup: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """The owner's connection on this process's clone; rolled back."""
    with databases.als_eigenaar(django_db_setup) as verbinding, verbinding.transaction(force_rollback=True):
        yield verbinding


@pytest.mark.parametrize("opdracht", ["UPDATE {t} SET id = id", "DELETE FROM {t}", "TRUNCATE {t} CASCADE"])
@pytest.mark.parametrize("tabel", ["journaal_gebeurtenis", "journaal_raadpleging"])
def test_ook_de_eigenaar_wijzigt_niet_per_ongeluk(
    van_eigenaar: "psycopg.Connection[tuple[object, ...]]", tabel: str, opdracht: str
) -> None:
    van_eigenaar.execute(
        "INSERT INTO journaal_raadpleging (op, soort, gemeente_id, door_id, naam, functie, organisatie_naam, werkplek,"
        " object_soort, doel, rechten_versie, noodprocedure, uitkomst)"
        " VALUES (now(), '', 1, 1, '', '', '', '', '', '', '', false, '')"
    )
    van_eigenaar.execute(
        "INSERT INTO journaal_gebeurtenis (soort, gemeente_id, gebeurd_op, vastgelegd_op, door_id, naam, functie,"
        " organisatie_naam, voor_naam, lading) VALUES ('', 1, now(), now(), 1, '', '', '', '', '{}')"
    )
    with pytest.raises(errors.IntegrityConstraintViolation, match="alleen toegevoegd"):
        van_eigenaar.execute(sql.SQL(opdracht).format(t=sql.Identifier(tabel)))


def test_maanden_vooruit_maakt_de_functie_van_de_eigenaar(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT journaal_maak_partities('2071-01-15', '2071-01-15')")
        assert cursor.fetchone() == (1,)
    assert geweigerd("DROP TABLE journaal_raadpleging_2071_01") is None


def test_vernietigen_kan_pas_na_de_bewaartermijn(db: None) -> None:
    plek = wereld()
    oud, jong = 990_000_001, 990_000_002

    # The function looks at the clock of the database itself, whatever ours says.
    lang_geleden = op_dag(date(2005, 1, 1))
    for pk, laatste in ((oud, lang_geleden), (jong, op_dag(vandaag()))):
        for moment in (op_dag(date(2000, 1, 1)), laatste):
            with klok_op(moment), transaction.atomic():
                over = Over(pk, plek.gemeente.pk)
                schrijf("kern.toegevoegd", plek.systeem, dossier=over, inwoner_id=7, kenmerk="W-1", euro=Decimal(5))
                log_raadpleging(
                    "openen", plek.systeem, doel="proef", rechten_versie="1", dossier=Over(pk, plek.gemeente.pk)
                )
    # What the function sets for itself helps nobody else.
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('huis.vernietiging', 'aan', true)")
    assert geweigerd(f"UPDATE journaal_gebeurtenis SET naam = '' WHERE dossier_id = {oud}") is None
    assert geweigerd(f"SELECT journaal_vernietig({jong})") is None
    assert geweigerd("SELECT journaal_vernietig(990000003)") is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT journaal_vernietig(%s)", [oud])
        assert cursor.fetchone() == (4,)
    assert Gebeurtenis.objects.filter(dossier_id=jong, inwoner_id=7).count() == 2
    rijen = Gebeurtenis.objects.filter(gemeente_id=plek.gemeente.pk, soort="kern.toegevoegd", dossier_id__lt=0)
    assert {(rij.naam, rij.inwoner_id == rij.dossier_id, str(rij.lading)) for rij in rijen} == {
        ("", True, "{'euro': '5'}")
    }
    assert Raadpleging.objects.filter(gemeente_id=plek.gemeente.pk, dossier_id__lt=0).count() == len(rijen) == 2


def test_wie_geen_gebruiker_mag_maken_hoort_wat_te_doen(db: None) -> None:
    with pytest.raises(GeenPlek, match="CREATE ROLE bestaat_niet_proef"):
        geef_rechten("bestaat_niet_proef")


@pytest.mark.usefixtures("eigenaar")
def test_wie_te_veel_mag_krijgt_geen_rechten(db: None) -> None:
    with pytest.raises(GeenPlek, match="mag te veel"):
        geef_rechten(connection.settings_dict["USER"])
