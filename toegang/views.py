"""Screens of the ingang: take down a melding and end it in one of its outcomes."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.inwoners import verwijzing
from basis.inwoners.datums import ONBEKEND
from basis.inwoners.handelingen import AdresInvoer, maak_inwoner
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.enums import Wet
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.werk.views.begin import beginstap
from casussen.enums import StatusCasus
from casussen.forms import VAN_VERWIJZER, lees_verwijzer
from toegang import aanloop, handelingen, uitleg
from toegang import forms as formulieren
from toegang.enums import DoorOfNamens, Kanaal, StatusMelding
from toegang.handelingen.begin import termijn_van_melding, waarom_niet_verbeteren
from toegang.models import Melding

_METHODEN = ["GET", "POST"]


def _melding(request: HttpRequest, dossier_id: int, doel: str) -> tuple[Dossier, Melding]:
    dossier = open_dossier(request, dossier_id, doel)
    try:
        return dossier, Melding.objects.get(pk=dossier.pk)
    except Melding.DoesNotExist:
        raise Http404 from None


def _over(dossier: Dossier, **extra: Any) -> dict[str, Any]:
    return {"dossier": dossier, "naam": dossier.wie, "terug_url": dossier.get_absolute_url(), **extra}


def _of_thuis(door: Hoedanigheid, dossier: Dossier) -> str:
    """The dossier, or home when it went to colleagues under a law that is not ours."""
    zichtbaar = Dossier.objects.zichtbaar_voor(door).filter(pk=dossier.pk).exists()
    return dossier.get_absolute_url() if zichtbaar else "/"


@recht("melding.opnemen")
@require_http_methods(_METHODEN)
def melding_nieuw(request: HttpRequest) -> HttpResponse:
    """Search first; then the form for the person found, or with the fields of a new one."""
    door = cast(DoorRequest, request).door
    wijzer = request.GET.get("inwoner", "")
    nieuw = request.GET.get("nieuw") == "ja"
    if not wijzer and not nieuw:
        return redirect("inwoners:zoeken")
    inwoner = None
    if wijzer:
        try:
            inwoner = verwijzing.lees(door, wijzer)
        except Inwoner.DoesNotExist:
            raise Http404 from None
        if request.POST.get("stap") == "dezelfde":
            aanloop.neem_mee(request, door, inwoner)
            return redirect(request.get_full_path())
    stap = "" if inwoner else aanloop.stap_van(request)
    if stap == "opnieuw":
        aanloop.begin_opnieuw(door)
    gekozen = inwoner or stap in ("verder", "opnieuw")
    if not gekozen and (stap or request.method == "GET") and (bezig := aanloop.niet_af(request)):
        zoekvraag = {veld: request.POST.get(veld, "") for veld in ("naam", "geboren")}
        return render(request, "toegang/melding_niet_af.html", {"bezig": bezig, "zoekvraag": zoekvraag})

    def neem_op(door_: Hoedanigheid, g: dict[str, Any]) -> Melding:
        wie = inwoner or _nieuwe_inwoner(door_, g)
        return handelingen.neem_melding_op(door_, inwoner=wie, **_melding_gegevens(g))

    punt = door.team.toegangspunt_id if door.team else None
    volledig = door.mag("inwoner.zoeken_volledig")
    return verwerk(
        request,
        formulieren.MeldingFormulier if inwoner else formulieren.NieuweInwonerFormulier,
        neem_op,
        naar=lambda melding: _of_thuis(door, melding.dossier),
        template="toegang/melding_nieuw.html",
        context={
            "inwoner": inwoner,
            # A volunteer hears only that somebody is known (praktijk 11).
            "wie": inwoner.naam.volledig() if inwoner and volledig else "Bekende inwoner",
            "geboren": str(inwoner.geboren) if inwoner and volledig else "",
        },
        initial={
            "ontvangen_op": vandaag(),
            "plaats": punt,
            "kanaal": Kanaal.TELEFOON,
            "door_of_namens": DoorOfNamens.JA,
            "mantelzorg": "onbekend",
            "geslacht": "O",
            "veilig_contact": "onbekend",
            **aanloop.uit_zoekvraag(request),
        },
        form_kwargs={"door": door} if inwoner else {"door": door, "werkplek": adres(request)},
        concept=aanloop.sleutel(inwoner),
        herstel="" if inwoner else stap if stap in ("verder", "opnieuw") else "vraag",
        toon=bool(stap),
        gelukt="Melding opgeslagen en doorgezonden aan de gemeente"
        if request.POST.get("inkomen")
        else "Melding opgeslagen",
    )


def _melding_gegevens(g: dict[str, Any]) -> dict[str, Any]:
    mantelzorg = None
    if g["mantelzorg"] == "geen":
        mantelzorg = handelingen.Mantelzorg(geen=True)
    elif g["mantelzorg"] == "ja":
        mantelzorg = handelingen.Mantelzorg(naam=g["mantelzorger_naam"], relatie=g["mantelzorger_relatie"])
    velden = (
        *("vraag", "kanaal", "door_of_namens", "ontvangen_op", "reden_eerder", "plaats", "kern", "spoed"),
        *("zelf", "samen", "nodig", "gewezen_inwoner", "gewezen_mantelzorger"),
    )
    return {
        **{veld: g[veld] for veld in velden},
        "reden_signaal": g.get("reden_signaal", ""),
        "wet": Wet(g["wet"]) if g.get("wet") else None,
        "bedreiging": g["bedreiging"] or None,
        "inkomen": g.get("inkomen", False),
        "melder": handelingen.Melder(g["melder_naam"], g["melder_relatie"], g["melder_telefoon"]),
        "mantelzorg": mantelzorg,
    }


def _nieuwe_inwoner(door: Hoedanigheid, g: dict[str, Any]) -> Inwoner:
    return maak_inwoner(
        door,
        voornamen=g["voornamen"],
        voorvoegsel=g["voorvoegsel"],
        geslachtsnaam=g["geslachtsnaam"],
        geslacht=g["geslacht"],
        geboren=g["geboren"] or ONBEKEND,
        bsn=g.get("bsn", ""),
        adres=AdresInvoer(
            straat=g["straat"],
            huisnummer=g["huisnummer"],
            toevoeging=g["toevoeging"],
            postcode=g["postcode"],
            plaats=g["woonplaats"],
            kern=g["kern"],
        )
        if any(g[veld] for veld in ("straat", "postcode", "woonplaats"))
        else None,
        telefoon=g["telefoon"],
        veilig_contact=g["veilig_contact"],
    )


@recht("melding.opnemen")
@require_http_methods(_METHODEN)
def uitvragen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, melding = _melding(request, dossier_id, "uitvraag")
    return verwerk(
        request,
        formulieren.UitvraagFormulier,
        lambda door, g: handelingen.vraag_uit(door, dossier_id, **g),
        naar=dossier.get_absolute_url(),
        template="toegang/uitvragen.html",
        context=_over(dossier, melding=melding),
        initial={"zelf": melding.zelf, "samen": melding.samen, "nodig": melding.nodig},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        concept=f"uitvraag-{dossier.pk}",
    )


@recht("melding.beantwoorden")
@require_http_methods(_METHODEN)
def afronden(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, melding = _melding(request, dossier_id, "melding afronden")
    return verwerk(
        request,
        formulieren.AfrondFormulier,
        lambda door, g: handelingen.rond_af(door, dossier_id, **{**g, "uitkomst": StatusMelding(g["uitkomst"])}),
        naar=dossier.get_absolute_url(),
        template="toegang/afronden.html",
        context=_over(dossier, melding=melding),
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Melding afgerond",
    )


def _behandel_gegevens(g: dict[str, Any]) -> dict[str, Any]:
    """The fields about the verwijzer as one thing; none when nobody is named."""
    rest = {naam: waarde for naam, waarde in g.items() if naam not in VAN_VERWIJZER}
    return {**rest, "verwijzer": lees_verwijzer(g) if g.get("verwijzer") else None}


@recht("melding.afhandelen")
@require_http_methods(_METHODEN)
def behandelen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, melding = _melding(request, dossier_id, "melding behandelen")
    door = cast(DoorRequest, request).door
    wet = dossier.wet if dossier.wet in door.wetten else (door.wetten[0] if len(door.wetten) == 1 else None)
    return verwerk(
        request,
        formulieren.BehandelFormulier,
        lambda door_, g: handelingen.neem_in_behandeling(door_, dossier_id, **_behandel_gegevens(g)),
        naar=lambda casus: casus.dossier.get_absolute_url(),
        template="toegang/behandelen.html",
        context=_over(dossier, melding=melding),
        initial={"grondslag": "spoed" if melding.spoed else "besluit", "wet": wet},
        form_kwargs={"door": door},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Casus geopend",
    )


@recht("melding.afhandelen")
@require_http_methods(_METHODEN)
def toevoegen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, melding = _melding(request, dossier_id, "melding toevoegen")
    rijen = list(
        Dossier.objects.zichtbaar_voor(cast(DoorRequest, request).door)
        .filter(inwoner=dossier.inwoner, casus__isnull=False)
        .exclude(casus__status=StatusCasus.AFGESLOTEN)
        .order_by("-pk")[:20]
    )
    casussen = [(str(rij.pk), f"{rij.kenmerk}, {rij.get_wet_display()}") for rij in rijen]
    return verwerk(
        request,
        formulieren.KiesCasusFormulier,
        lambda door, g: handelingen.voeg_toe_aan_casus(
            door, dossier_id, casus_id=int(g["casus_id"]), versie=g["versie"]
        ),
        naar=lambda casus: casus.dossier.get_absolute_url(),
        template="toegang/toevoegen.html",
        context=_over(dossier, melding=melding, casussen=casussen),
        form_kwargs={"casussen": casussen, "uitleg": uitleg.bij_welke_casus(melding, rijen)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Melding toegevoegd",
    )


@recht("melding.opnemen")
@require_http_methods(_METHODEN)
def naar_gemeente(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """It is about income: on to the gemeente at once."""
    dossier, melding = _melding(request, dossier_id, "melding doorzenden")
    door = cast(DoorRequest, request).door
    return verwerk(
        request,
        Formulier,
        lambda door_, g: handelingen.zend_naar_gemeente(door_, dossier_id, **g),
        naar=lambda _: _of_thuis(door, dossier),
        template="toegang/eenvoudig.html",
        context=_over(
            dossier,
            titel="Zend door naar de gemeente",
            slot=handelingen.waarom_niet_naar_gemeente(door, melding)
            or "Over inkomen en bijstand gaat de gemeente zelf (Awb 2:3). Vertel de inwoner dat je de vraag doorzendt. "
            "Daarna zie je deze melding niet meer.",
            knop="Zend door",
        ),
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Doorgezonden naar de gemeente",
    )


@recht("melding.signaal")
@require_http_methods(_METHODEN)
def signaal(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, _ = _melding(request, dossier_id, "signaal")
    return _eenvoudig(
        request,
        dossier,
        formulieren.SignaalFormulier,
        lambda door, g: handelingen.zet_signaal(door, dossier_id, **g),
        titel="Dit is een signaal van een ander",
        slot="Als je opslaat, stopt de termijn tot iemand de inwoner zelf spreekt. Blijkt dan dat de "
        "vraag toch van of namens de inwoner kwam? Dan telt hij vanaf de dag waarop de vraag binnenkwam.",
        knop="Maak er een signaal van",
    )


@recht("melding.afhandelen")
@require_http_methods(_METHODEN)
def gesproken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, melding = _melding(request, dossier_id, "signaal wordt melding")
    return _eenvoudig(
        request,
        dossier,
        formulieren.GesprokenFormulier,
        lambda door, g: handelingen.maak_melding_van_signaal(
            door, dossier_id, pas_in_gesprek=g.pop("wie") == "gesprek", **g
        ),
        titel="De inwoner vraagt om hulp",
        slot="Als je opslaat, wordt dit een melding: de termijn loopt en er komt een ontvangstbrief.",
        knop="Maak er een melding van",
        initial={"gesproken_op": vandaag()},
        form_kwargs={"uitleg": uitleg.van_wie(dossier, melding)},
    )


def _eenvoudig(
    request: HttpRequest,
    dossier: Dossier,
    formulier: type[Formulier],
    actie: Any,
    *,
    titel: str,
    slot: str,
    knop: str,
    initial: dict[str, Any] | None = None,
    form_kwargs: dict[str, Any] | None = None,
) -> HttpResponse:
    return verwerk(
        request,
        formulier,
        actie,
        naar=dossier.get_absolute_url(),
        template="toegang/eenvoudig.html",
        context=_over(dossier, titel=titel, slot=slot, knop=knop),
        initial=initial,
        form_kwargs=form_kwargs,
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
    )


@recht("melding.afhandelen")
@require_http_methods(_METHODEN)
def begin(request: HttpRequest, dossier_id: int, termijn_id: int | None = None) -> HttpResponse:
    """Correct the day the melding was received; also from the casus it became, and for an earlier onderzoek."""
    dossier = open_dossier(request, dossier_id, "begin verbeteren")
    return beginstap(
        cast(DoorRequest, request),
        dossier,
        termijn_van_melding(dossier, termijn_id),
        lambda door, g: handelingen.verbeter_ontvangst(door, dossier_id, termijn_id=termijn_id, **g),
        titel="Dag van deze melding verbeteren" if termijn_id else "Dag van de melding verbeteren",
        dicht=waarom_niet_verbeteren(dossier, termijn_id),
    )
