"""The legal clock: from an event to a last day, with every step and its article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from basis.termijnen.datumtekst import kort, voluit
from basis.termijnen.duur import Duur, Eenheid
from basis.termijnen.kalender import ATW, EU, Kader, onbekende_jaren, overgeslagen, reden_vrij, schuif, tel
from basis.termijnen.normen import als_norm, met_norm
from basis.termijnen.opschorting import Loop, schort_op
from basis.termijnen.regels import Regels
from basis.termijnen.soort import Ruimte, Schuift, Soort
from basis.termijnen.soorten import zoek_soort
from basis.termijnen.toetsen import UITZONDERINGEN_ZOEKTERMIJN, Vraag, toets
from basis.termijnen.uitkomst import Opschorting, Stap, TermijnFout, Uitkomst

VERORDENING = replace(ATW, schuiven="Gemeentewet 145 en Algemene termijnenwet 1 lid 1")


def bereken(
    soort: str,
    vanaf: date,
    *,
    regels: Regels | None = None,
    opschortingen: Sequence[Opschorting] = (),
    verdaging: bool = False,
    commissie: bool = False,
    redelijke_termijn: date | None = None,
    termijn_rechter: date | None = None,
    uitzondering: str | None = None,
) -> Uitkomst:
    """End of the term of this kind that starts with the event on `vanaf` (a day that is not counted).

    `redelijke_termijn` is the date told under Awb 4:14 lid 3, `termijn_rechter` the last day a
    court set for a new decision, `uitzondering` a key of UITZONDERINGEN_ZOEKTERMIJN. A suspension
    that still runs gets a provisional last day from the caller. Raises TermijnFout.
    """
    if isinstance(vanaf, datetime):
        raise TypeError("de klok rekent met dagen, niet met tijdstippen")
    regels = regels or Regels.wet()
    vraag = Vraag(vanaf, tuple(opschortingen), verdaging, commissie, redelijke_termijn, termijn_rechter, uitzondering)
    try:
        regel = met_norm(zoek_soort(soort, vanaf, regels), vanaf, regels)
        toets(regel, vraag)
        return _reken(regel, vraag, regels)
    except OverflowError:
        raise TermijnFout("De datum ligt te ver weg om een termijn te berekenen.") from None


def streefdatum(soort: str, vanaf: date, *, regels: Regels) -> Uitkomst | None:
    """The gemeente's own earlier aim beside a term of the law; None without a row. Raises TermijnFout."""
    regel = zoek_soort(soort, vanaf, regels)
    norm = regels.norm(soort, vanaf, verordening=False)
    if norm is None or regel.ruimte is Ruimte.NORM:
        return None
    return _reken(als_norm(regel, norm, regels), Vraag(vanaf), regels)


def _reken(soort: Soort, vraag: Vraag, regels: Regels) -> Uitkomst:
    if vraag.uitzondering:
        artikel, tekst = UITZONDERINGEN_ZOEKTERMIJN[vraag.uitzondering]
        stap = Stap(f"geen wachttijd: {tekst}; de aanvraag kan op {voluit(vraag.vanaf)}", vraag.vanaf, artikel)
        return Uitkomst(vraag.vanaf, vraag.vanaf, (stap,))
    return _Klok(soort, vraag, regels).uitkomst()


@dataclass(frozen=True, slots=True)
class _Klok:
    """One calculation over calendar days: base, told date, suspensions, verdaging, one roll."""

    soort: Soort
    vraag: Vraag
    regels: Regels

    @property
    def duur(self) -> Duur:
        if self.vraag.commissie and self.soort.commissie:
            return self.soort.commissie
        return self.soort.lengte

    @property
    def in_werkdagen(self) -> bool:
        return self.duur.eenheid is Eenheid.WERKDAGEN

    def uitkomst(self) -> Uitkomst:
        basis, stappen = self._basis()
        loop, opgeschort = schort_op(
            self.soort, basis, self.vraag.opschortingen, lambda loop: self._rol(self._verdaagd(loop))[0]
        )
        stappen += opgeschort
        einde_loop = self._verdaagd(loop)
        if self.vraag.verdaging and self.soort.verdaging:
            tekst = f"verdaagd met {self.soort.verdaging}: dat wordt {voluit(einde_loop.ruw)}"
            stappen.append(Stap(tekst, einde_loop.ruw, self.soort.verdaging_artikel))
        einde, geschoven = self._rol(einde_loop)
        stappen += geschoven
        stappen += self._slot(einde_loop.ruw, einde)
        return Uitkomst(einde, einde_loop.ruw, tuple(stappen))

    def _basis(self) -> tuple[date, list[Stap]]:
        vanaf, soort = self.vraag.vanaf, self.soort
        ruw = tel(self.duur, vanaf, self.regels, terug=soort.terug)
        richting = "vóór" if soort.terug else "na"
        artikel = soort.artikel
        stappen = [Stap(f"{self.duur} {richting} {kort(vanaf)} is {voluit(ruw)}", ruw, artikel)]
        if self.in_werkdagen:
            stappen += overgeslagen(min(vanaf, ruw), max(vanaf, ruw), self.regels)
        if soort.ruimte is Ruimte.NORM and not soort.eigen:
            stappen.append(Stap("de wet noemt hier geen termijn; dit is een standaard", None, artikel))
        vrij = reden_vrij(vanaf, self.regels) if soort.start_op_werkdag else None
        if vrij:
            tekst = f"let op: {kort(vanaf)} is geen werkdag ({vrij}); daarop eindigt geen bezwaartermijn"
            stappen.append(Stap(tekst, None, "Algemene termijnenwet 1 lid 1"))
        genoemd = self.vraag.redelijke_termijn
        if genoemd:
            if genoemd <= ruw:
                raise TermijnFout(f"De redelijke termijn moet later zijn dan {kort(ruw)} (Awb 4:14 lid 3).")
            stappen.append(Stap(f"als redelijke termijn genoemd: {voluit(genoemd)}", genoemd, "Awb 4:14 lid 3"))
            return genoemd, stappen
        rechter = self.vraag.termijn_rechter
        if rechter:
            if rechter <= vanaf:
                raise TermijnFout(f"De termijn van de rechter moet na {kort(vanaf)} eindigen.")
            stap = Stap(f"de rechter gaf tijd tot en met {voluit(rechter)}", rechter, "Awb 8:72 lid 4")
            return rechter, [stap]
        return ruw, stappen

    def _verdaagd(self, loop: Loop) -> Loop:
        """The loop with the verdaging on top, where it was asked."""
        if not (self.vraag.verdaging and self.soort.verdaging):
            return loop
        vanaf_ruw = self.regels.keuzes.verdaging_vanaf_ruwe_einddatum
        einde = loop.ruw if vanaf_ruw else self._rol(loop)[0]
        return replace(loop, ruw=self.soort.verdaging.na(einde))

    @property
    def _kader(self) -> Kader | None:
        """The rules for stepping over free days; None where the date stands as it falls."""
        keuzes = self.regels.keuzes
        if self.soort.terug or (self.vraag.termijn_rechter and not keuzes.termijn_rechter_schuift):
            return None
        if self.soort.wachttijd and keuzes.zoektermijn_schuift:
            return ATW
        if self.soort.schuift is Schuift.NEE:
            return None
        if self.soort.schuift is Schuift.EU:
            return EU
        # Awb 4:14 and 7:10 lid 3 add a term of their own: the length of the base decides (art. 4).
        if self.duur.buiten_atw:
            return None
        return VERORDENING if self.soort.uit_verordening else ATW

    def _rol(self, loop: Loop) -> tuple[date, list[Stap]]:
        dag = max(loop.ruw, loop.niet_voor)
        kader = self._kader
        if kader is None:
            return dag, []
        gelijkgesteld = kader is not EU or self.regels.keuzes.avg_gelijkgestelde_dagen
        return schuif(self.vraag.vanaf, dag, self.duur, self.regels, kader, gelijkgesteld=gelijkgesteld)

    def _slot(self, ruw: date, einde: date) -> list[Stap]:
        """What the reader must know about the last day: unknown years, or why it does not move."""
        if self._kader is not None or self.in_werkdagen:
            van = {self.vraag.vanaf.year} if self.in_werkdagen else set()
            return onbekende_jaren({*van, ruw.year, einde.year}, self.regels)
        vrij = reden_vrij(einde, self.regels)
        if vrij is None:
            return []
        tekst, artikel = "de wet verschuift deze termijn niet", "Algemene termijnenwet 1"
        if self.soort.terug:
            tekst, artikel = "een termijn die terugtelt schuift niet", "Algemene termijnenwet 1 lid 2"
        elif self.duur.buiten_atw:
            tekst, artikel = "een termijn van deze lengte schuift niet", "Algemene termijnenwet 4 onder a"
        elif self.soort.wachttijd:
            tekst, artikel = "een wachttijd schuift niet", self.soort.artikel
        elif self.vraag.termijn_rechter:
            tekst = "een termijn van de rechter schuift niet"
        elif self.soort.ruimte is not Ruimte.GEEN or self.soort.eigen:
            tekst = "een eigen norm schuift niet"
        return [Stap(f"{kort(einde)}: {vrij}; {tekst}", einde, artikel)]
