"""Mandaten, the data of the gemeente, and what changed in all of it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from basis.beheer.forms import (
    EindeFormulier,
    GemeenteFormulier,
    JournaalFormulier,
    MandaatFormulier,
    TellingFormulier,
)
from basis.beheer.views.gedeeld import is_voorbij, periode
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.enums import Functie, Telling, VoorWat, Wet
from basis.organisatie.gebeurtenissen import ZINNEN
from basis.organisatie.instellingen import BRIEFTEKSTEN, GETALLEN, briefteksten, getallen, wat_mist_in_brieven
from basis.organisatie.models import Gemeente, Hoedanigheid, Mandaat, Medewerker
from basis.scherm.acties import verwerk
from basis.scherm.lijst import blader
from basis.scherm.opmaak import datumtijd, euro

_CODES: dict[str, Callable[[str], Any]] = {"functie": Functie, "wet": Wet, "voor": VoorWat, "telling": Telling}


def _mandaat(rij: Mandaat) -> dict[str, Any]:
    return {
        "functie": rij.get_functie_display(),
        "organisatie": rij.organisatie.naam,
        "wet": rij.get_wet_display(),
        # The article is of the Wmo; under another law it would be wrong.
        "voor": rij.get_voor_display() if rij.wet == Wet.WMO else "tijdelijke hulp bij spoed",
        "spoed": rij.voor == VoorWat.SPOED,
        "bedrag": euro(rij.max_per_jaar),
        "telling": rij.get_telling_display(),
        "telling_url": reverse("beheer:mandaat_telling", args=[rij.pk]),
        "afwijzen": "ja" if rij.mag_afwijzen else "nee",
        "kenmerk": rij.kenmerk,
        "periode": periode(rij.geldig),
        "voorbij": is_voorbij(rij.geldig),
        "einde_url": reverse("beheer:mandaat_einde", args=[rij.pk]),
    }


@recht("beheer.zien")
@require_GET
def mandaten(request: DoorRequest) -> HttpResponse:
    """What holds now or later, by wet; `?alles=ja` also what is over."""
    rijen = Mandaat.objects.filter(gemeente_id=request.door.gemeente_id).select_related("organisatie")
    alles = request.GET.get("alles") == "ja"
    if not alles:
        rijen = rijen.filter(geldig__endswith=None) | rijen.filter(geldig__endswith__gt=vandaag())
    pagina = blader(request, rijen.order_by("wet", "organisatie__naam", "functie", "pk"), per=50)
    context = {"pagina": pagina, "rijen": [_mandaat(rij) for rij in pagina.rijen], "alles": alles}
    context["mag"] = request.door.mag("mandaat.geven")
    return render(request, "beheer/mandaten.html", context)


@recht("mandaat.geven")
def mandaat_nieuw(request: DoorRequest) -> HttpResponse:
    terug = reverse("beheer:mandaten")

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Mandaat:
        return handelingen.geef_mandaat(door, **{**g, **{naam: soort(g[naam]) for naam, soort in _CODES.items()}})

    return verwerk(
        request,
        MandaatFormulier,
        doe,
        naar=terug,
        template="beheer/stap.html",
        context={
            "titel": "Mandaat vastleggen",
            "uitleg": "Leg vast wat in het mandaatbesluit van het college staat. Gelden er meer, dan telt het ruimste.",
            "knop": "Leg mandaat vast",
            "mens": None,
            "terug_url": terug,
        },
        initial={"sinds": vandaag()},
        form_kwargs={"gemeente_id": request.door.gemeente_id},
        gelukt="Mandaat vastgelegd",
    )


@recht("mandaat.geven")
def mandaat_telling(request: DoorRequest, mandaat_id: int) -> HttpResponse:
    """What the limit is held against, from today."""
    rij = _pak_mandaat(request, mandaat_id)
    terug = reverse("beheer:mandaten")
    return verwerk(
        request,
        TellingFormulier,
        lambda door, g: handelingen.wijzig_telling(door, rij.pk, telling=Telling(g["telling"])),
        naar=terug,
        template="beheer/stap.html",
        context={
            "titel": "Waarvoor telt het bedrag?",
            "uitleg": f"{rij.kenmerk}: {rij.get_functie_display()} bij {rij.organisatie.naam}, "
            f"{rij.get_wet_display()}, tot {euro(rij.max_per_jaar)} per jaar. Dit geldt vanaf vandaag. Wat al besloten "
            "is, blijft zoals het was.",
            "knop": "Sla op",
            "mens": None,
            "terug_url": terug,
        },
        initial={"telling": rij.telling},
        gelukt="Opgeslagen",
    )


def _pak_mandaat(request: DoorRequest, mandaat_id: int) -> Mandaat:
    try:
        return Mandaat.objects.select_related("organisatie").get(pk=mandaat_id, gemeente_id=request.door.gemeente_id)
    except Mandaat.DoesNotExist:
        raise Http404 from None


@recht("mandaat.geven")
def mandaat_einde(request: DoorRequest, mandaat_id: int) -> HttpResponse:
    rij = _pak_mandaat(request, mandaat_id)
    terug = reverse("beheer:mandaten")
    return verwerk(
        request,
        EindeFormulier,
        lambda door, g: handelingen.beeindig_mandaat(door, rij.pk, laatste_dag_=g["laatste_dag"]),
        naar=terug,
        template="beheer/stap.html",
        context={
            "titel": "Mandaat beëindigen",
            "uitleg": f"{rij.kenmerk}: {rij.get_functie_display()} bij {rij.organisatie.naam}, "
            f"{rij.get_wet_display()}, tot {euro(rij.max_per_jaar)} per jaar. Wat al besloten is, blijft gelden.",
            "knop": "Beëindig het mandaat",
            "mens": None,
            "terug_url": terug,
        },
        initial={"laatste_dag": vandaag()},
        gelukt="Einde vastgelegd",
    )


@recht("inrichting.wijzigen")
def gemeente(request: DoorRequest) -> HttpResponse:
    """Address and texts of letters. They hold for letters that are made from now on."""
    rij = Gemeente.objects.get(pk=request.door.gemeente_id)
    teksten = briefteksten(rij.pk)

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> None:
        if (g["adres"], g["telefoon"]) != (rij.adresregels, rij.telefoon):
            handelingen.wijzig_gemeente(door, adresregels=g["adres"], telefoon=g["telefoon"])
        handelingen.zet_briefteksten(door, teksten={naam: g[naam] for naam in BRIEFTEKSTEN})
        leeg = {naam: soort.standaard for naam, soort in GETALLEN.items()}
        handelingen.zet_getallen(door, getallen={naam: leeg[naam] if g[naam] is None else g[naam] for naam in GETALLEN})

    return verwerk(
        request,
        GemeenteFormulier,
        doe,
        naar=reverse("beheer:gemeente"),
        template="beheer/gemeente.html",
        context={"naam": rij.naam, "terug_url": reverse("organisatie:beheer"), "mist": wat_mist_in_brieven(teksten)},
        initial=GemeenteFormulier.begin(rij, teksten, getallen(rij.pk, vandaag())),
        gelukt="Gegevens opgeslagen",
    )


@recht("beheer.journaal")
@require_GET
def journaal(request: DoorRequest) -> HttpResponse:
    """Who changed what in roles, mandaten and inrichting. For the beheerder, and for who watches the beheerder."""
    formulier = JournaalFormulier(request)
    rijen = Gebeurtenis.objects.filter(gemeente_id=request.door.gemeente_id, soort__in=list(ZINNEN))
    pagina = blader(request, formulier.filter(rijen.order_by("-gebeurd_op", "-pk")))
    wie = [rij.lading.get("medewerker") for rij in pagina.rijen]
    namen = dict(Medewerker.objects.filter(pk__in=[pk for pk in wie if pk]).values_list("pk", "naam"))
    regels = [
        {
            "op": datumtijd(rij.gebeurd_op),
            "naam": rij.naam,
            "functie": Functie(rij.functie).label,
            "zin": ZINNEN[rij.soort].vertel(rij.lading),
            "over": "" if rij.lading.get("zelf") else namen.get(rij.lading.get("medewerker"), ""),
            "zelf": bool(rij.lading.get("zelf")),
        }
        for rij in pagina.rijen
    ]
    return render(request, "beheer/journaal.html", {"formulier": formulier, "pagina": pagina, "rijen": regels})
