"""`manage migrate`: Django's, as the owner of the database, and never waiting without end.

A change of a table waits for who is busy with it, and everybody else then waits behind that change. So it waits
a few seconds, lets the others through, and tries again; what was done stays done.
"""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migreer
from django.db import OperationalError, connection
from psycopg.errors import LockNotAvailable

from basis.journaal.eigenaar import NA_BIJWERKEN, ZONDER_GEWONE, GeenPlek, als_eigenaar, geef_rechten

SLOT_GEDULD = 4000  # milliseconds others may stand behind us
PAUZE = 3  # seconds
POGINGEN = 20
WIE_HOUDT_OP = """
SELECT pid, usename, extract(epoch FROM now() - xact_start)::int FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
ORDER BY xact_start LIMIT 1
"""


class Command(Migreer):
    def execute(self, *args: Any, **options: Any) -> str | None:
        gewoon = connection.settings_dict["USER"], connection.settings_dict["PASSWORD"]
        # Around the checks too: before the first migration the plain user may not be there.
        with als_eigenaar(f"lock_timeout={SLOT_GEDULD}"):
            uit = super().execute(*args, **options)
            if options["check_unapplied"] or options["plan"]:
                return uit
            self._rechten(*gewoon, luid=options["verbosity"] > 0)
        # Only with all tables of this version there is something for its own commands to work on.
        if not options["app_label"]:
            for doe in NA_BIJWERKEN:
                doe()
        return uit

    def handle(self, *args: Any, **options: Any) -> None:
        self._met_geduld(*args, **options)

    def _rechten(self, naam: str, wachtwoord: str, *, luid: bool) -> None:
        if settings.EIGENAAR_DATABASE is None:
            if luid:
                self.stderr.write(ZONDER_GEWONE)
        elif connection.settings_dict["USER"] != naam:
            try:
                geef_rechten(naam, wachtwoord)
            except GeenPlek as fout:
                raise CommandError(str(fout)) from fout

    def _met_geduld(self, *args: Any, **options: Any) -> None:
        for poging in range(1, POGINGEN + 1):
            try:
                super().handle(*args, **options)
                break
            except OperationalError as fout:
                if not isinstance(fout.__cause__, LockNotAvailable):
                    raise
                connection.close()
                if poging == POGINGEN:
                    raise CommandError(
                        f"De database is bezet: na {POGINGEN} pogingen is bijwerken niet gelukt. {self._wie()}"
                        " Wat al is bijgewerkt blijft; probeer het later opnieuw."
                    ) from fout
                if options["verbosity"] or poging % 5 == 1:
                    self.stderr.write(f"Een tabel is bezet (poging {poging} van {POGINGEN}). {self._wie()}")
                time.sleep(PAUZE)

    def _wie(self) -> str:
        """Whose transaction is open longest; never what it asks."""
        with connection.cursor() as cursor:
            cursor.execute(WIE_HOUDT_OP)
            rij = cursor.fetchone()
        return f"Het langst open: proces {rij[0]} van {rij[1]}, al {rij[2]} seconden." if rij else ""
