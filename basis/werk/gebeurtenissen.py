"""What termijnen and taken tell."""

from basis.journaal.zinnen import Zin
from basis.werk.models import SoortTaak

_SOORT = {"collega": "vraag aan een collega", "consultatie": "vraag om collegiale consultatie"}
ZINNEN = {
    "termijn.geopend": Zin("klok", "startte een termijn tot en met {einddatum}.", in_tijdlijn=False),
    "termijn.afgerond": Zin("klok", "rondde een termijn af.", in_tijdlijn=False),
    "vraag.gesteld": Zin("praat", lambda lading: f"stelde een {_SOORT[lading['soort_vraag']]}."),
    "vraag.beantwoord": Zin("praat", lambda lading: f"beantwoordde een {_SOORT[lading['soort_vraag']]}."),
    "vraag.ingetrokken": Zin("praat", "trok een vraag aan een collega in."),
    "vraag.gelezen": Zin("praat", "las het antwoord van een collega.", in_tijdlijn=False),
    "taak.gemaakt": Zin("vink", lambda lading: f"maakte een taak: {SoortTaak(lading['soort_taak']).label}."),
    "taak.klaar": Zin("vink", lambda lading: f"rondde een taak af: {SoortTaak(lading['soort_taak']).label}."),
}
