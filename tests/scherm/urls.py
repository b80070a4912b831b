"""A few screens that exist only in these tests: every block of the house once."""

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from basis.organisatie.deur import openbaar, recht
from basis.organisatie.handeling import Geweigerd, Verouderd
from basis.organisatie.models import Hoedanigheid, Kern, Toegangspunt
from basis.scherm import formulieren as f
from basis.scherm.acties import verwerk
from basis.scherm.bulk import per_stuk
from basis.scherm.lijst import LijstFormulier, blader


class Proef(f.Formulier):
    naam = f.TekstVeld("Naam van het toegangspunt")
    start = f.DatumVeld("Start", niet_na_vandaag=True, required=False, help_text="De dag van het contact.")
    bedrag = f.BedragVeld("Bedrag per maand", required=False)
    uren = f.GetalVeld("Hoeveel uur per week?", required=False, maximum=168)
    kanaal = f.KeuzeVeld(
        "Hoe kwam de melding binnen?",
        choices=[("tel", "Telefoon"), ("balie", "Balie"), ("web", "Website")],
        required=False,
    )
    uitkomst = f.KeuzeVeld(
        "Uitkomst",
        choices=[("a", "Beantwoord"), ("b", "Doorverwezen")],
        uitleg={"a": "Vraag opgelost in dit gesprek.", "b": "Naar hulp zonder besluit."},
        required=False,
        help_text="Kies wat je afsprak.",
    )
    kern = f.KeuzeVeld("Kern", choices=[(str(n), f"Kern {n}") for n in range(9)], required=False)
    onderwerpen = f.MeerkeuzeVeld("Onderwerpen", choices=[("w", "Wonen"), ("g", "Geld")], required=False)
    veilig = f.JaNeeVeld("Is iedereen veilig?", required=False)
    verteld = f.VinkjeVeld("Verteld over cliëntondersteuning", required=False)
    verhaal = f.TekstVeld("Waar heeft u hulp bij nodig?", regels=3, stem=True, required=False)
    bsn = f.TekstVeld("Burgerservicenummer", geheim=True, kort=True, required=False)
    bijlage = f.BestandVeld("Bijlage", required=False)


def _doe(door: Hoedanigheid, gegevens: dict[str, Any]) -> Toegangspunt:
    if gegevens["naam"] == "weiger":
        raise Geweigerd("Deze naam is al in gebruik.", veld="naam")
    if gegevens["naam"] == "weiger alles":
        raise Geweigerd("Het dossier is gesloten.")
    if gegevens.get("versie", 2) != 2:
        raise Verouderd
    punt = Toegangspunt.objects.create(gemeente=door.gemeente, naam=gegevens["naam"])
    if gegevens["naam"] == "te laat":
        raise Geweigerd("Toch niet.")
    return punt


def _naar(punt: Toegangspunt) -> str:
    return f"/resultaat/{punt.pk}/"


@recht("thuis.zien")
def proef(request: HttpRequest) -> HttpResponse:
    return verwerk(
        request, Proef, _doe, naar=_naar, template="proef/formulier.html", concept="proef", gelukt="Proef opgeslagen"
    )


@recht("thuis.zien")
def met_versie(request: HttpRequest) -> HttpResponse:
    return verwerk(request, Proef, _doe, naar=_naar, template="proef/formulier.html", versie=2, bekijk="/resultaat/1/")


@recht("thuis.zien")
def veel(request: HttpRequest) -> HttpResponse:
    """One row of a bulk form, which handles its own post."""
    door: Hoedanigheid = request.door  # type: ignore[attr-defined]
    form = Proef(request.POST) if request.method == "POST" else Proef()
    if form.is_bound and form.is_valid():
        gegevens = form.gegevens()
        return per_stuk(
            request, door, form.cleaned_data["bewijs"], [1], lambda _: _doe(door, gegevens), lambda pk: "/resultaat/1/"
        )
    return render(request, "proef/formulier.html", {"form": form})


@recht("thuis.zien")
def vraagt(request: HttpRequest) -> HttpResponse:
    return verwerk(request, Proef, _doe, naar=_naar, template="proef/formulier.html", herstel="vraag")


@recht("thuis.zien")
def kies(request: HttpRequest) -> HttpResponse:
    return verwerk(request, Proef, _doe, naar=_naar, template="proef/kies.html")


@recht("thuis.zien")
def knop(request: HttpRequest) -> HttpResponse:
    def actie(door: Hoedanigheid, gegevens: dict[str, Any]) -> None:
        raise Geweigerd("Onderzoek afronden kan nog niet: 5 leefgebieden staan open.")

    context = {"titel": "Onderzoek afronden", "uitleg": "Daarna kun je het plan maken.", "knop": "Rond af"}
    return verwerk(
        request,
        f.Formulier,
        actie,
        naar="/",
        template="scherm/bevestig.html",
        context={**context, "terug_url": "/"},
    )


@recht("thuis.zien")
def resultaat(request: HttpRequest, pk: int) -> HttpResponse:
    dag = date(2026, 11, 23)
    dagen = [None, *(dag + timedelta(days=n) for n in (-3, 0, 4, 21))]
    return render(request, "proef/resultaat.html", {"dagen": dagen, "dag": dag, "pk": pk})


class KernFilter(LijstFormulier):
    q = f.TekstVeld("Naam", required=False)
    punt = f.KeuzeVeld("Toegangspunt", choices=[("Elst", "Elst"), ("Zetten", "Zetten")], required=False, leeg="Alle")
    vanaf = f.DatumVeld("Vanaf", required=False)

    def filter(self, qs: Any) -> Any:
        if q := self.waarde("q"):
            qs = qs.filter(naam__icontains=q)
        if punt := self.waarde("punt"):
            qs = qs.filter(toegangspunt__naam=punt)
        return qs


@recht("thuis.zien")
def lijst(request: HttpRequest) -> HttpResponse:
    formulier = KernFilter(request)
    gemeente = request.door.gemeente  # type: ignore[attr-defined]
    qs = Kern.objects.filter(gemeente=gemeente).select_related("toegangspunt").order_by("naam")
    pagina = blader(request, formulier.filter(qs), per=5, tel=True)
    return render(request, "proef/lijst.html", {"formulier": formulier, "pagina": pagina})


@recht("thuis.zien")
def schrijvende_get(request: HttpRequest) -> HttpResponse:
    Toegangspunt.objects.filter(naam="x").update(naam="y")
    return HttpResponse("geschreven")


@recht("thuis.zien")
def weigert(request: HttpRequest) -> HttpResponse:
    raise Geweigerd("Deze zaak is gesloten.")


@recht("thuis.zien")
def stuk(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    raise RuntimeError("stuk")


@openbaar
def weg(request: HttpRequest) -> HttpResponse:
    raise Http404


@openbaar
def begin(request: HttpRequest) -> HttpResponse:
    return render(request, "proef/leeg.html")


urlpatterns = [
    path("", include("basis.organisatie.urls")),
    path("", include("basis.scherm.urls")),
    path("", begin),
    path("proef/", proef),
    path("versie/", met_versie),
    path("knop/", knop),
    path("veel/", veel),
    path("kies/", kies),
    path("vraagt/", vraagt),
    path("resultaat/<int:pk>/", resultaat),
    path("lijst/", lijst),
    path("schrijft/", schrijvende_get),
    path("weigert/", weigert),
    path("stuk/", stuk),
    path("weg/", weg),
]
handler403 = "basis.scherm.fouten.verboden"
handler400 = "basis.scherm.fouten.onleesbaar"
handler404 = "basis.scherm.fouten.niet_gevonden"
handler500 = "basis.scherm.fouten.storing"
