"""A gemeente always keeps somebody who can open its doors."""

from datetime import date, timedelta

from basis.journaal.tijd import vandaag
from basis.organisatie import rechten
from basis.organisatie.enums import Functie
from basis.organisatie.models import Gemeente, Hoedanigheid, Medewerker

BEHEERDERS = tuple(functie.value for functie in Functie if rechten.mag(functie, "rollen.geven"))
LAATSTE = (
    "Dan heeft de gemeente geen beheerder meer die zonder einddatum blijft. "
    "Geef eerst een andere collega de rol van functioneel beheerder."
)


def grendel_gemeente(door: Hoedanigheid) -> Gemeente:
    """Two beheerders who give or end roles at the same moment wait here for each other."""
    return Gemeente.objects.select_for_update().get(pk=door.gemeente_id)


def waarom_laatste_beheerder(
    door: Hoedanigheid,
    *,
    zonder: Hoedanigheid | None = None,
    zonder_medewerker: Medewerker | None = None,
    na: date | None = None,
) -> str | None:
    """Why this may not go: nobody else keeps beheer without end from the day after `na` (default today)."""
    weg = [zonder] if zonder else []
    if zonder_medewerker:
        weg = list(Hoedanigheid.objects.filter(gemeente_id=door.gemeente_id, medewerker=zonder_medewerker))
    if not any(rij.functie in BEHEERDERS for rij in weg):
        return None
    blijft = (
        Hoedanigheid.objects.filter(
            gemeente_id=door.gemeente_id,
            functie__in=BEHEERDERS,
            medewerker__actief=True,
            geldig__startswith__lte=(na or vandaag()) + timedelta(days=1),
            geldig__endswith=None,
        )
        .exclude(pk__in=[rij.pk for rij in weg])
        .exists()
    )
    return None if blijft else LAATSTE
