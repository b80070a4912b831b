"""Whether a question is the inwoner's own: what makes it a signaal, and what makes it a melding again (praktijk 4)."""

from datetime import date

from basis.documenten.models import StatusBrief
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import rond_termijn_af
from basis.werk.models import Afronding
from casussen.handelingen.schuldhulp import sluit_gesprekken
from casussen.startgebeurtenis import MELDING_ONTVANGEN
from toegang.brieven import bevestig_ontvangst
from toegang.enums import DoorOfNamens, Kanaal
from toegang.handelingen.melding import open_melding, start_klok, toets_signaal, wij_aan_zet
from toegang.models import Melding
from toegang.zoekbronnen import MELDING

IN_GESPREK = "De inwoner vroeg om hulp in een gesprek"


@handeling("melding.signaal")
def zet_signaal(door: Hoedanigheid, dossier_id: int, *, reden: str, versie: int | None = None) -> Melding:
    """This was not by or for the inwoner: a signaal. The clock ends, until the inwoner is spoken to."""
    dossier, melding = open_melding(door, dossier_id, versie)
    if melding.door_of_namens == DoorOfNamens.NEE:
        raise Geweigerd("Dit is al een signaal.")
    toets_signaal(door, DoorOfNamens.NEE, reden)
    melding.door_of_namens, melding.reden_signaal = DoorOfNamens.NEE, reden
    rond_termijn_af(door, dossier, melding.termijn, Afronding.VERVALLEN, vandaag())
    sluit_gesprekken(door, dossier, Afronding.VERVALLEN)
    melding.save(update_fields=["door_of_namens", "reden_signaal"])
    MELDING.indexeer(dossier.pk, melding)
    wij_aan_zet(dossier, titel="Signaal")
    schrijf("melding.signaal", door, dossier=dossier)
    return melding


@handeling("melding.afhandelen")
def maak_melding_van_signaal(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    gesproken_op: date,
    pas_in_gesprek: bool = False,
    kanaal: str = "",
    reden: str = "",
    versie: int | None = None,
) -> Melding:
    """The inwoner was spoken to: it is a melding, and the six weeks count from the day it came in (praktijk 4).

    `pas_in_gesprek`: the inwoner's own question only came in the conversation. That needs `kanaal` and `reden`;
    then that day counts, and the first day and channel stay recorded. Raises Geweigerd.
    """
    dossier, melding = open_melding(door, dossier_id, versie)
    if melding.door_of_namens != DoorOfNamens.NEE:
        raise Geweigerd("Dit is al een melding.")
    if gesproken_op > vandaag():
        raise Geweigerd("Deze dag is nog niet geweest.", "gesproken_op")
    if gesproken_op < melding.ontvangen_op:
        raise Geweigerd("Deze dag ligt voor het signaal.", "gesproken_op")
    begin = MELDING_ONTVANGEN
    if pas_in_gesprek:
        _telt_vanaf_gesprek(melding, gesproken_op, kanaal, reden)
        begin = IN_GESPREK
    melding.door_of_namens = DoorOfNamens.JA
    start_klok(door, dossier, melding, begin)
    if pas_in_gesprek or not _is_bevestigd(melding):
        melding.ontvangstbrief = bevestig_ontvangst(door, dossier, melding)
    melding.save()
    MELDING.indexeer(dossier.pk, melding)
    wij_aan_zet(dossier, titel="Melding", laatste_contact=gesproken_op)
    schrijf(
        "melding.geen_signaal",
        door,
        dossier=dossier,
        gebeurd_op=op_dag(gesproken_op) if gesproken_op < vandaag() else nu(),
        gesproken_op=gesproken_op,
        ontvangen_op=melding.ontvangen_op,
        eerst_op=melding.signaal_op,
    )
    return melding


def _telt_vanaf_gesprek(melding: Melding, gesproken_op: date, kanaal: str, reden: str) -> None:
    """A later start of the six weeks: only with how and why, and the first day stays (issue: proof, old value)."""
    if kanaal not in Kanaal.values:
        raise Geweigerd("Kies hoe je de inwoner sprak. Dat is het bewijs van het begin van de termijn.", "kanaal")
    if not reden.strip():
        raise Geweigerd("Schrijf op hoe je weet dat de inwoner pas in dit gesprek om hulp vroeg.", "reden")
    melding.signaal_op, melding.signaal_kanaal = melding.ontvangen_op, melding.kanaal
    melding.reden_gesprek = reden.strip()[:300]
    melding.ontvangen_op, melding.kanaal = gesproken_op, Kanaal(kanaal)


def _is_bevestigd(melding: Melding) -> bool:
    """A receipt letter is under way or sent, from before somebody thought it was a signaal."""
    return melding.ontvangstbrief is not None and melding.ontvangstbrief.status != StatusBrief.VERVALLEN
