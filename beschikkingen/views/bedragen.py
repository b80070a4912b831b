"""Beheer of the eigen bijdrage: what holds per year, with its source."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.scherm.opmaak import euro
from beschikkingen import forms, handelingen
from beschikkingen.bedragen import boek_van
from beschikkingen.beheer import let_op


@recht("beheer.zien")
@require_safe
def bedragen(request: DoorRequest) -> HttpResponse:
    boek = boek_van(request.door.gemeente_id)
    context = {
        "bedragen": [
            {"jaar": str(jaar), "waarde": euro(rij.per_maand), "bron": rij.bron}
            for jaar, rij in sorted(boek.bedragen.items(), reverse=True)
        ],
        "aow": [{"jaar": f"vanaf {rij.jaar}", "waarde": rij.tekst, "bron": rij.bron} for rij in reversed(boek.aow)],
        "let_op": let_op(request.door),
        "mag": request.door.mag("beheer.wijzigen"),
    }
    return render(request, "beschikkingen/bedragen.html", context)


def _stap(request: DoorRequest, formulier: Any, doe: Any, titel: str, uitleg: str) -> HttpResponse:
    terug = reverse("beschikkingen:bedragen")
    return verwerk(
        request,
        formulier,
        lambda door, g: doe(door, **g),
        naar=terug,
        template="beschikkingen/bedragen_stap.html",
        context={"titel": titel, "uitleg": uitleg, "terug_url": terug},
        initial={"jaar": vandaag().year + 1},
        gelukt="Opgeslagen",
    )


@recht("beheer.wijzigen")
def bedrag(request: DoorRequest) -> HttpResponse:
    return _stap(
        request,
        forms.BedragFormulier,
        handelingen.zet_eigen_bijdrage,
        "Eigen bijdrage van een jaar",
        "Het bedrag per maand voor een huishouden (Wmo 2015 artikel 2.1.4a). Brieven die je vanaf nu maakt, noemen "
        "het. Wat al op de post is, blijft zoals het is.",
    )


@recht("beheer.wijzigen")
def aow_leeftijd(request: DoorRequest) -> HttpResponse:
    return _stap(
        request,
        forms.AowFormulier,
        handelingen.zet_aow_leeftijd,
        "AOW-leeftijd vanaf een jaar",
        "Heeft een van twee partners deze leeftijd nog niet, dan is er geen eigen bijdrage "
        "(Uitvoeringsbesluit Wmo 2015 artikel 3.8 lid 3 onder f).",
    )
