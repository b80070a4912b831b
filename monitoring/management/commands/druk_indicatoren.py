"""Print the definitions of all figures, as they stand in docs/cijfers.md."""

from typing import Any

from django.core.management.base import BaseCommand

from monitoring.drukken import als_markdown


class Command(BaseCommand):
    help = "Drukt de definities van alle cijfers af, zoals ze in docs/cijfers.md staan."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(als_markdown(), ending="")
