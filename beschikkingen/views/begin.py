"""Correct the day the besluit term counts from."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from basis.organisatie.deur import DoorRequest, recht
from basis.werk.views.begin import beginstap
from beschikkingen import handelingen
from beschikkingen.handelingen.begin import aanvraag_met_klok, waarom_niet_verbeteren
from beschikkingen.views.gedeeld import METHODEN, open_casus


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def verbeteren(request: DoorRequest, dossier_id: int, termijn_id: int | None = None) -> HttpResponse:
    dossier, _, _ = open_casus(request, dossier_id, "begin verbeteren")
    aanvraag = aanvraag_met_klok(dossier, termijn_id)
    return beginstap(
        request,
        dossier,
        aanvraag.termijn if aanvraag else None,
        lambda door, g: handelingen.verbeter_aanvraag(door, dossier_id, termijn_id=termijn_id, **g),
        titel="Dag van deze aanvraag verbeteren" if termijn_id else "Dag van de aanvraag verbeteren",
        dicht=waarom_niet_verbeteren(dossier, termijn_id),
    )
