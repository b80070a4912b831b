"""The clock of one term on screen: stop it, let it run, give more time, correct the start."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.opmaak import datum
from basis.termijnen import Grond
from basis.werk import handelingen as h
from basis.werk import wachters as w
from basis.werk.forms import termijn as forms
from basis.werk.gevolg import bestaat, gevolg
from basis.werk.klok import stand_van
from basis.werk.models import Termijn
from basis.werk.views.gedeeld import VELDEN, open_stand, termijnstap

# What a hersteltermijn usually is; the letter says the real day.
TWEE_WEKEN = timedelta(days=14)
EEN_DAG = timedelta(days=1)


@recht("dossier.zien")
@require_safe
def vooruitblik(request: DoorRequest, dossier_id: int, termijn_id: int, wat: str) -> HttpResponse:
    """A fragment: which day it becomes. The page it stands on was logged already."""
    if not bestaat(wat):
        raise Http404
    try:
        dossier = Dossier.objects.zichtbaar_voor(request.door).select_related("gemeente").get(pk=dossier_id)
        rij = Termijn.objects.get(pk=termijn_id, dossier=dossier)
    except (Dossier.DoesNotExist, Termijn.DoesNotExist):
        raise Http404 from None
    gevraagd = {naam: request.GET.get(naam, "") for naam in VELDEN[wat].split(",")}
    stand = stand_van(dossier, rij, vandaag())
    return render(request, "werk/gevolg.html", {"gevolg": gevolg(stand, wat, gevraagd)})


@recht("besluit.opstellen")
def opschorten(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "opschorten")
    morgen = vandaag() + EEN_DAG
    return termijnstap(
        request,
        stand,
        forms.OpschortFormulier,
        lambda door, g: h.schort_op(door, dossier_id, termijn_id, **g),
        titel="Opschorten",
        knop="Zet de klok stil",
        wat="opschorten",
        uitleg="De dagen waarop de klok stilstaat, komen erbij.",
        dicht=w.waarom_niet_opschorten(stand),
        form_kwargs={"stand": stand},
        initial={"van": morgen, "tot": vandaag() + TWEE_WEKEN},
        gelukt="De klok staat stil",
    )


@recht("besluit.opstellen")
def hervatten(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "hervatten")
    rij = stand.open_opschorting
    uitleg = ""
    if rij:
        uitleg = (
            f"De klok staat stil van {datum(rij.van)} tot en met {datum(rij.tot)}: {Grond(rij.grond).omschrijving}."
        )
    return termijnstap(
        request,
        stand,
        forms.HervatFormulier,
        lambda door, g: h.hervat(door, dossier_id, termijn_id, **g),
        titel="Hervatten",
        knop="Laat de klok weer lopen",
        wat="hervatten",
        uitleg=uitleg,
        dicht=w.waarom_niet_hervatten(stand),
        initial={"weer_vanaf": min(vandaag(), rij.tot + EEN_DAG) if rij else vandaag()},
        gelukt="De klok loopt weer",
    )


@recht("besluit.opstellen")
def verdagen(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "verdagen")
    return termijnstap(
        request,
        stand,
        forms.VerteldFormulier,
        lambda door, g: h.verdaag(door, dossier_id, termijn_id, **g),
        titel="Verdagen",
        knop="Verdaag",
        wat="verdagen",
        uitleg=f"Met {stand.wet.verdaging} ({stand.wet.verdaging_artikel}). Je laat het schriftelijk weten.",
        dicht=w.waarom_niet_verdagen(stand),
        initial={"op": vandaag()},
        gelukt="Verdaagd",
    )


@recht("besluit.opstellen")
def redelijk(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "redelijke termijn")
    return termijnstap(
        request,
        stand,
        forms.RedelijkFormulier,
        lambda door, g: h.noem_redelijke_termijn(door, dossier_id, termijn_id, **g),
        titel="Redelijke termijn noemen",
        knop="Leg vast",
        wat="redelijk",
        uitleg="De wet geeft hier geen vaste termijn. Binnen acht weken noem je een nieuwe dag (Awb 4:14 lid 3).",
        dicht=w.waarom_niet_redelijk(stand),
        initial={"op": vandaag()},
        gelukt="Redelijke termijn vastgelegd",
    )


@recht("besluit.opstellen")
def vertraging(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "bericht van vertraging")
    return termijnstap(
        request,
        stand,
        forms.BelofteFormulier,
        lambda door, g: h.meld_vertraging(door, dossier_id, termijn_id, **g),
        titel="Bericht van vertraging",
        knop="Leg vast",
        uitleg="Je laat weten wanneer het besluit er wel is. De wettelijke dag verschuift niet (Awb 4:14 lid 1).",
        dicht=w.waarom_niet_vertraging(stand),
        gelukt="Bericht vastgelegd",
    )


@recht("besluit.opstellen")
def commissie(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "adviescommissie")
    return termijnstap(
        request,
        stand,
        forms.VerteldFormulier,
        lambda door, g: h.schakel_commissie_in(door, dossier_id, termijn_id, **g),
        titel="Adviescommissie",
        knop="Leg vast",
        wat="commissie",
        uitleg="Twaalf weken gelden alleen als de brief over de commissie op tijd weg is (Awb 7:10 lid 1, 7:13).",
        dicht=w.waarom_niet_commissie(stand),
        initial={"op": vandaag()},
        gelukt="Adviescommissie vastgelegd",
    )


@recht("casus.behandelen")
def uitstel(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "uitstel afspreken")
    return termijnstap(
        request,
        stand,
        forms.BelofteFormulier,
        lambda door, g: h.spreek_uitstel_af(door, dossier_id, termijn_id, **g),
        titel="Uitstel afspreken",
        knop="Leg vast",
        uitleg="Je spreekt dit af met de inwoner. De wettelijke dag verschuift niet: na zes weken mag de inwoner "
        "een aanvraag doen (Wmo 2.3.2 lid 9).",
        dicht=w.waarom_niet_uitstel(stand),
        gelukt="Uitstel vastgelegd",
    )


@recht("besluit.opstellen")
def begin(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "begin verbeteren")
    return termijnstap(
        request,
        stand,
        forms.BeginFormulier,
        lambda door, g: h.corrigeer_start(door, dossier_id, termijn_id, **g),
        titel="Begin verbeteren",
        knop="Verbeter het begin",
        wat="begin",
        uitleg=f"Nu staat er: {stand.termijn.startgebeurtenis} op {datum(stand.termijn.vanaf)}.",
        dicht=w.waarom_niet_begin(stand),
        initial={"vanaf": stand.termijn.vanaf},
        gelukt="Begin verbeterd",
    )
