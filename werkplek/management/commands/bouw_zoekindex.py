"""Make the search index again from the texts themselves. May run while colleagues work; it locks a few at a time."""

from typing import Any

from django.core.management.base import BaseCommand

from basis.dossiers.models import Dossier
from basis.inwoners.handelingen.bewerken import maak_sleutels_opnieuw
from basis.inwoners.models import Inwoner
from basis.werk.handelingen.zoekindex import PER_KEER, bouw_opnieuw
from werkplek.zoeken import BRONNEN


class Command(BaseCommand):
    help = "Bouwt de zoekindex opnieuw uit de namen en de teksten in de dossiers."

    def handle(self, *args: Any, **options: Any) -> None:
        ids = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))
        teksten = 0
        for begin in range(0, len(ids), PER_KEER):
            teksten += bouw_opnieuw(BRONNEN.values(), ids[begin : begin + PER_KEER])
        personen = list(Inwoner.objects.order_by("pk").values_list("pk", flat=True))
        for begin in range(0, len(personen), PER_KEER):
            maak_sleutels_opnieuw(personen[begin : begin + PER_KEER])
        self.stdout.write(f"Zoekindex gebouwd: {teksten} teksten in {len(ids)} dossiers.")
