"""An inwoner died: say when and from whom, see exactly what stops, and only then do it. And put it right."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.inwoners.enums import BronOverlijden
from basis.inwoners.handelingen.overlijden import (
    GEEN,
    overlijden_van,
    toets_dag,
    waarom_niet_intrekken,
    waarom_niet_vastleggen,
)
from basis.inwoners.models import Inwoner
from basis.organisatie.deur import recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.scherm.acties import verwerk
from basis.scherm.opmaak import datum
from casussen import handelingen as h
from casussen.handelingen.overlijden import RECHT
from casussen.overlijden import wat_stopt
from werkplek.deur import door_van

TITEL = "Overlijden vastleggen"


class OverlijdenFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag is de inwoner overleden?", niet_na_vandaag=True)
    bron = f.KeuzeVeld("Van wie weten we het?", choices=BronOverlijden.choices)


class ZekerFormulier(OverlijdenFormulier):
    """The same answers, carried along while what stops is looked at."""

    zeker = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["op"].widget = forms.HiddenInput()
        self.fields["bron"].widget = forms.HiddenInput()
        self.initial.setdefault("zeker", "ja")


class VerbeterFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag is de inwoner overleden?", niet_na_vandaag=True)
    reden = f.TekstVeld("Waarom klopte de oude dag niet?", regels=2, max_length=300)


class IntrekFormulier(f.Formulier):
    reden = f.TekstVeld("Waarom was dit een vergissing?", regels=2, max_length=300)


def _inwoner(request: HttpRequest, dossier_id: int, doel: str) -> tuple[Dossier, Inwoner]:
    dossier = open_dossier(request, dossier_id, doel)
    if dossier.inwoner is None:
        raise Http404
    return dossier, dossier.inwoner


def _wie(dossier: Dossier, inwoner: Inwoner, **meer: Any) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "wie": dossier.wie,
        "geboren": str(inwoner.geboren),
        "terug_url": reverse("werkplek:inwoner", args=[dossier.pk]),
        "dicht": "",
        **meer,
    }


@recht(RECHT)
@require_http_methods(["GET", "POST"])
def vastleggen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Two steps: the day and from whom; then what stops and for whom, before anything is changed."""
    dossier, inwoner = _inwoner(request, dossier_id, "overlijden")
    dicht = waarom_niet_vastleggen(overlijden_van(inwoner.pk)) or ""
    if request.method == "POST" and "zeker" in request.POST:
        return _doe(request, dossier, inwoner)
    begin = {"op": inwoner.overleden_op or _dag(request), "versie": inwoner.versie}
    if request.method != "POST":
        return _vraag(request, dossier, inwoner, OverlijdenFormulier(initial=begin), dicht)
    form = OverlijdenFormulier(request.POST, initial=begin)
    if form.is_valid() and not dicht:
        try:
            toets_dag(inwoner, form.cleaned_data["op"])
        except Geweigerd as fout:
            form.weiger(fout.reden, fout.veld)
        else:
            return _controle(request, dossier, inwoner, form.cleaned_data)
    return _vraag(request, dossier, inwoner, form, dicht, status=422)


def _dag(request: HttpRequest) -> date | None:
    """The day somebody gave as the last one of the help, before being sent here."""
    try:
        return date.fromisoformat(request.GET.get("op", ""))
    except ValueError:
        return None


def _vraag(
    request: HttpRequest, dossier: Dossier, inwoner: Inwoner, form: f.Formulier, dicht: str, status: int = 200
) -> HttpResponse:
    form.sleutel = f"{request.path}#overlijden"
    context = _wie(dossier, inwoner, form=form, titel=TITEL, knop="Kijk na wat er stopt", dicht=dicht, uitleg="")
    return render(request, "werkplek/overlijden.html", context, status=status)


def _controle(request: HttpRequest, dossier: Dossier, inwoner: Inwoner, gegeven: dict[str, Any]) -> HttpResponse:
    form = ZekerFormulier(
        initial={"op": gegeven["op"].isoformat(), "bron": gegeven["bron"], "versie": inwoner.versie, "zeker": "ja"}
    )
    form.sleutel = f"{request.path}#zeker"
    context = _stoppen(request, dossier, inwoner, gegeven["op"]) | {"form": form}
    return render(request, "werkplek/overlijden_controle.html", context)


def _stoppen(request: HttpRequest, dossier: Dossier, inwoner: Inwoner, op: Any) -> dict[str, Any]:
    return _wie(
        dossier,
        inwoner,
        op=datum(op) if op else "",
        stoppen=wat_stopt(door_van(request), inwoner, op) if op else [],
        terug_url=reverse("werkplek:overlijden", args=[dossier.pk]),
    )


def _doe(request: HttpRequest, dossier: Dossier, inwoner: Inwoner) -> HttpResponse:
    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Any:
        g.pop("zeker")
        return h.leg_overlijden_vast(door, inwoner.pk, **g)

    gegeven = ZekerFormulier(request.POST)
    op = gegeven.cleaned_data.get("op") if gegeven.is_valid() else None
    return verwerk(
        request,
        ZekerFormulier,
        doe,
        naar=dossier.get_absolute_url(),
        template="werkplek/overlijden_controle.html",
        context=_stoppen(request, dossier, inwoner, op),
        versie=inwoner.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Overlijden vastgelegd",
    )


@recht(RECHT)
@require_http_methods(["GET", "POST"])
def verbeteren(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, inwoner = _inwoner(request, dossier_id, "overlijden verbeteren")
    rij = overlijden_van(inwoner.pk)
    return verwerk(
        request,
        VerbeterFormulier,
        lambda door, g: h.verbeter_overlijden(door, inwoner.pk, **g),
        naar=dossier.get_absolute_url(),
        template="werkplek/overlijden.html",
        context=_wie(
            dossier,
            inwoner,
            titel="Dag van overlijden verbeteren",
            knop="Verbeter de dag",
            dicht="" if rij else GEEN,
            uitleg="De hulp die op de oude dag stopte, stopt nu op deze dag. Het geld en de termijnen gaan mee. "
            "Afgezegde afspraken en brieven komen niet terug.",
        ),
        initial={"op": rij.op if rij else None},
        versie=inwoner.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Dag van overlijden verbeterd",
    )


@recht(RECHT)
@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, inwoner = _inwoner(request, dossier_id, "overlijden intrekken")
    return verwerk(
        request,
        IntrekFormulier,
        lambda door, g: h.trek_overlijden_in(door, inwoner.pk, **g),
        naar=dossier.get_absolute_url(),
        template="werkplek/overlijden.html",
        context=_wie(
            dossier,
            inwoner,
            titel="Overlijden intrekken",
            knop="Trek het overlijden in",
            dicht=waarom_niet_intrekken(overlijden_van(inwoner.pk)) or "",
            uitleg="De inwoner leeft weer in het systeem. Wat gestopt is, blijft gestopt: heropen zelf de casus en "
            "leg de hulp opnieuw vast. Wie een dossier behandelt, krijgt daarvoor een taak.",
        ),
        versie=inwoner.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Overlijden ingetrokken",
    )


def links(dossier: Dossier, inwoner: Inwoner, door: Hoedanigheid) -> list[tuple[str, str]]:
    """What can be done about it, for the page of the inwoner."""
    if not door.mag(RECHT):
        return []
    rij = overlijden_van(inwoner.pk)
    if rij is None:
        return [(TITEL, reverse("werkplek:overlijden", args=[dossier.pk]))]
    gevonden = [("Dag van overlijden verbeteren", reverse("werkplek:overlijden_verbeteren", args=[dossier.pk]))]
    if waarom_niet_intrekken(rij) is None:
        gevonden.append(("Overlijden intrekken", reverse("werkplek:overlijden_intrekken", args=[dossier.pk])))
    return gevonden
