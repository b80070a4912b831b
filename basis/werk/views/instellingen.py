"""Mijn instellingen: the daily digest, on or off."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.handelingen import zet_samenvatting
from basis.scherm.acties import verwerk
from basis.werk.forms.instellingen import InstellingenFormulier


@recht("thuis.zien")
def mijn_instellingen(request: HttpRequest) -> HttpResponse:
    door = cast(DoorRequest, request).door
    medewerker = door.medewerker
    return verwerk(
        request,
        InstellingenFormulier,
        lambda door_, g: zet_samenvatting(door_, aan=g["samenvatting"]),
        naar=lambda _: reverse("werk:mijn_instellingen"),
        template="werk/mijn_instellingen.html",
        context={"email": medewerker.email if medewerker else ""},
        initial={"samenvatting": bool(medewerker and medewerker.samenvatting)},
        gelukt="Instellingen bewaard",
    )
