"""The team page: how the work goes, as a whole; per colleague only for the own teamleider."""

from datetime import date, timedelta
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.dossiers.models import Dossier
from basis.journaal.tijd import dag_van, vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.models import Hoedanigheid
from basis.scherm.lijst import blader
from basis.scherm.opmaak import aantal, datum, getal
from basis.werk.collegas import behandelaars, naam_van
from basis.werk.teamcijfers import WEKEN, in_of_uit, maandag_van, oudste, per_gewicht, per_medewerker, weken
from basis.werk.werkvoorraad import labels_van, maak_rijen, met_alles, stand


def _oudste(door: Hoedanigheid) -> dict[str, Any] | None:
    dossier = oudste(door)
    if dossier is None:
        return None
    sinds = dag_van(dossier.team_sinds)  # type: ignore[attr-defined]
    return {"dagen": (vandaag() - sinds).days, "sinds": datum(sinds)}


def _medewerkers(door: Hoedanigheid) -> list[dict[str, Any]]:
    """By name, who has nothing too: an empty caseload is news as well."""
    cijfers = {rij.hoedanigheid_id: rij for rij in per_medewerker(door)}
    basis = reverse("werk:werkvoorraad")
    rijen = []
    for collega in behandelaars(door.team):
        rij = cijfers.get(collega.pk)
        if rij is None and vandaag() not in collega.geldig:
            continue
        wie = "mij" if collega.pk == door.pk else str(collega.pk)
        rijen.append(
            {
                "naam": naam_van(collega),
                "functie": collega.get_functie_display(),
                "url": f"{basis}?medewerker={wie}",
                "aantal": rij.aantal if rij else 0,
                "gewicht": rij.gewicht if rij else 0,
                "te_laat": rij.te_laat if rij else 0,
                "aan_zet": rij.aan_zet if rij else 0,
            }
        )
    return rijen


@recht("werkvoorraad.zien")
@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """In, out, open, oldest, late; and how heavy it is."""
    door = cast(DoorRequest, request).door
    if door.team is None:
        return render(request, "werk/team_geen.html")
    rijen, doorloop = weken(door)
    telling = stand(door)
    basis = reverse("werk:werkvoorraad")
    dit = rijen[-1]
    return render(
        request,
        "werk/team.html",
        {
            "team": door.team,
            "zin": f"{aantal(telling['alles'], 'open dossier,open dossiers')}, waarvan {telling['niemand']} nog van "
            f"niemand. Deze week kwamen er {dit.erin} bij en gingen er {dit.eruit} weg.",
            "telling": telling,
            "basis": basis,
            "oudste": _oudste(door),
            "doorloop": None if doorloop is None else getal(round(doorloop)),
            "wekental": WEKEN,
            "weken": [
                {
                    "week": week,
                    "in_url": reverse("werk:team_week", args=["in", week.maandag.isoformat()]),
                    "uit_url": reverse("werk:team_week", args=["uit", week.maandag.isoformat()]),
                }
                for week in reversed(rijen)
            ],
            "gewichten": [(n, hoeveel, f"{basis}?gewicht={n}") for n, hoeveel in per_gewicht(door)],
            "medewerkers": _medewerkers(door) if door.mag("team.cijfers") else [],
            "mag_medewerkers": door.mag("team.cijfers"),
        },
    )


@recht("werkvoorraad.zien")
@require_safe
def week(request: HttpRequest, stroom: str, maandag: str) -> HttpResponse:
    """The dossiers behind one figure, as far as this door may open them now."""
    door = cast(DoorRequest, request).door
    try:
        dag = date.fromisoformat(maandag)
    except ValueError:
        raise Http404 from None
    eerste = maandag_van(vandaag()) - timedelta(weeks=WEKEN - 1)
    if stroom not in ("in", "uit") or dag != maandag_van(dag) or not eerste <= dag <= vandaag():
        raise Http404
    ids = in_of_uit(door, stroom, dag)
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(pk__in=ids)
    pagina = blader(request, met_alles(zichtbaar).order_by("kenmerk", "id"), per=50, tel=True)
    labels = labels_van(door.gemeente_id)
    tot = f"{datum(dag)} tot en met {datum(dag + timedelta(days=6))}"
    return render(
        request,
        "werk/team_week.html",
        {
            "titel": f"{'Erbij' if stroom == 'in' else 'Weg'} in de week van {tot}",
            "pagina": pagina,
            "rijen": list(
                zip(maak_rijen(pagina.rijen, door, labels), [rij.gesloten_op for rij in pagina.rijen], strict=True)
            ),
            "elders": len(set(ids)) > len(set(zichtbaar.values_list("pk", flat=True))),
        },
    )
