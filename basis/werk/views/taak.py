"""Tasks: tick one off."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse

from basis.dossiers.models import Dossier
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.inloggen import adres
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.werk.handelingen import rond_taak_af
from basis.werk.models import Taak


@recht("contact.vastleggen")
def taak_klaar(request: HttpRequest, dossier_id: int, taak_id: int) -> HttpResponse:
    """Tick off one task."""
    door = cast(DoorRequest, request).door
    try:
        dossier = Dossier.objects.openen(dossier_id, door, "taak", werkplek=adres(request))
        taak = Taak.objects.get(pk=taak_id, dossier=dossier)
    except (Dossier.DoesNotExist, Taak.DoesNotExist):
        raise Http404 from None
    return verwerk(
        request,
        Formulier,
        lambda door_, _: rond_taak_af(door_, dossier_id, taak_id),
        naar=dossier.get_absolute_url(),
        template="scherm/bevestig.html",
        context={
            "titel": taak.get_soort_display(),
            "uitleg": taak.toelichting or "Als je op de knop klikt, is deze taak gedaan.",
            "knop": "Gedaan",
            "terug_url": dossier.get_absolute_url(),
        },
        gelukt="Taak afgerond",
    )
