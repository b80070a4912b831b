"""The legal clock: from an event to a last day, with every step and its article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from basis.termijnen.datumtekst import kort, voluit
from basis.termijnen.duur import Duur, Eenheid
from basis.termijnen.kalender import ATW, EU, Kader, onbekende_jaren, overgeslagen, reden_vrij, schuif, tel
from basis.termijnen.normen import als_norm, met_norm
from basis.termijnen.opschorting import Loop, blokken, knip, schort_op
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
    genoemd_op: date | None = None,
    termijn_rechter: date | None = None,
    uitzondering: str | None = None,
) -> Uitkomst:
    """End of the term of this kind that starts with the event on `vanaf` (a day that is not counted).

    `redelijke_termijn` is the date told under Awb 4:14 lid 3 and `genoemd_op` the day it was told,
    `termijn_rechter` the last day a court set for a new decision, `uitzondering` a key of
    UITZONDERINGEN_ZOEKTERMIJN. A suspension that still runs gets a provisional last day from the
    caller. Raises TermijnFout.
    """
    if isinstance(vanaf, datetime):
        raise TypeError("de klok rekent met dagen, niet met tijdstippen")
    regels = regels or Regels.wet()
    vraag = Vraag(
        vanaf,
        tuple(opschortingen),
        verdaging,
        commissie,
        redelijke_termijn,
        genoemd_op,
        termijn_rechter,
        uitzondering,
    )
    try:
        regel = met_norm(zoek_soort(soort, vanaf, regels), vanaf, regels)
        toets(regel, vraag)
        return _reken(regel, vraag, regels)
    except OverflowError:
        raise TermijnFout("De datum ligt te ver weg om een termijn te berekenen.") from None


def toets_genoemd(
    soort: str, vanaf: date, op: date, *, regels: Regels, opschortingen: Sequence[Opschorting] = ()
) -> None:
    """A redelijke termijn is told while the term runs (Awb 4:14 lid 3). Raises TermijnFout.

    Not in `bereken`: a start corrected later must still give a date for what was told in good faith.
    """
    eerder, _ = knip(opschortingen, op)
    einde = bereken(soort, vanaf, regels=regels, opschortingen=eerder).einddatum
    if op > einde:
        raise TermijnFout(
            f"De termijn liep tot en met {kort(einde)}. Daarna kan een redelijke termijn niet meer (Awb 4:14 lid 3)."
        )


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
        ruw, stappen = self._basis()
        opschortingen: Sequence[Opschorting] = self.vraag.opschortingen
        if self.vraag.redelijke_termijn:
            ruw, opschortingen = self._genoemd(ruw, stappen)
        elif self.vraag.termijn_rechter:
            ruw = self._rechter(stappen)
        loop = self._opgeschort(Loop(ruw), opschortingen, stappen)
        einde, geschoven = self._rol(loop)
        stappen += geschoven
        stappen += self._slot(loop.ruw, einde)
        return Uitkomst(einde, loop.ruw, tuple(stappen))

    def _basis(self) -> tuple[date, list[Stap]]:
        """The length of the law or the norm, from the day it starts; with the reasons before the answer."""
        vanaf, soort = self.vraag.vanaf, self.soort
        ruw = tel(self.duur, vanaf, self.regels, terug=soort.terug)
        telling = f"{self.duur} {'vóór' if soort.terug else 'na'} {kort(vanaf)}"
        artikel = soort.artikel
        geen_dag = self.duur.ontbrekende_dag(vanaf, terug=soort.terug)
        stappen: list[Stap] = []
        if soort.ruimte is Ruimte.NORM and not soort.eigen:
            tekst = f"de wet noemt hier geen termijn; zonder keuze van de gemeente is de standaard {self.duur}"
            stappen.append(Stap(tekst, None, artikel))
        if self.duur is soort.commissie:
            stappen.append(Stap(f"met een adviescommissie is de termijn {self.duur}", None, artikel))
        vrij = overgeslagen(min(vanaf, ruw), max(vanaf, ruw), self.regels) if self.in_werkdagen else []
        if vrij:
            stappen += [Stap(f"{telling}: alleen gewone dagen tellen", None, artikel), *vrij]
            stappen.append(Stap(f"dus {voluit(ruw)}", ruw, artikel))
        elif geen_dag:
            laatste = "Verordening 1182/71 art. 3 lid 2 onder c" if soort.schuift is Schuift.EU else artikel
            stappen.append(Stap(f"{telling} is {geen_dag}, maar die dag bestaat niet", None, artikel))
            stappen.append(Stap(f"dan telt de laatste dag van die maand: {voluit(ruw)}", ruw, laatste))
        else:
            stappen.append(Stap(f"{telling} is {voluit(ruw)}", ruw, artikel))
        geen_werkdag = reden_vrij(vanaf, self.regels) if soort.start_op_werkdag else None
        if geen_werkdag:
            tekst = f"let op: {kort(vanaf)} is geen werkdag ({geen_werkdag}); daarop eindigt geen bezwaartermijn"
            stappen.append(Stap(tekst, None, "Algemene termijnenwet 1 lid 1"))
        return ruw, stappen

    def _genoemd(self, ruw: date, stappen: list[Stap]) -> tuple[date, Sequence[Opschorting]]:
        """The day told under Awb 4:14 lid 3 becomes the raw end; only what is suspended after the telling comes on top.

        Who tells a day knows how long the term stood still until then. Without the day of the telling every
        suspended day counts.
        """
        genoemd, op = self.vraag.redelijke_termijn, self.vraag.genoemd_op
        assert genoemd is not None
        opschortingen: Sequence[Opschorting] = self.vraag.opschortingen
        eerder: list[Opschorting] = []
        artikel = "Awb 4:14 lid 3"
        if op is not None:
            eerder, opschortingen = knip(opschortingen, op)
            ruw = self._opgeschort(Loop(ruw), eerder, stappen).ruw
        if genoemd <= ruw:
            raise TermijnFout(f"De redelijke termijn moet later zijn dan {kort(ruw)} (Awb 4:14 lid 3).")
        if op is not None and genoemd <= op:
            raise TermijnFout(f"De redelijke termijn moet later zijn dan de brief van {kort(op)} (Awb 4:14 lid 3).")
        wanneer = f"op {kort(op)} noemde de gemeente" if op else "de gemeente noemde"
        tekst = f"{wanneer} een nieuwe uiterste dag (redelijke termijn): {voluit(genoemd)}"
        stappen.append(Stap(tekst, genoemd, artikel))
        if op is None and opschortingen:
            stappen.append(Stap("de dagen waarop de klok stilstaat, komen daar nog bij", None, artikel))
        elif eerder:
            stappen.append(Stap("wat tot en met die brief is opgeschort, zit daar al in", None, artikel))
        return genoemd, opschortingen

    def _rechter(self, stappen: list[Stap]) -> date:
        rechter = self.vraag.termijn_rechter
        assert rechter is not None
        if rechter <= self.vraag.vanaf:
            raise TermijnFout(f"De termijn van de rechter moet na {kort(self.vraag.vanaf)} eindigen.")
        stappen[:] = [Stap(f"de rechter gaf tijd tot en met {voluit(rechter)}", rechter, "Awb 8:72 lid 4")]
        return rechter

    def _opgeschort(self, loop: Loop, opschortingen: Sequence[Opschorting], stappen: list[Stap]) -> Loop:
        """Suspensions and verdaging in the order of time: what starts after the end needs the verdaging first."""
        verdaagd = not (self.vraag.verdaging and self.soort.verdaging)
        for blok in blokken(opschortingen):
            if not verdaagd and blok[0].van > loop.ruw:
                loop, verdaagd = self._verdaag(loop, stappen), True
            nieuw, erbij = schort_op(self.soort, loop, blok, self._rol(loop)[0])
            if blok[0].van > loop.ruw:
                self._tot_en_met(loop, stappen)
            loop = nieuw
            stappen += erbij
        return loop if verdaagd else self._verdaag(loop, stappen)

    def _verdaag(self, loop: Loop, stappen: list[Stap]) -> Loop:
        assert self.soort.verdaging is not None
        begin = loop.ruw
        if not self.regels.keuzes.verdaging_vanaf_ruwe_einddatum:
            begin = self._tot_en_met(loop, stappen)
        ruw = self.soort.verdaging.na(begin)
        tekst = f"verdaagd met {self.soort.verdaging}: dat wordt {voluit(ruw)}"
        stappen.append(Stap(tekst, ruw, self.soort.verdaging_artikel))
        return replace(loop, ruw=ruw)

    def _tot_en_met(self, loop: Loop, stappen: list[Stap]) -> date:
        """The last day so far, on the way to a later one; with the days it was rolled over."""
        einde, geschoven = self._rol(loop)
        if geschoven:
            tekst = f"de termijn liep dus tot en met {voluit(einde)}"
            stappen += [*geschoven[:-1], Stap(tekst, einde, geschoven[-1].artikel)]
        return einde

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
        elif self.soort.wachttijd:
            tekst, artikel = "een wachttijd schuift niet", self.soort.artikel
        elif self.vraag.termijn_rechter:
            tekst = "een termijn van de rechter schuift niet"
        elif self.soort.schuift is Schuift.NEE and self.soort.uit_verordening:
            tekst, artikel = "de gemeente laat een termijn uit de verordening niet schuiven", "Gemeentewet 145"
        elif self.soort.schuift is Schuift.NEE:
            tekst, artikel = "een eigen norm staat niet in een wet en schuift niet", "Algemene termijnenwet 1 en 5"
        elif self.duur.buiten_atw:
            tekst, artikel = f"een termijn {self.duur.lang} schuift niet", "Algemene termijnenwet 4 onder a"
        return [Stap(f"{kort(einde)}: {vrij}; {tekst}", einde, artikel)]
