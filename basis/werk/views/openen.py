"""Open a dossier for one of the small steps of this room: 404 for an outsider, a Raadpleging for who may."""

from typing import cast

from django.http import Http404, HttpRequest

from basis.dossiers.models import Dossier
from basis.organisatie.deur import DoorRequest
from basis.organisatie.inloggen import adres


def open_dossier(request: HttpRequest, dossier_id: int, doel: str) -> Dossier:
    try:
        return Dossier.objects.openen(dossier_id, cast(DoorRequest, request).door, doel, werkplek=adres(request))
    except Dossier.DoesNotExist:
        raise Http404 from None


def naam_van_dossier(dossier: Dossier) -> str:
    return dossier.inwoner.naam.volledig() if dossier.inwoner else dossier.kenmerk
