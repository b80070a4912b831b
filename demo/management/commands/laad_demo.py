"""./run manage laad_demo: the demo gemeente, once, into an empty database."""

import sys
from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from basis.inwoners import bsn
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Gemeente
from basis.organisatie.opdracht import EenKeer, Opdracht, datum
from basis.scherm.opmaak import datum as voluit
from demo.inrichting import CODE, NAAM
from demo.laden import laad_demo

# Three years of stories before it; the persons were born before 2024.
EERSTE, LAATSTE = date(2022, 1, 1), date(2033, 12, 31)


class Command(Opdracht):
    help = "Laad de demogemeente met verzonnen personen en casussen in een lege database. Nog eens verandert niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--op",
            action=EenKeer,
            type=datum,
            metavar="JJJJ-MM-DD",
            help="de dag die in de demo vandaag is; zonder dit de echte",
        )

    def handle(self, *args: Any, **opties: Any) -> None:
        op: date | None = opties["op"]
        if op:
            toets_dag(op)
        try:
            bsn.versies()
        except bsn.SleutelFout as fout:
            raise CommandError(str(fout)) from None
        if staat_er_al():
            self.stdout.write(f"Demogemeente {NAAM} staat er al. Er is niets gewijzigd.")
            return
        toets_dag(op or vandaag())
        geladen = laad_demo(self._voortgang, op=op)
        if not geladen.met_pdf:
            self._voortgang(
                "Demo: Pango ontbreekt. Brieven zijn gemaakt maar niet gedrukt of verzonden; zaken wachten op de post."
            )
        for regel in geladen.vastgelopen:
            self._voortgang(f"Demo: gestopt, {regel}")
        self.stdout.write(
            f"Demogemeente {NAAM} geladen: {geladen.personen.gelezen - len(geladen.personen.overgeslagen)} personen, "
            f"{geladen.brieven} brieven gedrukt, in {geladen.seconden:.0f} seconden."
        )

    def _voortgang(self, regel: str) -> None:
        # Straight to stderr: stdout is the answer of the command.
        sys.stderr.write(f"{regel}\n")
        sys.stderr.flush()


def toets_dag(dag: date) -> None:
    """CommandError for a day on which the persons are too young or too old for their stories."""
    if not EERSTE <= dag <= LAATSTE:
        raise CommandError(
            f"De demo kan op een dag van {voluit(EERSTE)} tot en met {voluit(LAATSTE)} zijn: "
            "daarbuiten passen de leeftijden van de verzonnen personen niet bij hun verhaal.",
            returncode=2,
        )


def staat_er_al() -> bool:
    """True when the demo gemeente is there; CommandError when somebody else's is."""
    with transaction.atomic():
        gemeenten = list(Gemeente.objects.order_by("code"))
    if any(gemeente.demo and gemeente.code == CODE for gemeente in gemeenten):
        return True
    if gemeenten:
        namen = ", ".join(f"{gemeente.naam} ({gemeente.code})" for gemeente in gemeenten[:3])
        raise CommandError(
            f"Deze database bevat al gegevens van {namen}. De demo gaat alleen in een lege database. "
            "Start zonder demo met DEMO=0, of gebruik een andere database."
        )
    return False
