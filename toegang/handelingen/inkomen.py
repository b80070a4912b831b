"""A question about income belongs to the gemeente: taken at any desk, sent on the same moment (Pw 7 lid 4, Awb 2:3)."""

from collections import Counter

from django.db.models import Q

from basis.dossiers.handelingen import betrokkenheid_eindigt, verplaats
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor, SoortOrganisatie, SoortTeam, Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Team
from basis.werk.handelingen import maak_taak
from basis.werk.models import SoortTaak
from casussen.mandaat import van_gemeente

ALLEEN_GEMEENTE = (
    "Een vraag over inkomen behandelt alleen de gemeente zelf (Participatiewet 7 lid 4). Zend de melding door."
)


def is_buiten(door: Hoedanigheid) -> bool:
    """A colleague of the consortium or another organisation."""
    return door.soort == SoortDoor.MEDEWERKER and not van_gemeente(door)


def waarom_alleen_gemeente(door: Hoedanigheid, wet: str | None) -> str | None:
    """Why this door does nothing with a melding under the Participatiewet."""
    return ALLEEN_GEMEENTE if wet == Wet.PW and is_buiten(door) else None


def toets_gemeente(door: Hoedanigheid, *dossiers: Dossier) -> None:
    for dossier in dossiers:
        if reden := waarom_alleen_gemeente(door, dossier.wet):
            raise Geweigerd(reden)


def team_van_de_gemeente(gemeente_id: int) -> Team | None:
    """Where the gemeente takes in questions about income: rather a team of its own, without others in it."""
    hoeden = list(
        Hoedanigheid.objects.geldig_op(vandaag())
        .filter(gemeente_id=gemeente_id, soort=SoortDoor.MEDEWERKER, medewerker__actief=True, team__isnull=False)
        .select_related("team", "organisatie")
        .order_by("team_id", "pk")
    )
    gemengd = {hoed.team_id for hoed in hoeden if not van_gemeente(hoed)}
    kan = [hoed for hoed in hoeden if van_gemeente(hoed) and Wet.PW in hoed.wetten and hoed.mag("melding.afhandelen")]
    teams = {hoed.team_id: hoed.team for hoed in kan}
    telling = Counter(hoed.team_id for hoed in kan)
    return max(
        teams.values(),
        key=lambda team: (
            team.pk not in gemengd,  # type: ignore[union-attr]
            team.soort == SoortTeam.GEMEENTE,  # type: ignore[union-attr]
            telling[team.pk],  # type: ignore[union-attr]
            -team.pk,  # type: ignore[union-attr]
        ),
        default=None,
    )


def naar_de_gemeente(door: Hoedanigheid, dossier: Dossier) -> None:
    """Send a locked dossier on; who is not of the gemeente has nothing more to do with it."""
    team = team_van_de_gemeente(dossier.gemeente_id)
    if team is None:
        # Nobody to send it to yet: it is taken all the same, and somebody must.
        maak_taak(
            door, dossier, SoortTaak.EIGEN, toelichting="Zend deze vraag over inkomen door naar de gemeente (Awb 2:3)."
        )
        schrijf("melding.naar_gemeente", door, dossier=dossier, naar_team=None)
        return
    betrokkenheid_eindigt(dossier, ~Q(hoedanigheid__organisatie__soort=SoortOrganisatie.GEMEENTE))
    verplaats("melding.naar_gemeente", door, dossier, naar=None, team=team)
