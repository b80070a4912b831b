"""What termijnen and taken tell."""

from datetime import datetime
from typing import Any

from basis.journaal.zinnen import Zin
from basis.scherm.opmaak import datum, tijd
from basis.werk.models import SoortAfspraak, SoortTaak
from basis.werk.zinnen_termijn import TERMIJN_ZINNEN


def _afspraak(zin: str) -> Any:
    """`{wat}` becomes the kind, `{dag}` and `{van}` the moment now and before."""

    def vertel(lading: dict[str, Any]) -> str:
        return zin.format(
            wat=SoortAfspraak(lading["soort_afspraak"]).label.lower(),
            dag=_moment(lading["begin"]),
            van=_moment(lading["van_begin"]) if "van_begin" in lading else "",
        )

    return vertel


def _moment(waarde: str) -> str:
    op = datetime.fromisoformat(waarde)
    return f"{datum(op)}, {tijd(op)} uur"


_SOORT = {"collega": "vraag aan een collega", "consultatie": "vraag om collegiale consultatie"}


def _taak(lading: dict[str, Any]) -> str:
    """The end of the sentence; some tasks are a question themselves."""
    label = SoortTaak(lading["soort_taak"]).label
    return label if label.endswith("?") else f"{label}."


ZINNEN = {
    **TERMIJN_ZINNEN,
    "termijn.geopend": Zin("klok", "startte een termijn tot en met {einddatum}.", in_tijdlijn=False),
    "termijn.afgerond": Zin("klok", "rondde een termijn af.", in_tijdlijn=False),
    "vraag.gesteld": Zin("praat", lambda lading: f"stelde een {_SOORT[lading['soort_vraag']]}."),
    "vraag.beantwoord": Zin("praat", lambda lading: f"beantwoordde een {_SOORT[lading['soort_vraag']]}."),
    "vraag.ingetrokken": Zin("praat", "trok een vraag aan een collega in."),
    "vraag.gelezen": Zin("praat", "las het antwoord van een collega.", in_tijdlijn=False),
    "taak.gemaakt": Zin("vink", lambda lading: f"maakte een taak: {_taak(lading)}"),
    "taak.klaar": Zin("vink", lambda lading: f"rondde een taak af: {_taak(lading)}"),
    "taak.vervallen": Zin("kruis", lambda lading: f"liet een taak vervallen: {_taak(lading)}"),
    "taak.heropend": Zin("vink", lambda lading: f"zette een taak weer open: {_taak(lading)}"),
    "taak.overgedragen": Zin("vink", lambda lading: f"gaf een taak door: {_taak(lading)}"),
    "taak.uitgesteld": Zin("klok", lambda lading: f"stelde een taak uit: {_taak(lading)}"),
    "selectie.bewaard": Zin("filter", "bewaarde een selectie."),
    "selectie.gewijzigd": Zin("filter", "wijzigde een selectie."),
    "selectie.verwijderd": Zin("filter", "gooide een selectie weg."),
    "wachtlijst.erop": Zin("klok", "zette het dossier op de wachtlijst."),
    "wachtlijst.verplaatst": Zin("klok", "verplaatste het dossier op de wachtlijst.", in_tijdlijn=False),
    "wachtlijst.eraf": Zin("klok", "haalde het dossier van de wachtlijst."),
    "afspraak.gemaakt": Zin("kalender", _afspraak("maakte een afspraak voor {dag}: {wat}.")),
    "afspraak.achteraf": Zin("kalender", _afspraak("legde achteraf een afspraak van {dag} vast: {wat}.")),
    "afspraak.verzet": Zin("kalender", _afspraak("verzette een afspraak ({wat}) van {van} naar {dag}.")),
    "afspraak.afgezegd": Zin("kalender", _afspraak("zei de afspraak van {dag} af: {wat}.")),
    "afspraak.geweest": Zin("kalender", _afspraak("legde vast dat de afspraak van {dag} geweest is: {wat}.")),
    "afspraak.niet_verschenen": Zin("kalender", _afspraak("legde vast dat er op {dag} niemand verscheen: {wat}.")),
    "afspraak.veiligheid_gelezen": Zin("schild", "las de veiligheidsnotitie voor het bezoek.", in_tijdlijn=False),
    "terugbel.gevraagd": Zin("bel", "legde een terugbelverzoek vast."),
    "terugbel.niet_bereikt": Zin("bel", "belde terug en kreeg niemand aan de lijn: poging {keer}."),
    "terugbel.gesproken": Zin("bel", "belde terug en sprak met de beller."),
    "terugbel.vervallen": Zin("bel", "sloot een terugbelverzoek: bellen hoeft niet meer."),
    "terugbel.gekoppeld": Zin("bel", "koppelde een terugbelverzoek aan dit dossier."),
}
