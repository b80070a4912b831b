"""Suspended days: intervals in which a term stands still (Awb 4:15, 7:10)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from basis.termijnen.datumtekst import kort, meervoud, voluit
from basis.termijnen.kalender import EEN_DAG
from basis.termijnen.soort import Soort
from basis.termijnen.uitkomst import Opschorting, Stap, TermijnFout


@dataclass(frozen=True, slots=True)
class Loop:
    """How far the term runs: its raw end, and the first day it may end on after a suspension."""

    ruw: date
    niet_voor: date = date.min

    @property
    def van_waaraf(self) -> date:
        """The day from which the last roll starts."""
        return max(self.ruw, self.niet_voor)


def toets_opschortingen(soort: Soort, vanaf: date, opschortingen: Sequence[Opschorting]) -> None:
    """Refuse what can never be a suspension of this term. Raises TermijnFout."""
    if opschortingen and not soort.opschortbaar:
        raise TermijnFout(
            f"De termijn {soort.soort} kan niet worden opgeschort: Awb 4:15 geldt niet voor deze termijn."
        )
    for deel in opschortingen:
        if deel.tot < deel.van:
            raise TermijnFout(f"De opschorting eindigt ({kort(deel.tot)}) vóór zij begint ({kort(deel.van)}).")
        if deel.van <= vanaf:
            raise TermijnFout(f"De opschorting begint op {kort(deel.van)}, maar de termijn loopt pas na {kort(vanaf)}.")
        if deel.grond and deel.grond not in soort.gronden:
            raise TermijnFout(f"{deel.grond.artikel} is geen grond om {soort.soort} op te schorten.")


def schort_op(
    soort: Soort,
    ruw: date,
    opschortingen: Sequence[Opschorting],
    einde_van: Callable[[Loop], date],
) -> tuple[Loop, list[Stap]]:
    """Move the end by every suspended day, each counted once, in order of time.

    `einde_van` tells the last day of the term as it then runs; a suspension whose first day lies
    after it comes too late. Raises TermijnFout.
    """
    loop = Loop(ruw)
    stappen: list[Stap] = []
    geteld_tot = date.min
    for deel in sorted(opschortingen, key=lambda deel: (deel.van, deel.tot)):
        einde = einde_van(loop)
        if deel.van > einde:
            raise TermijnFout(
                f"De termijn was al verstreken op {voluit(einde)}; opschorten vanaf {kort(deel.van)} kan niet meer."
            )
        artikel = deel.grond.artikel if deel.grond else soort.opschorting_artikel
        periode = f"opgeschort van {kort(deel.van)} tot en met {kort(deel.tot)}"
        eerste = max(deel.van, geteld_tot + EEN_DAG) if geteld_tot > date.min else deel.van
        aantal = (deel.tot - eerste).days + 1
        if aantal <= 0:
            stappen.append(Stap(f"{periode}: deze dagen zijn al meegeteld", loop.ruw, artikel))
            continue
        geteld_tot = deel.tot
        nieuw = loop.ruw + timedelta(days=aantal)
        # A suspension that starts in the days the term was rolled over leaves the raw end behind it.
        in_verlenging = deel.van > loop.ruw
        loop = Loop(nieuw, deel.tot + EEN_DAG if in_verlenging else loop.niet_voor)
        dagen = meervoud(aantal, "dag", "dagen")
        nieuwe = " nieuwe" if eerste != deel.van else ""
        stappen.append(Stap(f"{periode}: {dagen}{nieuwe} erbij, dat wordt {voluit(nieuw)}", nieuw, artikel))
        if in_verlenging:
            tekst = f"tijdens de opschorting eindigt de termijn niet, dus niet vóór {voluit(loop.niet_voor)}"
            stappen.append(Stap(tekst, loop.niet_voor, artikel))
    return loop, stappen
