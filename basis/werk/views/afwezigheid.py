"""Mijn afwezigheid: when, and who stands in. A teamleider records it for a colleague too."""

from datetime import date
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen_afwezigheid as h
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import laatste_dag
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import datum
from basis.werk.forms.afwezigheid import AfwezigheidFormulier

HOOGSTENS = 100


def _nog_niet_voorbij() -> Q:
    return Q(geldig__endswith__gt=vandaag()) | Q(geldig__endswith=None)


def _rijen(filter_: Q) -> list[Afwezigheid]:
    """What runs or comes, first day first."""
    rijen = Afwezigheid.objects.filter(_nog_niet_voorbij(), filter_)
    rijen = rijen.select_related("hoedanigheid__medewerker", "waarnemer__medewerker")
    return list(rijen.order_by("geldig", "pk")[:HOOGSTENS])


def _rij(rij: Afwezigheid, weg: list[Afwezigheid]) -> dict[str, Any]:
    """`weg`: absences in which the waarnemer of this row may be away as well."""
    botst = next(
        (
            ander
            for ander in weg
            if ander.hoedanigheid_id == rij.waarnemer_id
            and ander.geldig.lower < (rij.geldig.upper or date.max)
            and rij.geldig.lower < (ander.geldig.upper or date.max)
        ),
        None,
    )
    return {
        "wie": rij.hoedanigheid.naam,
        "van": datum(rij.geldig.lower),
        "tot": datum(laatste_dag(rij.geldig)),
        "waarnemer": rij.waarnemer.naam if rij.waarnemer else "",
        "nu": vandaag() in rij.geldig,
        "wijzig_url": reverse("werk:afwezigheid_wijzigen", args=[rij.pk]),
        "stop_url": reverse("werk:afwezigheid_stoppen", args=[rij.pk]),
        "stop": "Eerder terug" if rij.geldig.lower < vandaag() else "Intrekken",
        "botst": f"{datum(botst.geldig.lower)} tot en met {datum(laatste_dag(botst.geldig))}" if botst else "",
    }


def _team(door: Hoedanigheid) -> QuerySet[Hoedanigheid]:
    return (
        Hoedanigheid.objects.geldig_op(vandaag())
        .filter(h.van_wie_mag(door), soort=SoortDoor.MEDEWERKER, medewerker__actief=True)
        .exclude(pk=door.pk)
        .select_related("medewerker")
        .order_by("medewerker__naam", "pk")
    )


@recht("afwezigheid.melden")
@require_safe
def afwezigheid(request: HttpRequest) -> HttpResponse:
    """Mine, for whom I stand in, and for a teamleider those of the team. A fixed number of queries."""
    door = cast(DoorRequest, request).door
    eigen = _rijen(Q(hoedanigheid_id=door.pk))
    voor = _rijen(Q(waarnemer_id=door.pk))
    leidt = door.mag(h.RECHT_TEAM) and door.team_id is not None
    team = _rijen(Q(hoedanigheid__team_id=door.team_id) & ~Q(hoedanigheid_id=door.pk)) if leidt else []
    # Who stands in may be away too: those rows are needed to say so.
    namens = [rij.waarnemer_id for rij in (*eigen, *team) if rij.waarnemer_id]
    weg = _rijen(Q(hoedanigheid_id__in=namens))
    return render(
        request,
        "werk/afwezigheid.html",
        {
            "eigen": [_rij(rij, weg) for rij in eigen],
            "voor": [_rij(rij, eigen) for rij in voor],
            "leidt": leidt,
            "team": [_rij(rij, weg) for rij in team],
            "collegas": [
                {"naam": hoed.naam, "functie": hoed.get_functie_display(), "url": _voor_url(hoed)}
                for hoed in (_team(door)[:HOOGSTENS] if leidt else ())
                if hoed.mag(h.RECHT)
            ],
        },
    )


def _voor_url(hoed: Hoedanigheid) -> str:
    return reverse("werk:afwezigheid_voor", args=[hoed.pk])


@recht("afwezigheid.melden")
def afwezigheid_nieuw(request: HttpRequest) -> HttpResponse:
    return _nieuw(request, cast(DoorRequest, request).door)


@recht("afwezigheid.team")
def afwezigheid_voor(request: HttpRequest, hoedanigheid_id: int) -> HttpResponse:
    """For a colleague in the own team; 404 for anybody else."""
    door = cast(DoorRequest, request).door
    collega = _team(door).filter(pk=hoedanigheid_id).first()
    if collega is None or not collega.mag(h.RECHT):
        raise Http404
    return _nieuw(request, collega)


def _nieuw(request: HttpRequest, afwezige: Hoedanigheid) -> HttpResponse:
    return verwerk(
        request,
        AfwezigheidFormulier,
        lambda door, g: h.meld_afwezig(door, wie=afwezige, **g),
        naar=reverse("werk:afwezigheid"),
        template="werk/afwezigheid_formulier.html",
        context=_context(request, afwezige, "Afwezigheid melden", "Leg de afwezigheid vast"),
        form_kwargs={"afwezige": afwezige},
        gelukt="Afwezigheid vastgelegd",
    )


def _context(request: HttpRequest, afwezige: Hoedanigheid, titel: str, knop: str) -> dict[str, Any]:
    door = cast(DoorRequest, request).door
    zelf = afwezige.pk == door.pk
    afgeschermd = 0
    if zelf and door.mag("dossier.zien"):
        mijn = Dossier.objects.zichtbaar_uit(door).filter(behandelaar=door, afgeschermd=True, gesloten_op=None)
        afgeschermd = mijn.count()
    return {
        "titel": titel if zelf else f"{titel}: {afwezige.naam}",
        "knop": knop,
        "zelf": zelf,
        "naam": afwezige.naam,
        "afgeschermd": afgeschermd,
        "terug_url": reverse("werk:afwezigheid"),
    }


def _pak(request: HttpRequest, afwezigheid_id: int) -> Afwezigheid:
    """An own absence, or of a colleague in the team of a teamleider; over is over. Else 404."""
    door = cast(DoorRequest, request).door
    mag = Hoedanigheid.objects.filter(h.van_wie_mag(door)).values("pk")
    rijen = Afwezigheid.objects.filter(_nog_niet_voorbij(), hoedanigheid_id__in=mag)
    rij = rijen.select_related("hoedanigheid__medewerker", "waarnemer").filter(pk=afwezigheid_id).first()
    if rij is None:
        raise Http404
    return rij


@recht("afwezigheid.melden")
def afwezigheid_wijzigen(request: HttpRequest, afwezigheid_id: int) -> HttpResponse:
    rij = _pak(request, afwezigheid_id)
    return verwerk(
        request,
        AfwezigheidFormulier,
        lambda door, g: h.wijzig_afwezigheid(door, afwezigheid_id, **g),
        naar=reverse("werk:afwezigheid"),
        template="werk/afwezigheid_formulier.html",
        context=_context(request, rij.hoedanigheid, "Afwezigheid wijzigen", "Sla de wijziging op"),
        initial={"van": rij.geldig.lower, "tot": laatste_dag(rij.geldig), "waarnemer": rij.waarnemer_id},
        form_kwargs={"afwezige": rij.hoedanigheid},
        gelukt="Afwezigheid gewijzigd",
    )


@recht("afwezigheid.melden")
def afwezigheid_stoppen(request: HttpRequest, afwezigheid_id: int) -> HttpResponse:
    """Withdraw what has not begun, or be back earlier than thought."""
    rij = _pak(request, afwezigheid_id)
    begonnen = rij.geldig.lower < vandaag()
    zelf = rij.hoedanigheid_id == cast(DoorRequest, request).door.pk
    titel = "Eerder terug" if begonnen else "Afwezigheid intrekken"
    return verwerk(
        request,
        Formulier,
        lambda door, _: h.kom_terug(door, afwezigheid_id),
        naar=reverse("werk:afwezigheid"),
        template="scherm/bevestig.html",
        context={
            "titel": titel if zelf else f"{titel}: {rij.hoedanigheid.naam}",
            "uitleg": "De waarnemer ziet en doet vanaf nu niets meer namens "
            + ("jou." if zelf else f"{rij.hoedanigheid.naam}."),
            "knop": ("Ik ben terug" if zelf else "Leg vast") if begonnen else "Trek in",
            "terug_url": reverse("werk:afwezigheid"),
        },
        gelukt="Terug: de waarneming is gestopt" if begonnen else "Afwezigheid ingetrokken",
    )
