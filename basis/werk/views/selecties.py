"""Saved selections: keep, rename, share, throw away."""

from typing import cast

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.werk.collegas import behandelaars
from basis.werk.forms.selectie import SelectieFormulier
from basis.werk.forms.werkvoorraad import WerkvoorraadFormulier
from basis.werk.handelingen import bewaar_selectie, verwijder_selectie, wijzig_selectie
from basis.werk.models import Selectie
from basis.werk.werkvoorraad import SORTERINGEN, labels_van


def _url(selectie: Selectie) -> str:
    return f"{reverse('werk:werkvoorraad')}?{selectie.filters}"


@recht("werkvoorraad.zien")
@require_safe
def selecties(request: HttpRequest) -> HttpResponse:
    """Own selections, and what colleagues shared with the team."""
    door = cast(DoorRequest, request).door
    rijen = Selectie.objects.filter(Q(eigenaar=door) | Q(team_id=door.team_id, team__isnull=False))
    lijst = list(rijen.select_related("eigenaar__medewerker").order_by("naam", "pk")[:100])
    return render(
        request,
        "werk/selecties.html",
        {
            "eigen": [(rij, _url(rij)) for rij in lijst if rij.eigenaar_id == door.pk],
            "gedeeld": [(rij, _url(rij)) for rij in lijst if rij.eigenaar_id != door.pk],
        },
    )


@recht("werkvoorraad.zien")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Keep the filters in the address of this page; only what the list itself understands is kept."""
    door = cast(DoorRequest, request).door
    filter_ = WerkvoorraadFormulier(
        request, door=door, collegas=behandelaars(door.team), labels=labels_van(door.gemeente_id)
    )
    return verwerk(
        request,
        SelectieFormulier,
        lambda door_, g: bewaar_selectie(door_, filters=filter_.bewaarbaar(), **g),
        naar=_url,
        template="werk/selectie.html",
        context={
            "titel": "Selectie bewaren",
            "knop": "Bewaar selectie",
            "filters": [chip.tekst for chip in filter_.chips()],
            "sorteer": SORTERINGEN[filter_.sorteer].label.lower(),
            "terug_url": f"{reverse('werk:werkvoorraad')}?{filter_.bewaarbaar()}",
        },
        gelukt="Selectie bewaard",
    )


def _eigen(request: HttpRequest, pk: int) -> Selectie:
    try:
        return Selectie.objects.get(pk=pk, eigenaar=cast(DoorRequest, request).door)
    except Selectie.DoesNotExist:
        raise Http404 from None


@recht("werkvoorraad.zien")
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, or (no longer) shared."""
    selectie = _eigen(request, pk)
    return verwerk(
        request,
        SelectieFormulier,
        lambda door, g: wijzig_selectie(door, pk, **g),
        naar=reverse("werk:selecties"),
        template="werk/selectie.html",
        context={
            "titel": f"Selectie ‘{selectie.naam}’ wijzigen",
            "knop": "Opslaan",
            "filters": [],
            "sorteer": "",
            "terug_url": reverse("werk:selecties"),
        },
        initial={"naam": selectie.naam, "gedeeld": selectie.team_id is not None},
        gelukt="Selectie gewijzigd",
    )


@recht("werkvoorraad.zien")
@require_http_methods(["GET", "HEAD", "POST"])
def weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw it away."""
    selectie = _eigen(request, pk)
    samen = " Ook je team ziet hem dan niet meer." if selectie.team_id else ""
    return verwerk(
        request,
        Formulier,
        lambda door, _: verwijder_selectie(door, pk),
        naar=reverse("werk:selecties"),
        template="scherm/bevestig.html",
        context={
            "titel": f"Selectie ‘{selectie.naam}’ weggooien",
            "uitleg": f"De dossiers zelf veranderen niet.{samen}",
            "knop": "Gooi weg",
            "terug_url": reverse("werk:selecties"),
        },
        gelukt="Selectie weggegooid",
    )
