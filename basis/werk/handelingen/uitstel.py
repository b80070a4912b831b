"""More time for us, where the law gives it; and what only looks like it (Awb 4:14, 7:10, 9:11; praktijk 18-20)."""

from datetime import date
from typing import Any

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen.opschorting import HOOGSTENS
from basis.werk.handelingen.termijn import pak_termijn
from basis.werk.handelingen.verloop import bereken_opnieuw
from basis.werk.klok import stand_van
from basis.werk.models import SoortVerschuiving, Termijn
from basis.werk.wachters import (
    waarom_niet_commissie,
    waarom_niet_redelijk,
    waarom_niet_uitstel,
    waarom_niet_verdagen,
    waarom_niet_vertraging,
    waarom_te_laat_voor_commissie,
)


def _toets_verteld(termijn: Termijn, op: date) -> None:
    """A notice counts on the day it was sent: after the start, not in the future, before the term ends."""
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst.", "op")
    if op < termijn.vanaf:
        raise Geweigerd(f"De termijn begon pas op {datum(termijn.vanaf)}.", "op")
    if op > termijn.einddatum:
        raise Geweigerd(f"De termijn liep tot en met {datum(termijn.einddatum)}. Daarna kan dit niet meer.", "op")


def _schrijf(soort: str, door: Hoedanigheid, dossier: Dossier, termijn: Termijn, **meer: Any) -> None:
    schrijf(
        soort,
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        einddatum=termijn.einddatum,
        **meer,
    )


@handeling("besluit.opstellen")
def verdaag(door: Hoedanigheid, dossier_id: int, termijn_id: int, *, op: date, versie: int | None = None) -> Termijn:
    """Verdaging, told in writing on `op`: six weeks for a bezwaar, four for a klacht. Raises Geweigerd."""
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    if reden := waarom_niet_verdagen(stand_van(dossier, termijn, vandaag())):
        raise Geweigerd(reden)
    _toets_verteld(termijn, op)
    termijn.verdaagd_op = op
    bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.VERDAAGD, veld="op")
    _schrijf("termijn.verdaagd", door, dossier, termijn, op=op)
    return termijn


@handeling("besluit.opstellen")
def noem_redelijke_termijn(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, op: date, tot: date, versie: int | None = None
) -> Termijn:
    """The day told to the aanvrager on `op` becomes the end (Awb 4:14 lid 3). Raises Geweigerd.

    Only where neither law nor verordening sets a term.
    """
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    if reden := waarom_niet_redelijk(stand_van(dossier, termijn, vandaag())):
        raise Geweigerd(reden)
    _toets_verteld(termijn, op)
    termijn.redelijke_termijn, termijn.redelijk_genoemd_op = tot, op
    bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.REDELIJK, veld="tot")
    _schrijf("termijn.redelijk", door, dossier, termijn, op=op, tot=tot)
    return termijn


@handeling("besluit.opstellen")
def meld_vertraging(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, tot: date, reden: str, versie: int | None = None
) -> Termijn:
    """A notice under Awb 4:14 lid 1: what was told stands beside the date, which does not move. Raises Geweigerd."""
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    if dicht := waarom_niet_vertraging(stand_van(dossier, termijn, vandaag())):
        raise Geweigerd(dicht)
    _beloof(termijn, tot, reden)
    _schrijf("termijn.vertraging", door, dossier, termijn, tot=tot)
    return termijn


@handeling("besluit.opstellen")
def schakel_commissie_in(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, op: date, versie: int | None = None
) -> Termijn:
    """The letter about the adviescommissie went out on `op`: twelve weeks (Awb 7:10 lid 1, 7:13). Raises Geweigerd.

    Without that letter it stays six weeks (RvS 2016:2233), so it must be out before the six weeks end;
    verdaging gives no second chance.
    """
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    stand = stand_van(dossier, termijn, vandaag())
    if reden := waarom_niet_commissie(stand):
        raise Geweigerd(reden)
    _toets_verteld(termijn, op)
    if reden := waarom_te_laat_voor_commissie(stand, op):
        raise Geweigerd(reden, "op")
    termijn.commissie = True
    bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.COMMISSIE, veld="op")
    _schrijf("termijn.commissie", door, dossier, termijn, op=op)
    return termijn


@handeling("casus.behandelen")
def spreek_uitstel_af(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, tot: date, reden: str, versie: int | None = None
) -> Termijn:
    """The inwoner agrees that the onderzoek takes longer: beside the legal date, which stands. Raises Geweigerd."""
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    if dicht := waarom_niet_uitstel(stand_van(dossier, termijn, vandaag())):
        raise Geweigerd(dicht)
    _beloof(termijn, tot, reden)
    _schrijf("termijn.uitstel", door, dossier, termijn, tot=tot)
    return termijn


def _beloof(termijn: Termijn, tot: date, reden: str) -> None:
    """What was agreed or told; a later one replaces it, the journaal keeps the days of both."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het langer duurt.", "reden")
    if tot <= termijn.einddatum:
        raise Geweigerd(f"De termijn loopt al tot en met {datum(termijn.einddatum)}. Kies een latere dag.", "tot")
    if tot < vandaag():
        raise Geweigerd("Kies een dag die nog komt.", "tot")
    if tot - vandaag() > HOOGSTENS:
        raise Geweigerd("Dat is meer dan een jaar. Kijk het jaartal na.", "tot")
    termijn.uitstel_tot, termijn.uitstel_reden = tot, reden.strip()[:200]
    termijn.save(update_fields=["uitstel_tot", "uitstel_reden"])
