"""Log in, choose a hoedanigheid and an own password, log out; and the door of beheer."""

from typing import cast

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from basis.organisatie import handelingen, inloggen
from basis.organisatie.beheerschermen import let_op, schermen_voor
from basis.organisatie.demo_accounts import demo_accounts
from basis.organisatie.deur import DoorRequest, ook_met_tijdelijk_wachtwoord, openbaar, recht, zonder_door
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Medewerker

FOUT = "Deze naam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters in je wachtwoord."
GEBLOKKEERD = "Dit lukte vijf keer niet. Wacht een kwartier en probeer het dan opnieuw."
TE_VAAK_HIER = (
    "Vanaf deze plek is te vaak geprobeerd in te loggen. Gebruik het apparaat waarop je eerder inlogde, "
    "of wacht een kwartier."
)
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


class WachtwoordFormulier(forms.Form):
    """An own password, twice, with the old one. Not a Formulier: it must work without a chosen role too."""

    oud = forms.CharField(
        label="Wachtwoord dat je nu hebt",
        max_length=200,
        strip=False,
        label_suffix="",
        error_messages={"required": "Vul het wachtwoord in waarmee je inlogde."},
        widget=forms.PasswordInput(attrs={"class": _VAK, "autocomplete": "current-password"}),
    )
    nieuw = forms.CharField(
        label="Nieuw wachtwoord",
        max_length=200,
        strip=False,
        label_suffix="",
        help_text="Minstens 12 tekens. Drie losse woorden achter elkaar is goed en makkelijk te onthouden.",
        error_messages={"required": "Vul een nieuw wachtwoord in."},
        widget=forms.PasswordInput(attrs={"class": _VAK, "autocomplete": "new-password"}),
    )
    nog_eens = forms.CharField(
        label="Nieuw wachtwoord, nog een keer",
        max_length=200,
        strip=False,
        label_suffix="",
        error_messages={"required": "Vul het nieuwe wachtwoord nog een keer in."},
        widget=forms.PasswordInput(attrs={"class": _VAK, "autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, str]:
        gegevens: dict[str, str] = super().clean() or {}
        if {"nieuw", "nog_eens"} <= set(gegevens) and gegevens["nieuw"] != gegevens["nog_eens"]:
            self.add_error("nog_eens", "Dit is niet twee keer hetzelfde. Vul het nieuwe wachtwoord nog een keer in.")
        return gegevens


def _veilig(request: HttpRequest, url: str) -> str:
    """Only a path of our own, else home. A bare word would be looked up as the name of a page."""
    goed = url.startswith("/") and url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if goed else "/"


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
            try:
                medewerker = inloggen.controleer(request, naam, form.cleaned_data["wachtwoord"])
            except inloggen.TeVaak as fout:
                medewerker, status = None, 429
                form.add_error(None, TE_VAAK_HIER if fout.adres else GEBLOKKEERD)
            else:
                if medewerker is None:
                    form.add_error(None, FOUT)
            if medewerker:
                keuzes = inloggen.log_in(request, medewerker)
                naar = _veilig(request, form.cleaned_data["volgende"])
                if len(keuzes) != 1:
                    request.session["volgende"] = naar
                    antwoord = redirect("organisatie:hoedanigheid")
                else:
                    antwoord = redirect(naar)
                inloggen.onthoud_apparaat(antwoord, medewerker)
                return antwoord
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


@zonder_door
@ook_met_tijdelijk_wachtwoord
@never_cache
@require_http_methods(["GET", "POST"])
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Choose an own password. After one that somebody else thought of this is the only open page."""
    medewerker = cast(Medewerker, request.user)
    rol = cast(DoorRequest, request).door or next(iter(inloggen.keuzes_van(medewerker)), None)
    form = WachtwoordFormulier(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = _kies_wachtwoord(request, form, medewerker, rol)
        if status == 303:
            return render(request, "organisatie/wachtwoord.html", {"klaar_met_wachtwoord": True, "form": None})
    context = {"form": form, "tijdelijk": medewerker.wachtwoord_tijdelijk, "rol": rol}
    return render(request, "organisatie/wachtwoord.html", context, status=status)


def _kies_wachtwoord(
    request: HttpRequest, form: WachtwoordFormulier, medewerker: Medewerker, rol: Hoedanigheid | None
) -> int:
    """303 when it is done, else the status of the page with what is wrong. Guessing the old one counts as a login."""
    if not form.is_valid():
        return 422
    if rol is None:
        form.add_error(None, "Je hebt vandaag geen rol in dit systeem. Vraag de functioneel beheerder om er een.")
        return 422
    try:
        if inloggen.controleer(request, medewerker.gebruikersnaam, form.cleaned_data["oud"]) is None:
            form.add_error("oud", "Dit is niet je wachtwoord. Let op hoofdletters.")
            return 422
    except inloggen.TeVaak as fout:
        form.add_error(None, TE_VAAK_HIER if fout.adres else GEBLOKKEERD)
        return 429
    try:
        vers = handelingen.wijzig_eigen_wachtwoord(rol, nieuw=form.cleaned_data["nieuw"])
    except Geweigerd as fout:
        form.add_error(fout.veld, fout.reden)
        return 422
    inloggen.blijf_binnen(request, vers)
    return 303


@recht("beheer.zien")
@never_cache
@require_http_methods(["GET"])
def beheer(request: HttpRequest) -> HttpResponse:
    """The door of beheer: a list of its screens."""
    door = cast(DoorRequest, request).door
    return render(request, "organisatie/beheer.html", {"schermen": schermen_voor(door), "let_op": let_op(door)})


@openbaar
@require_POST
def uitloggen(request: HttpRequest) -> HttpResponse:
    inloggen.log_uit(request)
    return redirect("organisatie:inloggen")
