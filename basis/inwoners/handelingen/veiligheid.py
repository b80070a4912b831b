"""What a visitor must know beforehand. Factual, dated, and looked at again: never a judgement that stays."""

from datetime import date, timedelta

from django.db.models import F, QuerySet

from basis.inwoners.handelingen.invoer import vergrendel
from basis.inwoners.models import Inwoner, Veiligheidsnotitie
from basis.inwoners.veiligheid import notitie_van
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import vanaf
from basis.scherm.opmaak import datum

# Looked at again within this time; a warning nobody looks at any more is worse than none.
HOOGSTENS_DAGEN = 366
_LENGTE = 300


@handeling("veiligheid.vastleggen")
def leg_veiligheidsnotitie_vast(
    door: Hoedanigheid,
    inwoner_id: int,
    *,
    tekst: str,
    herzien_op: date,
    uit: QuerySet[Inwoner],
    versie: int | None = None,
) -> Veiligheidsnotitie:
    """Write it, or judge it anew: the one before ends today. `uit` are the inwoners this door may see."""
    inwoner = vergrendel(door, inwoner_id, uit, versie)
    schoon = " ".join(tekst.split())
    if not schoon:
        raise Geweigerd("Schrijf op wat een bezoeker moet weten.", "tekst")
    if len(schoon) > _LENGTE:
        raise Geweigerd(f"Dit is te lang: hoogstens {_LENGTE} tekens.", "tekst")
    if herzien_op <= vandaag():
        raise Geweigerd("Kies een dag na vandaag: dan bekijk je of de notitie nog nodig is.", "herzien_op")
    uiterste = vandaag() + timedelta(days=HOOGSTENS_DAGEN)
    if herzien_op > uiterste:
        raise Geweigerd(f"Kies een dag binnen een jaar, uiterlijk {datum(uiterste)}.", "herzien_op")
    _stop(inwoner)
    notitie = Veiligheidsnotitie.objects.create(
        inwoner=inwoner, tekst=schoon, herzien_op=herzien_op, geldig=vanaf(vandaag()), vastgelegd_op=nu(), door=door
    )
    Inwoner.objects.filter(pk=inwoner.pk).update(versie=F("versie") + 1)
    schrijf("veiligheid.vastgelegd", door, inwoner_id=inwoner.pk, veiligheidsnotitie=notitie.pk, herzien_op=herzien_op)
    return notitie


@handeling("veiligheid.vastleggen")
def beeindig_veiligheidsnotitie(
    door: Hoedanigheid, inwoner_id: int, *, uit: QuerySet[Inwoner], versie: int | None = None
) -> None:
    """It is no longer needed."""
    inwoner = vergrendel(door, inwoner_id, uit, versie)
    if not _stop(inwoner):
        raise Geweigerd("Er is geen veiligheidsnotitie (meer).")
    Inwoner.objects.filter(pk=inwoner.pk).update(versie=F("versie") + 1)
    schrijf("veiligheid.beeindigd", door, inwoner_id=inwoner.pk)


def _stop(inwoner: Inwoner) -> bool:
    """End the one that holds; one of today itself was a mistake and goes."""
    huidig = notitie_van(inwoner.pk, vandaag())
    if huidig is None:
        return False
    if huidig.geldig.lower == vandaag():
        huidig.delete()
    else:
        huidig.geldig = vanaf(huidig.geldig.lower, vandaag())
        huidig.save(update_fields=["geldig"])
    return True
