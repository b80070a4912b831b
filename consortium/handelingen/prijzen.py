"""The prices of one promise: that of its first day, and each other one from its day on."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Organisatie
from basis.voorzieningen.models import Frequentie, Voorziening
from consortium.models import Prijswijziging, Verplichting
from consortium.rekenen import Prijsdeel
from consortium.tarieven import prijs_voor, prijzen_in


def prijzen_van(
    voorziening: Voorziening, partij: Organisatie | None, geldig: Any, frequentie: str
) -> tuple[Decimal, list[Prijsdeel]]:
    """The price of the first day, and the others in this period; 'totaal' is bought once, at the first price."""
    einde = geldig.upper or date(geldig.lower.year + 1, 1, 1)
    if frequentie == Frequentie.TOTAAL or einde <= geldig.lower:
        return prijs_voor(voorziening, partij, geldig.lower), []
    eerste, *later = prijzen_in(voorziening, partij, geldig.lower, einde)
    return eerste.prijs, later


def bewaar_prijzen(verplichting: Verplichting, later: Sequence[Prijsdeel]) -> None:
    Prijswijziging.objects.bulk_create(
        Prijswijziging(verplichting=verplichting, vanaf=deel.vanaf, prijs=deel.prijs) for deel in later
    )


def later_van(verplichting: Verplichting) -> list[Prijsdeel]:
    """What the price of this promise becomes, in order of day."""
    return [Prijsdeel(rij.vanaf, rij.prijs) for rij in verplichting.prijswijzigingen.all()]


def nieuwe_prijzen(verplichting: Verplichting, later: Sequence[Prijsdeel], periode: Any) -> list[Prijsdeel]:
    """What the tarieven say of a year that is renewed and the promise does not know yet; else its price goes on."""
    nu_geldt = later[-1].prijs if later else verplichting.prijs
    try:
        delen = prijzen_in(verplichting.voorziening, verplichting.partij, periode.lower, periode.upper)
    except Geweigerd:
        return []
    return [deel for deel in delen if deel != delen[0] or deel.prijs != nu_geldt]
