"""What decides which term runs, as the dossier page prints it."""

from basis.dossiers.models import Dossier
from basis.organisatie.enums import Wet
from basis.scherm.opmaak import datum
from basis.termijnen import UITZONDERINGEN_ZOEKTERMIJN
from casussen.enums import GeenWachttijd
from casussen.models import Onderzoek
from casussen.stand import Stand

Feiten = list[tuple[str, str]]


def dreigt(dossier: Dossier) -> str:
    """What threatens, with the day we heard it. One query."""
    rijen = dossier.bedreigingen.order_by("gemeld_op", "pk")
    return "; ".join(f"{rij.get_soort_display()}, gemeld op {datum(rij.gemeld_op)}" for rij in rijen)


def feiten_klok(stand: Stand, onderzoek: Onderzoek) -> Feiten:
    """Nothing under the Wmo and the Jeugdwet, so no question either."""
    if stand.wet == Wet.WGS:
        return [("Er dreigt", dreigt(stand.dossier))]
    if stand.wet == Wet.PW:
        return [("Algemene bijstand", _bijstand(stand, onderzoek))]
    return []


def _bijstand(stand: Stand, onderzoek: Onderzoek) -> str:
    rij = getattr(onderzoek, "bijstandsvraag", None)
    if rij is None:
        return "nog niet vastgelegd"
    if not rij.algemeen:
        return "nee, het gaat niet om algemene bijstand"
    if rij.geen_wachttijd == GeenWachttijd.LEEFTIJD:
        return f"ja, geen wachttijd: {rij.get_geen_wachttijd_display()} (Participatiewet 41 lid 4)"
    if rij.geen_wachttijd:
        artikel, waarom = UITZONDERINGEN_ZOEKTERMIJN[rij.geen_wachttijd]
        return f"ja, geen wachttijd: {waarom} ({artikel}). Een aanvraag kan vanaf {datum(onderzoek.gemeld_op)}"
    return "ja, met een wachttijd van vier weken"
