"""Before you save: which day it becomes, with every step. The same clock as the verb; nothing is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from basis.scherm.opmaak import datum_voluit
from basis.scherm.velden import lees_datum
from basis.termijnen import Grond, TermijnFout
from basis.werk.klok import Herrekend, TermijnStand
from basis.werk.models import Opschorting
from basis.werk.wachters import waarom_te_laat_voor_commissie

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Gevolg:
    """`zin` says it; `stappen` are empty while there is nothing to explain. `mag` is False when it would be refused."""

    zin: str
    stappen: tuple[str, ...] = ()
    mag: bool = True


class _NogNiet(Exception):
    """A day is missing or is no date yet."""


def _dag(gegevens: Mapping[str, Any], naam: str) -> date:
    waarde = gegevens.get(naam)
    if isinstance(waarde, date):
        return waarde
    try:
        return lees_datum(str(waarde)) if waarde else _mist()
    except ValidationError:
        return _mist()


def _mist() -> date:
    raise _NogNiet


def _opschorten(stand: TermijnStand, gegevens: Mapping[str, Any]) -> Herrekend:
    if not stand.wet.opschortbaar:
        raise TermijnFout("Deze termijn kan niet worden opgeschort.")
    van, tot = _dag(gegevens, "van"), _dag(gegevens, "tot")
    if tot < van:
        raise TermijnFout("De laatste dag ligt voor de eerste dag.")
    gekozen = str(gegevens.get("grond") or "")
    # The day does not hang on the ground; any will do while none is chosen.
    gronden = sorted(grond.value for grond in stand.wet.gronden)
    grond = gekozen if gekozen in gronden else gronden[0]
    rij = Opschorting(grond=Grond(grond).value, van=van, tot=tot)
    return stand.als(opschortingen=[*stand.opschortingen, rij])


def _hervatten(stand: TermijnStand, gegevens: Mapping[str, Any]) -> Herrekend:
    weer, lopend = _dag(gegevens, "weer_vanaf"), stand.open_opschorting
    if lopend is None:
        raise TermijnFout("De klok staat niet stil.")
    tot = min(max(weer, lopend.van) - EEN_DAG, lopend.tot)
    rijen = [rij for rij in stand.opschortingen if rij.pk != lopend.pk]
    return stand.als(opschortingen=[*rijen, Opschorting(grond=lopend.grond, van=lopend.van, tot=tot)])


def _commissie(stand: TermijnStand, gegevens: Mapping[str, Any]) -> Herrekend:
    if reden := waarom_te_laat_voor_commissie(stand, _dag(gegevens, "op")):
        raise TermijnFout(reden)
    return stand.als(commissie=True)


_WAT: dict[str, Callable[[TermijnStand, Mapping[str, Any]], Herrekend]] = {
    "opschorten": _opschorten,
    "hervatten": _hervatten,
    "verdagen": lambda stand, gegevens: stand.als(verdaagd_op=_dag(gegevens, "op")),
    "redelijk": lambda stand, gegevens: stand.als(
        redelijke_termijn=_dag(gegevens, "tot"), redelijk_genoemd_op=_dag(gegevens, "op")
    ),
    "commissie": _commissie,
    # The six weeks of the inwoner count from the day of the post.
    "post": lambda stand, gegevens: stand.als(vanaf=_dag(gegevens, "op")),
    "begin": lambda stand, gegevens: stand.als(vanaf=_dag(gegevens, "vanaf")),
}


def gevolg(stand: TermijnStand, wat: str, gegevens: Mapping[str, Any]) -> Gevolg:
    """What saving would do to the day. Raises KeyError for an unknown `wat`."""
    reken = _WAT[wat]
    try:
        nieuw = reken(stand, gegevens)
    except _NogNiet:
        return Gevolg("Vul de dag in, dan zie je hier wat de nieuwe uiterste dag wordt.")
    except TermijnFout as fout:
        return Gevolg(f"Dit kan niet. {fout}", mag=False)
    oud = stand.termijn.einddatum
    if nieuw.einddatum == oud:
        zin = f"Als je opslaat, blijft de uiterste dag {datum_voluit(oud)}."
    else:
        zin = f"Als je opslaat, wordt de uiterste dag {datum_voluit(nieuw.einddatum)}. Nu is dat {datum_voluit(oud)}."
    stappen = tuple(f"{stap['stap']} ({stap['artikel']})" for stap in nieuw.uitleg)
    return Gevolg(zin, stappen)


def bestaat(wat: str) -> bool:
    return wat in _WAT


__all__ = ["Gevolg", "bestaat", "gevolg"]
