"""Correct the day a besluit was posted; what that does to the time for bezwaar stands under the form."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from basis.documenten.forms import PostverbeteringFormulier
from basis.documenten.models import Brief, SoortBrief
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.opmaak import datum
from basis.werk.klok import stand_van
from basis.werk.views.gedeeld import termijnstap
from beschikkingen import handelingen
from beschikkingen.models import Beschikking
from beschikkingen.views.gedeeld import METHODEN, open_casus


@recht("brief.verzenden")
@require_http_methods(METHODEN)
def verbeteren(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    """Reached from the letter. A besluit that is not posted yet has no term to show: 404."""
    dossier, _, _ = open_casus(request, dossier_id, "postdag verbeteren")
    brief = get_object_or_404(
        Brief.objects.defer("html", "gegevens"), pk=brief_id, dossier=dossier, soort=SoortBrief.BESCHIKKING
    )
    beschikking = get_object_or_404(
        Beschikking.objects.select_related("bezwaartermijn"), casus_id=dossier.pk, nummer=brief.kenmerk
    )
    if beschikking.bezwaartermijn is None:
        raise Http404
    return termijnstap(
        request,
        stand_van(dossier, beschikking.bezwaartermijn, vandaag()),
        PostverbeteringFormulier,
        lambda door, g: handelingen.verbeter_verzending(door, dossier_id, beschikking.pk, **g),
        titel="Dag van de post verbeteren: besluit",
        knop="Verbeter de dag",
        wat="post",
        uitleg=f"Nu staat er: besluit {beschikking.nummer} ging op de post op {datum(brief.verzonden_op)}. "
        "De termijn voor bezwaar telt vanaf de dag van de post. De brief zelf verandert niet.",
        initial={"op": brief.verzonden_op},
        gelukt="Dag van de post verbeterd",
    )
