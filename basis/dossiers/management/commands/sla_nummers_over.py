"""After a restore: numbers given since the copy may stand on somebody's letter, so the next ones begin further on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from basis.dossiers.models import Teller
from basis.journaal.eigenaar import als_eigenaar
from basis.journaal.tijd import vandaag

# A year that began after the copy has no row yet, but its first numbers may be given.
RUIMTE = """
INSERT INTO dossiers_teller (gemeente_id, soort, jaar, waarde)
SELECT DISTINCT gemeente_id, soort, %s, 0 FROM dossiers_teller ON CONFLICT DO NOTHING
"""
REEKSEN = "SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences WHERE schemaname = 'public'"


def sla_over(aantal: int) -> list[str]:
    """Move every number of this year, and every id, `aantal` ahead. Gives per number where it stands now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(RUIMTE, [vandaag().year])
        cursor.execute("UPDATE dossiers_teller SET waarde = waarde + %s WHERE jaar >= %s", [aantal, vandaag().year])
        cursor.execute(REEKSEN)
        for (reeks,) in cursor.fetchall():
            # An id is in the address of a page: an old bookmark must not open somebody else's dossier.
            cursor.execute("SELECT setval(%s, nextval(%s) + %s)", [reeks, reeks, aantal])
    tellers = Teller.objects.filter(jaar__gte=vandaag().year).order_by("gemeente_id", "jaar", "soort")
    return [
        f"{teller.gemeente.code} {teller}: verder na {teller.waarde}" for teller in tellers.select_related("gemeente")
    ]


class Command(BaseCommand):
    help = "Slaat nummers over die na een reservekopie al zijn gegeven (na terugzetten)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--aantal", type=int, default=1000, help="hoeveel nummers per soort (standaard 1000)")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 0 < options["aantal"] <= 1_000_000:
            self.stderr.write("Kies een aantal van 1 tot en met 1000000.")
            raise SystemExit(2)
        with als_eigenaar():
            self.stdout.write("\n".join(sla_over(options["aantal"])))
