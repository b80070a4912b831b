"""What a dossier itself can tell."""

from basis.journaal.zinnen import Zin

ZINNEN = {
    "dossier.overgedragen": Zin("map", "droeg het dossier over."),
    "dossier.opgepakt": Zin("map", "pakte het dossier op."),
    "dossier.teruggegeven": Zin("map", "gaf het dossier terug aan het team."),
    "overdracht.aangeboden": Zin("map", "bood het dossier aan een collega aan."),
    "overdracht.aangenomen": Zin("map", "nam het aangeboden dossier aan."),
    "overdracht.geweigerd": Zin("map", "nam het aangeboden dossier niet aan."),
    "overdracht.ingetrokken": Zin("map", "trok het aanbod van het dossier in."),
    "dossier.afgeschermd": Zin("slot", "schermde het dossier af: alleen wie betrokken is, ziet het nog."),
    "dossier.vrijgegeven": Zin("slot", "maakte het dossier weer zichtbaar voor het team."),
    "dossier.gelabeld": Zin("pen", "wijzigde de labels.", in_tijdlijn=False),
    "dossier.gewogen": Zin("pen", "gaf het dossier gewicht {naar_gewicht}.", in_tijdlijn=False),
    "label.gemaakt": Zin("pen", "maakte een label."),
    "label.gewijzigd": Zin("pen", "wijzigde een label."),
}
