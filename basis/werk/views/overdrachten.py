"""Hand over everything of a colleague, with a summary; and what is offered to me."""

from typing import Any, cast

from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from basis.dossiers.handelingen import bied_aan, neem_overdracht_aan, trek_overdracht_in, weiger_overdracht
from basis.dossiers.models import Dossier, Overdracht
from basis.journaal.schrijven import log_raadpleging
from basis.organisatie import rechten
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.bulk import per_stuk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import datum
from basis.werk.collegas import behandelaars, naam_van, werkt
from basis.werk.forms.overdracht import AannemenFormulier, CollegaFormulier, OverdrachtenFormulier, WeigerFormulier
from basis.werk.overdrachten import aangeboden_aan, aangeboden_door, feiten
from basis.werk.werkvoorraad import labels_van, maak_rijen, met_alles, open_werk

# More would make a page nobody fills in; the rest follows once these are offered.
PER_KEER = 25


@recht("dossier.overdragen")
@require_http_methods(["GET", "HEAD", "POST"])
def kies_collega(request: HttpRequest) -> HttpResponse:
    """Whose dossiers are handed over."""
    door = cast(DoorRequest, request).door
    collegas = [(str(c.pk), naam_van(c)) for c in behandelaars(door.team)]
    form = CollegaFormulier(request.POST or None, collegas=collegas)
    if request.method == "POST" and form.is_valid():
        antwoord = HttpResponse(status=303)
        antwoord["Location"] = reverse("werk:overdracht_alles", args=[form.cleaned_data["van"]])
        return antwoord
    status = 422 if request.method == "POST" else 200
    return render(request, "werk/overdracht_kies.html", {"form": form, "collegas": bool(collegas)}, status=status)


def _dossiers_van(door: Hoedanigheid, van: Hoedanigheid) -> list[Dossier]:
    aangeboden = Overdracht.objects.filter(dossier=OuterRef("pk"), antwoord=None)
    rijen = open_werk(door).filter(~Exists(aangeboden), behandelaar=van)
    return list(met_alles(rijen).order_by(F("fatale_datum").asc(nulls_last=True), "id")[: PER_KEER + 1])


@recht("dossier.overdragen")
@require_http_methods(["GET", "HEAD", "POST"])
def alles(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossiers of one colleague: who gets which, with a summary of each. Each is offered by itself."""
    door = cast(DoorRequest, request).door
    collegas = behandelaars(door.team)
    van = next((c for c in collegas if c.pk == pk), None)
    if van is None:
        raise Http404
    gevonden = _dossiers_van(door, van)
    meer, dossiers = len(gevonden) > PER_KEER, gevonden[:PER_KEER]
    opties: dict[str, Any] = {"dossiers": dossiers, "collegas": [c for c in collegas if werkt(c) and c.pk != pk]}
    status = 200
    if request.method == "POST":
        form = OverdrachtenFormulier(request.POST, **opties)
        status = 422
        if form.is_valid():
            verdeeld: dict[int, tuple[Hoedanigheid, str]] = form.cleaned_data["verdeeld"]
            try:
                return per_stuk(
                    request,
                    door,
                    form.cleaned_data["bewijs"],
                    list(verdeeld),
                    lambda nr: bied_aan(door, nr, naar=verdeeld[nr][0], samenvatting=verdeeld[nr][1], van=pk),
                    lambda nr: reverse("werk:uitslag", args=[nr]),
                )
            except Geweigerd as fout:
                form.weiger(fout.reden, fout.veld)
        form.nieuw_bewijs()
    else:
        form = OverdrachtenFormulier(initial={f"tekst_{d.pk}": feiten(d, door) for d in dossiers}, **opties)
    labels = labels_van(door.gemeente_id)
    return render(
        request,
        "werk/overdracht_alles.html",
        {
            "form": form,
            "van": naam_van(van),
            "regels": [(rij, *form.velden_van(rij.pk)) for rij in maak_rijen(dossiers, door, labels)],
            "meer": meer,
            "per_keer": PER_KEER,
            "terug_url": reverse("werk:overdracht_kies"),
        },
        status=status,
    )


@recht("werkvoorraad.zien")
@require_http_methods(["GET", "HEAD", "POST"])
def aangeboden(request: HttpRequest) -> HttpResponse:
    """What waits for my answer, and what I offered. POST accepts the ticked ones, each by itself."""
    door = cast(DoorRequest, request).door
    form = AannemenFormulier(request.POST) if request.method == "POST" else AannemenFormulier()
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            # The outcome is told per dossier, the offers are answered per offer.
            gekozen = Overdracht.objects.filter(pk__in=form.cleaned_data["aanbod"], naar=door)
            per_dossier = dict(gekozen.values_list("dossier_id", "pk"))
            try:
                return per_stuk(
                    request,
                    door,
                    form.cleaned_data["bewijs"] if per_dossier else None,
                    list(per_dossier),
                    lambda nr: neem_overdracht_aan(door, per_dossier[nr]),
                    lambda nr: reverse("werk:uitslag", args=[nr]),
                )
            except Geweigerd as fout:
                form.weiger(fout.reden, fout.veld)
        form.nieuw_bewijs()
    return render(
        request,
        "werk/aangeboden.html",
        {
            "form": form,
            "aan_mij": aangeboden_aan(door) if door.mag("casus.behandelen") else [],
            "door_mij": aangeboden_door(door),
            "mag_intrekken": door.mag("dossier.overdragen"),
        },
        status=status,
    )


def _aan_mij(request: HttpRequest, pk: int) -> Overdracht:
    door = cast(DoorRequest, request).door
    try:
        return Overdracht.objects.select_related(
            "dossier__inwoner", "van__medewerker", "aangeboden_door__medewerker", "naar"
        ).get(pk=pk, naar=door)
    except Overdracht.DoesNotExist:
        raise Http404 from None


@recht("casus.behandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def aannemen(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the summary (which is a Raadpleging), and accept."""
    door = cast(DoorRequest, request).door
    overdracht = _aan_mij(request, pk)
    dossier = overdracht.dossier
    log_raadpleging(
        "openen",
        door,
        doel="samenvatting overdracht",
        rechten_versie=rechten.VERSIE,
        dossier=dossier,
        werkplek=adres(request),
    )
    zichtbaar = Dossier.objects.zichtbaar_voor(door).filter(pk=dossier.pk).exists()
    return verwerk(
        request,
        Formulier,
        lambda door_, _: neem_overdracht_aan(door_, pk),
        template="werk/aannemen.html",
        context={
            "overdracht": overdracht,
            "naam": dossier.wie if zichtbaar else dossier.kenmerk,
            "dossier_url": dossier.get_absolute_url() if zichtbaar else "",
            "dossier": dossier,
            "van": overdracht.van.naam if overdracht.van else "het team",
            "door_wie": overdracht.aangeboden_door.naam,
            "op": datum(overdracht.aangeboden_op),
            "open": overdracht.antwoord is None,
            "terug_url": reverse("werk:aangeboden"),
        },
        gelukt="Aangenomen: dit dossier is nu van jou",
    )


@recht("casus.behandelen")
@require_http_methods(["GET", "HEAD", "POST"])
def weigeren(request: HttpRequest, pk: int) -> HttpResponse:
    """Not accept, with why."""
    overdracht = _aan_mij(request, pk)
    return verwerk(
        request,
        WeigerFormulier,
        lambda door, g: weiger_overdracht(door, pk, **g),
        naar=reverse("werk:aangeboden"),
        template="werk/stap.html",
        context={
            "titel": "Niet aannemen",
            "naam": overdracht.dossier.kenmerk,
            "dossier": None,
            "uitleg": f"Het dossier blijft waar het is. {overdracht.aangeboden_door.naam} leest je reden.",
            "knop": "Neem niet aan",
            "terug_url": reverse("werk:aangeboden"),
        },
        gelukt="Niet aangenomen",
    )


@recht("dossier.overdragen")
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an open offer back."""
    door = cast(DoorRequest, request).door
    zichtbaar = Dossier.objects.zichtbaar_voor(door)
    overdracht = Overdracht.objects.filter(pk=pk, dossier__in=zichtbaar).select_related("naar__medewerker", "dossier")
    rij = overdracht.first()
    if rij is None:
        raise Http404
    return verwerk(
        request,
        Formulier,
        lambda door_, _: trek_overdracht_in(door_, pk),
        naar=reverse("werk:aangeboden"),
        template="scherm/bevestig.html",
        context={
            "titel": f"Aanbod van {rij.dossier.kenmerk} intrekken",
            "uitleg": f"{rij.naar.naam} kan het dossier dan niet meer aannemen. Het blijft waar het is.",
            "knop": "Trek in",
            "terug_url": reverse("werk:aangeboden"),
        },
        gelukt="Aanbod ingetrokken",
    )
