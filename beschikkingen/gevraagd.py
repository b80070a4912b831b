"""What was asked per hulpvraag against what is granted on it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from basis.scherm.opmaak import getal
from basis.voorzieningen.models import MEERVOUD, Eenheid, Frequentie
from beschikkingen.models import Gevraagd
from casussen.enums import UitkomstHulpvraag
from casussen.models import Ondersteuning
from consortium.handelingen import bedrag_per_jaar


@dataclass(frozen=True)
class Tekort:
    """On this question less is granted than was asked: `gevraagd` and `krijgt` as "4 uur per week"."""

    hulpvraag_id: int
    gevraagd: str
    krijgt: str


def hoeveel(hoeveelheid: Decimal, eenheid: str, frequentie: str) -> str:
    """4 uur per week"""
    woord = Eenheid(eenheid).label if hoeveelheid == 1 else MEERVOUD[Eenheid(eenheid)]
    return f"{getal(hoeveelheid)} {woord} {Frequentie(frequentie).label}"


def tekorten(gevraagd: Sequence[Gevraagd], toegekend: Sequence[Ondersteuning]) -> tuple[Tekort, ...]:
    """Only what can be compared: hours with hours, once with once. Nothing granted is less than anything asked.

    Beside comparable help other help does not fill the gap.
    """
    uit = []
    for vraag in gevraagd:
        if vraag.hulpvraag.uitkomst == UitkomstHulpvraag.VERVALLEN:
            continue
        regels = [regel for regel in toegekend if regel.hulpvraag_id == vraag.hulpvraag_id]
        gelijk = [regel for regel in regels if vergelijkbaar(vraag, regel)]
        if regels and not gelijk:
            continue
        krijgt = sum((_per_jaar(regel) for regel in gelijk), Decimal(0))
        if krijgt < _per_jaar(vraag):
            wat = " en ".join(hoeveel(r.hoeveelheid, r.eenheid, r.frequentie) for r in gelijk) or "niets"  # type: ignore[arg-type]
            uit.append(Tekort(vraag.hulpvraag_id, hoeveel(vraag.hoeveelheid, vraag.eenheid, vraag.frequentie), wat))
    return tuple(uit)


def gevraagd_bij(
    gevraagd: Sequence[Gevraagd], regel: Ondersteuning, regels: Sequence[Ondersteuning]
) -> Gevraagd | None:
    """What was asked on the question of this regel; None when it can be compared with another of `regels` only."""
    vraag = next((vraag for vraag in gevraagd if vraag.hulpvraag_id == regel.hulpvraag_id), None)
    if vraag is None or vergelijkbaar(vraag, regel):
        return vraag
    anders = any(ander.hulpvraag_id == vraag.hulpvraag_id and vergelijkbaar(vraag, ander) for ander in regels)
    return None if anders else vraag


def vergelijkbaar(vraag: Gevraagd, regel: Ondersteuning) -> bool:
    eenmalig = Frequentie.TOTAAL
    return regel.eenheid == vraag.eenheid and (regel.frequentie == eenmalig) == (vraag.frequentie == eenmalig)


def _per_jaar(iets: Gevraagd | Ondersteuning) -> Decimal:
    """Units per year, so that per week and per maand compare."""
    assert iets.hoeveelheid is not None
    assert iets.frequentie
    return bedrag_per_jaar(Decimal(1), iets.hoeveelheid, iets.frequentie)
