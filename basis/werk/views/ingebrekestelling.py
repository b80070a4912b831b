"""A letter that we are too late, on screen: record it, weigh it, fix what is due."""

from django.http import Http404, HttpResponse

from basis.dossiers.openen import open_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.opmaak import datum, euro
from basis.werk import handelingen as h
from basis.werk import wachters as w
from basis.werk.forms import termijn as forms
from basis.werk.handelingen.dwangsom import bedrag_vast
from basis.werk.klok import TermijnStand, stand_van
from basis.werk.models import Ingebrekestelling
from basis.werk.panelen.ingebrekestelling import waarom_nihil
from basis.werk.views.gedeeld import open_stand, termijnstap


def _open(request: DoorRequest, dossier_id: int, pk: int, doel: str) -> tuple[TermijnStand, Ingebrekestelling]:
    dossier = open_dossier(request, dossier_id, doel)
    try:
        rij = Ingebrekestelling.objects.select_related("termijn").get(pk=pk, termijn__dossier=dossier)
    except Ingebrekestelling.DoesNotExist:
        raise Http404 from None
    return stand_van(dossier, rij.termijn, vandaag()), rij


@recht("ingebrekestelling.vastleggen")
def nieuw(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "ingebrekestelling")
    einde = stand.termijn.einddatum
    if vandaag() <= einde:
        uitleg = f"De termijn loopt nog. Een brief die voor of op {datum(einde)} binnenkwam, is te vroeg. "
        uitleg += "Leg hem wel vast: dan staat erbij waarom hij geen gevolg heeft."
    else:
        uitleg = "Twee weken na ontvangst begint de dwangsom, als er dan nog geen besluit is (Awb 4:17 lid 3)."
    return termijnstap(
        request,
        stand,
        forms.IngebrekestellingFormulier,
        lambda door, g: h.leg_ingebrekestelling_vast(door, dossier_id, termijn_id, **g),
        titel="Ingebrekestelling",
        knop="Leg vast",
        uitleg=uitleg,
        dicht=w.waarom_geen_ingebrekestelling(stand),
        initial={"ontvangen_op": vandaag(), "kanaal": "post"},
        gelukt="Ingebrekestelling vastgelegd",
    )


@recht("besluit.vaststellen")
def oordeel(request: DoorRequest, dossier_id: int, ingebrekestelling_id: int) -> HttpResponse:
    stand, rij = _open(request, dossier_id, ingebrekestelling_id, "ingebrekestelling")
    return termijnstap(
        request,
        stand,
        forms.OordeelFormulier,
        lambda door, g: h.beoordeel_ingebrekestelling(door, dossier_id, ingebrekestelling_id, **g),
        titel="Ingebrekestelling beoordelen",
        knop="Leg je oordeel vast",
        uitleg=f"Ontvangen op {datum(rij.ontvangen_op)}. In bijzondere gevallen is er geen dwangsom (Awb 4:17).",
        dicht=w.waarom_niet_oordelen(rij),
        initial={"oordeel": rij.oordeel or "verschuldigd"},
        gelukt="Oordeel vastgelegd",
    )


@recht("besluit.vaststellen")
def vaststellen(request: DoorRequest, dossier_id: int, ingebrekestelling_id: int) -> HttpResponse:
    stand, rij = _open(request, dossier_id, ingebrekestelling_id, "dwangsom")
    bedrag, reden = bedrag_vast(rij, stand.termijn, stand.boek.regels, vandaag())
    uitleg = ""
    if bedrag:
        uitleg = f"De dwangsom is {euro(bedrag)}. Als je opslaat, staat dit bedrag vast. "
        uitleg += "Daarna betaal je binnen zes weken (Awb 4:87)."
    elif bedrag is not None:
        uitleg = f"Er is geen dwangsom: het bedrag is {euro(bedrag)}. {waarom_nihil(rij)} "
        uitleg += "Als je opslaat, staat dat vast en is dit klaar (Awb 4:18)."
    return termijnstap(
        request,
        stand,
        forms.DwangsomFormulier,
        lambda door, g: h.stel_dwangsom_vast(door, dossier_id, ingebrekestelling_id, **g),
        titel="Dwangsom vaststellen",
        knop="Stel vast",
        uitleg=uitleg,
        dicht=reden or None,
        initial={"op": vandaag()},
        gelukt="Dwangsom vastgesteld",
    )


@recht("besluit.vaststellen")
def betaald(request: DoorRequest, dossier_id: int, termijn_id: int) -> HttpResponse:
    stand = open_stand(request, dossier_id, termijn_id, "dwangsom betaald")
    return termijnstap(
        request,
        stand,
        forms.BetaaldFormulier,
        lambda door, g: h.leg_betaling_vast(door, dossier_id, termijn_id, **g),
        titel="Dwangsom betaald",
        knop="Leg vast",
        dicht=w.waarom_niet_betalen(stand),
        initial={"op": vandaag()},
        gelukt="Betaling vastgelegd",
    )
