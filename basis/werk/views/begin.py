"""The page on which a room corrects the start of a term it owns."""

from django.http import HttpResponse

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest
from basis.scherm.acties import verwerk
from basis.scherm.opmaak import datum
from basis.werk.forms.termijn import BeginFormulier
from basis.werk.klok import stand_van
from basis.werk.models import Termijn
from basis.werk.views.gedeeld import Actie, termijnstap

BRIEVEN = "Brieven die al weg zijn, blijven zoals ze zijn."


def beginstap(
    request: DoorRequest,
    dossier: Dossier,
    termijn: Termijn | None,
    actie: Actie,
    *,
    titel: str,
    dicht: str | None,
) -> HttpResponse:
    """One page, whoever owns the event: which day it was, why the old one was wrong, and what that does."""
    if termijn is None:
        return _dicht(request, dossier, actie, titel, dicht or "")
    return termijnstap(
        request,
        stand_van(dossier, termijn, vandaag()),
        BeginFormulier,
        actie,
        titel=titel,
        knop="Verbeter het begin",
        wat="begin",
        uitleg=f"Nu staat er: {termijn.startgebeurtenis[:1].lower()}{termijn.startgebeurtenis[1:]} "
        f"op {datum(termijn.vanaf)}. {BRIEVEN}",
        dicht=dicht,
        initial={"vanaf": termijn.vanaf},
        gelukt="Begin verbeterd",
    )


def _dicht(request: DoorRequest, dossier: Dossier, actie: Actie, titel: str, reden: str) -> HttpResponse:
    """No term runs: the page says why; a post is refused by the verb with the same reason."""
    terug = dossier.get_absolute_url()
    return verwerk(
        request,
        BeginFormulier,
        actie,
        naar=terug,
        template="werk/termijn_stap.html",
        context={
            "dossier": dossier,
            "wie": dossier.wie,
            "titel": titel,
            "knop": "",
            "uitleg": "",
            "nu": "Er loopt hier geen termijn.",
            "dicht": reden,
            "terug_url": terug,
            "gevolg": None,
            "gevolg_url": "",
            "gevolg_velden": "",
        },
        versie=dossier.versie,
    )
