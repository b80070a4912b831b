"""Beheer of the clock: KB days of the installation, norms of this gemeente. Says what moves, before and after."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.models import Gemeente
from basis.organisatie.models_regels import Feestdag, Norm
from basis.organisatie.regels import Regelboek, regelboek
from basis.scherm.acties import verwerk
from basis.scherm.opmaak import aantal, datum, datum_voluit
from basis.termijnen import Duur, Eenheid, Regels
from basis.termijnen import Norm as NormRegel
from basis.werk import handelingen as h
from basis.werk.forms import regels as forms
from basis.werk.handelingen import regels as werkwoorden
from basis.werk.namen import naam_van

SOORTEN = ("regels.feestdag", "regels.feestdag_weg", "regels.norm", "regels.norm_weg")
HOOGSTENS = 20


def _dagen() -> list[dict[str, Any]]:
    """Every equated day: those of the release, and our own rows on top. Newest first."""
    rijen = {dag.datum: (dag.bron, True) for dag in Regels.wet().kb_dagen}
    rijen |= {rij.datum: (rij.bron, rij.geldt) for rij in Feestdag.objects.all()}
    return [
        {
            "dag": datum_voluit(dag),
            "bron": bron,
            "geldt": geldt,
            "url": reverse("werk:feestdag_weg", args=[dag.isoformat()]) if geldt else "",
        }
        for dag, (bron, geldt) in sorted(rijen.items(), reverse=True)
    ]


def _normen(gemeente_id: int) -> list[dict[str, Any]]:
    rijen = Norm.objects.filter(gemeente_id=gemeente_id).order_by("soort", "-geldig_vanaf", "verordening")
    return [
        {
            "naam": rij.naam or naam_van(rij.soort),
            "code": rij.soort,
            "duur": str(rij.als_regel().duur),
            "wat": "verordening" if rij.verordening else "eigen norm",
            "periode": _periode(rij),
            "bron": rij.bron,
            "url": reverse("werk:norm_weg", args=[rij.pk]) if rij.geldig_tot is None else "",
        }
        for rij in rijen
    ]


def _periode(rij: Norm) -> str:
    if rij.geldig_tot and rij.geldig_tot < rij.geldig_vanaf:
        return "heeft nooit gegolden"
    tot = f" tot en met {datum(rij.geldig_tot)}" if rij.geldig_tot else ""
    return f"vanaf {datum(rij.geldig_vanaf)}{tot}"


def _wijzigingen(gemeente_id: int) -> list[str]:
    """What changed lately, and what that moved."""
    rijen = Gebeurtenis.objects.filter(gemeente_id=gemeente_id, soort__in=SOORTEN).order_by("-id")[:HOOGSTENS]
    return [f"{datum(rij.gebeurd_op)}, {rij.naam}: {_wat(rij)}. {_gevolg(**_geteld(rij.lading))}" for rij in rijen]


def _geteld(lading: dict[str, Any]) -> dict[str, int]:
    return {"bekeken": lading["bekeken"], "verschoven": lading["verschoven"]}


def _wat(rij: Gebeurtenis) -> str:
    if "datum" in rij.lading:
        dag = datum(date.fromisoformat(rij.lading["datum"]))
        return f"{dag} telt als feestdag" if rij.soort == "regels.feestdag" else f"{dag} telt niet meer als feestdag"
    naam = naam_van(rij.lading["soort_termijn"])
    return f"nieuwe norm voor ‘{naam}’" if rij.soort == "regels.norm" else f"norm voor ‘{naam}’ vervallen"


def _gevolg(bekeken: int, verschoven: int) -> str:
    if not verschoven:
        return f"Er verschoof niets ({aantal(bekeken, 'termijn,termijnen')} bekeken)"
    return f"{aantal(verschoven, 'termijn,termijnen')} verschoven, van {bekeken} bekeken"


@recht("beheer.zien")
@require_safe
def regels(request: DoorRequest) -> HttpResponse:
    dagen = _dagen()
    context = {
        "dagen": dagen,
        "normen": _normen(request.door.gemeente_id),
        "wijzigingen": _wijzigingen(request.door.gemeente_id),
        "mag": request.door.mag("beheer.wijzigen"),
    }
    return render(request, "werk/regels.html", context)


def _vooruit(request: DoorRequest, form: Any, kijk: Any) -> HttpResponse | None:
    """For htmx: the sentence under the form, from days and codes only."""
    if request.method != "GET" or not request.headers.get("HX-Request"):
        return None
    form.is_valid()
    zin = kijk(form.cleaned_data)
    return render(request, "werk/regels_gevolg.html", {"zin": zin})


def _zin(gevolg: werkwoorden.Gevolg) -> str:
    if not gevolg.verschoven:
        return f"Als je opslaat, verschuift er niets ({aantal(gevolg.bekeken, 'open termijn,open termijnen')} bekeken)."
    verschuift = "verschuift" if gevolg.verschoven == 1 else "verschuiven"
    return f"Als je opslaat, {verschuift} er {aantal(gevolg.verschoven, 'termijn,termijnen')}."


def _met_dag(dag: date, *, geldt: bool) -> dict[str, Regelboek]:
    uit = {}
    for code in Gemeente.objects.values_list("code", flat=True):
        boek = regelboek(code)
        uit[code] = replace(boek, basis=boek.basis.met_kb_dag(dag, "proef", geldt=geldt))
    return uit


def _kijk_dag(gegevens: dict[str, Any]) -> str:
    dag = gegevens.get("dag")
    if dag is None:
        return "Vul een dag in, dan zie je hier hoeveel termijnen verschuiven."
    if reden := werkwoorden.toets_feestdag(dag):
        return reden
    return _zin(werkwoorden.vooruit(werkwoorden.geraakt_door_dag(dag), _met_dag(dag, geldt=True)))


@recht("beheer.wijzigen")
def feestdag(request: DoorRequest) -> HttpResponse:
    """A new KB day, for all gemeenten in this installation."""
    form = forms.FeestdagFormulier(request.GET)
    if (deel := _vooruit(request, form, _kijk_dag)) is not None:
        return deel
    return verwerk(
        request,
        forms.FeestdagFormulier,
        lambda door, g: h.voeg_feestdag_toe(door, **g),
        naar=reverse("werk:regels"),
        template="werk/regels_stap.html",
        context={
            "titel": "Feestdag toevoegen",
            "uitleg": "Een dag die bij koninklijk besluit gelijk is aan een feestdag (Algemene termijnenwet 3 lid 3). "
            "Hij geldt voor alle gemeenten in dit systeem.",
            "knop": "Voeg toe",
            "zin": "Vul een dag in, dan zie je hier hoeveel termijnen verschuiven.",
            "velden": "dag",
        },
        gelukt="Feestdag toegevoegd. Onderaan staat wat er verschoof. Opgeslagen",
    )


@recht("beheer.wijzigen")
def feestdag_weg(request: DoorRequest, dag: str) -> HttpResponse:
    """A KB day that does not count after all."""
    try:
        welke = date.fromisoformat(dag)
    except ValueError:
        raise Http404 from None
    if welke not in werkwoorden.regels_zonder_gemeente().kb:
        raise Http404
    gevolg = werkwoorden.vooruit(werkwoorden.geraakt_door_dag(welke), _met_dag(welke, geldt=False))
    return verwerk(
        request,
        forms.RedenFormulier,
        lambda door, g: h.laat_feestdag_vervallen(door, dag=welke, **g),
        naar=reverse("werk:regels"),
        template="werk/regels_stap.html",
        context={
            "titel": f"Laat {datum(welke)} vervallen",
            "uitleg": "De dag telt dan weer als gewone dag, voor alle gemeenten in dit systeem.",
            "knop": "Laat vervallen",
            "zin": _zin(gevolg),
            "velden": "",
        },
        gelukt="Feestdag vervallen. Onderaan staat wat er verschoof. Opgeslagen",
    )


def _kijk_norm(request: DoorRequest, gegevens: dict[str, Any]) -> str:
    nodig = ("soort", "waarde", "eenheid", "geldig_vanaf")
    if any(gegevens.get(naam) in (None, "") for naam in nodig) or gegevens.get("verordening") is None:
        return "Vul de norm in, dan zie je hier hoeveel termijnen verschuiven."
    boek = regelboek(request.door.gemeente.code)
    norm = NormRegel(
        gegevens["soort"],
        Duur(gegevens["waarde"], Eenheid(gegevens["eenheid"])),
        gegevens["geldig_vanaf"],
        "proef",
        verordening=gegevens["verordening"],
    )
    boek = replace(boek, basis=replace(boek.basis, normen=(*boek.basis.normen, norm)))
    geraakt = werkwoorden.geraakt_door_norm(request.door.gemeente_id, norm.soort)
    return _zin(werkwoorden.vooruit(geraakt, {request.door.gemeente.code: boek}))


@recht("beheer.wijzigen")
def norm(request: DoorRequest) -> HttpResponse:
    form = forms.NormFormulier(request.GET)
    if (deel := _vooruit(request, form, lambda gegevens: _kijk_norm(request, gegevens))) is not None:
        return deel
    return verwerk(
        request,
        forms.NormFormulier,
        lambda door, g: h.voeg_norm_toe(door, **g),
        naar=reverse("werk:regels"),
        template="werk/regels_stap.html",
        context={
            "titel": "Norm toevoegen",
            "uitleg": "Een termijn uit de verordening, of een norm die jullie jezelf stellen. Alleen in deze gemeente.",
            "knop": "Voeg toe",
            "zin": "Vul de norm in, dan zie je hier hoeveel termijnen verschuiven.",
            "velden": "soort,code,waarde,eenheid,verordening,geldig_vanaf",
        },
        initial={"geldig_vanaf": vandaag(), "eenheid": "weken"},
        gelukt="Norm toegevoegd. Onderaan staat wat er verschoof. Opgeslagen",
    )


@recht("beheer.wijzigen")
def norm_weg(request: DoorRequest, norm_id: int) -> HttpResponse:
    try:
        rij = Norm.objects.get(pk=norm_id, gemeente_id=request.door.gemeente_id)
    except Norm.DoesNotExist:
        raise Http404 from None
    return verwerk(
        request,
        forms.NormWegFormulier,
        lambda door, g: h.laat_norm_vervallen(door, norm_id, **g),
        naar=reverse("werk:regels"),
        template="werk/regels_stap.html",
        context={
            "titel": f"Laat de norm voor ‘{rij.naam or naam_van(rij.soort)}’ vervallen",
            "uitleg": f"Nu: {rij.als_regel().duur}, {_periode(rij)}. Bron: {rij.bron}.",
            "knop": "Laat vervallen",
            "zin": "",
            "velden": "",
        },
        initial={"geldig_tot": vandaag()},
        gelukt="Norm vervallen. Onderaan staat wat er verschoof. Opgeslagen",
    )
