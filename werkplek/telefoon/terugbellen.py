"""Whom to call back: the list, one request, and how each call went."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.dossiers.models import waargenomen_door
from basis.organisatie.deur import recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.scherm.acties import verwerk
from basis.scherm.lijst import LijstFormulier, blader
from basis.scherm.opmaak import datum, datumtijd
from basis.werk.handelingen import koppel_terugbel, laat_terugbel_vervallen, niet_bereikt
from basis.werk.handelingen.terugbel import GENOEG
from basis.werk.models import SoortTaak, Taak
from casussen.handelingen import bel_terug
from werkplek.deur import door_van
from werkplek.telefoon.forms import KoppelFormulier, UitkomstFormulier

RECHT = "contact.vastleggen"
GEMIST = Count("terugbel__pogingen", filter=Q(terugbel__pogingen__gelukt=False))


@dataclass(frozen=True)
class Verzoek:
    """One request, ready to print."""

    url: str
    niet_bereikt_url: str
    wie: str
    telefoon: str
    waarover: str
    over: str
    over_url: str
    voor: str
    gevraagd: str
    uiterlijk: date | None
    keer: int
    genoeg: bool


class VoorFormulier(LijstFormulier):
    voor = f.KeuzeVeld(
        "Voor wie", choices=[("ik", "Mij"), ("team", "Mijn team")], required=False, leeg="Mij en mijn team"
    )

    def filter(self, qs: QuerySet[Taak]) -> QuerySet[Taak]:
        match self.waarde("voor"):
            case "ik":
                return qs.filter(voor__isnull=False)
            case "team":
                return qs.filter(voor=None)
        return qs


def _verzoeken(door: Hoedanigheid) -> QuerySet[Taak]:
    """Open and for me, for who I stand in for, or for my team; only what this door may see."""
    van_mij = Q(voor_id=door.pk) | Q(voor_id__in=list(waargenomen_door(door).values_list("hoedanigheid_id", flat=True)))
    if door.team_id:
        van_mij |= Q(team_id=door.team_id)
    rijen = Taak.objects.filter(van_mij, soort=SoortTaak.TERUGBELLEN, klaar_op=None).zichtbaar_voor(door)
    return met_alles(rijen).order_by(F("uiterlijk").asc(nulls_last=True), "id")


def met_alles(rijen: QuerySet[Taak]) -> QuerySet[Taak]:
    return rijen.select_related(
        "terugbel", "dossier__inwoner", "voor__medewerker", "team", "gemaakt_door__medewerker"
    ).annotate(keer=GEMIST)


def verzoek(taak: Any, door: Hoedanigheid) -> Verzoek:
    dossier = taak.dossier
    return Verzoek(
        url=taak.get_absolute_url(),
        niet_bereikt_url=reverse("telefoon:niet_bereikt", args=[taak.pk]),
        wie=taak.terugbel.wie,
        telefoon=taak.terugbel.telefoon,
        waarover=taak.terugbel.waarover,
        over=dossier.wie if dossier else "",
        over_url=dossier.get_absolute_url() if dossier else "",
        voor=("jou" if taak.voor_id == door.pk else taak.voor.naam) if taak.voor else taak.team.naam,
        gevraagd=f"{taak.gemaakt_door.naam}, {datum(taak.gemaakt_op)}",
        uiterlijk=taak.uiterlijk,
        keer=taak.keer,
        genoeg=taak.keer >= GENOEG,
    )


@recht(RECHT)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    door = door_van(request)
    formulier = VoorFormulier(request)
    pagina = blader(request, formulier.filter(_verzoeken(door)))
    rijen = [verzoek(taak, door) for taak in pagina.rijen]
    return render(
        request,
        "werkplek/telefoon/lijst.html",
        {"formulier": formulier, "pagina": pagina, "rijen": rijen, "telefoon_nieuw": reverse("telefoon:opnemen")},
    )


def _pak(request: HttpRequest, terugbel_id: int) -> Any:
    """404 for who may not see it. Also one that is done: a link in a calendar should not die."""
    rijen = Taak.objects.filter(soort=SoortTaak.TERUGBELLEN).zichtbaar_voor(door_van(request))
    try:
        return met_alles(rijen).get(pk=terugbel_id)
    except Taak.DoesNotExist:
        raise Http404 from None


@recht(RECHT)
def een(request: HttpRequest, terugbel_id: int) -> HttpResponse:
    """Call, and say how it went."""
    door = door_van(request)
    taak = _pak(request, terugbel_id)
    rij = verzoek(taak, door)
    pogingen = taak.terugbel.pogingen.select_related("door__medewerker").order_by("op", "id")
    planbaar = taak.dossier_id is not None and door.mag("afspraak.plannen")

    def doe(door_: Hoedanigheid, g: dict[str, Any]) -> Any:
        match g["uitkomst"]:
            case "gesproken":
                if taak.dossier_id is not None and not g["tekst"].strip():
                    raise Geweigerd("Schrijf op wat er gezegd is. Een paar woorden is genoeg.", "tekst")
                return bel_terug(door_, terugbel_id, tekst=g["tekst"])
            case "vervallen":
                return laat_terugbel_vervallen(door_, terugbel_id)
        return niet_bereikt(door_, terugbel_id)

    return verwerk(
        request,
        UitkomstFormulier,
        doe,
        naar=reverse("telefoon:terugbellen"),
        template="werkplek/telefoon/terugbel.html",
        context={
            "rij": rij,
            "gedaan": f"Afgerond op {datumtijd(taak.klaar_op)}" if taak.klaar_op else "",
            "pogingen": [
                f"{datumtijd(poging.op)}, {poging.door.naam}: {'gesproken' if poging.gelukt else 'niet bereikt'}"
                for poging in pogingen
            ],
            "brief_url": f"{reverse('afspraken:nieuw', args=[taak.dossier_id])}?soort=bellen" if planbaar else "",
            "koppel_url": "" if taak.dossier_id else reverse("telefoon:koppelen", args=[taak.pk]),
            "terug_url": reverse("telefoon:terugbellen"),
        },
        gelukt="Vastgelegd",
    )


@recht(RECHT)
def kreeg_niemand(request: HttpRequest, terugbel_id: int) -> HttpResponse:
    """One click in the list: nobody answered."""
    rij = verzoek(_pak(request, terugbel_id), door_van(request))
    return verwerk(
        request,
        f.Formulier,
        lambda door, _: niet_bereikt(door, terugbel_id),
        naar=lambda keer: rij.url if keer >= GENOEG else reverse("telefoon:terugbellen"),
        template="scherm/bevestig.html",
        context={
            "titel": "Niet bereikt",
            "uitleg": f"{rij.wie}, {rij.telefoon}. Het verzoek blijft staan.",
            "knop": "Leg vast: niet bereikt",
            "terug_url": rij.url,
        },
        gelukt="Vastgelegd: niet bereikt",
    )


@recht(RECHT)
def koppelen(request: HttpRequest, terugbel_id: int) -> HttpResponse:
    """Who called is known now."""
    door = door_van(request)
    rij = verzoek(_pak(request, terugbel_id), door)
    kwargs: dict[str, Any] = {"door": door, "werkplek": adres(request)}
    context = {"rij": rij, "terug_url": rij.url}
    if request.method == "POST":
        form = KoppelFormulier(request.POST, **kwargs)
        if form.zoekt:
            form.zonder_fouten()
            return render(request, "werkplek/telefoon/koppelen.html", {**context, "form": form})
    return verwerk(
        request,
        KoppelFormulier,
        lambda door_, g: koppel_terugbel(door_, terugbel_id, g["over"]),
        naar=rij.url,
        template="werkplek/telefoon/koppelen.html",
        context=context,
        form_kwargs=kwargs,
        gelukt="Gekoppeld aan het dossier",
    )
