"""Questions of and to colleagues. Who is asked sees one page with what was shared, and nothing else."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from basis.dossiers.openen import open_dossier
from basis.journaal.schrijven import log_raadpleging
from basis.organisatie import rechten
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import datumtijd
from basis.werk import vragen as v
from basis.werk.forms.vraag import AntwoordFormulier
from basis.werk.handelingen import beantwoord_vraag, lees_antwoord, trek_vraag_in
from basis.werk.models import Vraag

HOOGSTENS = 50


@recht("vraag.beantwoorden")
@require_safe
def vragen(request: HttpRequest) -> HttpResponse:
    """Asked of me, answers for me, and what I still wait for. Four queries, whatever there is."""
    door = cast(DoorRequest, request).door
    eigen = list(v.van_mij(door)[:HOOGSTENS]) if door.mag("vraag.stellen") else []
    klaar = Vraag.objects.filter(aan=door, ingetrokken_op=None, beantwoord_op__isnull=False)
    klaar = klaar.select_related("van__medewerker", "van__organisatie").order_by("-beantwoord_op", "-pk")
    return render(
        request,
        "werk/vragen.html",
        {
            "aan_mij": [_van_ander(rij) for rij in v.aan_mij(door)[:HOOGSTENS]],
            "antwoorden": [_van_mij(rij) for rij in eigen if rij.beantwoord_op],
            "wachten": [_van_mij(rij) for rij in eigen if not rij.beantwoord_op],
            "gegeven": [_van_ander(rij) for rij in klaar[:10]],
            "mag_vragen": door.mag("vraag.stellen"),
        },
    )


def _van_ander(rij: Vraag) -> dict[str, Any]:
    """Who and when, not what: reading it is a look of its own."""
    return {
        "url": reverse("werk:vraag", args=[rij.pk]),
        "wie": _met_organisatie(rij.van),
        "soort": rij.get_soort_display().capitalize(),
        "op": datumtijd(rij.gesteld_op),
        "beantwoord": datumtijd(rij.beantwoord_op) if rij.beantwoord_op else "",
    }


def _van_mij(rij: Vraag) -> dict[str, Any]:
    inwoner = rij.dossier.inwoner
    return {
        "url": reverse("werk:vraag", args=[rij.pk]),
        "wie": rij.aan.naam,
        "over": inwoner.naam.volledig() if inwoner else rij.dossier.titel,
        "geboren": str(inwoner.geboren) if inwoner else "",
        "op": datumtijd(rij.beantwoord_op or rij.gesteld_op),
    }


def _met_organisatie(hoed: Hoedanigheid) -> str:
    return f"{hoed.naam} ({hoed.organisatie_naam})" if hoed.organisatie_naam else hoed.naam


def _pak(request: HttpRequest, vraag_id: int) -> Vraag:
    """404 for everybody whom this question does not concern; every look is written down."""
    door = cast(DoorRequest, request).door
    try:
        rij = v.zie(door, vraag_id)
    except Vraag.DoesNotExist:
        raise Http404 from None
    if rij.van_id == door.pk:
        open_dossier(request, rij.dossier_id, "vraag aan een collega")
        return rij
    log_raadpleging(
        "openen",
        door,
        doel="consultatie",
        rechten_versie=rechten.VERSIE,
        dossier=rij.dossier,
        object_soort="vraag",
        object_id=rij.pk,
        werkplek=adres(request),
    )
    return rij


@recht("vraag.beantwoorden")
def vraag(request: HttpRequest, vraag_id: int) -> HttpResponse:
    """One question: for who was asked with a field for the answer, for who asked with the answer."""
    door = cast(DoorRequest, request).door
    rij = _pak(request, vraag_id)
    gevraagd = rij.aan_id == door.pk
    if not gevraagd and request.method == "POST":
        raise Http404
    return verwerk(
        request,
        AntwoordFormulier,
        lambda door_, g: beantwoord_vraag(door_, vraag_id, **g),
        naar=reverse("werk:vragen"),
        template="werk/vraag.html",
        context={
            "vraag": rij,
            "gevraagd": gevraagd,
            "van": _met_organisatie(rij.van),
            "functie": rij.van.get_functie_display(),
            "soort": rij.get_soort_display().capitalize(),
            "gesteld": datumtijd(rij.gesteld_op),
            "beantwoord": datumtijd(rij.beantwoord_op) if rij.beantwoord_op else "",
            "dossier_url": "" if gevraagd else rij.dossier.get_absolute_url(),
            "terug_url": reverse("werk:vragen"),
        },
        concept=f"antwoord-{vraag_id}",
        gelukt="Antwoord verstuurd",
    )


@recht("vraag.stellen")
@require_POST
def vraag_intrekken(request: HttpRequest, vraag_id: int) -> HttpResponse:
    return _stap(request, vraag_id, trek_vraag_in, "Vraag ingetrokken")


@recht("vraag.stellen")
@require_POST
def vraag_gelezen(request: HttpRequest, vraag_id: int) -> HttpResponse:
    return _stap(request, vraag_id, lees_antwoord, "Antwoord gelezen")


def _stap(request: HttpRequest, vraag_id: int, werkwoord: Any, gelukt: str) -> HttpResponse:
    rij = _pak(request, vraag_id)
    if rij.van_id != cast(DoorRequest, request).door.pk:
        raise Http404
    return verwerk(
        request,
        Formulier,
        lambda door, _: werkwoord(door, vraag_id),
        naar=reverse("werk:vragen"),
        template="scherm/bevestig.html",
        context={
            "titel": gelukt,
            "uitleg": "",
            "knop": "Probeer opnieuw",
            "terug_url": reverse("werk:vraag", args=[vraag_id]),
        },
        gelukt=gelukt,
    )
