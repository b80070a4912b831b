"""Letters that are printed and not on the post yet: the one scope of the list, its count and the group on home."""

from django.db.models import Exists, OuterRef, QuerySet

from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid

# Posting these meets the term of the dossier; a receipt or an afspraak meets none.
HAALT_TERMIJN = (SoortBrief.VERSLAG, SoortBrief.BESCHIKKING)


def te_posten(door: Hoedanigheid) -> QuerySet[Brief]:
    """What this door may post, the oldest first; also of a dossier that was closed or joined another meanwhile."""
    if not door.mag("brief.verzenden"):
        return Brief.objects.none()
    zichtbaar = Exists(Dossier.objects.zichtbaar_uit(door).filter(pk=OuterRef("dossier_id")).order_by())
    return (
        Brief.objects.filter(zichtbaar, status=StatusBrief.GEMAAKT, pdf__isnull=False)
        .select_related("dossier__inwoner", "dossier__kern")
        .defer("html", "gegevens")
        .order_by("gemaakt_op", "id")
    )
