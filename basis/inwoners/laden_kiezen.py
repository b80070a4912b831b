"""Which record counts when a file holds one BSN more than once: never the one that happens to stand first."""

from datetime import date

from basis.inwoners.brp import FOUT, Persoonslijst
from basis.inwoners.enums import OPGESCHORT
from basis.inwoners.gelijkenis import zelfde_persoon

Genummerd = tuple[int, Persoonslijst]


def kies(rijen: list[Genummerd]) -> tuple[int | None, dict[int, str]]:
    """(number of the record that counts or None, reason for each that does not). All have the same BSN.

    A list made by mistake gives way; then one that is kept up, then the latest. Other persons, or no way to
    tell: none of them.
    """
    echt = [rij for rij in rijen if rij[1].opschorting != FOUT] or rijen
    best = max(echt, key=lambda rij: _rang(rij[1]))
    gelijk = [rij for rij in echt if rij[1] != best[1] and _rang(rij[1]) == _rang(best[1])]
    vreemd = [rij for rij in echt if not _dezelfde(rij[1], best[1])]
    if gelijk or vreemd:
        reden = "Dit BSN staat ook in record {}, met andere gegevens. Welk record klopt, is niet te zien. Geen telt."
        nummers = {nr: min(ander for ander, _ in rijen if ander != nr) for nr, _ in rijen}
        return None, {nr: reden.format(ander) for nr, ander in nummers.items()}
    return best[0], {nr: _waarom_niet(lijst, best) for nr, lijst in rijen if nr != best[0]}


def _rang(lijst: Persoonslijst) -> tuple[bool, date]:
    dagen = (lijst.bijgewerkt_op.laatste(), lijst.opgeschort_op.laatste(), lijst.overleden_op.laatste())
    return lijst.opschorting not in OPGESCHORT, max(dag or date.min for dag in dagen)


def _dezelfde(een: Persoonslijst, twee: Persoonslijst) -> bool:
    return zelfde_persoon(een.naam_van(), een.geboren, twee.naam_van(), twee.geboren)


def _waarom_niet(lijst: Persoonslijst, best: Genummerd) -> str:
    if lijst == best[1]:
        return f"Dit BSN staat al in record {best[0]}."
    if lijst.opschorting == FOUT:
        return f"Deze lijst is bij vergissing gemaakt. Record {best[0]} van dit BSN telt."
    wat = "wordt wel bijgehouden" if lijst.opschorting in OPGESCHORT and not best[1].opschorting else "is nieuwer"
    return f"Dit BSN staat ook in record {best[0]}. Dat record {wat} en telt."
