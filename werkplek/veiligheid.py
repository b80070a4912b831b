"""Write, judge anew or take away the veiligheidsnotitie, from a dossier of the inwoner."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from basis.dossiers.models import Dossier, inwoners_zichtbaar_voor
from basis.dossiers.openen import open_dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.inwoners.handelingen import beeindig_veiligheidsnotitie, leg_veiligheidsnotitie_vast
from basis.inwoners.models import Veiligheidsnotitie
from basis.inwoners.veiligheid import notitie_van
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import recht
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.scherm.acties import verwerk
from werkplek.afspraken import tonen

RECHT = "veiligheid.vastleggen"
HERZIEN_NA = timedelta(days=182)


class VeiligheidFormulier(f.Formulier):
    tekst = f.TekstVeld(
        "Wat moet een bezoeker weten of doen?",
        regels=3,
        max_length=300,
        help_text="Schrijf feiten en wat helpt, geen oordeel. Bijvoorbeeld: er loopt een grote hond los. "
        "Bel vooraf, dan gaat hij naar de schuur. De inwoner mag dit lezen.",
    )
    herzien_op = f.DatumVeld("Wanneer bekijk je dit opnieuw?", help_text="Binnen een jaar.")


def _inwoner(request: HttpRequest, dossier_id: int, doel: str) -> tuple[Dossier, Any]:
    dossier = open_dossier(request, dossier_id, doel)
    if dossier.inwoner is None:
        raise Http404
    return dossier, dossier.inwoner


@recht(RECHT)
def schrijven(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, inwoner = _inwoner(request, dossier_id, "veiligheidsnotitie")
    notitie = notitie_van(inwoner.pk, vandaag())
    terug = dossier.get_absolute_url()
    return verwerk(
        request,
        VeiligheidFormulier,
        lambda door, g: leg_veiligheidsnotitie_vast(door, inwoner.pk, uit=inwoners_zichtbaar_voor(door), **g),
        naar=terug,
        template="werkplek/veiligheid.html",
        context={
            "dossier": dossier,
            "wie": dossier.wie,
            "veiligheid": tonen.veiligheid(notitie, vandaag()),
            "weg_url": reverse("werkplek:veiligheid_weg", args=[dossier.pk]) if notitie else "",
            "terug_url": terug,
        },
        initial={"tekst": notitie.tekst if notitie else "", "herzien_op": vandaag() + HERZIEN_NA},
        versie=inwoner.versie,
        bekijk=terug,
        gelukt="Veiligheidsnotitie opgeslagen",
    )


@recht(RECHT)
def weghalen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, inwoner = _inwoner(request, dossier_id, "veiligheidsnotitie weghalen")
    terug = dossier.get_absolute_url()
    return verwerk(
        request,
        f.Formulier,
        lambda door, g: beeindig_veiligheidsnotitie(door, inwoner.pk, uit=inwoners_zichtbaar_voor(door), **g),
        naar=terug,
        template="scherm/bevestig.html",
        context={
            "titel": "Veiligheidsnotitie weghalen",
            "uitleg": "Wie hierna een huisbezoek plant, krijgt geen waarschuwing meer.",
            "knop": "Haal weg",
            "terug_url": terug,
        },
        versie=inwoner.versie,
        bekijk=terug,
        gelukt="Veiligheidsnotitie weggehaald",
    )


def notitie_voor(dossier: Dossier, door: Hoedanigheid) -> Veiligheidsnotitie | None:
    """What this door may read of it."""
    return notitie_van(dossier.inwoner_id, vandaag()) if door.mag("veiligheid.zien") else None


def zet_veiligheid(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The move only: write one, or judge anew one whose day has come. One query."""
    if not door.mag(RECHT) or dossier.inwoner_id is None:
        return None
    url = reverse("werkplek:veiligheid", args=[dossier.pk])
    notitie = notitie_voor(dossier, door)
    if notitie is None:
        return Paneel("", "", zetten=(Zet("Veiligheidsnotitie schrijven", url),))
    if notitie.herzien_op <= vandaag():
        zet = Zet("Beoordeel opnieuw", url, uitleg="De veiligheidsnotitie moet opnieuw bekeken worden", hoofd=True)
        return Paneel("", "", zetten=(zet,))
    return Paneel("", "", zetten=(Zet("Veiligheidsnotitie wijzigen", url),))
