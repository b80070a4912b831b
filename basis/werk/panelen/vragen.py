"""Questions to colleagues on the dossier page, with their answers. One query."""

from dataclasses import dataclass

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datumtijd
from basis.werk.models import Vraag

HOOGSTENS = 10


@dataclass(frozen=True)
class Vraagregel:
    soort: str
    van: str
    aan: str
    op: str
    vraag: str
    gedeeld: str
    antwoord: str
    beantwoord: str
    stand: str
    url: str


def _naam(hoed: Hoedanigheid) -> str:
    return f"{hoed.naam} ({hoed.organisatie_naam})" if hoed.organisatie_naam else hoed.naam


def vragen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """For who works on the dossier: what was asked, what was shared and what came back. Newest first."""
    if not door.mag("document.zien"):
        return None
    rijen = list(
        Vraag.objects.filter(dossier=dossier)
        .select_related("van__medewerker", "van__organisatie", "aan__medewerker", "aan__organisatie")
        .order_by("-gesteld_op", "-pk")[: HOOGSTENS + 1]
    )
    if not rijen:
        return None
    regels = [
        Vraagregel(
            soort=str(rij.get_soort_display()).capitalize(),
            van="jij" if rij.van_id == door.pk else _naam(rij.van),
            aan="jou" if rij.aan_id == door.pk else _naam(rij.aan),
            op=datumtijd(rij.gesteld_op),
            vraag=rij.vraag,
            gedeeld=rij.gedeeld,
            antwoord=rij.antwoord,
            beantwoord=datumtijd(rij.beantwoord_op) if rij.beantwoord_op else "",
            stand="" if rij.beantwoord_op else "ingetrokken" if rij.ingetrokken_op else "nog geen antwoord",
            url=reverse("werk:vraag", args=[rij.pk]) if door.pk in (rij.van_id, rij.aan_id) else "",
        )
        for rij in rijen[:HOOGSTENS]
    ]
    return Paneel(
        "Vragen aan collega’s",
        "werk/paneel_vragen.html",
        {"vragen": regels, "meer": len(rijen) > HOOGSTENS, "hoogstens": HOOGSTENS},
    )


def zet_vraag(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The move only. No query."""
    if not door.mag("vraag.stellen"):
        return None
    url = reverse("werkplek:vraag_stellen", args=[dossier.pk])
    return Paneel("Vraag een collega", "", zetten=(Zet("Vraag een collega", url),))
