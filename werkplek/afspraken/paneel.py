"""Appointments on the dossier page. One query."""

from dataclasses import dataclass

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum_kort
from basis.werk.models import Afspraak, StatusAfspraak
from werkplek.afspraken import tonen

HOOGSTENS = 8


@dataclass(frozen=True)
class AfspraakRegel:
    url: str
    wat: str
    wanneer: str
    met: str
    stand: str
    mark: str  # klaar, half or leeg


def afspraken(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """What is planned first, then what was; a visit nobody closed is a move."""
    if not door.mag("afspraak.plannen"):
        return None
    rijen = Afspraak.objects.filter(dossier=dossier).select_related("met__medewerker").order_by("-begin", "-id")
    gevonden = list(rijen[: HOOGSTENS + 1])
    getoond = gevonden[:HOOGSTENS]
    # Planned ones in the order in which they come, what is over newest first.
    gepland = sorted(
        (rij for rij in getoond if rij.status == StatusAfspraak.GEPLAND), key=lambda rij: (rij.begin, rij.pk)
    )
    regels = [_regel(rij, door) for rij in [*gepland, *(rij for rij in getoond if rij not in gepland)]]
    nieuw = reverse("afspraken:nieuw", args=[dossier.pk])
    zetten = [
        Zet(
            "Leg vast hoe het ging",
            reverse("afspraken:geweest", args=[dossier.pk, rij.pk]),
            uitleg=f"{rij.get_soort_display()} op {datum_kort(rij.begin)}: hoe was het?",
            hoofd=True,
        )
        for rij in gepland
        if tonen.wacht_op_uitkomst(rij) and rij.met_id == door.pk
    ]
    return Paneel(
        "Afspraken",
        "werkplek/afspraken/paneel.html",
        {"afspraken": regels, "nieuw_url": nieuw, "meer": len(gevonden) > HOOGSTENS},
        zetten=(*zetten, Zet("Afspraak maken", nieuw)),
        aantal=len(gepland) or None,
    )


def _regel(rij: Afspraak, door: Hoedanigheid) -> AfspraakRegel:
    gepland = rij.status == StatusAfspraak.GEPLAND
    wacht = tonen.wacht_op_uitkomst(rij)
    return AfspraakRegel(
        url=rij.get_absolute_url(),
        wat=rij.get_soort_display(),
        wanneer=f"{datum_kort(rij.begin)}, {tonen.tijden(rij)}",
        met="jou" if rij.met_id == door.pk else rij.met.naam,
        stand="nog niet vastgelegd hoe het ging" if wacht else "" if gepland else rij.get_status_display(),
        mark="half" if wacht else "klaar" if rij.status == StatusAfspraak.GEWEEST else "leeg",
    )
