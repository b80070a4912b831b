"""What somebody is told and did not see yet. The one scope of the list, its count and the digest."""

from django.db.models import Q, QuerySet

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import Attendering, SoortAttendering

# These are about a dossier that is not (yet) theirs to see: told without it.
ZONDER_DOSSIER = (SoortAttendering.OVERDRACHT, SoortAttendering.VRAAG)


def attenderingen_voor(door: Hoedanigheid) -> QuerySet[Attendering]:
    """Not seen yet; about a dossier only while this door may see it."""
    rijen = Attendering.objects.filter(aan=door, gezien_op=None)
    bij = rijen.exclude(soort__in=ZONDER_DOSSIER).order_by().values("dossier_id")
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(pk__in=bij).order_by()
    return rijen.filter(Q(dossier=None) | Q(soort__in=ZONDER_DOSSIER) | Q(dossier_id__in=zichtbaar.values("pk")))
