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
    "taak.vervallen": Zin("kruis", lambda lading: f"liet een taak vervallen: {SoortTaak(lading['soort_taak']).label}."),
    "taak.heropend": Zin("vink", lambda lading: f"zette een taak weer open: {SoortTaak(lading['soort_taak']).label}."),
    "taak.overgedragen": Zin("vink", lambda lading: f"gaf een taak door: {SoortTaak(lading['soort_taak']).label}."),
    "taak.uitgesteld": Zin("klok", lambda lading: f"stelde een taak uit: {SoortTaak(lading['soort_taak']).label}."),
    "selectie.bewaard": Zin("filter", "bewaarde een selectie."),
    "selectie.gewijzigd": Zin("filter", "wijzigde een selectie."),
    "selectie.verwijderd": Zin("filter", "gooide een selectie weg."),
    "wachtlijst.erop": Zin("klok", "zette het dossier op de wachtlijst."),
    "wachtlijst.verplaatst": Zin("klok", "verplaatste het dossier op de wachtlijst.", in_tijdlijn=False),
    "wachtlijst.eraf": Zin("klok", "haalde het dossier van de wachtlijst."),
}
