"""Make the search index again from the texts themselves. May run while colleagues work; it locks a few at a time."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from basis.dossiers.models import Dossier
from basis.inwoners.handelingen.bewerken import maak_sleutels_opnieuw
from basis.inwoners.models import Inwoner
from basis.journaal.eigenaar import als_eigenaar
from basis.werk.handelingen.zoekindex import PER_KEER, bouw_opnieuw
from werkplek.zoeken import BRONNEN

# What decides which words are made. The index remembers of which text of these files it is.
WOORDEN = ("basis/werk/zoekwoorden.py", "basis/inwoners/zoeksleutels.py", "basis/inwoners/namen.py")
GEMAAKT_MET = "SELECT obj_description('werk_zoektekst'::regclass, 'pg_class')"


def vingerafdruk() -> str:
    som = hashlib.sha256()
    for naam in WOORDEN:
        som.update(Path(settings.BASE_DIR, naam).read_bytes())
    return f"zoekindex {som.hexdigest()[:16]}"


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw uit de namen en de teksten in de dossiers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--als-nodig", action="store_true", help="alleen als deze versie andere woorden maakt")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["als_nodig"] and self._is_van_nu():
            return
        ids = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))
        teksten = 0
        for begin in range(0, len(ids), PER_KEER):
            teksten += bouw_opnieuw(BRONNEN.values(), ids[begin : begin + PER_KEER])
        personen = list(Inwoner.objects.order_by("pk").values_list("pk", flat=True))
        for begin in range(0, len(personen), PER_KEER):
            maak_sleutels_opnieuw(personen[begin : begin + PER_KEER])
        if options["als_nodig"]:
            # Only when all is done: a build that was broken off begins again with the next start.
            with als_eigenaar(), connection.cursor() as cursor:
                cursor.execute(f"COMMENT ON TABLE werk_zoektekst IS '{vingerafdruk()}'")
        if ids or not options["als_nodig"]:
            self.stdout.write(f"Zoekindex gebouwd: {teksten} teksten in {len(ids)} dossiers.")

    def _is_van_nu(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(GEMAAKT_MET)
            return bool(cursor.fetchone()[0] == vingerafdruk())
