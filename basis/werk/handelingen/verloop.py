"""A term that moves or ends, with what follows from it. They run inside verbs of this room and higher ones."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import Regelboek
from basis.werk.handelingen.gevolg_dwangsom import volg_dwangsom
from basis.werk.handelingen.termijn import herreken, rond_af
from basis.werk.models import Afronding, SoortVerschuiving, Termijn


def bereken_opnieuw(
    door: Hoedanigheid,
    dossier: Dossier,
    termijn: Termijn,
    waardoor: SoortVerschuiving,
    *,
    reden: str = "",
    oud_vanaf: date | None = None,
    veld: str | None = None,
    boek: Regelboek | None = None,
) -> bool:
    """`termijn.herreken`, and the dwangsom follows a start or end that moved."""
    verschoof = herreken(door, dossier, termijn, waardoor, reden=reden, oud_vanaf=oud_vanaf, veld=veld, boek=boek)
    if verschoof:
        volg_dwangsom(door, dossier, termijn)
    return verschoof


def rond_termijn_af(
    door: Hoedanigheid, dossier: Dossier, termijn: Termijn | None, afronding: Afronding, op: date, reden: str = ""
) -> None:
    """Meet or end an open term on a locked dossier, and the dwangsom follows. Nothing when it was ended before."""
    if termijn is not None and rond_af(door, dossier, termijn, afronding, op, reden):
        volg_dwangsom(door, dossier, termijn)
