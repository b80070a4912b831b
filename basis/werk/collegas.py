"""The colleagues of a team who handle dossiers: to filter on, to give to, to take over from."""

from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid, Team


def behandelaars(team: Team | None) -> list[Hoedanigheid]:
    """Everybody who handles or handled dossiers in this team, by name; who left comes last. One question."""
    if team is None:
        return []
    hoeden = Hoedanigheid.objects.met_alles().filter(
        gemeente_id=team.gemeente_id, team=team, soort=SoortDoor.MEDEWERKER
    )
    alle = [hoed for hoed in hoeden.order_by("medewerker__naam", "pk") if hoed.mag("casus.behandelen")]
    return [hoed for hoed in alle if werkt(hoed)] + [hoed for hoed in alle if not werkt(hoed)]


def werkt(hoed: Hoedanigheid) -> bool:
    """Whether this colleague still works in this role today."""
    return vandaag() in hoed.geldig and bool(hoed.medewerker and hoed.medewerker.actief)


def naam_van(hoed: Hoedanigheid) -> str:
    return hoed.naam if werkt(hoed) else f"{hoed.naam} (werkt hier niet meer)"
