"""What the money tells. None of it stands on a dossier: who decides does not see the budget."""

from basis.journaal.zinnen import Zin

ZINNEN = {
    soort: Zin("euro", tekst, in_tijdlijn=False)
    for soort, tekst in {
        "budget.vastgesteld": "stelde het budget van {jaar} vast.",
        "verplichting.gereserveerd": "reserveerde geld.",
        "verplichting.verlengd": "reserveerde geld voor {jaar}.",
        "verplichting.vrijgevallen": "liet geld vrijvallen.",
        "verplichting.doorgelopen": "reserveerde geld opnieuw.",
        "verplichting.partij": "koos wie de hulp geeft.",
        "verplichting.gestart": "meldde de start van de hulp.",
        "overschrijding.gemeld": "meldde een overschrijding van het budget van {jaar}.",
        "overschrijding.gelezen": "las een bericht over een overschrijding.",
    }.items()
}
