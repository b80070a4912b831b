"""./run manage aanschrijf BESTAND [--json]"""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from basis.inwoners.aanschrijven.adres import adresregels
from basis.inwoners.brp import Onbruikbaar, lees_persoonslijst
from basis.inwoners.bruikbaar import NIET_OP_ADRES
from basis.inwoners.handelingen.overname import adres_van
from basis.inwoners.laden import BestandFout, lees_bestand
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import vandaag
from basis.organisatie.opdracht import Opdracht, datum


class Command(Opdracht):
    help = "Schrijf personen uit een bestand met BRP-gegevens aan zoals het register het doet. Bewaart niets."
    fouten = (BestandFout,)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="BESTAND", help='lijst van {"id", "persoon", "op"}')
        parser.add_argument("--json", action="store_true", help="zet alleen de uitkomst als JSON op stdout")

    def handle(self, *args: Any, **opties: Any) -> None:
        uitkomst: dict[str, Any] = {}
        for nr, regel in enumerate(lees_bestand(opties["bestand"]), 1):
            try:
                sleutel, record, op = _lees(regel)
                if sleutel in uitkomst:
                    raise Onbruikbaar("Dit id staat er twee keer.")
                uitkomst[sleutel] = aanschrijving(record, op)
            except Onbruikbaar as fout:
                raise BestandFout(f"Regel {nr}: {fout}") from None
        if opties["json"]:
            self.stdout.write(json.dumps(uitkomst, ensure_ascii=False))
            return
        for sleutel, wat in uitkomst.items():
            self.stdout.write(f"{sleutel}: {json.dumps(wat, ensure_ascii=False)}")


def aanschrijving(record: object, op: date | None) -> dict[str, Any]:
    """What the register gives for this record, None where it gives nothing. Age on `op`, or today."""
    dag = op or vandaag()
    lijst = lees_persoonslijst(record, max(dag, vandaag()))
    adres = adres_van(Inwoner(), lijst)
    woont_er_niet = adres.in_onderzoek == NIET_OP_ADRES
    naam, regels = lijst.naam_van(), adresregels(adres)
    wijze = naam.aanschrijfwijze()
    return {
        "aanhef": naam.aanhef(),
        "aanschrijfwijze": {"aanspreekvorm": wijze.aanspreekvorm, "naam": wijze.naam} if wijze else None,
        "voorletters": naam.voorletters(),
        "volledige_naam": naam.volledige_naam(),
        "leeftijd": None if lijst.overleden else lijst.geboren.leeftijd_op(dag).zeker,
        "adresregels": {
            "adresregel1": regels.regel1 or None,
            "adresregel2": regels.regel2 or None,
            "adresregel3": regels.regel3 or None,
            "land": regels.land or None,
            "verblijft_niet_op_adres": woont_er_niet,
        }
        if regels or woont_er_niet
        else None,
    }


def _lees(regel: object) -> tuple[str, object, date | None]:
    if not isinstance(regel, Mapping):
        raise Onbruikbaar("Dit heeft niet de verwachte vorm.")
    sleutel, op = regel.get("id"), regel.get("op")
    if not isinstance(sleutel, str) or not sleutel:
        raise Onbruikbaar("Het id ontbreekt.")
    if op is not None and not isinstance(op, str):
        raise Onbruikbaar("De dag in 'op' heeft niet de verwachte vorm.")
    try:
        return sleutel, regel.get("persoon"), datum(op) if op else None
    except Exception as fout:
        raise Onbruikbaar(str(fout)) from None
