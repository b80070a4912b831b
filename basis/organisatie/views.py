"""Log in, choose a hoedanigheid, log out."""

from typing import cast

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from basis.organisatie import inloggen
from basis.organisatie.demo_accounts import demo_accounts
from basis.organisatie.deur import DoorRequest, openbaar, zonder_door
from basis.organisatie.models import Medewerker

FOUT = "Deze naam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters in je wachtwoord."
GEBLOKKEERD = "Dit lukte vijf keer niet. Wacht een kwartier en probeer het dan opnieuw."
_VAK = "utrecht-textbox utrecht-textbox--html-input"


class InlogFormulier(forms.Form):
    """Name and password. Not a Formulier: there is no door yet, and nothing to save twice."""

    gebruikersnaam = forms.CharField(
        label="Gebruikersnaam",
        max_length=60,
        label_suffix="",
        error_messages={"required": "Vul je gebruikersnaam in."},
        widget=forms.TextInput(attrs={"class": _VAK, "autocomplete": "username", "autocapitalize": "none"}),
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        max_length=200,
        strip=False,
        label_suffix="",
        error_messages={"required": "Vul je wachtwoord in."},
        widget=forms.PasswordInput(attrs={"class": _VAK, "autocomplete": "current-password"}),
    )
    volgende = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)


def _veilig(request: HttpRequest, url: str) -> str:
    """Only a path of our own, else home."""
    goed = url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return url if url and goed else "/"


@openbaar
@never_cache
@require_http_methods(["GET", "POST"])
def inloggen_view(request: HttpRequest) -> HttpResponse:
    gegevens = request.POST if request.method == "POST" else None
    form = InlogFormulier(gegevens, initial={"volgende": request.GET.get("volgende", "")})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            naam = form.cleaned_data["gebruikersnaam"]
            if inloggen.geblokkeerd(request, naam):
                form.add_error(None, GEBLOKKEERD)
                status = 429
            elif medewerker := inloggen.controleer(request, naam, form.cleaned_data["wachtwoord"]):
                keuzes = inloggen.log_in(request, medewerker)
                naar = _veilig(request, form.cleaned_data["volgende"])
                if len(keuzes) != 1:
                    request.session["volgende"] = naar
                    antwoord = redirect("organisatie:hoedanigheid")
                else:
                    antwoord = redirect(naar)
                inloggen.onthoud_apparaat(antwoord, medewerker)
                return antwoord
            else:
                form.add_error(None, FOUT)
    accounts = demo_accounts() if settings.DEMO else []
    return render(request, "organisatie/inloggen.html", {"form": form, "accounts": accounts}, status=status)


@zonder_door
@never_cache
@require_http_methods(["GET", "POST"])
def hoedanigheid(request: HttpRequest) -> HttpResponse:
    medewerker = cast(Medewerker, request.user)
    fout = ""
    if request.method == "POST":
        gekozen = request.POST.get("hoedanigheid", "")
        if gekozen.isdecimal() and len(gekozen) < 19 and inloggen.kies(request, int(gekozen)):
            return redirect(_veilig(request, request.session.pop("volgende", "/")))
        fout = "Kies een van je rollen."
    huidige = cast(DoorRequest, request).door
    return render(
        request,
        "organisatie/hoedanigheid.html",
        {"keuzes": inloggen.keuzes_van(medewerker), "nu": huidige.pk if huidige else None, "fout": fout},
        status=422 if fout else 200,
    )


@openbaar
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    inloggen.log_uit(request)
    return redirect("organisatie:inloggen")
