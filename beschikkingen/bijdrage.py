"""Eigen bijdrage for a Wmo-voorziening: the abonnementstarief per year, and when none is due."""

from datetime import date
from decimal import Decimal

from basis.inwoners.models import Inwoner, leeftijd
from basis.organisatie.enums import Wet
from basis.scherm.opmaak import euro

# Euro per month per household at most (Wmo 2.1.4a lid 4, indexed by 2.1.4b lid 4; hetcak.nl).
PER_MAAND = {
    2020: Decimal("19.00"),
    2021: Decimal("19.00"),
    2022: Decimal("19.00"),
    2023: Decimal("19.00"),
    2024: Decimal("20.60"),
    2025: Decimal("21.00"),
    2026: Decimal("21.80"),
}


def abonnement(dag: date) -> tuple[Decimal, int]:
    """Amount and the year it is of: the last known one for a day after the table ends."""
    jaar = min(max(dag.year, min(PER_MAAND)), max(PER_MAAND))
    return PER_MAAND[jaar], jaar


# Uitvoeringsbesluit Wmo 3.11 and 3.12; who pays this pays no abonnementstarief beside it (3.8 lid 3 a).
BESCHERMD = (
    "Voor beschermd wonen of opvang betaalt u een eigen bijdrage. Hoeveel dat is, hangt af van uw situatie. "
    "Bij beschermd wonen kijkt het CAK naar uw inkomen en vermogen, en stuurt u de rekening. "
    "Bij opvang hoort u het bedrag van ons of van de instelling. Kijk op hetcak.nl, of bel ons."
)


def bijdrage(
    wet: str, inwoner: Inwoner, verschuldigd: bool, dag: date, *, beschermd: bool = False
) -> tuple[dict[str, str] | None, str]:
    """(what is due, why nothing is due): one of both is empty. `verschuldigd`: a granted line falls under it.

    `beschermd`: beschermd wonen or opvang is granted, which has a bijdrage of its own.
    """
    if wet == Wet.JEUGD:
        return None, "Voor jeugdhulp betaalt u geen eigen bijdrage."
    if wet != Wet.WMO:
        return None, ""
    jaren = leeftijd(inwoner, dag)
    if jaren is not None and jaren < 18:
        return None, "U bent jonger dan 18 jaar. Daarom betaalt u geen eigen bijdrage."
    if beschermd:
        return None, BESCHERMD
    if not verschuldigd:
        return None, "Voor deze hulp betaalt u geen eigen bijdrage."
    bedrag, jaar = abonnement(dag)
    return {"bedrag": euro(bedrag), "jaar": str(jaar)}, ""
