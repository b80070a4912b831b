"""Who stands in for whom today. Sight and journaal follow by themselves (basis/dossiers); here are the words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortDoor
from basis.organisatie.handelingen_afwezigheid import RECHT
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import geldt_op, laatste_dag
from basis.organisatie.rechten import mag
from basis.scherm.opmaak import datum


@dataclass(frozen=True)
class Waarneming:
    """For whom this door stands in today, and until which day."""

    hoedanigheid_id: int
    naam: str
    tot: date | None


def waarnemingen(door: Hoedanigheid) -> list[Waarneming]:
    """The colleagues this door stands in for today, who is back first on top. One query.

    Their tasks and dossiers are found by `hoedanigheid_id`; what may be seen is still decided by the one door in.
    """
    rijen = (
        Afwezigheid.objects.filter(geldt_op(vandaag()), waarnemer_id=door.pk)
        .select_related("hoedanigheid__medewerker")
        .order_by("geldig", "pk")
    )
    uit = [Waarneming(rij.hoedanigheid_id, rij.hoedanigheid.naam, laatste_dag(rij.geldig)) for rij in rijen]
    return sorted(uit, key=lambda rij: (rij.tot or date.max, rij.naam))


def zin_op_dossier(dossier: Dossier, door: Hoedanigheid) -> str:
    """'Fatima is afwezig tot en met 12 december 2026; Jan neemt waar.' Empty when nobody is away. One query."""
    if dossier.behandelaar_id is None or dossier.gesloten_op:
        return ""
    rijen = list(
        Afwezigheid.objects.filter(geldt_op(vandaag()))
        .filter(
            Q(hoedanigheid_id=dossier.behandelaar_id)
            | Q(hoedanigheid__waarnemingen__hoedanigheid_id=dossier.behandelaar_id)
        )
        .select_related("hoedanigheid__medewerker", "waarnemer__medewerker")
        .distinct()
    )
    eigen = next((rij for rij in rijen if rij.hoedanigheid_id == dossier.behandelaar_id), None)
    if eigen is None:
        return ""
    tot = laatste_dag(eigen.geldig)
    wie = "Je bent" if eigen.hoedanigheid_id == door.pk else f"{eigen.hoedanigheid.naam} is"
    weg = f"{wie} afwezig" + (f" tot en met {datum(tot)}" if tot else "")
    if eigen.waarnemer is None:
        return f"{weg}. Niemand neemt waar."
    if eigen.waarnemer_id == door.pk:
        return f"{weg}; jij neemt waar."
    ook_weg = any(rij.hoedanigheid_id == eigen.waarnemer_id for rij in rijen)
    slot = ", maar is zelf ook afwezig. Waarnemen gaat niet verder naar een ander." if ook_weg else "."
    return f"{weg}; {eigen.waarnemer.naam} neemt waar{slot}"


def wie_kan_waarnemen(afwezige: Hoedanigheid) -> QuerySet[Hoedanigheid]:
    """To choose from: the same team or the same functie. Whether it fits the days and wetten the verb says."""
    functies = [functie.value for functie in Functie if mag(functie, RECHT)]
    zelfde = Q(functie=afwezige.functie)
    if afwezige.team_id:
        zelfde |= Q(team_id=afwezige.team_id)
    return (
        Hoedanigheid.objects.geldig_op(vandaag())
        .met_alles()
        .filter(
            zelfde,
            gemeente_id=afwezige.gemeente_id,
            soort=SoortDoor.MEDEWERKER,
            functie__in=functies,
            medewerker__actief=True,
        )
        .exclude(medewerker=afwezige.medewerker)
        .order_by("medewerker__naam", "pk")
    )
