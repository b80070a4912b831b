"""The onderzoek on screen: start, write, ask, aim, verslag."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from basis.documenten import geheim
from basis.documenten.adressering import adresseer, veilig_bezwaar, waarom_geen_brief
from basis.documenten.handelingen import voorbeeld_html
from basis.documenten.handelingen_post import waarom_niet_verbeteren
from basis.documenten.models import Brief, SoortBrief
from basis.documenten.views import ouder_dan_dossier, poststap
from basis.organisatie.deur import DoorRequest, recht
from casussen import forms
from casussen import handelingen as h
from casussen.handelingen.verslag import gegevens, klaargezet, ondertekenaar
from casussen.models import Doel, Hulpvraag
from casussen.stand import Stand, is_werkbaar
from casussen.views.gedeeld import open_casus, stap
from casussen.wachters import (
    GESLOTEN,
    waarom_niet_afbreken,
    waarom_niet_openen_onderzoek,
    waarom_niet_schrijven,
    waarom_niet_starten,
    waarom_niet_verslag,
    waarom_niet_verslag_verzenden,
    wat_mist_voor_verslag,
)


def _verder(stand: Stand) -> str:
    """After a question or a goal one goes on writing, when that can be."""
    return reverse("casussen:onderzoek", args=[stand.dossier.pk]) if is_werkbaar(stand.lopend) else ""


@recht("casus.behandelen")
def starten(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "onderzoek starten")
    onderzoek = stand.lopend
    return stap(
        request,
        stand.dossier,
        forms.StartFormulier,
        lambda door, g: h.start_onderzoek(door, dossier_id, **g),
        titel="Start het onderzoek",
        knop="Start het onderzoek",
        uitleg="Het onderzoek doe je samen met de inwoner, en waar het kan met de mantelzorger.",
        dicht=waarom_niet_starten(stand),
        initial={
            "op": stand.dag,
            "plan_ontvangen_op": onderzoek.persoonlijk_plan_ontvangen_op if onderzoek else None,
        },
        form_kwargs={"dossier": stand.dossier},
        context={
            "eerst_url": reverse("casussen:clientondersteuning", args=[dossier_id]) if stand.niet_gewezen else "",
            "eerst_label": "Wijs op cliëntondersteuning",
        },
        gelukt="Onderzoek gestart",
    )


@recht("casus.behandelen")
def plan_gewezen(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "persoonlijk plan")
    return stap(
        request,
        stand.dossier,
        forms.PlanGewezenFormulier,
        lambda door, g: h.wijs_op_persoonlijk_plan(door, dossier_id, **g),
        titel="Verteld over het persoonlijk plan",
        knop="Leg vast",
        uitleg="De inwoner heeft zeven dagen om zelf een plan te geven. Daarna kan het onderzoek beginnen.",
        initial={"op": stand.dag},
    )


@recht("casus.behandelen")
def pgb_uitgelegd(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "pgb")
    return stap(
        request,
        stand.dossier,
        forms.PgbUitgelegdFormulier,
        lambda door, g: h.leg_pgb_uitleg_vast(door, dossier_id, **g),
        titel="Uitleg over het pgb",
        knop="Leg vast",
        uitleg="Vertel wanneer iemand voor een pgb kan kiezen, wat dat vraagt, en hoe het zit met de eigen bijdrage.",
        initial={"op": stand.dag},
    )


@recht("casus.behandelen")
def schrijven(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "onderzoek")
    onderzoek = stand.lopend
    context = {
        "onderzoek": onderzoek,
        "vragen": stand.vragen_van(onderzoek),
        "doelen": stand.open_doelen,
        "mist": wat_mist_voor_verslag(stand),
    }
    return stap(
        request,
        stand.dossier,
        forms.OnderzoekFormulier,
        lambda door, g: h.sla_onderzoek_op(door, dossier_id, **g),
        titel="Onderzoek",
        knop="Sla op",
        dicht=waarom_niet_schrijven(stand),
        template="casussen/onderzoek.html",
        context=context,
        initial=forms.OnderzoekFormulier.begin(onderzoek) if onderzoek else {},
        concept=f"onderzoek-{onderzoek.pk}" if onderzoek else "",
        gelukt="Onderzoek opgeslagen",
    )


@recht("casus.behandelen")
def hulpvraag_nieuw(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulpvraag")
    dicht = GESLOTEN if stand.gesloten else None if stand.lopend else "Er loopt geen onderzoek."
    return stap(
        request,
        stand.dossier,
        forms.HulpvraagFormulier,
        lambda door, g: h.voeg_hulpvraag_toe(door, dossier_id, **g),
        titel="Hulpvraag toevoegen",
        knop="Voeg toe",
        dicht=dicht,
        naar=_verder(stand),
        gelukt="Hulpvraag toegevoegd",
    )


@recht("casus.behandelen")
def hulpvraag_uitkomst(request: DoorRequest, dossier_id: int, hulpvraag_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "uitkomst van een hulpvraag")
    vraag: Hulpvraag | None = next((rij for rij in stand.hulpvragen if rij.pk == hulpvraag_id), None)
    if vraag is None:
        raise Http404
    return stap(
        request,
        stand.dossier,
        forms.UitkomstFormulier,
        lambda door, g: h.beantwoord_hulpvraag(door, dossier_id, hulpvraag_id, **g),
        titel="Uitkomst van de hulpvraag",
        knop="Leg vast",
        uitleg=vraag.tekst,
        dicht=GESLOTEN if stand.gesloten else None,
        initial={"uitkomst": vraag.uitkomst},
    )


@recht("casus.behandelen")
def doel_nieuw(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "doel")
    return stap(
        request,
        stand.dossier,
        forms.DoelFormulier,
        lambda door, g: h.voeg_doel_toe(door, dossier_id, **g),
        titel="Doel toevoegen",
        knop="Voeg toe",
        dicht=GESLOTEN if stand.gesloten else None,
        naar=_verder(stand),
        gelukt="Doel toegevoegd",
    )


@recht("casus.behandelen")
def doel_evalueren(request: DoorRequest, dossier_id: int, doel_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "doel beoordelen")
    doel: Doel | None = next((rij for rij in stand.doelen if rij.pk == doel_id), None)
    if doel is None:
        raise Http404
    return stap(
        request,
        stand.dossier,
        forms.DoelEvaluatieFormulier,
        lambda door, g: h.evalueer_doel(door, dossier_id, doel_id, **g),
        titel="Is het doel bereikt?",
        knop="Leg vast",
        uitleg=doel.tekst,
        dicht=GESLOTEN if stand.gesloten else "Dit doel is al beoordeeld." if doel.bereikt is not None else None,
        gelukt="Doel beoordeeld",
    )


@recht("casus.behandelen")
def nieuw(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "nieuw onderzoek")
    return stap(
        request,
        stand.dossier,
        forms.OnderzoekNieuwFormulier,
        lambda door, g: h.open_onderzoek(door, dossier_id, **g),
        titel="Nieuw onderzoek",
        knop="Zet klaar",
        uitleg="De hulp die nu loopt, gaat gewoon door.",
        dicht=waarom_niet_openen_onderzoek(stand),
        initial={"gemeld_op": stand.dag},
    )


@recht("casus.behandelen")
def afbreken(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "onderzoek stoppen")
    return stap(
        request,
        stand.dossier,
        forms.AfbrekenFormulier,
        lambda door, g: h.breek_onderzoek_af(door, dossier_id, **g),
        titel="Stop het onderzoek",
        knop="Stop het onderzoek",
        uitleg="Het onderzoek wordt niet afgemaakt. De casus blijft open.",
        dicht=waarom_niet_afbreken(stand),
    )


@recht("casus.behandelen")
def verslag_maken(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "verslag maken")
    dicht = waarom_niet_verslag(stand)
    onderzoek, inwoner, let_op = stand.lopend, stand.dossier.inwoner, ""
    if dicht is None and onderzoek and inwoner:
        inhoud = gegevens(stand, onderzoek, ondertekenaar(request.door))
        let_op = geheim.let_op(inwoner, stand.dag, inhoud, stand.dossier.gemeente)
    return stap(
        request,
        stand.dossier,
        forms.LeegFormulier,
        lambda door, g: h.maak_verslag(door, dossier_id, **g),
        titel="Maak het verslag",
        knop="Maak het verslag",
        uitleg=f"Het verslag wordt een brief aan de inwoner. Bekijk eerst hoe hij eruitziet. {let_op}".strip(),
        dicht=dicht,
        context={"voorbeeld_url": "" if dicht else reverse("casussen:verslag_voorbeeld", args=[dossier_id])},
        gelukt="Verslag gemaakt",
    )


@recht("casus.behandelen")
@require_safe
def verslag_voorbeeld(request: DoorRequest, dossier_id: int) -> HttpResponse:
    """The letter as it will print, for the first addressee."""
    stand = open_casus(request, dossier_id, "voorbeeld van het verslag")
    onderzoek, inwoner = stand.lopend, stand.dossier.inwoner
    if onderzoek is None or inwoner is None or (reden := waarom_niet_verslag(stand)):
        raise Http404
    adressering = adresseer(inwoner, stand.dag)
    if not adressering.geadresseerden:
        reden = " ".join(adressering.redenen)
        context = {"reden": reden, "terug": stand.dossier.get_absolute_url()}
        return render(request, "scherm/geweigerd.html", context, status=409)
    return HttpResponse(
        voorbeeld_html(
            request.door,
            stand.dossier,
            sjabloon="verslag",
            onderwerp="Verslag van het onderzoek",
            geadresseerde=adressering.geadresseerden[0],
            gegevens=gegevens(stand, onderzoek, ondertekenaar(request.door)),
        )
    )


def _onveilig(stand: Stand) -> str:
    """What to know before it goes into the post: somebody died, or post is not safe there."""
    inwoner = stand.dossier.inwoner
    if inwoner is None:
        return ""
    return waarom_geen_brief(inwoner, stand.dag) or veilig_bezwaar(inwoner, stand.dag) or ""


@recht("brief.verzenden")
def verslag_verzenden(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "verslag verzenden")
    dicht = waarom_niet_verslag_verzenden(stand)
    ouder = ouder_dan_dossier(stand.dossier, klaargezet(stand.dossier), request.door)
    return stap(
        request,
        stand.dossier,
        forms.VerzendFormulier,
        lambda door, g: h.verzend_verslag(door, dossier_id, **g),
        titel="Verslag op de post",
        knop="Leg vast",
        uitleg=_onveilig(stand),
        dicht=dicht,
        context=ouder,
        form_kwargs={"verouderd": bool(ouder["verouderd"])},
        initial={"op": stand.dag},
        gelukt="Vastgelegd dat het verslag op de post is",
    )


@recht("brief.verzenden")
def verslag_post(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    """Another posting day for the verslag, for all who got it."""
    stand = open_casus(request, dossier_id, "postdag verslag verbeteren")
    brief = get_object_or_404(
        Brief.objects.defer("html", "gegevens"), pk=brief_id, dossier=stand.dossier, soort=SoortBrief.VERSLAG
    )
    return poststap(
        request,
        stand.dossier,
        brief,
        lambda door, g: h.verbeter_verzending_verslag(door, dossier_id, brief_id, **g),
        dicht=waarom_niet_verbeteren(brief),
        uitleg="Met de dag van de post is te zien of het onderzoek op tijd klaar was. De brief zelf verandert niet.",
    )
