"""What a melding tells."""

from collections.abc import Callable
from datetime import date
from typing import Any

from basis.journaal.zinnen import Zin
from basis.scherm.opmaak import datum
from toegang.enums import DoorOfNamens, Kanaal


def _opgenomen(lading: dict[str, Any]) -> str:
    soort = "een signaal" if lading["door_of_namens"] == DoorOfNamens.NEE else "een melding"
    return f"nam {soort} op ({Kanaal(lading['kanaal']).label})."


def _met_instemming(zin: str) -> Callable[[dict[str, Any]], str]:
    """Of a signaal the inwoner was not spoken to, so nothing is said of what they know."""
    return lambda lading: zin if lading.get("signaal") else f"{zin} De inwoner weet dat melden altijd kan."


def _geen_signaal(lading: dict[str, Any]) -> str:
    zin = "sprak de inwoner: dit is toch een melding."
    if not lading.get("ontvangen_op"):
        return zin
    telt = datum(date.fromisoformat(lading["ontvangen_op"]))
    if not lading.get("eerst_op"):
        return f"{zin} De termijn telt vanaf de ontvangst op {telt}."
    eerst = datum(date.fromisoformat(lading["eerst_op"]))
    return f"{zin} De eigen vraag kwam pas in het gesprek van {telt}; het signaal kwam op {eerst}."


ZINNEN = {
    "melding.opgenomen": Zin("bel", _opgenomen),
    "melding.naar_gemeente": Zin("pijl", "zond de melding door naar de gemeente: het gaat over inkomen (Awb 2:3)."),
    "melding.uitgevraagd": Zin("praat", "vroeg de melding uit."),
    "melding.signaal": Zin("praat", "legde vast dat dit een signaal van een ander is."),
    "melding.geen_signaal": Zin("praat", _geen_signaal),
    "melding.beantwoord": Zin("vink", _met_instemming("beantwoordde de vraag meteen.")),
    "melding.doorverwezen": Zin("pijl", _met_instemming("verwees door.")),
    "melding.doorgezonden": Zin("brief", "zond de melding door (Awb 2:3)."),
    "melding.in_behandeling": Zin("map", "nam de melding in behandeling."),
    "melding.toegevoegd": Zin("map", "voegde de melding toe aan een lopende casus."),
    "melding.geen_contact": Zin("bel", "kreeg geen contact en sloot de melding."),
    "melding.ingetrokken": Zin("kruis", "sloot de melding: de inwoner trok de vraag in."),
    "melding.overleden": Zin("kruis", "sloot de melding: de inwoner is overleden."),
    "melding.vertrokken": Zin("kruis", "sloot de melding: de inwoner is vertrokken."),
}
