"""What stops when an inwoner dies: told before it is done, and what the rooms above add (praktijk 30)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from basis.dossiers.models import Dossier, SoortDossier
from basis.inwoners.models import Inwoner
from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen.overlijden import met_werk, noem_werk
from casussen.stand import Stand, lees
from casussen.wachters import naam_van


@dataclass(frozen=True)
class Gevolg:
    """What one room stops on a locked dossier: `noem` says it in Dutch beforehand, `doe` does it."""

    noem: Callable[[Dossier], list[str]]
    doe: Callable[[Hoedanigheid, Dossier], None]


BIJ_OVERLIJDEN: Plek[Gevolg] = Plek(__name__, "wat een kamer boven casussen stopt als een inwoner overlijdt")


@dataclass(frozen=True)
class Stop:
    """One dossier on the check page."""

    kenmerk: str
    wat: str
    behandelaar: str
    zinnen: list[str]


def laatste_dag(stand: Stand, lijn_id: int, op: date) -> date:
    """The last day of one line: the day of death, within the days the help really had."""
    lijn = next(rij for rij in stand.lijnen if rij.pk == lijn_id)
    dag, einde = op, stand.tot_en_met(lijn)
    if einde is not None:
        dag = min(dag, einde)
    return max(dag, lijn.gestart_op) if lijn.gestart_op else dag


def _noem_casus(dossier: Dossier, op: date) -> list[str]:
    stand = lees(dossier)
    zinnen = []
    for lijn in stand.nog_te_beeindigen:
        wie = f", {lijn.organisatie.naam}" if lijn.organisatie else ""
        dag = f"stopt op {datum(laatste_dag(stand, lijn.pk, op))}" if lijn.gestart_op else "begint niet"
        geld = " Het geld daarna valt vrij." if lijn.verplichting_id else ""
        zinnen.append(f"Hulp {dag}: {naam_van(lijn)}{wie}.{geld}")
    zinnen += [f"Voorstel vervalt: {naam_van(lijn)}" for lijn in stand.voorgesteld]
    if stand.lopend is not None:
        zinnen.append("Het onderzoek stopt")
    return zinnen


def wat_stopt(door: Hoedanigheid, inwoner: Inwoner, op: date) -> list[Stop]:
    """Per dossier this door may see. What it may not see, stops too; that is told to nobody here (praktijk 11)."""
    rijen = met_werk(Dossier.objects.filter(inwoner=inwoner))
    gezien = Dossier.objects.zichtbaar_voor(door).filter(pk__in=rijen.values("pk"))
    stoppen = []
    for dossier in gezien.select_related("behandelaar__medewerker", "team").order_by("pk"):
        dossier.inwoner = inwoner
        is_casus = dossier.soort == SoortDossier.CASUS
        zinnen = _noem_casus(dossier, op) if is_casus and not dossier.gesloten_op else []
        for gevolg in BIJ_OVERLIJDEN:
            zinnen += gevolg.noem(dossier)
        zinnen += noem_werk(dossier, op)
        if is_casus and not dossier.gesloten_op:
            zinnen.append("De casus sluit")
        wat = dossier.get_wet_display() if dossier.wet else "melding"
        behandelaar = dossier.behandelaar.naam if dossier.behandelaar else dossier.team.naam
        stoppen.append(Stop(dossier.kenmerk, f"{dossier.get_soort_display()}, {wat}", behandelaar, zinnen))
    return stoppen
