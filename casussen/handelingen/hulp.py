"""Help starts, pauses, goes on and ends. Each date is the day it happened in the world."""

from datetime import date, datetime, timedelta

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import tot_en_met, vanaf
from basis.scherm.opmaak import datum
from casussen.enums import Einde, RedenPauze, StatusOndersteuning
from casussen.handelingen.aflopend import stop_volgen
from casussen.handelingen.lijn import lijn_van
from casussen.handelingen.overgangen import ondersteuning_naar
from casussen.models import Onderbreking, Ondersteuning
from casussen.stand import Stand, lees
from casussen.wachters import (
    GESLOTEN,
    waarom_eerst_overlijden,
    waarom_niet_beeindigen,
    waarom_niet_hervatten,
    waarom_niet_onderbreken,
    waarom_niet_start_hulp,
    waarom_niet_startdag,
)
from consortium.handelingen import laat_vrijvallen, meld_start


def _pak(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, versie: int | None
) -> tuple[Dossier, Stand, Ondersteuning]:
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    lijn = lijn_van(stand, ondersteuning_id)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    return dossier, stand, lijn


@handeling("casus.behandelen")
def start_hulp(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, op: date, versie: int | None = None
) -> Ondersteuning:
    """The help began on `op`. `eerste` in the gebeurtenis: the first help of this casus since the melding."""
    dossier, stand, lijn = _pak(door, dossier_id, ondersteuning_id, versie)
    if reden := waarom_niet_start_hulp(lijn):
        raise Geweigerd(reden)
    if reden := waarom_niet_startdag(lijn, op):
        raise Geweigerd(reden, "op")
    gemeld_op = stand.casus.gemeld_op
    eerste = op >= gemeld_op and not any(
        andere.gestart_op and andere.gestart_op >= gemeld_op for andere in stand.lijnen
    )
    lijn.gestart_op = op
    ondersteuning_naar(
        door,
        dossier,
        lijn,
        "naar_gestart",
        gebeurd_op=_moment(op),
        op=op,
        eerste=eerste,
        gemeld_op=gemeld_op,
    )
    if lijn.verplichting is not None:
        meld_start(door, lijn.verplichting, op)
    _los_af(door, dossier, stand, lijn, op)
    wachtend = [rij for rij in stand.lijnen_met(StatusOndersteuning.TOEGEWEZEN) if rij != lijn]
    if dossier.aan_zet == AanZet.AANBIEDER and not wachtend:
        # The aanbieder had to begin, and did: nobody waits for anything now.
        zet_aan_zet(dossier, AanZet.NIEMAND)
    return lijn


def _los_af(door: Hoedanigheid, dossier: Dossier, stand: Stand, lijn: Ondersteuning, op: date) -> None:
    """The help this line was granted in place of stops on the day before: never both, never a gap (praktijk 29)."""
    oud = next((rij for rij in stand.nog_te_beeindigen if rij.pk == lijn.voorganger_id), None)
    if oud is None:
        return
    laatste = max(op - timedelta(days=1), oud.gestart_op or date.min)
    if (einde := stand.tot_en_met(oud)) is not None:
        laatste = min(laatste, einde)
    eindig_lijn(door, dossier, oud, reden=Einde.WIJZIGING, laatste_dag=laatste)
    geef_geld_vrij(door, stand, oud)


@handeling("casus.behandelen")
def onderbreek(
    door: Hoedanigheid,
    dossier_id: int,
    ondersteuning_id: int,
    *,
    reden: RedenPauze,
    op: date,
    versie: int | None = None,
) -> Ondersteuning:
    """The help pauses; `op` is the first day without it."""
    dossier, _, lijn = _pak(door, dossier_id, ondersteuning_id, versie)
    if dicht := waarom_niet_onderbreken(lijn):
        raise Geweigerd(dicht)
    _niet_in_de_toekomst(op, "op")
    if lijn.gestart_op and op < lijn.gestart_op:
        raise Geweigerd(f"De hulp begon op {datum(lijn.gestart_op)}. Vul een latere dag in.", "op")
    if lijn.onderbrekingen.filter(geldig__contains=op).exists():
        raise Geweigerd(f"Op {datum(op)} was deze hulp al onderbroken.", "op")
    if lijn.onderbrekingen.filter(geldig__startswith__gt=op).exists():
        raise Geweigerd("Na deze dag ligt al een eerdere onderbreking. Vul een latere dag in.", "op")
    Onderbreking.objects.create(ondersteuning=lijn, reden=reden, geldig=vanaf(op))
    ondersteuning_naar(door, dossier, lijn, "naar_onderbroken", gebeurd_op=_moment(op), op=op, reden=str(reden))
    return lijn


@handeling("casus.behandelen")
def hervat(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, op: date, versie: int | None = None
) -> Ondersteuning:
    """The help goes on; `op` is the first day with it again."""
    dossier, _, lijn = _pak(door, dossier_id, ondersteuning_id, versie)
    if dicht := waarom_niet_hervatten(lijn):
        raise Geweigerd(dicht)
    _niet_in_de_toekomst(op, "op")
    pauze = lijn.onderbrekingen.get(geldig__endswith=None)
    if op <= pauze.geldig.lower:
        raise Geweigerd(f"De onderbreking begon op {datum(pauze.geldig.lower)}. Vul een latere dag in.", "op")
    pauze.geldig = vanaf(pauze.geldig.lower, op)
    pauze.save(update_fields=["geldig"])
    ondersteuning_naar(door, dossier, lijn, "naar_hervat", gebeurd_op=_moment(op), op=op)
    return lijn


@handeling("casus.behandelen")
def beeindig(
    door: Hoedanigheid,
    dossier_id: int,
    ondersteuning_id: int,
    *,
    reden: Einde,
    laatste_dag: date,
    versie: int | None = None,
) -> Ondersteuning:
    """The help ended; `laatste_dag` is the last day it was given. What was reserved after it falls free.

    Help that was assigned but never started ends on the day before its period, whatever day is given.
    """
    dossier, stand, lijn = _pak(door, dossier_id, ondersteuning_id, versie)
    if dicht := waarom_niet_beeindigen(lijn):
        raise Geweigerd(dicht)
    if reden not in Einde.values:
        raise Geweigerd("Kies waarom de hulp eindigt.", "reden")
    if reden == Einde.OVERLIJDEN and (dicht := waarom_eerst_overlijden(dossier)):
        raise Geweigerd(dicht, "reden")
    _niet_in_de_toekomst(laatste_dag, "laatste_dag")
    if lijn.gestart_op and laatste_dag < lijn.gestart_op:
        raise Geweigerd(
            f"De hulp begon op {datum(lijn.gestart_op)}. Het einde kan daar niet voor liggen.", "laatste_dag"
        )
    eindig_lijn(door, dossier, lijn, reden=reden, laatste_dag=laatste_dag)
    geef_geld_vrij(door, stand, lijn)
    if dossier.aan_zet == AanZet.NIEMAND and not [rij for rij in stand.nog_te_beeindigen if rij != lijn]:
        # The last help stopped: what now, is for who handles the dossier.
        zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM)
    return lijn


def eindig_lijn(
    door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning, *, reden: Einde | str, laatste_dag: date
) -> None:
    """The help ended, on a locked dossier, inside a verb that judged the day. The money comes after, last."""
    if pauze := lijn.onderbrekingen.filter(geldig__endswith=None).first():
        # A pause lasts at least its first day, also when the help turns out to have ended before it.
        pauze.geldig = tot_en_met(pauze.geldig.lower, max(laatste_dag, pauze.geldig.lower))
        pauze.save(update_fields=["geldig"])
    lijn.beeindigd_op = laatste_dag
    lijn.einde_reden = reden
    ondersteuning_naar(
        door,
        dossier,
        lijn,
        "naar_beeindigd",
        gebeurd_op=_moment(laatste_dag),
        op=laatste_dag,
        reden=str(reden),
        nooit_gestart=lijn.gestart_op is None,
        gestart_op=lijn.gestart_op,
    )
    stop_volgen(door, dossier, lijn)


def geef_geld_vrij(door: Hoedanigheid, stand: Stand, lijn: Ondersteuning) -> None:
    """Of help that ended: all of it when it never started."""
    verplichting = lijn.verplichting
    if verplichting is None or lijn.beeindigd_op is None:
        return
    stop = lijn.geldig.lower - timedelta(days=1) if lijn.gestart_op is None else lijn.beeindigd_op
    einde = stand.tot_en_met(lijn)
    if einde is None or stop < einde:
        laat_vrijvallen(door, verplichting, stop, grond=f"stop {lijn.einde_reden}")


def _niet_in_de_toekomst(dag: date, veld: str) -> None:
    if dag > vandaag():
        raise Geweigerd(f"{datum(dag)} ligt in de toekomst. Leg het vast als het zover is.", veld)


def _moment(dag: date) -> datetime:
    return nu() if dag == vandaag() else op_dag(dag)
