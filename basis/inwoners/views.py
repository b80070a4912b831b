"""Find a person. Terms go by POST: they stand in no URL and no log."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from basis.inwoners import verwijzing
from basis.inwoners.forms import ZoekFormulier
from basis.inwoners.zoeken import zoek
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.inloggen import adres


@recht("inwoner.zoeken")
@require_http_methods(["GET", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    door = cast(DoorRequest, request).door
    form = ZoekFormulier(request.POST if request.method == "POST" else None, door=door)
    uitkomst, rijen, status = None, [], 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                uitkomst = zoek(door, werkplek=adres(request), **form.gegevens())
                status = 200
            except Geweigerd as fout:
                form.weiger(fout.reden, fout.veld)
    if uitkomst:
        rijen = [{"wie": rij, "verwijzing": verwijzing.maak(door, rij.id)} for rij in uitkomst.rijen]
    context = {
        "form": form,
        "uitkomst": uitkomst,
        "rijen": rijen,
        "enige": verwijzing.maak(door, uitkomst.inwoner_id) if uitkomst and uitkomst.inwoner_id and not rijen else "",
        "mag_melden": door.mag("melding.opnemen"),
        "volledig": door.mag("inwoner.zoeken_volledig"),
    }
    return render(request, "inwoners/zoeken.html", context, status=status)
