"""The dossier page: one person, one journey, every move and why a move is closed."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.journaal.schrijven import log_raadpleging
from basis.organisatie import rechten
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.inloggen import adres
from basis.scherm.acties import verwerk
from werkplek.dossier import TABS, bouw
from werkplek.overdragen import OverdraagFormulier, keuzes, voer_uit
from werkplek.tijdlijn import tijdlijn


@recht("dossier.zien")
@require_safe
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    return _toon(request, dossier_id, "overzicht")


@recht("dossier.zien")
@require_safe
def dossier_tab(request: HttpRequest, dossier_id: int, tab: str) -> HttpResponse:
    return _toon(request, dossier_id, tab)


def _toon(request: HttpRequest, dossier_id: int, tab: str) -> HttpResponse:
    door = cast(DoorRequest, request).door
    if tab not in TABS:
        raise Http404
    rij = open_dossier(request, dossier_id, f"tab {tab}")
    bladzijde = bouw(rij, door, tab)
    if bladzijde is None:
        raise Http404
    return render(request, "werkplek/dossier.html", {"dossier": rij, "bladzijde": bladzijde})


@recht("dossier.zien")
@require_safe
def tijdlijn_deel(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The next part of the timeline, as a fragment or (without script) as a page."""
    door = cast(DoorRequest, request).door
    voor = request.GET.get("voor", "")
    try:
        rij = Dossier.objects.zichtbaar_voor(door).select_related("inwoner").get(pk=dossier_id)
    except Dossier.DoesNotExist:
        raise Http404 from None
    log_raadpleging(
        "openen", door, doel="tijdlijn", rechten_versie=rechten.VERSIE, dossier=rij, werkplek=adres(request)
    )
    deel = tijdlijn(rij, door, voor=int(voor) if voor.isdecimal() and len(voor) < 19 else None)
    fragment = bool(request.headers.get("HX-Request"))
    sjabloon = "werkplek/tijdlijn_regels.html" if fragment else "werkplek/tijdlijn.html"
    return render(request, sjabloon, {"dossier": rij, "tijdlijn": deel})


@recht("dossier.overdragen")
@require_http_methods(["GET", "POST"])
def overdragen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Give it to a colleague or a team. Who loses sight of it goes home."""
    door = cast(DoorRequest, request).door
    rij = open_dossier(request, dossier_id, "overdragen")
    lijst = keuzes(rij)

    def naar(dossier: Dossier) -> str:
        zichtbaar = Dossier.objects.zichtbaar_voor(door).filter(pk=dossier.pk).exists()
        return dossier.get_absolute_url() if zichtbaar else "/"

    return verwerk(
        request,
        OverdraagFormulier,
        lambda door_, g: voer_uit(door_, dossier_id, g["naar"], g["versie"]),
        naar=naar,
        template="werkplek/overdragen.html",
        context={
            "dossier": rij,
            "naam": rij.wie,
            "nu": f"{rij.behandelaar.naam}, {rij.team.naam}" if rij.behandelaar else f"{rij.team.naam}, van niemand",
            "keuzes": bool(lijst),
            "terug_url": rij.get_absolute_url(),
        },
        form_kwargs={"keuzes": lijst},
        versie=rij.versie,
        bekijk=rij.get_absolute_url(),
        gelukt="Dossier overgedragen",
    )
