"""./run manage laad_personen BESTAND [--gemeente CODE] [--json]"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from basis.inwoners import bsn
from basis.inwoners.laden import BestandFout, Verslag, laad, lees_bestand
from basis.organisatie.models import Gemeente, Hoedanigheid, systeem_hoedanigheid
from basis.organisatie.opdracht import Opdracht

ONLEESBAAR = 2


class Command(Opdracht):
    help = "Neem personen over uit een bestand met BRP-gegevens. Nog eens laden verandert niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="BESTAND")
        parser.add_argument("--gemeente", metavar="CODE", help="CBS-code; niet nodig als er maar één gemeente is")
        parser.add_argument("--json", action="store_true", help="zet alleen de uitkomst als JSON op stdout")

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            records = lees_bestand(opties["bestand"])
            bsn.versies()
        except (BestandFout, bsn.SleutelFout) as fout:
            raise CommandError(str(fout), returncode=ONLEESBAAR) from None
        verslag = laad(_door(opties["gemeente"]), records)
        if opties["json"]:
            self.stdout.write(json.dumps(verslag.als_json(), ensure_ascii=False))
        else:
            self._vertel(verslag)

    def _vertel(self, verslag: Verslag) -> None:
        aantallen = ", ".join(f"{aantal} {uitkomst}" for uitkomst, aantal in verslag.aantallen.items())
        self.stdout.write(f"{verslag.gelezen} gelezen: {aantallen}, {len(verslag.overgeslagen)} overgeslagen.")
        for regel in verslag.overgeslagen:
            self.stdout.write(f"Record {regel.nr}: {regel.reden}")


def _door(code: str | None) -> Hoedanigheid:
    gemeente = kies(code, list(Gemeente.objects.filter(code=code) if code else Gemeente.objects.all()[:2]))
    door: Hoedanigheid = systeem_hoedanigheid(gemeente.pk)
    return door


def kies(code: str | None, gevonden: list[Gemeente]) -> Gemeente:
    """The gemeente asked for, or the only one there is."""
    if len(gevonden) == 1:
        return gevonden[0]
    if code:
        reden = f"Gemeente {code} bestaat niet."
    elif gevonden:
        reden = "Er zijn meer gemeenten: zeg met --gemeente CODE welke."
    else:
        reden = "Er is nog geen gemeente om personen in te laden."
    raise CommandError(reden, returncode=ONLEESBAAR)
