"""The agenda: a week of the team and of me. The week stands in the address bar."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.journaal.tijd import vandaag
from basis.organisatie.deur import recht
from basis.scherm.lijst import querystring
from basis.scherm.opmaak import datum
from werkplek.afspraken.rooster import maandag_van, week
from werkplek.deur import door_van


def _gevraagd(request: HttpRequest, dag: date) -> date:
    """`?week=2026-11-23`, any day of it; what makes no sense is this week."""
    try:
        gevraagd = date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        return maandag_van(dag)
    return maandag_van(gevraagd) if 2000 <= gevraagd.year <= 2200 else maandag_van(dag)


@recht("afspraak.plannen")
@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    door = door_van(request)
    dag = vandaag()
    maandag = _gevraagd(request, dag)
    alleen_ik = request.GET.get("wie") == "ik"
    deze = maandag_van(dag)

    def naar(dagen: int) -> str:
        return querystring(request, week=(maandag + timedelta(days=dagen)).isoformat())

    return render(
        request,
        "werkplek/afspraken/agenda.html",
        {
            "week": week(door, maandag, dag, alleen_ik=alleen_ik),
            "nummer": maandag.isocalendar().week,
            "periode": f"{datum(maandag)} tot en met {datum(maandag + timedelta(days=6))}",
            "vorige": naar(-7),
            "volgende": naar(7),
            "nu_url": "" if maandag == deze else querystring(request, week=None),
            "team": door.team.naam if door.team else "",
            "alleen_ik": alleen_ik,
            "team_url": querystring(request, wie=None),
            "ik_url": querystring(request, wie="ik"),
            "terugbel_url": reverse("telefoon:terugbellen") if door.mag("contact.vastleggen") else "",
        },
    )
