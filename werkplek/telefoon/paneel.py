"""Whom to call back about this dossier. One query."""

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import SoortTaak, Taak
from werkplek.telefoon.terugbellen import met_alles, verzoek


def terugbellen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Open requests; nothing at all where nobody waits."""
    if not door.mag("contact.vastleggen"):
        return None
    rijen = met_alles(Taak.objects.filter(dossier=dossier, klaar_op=None, soort=SoortTaak.TERUGBELLEN))
    lijst = [verzoek(taak, door) for taak in rijen.order_by("uiterlijk", "id")[:10]]
    if not lijst:
        return None
    return Paneel("Terugbellen", "werkplek/telefoon/paneel.html", {"verzoeken": lijst}, aantal=len(lijst))


def zet_telefoon(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The move only, without a query."""
    if not door.mag("contact.vastleggen"):
        return None
    url = reverse("telefoon:bij", args=[dossier.pk])
    return Paneel("", "", zetten=(Zet("Telefoonnotitie of terugbelverzoek", url),))
