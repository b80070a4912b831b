"""Dwangsom for deciding too late (Awb 4.1.3.2): from ingebrekestelling to amount, with its steps."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Any

from basis.termijnen.bereken import bereken
from basis.termijnen.datumtekst import euro, kort, meervoud, voluit
from basis.termijnen.kalender import EEN_DAG, werkdag_op_of_na
from basis.termijnen.regels import Dwangsombedragen, Regels
from basis.termijnen.soorten import zoek_soort
from basis.termijnen.uitkomst import Stap, TermijnFout, Uitkomst

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class DwangsomUitkomst:
    """What is due up to and including the day asked about.

    `laatste_dag` is None while it still runs; `besluit_uiterlijk` is the last day for the
    decision that fixes the amount (Awb 4:18).
    """

    geldig: bool
    reden: str | None
    eerste_dag: date | None
    dagen: int
    bedrag: Decimal
    maximum: Decimal
    laatste_dag: date | None = None
    besluit_uiterlijk: date | None = None
    uitleg: tuple[Stap, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """Plain values, in the shape the command prints as JSON."""
        return {
            "geldig": self.geldig,
            "reden": self.reden,
            "eerste_dag": self.eerste_dag.isoformat() if self.eerste_dag else None,
            "dagen": self.dagen,
            "bedrag": str(self.bedrag),
            "maximum": str(self.maximum),
        }


def dwangsom(
    termijn_einde: date,
    ingebrekestelling: date,
    op: date,
    besluit: date | None = None,
    regels: Regels | None = None,
    *,
    soort: str | None = None,
) -> DwangsomUitkomst:
    """Dwangsom due up to and including `op` for one besluit.

    `termijn_einde` is the last day of the term after rolling, `ingebrekestelling` the day it was
    received, `besluit` the day of bekendmaking. An ingebrekestelling without effect is an answer
    (`geldig` False with its reason). Raises TermijnFout where no amounts are known, or for a
    `soort` on which no dwangsom exists.
    """
    regels = regels or Regels.wet()
    if soort and not zoek_soort(soort, termijn_einde, regels).dwangsom:
        raise TermijnFout(
            f"Bij {soort} bestaat geen dwangsom: die is er alleen voor een besluit op een aanvraag "
            "of op bezwaar (Awb 4:17 lid 1 en 7:14)."
        )
    try:
        eerste_dag = ingebrekestelling + timedelta(days=regels.keuzes.dwangsom_eerste_dag)
        if regels.keuzes.dwangsom_schuift:
            eerste_dag = werkdag_op_of_na(eerste_dag - EEN_DAG, regels) + EEN_DAG
        bedragen = regels.dwangsombedragen(eerste_dag)
        if bedragen is None:
            raise TermijnFout("De dwangsom bij te laat beslissen bestaat pas sinds 1 oktober 2009.")
        reden = _zonder_gevolg(termijn_einde, ingebrekestelling, besluit)
        if reden:
            nul = Decimal("0.00")
            stap = Stap(reden, ingebrekestelling, "Awb 4:17 lid 3")
            return DwangsomUitkomst(False, reden, None, 0, nul, bedragen.maximum, uitleg=(stap,))
        return _loopt(ingebrekestelling, eerste_dag, op, besluit, bedragen, regels)
    except OverflowError:
        raise TermijnFout("De datum ligt te ver weg om een dwangsom te berekenen.") from None


def gelijke_delen(bedrag: Decimal, aanvragers: int) -> tuple[Decimal, ...]:
    """Each applicant's share, adding up to `bedrag`; odd cents go to the first ones (Awb 4:17)."""
    if aanvragers < 1:
        raise ValueError("Een dwangsom is aan ten minste één aanvrager verschuldigd.")
    deel = (bedrag / aanvragers).quantize(CENT, rounding=ROUND_DOWN)
    over = int((bedrag - deel * aanvragers) / CENT)
    return tuple(deel + (CENT if nummer < over else 0) for nummer in range(aanvragers))


def _zonder_gevolg(termijn_einde: date, ingebrekestelling: date, besluit: date | None) -> str | None:
    """Why this ingebrekestelling starts nothing, or None."""
    if besluit is not None and besluit <= termijn_einde:
        return (
            f"Het besluit is op tijd bekendgemaakt: op {kort(besluit)}; "
            f"de termijn liep tot en met {kort(termijn_einde)}."
        )
    if ingebrekestelling <= termijn_einde:
        return (
            f"De ingebrekestelling is te vroeg: ontvangen op {kort(ingebrekestelling)}, "
            f"maar de termijn liep tot en met {kort(termijn_einde)}. Een ingebrekestelling telt pas daarna."
        )
    if besluit is not None and besluit < ingebrekestelling:
        return f"Er was al besloten op {kort(besluit)}, vóór de ingebrekestelling."
    return None


def _loopt(
    ingebrekestelling: date,
    eerste_dag: date,
    op: date,
    besluit: date | None,
    bedragen: Dwangsombedragen,
    regels: Regels,
) -> DwangsomUitkomst:
    stappen = [
        Stap(
            f"ingebrekestelling ontvangen op {kort(ingebrekestelling)}; de gemeente heeft dan nog twee weken, "
            f"dus de eerste dag met dwangsom is {voluit(eerste_dag)}",
            eerste_dag,
            "Awb 4:17 lid 3",
        )
    ]
    volle_termijn = eerste_dag + timedelta(days=bedragen.hoogstens - 1)
    laatste = volle_termijn
    if besluit is not None:
        laatste_voor_besluit = besluit if regels.keuzes.dwangsom_bekendmakingsdag_telt else besluit - EEN_DAG
        laatste = min(volle_termijn, laatste_voor_besluit)
        tekst = f"besluit bekendgemaakt op {kort(besluit)}; die dag telt niet mee"
        if regels.keuzes.dwangsom_bekendmakingsdag_telt:
            tekst = f"besluit bekendgemaakt op {kort(besluit)}; die dag telt mee"
        stappen.append(Stap(tekst, besluit, "Awb 4:17 lid 1"))
    tot_en_met = min(laatste, op)
    dagen = max(0, (tot_en_met - eerste_dag).days + 1)
    bedrag = bedragen.over(dagen)
    stappen.append(_telling(dagen, bedrag, tot_en_met, op, bedragen))
    klaar = laatste >= eerste_dag and (besluit is not None or op >= volle_termijn)
    uiterlijk = None
    if klaar:
        if laatste == volle_termijn:
            stappen.append(
                Stap(
                    f"na {bedragen.hoogstens} dagen loopt de dwangsom niet verder op",
                    laatste,
                    "Awb 4:17 lid 1",
                )
            )
        besluit_over_hoogte = bereken("dwangsombesluit", laatste, regels=regels)
        uiterlijk = besluit_over_hoogte.einddatum
        stappen += _besluit_over_hoogte(laatste, besluit_over_hoogte)
    return DwangsomUitkomst(
        True,
        None,
        eerste_dag,
        dagen,
        bedrag,
        bedragen.maximum,
        laatste_dag=laatste if klaar else None,
        besluit_uiterlijk=uiterlijk,
        uitleg=tuple(stappen),
    )


def _telling(dagen: int, bedrag: Decimal, tot_en_met: date, op: date, bedragen: Dwangsombedragen) -> Stap:
    """'tot en met 4 februari 2026: 15 dagen, dat is € 357,00 (14 dagen van € 23,00 en 1 dag van € 35,00)'."""
    if dagen == 0:
        return Stap(f"tot en met {kort(op)} is er geen dwangsom", op, "Awb 4:17 lid 3")
    delen, vorige = [], 0
    for tot, per_dag in bedragen.staffel:
        aantal = min(dagen, tot) - vorige
        if aantal > 0:
            delen.append(f"{meervoud(aantal, 'dag', 'dagen')} van {euro(per_dag)}")
        vorige = tot
    som = f"{', '.join(delen[:-1])} en {delen[-1]}" if len(delen) > 1 else delen[0]
    tekst = f"tot en met {kort(tot_en_met)}: {meervoud(dagen, 'dag', 'dagen')}, dat is {euro(bedrag)} ({som})"
    return Stap(tekst, tot_en_met, bedragen.bron)


def _besluit_over_hoogte(laatste: date, uitkomst: Uitkomst) -> list[Stap]:
    """The last day for the decision on the amount; with the days it was rolled over."""
    begin = f"het besluit over de hoogte komt binnen twee weken na {kort(laatste)}:"
    if uitkomst.einddatum == uitkomst.ruwe_einddatum:
        return [Stap(f"{begin} uiterlijk {voluit(uitkomst.einddatum)}", uitkomst.einddatum, "Awb 4:18")]
    eerst = Stap(f"{begin} dat is {voluit(uitkomst.ruwe_einddatum)}", uitkomst.ruwe_einddatum, "Awb 4:18")
    return [eerst, *uitkomst.uitleg[1:]]
