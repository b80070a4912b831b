"""The waiting list of the team: order, reason, and the clock that runs on."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from basis.dossiers.handelingen import waarom_niet_oppakken
from basis.dossiers.openen import open_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import aantal, datum_kort
from basis.werk.forms.wachtlijst import PlekFormulier, WachtFormulier
from basis.werk.handelingen import haal_van_wachtlijst, verplaats_wachtplek, zet_op_wachtlijst
from basis.werk.wachtlijst import plek_van, wachtlijst
from basis.werk.werkvoorraad import geleden, labels_van, maak_rijen

HOOGSTENS = 200


@recht("werkvoorraad.zien")
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Everybody who waits for the team, first first."""
    door = cast(DoorRequest, request).door
    labels = labels_van(door.gemeente_id)
    plekken = list(
        wachtlijst(door).select_related(
            "dossier__inwoner", "dossier__kern", "dossier__team", "dossier__behandelaar__medewerker"
        )[: HOOGSTENS + 1]
    )
    meer, plekken = len(plekken) > HOOGSTENS, plekken[:HOOGSTENS]
    dag = vandaag()
    dossiers = maak_rijen([plek.dossier for plek in plekken], door, labels)
    rijen = [
        {
            "nummer": nummer,
            "rij": rij,
            "reden": plek.reden,
            "sinds": datum_kort(plek.sinds),
            "wacht": geleden(plek.sinds, dag),
            "mag_op": door.mag("casus.behandelen") and waarom_niet_oppakken(plek.dossier, door) is None,
            "eerste": nummer == 1,
            "laatste": nummer == len(plekken) and not meer,
        }
        for nummer, (plek, rij) in enumerate(zip(plekken, dossiers, strict=True), start=1)
    ]
    te_laat = sum(1 for plek in plekken if plek.dossier.fatale_datum and plek.dossier.fatale_datum < dag)
    return render(
        request,
        "werk/wachtlijst.html",
        {
            "rijen": rijen,
            "meer": meer,
            "hoogstens": HOOGSTENS,
            "mag": door.mag("dossier.ordenen"),
            "zin": f"{aantal(len(rijen), 'dossier wacht,dossiers wachten')}. De wettelijke termijn loopt door.",
            "te_laat": te_laat,
        },
    )


@recht("dossier.ordenen")
@require_http_methods(["GET", "HEAD", "POST"])
def erop(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Put it at the end, with why."""
    dossier = open_dossier(request, dossier_id, "wachtlijst")
    return verwerk(
        request,
        WachtFormulier,
        lambda door, g: zet_op_wachtlijst(door, dossier_id, **g),
        naar=reverse("werk:wachtlijst"),
        template="werk/stap.html",
        context={
            "titel": "Op de wachtlijst zetten",
            "naam": dossier.wie,
            "dossier": dossier,
            "uitleg": f"Het dossier komt achteraan op de wachtlijst van {dossier.team.naam}. Wachten stopt de klok "
            "niet: de wettelijke termijn loopt door. Pakt iemand het op, dan gaat het vanzelf van de lijst.",
            "knop": "Zet op de wachtlijst",
            "terug_url": dossier.get_absolute_url(),
        },
        gelukt="Op de wachtlijst gezet",
    )


@recht("dossier.ordenen")
@require_http_methods(["GET", "HEAD", "POST"])
def plek(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """To a numbered place."""
    dossier = open_dossier(request, dossier_id, "wachtlijst")
    nu = plek_van(dossier, cast(DoorRequest, request).door)
    stand = f"Nu staat het dossier op plek {nu[1]}." if nu else "Dit dossier staat nu niet op de wachtlijst."
    return verwerk(
        request,
        PlekFormulier,
        lambda door, g: verplaats_wachtplek(door, dossier_id, **g),
        naar=reverse("werk:wachtlijst"),
        template="werk/stap.html",
        context={
            "titel": "Andere plek op de wachtlijst",
            "naam": dossier.wie,
            "dossier": dossier,
            "uitleg": stand,
            "knop": "Verplaats",
            "terug_url": reverse("werk:wachtlijst"),
        },
        initial={"naar_plek": nu[1]} if nu else {},
        gelukt="Verplaatst op de wachtlijst",
    )


@recht("dossier.ordenen")
@require_http_methods(["GET", "HEAD", "POST"])
def schuif(request: HttpRequest, dossier_id: int, richting: str) -> HttpResponse:
    """One place up or down."""
    dossier = open_dossier(request, dossier_id, "wachtlijst")
    if richting not in ("omhoog", "omlaag"):
        raise Http404
    nu = plek_van(dossier, cast(DoorRequest, request).door)
    doel = max(1, (nu[1] if nu else 1) + (-1 if richting == "omhoog" else 1))
    return verwerk(
        request,
        Formulier,
        lambda door, _: verplaats_wachtplek(door, dossier_id, naar_plek=doel),
        naar=f"{reverse('werk:wachtlijst')}#d-{dossier_id}",
        template="scherm/bevestig.html",
        context={
            "titel": f"{dossier.wie} {richting} op de wachtlijst",
            "uitleg": f"Daarna staat het dossier op plek {doel}.",
            "knop": "Verplaats",
            "terug_url": reverse("werk:wachtlijst"),
        },
        gelukt=f"{richting.capitalize()} op de wachtlijst",
    )


@recht("dossier.ordenen")
@require_http_methods(["GET", "HEAD", "POST"])
def eraf(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Off the list."""
    dossier = open_dossier(request, dossier_id, "wachtlijst")
    return verwerk(
        request,
        Formulier,
        lambda door, _: haal_van_wachtlijst(door, dossier_id),
        naar=reverse("werk:wachtlijst"),
        template="scherm/bevestig.html",
        context={
            "titel": f"{dossier.wie} van de wachtlijst halen",
            "uitleg": "Het dossier blijft bij het team en is nog van niemand.",
            "knop": "Haal van de lijst",
            "terug_url": reverse("werk:wachtlijst"),
        },
        gelukt="Van de wachtlijst gehaald",
    )
