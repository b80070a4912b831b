"""Read-only API over the same door: what a functie may see on screen, it may read here. No names, no texts."""

import re
from typing import Any, cast

from django.db.models import QuerySet
from rest_framework import generics, pagination, serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.organisatie.deur import DoorRequest, api, recht
from basis.organisatie.models import Hoedanigheid, Medewerker


class SessieMetDoor(BaseAuthentication):
    """Who came past DoorMiddleware. GET only, so no CSRF question arises."""

    def authenticate(self, request: Request) -> tuple[Medewerker, Hoedanigheid] | None:
        onder = cast(DoorRequest, request._request)
        medewerker = onder.door.medewerker
        return (medewerker, onder.door) if medewerker else None


class AlleenBekend(generics.GenericAPIView[Dossier]):
    """400 for a parameter that does nothing here: a program that asks for a filter must not get everything."""

    parameters: frozenset[str] = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if vreemd := sorted(set(request.query_params) - self.parameters):
            wel = f"Wel: {', '.join(sorted(self.parameters))}." if self.parameters else "Hier zijn er geen."
            raise ValidationError({"detail": f"Onbekende parameter: {', '.join(vreemd)[:200]}. {wel}"})
        super().initial(request, *args, **kwargs)


class DossierSerializer(serializers.ModelSerializer[Dossier]):
    """Codes, dates and numbers of one dossier."""

    kern = serializers.CharField(source="kern.naam", default=None)
    team = serializers.CharField(source="team.naam")

    class Meta:
        model = Dossier
        fields = (
            *("id", "kenmerk", "soort", "wet", "kern", "team", "fase", "aan_zet", "aan_zet_sinds"),
            *("fatale_datum", "laatste_contact", "herkomst", "geopend_op", "gesloten_op", "versie"),
        )
        read_only_fields = fields


_PLEK = re.compile(r"[0-9]{1,18}")


class Bladen(pagination.CursorPagination):
    page_size = 50
    ordering = "-id"
    cursor_query_param = "vanaf"

    def decode_cursor(self, request: Request) -> pagination.Cursor | None:
        """As the library's, but a place that is no id is refused here and not by the database."""
        cursor: pagination.Cursor | None = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not _PLEK.fullmatch(str(cursor.position)):
            raise NotFound(self.invalid_cursor_message)
        return cursor


def _zichtbaar(request: Request) -> QuerySet[Dossier]:
    door = cast(DoorRequest, request._request).door
    return Dossier.objects.zichtbaar_voor(door).select_related("kern", "team")


class DossierLijst(AlleenBekend, generics.ListAPIView[Dossier]):
    """The dossiers this door may see, newest first, 50 at a time."""

    authentication_classes = (SessieMetDoor,)
    serializer_class = DossierSerializer
    pagination_class = Bladen
    parameters = frozenset({Bladen.cursor_query_param})

    def get_queryset(self) -> QuerySet[Dossier]:
        return _zichtbaar(self.request)


class DossierDetail(AlleenBekend, generics.RetrieveAPIView[Dossier]):
    """One dossier; leaves a Raadpleging, as on screen."""

    authentication_classes = (SessieMetDoor,)
    serializer_class = DossierSerializer

    def get_object(self) -> Dossier:
        return open_dossier(self.request._request, int(self.kwargs["pk"]), "api")


lijst: Any = api(recht("dossier.zien")(DossierLijst.as_view()))
detail: Any = api(recht("dossier.zien")(DossierDetail.as_view()))
