"""Two users of one database: the owner migrates, the application's plain user does the work.

The plain user owns no table, trigger or partition, so it cannot switch off what guards the journaal; what is
append-only it can only read and add to. What needs more goes through functions of the owner (migration 0004).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from basis.journaal.plek import Plek

ZONDER_GEWONE = (
    "Let op: de gebruiker van DATABASE_URL is ook eigenaar van de tabellen. Zet EIGENAAR_DATABASE_URL, en een gewone"
    " gebruiker in DATABASE_URL (docs/beheer.md, Twee gebruikers)."
)
NA_BIJWERKEN: Plek[Callable[[], object]] = Plek(__name__, "waarmee `migrate` eindigt, als gewone gebruiker")
WIE = ("USER", "PASSWORD", "HOST", "PORT")
# Functions of the owner that the plain user may call; they guard themselves.
VAN_DE_EIGENAAR = ("journaal_maak_partities(date, date)", "journaal_vernietig(bigint)")
ALLEEN_TOEVOEGEN = """
SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgfoid = 'public.journaal_alleen_toevoegen'::regproc AND NOT c.relispartition
"""
ONZE_TABELLEN = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
"""
TE_VEEL = """
SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
    OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
               AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
FROM pg_roles r WHERE rolname = %s
"""


class GeenPlek(Exception):
    """The application's user is not there, or may more than it should; the message says what to do."""


@contextmanager
def als_eigenaar(*opties: str) -> Iterator[None]:
    """Django's connection is the owner's for as long as this lasts (EIGENAAR_DATABASE_URL), on the same database.

    `opties` are settings of PostgreSQL for this connection, as "lock_timeout=5s". Without that variable the user
    of DATABASE_URL is the owner.
    """
    eigenaar = settings.EIGENAAR_DATABASE or {}
    oud = {naam: connection.settings_dict[naam] for naam in (*WIE, "OPTIONS")}
    woorden = " ".join([oud["OPTIONS"].get("options", ""), *(f"-c {optie}" for optie in opties)])
    connection.close()
    connection.settings_dict.update({naam: eigenaar[naam] for naam in WIE if naam in eigenaar})
    connection.settings_dict["OPTIONS"] = {**oud["OPTIONS"], **eigenaar.get("OPTIONS", {}), "options": woorden.strip()}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(oud)


def _zorg_voor_gebruiker(cursor: Any, naam: str, wachtwoord: str) -> None:
    """Makes the plain user, and gives it this password, where the owner may do so."""
    cursor.execute("SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user")
    superuser, maker = cursor.fetchone()
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [naam])
    bestaat = cursor.fetchone() is not None
    if not bestaat and not superuser and not maker:
        raise GeenPlek(
            f"De databasegebruiker {naam} (uit DATABASE_URL) bestaat niet, en de eigenaar mag hem niet maken."
            f" Laat de databasebeheerder doen: CREATE ROLE {naam} LOGIN PASSWORD '…'"
        )
    rol = sql.Identifier(naam)
    if not bestaat:
        cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(rol))
    if wachtwoord and (superuser or not bestaat):
        # The verifier, not the password itself: a statement may end up where it can be read.
        geheim = connection.connection.pgconn.encrypt_password(wachtwoord.encode(), naam.encode(), b"scram-sha-256")
        cursor.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(rol, sql.Literal(geheim.decode())))


def geef_rechten(naam: str, wachtwoord: str = "") -> None:
    """Lets the plain user `naam` work with the tables as they are now; nothing more. Asked as the owner.

    Raises GeenPlek.
    """
    rol = sql.Identifier(naam)
    with transaction.atomic(), connection.cursor() as cursor:
        # One at a time: roles and their rights are shared by all databases of a server.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('toegangspunt.rechten'))")
        _zorg_voor_gebruiker(cursor, naam, wachtwoord)
        cursor.execute(TE_VEEL, [naam])
        if cursor.fetchone()[0]:
            raise GeenPlek(f"De databasegebruiker {naam} (uit DATABASE_URL) mag te veel: maak een gewone gebruiker.")
        cursor.execute(ONZE_TABELLEN)
        tabellen = {rij[0] for rij in cursor.fetchall()}
        cursor.execute(ALLEEN_TOEVOEGEN)
        groeit = {rij[0] for rij in cursor.fetchall()}
        lezen = {"django_migrations"}
        doe = [
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {rol}",
            "GRANT USAGE ON SCHEMA public TO {rol}",
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {rol}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol}",
            *(f"REVOKE ALL ON FUNCTION public.{functie} FROM PUBLIC" for functie in VAN_DE_EIGENAAR),
            *(f"GRANT EXECUTE ON FUNCTION public.{functie} TO {{rol}}" for functie in VAN_DE_EIGENAAR),
        ]
        for opdracht in doe:
            cursor.execute(sql.SQL(opdracht).format(rol=rol))
        for rechten, welke in (
            ("SELECT", lezen),
            ("SELECT, INSERT", groeit),
            ("SELECT, INSERT, UPDATE, DELETE", tabellen - groeit - lezen),
        ):
            namen = sql.SQL(", ").join(sql.Identifier("public", tabel) for tabel in sorted(welke & tabellen))
            cursor.execute(sql.SQL(f"GRANT {rechten} ON {{}} TO {{}}").format(namen, rol))
