"""What the organisation tells. None of it belongs on a dossier's timeline; beheer lists it (basis/beheer)."""

from collections.abc import Callable
from typing import Any

from basis.journaal.zinnen import Zin
from basis.organisatie.enums import Functie


def _rol(lading: dict[str, Any]) -> str:
    return dict(Functie.choices)[lading["van_functie"]]


def _gegeven(lading: dict[str, Any]) -> str:
    return f"gaf {'zichzelf' if lading.get('zelf') else 'een collega'} de rol {_rol(lading)}."


def _beeindigd(lading: dict[str, Any]) -> str:
    return f"beëindigde de {'eigen ' if lading.get('zelf') else ''}rol {_rol(lading)}."


def _gewijzigd(lading: dict[str, Any]) -> str:
    wat = "de registratie" if "registratienummer" in lading.get("velden", []) else "de gegevens"
    return f"wijzigde {wat} van {'zichzelf' if lading.get('zelf') else 'een collega'}."


_TEKSTEN: dict[str, str | Callable[[dict[str, Any]], str]] = {
    "gemeente.gemaakt": "maakte de gemeente aan.",
    "gemeente.gewijzigd": "wijzigde de gegevens van de gemeente.",
    "instelling.gewijzigd": "wijzigde een instelling ({sleutel}).",
    "toegangspunt.toegevoegd": "voegde een toegangspunt toe.",
    "kern.toegevoegd": "voegde een kern toe.",
    "organisatie.toegevoegd": "voegde een organisatie toe.",
    "team.toegevoegd": "voegde een team toe.",
    "medewerker.toegevoegd": "voegde een collega toe.",
    "medewerker.gewijzigd": _gewijzigd,
    "medewerker.wachtwoord_gezet": "gaf een collega een tijdelijk wachtwoord.",
    "medewerker.wachtwoord_gewijzigd": "koos een eigen wachtwoord.",
    "medewerker.buitengesloten": "sloot een collega buiten.",
    "medewerker.toegelaten": "liet een collega weer toe.",
    "hoedanigheid.gegeven": _gegeven,
    "hoedanigheid.beeindigd": _beeindigd,
    "afwezigheid.gemeld": "legde een afwezigheid met waarnemer vast.",
    "afwezigheid.gewijzigd": "wijzigde een afwezigheid of waarnemer.",
    "afwezigheid.ingetrokken": "trok een afwezigheid in.",
    "afwezigheid.beeindigd": "kwam eerder terug.",
    "mandaat.gegeven": "legde een mandaat vast.",
    "mandaat.telling": "wijzigde hoe het bedrag van een mandaat telt.",
    "mandaat.beeindigd": "beëindigde een mandaat.",
}
ZINNEN = {soort: Zin("map", tekst, in_tijdlijn=False) for soort, tekst in _TEKSTEN.items()}
