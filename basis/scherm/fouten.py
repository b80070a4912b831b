"""What people see when something can't: also without a login, also when the database is away."""

from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from basis.organisatie.handeling import Geweigerd


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: says nothing about whether it exists."""
    return render(request, "404.html", status=404)


def verboden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def storing(request: HttpRequest) -> HttpResponse:
    """500: rendered without request, context processors or queries, so it can't fail itself."""
    return HttpResponse(render_to_string("500.html"), status=500)


_TE_VEEL = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def onleesbaar(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400 or 413: a request Django would not read. Rendered without request: its Host may be what is wrong."""
    soort = "te_veel" if isinstance(exception, _TE_VEEL) else "adres" if isinstance(exception, DisallowedHost) else ""
    return HttpResponse(render_to_string("400.html", {"soort": soort}), status=413 if soort == "te_veel" else 400)


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The login expired while somebody typed. Their text is safe in the browser and comes back."""
    return render(request, "scherm/even_weg.html", {"opnieuw": terug_naar(request, request.path)}, status=403)


def geweigerd(request: HttpRequest, fout: Geweigerd) -> HttpResponse:
    """A refusal that no view put at a field."""
    gegevens = {"reden": fout.reden, "terug": terug_naar(request, "/")}
    return render(request, "scherm/geweigerd.html", gegevens, status=409)


def terug_naar(request: HttpRequest, anders: str) -> str:
    """The page this request came from, as a path of this site; else `anders`."""
    van = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(van, {request.get_host()}, require_https=request.is_secure()):
        return anders
    delen = urlsplit(van)
    pad = f"{delen.path}?{delen.query}" if delen.query else delen.path
    # "//elders" is a path here, but a host in a link.
    return pad if url_has_allowed_host_and_scheme(pad, None) else anders
