"""Why something about the terms of the Wgs and the Participatiewet is closed, in Dutch; None is open."""

from basis.inwoners.models import leeftijd
from basis.organisatie.enums import Wet
from casussen.enums import Aanleiding
from casussen.models import Onderzoek
from casussen.stand import Stand
from casussen.wachters import GESLOTEN

JAAR_ZONDER_WACHTTIJD = 27


def heeft_eerste_gesprek(wet: str, aanleiding: str) -> bool:
    """Who asks for schuldhulp is spoken to within four weeks (Wgs 4 lid 1); not what we start ourselves."""
    return wet == Wet.WGS and aanleiding != Aanleiding.HERONDERZOEK


def waarom_geen_eerste_gesprek(stand: Stand) -> str | None:
    """Recording the first gesprek about debts."""
    if stand.gesloten:
        return GESLOTEN
    if stand.wet != Wet.WGS:
        return "Het eerste gesprek over schulden hoort bij schuldhulp. Deze casus valt onder een andere wet."
    return None if stand.lopend else "Er loopt geen onderzoek."


def waarom_geen_bijstandsvraag(stand: Stand) -> str | None:
    """Stating whether it is about algemene bijstand."""
    if stand.gesloten:
        return GESLOTEN
    if stand.wet != Wet.PW:
        return "Algemene bijstand hoort bij de Participatiewet. Deze casus valt onder een andere wet."
    return None if stand.lopend else "Er loopt geen onderzoek."


def jonger_dan_27(stand: Stand, onderzoek: Onderzoek) -> bool | None:
    """On the day of the melding (Participatiewet 41 lid 4); None when the birth date does not tell."""
    inwoner = stand.dossier.inwoner
    return leeftijd(inwoner, onderzoek.gemeld_op).jonger_dan(JAAR_ZONDER_WACHTTIJD) if inwoner else None
