"""Write the fingerprint of each letter template at its version; refuses to change one that was released."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from basis.documenten.sjablonen import SJABLONEN, VINGERAFDRUKKEN, vastgelegd


class Command(BaseCommand):
    help = "Legt de vingerafdruk van elke brief vast bij zijn versie"

    def handle(self, *args: Any, **options: Any) -> None:
        bekend = vastgelegd()
        for sjabloon in SJABLONEN.values():
            versies = bekend.setdefault(sjabloon.code, {})
            if versies.setdefault(sjabloon.versie, sjabloon.vingerafdruk()) != sjabloon.vingerafdruk():
                raise CommandError(
                    f"Brief ‘{sjabloon.code}’ is gewijzigd: verhoog de versie in basis/documenten/sjablonen.py."
                )
        VINGERAFDRUKKEN.write_text(json.dumps(bekend, indent=2, ensure_ascii=False) + "\n", "utf-8")
        self.stdout.write(f"{len(SJABLONEN)} brieven vastgelegd")
