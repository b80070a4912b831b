"""Everything dated the clock needs from outside the statutes, frozen: KB days, norms, amounts, choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from basis.termijnen.duur import Duur

KB_2023_2025 = (
    "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 "
    "en 30 mei 2025 met een algemeen erkende feestdag"
)
KB_2026_2028 = (
    "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 "
    "en 26 mei 2028 met een algemeen erkende feestdag"
)


@dataclass(frozen=True, slots=True)
class KbDag:
    """A day equated with a feestdag by koninklijk besluit (Termijnenwet 3 lid 3)."""

    datum: date
    bron: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A term a gemeente sets itself, by verordening or as a service norm.

    A row for a kind where the law leaves room replaces its length; on a kind with a term of its
    own in the law it only gives a streefdatum. An unknown `soort` is a kind of the gemeente's own.
    """

    soort: str
    duur: Duur
    geldig_vanaf: date
    bron: str
    verordening: bool = False
    naam: str = ""
    startgebeurtenis: str = ""
    geldig_tot: date | None = None

    def geldt(self, op: date) -> bool:
        """Whether a term that starts that day may still follow this row."""
        return self.geldig_tot is None or op <= self.geldig_tot


@dataclass(frozen=True, slots=True)
class Dwangsombedragen:
    """Amounts per day: (up to and including day n, amount), last n is the maximum number of days."""

    geldig_vanaf: date
    bron: str
    staffel: tuple[tuple[int, Decimal], ...]

    def op_dag(self, dag: int) -> Decimal:
        """Amount for the n-th day, 0 after the last step."""
        return next((bedrag for tot, bedrag in self.staffel if dag <= tot), Decimal("0.00"))

    def over(self, dagen: int) -> Decimal:
        """Amount for the first `dagen` days together."""
        return sum((self.op_dag(dag) for dag in range(1, dagen + 1)), Decimal("0.00"))

    @property
    def hoogstens(self) -> int:
        return self.staffel[-1][0]

    @property
    def maximum(self) -> Decimal:
        return self.over(self.hoogstens)


@dataclass(frozen=True, slots=True)
class Keuzes:
    """Readings of the law on which lawyers may differ; docs/termijnen.md explains each one."""

    verdaging_vanaf_ruwe_einddatum: bool = True
    zoektermijn_schuift: bool = False
    verordening_schuift: bool = True
    norm_schuift: bool = False
    termijn_rechter_schuift: bool = False
    avg_gelijkgestelde_dagen: bool = True
    dwangsom_eerste_dag: int = 15
    dwangsom_schuift: bool = False
    dwangsom_bekendmakingsdag_telt: bool = False

    @classmethod
    def namen(cls) -> frozenset[str]:
        return frozenset(veld.name for veld in fields(cls))


@dataclass(frozen=True)
class Regels:
    """The dated rows by which the clock counts; `wet()` is the law alone."""

    kb_dagen: tuple[KbDag, ...] = ()
    kb_jaren: frozenset[int] = frozenset()
    normen: tuple[Norm, ...] = ()
    dwangsommen: tuple[Dwangsombedragen, ...] = ()
    keuzes: Keuzes = field(default_factory=Keuzes)

    @classmethod
    def wet(cls) -> "Regels":
        """No gemeente: the KB days 2023-2028 and the statutory amounts, no norms."""
        return _wet()

    @cached_property
    def kb(self) -> Mapping[date, str]:
        """Each equated day with its source."""
        return {dag.datum: dag.bron for dag in self.kb_dagen}

    def met_kb_dag(self, datum: date, bron: str, *, geldt: bool = True) -> "Regels":
        """The same rules with this day added, or taken out; its year then counts as known."""
        dagen = tuple(dag for dag in self.kb_dagen if dag.datum != datum)
        if geldt:
            dagen = (*dagen, KbDag(datum, bron))
        return replace(self, kb_dagen=dagen, kb_jaren=self.kb_jaren | {datum.year})

    def norm(self, soort: str, op: date, *, verordening: bool | None = None) -> Norm | None:
        """The row for this kind in force on that day, if any.

        A newer row ends the older one of the same sort; when the newer one has ended too, the older does not return.
        """
        rijen = []
        for soort_norm in (False, True) if verordening is None else (verordening,):
            begonnen = [
                norm
                for norm in self.normen
                if norm.soort == soort and norm.geldig_vanaf <= op and norm.verordening is soort_norm
            ]
            laatste = max(begonnen, key=lambda norm: norm.geldig_vanaf, default=None)
            if laatste and laatste.geldt(op):
                rijen.append(laatste)
        return max(rijen, key=lambda norm: (norm.geldig_vanaf, norm.verordening), default=None)

    def dwangsombedragen(self, op: date) -> Dwangsombedragen | None:
        """The amounts in force on that day."""
        rijen = [rij for rij in self.dwangsommen if rij.geldig_vanaf <= op]
        return max(rijen, key=lambda rij: rij.geldig_vanaf, default=None)


def _staffel(*bedragen: str) -> tuple[tuple[int, Decimal], ...]:
    return tuple(zip((14, 28, 42), map(Decimal, bedragen), strict=True))


@lru_cache(maxsize=1)
def _wet() -> Regels:
    kb = (
        (KB_2023_2025, (2023, 4, 28), (2023, 5, 19), (2024, 5, 10), (2024, 12, 27), (2025, 5, 30)),
        (KB_2026_2028, (2026, 1, 2), (2026, 5, 15), (2027, 5, 7), (2028, 4, 28), (2028, 5, 26)),
    )
    return Regels(
        kb_dagen=tuple(KbDag(date(*dag), bron) for bron, *dagen in kb for dag in dagen),
        kb_jaren=frozenset(range(2023, 2029)),
        dwangsommen=(
            Dwangsombedragen(date(2009, 10, 1), "Awb 4:17 lid 2", _staffel("20.00", "30.00", "40.00")),
            Dwangsombedragen(
                date(2019, 1, 1),
                "Awb 4:17 lid 2 (Staatscourant 2018, 65542)",
                _staffel("23.00", "35.00", "45.00"),
            ),
        ),
    )
