"""Whom to call back about this dossier. One query."""

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import SoortTaak, Taak
from werkplek.telefoon.terugbellen import met_alles, verzoek


def terugbellen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Open requests, and the move to make one; the block itself only when there is something in it."""
    if not door.mag("contact.vastleggen"):
        return None
    rijen = met_alles(Taak.objects.filter(dossier=dossier, klaar_op=None, soort=SoortTaak.TERUGBELLEN))
    lijst = [verzoek(taak, door) for taak in rijen.order_by("uiterlijk", "id")[:10]]
    zetten = (Zet("Telefoonnotitie of terugbelverzoek", reverse("telefoon:bij", args=[dossier.pk])),)
    if not lijst:
        return Paneel("Terugbellen", "werkplek/telefoon/paneel.html", {"verzoeken": []}, zetten=zetten)
    return Paneel(
        "Terugbellen", "werkplek/telefoon/paneel.html", {"verzoeken": lijst}, zetten=zetten, aantal=len(lijst)
    )
