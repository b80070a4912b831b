"""Pick a dossier up out of the team, and give it back."""

from basis.dossiers.handelingen.dossier import (
    GESLOTEN,
    NIET_AAN_TEAM,
    van_een_ander,
    vergrendel,
    verplaats,
    waarom_niet_aan,
)
from basis.dossiers.models import Dossier, Verblijf
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, tijd


def waarom_niet_oppakken(dossier: Dossier, door: Hoedanigheid) -> str | None:
    """Why this door can't take it; says by whom it was taken."""
    if dossier.gesloten_op:
        return GESLOTEN
    if dossier.behandelaar_id == door.pk:
        return "Dit dossier is al van jou."
    if dossier.behandelaar:
        sinds = Verblijf.objects.filter(dossier=dossier, tot=None).values_list("sinds", flat=True).first()
        moment = f" op {datum(sinds)} om {tijd(sinds)} uur" if sinds else ""
        return f"{dossier.behandelaar.naam} heeft dit dossier al opgepakt{moment}."
    if dossier.team_id != door.team_id:
        return "Dit dossier is van een ander team."
    return waarom_niet_aan(dossier, door)


@handeling("casus.behandelen")
def pak_op(door: Hoedanigheid, dossier_id: int) -> Dossier:
    """Take a dossier of the own team that is of nobody yet. Raises Geweigerd, which says who was first."""
    dossier = vergrendel(door, dossier_id)
    if reden := waarom_niet_oppakken(dossier, door):
        raise Geweigerd(reden)
    verplaats("dossier.opgepakt", door, dossier, naar=door, team=dossier.team)
    return dossier


def waarom_niet_teruggeven(dossier: Dossier, door: Hoedanigheid) -> str | None:
    """Why it can't go back to the team now."""
    if dossier.gesloten_op:
        return GESLOTEN
    if dossier.behandelaar_id is None:
        return "Dit dossier is al van niemand."
    eigen = dossier.behandelaar_id == door.pk or dossier.waargenomen_voor is not None
    if not eigen and not door.mag("dossier.overdragen"):
        return "Alleen wie het dossier behandelt, of wie dossiers mag overdragen, kan het teruggeven."
    return NIET_AAN_TEAM if dossier.afgeschermd else None


@handeling("werkvoorraad.zien")
def geef_terug(door: Hoedanigheid, dossier_id: int, *, van: int | None = None) -> Dossier:
    """Back to its team: of nobody. By the behandelaar, or by who hands over. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id)
    if reden := van_een_ander(dossier, van) or waarom_niet_teruggeven(dossier, door):
        raise Geweigerd(reden)
    verplaats("dossier.teruggegeven", door, dossier, naar=None, team=dossier.team)
    return dossier
