"""What decides which term runs, on screen: a threat, the first gesprek, algemene bijstand, the voorschot."""

from django.http import Http404, HttpResponse

from basis.dossiers.models import SoortDossier
from basis.dossiers.openen import open_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.opmaak import datum
from basis.werk.views.begin import beginstap
from casussen import handelingen as h
from casussen import klok_forms as forms
from casussen.handelingen.bijstand import lopend_voorschot, waarom_geen_voorschot
from casussen.handelingen.schuldhulp import (
    termijn_van_bedreiging,
    waarom_geen_bedreiging,
    waarom_niet_verbeteren,
)
from casussen.views.gedeeld import open_casus, stap
from casussen.wachters_klok import jonger_dan_27, waarom_geen_bijstandsvraag, waarom_geen_eerste_gesprek


@recht("melding.opnemen")
def bedreiging(request: DoorRequest, dossier_id: int) -> HttpResponse:
    """On a melding or a casus: whoever hears it, records it."""
    dossier = open_dossier(request, dossier_id, "dreigende situatie")
    if dossier.soort not in (SoortDossier.MELDING, SoortDossier.CASUS):
        raise Http404
    return stap(
        request,
        dossier,
        forms.BedreigingFormulier,
        lambda door, g: h.leg_bedreiging_vast(door, dossier_id, **g),
        titel="Er dreigt iets: spoed bij schulden",
        knop="Leg vast",
        uitleg="Als je opslaat, moet het eerste gesprek binnen drie werkdagen zijn (Wgs 4 lid 2).",
        dicht=waarom_geen_bedreiging(dossier),
        initial={"op": vandaag(), "kanaal": "telefoon"},
        gelukt="Vastgelegd: het eerste gesprek is binnen drie werkdagen",
    )


@recht("casus.behandelen")
def bedreiging_begin(request: DoorRequest, dossier_id: int) -> HttpResponse:
    """Correct the day a threat was heard."""
    dossier = open_dossier(request, dossier_id, "begin verbeteren")
    return beginstap(
        request,
        dossier,
        termijn_van_bedreiging(dossier),
        lambda door, g: h.verbeter_bedreiging(door, dossier_id, **g),
        titel="Dag van de dreiging verbeteren",
        dicht=waarom_niet_verbeteren(dossier),
    )


@recht("casus.behandelen")
def eerste_gesprek(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "eerste gesprek")
    al = stand.lopend.gesprek_op if stand.lopend else None
    uitleg = "Met dit gesprek is de termijn gehaald. De termijn voor het besluit telt vanaf deze dag (Wgs 4a)."
    return stap(
        request,
        stand.dossier,
        forms.EersteGesprekFormulier,
        lambda door, g: h.leg_eerste_gesprek_vast(door, dossier_id, **g),
        titel="Eerste gesprek verbeteren" if al else "Eerste gesprek vastleggen",
        knop="Leg vast",
        uitleg=f"Nu staat er {datum(al)}. {uitleg}" if al else uitleg,
        dicht=waarom_geen_eerste_gesprek(stand),
        initial={"op": al or stand.dag},
        form_kwargs={"verbeteren": al is not None},
        gelukt="Eerste gesprek vastgelegd",
    )


@recht("casus.behandelen")
def bijstand(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "algemene bijstand")
    rij = getattr(stand.lopend, "bijstandsvraag", None)
    jonger = jonger_dan_27(stand, stand.lopend) if stand.lopend else True
    zin = {
        True: "De inwoner was op de dag van de melding jonger dan 27 jaar.",
        False: "De inwoner was op de dag van de melding 27 jaar of ouder: er is geen wachttijd.",
        None: "",
    }[jonger]
    return stap(
        request,
        stand.dossier,
        forms.BijstandFormulier,
        lambda door, g: h.leg_bijstandsvraag_vast(door, dossier_id, **g),
        titel="Gaat het om algemene bijstand?",
        knop="Leg vast",
        uitleg="Onder de 27 jaar kan een aanvraag pas vier weken na de melding (Participatiewet 41 lid 4). "
        f"De uitkering zelf regel je niet hier. {zin}".strip(),
        dicht=waarom_geen_bijstandsvraag(stand),
        initial={"algemeen": rij.algemeen, "geen_wachttijd": rij.geen_wachttijd} if rij else {},
        form_kwargs={"leeftijd_bekend": jonger is not None},
        gelukt="Vastgelegd",
    )


@recht("casus.behandelen")
def voorschot(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "voorschot")
    termijn = lopend_voorschot(stand.dossier)
    return stap(
        request,
        stand.dossier,
        forms.VoorschotFormulier,
        lambda door, g: h.leg_voorschot_vast(door, dossier_id, **g),
        titel="Voorschot vastleggen",
        knop="Leg vast",
        uitleg=f"Uiterlijk {datum(termijn.einddatum)}, en daarna telkens binnen vier weken zolang er geen besluit is."
        if termijn
        else "",
        dicht=waarom_geen_voorschot(stand.dossier),
        initial={"op": stand.dag},
        gelukt="Voorschot vastgelegd",
    )
