"""A page opens a dossier here and nowhere else."""

from typing import cast

from django.http import Http404, HttpRequest

from basis.dossiers.models import Dossier
from basis.organisatie.deur import DoorRequest
from basis.organisatie.inloggen import adres


def open_dossier(request: HttpRequest, dossier_id: int, doel: str) -> Dossier:
    """Through the door of who asks, written down as a Raadpleging; 404 for an outsider."""
    try:
        return Dossier.objects.openen(dossier_id, cast(DoorRequest, request).door, doel, werkplek=adres(request))
    except Dossier.DoesNotExist:
        raise Http404 from None
