"""What I must know: the list behind the bell, and saying that I saw it."""

from dataclasses import dataclass
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.lijst import blader
from basis.scherm.opmaak import datumtijd
from basis.werk import handelingen as h
from basis.werk.attenderen import ZONDER_DOSSIER, attenderingen_voor
from basis.werk.models import Attendering, SoortAttendering

# The sentence beside the name, and how hard it presses.
ZIN: dict[str, tuple[str, str]] = {
    SoortAttendering.DRIEKWART: ("Driekwart van een wettelijke termijn is voorbij", "klok"),
    SoortAttendering.BIJNA: ("Een wettelijke termijn is bijna voorbij", "klok"),
    SoortAttendering.GEMIST: ("Een wettelijke termijn is voorbij", "let-op"),
    SoortAttendering.TAAK: ("Een taak is te laat", "let-op"),
    SoortAttendering.STIL: ("Er is lang geen echt contact geweest", "praat"),
    SoortAttendering.ESCALATIE: ("Een wettelijke termijn in je team is voorbij", "let-op"),
    SoortAttendering.OVERDRACHT: ("Een collega biedt je een dossier aan", "map"),
    SoortAttendering.VRAAG: ("Een collega heeft een vraag of gaf antwoord", "praat"),
}


@dataclass(frozen=True)
class AttenderingRegel:
    pk: int
    tekst: str
    icoon: str
    dringend: bool
    naam: str
    bij: str
    url: str
    op: str


def _regel(rij: Attendering) -> AttenderingRegel:
    tekst, icoon = ZIN[rij.soort]
    dossier = None if rij.soort in ZONDER_DOSSIER else rij.dossier
    inwoner = dossier.inwoner if dossier else None
    return AttenderingRegel(
        pk=rij.pk,
        tekst=tekst,
        icoon=icoon,
        dringend=icoon == "let-op",
        naam=inwoner.naam.volledig() if inwoner else (dossier.kenmerk if dossier else ""),
        bij=str(inwoner.geboren) if inwoner else "",
        url=dossier.get_absolute_url() if dossier else "/",
        op=datumtijd(rij.gemaakt_op),
    )


@recht("thuis.zien")
@require_safe
def attenderingen(request: HttpRequest) -> HttpResponse:
    """Not seen yet, newest first."""
    door = cast(DoorRequest, request).door
    rijen = attenderingen_voor(door).select_related("dossier__inwoner").order_by("-gemaakt_op", "-id")
    pagina = blader(request, rijen, tel=True)
    # A later one must not be ticked off unseen.
    tot = max((rij.pk for rij in pagina.rijen), default=0)
    return render(
        request,
        "werk/attenderingen.html",
        {
            "pagina": pagina,
            "regels": [_regel(rij) for rij in pagina.rijen],
            "alles_url": f"{reverse('werk:attenderingen_gezien')}?tot={tot}",
        },
    )


@recht("thuis.zien")
def alles_gezien(request: HttpRequest) -> HttpResponse:
    """All that stood in the list when it was shown."""
    tot = request.GET.get("tot", "")
    lijst = reverse("werk:attenderingen")
    return verwerk(
        request,
        Formulier,
        lambda door, _: h.zet_gezien(door, tot=int(tot) if tot.isdecimal() and len(tot) < 19 else 0),
        naar=lambda _: lijst,
        template="scherm/bevestig.html",
        context={
            "titel": "Alles gezien",
            "uitleg": "De lijst is daarna leeg. Aan je werk verandert niets.",
            "knop": "Alles gezien",
            "terug_url": lijst,
        },
        gelukt="Alles staat op gezien",
    )


@recht("thuis.zien")
def gezien(request: HttpRequest, pk: int) -> HttpResponse:
    """One attendering of my own."""
    door = cast(DoorRequest, request).door
    if not Attendering.objects.filter(pk=pk, aan=door).exists():
        raise Http404
    lijst = reverse("werk:attenderingen")
    return verwerk(
        request,
        Formulier,
        lambda door_, _: h.zet_gezien(door_, attendering_id=pk),
        naar=lambda _: lijst,
        template="scherm/bevestig.html",
        context={
            "titel": "Attendering gezien",
            "uitleg": "Ze gaat van je lijst. Aan je werk verandert niets.",
            "knop": "Gezien",
            "terug_url": lijst,
        },
        gelukt="Gezien",
    )
