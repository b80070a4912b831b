from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from werkplek.gedrukt import DOCUMENTEN


class Command(BaseCommand):
    help = "Drukt docs/rechten.md en docs/klantreis.md uit de code."

    def handle(self, *args: object, **options: object) -> None:
        for naam, maak in DOCUMENTEN.items():
            (Path(settings.BASE_DIR) / "docs" / naam).write_text(maak())
            self.stdout.write(f"docs/{naam}")
