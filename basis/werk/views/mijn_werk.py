"""Mijn werk: whose move, by when, why. Home for everybody."""

from typing import Any, cast

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import aantal, datum_kort, datum_voluit
from basis.werk.models import Taak

HOOGSTENS = 25


def _rij(dossier: Dossier) -> dict[str, Any]:
    inwoner = dossier.inwoner
    return {
        "url": dossier.get_absolute_url(),
        "naam": inwoner.naam.volledig() if inwoner else dossier.titel,
        "geboren": str(inwoner.geboren) if inwoner else "",
        "kern": dossier.kern.naam if dossier.kern else "",
        "titel": dossier.titel,
        "kenmerk": dossier.kenmerk,
        "wet": dossier.get_wet_display() if dossier.wet else "",
        "fase": dossier.fase,
        "fataal": dossier.fatale_datum,
        "fataal_kort": datum_kort(dossier.fatale_datum) if dossier.fatale_datum else "",
        "sinds": datum_kort(dossier.aan_zet_sinds.date()),
    }


def _lijst(dossiers: QuerySet[Dossier]) -> tuple[list[dict[str, Any]], bool]:
    """At most HOOGSTENS rows, first what must be done first; and whether there is more."""
    rijen = dossiers.select_related("inwoner", "kern").order_by(F("fatale_datum").asc(nulls_last=True), "id")
    gevonden = list(rijen[: HOOGSTENS + 1])
    return [_rij(rij) for rij in gevonden[:HOOGSTENS]], len(gevonden) > HOOGSTENS


def _groepen(door: Hoedanigheid) -> list[dict[str, Any]]:
    # Each group is made small by its own index first.
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(gesloten_op=None)
    mijn = zichtbaar.filter(behandelaar=door)
    groepen: list[tuple[str, str, QuerySet[Dossier]]] = [
        ("mijn", "Jij bent aan zet", mijn.filter(aan_zet=AanZet.BEHANDELAAR)),
    ]
    if door.mag("besluit.accorderen"):
        tweede = zichtbaar.filter(aan_zet=AanZet.TWEEDE).exclude(behandelaar=door)
        groepen.append(("tweede", "Wacht op een tweede beslisser", tweede))
    if door.team_id:
        team = zichtbaar.filter(team_id=door.team_id, behandelaar=None, aan_zet=AanZet.TEAM)
        groepen.append(("team", "Nog van niemand in je team", team))
    groepen.append(("wacht", "Je wacht op anderen", mijn.exclude(aan_zet__in=(AanZet.BEHANDELAAR, AanZet.NIEMAND))))
    klaar = []
    for code, titel, dossiers in groepen:
        rijen, meer = _lijst(dossiers)
        klaar.append({"code": code, "titel": titel, "rijen": rijen, "meer": meer})
    return klaar


def _taken(door: Hoedanigheid) -> list[Taak]:
    """Own tasks, and those of the team for dossiers this door may see."""
    eigen = Taak.objects.filter(klaar_op=None, voor=door)
    if door.team_id:
        eigen = eigen | Taak.objects.filter(klaar_op=None, team_id=door.team_id)
    # As a list and not as a subquery: else PostgreSQL starts with every dossier this door may see.
    bij = list(eigen.order_by().values_list("dossier_id", flat=True).distinct())
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(pk__in=bij).order_by()
    rijen = eigen.filter(dossier_id__in=zichtbaar.values("pk")).select_related("dossier__inwoner")
    return list(rijen.order_by("uiterlijk", "id")[:HOOGSTENS])


@recht("thuis.zien")
@require_safe
def mijn_werk(request: HttpRequest) -> HttpResponse:
    door = cast(DoorRequest, request).door
    groepen = _groepen(door) if door.mag("dossier.zien") else []
    mijn = groepen[0]["rijen"] if groepen else []
    dag = vandaag()
    te_laat = sum(1 for rij in mijn if rij["fataal"] and rij["fataal"] < dag)
    week = sum(1 for rij in mijn if rij["fataal"] and 0 <= (rij["fataal"] - dag).days <= 7)
    uur = nu().hour
    groet = "Goedemorgen" if uur < 12 else "Goedemiddag" if uur < 18 else "Goedenavond"
    return render(
        request,
        "werk/mijn_werk.html",
        {
            "groet": f"{groet} {door.naam.split(' ')[0]}",
            "dag": datum_voluit(dag).capitalize(),
            "groepen": groepen,
            "mag_melding": door.mag("melding.opnemen"),
            "aan_zet": aantal(len(mijn), "zaak,zaken") + (" of meer" if groepen and groepen[0]["meer"] else ""),
            "te_laat": te_laat,
            "week": week,
            "taken": _taken(door) if groepen and door.mag("contact.vastleggen") else [],
        },
    )
