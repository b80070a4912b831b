"""A year, a quarter or a month: what figures are about. Pure."""

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime

from basis.journaal.tijd import op_dag

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True)
class Periode:
    """`kwartaal` and `maand` are 0 when the period is longer. Code: 2026, 2026-K3 or 2026-09."""

    jaar: int
    kwartaal: int = 0
    maand: int = 0

    @property
    def code(self) -> str:
        if self.maand:
            return f"{self.jaar}-{self.maand:02}"
        return f"{self.jaar}-K{self.kwartaal}" if self.kwartaal else str(self.jaar)

    @property
    def naam(self) -> str:
        if self.maand:
            return f"{MAANDEN[self.maand - 1]} {self.jaar}"
        return f"{self.kwartaal}e kwartaal {self.jaar}" if self.kwartaal else str(self.jaar)

    @property
    def maanden(self) -> range:
        """The months in it, 1 to 12."""
        if self.maand:
            return range(self.maand, self.maand + 1)
        if self.kwartaal:
            return range(3 * self.kwartaal - 2, 3 * self.kwartaal + 1)
        return range(1, 13)

    @property
    def van(self) -> date:
        return date(self.jaar, self.maanden[0], 1)

    @property
    def tot(self) -> date:
        """The day after."""
        laatste = self.maanden[-1]
        return date(self.jaar + 1, 1, 1) if laatste == 12 else date(self.jaar, laatste + 1, 1)

    @property
    def begin(self) -> datetime:
        return op_dag(self.van, 0)

    @property
    def einde(self) -> datetime:
        """The first moment after."""
        return op_dag(self.tot, 0)


def lees(code: str) -> Periode:
    """'2026', '2026-K3' or '2026-09'; ValueError for anything else, also for what has no day after it."""
    jaar, _, rest = code.partition("-")
    if len(jaar) != 4 or not jaar.isascii() or not jaar.isdigit() or not 1900 <= int(jaar) < MAXYEAR:
        raise ValueError(code)
    if not rest and "-" not in code:
        return Periode(int(jaar))
    if len(rest) == 2 and rest[0] == "K" and rest[1] in "1234":
        return Periode(int(jaar), kwartaal=int(rest[1]))
    if len(rest) == 2 and rest.isascii() and rest.isdigit() and 1 <= int(rest) <= 12:
        return Periode(int(jaar), maand=int(rest))
    raise ValueError(code)


def maand_van(dag: date) -> Periode:
    return Periode(dag.year, maand=dag.month)


def kwartaal_van(dag: date) -> Periode:
    return Periode(dag.year, kwartaal=(dag.month + 2) // 3)


def volle_maanden(eerste: date, vandaag: date) -> list[Periode]:
    """Every month from that of `eerste` to the last one that is over."""
    uit: list[Periode] = []
    maand = maand_van(eerste)
    while maand.tot <= vandaag:
        uit.append(maand)
        maand = maand_van(maand.tot)
    return uit


def keuzes(eerste: date, vandaag: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be chosen, newest first: years, quarters and months that began."""
    maanden = [*volle_maanden(eerste, vandaag), maand_van(vandaag)]
    jaren = [Periode(jaar) for jaar in sorted({m.jaar for m in maanden})]
    kwartalen = list(dict.fromkeys(kwartaal_van(m.van) for m in maanden))
    return [
        (kop, [(p.code, p.naam) for p in reversed(rij)])
        for kop, rij in (("Jaren", jaren), ("Kwartalen", kwartalen), ("Maanden", maanden))
    ]
