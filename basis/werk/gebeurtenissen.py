"""What termijnen and taken tell."""

from basis.journaal.zinnen import Zin
from basis.werk.models import SoortTaak
from basis.werk.zinnen_termijn import TERMIJN_ZINNEN

ZINNEN = {
    **TERMIJN_ZINNEN,
    "termijn.geopend": Zin("klok", "startte een termijn tot en met {einddatum}.", in_tijdlijn=False),
    "termijn.afgerond": Zin("klok", "rondde een termijn af.", in_tijdlijn=False),
    "taak.gemaakt": Zin("vink", lambda lading: f"maakte een taak: {SoortTaak(lading['soort_taak']).label}."),
    "taak.klaar": Zin("vink", lambda lading: f"rondde een taak af: {SoortTaak(lading['soort_taak']).label}."),
}
