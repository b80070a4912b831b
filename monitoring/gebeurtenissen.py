"""What monitoring tells: not on any dossier."""

from basis.journaal.zinnen import Zin

ZINNEN = {"rapport.gemaakt": Zin("grafiek", "maakte het maandrapport van {maand}.", in_tijdlijn=False)}
