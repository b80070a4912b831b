"""Hand a dossier to a colleague or a team: one list to choose from, and who may be in it."""

from typing import Any

from django.urls import reverse

from basis.dossiers.handelingen import draag_over, waarom_niet_aan, waarom_niet_overdragen
from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Team
from basis.scherm import formulieren as f

RECHT = "dossier.overdragen"
WEG = "Deze keuze kan niet meer. Kies opnieuw."


def zet_overdragen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The move only; it has no block of its own on the page."""
    if not door.mag(RECHT) or dossier.gesloten_op:
        return None
    url = reverse("werkplek:overdragen", args=[dossier.pk])
    return Paneel("Overdragen", "", zetten=(Zet("Overdragen", url, waarom_niet_overdragen(dossier)),))


def keuzes(dossier: Dossier) -> list[Any]:
    """Per team: the team itself and the colleagues who may handle this dossier. The own team first. One query."""
    per_team: dict[Team, list[tuple[str, str]]] = {}
    hoeden = (
        Hoedanigheid.objects.geldig_op(vandaag())
        .met_alles()
        .filter(gemeente_id=dossier.gemeente_id, soort=SoortDoor.MEDEWERKER, team__isnull=False)
        .order_by("team__naam", "medewerker__naam", "pk")
    )
    for hoed in hoeden:
        if hoed.team is None or waarom_niet_aan(dossier, hoed):
            continue
        lijst = per_team.setdefault(hoed.team, [])
        if not lijst and not dossier.afgeschermd and (dossier.team_id != hoed.team_id or dossier.behandelaar_id):
            lijst.append((f"team-{hoed.team_id}", f"{hoed.team.naam}: nog van niemand"))
        if hoed.pk != dossier.behandelaar_id:
            lijst.append((f"collega-{hoed.pk}", f"{hoed.naam}, {hoed.get_functie_display()}"))
    teams = sorted(per_team, key=lambda team: (team.pk != dossier.team_id, team.naam))
    return [(team.naam, per_team[team]) for team in teams if per_team[team]]


class OverdraagFormulier(f.Formulier):
    naar = f.KeuzeVeld(
        "Aan wie draag je het dossier over?",
        choices=(),
        leeg="Kies een collega of een team…",
        help_text="Je ziet alleen wie dit dossier mag behandelen.",
    )

    def __init__(self, *args: Any, keuzes: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["naar"].choices = [("", "Kies een collega of een team…"), *keuzes]


def voer_uit(door: Hoedanigheid, dossier_id: int, naar: str, versie: int | None) -> Dossier:
    """The choice as sent, to the verb. Raises Geweigerd when it is gone."""
    soort, _, nummer = naar.partition("-")
    if soort == "team":
        team = Team.objects.filter(pk=int(nummer), gemeente_id=door.gemeente_id).first()
        if team is None:
            raise Geweigerd(WEG, "naar")
        return draag_over(door, dossier_id, naar=None, team=team, versie=versie)
    hoed = Hoedanigheid.objects.met_alles().filter(pk=int(nummer), gemeente_id=door.gemeente_id).first()
    if hoed is None or hoed.team is None:
        raise Geweigerd(WEG, "naar")
    return draag_over(door, dossier_id, naar=hoed, team=hoed.team, versie=versie)
