"""Pick up the phone: one small form, from any page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.organisatie.deur import recht
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from casussen.handelingen import neem_telefoon_op
from werkplek.deur import door_van
from werkplek.telefoon.forms import TelefoonFormulier, volgende_werkdag


@recht("contact.vastleggen")
def opnemen(request: HttpRequest, dossier_id: int | None = None) -> HttpResponse:
    """With a dossier it is known already about whom."""
    door = door_van(request)
    dossier = open_dossier(request, dossier_id, "telefoon") if dossier_id is not None else None
    kwargs: dict[str, Any] = {"door": door, "dossier": dossier, "werkplek": adres(request)}
    context = {
        "wie": dossier.wie if dossier else "",
        "geboren": str(dossier.inwoner.geboren) if dossier and dossier.inwoner else "",
        "dossier": dossier,
        "terug_url": dossier.get_absolute_url() if dossier else "/",
        "lijst_url": reverse("telefoon:terugbellen"),
    }
    if request.method == "POST" and dossier is None:
        form = TelefoonFormulier(request.POST, **kwargs)
        if form.zoekt:
            form.zonder_fouten()
            return render(request, "werkplek/telefoon/opnemen.html", {**context, "form": form})
    return verwerk(
        request,
        TelefoonFormulier,
        lambda door_, g: neem_telefoon_op(door_, **g),
        naar=lambda pk: _naar(door, pk),
        template="werkplek/telefoon/opnemen.html",
        context=context,
        form_kwargs=kwargs,
        initial=_begin(door, dossier),
        gelukt="Vastgelegd",
    )


def _begin(door: Hoedanigheid, dossier: Dossier | None) -> dict[str, Any]:
    """Who has the case calls back, else the team; tomorrow."""
    team_id = dossier.team_id if dossier else door.team_id
    voor = f"t-{team_id}"
    if dossier and dossier.behandelaar_id:
        voor = "ik" if dossier.behandelaar_id == door.pk else f"c-{dossier.behandelaar_id}"
    telefoon = dossier.inwoner.telefoon if dossier and dossier.inwoner else ""
    return {
        "wie": dossier.wie if dossier and dossier.inwoner else "",
        "telefoon": telefoon,
        "voor": voor,
        "uiterlijk": volgende_werkdag(),
    }


def _naar(door: Hoedanigheid, dossier_id: int | None) -> str:
    """To the dossier; without one to the list, where it stands if it is mine or of my team."""
    if dossier_id is None:
        return reverse("telefoon:terugbellen")
    return Dossier.objects.zichtbaar_voor(door).get(pk=dossier_id).get_absolute_url()
