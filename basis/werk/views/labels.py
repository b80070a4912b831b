"""Labels for the beheerder, and labels and weight on one dossier."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from basis.dossiers.handelingen import maak_label, stel_gewicht, wijzig_label, zet_labels
from basis.dossiers.models import Label
from basis.dossiers.openen import open_dossier
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.werk.forms.labels import (
    VOORZICHTIG,
    DossierLabelsFormulier,
    GewichtFormulier,
    LabelFormulier,
    LabelWijzigenFormulier,
)
from basis.werk.werkvoorraad import labels_van


@recht("beheer.zien")
@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """The list of the gemeente."""
    door = cast(DoorRequest, request).door
    rijen = [(label, f"tp-label--{label.kleur}") for label in labels_van(door.gemeente_id).values()]
    context = {"rijen": rijen, "voorzichtig": VOORZICHTIG, "mag": door.mag("inrichting.wijzigen")}
    return render(request, "werk/labels.html", context)


@recht("inrichting.wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def label_nieuw(request: HttpRequest) -> HttpResponse:
    return verwerk(
        request,
        LabelFormulier,
        lambda door, g: maak_label(door, **g),
        naar=reverse("werk:labels"),
        template="werk/stap.html",
        context=_context("Label toevoegen", "Voeg toe"),
        gelukt="Label toegevoegd",
    )


def _context(titel: str, knop: str) -> dict[str, Any]:
    terug = reverse("werk:labels")
    return {"titel": titel, "naam": "", "dossier": None, "uitleg": "", "knop": knop, "terug_url": terug}


@recht("inrichting.wijzigen")
@require_http_methods(["GET", "HEAD", "POST"])
def label_wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        label = Label.objects.get(pk=pk, gemeente_id=cast(DoorRequest, request).door.gemeente_id)
    except Label.DoesNotExist:
        raise Http404 from None
    return verwerk(
        request,
        LabelWijzigenFormulier,
        lambda door, g: wijzig_label(door, pk, **g),
        naar=reverse("werk:labels"),
        template="werk/stap.html",
        context=_context(f"Label ‘{label.naam}’ wijzigen", "Opslaan"),
        initial={"naam": label.naam, "kleur": label.kleur, "actief": label.actief},
        gelukt="Label gewijzigd",
    )


@recht("dossier.ordenen")
@require_http_methods(["GET", "HEAD", "POST"])
def dossier_labels(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Which labels this dossier carries."""
    dossier = open_dossier(request, dossier_id, "labels")
    kiesbaar = [
        label for label in labels_van(dossier.gemeente_id).values() if label.actief or label.code in dossier.labels
    ]
    geen = "" if kiesbaar else "Er zijn nog geen labels. De functioneel beheerder kan ze toevoegen."
    return verwerk(
        request,
        DossierLabelsFormulier,
        lambda door, g: zet_labels(door, dossier_id, **g),
        naar=dossier.get_absolute_url(),
        template="werk/stap.html",
        context={
            "titel": "Labels",
            "naam": dossier.wie,
            "dossier": dossier,
            "uitleg": geen,
            "knop": "Opslaan",
            "terug_url": dossier.get_absolute_url(),
        },
        initial={"codes": dossier.labels},
        form_kwargs={"labels": kiesbaar},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Labels opgeslagen",
    )


@recht("casus.behandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def gewicht(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """How much work this dossier is."""
    dossier = open_dossier(request, dossier_id, "gewicht")
    return verwerk(
        request,
        GewichtFormulier,
        lambda door, g: stel_gewicht(door, dossier_id, gewicht=int(g["gewicht"]), versie=g["versie"]),
        naar=dossier.get_absolute_url(),
        template="werk/stap.html",
        context={
            "titel": "Gewicht",
            "naam": dossier.wie,
            "dossier": dossier,
            "uitleg": "Met het gewicht is het werk eerlijker te verdelen. Het zegt iets over het werk, niet over de "
            "inwoner.",
            "knop": "Opslaan",
            "terug_url": dossier.get_absolute_url(),
        },
        initial={"gewicht": str(dossier.gewicht)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Gewicht opgeslagen",
    )
