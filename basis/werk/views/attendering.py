"""What I must know: the list behind the bell, and saying that I saw it."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.lijst import blader
from basis.werk import handelingen as h
from basis.werk.attenderen import attenderingen_voor
from basis.werk.attendering_regels import op_volgorde, regels
from basis.werk.models import Attendering


@recht("thuis.zien")
@require_safe
def attenderingen(request: HttpRequest) -> HttpResponse:
    """Not seen yet: mine, of who I stand in for, of the team; newest first in each."""
    door = cast(DoorRequest, request).door
    pagina = blader(request, op_volgorde(attenderingen_voor(door), door), tel=True)
    # A later one must not be ticked off unseen.
    tot = getattr(pagina.rijen[0], "tot", 0) if pagina.rijen else 0
    return render(
        request,
        "werk/attenderingen.html",
        {
            "pagina": pagina,
            "regels": regels(pagina.rijen, door),
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
