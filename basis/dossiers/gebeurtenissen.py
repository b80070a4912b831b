"""What a dossier itself can tell."""

from basis.journaal.zinnen import Zin

ZINNEN = {
    "dossier.overgedragen": Zin("map", "droeg het dossier over."),
    "dossier.afgeschermd": Zin("slot", "schermde het dossier af: alleen wie betrokken is, ziet het nog."),
    "dossier.vrijgegeven": Zin("slot", "maakte het dossier weer zichtbaar voor het team."),
}
