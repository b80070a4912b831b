"""What a melding is about and its next step; a casus without help yet is about the melding it came from. One query."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from basis.dossiers.models import Dossier, SoortDossier
from basis.dossiers.waarover import Over, kort
from basis.organisatie.models import Hoedanigheid
from toegang.enums import DoorOfNamens, StatusMelding
from toegang.handelingen import waarom_afgehandeld
from toegang.models import Melding


def over(dossiers: Sequence[Dossier], door: Hoedanigheid) -> dict[int, Over]:
    meldingen = [rij.pk for rij in dossiers if rij.soort == SoortDossier.MELDING]
    casussen = [rij.pk for rij in dossiers if rij.soort == SoortDossier.CASUS]
    # Of a casus only the meldingen this door may see itself.
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(melding__casus_id__in=casussen).order_by()
    rijen = Melding.objects.filter(Q(pk__in=meldingen) | Q(pk__in=zichtbaar.values("pk")))
    uit: dict[int, Over] = {}
    eigen = set(meldingen)
    for rij in rijen.order_by("ontvangen_op", "pk"):
        if rij.pk in eigen:
            uit[rij.pk] = Over(_waarover(rij), *_stap(rij, door))
        elif rij.casus_id:
            uit[rij.casus_id] = Over(kort(rij.vraag))
    return uit


def _waarover(rij: Melding) -> str:
    vraag = kort(rij.vraag)
    return f"Signaal: {vraag}" if rij.door_of_namens == DoorOfNamens.NEE else vraag


def _stap(rij: Melding, door: Hoedanigheid) -> tuple[str, str]:
    """As on the page: a signaal asks to speak to the inwoner first."""
    if waarom_afgehandeld(rij):
        return "", ""
    if rij.door_of_namens == DoorOfNamens.NEE:
        label, naam, recht = "Spreek de inwoner", "gesproken", "melding.afhandelen"
    elif rij.status == StatusMelding.ONTVANGEN and not door.mag("melding.afhandelen"):
        label, naam, recht = "De drie vragen stellen", "uitvragen", "melding.opnemen"
    else:
        label, naam, recht = "In behandeling nemen", "behandelen", "melding.afhandelen"
    return label, reverse(f"toegang:{naam}", args=[rij.pk]) if door.mag(recht) else ""
