"""What is still to do on a dossier besides its next move. One query."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen.taak import waarom_niet_doorgeven, waarom_niet_klaar, waarom_niet_uitstellen
from basis.werk.models import SoortTaak, Taak
from basis.werk.taken import VAN_BEHANDELAAR


@dataclass(frozen=True)
class TaakOpDossier:
    """A task with the moves that are open; an empty url is a closed move. `later`: shows in lists from that day."""

    wat: str
    toelichting: str
    voor: str
    uiterlijk: date | None
    later: str
    klaar_url: str
    overdragen_url: str
    uitstellen_url: str


def _regel(dossier: Dossier, taak: Taak, dag: date) -> TaakOpDossier:
    def url(naam: str, reden: str | None) -> str:
        return "" if reden else reverse(f"werk:taak_{naam}", args=[dossier.pk, taak.pk])

    eigen = taak.soort == SoortTaak.EIGEN and taak.toelichting
    iemand = taak.voor
    if iemand is None and taak.soort in VAN_BEHANDELAAR:
        iemand = dossier.behandelaar
    team = taak.team or dossier.team
    later = taak.vanaf is not None and taak.vanaf > dag
    return TaakOpDossier(
        wat=taak.toelichting if eigen else str(taak.get_soort_display()),
        toelichting="" if eigen else taak.toelichting,
        voor=iemand.naam if iemand else team.naam,
        uiterlijk=taak.uiterlijk,
        later=datum(taak.vanaf) if later else "",
        klaar_url=url("klaar", waarom_niet_klaar(taak)),
        overdragen_url=url("overdragen", waarom_niet_doorgeven(taak)),
        uitstellen_url=url("uitstellen", waarom_niet_uitstellen(taak)),
    )


def taken(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """What is still to do on this dossier besides its next move, for who works on it.

    Not for a vrijwilliger: a task tells of unsafe post or of who represents somebody.
    """
    if not door.mag("contact.vastleggen"):
        return None
    # A terugbelverzoek stands in a panel of its own, with the number and the tries.
    rijen = Taak.objects.filter(dossier=dossier, klaar_op=None).exclude(soort=SoortTaak.TERUGBELLEN)
    rijen = rijen.select_related("voor__medewerker", "team")
    lijst = [_regel(dossier, rij, vandaag()) for rij in rijen.order_by("uiterlijk", "id")[:50]]
    nieuw_url = "" if dossier.gesloten_op else reverse("werk:taak_nieuw", args=[dossier.pk])
    if not lijst and not nieuw_url:
        return None
    return Paneel(
        "Taken",
        "werk/paneel_taken.html",
        {"nu": [r for r in lijst if not r.later], "later": [r for r in lijst if r.later], "nieuw_url": nieuw_url},
    )


def zet_nieuwe_taak(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The move only; it has no block of its own. No query."""
    if not door.mag("contact.vastleggen") or dossier.gesloten_op:
        return None
    return Paneel("Nieuwe taak", "", zetten=(Zet("Nieuwe taak", reverse("werk:taak_nieuw", args=[dossier.pk])),))
