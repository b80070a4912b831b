"""The werkvoorraad: all open dossiers of the team, and what to do with the ticked ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from basis.dossiers.handelingen import draag_over, geef_terug, pak_op
from basis.dossiers.models import Dossier, Overdracht
from basis.dossiers.openen import open_dossier
from basis.dossiers.waarover import waarover
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Team
from basis.scherm.acties import verwerk
from basis.scherm.bulk import per_stuk, uitslag_van
from basis.scherm.formulieren import Formulier
from basis.scherm.lijst import blader, querystring
from basis.scherm.models import Inzending
from basis.scherm.opmaak import aantal
from basis.werk.collegas import behandelaars
from basis.werk.forms.werkvoorraad import VerdeelFormulier, WerkvoorraadFormulier, ontvangers
from basis.werk.models import Selectie
from basis.werk.werkvoorraad import KOLOMMEN, SORTERINGEN, labels_van, maak_rijen, met_alles, open_werk, stand

PER_BLAD = 25
WEG = "Deze keuze kan niet meer. Kies opnieuw."


@dataclass(frozen=True)
class Weergave:
    """A tab: a fixed or saved set of filters."""

    label: str
    url: str
    hier: bool
    aantal: str = ""
    uitleg: str = ""


@dataclass(frozen=True)
class Kop:
    """A column header; with a url it sorts."""

    code: str
    label: str
    url: str = ""
    hier: bool = False


def _acties(door: Hoedanigheid) -> list[str]:
    mag = {"overdragen": "dossier.overdragen", "teruggeven": "dossier.overdragen", "oppakken": "casus.behandelen"}
    acties = [actie for actie, nodig in mag.items() if door.mag(nodig)]
    # Who handles may give back what is theirs; the verb tells apart.
    return acties if "teruggeven" in acties or not door.mag("casus.behandelen") else [*acties, "teruggeven"]


def _weergaven(door: Hoedanigheid, nu: str, telling: dict[str, int]) -> list[Weergave]:
    basis = reverse("werk:werkvoorraad")
    vast = [
        ("Mijn team" if door.team_id else "Alles", "", telling["alles"]),
        ("Van mij", "medewerker=mij", telling["mij"]),
        ("Van niemand", "medewerker=niemand", telling["niemand"]),
        ("Te laat", "termijn=te_laat", telling["te_laat"]),
    ]
    rijen = [
        Weergave(naam, f"{basis}?{filters}" if filters else basis, filters == nu, str(hoeveel))
        for naam, filters, hoeveel in vast
    ]
    eigen_of_gedeeld = Q(eigenaar=door)
    if door.team_id:
        eigen_of_gedeeld |= Q(team_id=door.team_id)
    selecties = Selectie.objects.filter(eigen_of_gedeeld, gemeente_id=door.gemeente_id)
    for selectie in selecties.select_related("eigenaar__medewerker").order_by("naam", "pk")[:30]:
        uitleg = "" if selectie.eigenaar_id == door.pk else f"van {selectie.eigenaar.naam}"
        # A selection may hold what a fixed tab holds too: one tab is where you are.
        hier = selectie.filters == nu and not any(rij.hier for rij in rijen)
        rijen.append(Weergave(selectie.naam, f"{basis}?{selectie.filters}", hier, uitleg=uitleg))
    return rijen


def _koppen(request: HttpRequest, formulier: WerkvoorraadFormulier) -> list[Kop]:
    koppen = []
    for code in formulier.kolommen:
        url = ""
        if code in SORTERINGEN:
            url = querystring(request, sorteer=None if code == "termijn" else code, blad=None)
        koppen.append(Kop(code, KOLOMMEN[code], url, code == formulier.sorteer))
    return koppen


def _zin(telling: dict[str, int], gefilterd: str, buiten: bool) -> str:
    """How many there are. With filters on: how many of them these are."""
    if buiten:
        return f"{gefilterd} open {'dossier' if gefilterd == '1' else 'dossiers'}, ook buiten je team."
    if not telling["alles"]:
        return "Er zijn geen open dossiers."
    if gefilterd:
        return f"{gefilterd} van de {aantal(telling['alles'], 'open dossier,open dossiers')}."
    return f"{aantal(telling['alles'], 'open dossier,open dossiers')}."


@recht("werkvoorraad.zien")
@require_http_methods(["GET", "HEAD", "POST"])
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """GET shows the list; POST does one thing to the ticked dossiers, each by itself."""
    door = cast(DoorRequest, request).door
    collegas = behandelaars(door.team)
    keuzes = ontvangers(door, collegas) if door.mag("dossier.overdragen") else []
    opties: dict[str, Any] = {"ontvangers": keuzes, "acties": _acties(door)}
    if request.method != "POST":
        return _toon(request, door, collegas, VerdeelFormulier(**opties))
    form = VerdeelFormulier(request.POST, **opties)
    if form.is_valid():
        gegevens = form.cleaned_data
        try:
            return per_stuk(
                request,
                door,
                gegevens["bewijs"],
                list(gegevens["zaken"]),
                lambda pk: _doe(door, gegevens, pk),
                lambda pk: reverse("werk:uitslag", args=[pk]),
            )
        except Geweigerd as fout:
            form.weiger(fout.reden, fout.veld)
    form.nieuw_bewijs()
    return _toon(request, door, collegas, form, status=422)


def _doe(door: Hoedanigheid, gegevens: dict[str, Any], pk: int) -> Dossier:
    van = gegevens["zaken"][pk]
    if gegevens["actie"] == "oppakken":
        return pak_op(door, pk)
    if gegevens["actie"] == "teruggeven":
        return geef_terug(door, pk, van=van)
    soort, _, nummer = gegevens["naar"].partition("-")
    if soort == "team":
        team = Team.objects.filter(pk=int(nummer), gemeente_id=door.gemeente_id).first()
        if team is None:
            raise Geweigerd(WEG)
        return draag_over(door, pk, naar=None, team=team, van=van)
    hoed = Hoedanigheid.objects.met_alles().filter(pk=int(nummer), gemeente_id=door.gemeente_id).first()
    if hoed is None or hoed.team is None:
        raise Geweigerd(WEG)
    return draag_over(door, pk, naar=hoed, team=hoed.team, van=van)


def _toon(
    request: HttpRequest,
    door: Hoedanigheid,
    collegas: Sequence[Hoedanigheid],
    form: VerdeelFormulier,
    status: int = 200,
) -> HttpResponse:
    labels = labels_van(door.gemeente_id)
    formulier = WerkvoorraadFormulier(request, door=door, collegas=collegas, labels=labels)
    pagina = blader(request, met_alles(formulier.dossiers()), per=PER_BLAD, tel=True)
    telling = stand(door)
    nu = formulier.bewaarbaar()
    weergaven = _weergaven(door, nu, telling)
    bekend = any(weergave.hier for weergave in weergaven)
    return render(
        request,
        "werk/werkvoorraad.html",
        {
            "formulier": formulier,
            "form": form,
            "pagina": pagina,
            "rijen": maak_rijen(pagina.rijen, door, labels),
            "koppen": _koppen(request, formulier),
            "kolommen": formulier.kolommen,
            "alle_kolommen": [(code, label, code in formulier.kolommen) for code, label in KOLOMMEN.items()],
            "kolom_rest": [(n, w) for n, lijst in request.GET.lists() if n not in ("kol", "blad") for w in lijst],
            "sorteer": SORTERINGEN[formulier.sorteer].label.lower(),
            "sorteringen": [
                (
                    s.label,
                    querystring(request, sorteer=None if code == "termijn" else code, blad=None),
                    code == formulier.sorteer,
                )
                for code, s in SORTERINGEN.items()
            ],
            "weergaven": weergaven,
            "zin": _zin(
                telling,
                pagina.totaal if formulier.chips() else "",
                formulier.waarde("waar") == "overal" and bool(door.team_id),
            ),
            "bewaar_url": "" if bekend else f"{reverse('werk:selectie_nieuw')}?{nu}",
            "toon_team": formulier.waarde("waar") is not None or not door.team_id,
            "gekozen": form.gekozen,
            "acties": _acties(door),
            "filtert": bool(formulier.chips()),
        },
        status=status,
    )


@recht("werkvoorraad.zien")
@require_safe
def uitslag(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each dossier of one submit. Only for who sent it."""
    door = cast(DoorRequest, request).door
    try:
        stukken = uitslag_van(door, pk)
    except Inzending.DoesNotExist:
        raise Http404 from None
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(pk__in=[s.id for s in stukken])
    namen = {d.pk: d for d in zichtbaar.select_related("inwoner", "behandelaar__medewerker", "team")}
    aanbod = {
        rij.dossier_id: f"aangeboden aan {'jou' if rij.naar_id == door.pk else rij.naar.naam}"
        for rij in Overdracht.objects.filter(dossier__in=namen, antwoord=None).select_related("naar__medewerker")
    }
    vragen = waarover(list(namen.values()), door)
    regels = [
        {
            "dossier": namen.get(stuk.id),
            "naam": namen[stuk.id].wie if stuk.id in namen else "Dit dossier zie jij niet meer",
            # What is offered stays where it is until the answer.
            "nu": aanbod.get(stuk.id) or _bij_wie(namen.get(stuk.id), door),
            "waarover": vragen[stuk.id].waarover if stuk.id in namen else "",
            "gelukt": stuk.gelukt,
            "reden": stuk.reden,
        }
        for stuk in stukken
    ]
    gedaan, over = sum(s.gelukt is True for s in stukken), sum(s.gelukt is False for s in stukken)
    return render(
        request,
        "werk/uitslag.html",
        {
            "regels": regels,
            "gedaan": gedaan,
            "over": over,
            "wacht": len(stukken) - gedaan - over,
            "terug_url": reverse("werk:werkvoorraad"),
        },
    )


def _bij_wie(dossier: Dossier | None, door: Hoedanigheid) -> str:
    if dossier is None:
        return ""
    if dossier.behandelaar is None:
        return f"nu van {dossier.team.naam}, nog van niemand"
    return "nu van jou" if dossier.behandelaar_id == door.pk else f"nu van {dossier.behandelaar.naam}"


@recht("casus.behandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def oppakken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Take one dossier that is of nobody. Who comes second reads who was first."""
    dossier = open_dossier(request, dossier_id, "oppakken")
    return verwerk(
        request,
        Formulier,
        lambda door, _: pak_op(door, dossier_id),
        naar=dossier.get_absolute_url(),
        template="scherm/bevestig.html",
        context={
            "titel": f"{dossier.wie} oppakken",
            "uitleg": "Daarna ben jij de behandelaar en staat het dossier in Mijn werk.",
            "knop": "Pak op",
            "terug_url": dossier.get_absolute_url(),
        },
        gelukt="Opgepakt: dit dossier is nu van jou",
    )


@recht("werkvoorraad.zien")
@require_http_methods(["GET", "HEAD", "POST"])
def teruggeven(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Give one dossier back to its team."""
    dossier = open_dossier(request, dossier_id, "teruggeven")
    door = cast(DoorRequest, request).door

    def naar(na: Dossier) -> str:
        # Who was only betrokken as behandelaar may lose sight of it.
        zichtbaar = open_werk(door, overal=True).filter(pk=na.pk).exists()
        return na.get_absolute_url() if zichtbaar else reverse("werk:werkvoorraad")

    return verwerk(
        request,
        Formulier,
        lambda door_, _: geef_terug(door_, dossier_id),
        naar=naar,
        template="scherm/bevestig.html",
        context={
            "titel": f"{dossier.wie} teruggeven aan het team",
            "uitleg": f"Daarna is het dossier van niemand en kan iemand van {dossier.team.naam} het oppakken. "
            "De termijnen lopen door.",
            "knop": "Geef terug",
            "terug_url": dossier.get_absolute_url(),
        },
        gelukt="Teruggegeven aan het team",
    )
