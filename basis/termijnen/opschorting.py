"""Suspended days: intervals in which a term stands still (Awb 4:15, 7:10)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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


def blokken(opschortingen: Sequence[Opschorting]) -> Iterator[list[Opschorting]]:
    """Suspensions in order of time; those that overlap or follow on each other are one stretch of standing still."""
    blok: list[Opschorting] = []
    for deel in sorted(opschortingen, key=lambda deel: (deel.van, deel.tot)):
        if blok and deel.van > max(rij.tot for rij in blok) + EEN_DAG:
            yield blok
            blok = []
        blok.append(deel)
    if blok:
        yield blok


def knip(opschortingen: Sequence[Opschorting], na: date) -> tuple[list[Opschorting], list[Opschorting]]:
    """The suspended days up to and including `na`, and those after it."""
    eerder = [replace(deel, tot=min(deel.tot, na)) for deel in opschortingen if deel.van <= na]
    later = [replace(deel, van=max(deel.van, na + EEN_DAG)) for deel in opschortingen if deel.tot > na]
    return eerder, later


def schort_op(soort: Soort, loop: Loop, blok: Sequence[Opschorting], einde: date) -> tuple[Loop, list[Stap]]:
    """Move the end by every suspended day of one stretch, each counted once.

    `einde` is the last day of the term as it then runs; a stretch whose first day lies after it
    comes too late. Raises TermijnFout.
    """
    begin = blok[0].van
    if begin > einde:
        raise TermijnFout(
            f"De termijn was al verstreken op {voluit(einde)}; opschorten vanaf {kort(begin)} kan niet meer."
        )
    # A stretch that starts in the days the term was rolled over leaves the raw end behind it.
    in_verlenging = begin > loop.ruw
    ruw, geteld_tot = loop.ruw, begin - EEN_DAG
    stappen: list[Stap] = []
    artikel = soort.opschorting_artikel
    for deel in blok:
        artikel = deel.grond.artikel if deel.grond else soort.opschorting_artikel
        periode = f"opgeschort van {kort(deel.van)} tot en met {kort(deel.tot)}"
        aantal = (deel.tot - max(deel.van - EEN_DAG, geteld_tot)).days
        if aantal <= 0:
            stappen.append(Stap(f"{periode}: deze dagen zijn al meegeteld", ruw, artikel))
            continue
        dubbel = deel.van <= geteld_tot
        dagen = meervoud(aantal, "nieuwe dag", "nieuwe dagen") if dubbel else meervoud(aantal, "dag", "dagen")
        vanaf = f", geteld vanaf {kort(ruw)}" if in_verlenging and not stappen else ""
        geteld_tot, ruw = deel.tot, ruw + timedelta(days=aantal)
        stappen.append(Stap(f"{periode}: {dagen} erbij{vanaf}, dat wordt {voluit(ruw)}", ruw, artikel))
    if not in_verlenging:
        return Loop(ruw, loop.niet_voor), stappen
    niet_voor = geteld_tot + EEN_DAG
    tekst = f"tijdens de opschorting eindigt de termijn niet, dus niet vóór {voluit(niet_voor)}"
    return Loop(ruw, niet_voor), [*stappen, Stap(tekst, niet_voor, artikel)]
