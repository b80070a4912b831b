"""Who is asking, through which door. Closed by default: a view without a recht does not open."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from basis.organisatie.inloggen import huidige

Antwoord = Callable[[HttpRequest], HttpResponse]


def _pagina_van(request: HttpRequest) -> str:
    """Where to go on after the login: this page, or for a form the page it stood on."""
    if request.method == "GET":
        return request.get_full_path()
    van = request.headers.get("Referer", "")
    eigen = url_has_allowed_host_and_scheme(van, {request.get_host()}, require_https=request.is_secure())
    delen = urlsplit(van)
    return (f"{delen.path}?{delen.query}" if delen.query else delen.path) if eigen else "/"


class DoorMiddleware:
    """Sets request.user (Medewerker or None) and request.door (Hoedanigheid or None)."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        medewerker, door = huidige(request)
        request.user = medewerker  # type: ignore[assignment]
        request.door = door  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if getattr(view, "openbaar", False):
            return None
        if getattr(view, "api", False):
            return self._api(request, view)
        if request.user is None:
            if request.headers.get("HX-Request"):
                # An expired login in a fragment: let the browser go to the login page as a whole.
                antwoord = HttpResponse(status=401)
                antwoord["HX-Redirect"] = f"{reverse('organisatie:inloggen')}"
                return antwoord
            volgende = urlencode({"volgende": _pagina_van(request)})
            return redirect(f"{reverse('organisatie:inloggen')}?{volgende}")
        tijdelijk = getattr(request.user, "wachtwoord_tijdelijk", False)
        if tijdelijk and not getattr(view, "ook_tijdelijk", False):
            if request.headers.get("HX-Request"):
                return HttpResponse(status=401, headers={"HX-Redirect": reverse("organisatie:wachtwoord")})
            return redirect("organisatie:wachtwoord")
        if getattr(view, "zonder_door", False):
            return None
        door = request.door  # type: ignore[attr-defined]
        if door is None:
            return redirect("organisatie:hoedanigheid")
        recht = getattr(view, "recht", None)
        if recht is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} noemt geen recht")
        if not door.mag(recht):
            return HttpResponseForbidden(render(request, "403.html").content)
        return None

    def _api(self, request: HttpRequest, view: Callable[..., HttpResponse]) -> HttpResponse | None:
        """As below, for a program: it follows no redirect to a form."""
        door = getattr(request, "door", None)
        if request.user is None:
            nee = JsonResponse({"detail": "Log eerst in."}, status=401)
            nee["WWW-Authenticate"] = 'Session realm="toegangspunt"'
            return nee
        if getattr(request.user, "wachtwoord_tijdelijk", False):
            return JsonResponse({"detail": "Kies eerst een eigen wachtwoord."}, status=403)
        if door is None:
            return JsonResponse({"detail": "Kies eerst een rol."}, status=403)
        if not door.mag(view.recht):  # type: ignore[attr-defined]
            return JsonResponse({"detail": "Dit hoort niet bij deze rol."}, status=403)
        return None
