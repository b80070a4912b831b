"""What the organisation tells. None of it belongs on a dossier's timeline."""

from basis.journaal.zinnen import Zin

ZINNEN = {
    soort: Zin("map", tekst, in_tijdlijn=False)
    for soort, tekst in {
        "gemeente.gemaakt": "maakte de gemeente aan.",
        "gemeente.gewijzigd": "wijzigde de gegevens van de gemeente.",
        "toegangspunt.toegevoegd": "voegde een toegangspunt toe.",
        "kern.toegevoegd": "voegde een kern toe.",
        "organisatie.toegevoegd": "voegde een organisatie toe.",
        "team.toegevoegd": "voegde een team toe.",
        "medewerker.toegevoegd": "voegde een medewerker toe.",
        "hoedanigheid.gegeven": "gaf een medewerker een rol.",
        "afwezigheid.gemeld": "legde een afwezigheid met waarnemer vast.",
        "afwezigheid.gewijzigd": "wijzigde een afwezigheid of waarnemer.",
        "afwezigheid.ingetrokken": "trok een afwezigheid in.",
        "afwezigheid.beeindigd": "kwam eerder terug.",
        "mandaat.gegeven": "legde een mandaat vast.",
    }.items()
}
