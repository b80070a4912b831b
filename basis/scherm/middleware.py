"""Around every view: no caching of what somebody may see, no writing on a GET, no raw refusal."""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse

from basis.organisatie.handeling import Geweigerd
from basis.scherm import fouten, klaar
from basis.scherm.lezen import alleen_lezen

Antwoord = Callable[[HttpRequest], HttpResponse]


class SchermMiddleware:
    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD"}:
            with connection.execute_wrapper(alleen_lezen):
                antwoord = self.get_response(request)
        else:
            antwoord = self.get_response(request)
        if getattr(request, "user", None) is not None:
            # Shared desks: the back button after logout must not show a dossier.
            antwoord["Cache-Control"] = "no-store"
        klaar.ruim_op(request, antwoord)
        return antwoord

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return fouten.geweigerd(request, exception) if isinstance(exception, Geweigerd) else None
