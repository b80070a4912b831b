"""`manage eigen_bijdrage`: what somebody pays for help under the Wmo, without any dossier."""

import json
from typing import Any

from django.core.management.base import CommandParser

from basis.organisatie.opdracht import EenKeer, Opdracht, datum
from basis.organisatie.regels import zoek_gemeente
from basis.scherm.opmaak import euro
from basis.termijnen import TermijnFout
from beschikkingen.bedragen import boek_van
from beschikkingen.bijdrage import Huishoudsoort, Hulpsoort, oordeel

_WOORD = {True: "Verschuldigd", False: "Niet verschuldigd", None: "Niet te zeggen"}


class Command(Opdracht):
    help = "Zegt of er een eigen bijdrage verschuldigd is, en hoeveel (Wmo 2015 art. 2.1.4a)."
    fouten = (TermijnFout,)

    def add_arguments(self, parser: CommandParser) -> None:
        een: dict[str, Any] = {"action": EenKeer}
        parser.add_argument("--op", type=datum, required=True, metavar="DATUM", help="JJJJ-MM-DD", **een)
        parser.add_argument("--soort", choices=Hulpsoort.values, required=True, help="wat voor hulp", **een)
        parser.add_argument("--huishouden", choices=Huishoudsoort.values, help="zonder: niet bekend", **een)
        parser.add_argument("--gemeente", metavar="CODE", help="met de bedragen van deze gemeente", **een)
        parser.add_argument("--json", action="store_true", help="alleen JSON op stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        gemeente = zoek_gemeente(options["gemeente"])
        uitkomst = oordeel(
            options["soort"],
            options["op"],
            boek_van(gemeente.pk if gemeente else None),
            huishouden=options["huishouden"],
        )
        if options["json"]:
            self.stdout.write(json.dumps(uitkomst.als_dict(), ensure_ascii=False))
            return
        bedrag = f": {euro(uitkomst.per_maand)} per maand" if uitkomst.per_maand is not None else ""
        kop = f"{_WOORD[uitkomst.verschuldigd]}{bedrag}  [{uitkomst.artikel}]"
        self.stdout.write("\n".join([kop, *(f"  {zin}" for zin in uitkomst.uitleg)]))
