"""The choice when granted help ends, on screen (praktijk 27)."""

from django.http import HttpResponse
from django.urls import reverse

from basis.inwoners import verwijzing
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.opmaak import datum_voluit
from casussen import handelingen as h
from casussen.aflopend_forms import KeuzeFormulier
from casussen.enums import KeuzeAflopend
from casussen.handelingen.verslag import hoeveel
from casussen.views.gedeeld import open_casus, pak_lijn, stap
from casussen.wachters import naam_van, waarom_niet_kiezen


@recht("casus.behandelen")
def kiezen(request: DoorRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    """The four choices: two here, one on the screen of the melding, one that says why it can't be done yet."""
    stand = open_casus(request, dossier_id, "keuze bij aflopende hulp")
    lijn = pak_lijn(stand, ondersteuning_id)
    termijn = lijn.aflopend
    naam, inwoner = naam_van(lijn), stand.dossier.inwoner
    delen = [lijn.organisatie.naam if lijn.organisatie else "", hoeveel(lijn)]
    mag_melding = inwoner is not None and request.door.mag("melding.opnemen")
    melding_url = ""
    if inwoner is not None and mag_melding:
        # By name: the room that takes meldingen stands higher.
        melding_url = f"{reverse('toegang:melding_nieuw')}?inwoner={verwijzing.maak(request.door, inwoner.pk)}"
    return stap(
        request,
        stand.dossier,
        KeuzeFormulier,
        lambda door, g: h.kies_bij_aflopen(door, dossier_id, ondersteuning_id, **g),
        titel=f"Wat komt er na {naam}?",
        knop="Leg de keuze vast",
        dicht=waarom_niet_kiezen(stand, lijn),
        template="casussen/aflopend.html",
        context={
            "feiten": ", ".join(deel for deel in delen if deel),
            "laatste": termijn.vanaf if termijn else None,
            "laatste_voluit": datum_voluit(termijn.vanaf) if termijn else "",
            "waarom": [stap_["stap"] for stap_ in termijn.uitleg] if termijn else [],
            "loopt": "Er loopt al een onderzoek. Kies je het onderzoek, dan neemt dat deze hulp mee."
            if stand.lopend
            else "",
            "melding": KeuzeAflopend.MELDING,
            "melding_url": melding_url,
            "verlengen": KeuzeAflopend.VERLENGEN,
        },
        gelukt="Keuze vastgelegd",
    )
