"""Tell the inwoner about an appointment: a letter per addressee, or a task when post is not safe (praktijk 14).

The letter never says where somebody with a secret address lives: a copy for others only says "thuis".
"""

from collections.abc import Mapping
from datetime import datetime

from basis.documenten.adressering import ROL_INWONER, Geadresseerde, adresseer, veilig_bezwaar
from basis.documenten.briefbron import Ontvanger
from basis.documenten.brieven import Afspraak as AfspraakBrief
from basis.documenten.handelingen import laat_brief_vervallen, maak_brief
from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.documenten.verouderd import eerste_van, ontvanger
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import dag_van, nu, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum_voluit, tijd
from basis.werk.handelingen.taak import maak_taak
from basis.werk.models import Afspraak, SoortAfspraak, SoortTaak, StatusAfspraak, Taak

_ONDERWERP = {
    "bevestigd": "Onze afspraak met u",
    "verzet": "Onze afspraak met u is verzet",
    "afgezegd": "Onze afspraak met u gaat niet door",
}


def bevestig(door: Hoedanigheid, dossier: Dossier, afspraak: Afspraak, *, eerst: datetime | None = None) -> None:
    """Letters on a locked dossier, or a Taak along the safe way. `eerst`: when it was before it was moved."""
    wat = "afgezegd" if afspraak.status == StatusAfspraak.AFGEZEGD else "verzet" if eerst else "bevestigd"
    brieven_voor(door, dossier, afspraak, wat, f"{datum_voluit(eerst)}, {tijd(eerst)} uur" if eerst else "")


def brieven_voor(
    door: Hoedanigheid,
    dossier: Dossier,
    afspraak: Afspraak,
    wat: str,
    eerst: str,
    kreeg: Mapping[Ontvanger, Brief] | None = None,
) -> None:
    """A letter per addressee, or a Taak. `wat`: a key of _ONDERWERP; `kreeg`: who got it already, and which."""
    if dossier.inwoner is None:
        return
    kreeg = kreeg or {}
    onveilig = veilig_bezwaar(dossier.inwoner, vandaag())
    adressering = adresseer(dossier.inwoner, vandaag())
    brieven = []
    if onveilig is None:
        for aan in adressering.geadresseerden:
            if ontvanger(aan) in kreeg:
                continue
            brieven.append(
                maak_brief(
                    door,
                    dossier,
                    SoortBrief.AFSPRAAK,
                    sjabloon="afspraak",
                    onderwerp=_ONDERWERP[wat],
                    geadresseerde=aan,
                    gegevens=gegevens(afspraak, aan, wat, eerst),
                )
            )
    if brieven:
        afspraak.brief = eerste_van(kreeg, brieven)
        afspraak.save(update_fields=["brief"])
    redenen = [onveilig] if onveilig else list(adressering.redenen)
    if redenen or not (brieven or kreeg):
        doe = {"bevestigd": "Bevestig de afspraak", "verzet": "Geef de nieuwe tijd door", "afgezegd": "Zeg af"}[wat]
        maak_taak(
            door,
            dossier,
            SoortTaak.AFSPRAAK,
            voor=afspraak.met,
            uiterlijk=max(vandaag(), dag_van(afspraak.begin)),
            toelichting=" ".join([f"{doe} langs een veilige weg.", *redenen])[:300],
            verwijst_naar=afspraak.pk,
            sleutel=f"afspraak:{afspraak.pk}:{afspraak.volgnummer}",
        )


def trek_in(door: Hoedanigheid, dossier: Dossier, afspraak: Afspraak) -> None:
    """Letters that were not posted yet, and the task to confirm: both tell something that is no longer so."""
    brieven = Brief.objects.filter(
        dossier=dossier, soort=SoortBrief.AFSPRAAK, status=StatusBrief.GEMAAKT, gegevens__nummer=afspraak.pk
    )
    for brief in brieven.order_by("id"):
        laat_brief_vervallen(door, dossier, brief)
    sluit_taken(door, dossier, afspraak)


def sluit_taken(door: Hoedanigheid, dossier: Dossier, afspraak: Afspraak) -> None:
    """Nothing to confirm any more. What lies on the post stays: nobody knows here that it was not sent."""
    taken = Taak.objects.filter(
        dossier=dossier, soort=SoortTaak.AFSPRAAK, klaar_op=None, sleutel__startswith=f"afspraak:{afspraak.pk}:"
    )
    for taak in taken.select_for_update().order_by("id"):
        taak.klaar_op, taak.klaar_door, taak.vervallen = nu(), door, True
        taak.save(update_fields=["klaar_op", "klaar_door", "vervallen"])
        schrijf("taak.vervallen", door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk)


def moment(begin: datetime, einde: datetime) -> tuple[str, str]:
    """("maandag 30 november 2026", "10.00 tot 11.00 uur")"""
    return datum_voluit(begin), f"{tijd(begin)} tot {tijd(einde)} uur"


def gegevens(afspraak: Afspraak, aan: Geadresseerde, wat: str, eerst: str) -> AfspraakBrief:
    """What the letter is told. `eerst`: the moment before it was moved, as printed."""
    dag, uren = moment(afspraak.begin, afspraak.einde)
    return AfspraakBrief(
        wat=wat,
        soort=str(SoortAfspraak(afspraak.soort).value),
        dag=dag,
        tijd=uren,
        eerst=eerst,
        waar=_waar(afspraak, aan),
        plaats=_plaats(afspraak, aan),
        met=afspraak.met.naam,
        nummer=afspraak.pk,
    )


def _waar(afspraak: Afspraak, aan: Geadresseerde) -> str:
    """What the letter says where it names no place."""
    if afspraak.soort == SoortAfspraak.HUISBEZOEK and aan.rol != ROL_INWONER:
        return "Thuis"
    if afspraak.soort == SoortAfspraak.HUISBEZOEK and not afspraak.plaats:
        return "Bij u thuis"
    return "De plek hoort u van ons. Weet u hem nog niet? Bel ons." if afspraak.plaats else ""


def _plaats(afspraak: Afspraak, aan: Geadresseerde) -> str:
    """Where a visit is may be what another addressee must not know."""
    thuis = afspraak.soort == SoortAfspraak.HUISBEZOEK
    return "" if thuis and aan.rol != ROL_INWONER else afspraak.plaats
