"""Keep a set of filters under a name, for oneself or shared with the team."""

from django.http import QueryDict

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import Selectie

# Every field a selection may hold; none of them is a name or a search term.
VELDEN = frozenset(
    (
        *("fase", "wet", "kern", "toegangspunt", "medewerker", "termijn", "leeftijd"),
        *("stil", "aan_zet", "label", "gewicht", "waar", "sorteer", "kol"),
    )
)
HOOGSTENS = 25


def _controleer(door: Hoedanigheid, naam: str, zelf: int | None = None) -> str:
    naam = " ".join(naam.split())
    if not naam:
        raise Geweigerd("Geef de selectie een naam.", "naam")
    if Selectie.objects.filter(eigenaar=door, naam__iexact=naam).exclude(pk=zelf or 0).exists():
        raise Geweigerd("Je hebt al een selectie met deze naam.", "naam")
    return naam


@handeling("werkvoorraad.zien")
def bewaar_selectie(door: Hoedanigheid, *, naam: str, filters: str, gedeeld: bool) -> Selectie:
    """Keep `filters` (a querystring of known fields). Raises Geweigerd."""
    Hoedanigheid.objects.select_for_update(no_key=True).get(pk=door.pk)
    naam = _controleer(door, naam)
    if set(QueryDict(filters)) - VELDEN:
        raise ValueError("Een selectie kent alleen de velden van de werkvoorraad.")
    if Selectie.objects.filter(eigenaar=door).count() >= HOOGSTENS:
        raise Geweigerd(f"Je hebt al {HOOGSTENS} selecties. Gooi er eerst een weg.", "naam")
    selectie = Selectie.objects.create(
        gemeente_id=door.gemeente_id,
        naam=naam,
        eigenaar=door,
        team=door.team if gedeeld else None,
        filters=filters,
        gemaakt_op=nu(),
    )
    schrijf("selectie.bewaard", door, selectie=selectie.pk, gedeeld=gedeeld)
    return selectie


@handeling("werkvoorraad.zien")
def wijzig_selectie(door: Hoedanigheid, selectie_id: int, *, naam: str, gedeeld: bool) -> Selectie:
    """Another name, or (no longer) shared. Raises Selectie.DoesNotExist for somebody else's."""
    selectie = Selectie.objects.select_for_update(of=("self",)).get(pk=selectie_id, eigenaar=door)
    selectie.naam, selectie.team = _controleer(door, naam, selectie.pk), door.team if gedeeld else None
    selectie.save(update_fields=["naam", "team"])
    schrijf("selectie.gewijzigd", door, selectie=selectie.pk, gedeeld=gedeeld)
    return selectie


@handeling("werkvoorraad.zien")
def verwijder_selectie(door: Hoedanigheid, selectie_id: int) -> None:
    """Throw it away; who it was shared with loses it too. The dossiers stay as they are."""
    selectie = Selectie.objects.select_for_update(of=("self",)).get(pk=selectie_id, eigenaar=door)
    selectie.delete()
    schrijf("selectie.verwijderd", door, selectie=selectie_id)
