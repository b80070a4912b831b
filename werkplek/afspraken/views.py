"""One appointment: make, look, move, cancel, close; and as a file for the own calendar."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.inwoners.models import Veiligheidsnotitie
from basis.inwoners.veiligheid import notitie_van
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.deur import recht
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.werk import handelingen as h
from basis.werk.handelingen.afspraak import is_eigen, waarom_niet_sluiten, waarom_niet_wijzigen
from basis.werk.ics import MEDIATYPE, afspraak_als_ics
from basis.werk.models import Afspraak, SoortAfspraak, SoortTaak, StatusAfspraak, Taak
from casussen.handelingen import leg_afspraak_vast
from werkplek.afspraken import tonen
from werkplek.afspraken.forms import (
    AfspraakFormulier,
    AfzegFormulier,
    GeweestFormulier,
    VerzetFormulier,
    begin_van,
    heel_uur,
)
from werkplek.deur import door_van

RECHT = "afspraak.plannen"


def _pak(request: HttpRequest, dossier_id: int, afspraak_id: int, doel: str) -> tuple[Dossier, Afspraak]:
    """The dossier is opened with a Raadpleging; an appointment of another dossier is 404."""
    dossier = open_dossier(request, dossier_id, doel)
    rijen = Afspraak.objects.select_related("met__medewerker", "met__team", "gemaakt_door__medewerker", "brief")
    try:
        return dossier, rijen.get(pk=afspraak_id, dossier=dossier)
    except Afspraak.DoesNotExist:
        raise Http404 from None


def _notitie(dossier: Dossier, door: Hoedanigheid) -> Veiligheidsnotitie | None:
    return notitie_van(dossier.inwoner_id, vandaag()) if door.mag("veiligheid.zien") else None


def _stap(
    request: HttpRequest,
    dossier: Dossier,
    form_class: type[Formulier],
    actie: Callable[[Hoedanigheid, dict[str, Any]], Any],
    *,
    titel: str,
    knop: str,
    uitleg: str = "",
    dicht: str | None = None,
    terug: str = "",
    template: str = "werkplek/afspraken/stap.html",
    context: dict[str, Any] | None = None,
    **meer: Any,
) -> HttpResponse:
    terug = terug or dossier.get_absolute_url()
    return verwerk(
        request,
        form_class,
        actie,
        template=template,
        context={
            "dossier": dossier,
            "wie": dossier.wie,
            "titel": titel,
            "knop": knop,
            "uitleg": uitleg,
            "dicht": dicht if request.method in ("GET", "HEAD") else None,
            "terug_url": terug,
            **(context or {}),
        },
        versie=dossier.versie,
        bekijk=terug,
        **meer,
    )


@recht(RECHT)
def nieuw(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """`?soort=bellen` chooses the kind beforehand."""
    door = door_van(request)
    dossier = open_dossier(request, dossier_id, "afspraak maken")
    notitie = _notitie(dossier, door)
    soort = request.GET.get("soort", "")
    return _stap(
        request,
        dossier,
        AfspraakFormulier,
        lambda door_, g: h.plan_afspraak(door_, dossier_id, **g),
        titel="Afspraak maken",
        knop="Afspraak opslaan",
        template="werkplek/afspraken/plannen.html",
        context={"veiligheid": tonen.veiligheid(notitie, vandaag()), "geheim": _geheim(dossier), "nieuw": True},
        form_kwargs={"door": door, "dossier": dossier, "notitie": notitie},
        initial={
            "soort": soort if soort in SoortAfspraak.values else SoortAfspraak.HUISBEZOEK,
            "tijd": heel_uur(nu()).time(),
            "duur": "60",
            "met": str(door.pk),
            "brief": True,
        },
        concept=f"afspraak-{dossier_id}",
        gelukt="Afspraak opgeslagen",
    )


def _geheim(dossier: Dossier) -> bool:
    return dossier.inwoner is not None and dossier.inwoner.geheim_adres


@recht(RECHT)
@require_safe
def afspraak(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    """Everything about one appointment, and what can be done with it."""
    door = door_van(request)
    dossier, rij = _pak(request, dossier_id, afspraak_id, "afspraak")
    dag = vandaag()
    notitie = _notitie(dossier, door) if rij.soort == SoortAfspraak.HUISBEZOEK else None
    thuis = tonen.woonadressen([dossier.inwoner_id], dag) if dossier.inwoner_id else {}
    gepland, eigen = rij.status == StatusAfspraak.GEPLAND, is_eigen(rij, door)
    return render(
        request,
        "werkplek/afspraken/afspraak.html",
        {
            "dossier": dossier,
            "wie": dossier.wie,
            "afspraak": rij,
            "titel": f"{rij.get_soort_display()} op {tonen.wanneer(rij)}",
            "wanneer": tonen.wanneer(rij).capitalize(),
            "waar": tonen.waar(rij, dossier.inwoner, thuis.get(dossier.inwoner_id or 0, ""), door),
            "met": "jij" if rij.met_id == door.pk else rij.met.naam,
            "gepland": gepland,
            "sluit_reden": waarom_niet_sluiten(rij) if gepland else None,
            "veiligheid": tonen.veiligheid(notitie, dag) if gepland else None,
            "moet_lezen": eigen and tonen.ongelezen(rij, notitie),
            "niet_gelezen": not eigen and tonen.ongelezen(rij, notitie),
            "eigen": eigen,
            "brief": _stand_van_brief(rij),
            "taak": _te_bevestigen(rij),
            "terug_url": dossier.get_absolute_url(),
        },
    )


def _stand_van_brief(rij: Afspraak) -> str:
    """Who must know, and whether the letters went out."""
    brieven = Brief.objects.filter(dossier_id=rij.dossier_id, soort=SoortBrief.AFSPRAAK, gegevens__nummer=rij.pk)
    standen = list(brieven.order_by("-id").values_list("geadresseerde__naam", "status"))
    labels = dict(Brief._meta.get_field("status").flatchoices)
    return "; ".join(f"{naam}: {labels[status]}" for naam, status in standen)


def _te_bevestigen(rij: Afspraak) -> Taak | None:
    taken = Taak.objects.filter(dossier_id=rij.dossier_id, klaar_op=None, soort=SoortTaak.AFSPRAAK)
    return taken.filter(verwijst_naar=rij.pk).first()


@recht(RECHT)
def verzetten(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    door = door_van(request)
    dossier, rij = _pak(request, dossier_id, afspraak_id, "afspraak verzetten")
    notitie = _notitie(dossier, door) if rij.soort == SoortAfspraak.HUISBEZOEK else None
    return _stap(
        request,
        dossier,
        VerzetFormulier,
        lambda door_, g: h.verzet_afspraak(door_, dossier_id, afspraak_id, **g),
        titel="Afspraak verzetten",
        knop="Verzet de afspraak",
        uitleg=f"{rij.get_soort_display()}, nu op {tonen.wanneer(rij)}.",
        dicht=waarom_niet_wijzigen(rij),
        terug=rij.get_absolute_url(),
        template="werkplek/afspraken/plannen.html",
        context={"veiligheid": tonen.veiligheid(notitie, vandaag()), "geheim": False, "nieuw": False},
        form_kwargs={"door": door, "dossier": dossier, "notitie": notitie, "nu_met": rij.met},
        initial=begin_van(rij),
        gelukt="Afspraak verzet",
    )


@recht(RECHT)
def afzeggen(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    dossier, rij = _pak(request, dossier_id, afspraak_id, "afspraak afzeggen")
    return _stap(
        request,
        dossier,
        AfzegFormulier,
        lambda door, g: h.zeg_afspraak_af(door, dossier_id, afspraak_id, **g),
        titel="Afspraak afzeggen",
        knop="Zeg de afspraak af",
        uitleg=f"{rij.get_soort_display()} op {tonen.wanneer(rij)}. Een brief die nog niet op de post is, vervalt.",
        dicht=waarom_niet_wijzigen(rij),
        terug=rij.get_absolute_url(),
        initial={"brief": True},
        gelukt="Afspraak afgezegd",
    )


@recht(RECHT)
def geweest(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    """It was held; and, if wanted, what was said."""
    dossier, rij = _pak(request, dossier_id, afspraak_id, "afspraak vastleggen")
    return _stap(
        request,
        dossier,
        GeweestFormulier,
        lambda door, g: leg_afspraak_vast(door, dossier_id, afspraak_id, **g),
        titel="Hoe was de afspraak?",
        knop="Leg vast",
        uitleg=f"{rij.get_soort_display()} op {tonen.wanneer(rij)}.",
        dicht=waarom_niet_sluiten(rij),
        terug=rij.get_absolute_url(),
        naar=lambda _: dossier.get_absolute_url(),
        initial={"met": dossier.wie},
        concept=f"geweest-{afspraak_id}",
        gelukt="Afspraak vastgelegd",
    )


@recht(RECHT)
def kwam_niet(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    dossier, rij = _pak(request, dossier_id, afspraak_id, "niet verschenen")
    return _stap(
        request,
        dossier,
        Formulier,
        lambda door, g: h.niet_verschenen(door, dossier_id, afspraak_id, **g),
        titel="Niemand verschenen",
        knop="Leg vast",
        uitleg=f"{rij.get_soort_display()} op {tonen.wanneer(rij)}. Dit telt niet als contact. "
        "Bel om te horen wat er was, of maak een nieuwe afspraak.",
        dicht=waarom_niet_sluiten(rij),
        terug=rij.get_absolute_url(),
        naar=lambda _: dossier.get_absolute_url(),
        gelukt="Vastgelegd dat niemand verscheen",
    )


@recht(RECHT)
def gelezen(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    """Who goes there ticks that the notitie was read."""
    dossier, rij = _pak(request, dossier_id, afspraak_id, "veiligheidsnotitie")
    notitie = _notitie(dossier, door_van(request))
    return verwerk(
        request,
        Formulier,
        lambda door, g: h.lees_veiligheidsnotitie(door, dossier_id, afspraak_id, **g),
        template="scherm/bevestig.html",
        context={
            "titel": "Veiligheidsnotitie gelezen",
            "uitleg": notitie.tekst if notitie else "Er is geen veiligheidsnotitie (meer).",
            "knop": "Ik heb dit gelezen",
            "terug_url": rij.get_absolute_url(),
        },
        versie=notitie.pk if notitie else None,
        gelukt="Vastgelegd dat je de notitie las",
    )


@recht(RECHT)
@require_safe
def ics(request: HttpRequest, dossier_id: int, afspraak_id: int) -> HttpResponse:
    """Only of an own appointment; an agenda outside this house learns the kind and the kenmerk."""
    dossier, rij = _pak(request, dossier_id, afspraak_id, "agenda-bestand")
    if not is_eigen(rij, door_van(request)):
        raise Http404
    antwoord = HttpResponse(afspraak_als_ics(rij, dossier.kenmerk, nu()), content_type=MEDIATYPE)
    antwoord["Content-Disposition"] = f'attachment; filename="afspraak-{dossier.kenmerk}.ics"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
