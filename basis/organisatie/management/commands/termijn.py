"""`manage termijn`: ask the legal clock for a date, without any dossier."""

import json
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import CommandParser

from basis.journaal.tijd import vandaag
from basis.organisatie.opdracht import EenKeer, Opdracht, datum
from basis.organisatie.regels import regels_voor
from basis.termijnen import (
    UITZONDERINGEN_ZOEKTERMIJN,
    Grond,
    Opschorting,
    Regels,
    Soort,
    TermijnFout,
    bereken,
    soorten,
    toets_genoemd,
    voluit,
)
from basis.termijnen.normen import met_norm
from basis.termijnen.soorten import zoek_soort

BIJZONDER = ("redelijke_termijn", "genoemd_op", "termijn_rechter", "uitzondering")


def opschorting(tekst: str) -> Opschorting:
    """VAN:TOT or VAN:TOT:GROND, first and last suspended day."""
    delen = tekst.split(":", 2)
    if len(delen) < 2:
        raise ArgumentTypeError(f"“{tekst}” is geen periode; schrijf VAN:TOT.")
    grond = None
    if len(delen) == 3:
        try:
            grond = Grond(delen[2])
        except ValueError:
            raise ArgumentTypeError(f"grond “{delen[2]}” bestaat niet; kies uit {', '.join(Grond)}.") from None
    return Opschorting(datum(delen[0]), datum(delen[1]), grond)


class Command(Opdracht):
    help = "Berekent een wettelijke termijn en legt elke stap uit."
    fouten = (TermijnFout,)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("soort", nargs="?", metavar="SOORT", help="zie --lijst")
        parser.add_argument(
            "--vanaf", type=datum, action=EenKeer, metavar="DATUM", help="dag van de gebeurtenis (JJJJ-MM-DD)"
        )
        parser.add_argument(
            "--opschorting",
            type=opschorting,
            nargs="+",
            action="extend",
            default=[],
            metavar="VAN:TOT",
            help="eerste en laatste opgeschorte dag, zo nodig met :GROND",
        )
        parser.add_argument("--verdaging", action="store_true", help="beslissing-op-bezwaar of klacht")
        parser.add_argument("--commissie", action="store_true", help="beslissing-op-bezwaar met adviescommissie")
        een_dag: dict[str, Any] = {"type": datum, "action": EenKeer, "metavar": "DATUM"}
        parser.add_argument("--redelijke-termijn", help="de genoemde dag (Awb 4:14 lid 3)", **een_dag)
        parser.add_argument("--genoemd-op", help="dag van de brief met die redelijke termijn", **een_dag)
        parser.add_argument("--termijn-rechter", help="alleen bob-na-uitspraak", **een_dag)
        parser.add_argument(
            "--uitzondering",
            action=EenKeer,
            metavar="NAAM",
            help=f"zoektermijn: {', '.join(UITZONDERINGEN_ZOEKTERMIJN)}",
        )
        parser.add_argument("--lijst", action="store_true", help="alle soorten termijnen")
        parser.add_argument("--gemeente", action=EenKeer, metavar="CODE", help="met de normen van deze gemeente")
        parser.add_argument("--json", action="store_true", help="alleen JSON op stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        _toets_vraag(options)
        regels = regels_voor(options["gemeente"], op=options["vanaf"])
        if options["lijst"]:
            self.stdout.write(_lijst(regels, options))
        else:
            self.stdout.write(_termijn(regels, options))


def _toets_vraag(options: dict[str, Any]) -> None:
    """What the command itself needs, before anything is looked up. Raises TermijnFout."""
    vraag = ("soort", "vanaf", "opschorting", "verdaging", "commissie")
    if options["lijst"]:
        if any(options[naam] for naam in (*vraag, *BIJZONDER)):
            raise TermijnFout("--lijst staat op zichzelf: noem er geen soort of datum bij.")
        return
    if not options["soort"]:
        raise TermijnFout("Noem een soort termijn, of vraag de lijst met --lijst.")
    if not options["vanaf"]:
        raise TermijnFout("Geef de dag van de gebeurtenis met --vanaf JJJJ-MM-DD.")


def _termijn(regels: Regels, options: dict[str, Any]) -> str:
    uitkomst = bereken(
        options["soort"],
        options["vanaf"],
        regels=regels,
        opschortingen=options["opschorting"],
        verdaging=options["verdaging"],
        commissie=options["commissie"],
        redelijke_termijn=options["redelijke_termijn"],
        genoemd_op=options["genoemd_op"],
        termijn_rechter=options["termijn_rechter"],
        uitzondering=options["uitzondering"],
    )
    if options["genoemd_op"]:
        toets_genoemd(
            options["soort"],
            options["vanaf"],
            options["genoemd_op"],
            regels=regels,
            opschortingen=options["opschorting"],
        )
    if options["json"]:
        return json.dumps(uitkomst.als_dict(), ensure_ascii=False)
    betekenis = soorten(regels)[options["soort"]].betekenis
    stappen = [f"  {stap.stap}  [{stap.artikel}]" for stap in uitkomst.uitleg]
    return "\n".join([f"{voluit(uitkomst.einddatum)} ({betekenis})", *stappen])


def _soorten_nu(regels: Regels) -> list[Soort]:
    """Every kind as a term that starts today follows it; an own norm that is over is no kind any more."""
    dag, uit = vandaag(), []
    for code, soort in soorten(regels).items():
        try:
            nu = met_norm(zoek_soort(code, dag, regels), dag, regels)
        except TermijnFout:
            nu = soort
            if soort.eigen:
                continue
        if nu.soort == code:
            uit.append(nu)
    return uit


def _lijst(regels: Regels, options: dict[str, Any]) -> str:
    gevonden = _soorten_nu(regels)
    rijen = [
        {
            "soort": soort.soort,
            "artikel": soort.artikel,
            "duur": soort.duur,
            "startgebeurtenis": soort.startgebeurtenis,
            "opschortbaar": soort.opschortbaar,
            "verdaagbaar": soort.verdaagbaar,
        }
        for soort in gevonden
    ]
    if options["json"]:
        return json.dumps(rijen, ensure_ascii=False)
    return "\n".join(_regel(soort) for soort in gevonden)


def _regel(soort: Soort) -> str:
    """One kind as a sentence, with what may change its end."""
    kan = ["opschortbaar"] if soort.opschortbaar else []
    if soort.verdaging:
        kan.append(f"verdaagbaar met {soort.verdaging}")
    if soort.redelijke_termijn:
        kan.append("redelijke termijn te noemen")
    if soort.verlengd:
        kan.append(f"verlengen: reken met {soort.verlengd}")
    extra = f"; {', '.join(kan)}" if kan else ""
    richting = "vóór" if soort.terug else "na"
    return f"{soort.soort}: {soort.duur} {richting} {soort.startgebeurtenis}{extra}  [{soort.artikel}]"
