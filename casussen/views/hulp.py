"""The arrangement and the help on screen."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import datum
from casussen import forms
from casussen import handelingen as h
from casussen.enums import Einde
from casussen.handelingen.spoed import open_motivering, waarom_niet_verlengen
from casussen.handelingen.verslag import hoeveel, periode
from casussen.models import Ondersteuning
from casussen.spoed import laatste_toegestaan, waarom_niet_bij_spoed
from casussen.stand import Stand
from casussen.views.gedeeld import open_casus, pak_lijn, stap
from casussen.wachters import (
    GESLOTEN,
    naam_van,
    waarom_eerst_overlijden,
    waarom_geen_lijn,
    waarom_niet_beeindigen,
    waarom_niet_direct_toewijzen,
    waarom_niet_hervatten,
    waarom_niet_kies_aanbieder,
    waarom_niet_naar_hulp,
    waarom_niet_onderbreken,
    waarom_niet_start_hulp,
    waarom_niet_wijzigen,
)


def _omschrijving(lijn: Ondersteuning) -> str:
    """Begeleiding thuis, 3 uur per week, vanaf 1 december 2026"""
    delen = [naam_van(lijn), lijn.organisatie.naam if lijn.organisatie else "", hoeveel(lijn), periode(lijn)]
    return ", ".join(deel for deel in delen if deel)


def _dicht(stand: Stand, lijn: Ondersteuning, waarom: Callable[[Ondersteuning], str | None]) -> str | None:
    return GESLOTEN if stand.gesloten else waarom(lijn)


@recht("casus.behandelen")
def nieuw(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulp toevoegen")
    return stap(
        request,
        stand.dossier,
        forms.HulpFormulier,
        lambda door, g: h.stel_ondersteuning_voor(door, dossier_id, **g),
        titel="Hulp toevoegen",
        knop="Voeg toe",
        uitleg="Begin bij wat de inwoner en zijn omgeving zelf kunnen. Maatwerk komt als laatste.",
        dicht=waarom_geen_lijn(stand),
        template="casussen/hulp.html",
        form_kwargs={"dossier": stand.dossier},
        concept=f"hulp-{dossier_id}-nieuw",
        gelukt="Hulp toegevoegd",
    )


@recht("casus.behandelen")
def wijzigen(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulp wijzigen")
    lijn = pak_lijn(stand, ondersteuning_id)
    initial: dict[str, Any] = {
        naam: getattr(lijn, naam)
        for naam in ("trede", "omschrijving", "hoeveelheid", "frequentie", "leveringsvorm", "aanvullend_reden")
    }
    initial |= {
        "voorziening": lijn.voorziening_id,
        "organisatie": lijn.organisatie_id,
        "hulpvraag": lijn.hulpvraag_id,
        "doel": lijn.doel_id,
        "vervangt": lijn.voorganger_id,
        "begin": lijn.geldig.lower if lijn.geldig else None,
        "einde": laatste_dag(lijn.geldig) if lijn.geldig else None,
    }
    return stap(
        request,
        stand.dossier,
        forms.HulpFormulier,
        lambda door, g: h.wijzig_ondersteuning(door, dossier_id, ondersteuning_id, **g),
        titel="Hulp wijzigen",
        knop="Sla op",
        dicht=_dicht(stand, lijn, waarom_niet_wijzigen),
        template="casussen/hulp.html",
        form_kwargs={"dossier": stand.dossier},
        initial=initial,
        gelukt="Hulp gewijzigd",
    )


@recht("casus.behandelen")
def annuleren(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "voorstel weghalen")
    lijn = pak_lijn(stand, ondersteuning_id)
    return stap(
        request,
        stand.dossier,
        forms.LeegFormulier,
        lambda door, g: h.annuleer(door, dossier_id, ondersteuning_id, **g),
        titel="Haal dit voorstel weg",
        knop="Haal weg",
        uitleg=_omschrijving(lijn),
        dicht=_dicht(stand, lijn, waarom_niet_wijzigen),
        gelukt="Voorstel weggehaald",
    )


@recht("casus.behandelen")
def toewijzen(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulp toewijzen")
    lijn = pak_lijn(stand, ondersteuning_id)
    return stap(
        request,
        stand.dossier,
        forms.LeegFormulier,
        lambda door, g: h.wijs_direct_toe(door, dossier_id, ondersteuning_id, **g),
        titel="Wijs deze hulp toe",
        knop="Wijs toe",
        uitleg=f"{_omschrijving(lijn)}. Dit kan zonder besluit: {lijn.get_grondslag_display()}.",
        dicht=waarom_niet_direct_toewijzen(stand, lijn) or waarom_niet_bij_spoed(request.door, stand, lijn),
        gelukt="Hulp toegewezen",
    )


@recht("casus.behandelen")
def aanbieder(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "aanbieder kiezen")
    lijn = pak_lijn(stand, ondersteuning_id)
    return stap(
        request,
        stand.dossier,
        forms.AanbiederFormulier,
        lambda door, g: h.kies_aanbieder(door, dossier_id, ondersteuning_id, **g),
        titel="Kies de aanbieder",
        knop="Kies deze aanbieder",
        uitleg=f"{_omschrijving(lijn)}. Het gereserveerde geld volgt het tarief van de aanbieder.",
        dicht=waarom_niet_kies_aanbieder(stand, lijn),
        form_kwargs={"dossier": stand.dossier},
        gelukt="Aanbieder gekozen",
    )


@recht("casus.behandelen")
def spoed_verlengen(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    """A new decision on help that was given at once."""
    stand = open_casus(request, dossier_id, "hulp bij spoed verlengen")
    lijn = pak_lijn(stand, ondersteuning_id)
    dicht = waarom_niet_verlengen(stand, lijn)
    begin = lijn.geldig.upper if lijn.geldig else None
    uiterlijk = laatste_toegestaan(stand.dossier, begin) if begin and not dicht else None
    return stap(
        request,
        stand.dossier,
        forms.SpoedVerlengenFormulier,
        lambda door, g: h.verleng_spoed(door, dossier_id, ondersteuning_id, **g),
        titel="Besluit opnieuw over hulp bij spoed",
        knop="Wijs toe",
        uitleg=f"{_omschrijving(lijn)}. Het nieuwe besluit geldt vanaf {datum(begin)}, hooguit tot en met "
        f"{datum(uiterlijk)}. Stuur de motivering binnen een week na."
        if uiterlijk
        else "",
        dicht=dicht,
        initial={"tot_en_met_": uiterlijk},
        gelukt="Hulp toegewezen",
    )


@recht("casus.behandelen")
def motivering(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "motivering van spoed")
    termijn = open_motivering(stand)
    return stap(
        request,
        stand.dossier,
        forms.MotiveringFormulier,
        lambda door, g: h.leg_motivering_vast(door, dossier_id, **g),
        titel="Motivering op de post",
        knop="Leg vast",
        uitleg=f"De inwoner kreeg hulp bij spoed. Op papier staat waarom, uiterlijk {datum(termijn.einddatum)} "
        "(Awb 3:47 lid 3)."
        if termijn
        else "",
        dicht=None if termijn else "Er hoeft nu geen motivering na.",
        initial={"op": stand.dag},
        gelukt="Motivering vastgelegd",
    )


@recht("casus.behandelen")
def naar_hulp(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "naar hulp")
    namen = ", ".join(naam_van(lijn) for lijn in stand.voorgesteld)
    return stap(
        request,
        stand.dossier,
        forms.LeegFormulier,
        lambda door, g: h.ga_naar_hulp(door, dossier_id, **g),
        titel="Ga naar hulp",
        knop="Ga naar hulp",
        uitleg=f"Er is geen besluit nodig. Toegewezen wordt: {namen}." if namen else "Er is geen besluit nodig.",
        dicht=waarom_niet_naar_hulp(stand),
        gelukt="De hulp is toegewezen",
    )


@recht("casus.behandelen")
def starten(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "start van hulp")
    lijn = pak_lijn(stand, ondersteuning_id)
    return stap(
        request,
        stand.dossier,
        forms.StartHulpFormulier,
        lambda door, g: h.start_hulp(door, dossier_id, ondersteuning_id, **g),
        titel="De hulp is begonnen",
        knop="Leg vast",
        uitleg=_omschrijving(lijn),
        dicht=_dicht(stand, lijn, waarom_niet_start_hulp),
        initial={"op": stand.dag},
        gelukt="Start vastgelegd",
    )


@recht("casus.behandelen")
def onderbreken(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulp onderbreken")
    lijn = pak_lijn(stand, ondersteuning_id)
    return stap(
        request,
        stand.dossier,
        forms.OnderbreekFormulier,
        lambda door, g: h.onderbreek(door, dossier_id, ondersteuning_id, **g),
        titel="Onderbreek de hulp",
        knop="Onderbreek",
        uitleg=_omschrijving(lijn),
        dicht=_dicht(stand, lijn, waarom_niet_onderbreken),
        initial={"op": stand.dag},
    )


@recht("casus.behandelen")
def hervatten(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulp hervatten")
    lijn = pak_lijn(stand, ondersteuning_id)
    return stap(
        request,
        stand.dossier,
        forms.HervatFormulier,
        lambda door, g: h.hervat(door, dossier_id, ondersteuning_id, **g),
        titel="De hulp loopt weer",
        knop="Leg vast",
        uitleg=_omschrijving(lijn),
        dicht=_dicht(stand, lijn, waarom_niet_hervatten),
        initial={"op": stand.dag},
    )


@recht("casus.behandelen")
def beeindigen(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "hulp beëindigen")
    lijn = pak_lijn(stand, ondersteuning_id)
    if naar := _naar_overlijden(request, stand):
        return HttpResponse(status=303, headers={"Location": naar})
    return stap(
        request,
        stand.dossier,
        forms.BeeindigFormulier,
        lambda door, g: h.beeindig(door, dossier_id, ondersteuning_id, **g),
        titel="Beëindig de hulp",
        knop="Beëindig",
        uitleg=f"{_omschrijving(lijn)}. Kies je ‘overlijden’, dan leg je eerst het overlijden vast: alles stopt dan "
        "op die dag.",
        dicht=_dicht(stand, lijn, waarom_niet_beeindigen),
        initial={"laatste_dag": stand.dag},
        gelukt="Hulp beëindigd",
    )


def _naar_overlijden(request: DoorRequest, stand: Stand) -> str:
    """Ending help because somebody died is recording the death, on the page of that, with the day along."""
    if request.method != "POST" or request.POST.get("reden") != Einde.OVERLIJDEN:
        return ""
    if waarom_eerst_overlijden(stand.dossier) is None or not request.door.mag("overlijden.vastleggen"):
        return ""
    form = forms.BeeindigFormulier(request.POST)
    form.is_valid()
    dag = form.cleaned_data.get("laatste_dag")
    adres = reverse("werkplek:overlijden", args=[stand.dossier.pk])
    return f"{adres}?op={dag.isoformat()}" if dag else adres
