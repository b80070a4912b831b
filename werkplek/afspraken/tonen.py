"""How an appointment is told on screen, ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from basis.inwoners.aanschrijven.adres import op_scherm
from basis.inwoners.enums import SoortAdres
from basis.inwoners.models import Adres, Inwoner, Veiligheidsnotitie
from basis.journaal.tijd import dag_van, nu
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op
from basis.scherm.opmaak import datum, datum_voluit, tijd
from basis.werk.models import Afspraak, SoortAfspraak, StatusAfspraak

GEHEIM = "Geheim adres: kijk in het dossier"


@dataclass(frozen=True)
class Veiligheid:
    """The notitie and what is asked of who reads it."""

    pk: int
    tekst: str
    sinds: str
    herzien: str
    verlopen: bool


def veiligheid(notitie: Veiligheidsnotitie | None, dag: date) -> Veiligheid | None:
    """Without who wrote it: that could tell of a dossier under another wet (praktijk 11)."""
    if notitie is None:
        return None
    return Veiligheid(
        notitie.pk,
        notitie.tekst,
        datum(notitie.geldig.lower),
        datum(notitie.herzien_op),
        verlopen=notitie.herzien_op <= dag,
    )


def ongelezen(afspraak: Afspraak, notitie: Veiligheidsnotitie | None) -> bool:
    """A visit to come for which the notitie, as it is now, was not read by who goes there."""
    if notitie is None or afspraak.soort != SoortAfspraak.HUISBEZOEK or afspraak.status != StatusAfspraak.GEPLAND:
        return False
    gelezen = afspraak.veiligheid_gelezen_op
    return gelezen is None or gelezen < notitie.vastgelegd_op


def woonadressen(inwoner_ids: Iterable[int], dag: date) -> dict[int, str]:
    """On one line, by inwoner. One query."""
    rijen = Adres.objects.filter(geldt_op(dag), inwoner_id__in=list(inwoner_ids), soort=SoortAdres.WOON)
    return {rij.inwoner_id: ", ".join(op_scherm(rij)) for rij in rijen}


def waar(afspraak: Afspraak, inwoner: Inwoner | None, thuis: str, door: Hoedanigheid) -> str:
    """A secret address stands in the dossier only, never in a list that may be printed."""
    if afspraak.soort == SoortAfspraak.BELLEN:
        mag_bellen = inwoner is not None and afspraak.met_id == door.pk
        return inwoner.telefoon if mag_bellen and inwoner else ""
    if afspraak.soort != SoortAfspraak.HUISBEZOEK:
        return afspraak.plaats
    if inwoner is not None and inwoner.geheim_adres:
        return GEHEIM
    return afspraak.plaats or thuis or "thuis"


def wanneer(afspraak: Afspraak) -> str:
    """maandag 30 november 2026, 10.00 tot 11.00 uur"""
    return f"{datum_voluit(afspraak.begin)}, {tijden(afspraak)}"


def tijden(afspraak: Afspraak) -> str:
    return f"{tijd(afspraak.begin)} tot {tijd(afspraak.einde)} uur"


def wacht_op_uitkomst(afspraak: Afspraak) -> bool:
    """It should be over, and nobody said how it went."""
    return afspraak.status == StatusAfspraak.GEPLAND and afspraak.einde < nu()


__all__ = [
    "Veiligheid",
    "dag_van",
    "ongelezen",
    "tijden",
    "veiligheid",
    "waar",
    "wacht_op_uitkomst",
    "wanneer",
    "woonadressen",
]
