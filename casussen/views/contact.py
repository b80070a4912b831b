"""A contact in five answers, with one hand; on a melding too."""

from django.http import HttpResponse

from basis.dossiers.openen import open_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from casussen import handelingen as h
from casussen.contact_forms import ANDERS, ContactFormulier
from casussen.enums import EnNu
from casussen.views.gedeeld import stap


@recht("contact.vastleggen")
def contact(request: DoorRequest, dossier_id: int) -> HttpResponse:
    dossier = open_dossier(request, dossier_id, "contact vastleggen")
    return stap(
        request,
        dossier,
        ContactFormulier,
        lambda door, g: h.leg_contact_vast(door, dossier_id, **g),
        titel="Contact vastleggen",
        knop="Contact opslaan",
        template="casussen/contact.html",
        form_kwargs={"dossier": dossier, "door": request.door},
        initial={"op": vandaag(), "wie": "0" if dossier.inwoner else ANDERS, "en_nu": EnNu.NIETS},
        concept=f"contact-{dossier_id}",
        gelukt="Contact opgeslagen",
    )
