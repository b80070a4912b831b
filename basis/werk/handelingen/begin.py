"""Correct the start of a term: a reason, and the old day stays."""

from datetime import date
from typing import Any

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen.afronding import kijk_vastgesteld_na
from basis.werk.handelingen.termijn import pak_termijn
from basis.werk.handelingen.verloop import bereken_opnieuw
from basis.werk.klok import stand_van
from basis.werk.models import Afronding, SoortVerschuiving, Termijn
from basis.werk.wachters import waarom_niet_begin


def verzet_begin(door: Hoedanigheid, dossier: Dossier, termijn: Termijn, vanaf: date, reden: str) -> bool:
    """Give a term of a locked dossier another start; runs inside the verb that corrects the event itself.

    Suspensions keep their own days. Raises Geweigerd.
    """
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het begin anders is.", "reden")
    oud = termijn.vanaf
    if vanaf == oud:
        raise Geweigerd(f"De termijn begint al op {datum(oud)}.", "vanaf")
    if termijn.van_ons and termijn.afgerond_op and vanaf > termijn.afgerond_op:
        raise Geweigerd(f"De termijn is al afgerond op {datum(termijn.afgerond_op)}. Vul een eerdere dag in.", "vanaf")
    termijn.vanaf = vanaf
    verschoof = bereken_opnieuw(
        door, dossier, termijn, SoortVerschuiving.START, reden=reden, oud_vanaf=oud, veld="vanaf"
    )
    schrijf(
        "termijn.begin_verbeterd",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        oud=oud,
        nieuw=vanaf,
        einddatum=termijn.einddatum,
        **_alsnog(termijn),
    )
    if verschoof:
        kijk_vastgesteld_na(door, dossier, termijn)
    return verschoof


def _alsnog(termijn: Termijn) -> dict[str, Any]:
    """Of a term that was met: in time or too late, by the new end."""
    if termijn.afronding != Afronding.VOLDAAN or termijn.afgerond_op is None or not termijn.van_ons:
        return {}
    return {"op_tijd": termijn.afgerond_op <= termijn.einddatum}


@handeling("besluit.opstellen")
def corrigeer_start(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, vanaf: date, reden: str, versie: int | None = None
) -> Termijn:
    """Correct the start of a term whose event stands nowhere else. Raises Geweigerd.

    Where a melding or an aanvraag is the event, their own rooms correct it, so two dates never differ.
    """
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    if dicht := waarom_niet_begin(stand_van(dossier, termijn, vandaag())):
        raise Geweigerd(dicht)
    if vanaf > vandaag():
        raise Geweigerd(f"{datum(vanaf)} ligt in de toekomst.", "vanaf")
    verzet_begin(door, dossier, termijn, vanaf, reden)
    return termijn
