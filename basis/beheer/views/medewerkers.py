"""Colleagues: who works here, in which roles, and whether they may come in."""

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from basis.beheer.forms import (
    EindeFormulier,
    GegevensFormulier,
    MedewerkersFormulier,
    NieuweMedewerkerFormulier,
    RolFormulier,
    WachtwoordFormulier,
)
from basis.beheer.views.gedeeld import is_voorbij, medewerker_of_404, medewerkers_van, periode, rol_of_404
from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid, Medewerker
from basis.organisatie.periode import tot_en_met
from basis.organisatie.wachtwoord import verzin
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.lijst import blader
from basis.scherm.opmaak import datum


def _url(medewerker: Medewerker) -> str:
    return reverse("beheer:medewerker", args=[medewerker.pk])


def _registratie(medewerker: Medewerker) -> str:
    """'SKJ 100000001, tot en met 3 mei 2027', with a warning in words when it is over."""
    if not medewerker.registratienummer:
        return ""
    tekst = f"{medewerker.registratie} {medewerker.registratienummer}"
    if medewerker.registratie_tot is None:
        return tekst
    if medewerker.registratie_tot < vandaag():
        return f"{tekst}, verlopen op {datum(medewerker.registratie_tot)}"
    return f"{tekst}, tot en met {datum(medewerker.registratie_tot)}"


def _rol(rij: Hoedanigheid) -> dict[str, Any]:
    wetten = ", ".join(Wet(wet).label for wet in rij.wetten)
    return {
        "functie": rij.get_functie_display(),
        "waar": ", ".join(deel for deel in (rij.organisatie_naam, rij.team.naam if rij.team else "") if deel),
        "wetten": wetten or "geen",
        "periode": periode(rij.geldig),
        "voorbij": is_voorbij(rij.geldig),
        "straks": rij.geldig.lower > vandaag(),
        "einde_url": reverse("beheer:rol_einde", args=[rij.pk]),
    }


@recht("beheer.zien")
@require_GET
def medewerkers(request: DoorRequest) -> HttpResponse:
    """Everybody with a role, now or earlier."""
    door = request.door
    formulier = MedewerkersFormulier(request)
    pagina = blader(request, formulier.filter(medewerkers_van(door).order_by("naam", "pk")), tel=True)
    rollen: dict[int, list[str]] = defaultdict(list)
    geldig = Hoedanigheid.objects.geldig_op(vandaag()).filter(
        gemeente_id=door.gemeente_id, medewerker__in=[rij.pk for rij in pagina.rijen]
    )
    for rol in geldig.select_related("organisatie", "team").order_by("pk"):
        plek = rol.team.naam if rol.team else rol.organisatie_naam
        rollen[rol.medewerker_id or 0].append(f"{rol.get_functie_display()} ({plek})")
    rijen = [
        {
            "url": _url(rij),
            "naam": rij.naam,
            "gebruikersnaam": rij.gebruikersnaam,
            "rollen": rollen[rij.pk],
            "registratie": _registratie(rij),
            "buiten": not rij.actief,
        }
        for rij in pagina.rijen
    ]
    context = {"formulier": formulier, "pagina": pagina, "rijen": rijen, "mag": door.mag("rollen.geven")}
    return render(request, "beheer/medewerkers.html", context)


@recht("beheer.zien")
@require_GET
def medewerker(request: DoorRequest, medewerker_id: int) -> HttpResponse:
    """One colleague, with all roles in this gemeente."""
    mens = medewerker_of_404(request.door, medewerker_id)
    rijen = Hoedanigheid.objects.met_alles().filter(gemeente_id=request.door.gemeente_id, medewerker=mens)
    rollen = [_rol(rij) for rij in rijen.order_by("-geldig", "-pk")]
    context = {
        "mens": mens,
        "registratie": _registratie(mens),
        "rollen": [rol for rol in rollen if not rol["voorbij"]],
        "eerder": [rol for rol in rollen if rol["voorbij"]],
        "zelf": mens.pk == request.door.medewerker_id,
        "mag": request.door.mag("rollen.geven"),
    }
    return render(request, "beheer/medewerker.html", context)


def _geef_rol(door: Hoedanigheid, mens: Medewerker, g: dict[str, Any]) -> Hoedanigheid:
    periode_ = tot_en_met(g["sinds"], g["laatste_dag"])
    return handelingen.geef_hoedanigheid(
        door,
        mens,
        Functie(g["functie"]),
        organisatie=g["organisatie"],
        team=g["team"],
        wetten=g["wetten"],
        sinds=g["sinds"],
        tot=periode_.upper,
    )


@recht("rollen.geven")
def nieuw(request: DoorRequest) -> HttpResponse:
    """A new colleague with a first role, in one step."""

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Medewerker:
        persoon = ("email", "telefoon", "registratie", "registratienummer", "registratie_tot", "wachtwoord")
        mens = handelingen.voeg_medewerker_toe(
            door, g["gebruikersnaam"], g["naam"], **{naam: g[naam] for naam in persoon}
        )
        _geef_rol(door, mens, g)
        return mens

    return verwerk(
        request,
        NieuweMedewerkerFormulier,
        doe,
        naar=_url,
        template="beheer/medewerker_nieuw.html",
        context={"terug_url": reverse("beheer:medewerkers")},
        initial={"sinds": vandaag(), "wachtwoord": verzin()},
        form_kwargs={"gemeente_id": request.door.gemeente_id},
        gelukt="Collega toegevoegd",
    )


@recht("rollen.geven")
def gegevens(request: DoorRequest, medewerker_id: int) -> HttpResponse:
    mens = medewerker_of_404(request.door, medewerker_id)
    velden = ("naam", "email", "telefoon", "registratie", "registratienummer", "registratie_tot")
    return verwerk(
        request,
        GegevensFormulier,
        lambda door, g: handelingen.wijzig_medewerker(door, mens.pk, **g),
        naar=_url(mens),
        template="beheer/stap.html",
        context={"titel": f"Gegevens van {mens.naam}", "knop": "Opslaan", "mens": mens, "terug_url": _url(mens)},
        initial={naam: getattr(mens, naam) for naam in velden},
        gelukt="Gegevens opgeslagen",
    )


@recht("rollen.geven")
def wachtwoord(request: DoorRequest, medewerker_id: int) -> HttpResponse:
    """A password for one time; the page proposes one that nobody can guess."""
    mens = medewerker_of_404(request.door, medewerker_id)
    return verwerk(
        request,
        WachtwoordFormulier,
        lambda door, g: handelingen.zet_wachtwoord(door, mens.pk, **g),
        naar=_url(mens),
        template="beheer/stap.html",
        context={
            "titel": f"Nieuw wachtwoord voor {mens.naam}",
            "uitleg": "Schrijf het over vóór je opslaat: daarna is het nergens meer te zien. "
            f"Waar {mens.naam} nu is ingelogd, wordt uitgelogd.",
            "knop": "Zet dit wachtwoord",
            "mens": mens,
            "terug_url": _url(mens),
        },
        initial={"wachtwoord": verzin()},
        gelukt="Tijdelijk wachtwoord gezet",
    )


@recht("rollen.geven")
def toegang(request: DoorRequest, medewerker_id: int) -> HttpResponse:
    """Shut out, or let in again."""
    mens = medewerker_of_404(request.door, medewerker_id)
    doe = handelingen.sluit_buiten if mens.actief else handelingen.laat_toe
    uitleg = (
        f"{mens.naam} kan meteen niet meer inloggen, ook niet waar het venster nog openstaat. "
        "De rollen blijven staan. Open werk blijft op naam staan tot iemand het overdraagt."
        if mens.actief
        else f"{mens.naam} kan weer inloggen in de rollen die nu gelden."
    )
    return verwerk(
        request,
        Formulier,
        lambda door, g: doe(door, mens.pk),
        naar=_url(mens),
        template="beheer/stap.html",
        context={
            "titel": f"{mens.naam} buitensluiten" if mens.actief else f"{mens.naam} weer toelaten",
            "uitleg": uitleg,
            "knop": "Sluit buiten" if mens.actief else "Laat weer toe",
            "mens": mens,
            "terug_url": _url(mens),
        },
        gelukt="Buitengesloten" if mens.actief else "Weer toegelaten",
    )


@recht("rollen.geven")
def rol_nieuw(request: DoorRequest, medewerker_id: int) -> HttpResponse:
    mens = medewerker_of_404(request.door, medewerker_id)
    zelf = mens.pk == request.door.medewerker_id
    return verwerk(
        request,
        RolFormulier,
        lambda door, g: _geef_rol(door, mens, g),
        naar=_url(mens),
        template="beheer/stap.html",
        context={
            "titel": f"Rol voor {mens.naam}",
            "uitleg": "Je geeft nu jezelf een rol. Dat mag, en het staat zo in het journaal, "
            "waar de privacy officer het ziet."
            if zelf
            else "",
            "knop": "Geef deze rol",
            "mens": mens,
            "terug_url": _url(mens),
        },
        initial={"sinds": vandaag()},
        form_kwargs={"gemeente_id": request.door.gemeente_id},
        gelukt="Rol gegeven",
    )


@recht("rollen.geven")
def rol_einde(request: DoorRequest, hoedanigheid_id: int) -> HttpResponse:
    rij = rol_of_404(request.door, hoedanigheid_id)
    assert rij.medewerker is not None
    mens = rij.medewerker
    return verwerk(
        request,
        EindeFormulier,
        lambda door, g: handelingen.beeindig_hoedanigheid(door, rij.pk, laatste_dag_=g["laatste_dag"]),
        naar=_url(mens),
        template="beheer/stap.html",
        context={
            "titel": f"Rol van {mens.naam} beëindigen",
            "uitleg": f"{rij.get_functie_display().capitalize()} bij {rij.organisatie_naam}, {periode(rij.geldig)}. "
            "Na de laatste dag kan deze rol niet meer gekozen worden. Draag open werk eerst over.",
            "knop": "Beëindig de rol",
            "mens": mens,
            "terug_url": _url(mens),
        },
        initial={"laatste_dag": vandaag()},
        gelukt="Einde vastgelegd",
    )
