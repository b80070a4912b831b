"""`manage dwangsom`: what is due for deciding too late, without any dossier."""

import json
from typing import Any

from django.core.management.base import CommandParser

from basis.organisatie.opdracht import EenKeer, Opdracht, datum
from basis.organisatie.regels import regels_voor
from basis.termijnen import TermijnFout, dwangsom


class Command(Opdracht):
    help = "Berekent de dwangsom bij te laat beslissen (Awb 4:17)."
    fouten = (TermijnFout,)

    def add_arguments(self, parser: CommandParser) -> None:
        datums = (
            ("--termijn-einde", True, "laatste dag van de termijn"),
            ("--ingebrekestelling", True, "dag van ontvangst"),
            ("--op", True, "tot en met deze dag"),
            ("--besluit", False, "dag van bekendmaking; telt niet mee"),
        )
        for naam, nodig, uitleg in datums:
            parser.add_argument(naam, type=datum, action=EenKeer, required=nodig, metavar="DATUM", help=uitleg)
        parser.add_argument(
            "--soort", action=EenKeer, metavar="SOORT", help="controleert of deze termijn een dwangsom kent"
        )
        parser.add_argument("--gemeente", action=EenKeer, metavar="CODE", help="met de keuzes van deze gemeente")
        parser.add_argument("--json", action="store_true", help="alleen JSON op stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        uitkomst = dwangsom(
            options["termijn_einde"],
            options["ingebrekestelling"],
            options["op"],
            options["besluit"],
            regels_voor(options["gemeente"], op=options["ingebrekestelling"]),
            soort=options["soort"],
        )
        if options["json"]:
            self.stdout.write(json.dumps(uitkomst.als_dict(), ensure_ascii=False))
            return
        self.stdout.write("\n".join(f"{stap.stap}  [{stap.artikel}]" for stap in uitkomst.uitleg))
