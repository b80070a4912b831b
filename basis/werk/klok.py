"""A Termijn computed again from its own columns and the dated rules. Reads only; the verbs write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from basis.dossiers.models import Dossier
from basis.organisatie.regels import Regelboek, regelboek
from basis.termijnen import (
    DwangsomUitkomst,
    Grond,
    Regels,
    Soort,
    TermijnFout,
    bereken,
    dwangsom,
    soorten,
    streefdatum,
)
from basis.termijnen import Opschorting as Stil
from basis.termijnen.normen import met_norm
from basis.termijnen.soort import Ruimte
from basis.termijnen.soorten import zoek_soort
from basis.werk.models import Afronding, Ingebrekestelling, Opschorting, Termijn

# Long after the last day on which a dwangsom can grow.
RUIM_ERNA = timedelta(days=90)


@dataclass(frozen=True)
class Herrekend:
    """What the clock says now of one term, in the shape of its columns."""

    einddatum: date
    ruwe_einddatum: date
    uitleg: list[dict[str, Any]]
    streefdatum: date | None
    wettelijk: bool

    def toegepast_op(self, termijn: Termijn) -> bool:
        """Put it on the row (unsaved); whether something changed."""
        nieuw = {
            "einddatum": self.einddatum,
            "ruwe_einddatum": self.ruwe_einddatum,
            "uitleg": self.uitleg,
            "streefdatum": self.streefdatum,
            "wettelijk": self.wettelijk,
        }
        anders = {naam for naam, waarde in nieuw.items() if getattr(termijn, naam, None) != waarde}
        for naam in anders:
            setattr(termijn, naam, nieuw[naam])
        return bool(anders)


def stil(opschortingen: Iterable[Opschorting]) -> tuple[Stil, ...]:
    """The suspended days as the clock takes them; one that ended before it began counts for nothing."""
    return tuple(Stil(rij.van, rij.tot, Grond(rij.grond)) for rij in opschortingen if rij.tot >= rij.van)


def herreken(termijn: Termijn, regels: Regels, opschortingen: Iterable[Opschorting] = ()) -> Herrekend:
    """The one way from what stands in the columns to a date. Raises TermijnFout with the Dutch reason."""
    uitkomst = bereken(
        termijn.soort,
        termijn.vanaf,
        regels=regels,
        opschortingen=stil(opschortingen),
        verdaging=termijn.verdaagd_op is not None,
        commissie=termijn.commissie,
        redelijke_termijn=termijn.redelijke_termijn,
        genoemd_op=termijn.redelijk_genoemd_op,
    )
    streef = streefdatum(termijn.soort, termijn.vanaf, regels=regels)
    # An aim after the legal end helps nobody.
    tijdig = streef is not None and streef.einddatum < uitkomst.einddatum
    return Herrekend(
        uitkomst.einddatum,
        uitkomst.ruwe_einddatum,
        uitkomst.als_dict()["uitleg"],
        streef.einddatum if streef is not None and tijdig else None,
        is_wettelijk(termijn.soort, termijn.vanaf, regels),
    )


def is_wettelijk(soort: str, vanaf: date, regels: Regels) -> bool:
    """Whether the law (or a verordening) sets this term; an own norm makes no fatale datum. Raises TermijnFout.

    What counts back is no day to be late for.
    """
    regel = met_norm(zoek_soort(soort, vanaf, regels), vanaf, regels)
    return not regel.terug and (regel.uit_verordening or regel.ruimte is not Ruimte.NORM)


def regels_van(termijn: Termijn, dossier: Dossier) -> Regels:
    """The rules by which this term counts: those of its gemeente on the day it starts."""
    return regelboek(dossier.gemeente.code).op(termijn.vanaf)


def dwangsom_van(rij: Ingebrekestelling, termijn: Termijn, regels: Regels, op: date) -> DwangsomUitkomst:
    """What is due up to and including `op`: computed from the days, never kept. Raises TermijnFout."""
    besluit = termijn.afgerond_op if termijn.afronding in (Afronding.VOLDAAN, Afronding.VERVALLEN) else None
    return dwangsom(termijn.einddatum, rij.ontvangen_op, op, besluit, regels, soort=termijn.soort)


def laatste_dag_dwangsom(rij: Ingebrekestelling, termijn: Termijn, regels: Regels) -> date | None:
    """The last day that costs something as far as known now: full after 42 days, or earlier by the besluit.

    Whatever was judged (Awb 4:17 lid 5): on that there is a decision too, within the same two weeks (4:18).
    """
    if not rij.geldig or rij.eerste_dag is None:
        return None
    return dwangsom_van(rij, termijn, regels, rij.eerste_dag + RUIM_ERNA).laatste_dag


@dataclass
class TermijnStand:
    """One term with all that hangs on it, as guards and screens read it."""

    dossier: Dossier
    termijn: Termijn
    opschortingen: list[Opschorting]
    ingebrekestellingen: list[Ingebrekestelling]
    dag: date
    boek: "Boek"

    @cached_property
    def wet(self) -> Soort:
        """The kind as the law knows it, without the rows of the gemeente (so without a query)."""
        bekend = soorten().get(self.termijn.soort)
        return bekend or soorten(self.boek.regels.basis)[self.termijn.soort]

    @cached_property
    def soort(self) -> Soort:
        """The kind with the length the verordening gave it."""
        regels = self.regels
        try:
            return met_norm(zoek_soort(self.termijn.soort, self.termijn.vanaf, regels), self.termijn.vanaf, regels)
        except TermijnFout:
            return self.wet

    @property
    def regels(self) -> Regels:
        return self.boek.regels.op(self.termijn.vanaf)

    @property
    def open_opschorting(self) -> Opschorting | None:
        """The suspension nobody ended yet; past its `tot` the clock runs again by itself."""
        return next((rij for rij in reversed(self.opschortingen) if rij.hervat_op is None), None)

    @property
    def staat_stil(self) -> Opschorting | None:
        """The suspension that holds the clock today, or will soon."""
        rij = self.open_opschorting
        return rij if rij and rij.tot >= self.dag else None

    @property
    def geldige(self) -> Ingebrekestelling | None:
        return next((rij for rij in self.ingebrekestellingen if rij.geldig), None)

    def einde_zonder_verdaging(self) -> date:
        """The last day of the term by itself: with the suspensions that began in it, without verdaging."""
        rijen: list[Opschorting] = []
        einde = self.als(verdaagd_op=None, opschortingen=rijen).einddatum
        for rij in self.opschortingen:
            if rij.van > einde:
                break
            rijen.append(rij)
            einde = self.als(verdaagd_op=None, opschortingen=rijen).einddatum
        return einde

    def als(self, **anders: Any) -> Herrekend:
        """What the date becomes with these columns: a look ahead, nothing is written. Raises TermijnFout.

        `opschortingen` replaces the suspensions.
        """
        rijen = anders.pop("opschortingen", self.opschortingen)
        velden = {veld.attname: getattr(self.termijn, veld.attname) for veld in Termijn._meta.concrete_fields}
        proef = Termijn(**{**velden, **anders})
        return herreken(proef, self.boek.regels.op(proef.vanaf), rijen)


@dataclass
class Boek:
    """The rules of a gemeente, read only when a screen turns out to need them."""

    code: str

    @cached_property
    def regels(self) -> Regelboek:
        return regelboek(self.code)


def standen(dossier: Dossier, dag: date, termijnen: Iterable[Termijn]) -> list[TermijnStand]:
    """For terms whose opschortingen and ingebrekestellingen are prefetched."""
    boek = Boek(dossier.gemeente.code)
    return [
        TermijnStand(
            dossier,
            termijn,
            sorted(termijn.opschortingen.all(), key=lambda rij: (rij.van, rij.pk)),
            sorted(termijn.ingebrekestellingen.all(), key=lambda rij: (rij.ontvangen_op, rij.pk)),
            dag,
            boek,
        )
        for termijn in termijnen
    ]


def stand_van(dossier: Dossier, termijn: Termijn, dag: date) -> TermijnStand:
    return standen(dossier, dag, [termijn])[0]


__all__ = [
    "Boek",
    "Herrekend",
    "TermijnStand",
    "dwangsom_van",
    "herreken",
    "is_wettelijk",
    "laatste_dag_dwangsom",
    "regels_van",
    "stand_van",
    "standen",
    "stil",
]
