"""Dates of which the day, the month or everything may be unknown (BRP: 19480300, 19480000, 00000000)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_KORT = {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1)} | {"mrt": 3}
_BRP = re.compile(r"[0-9]{8}", re.ASCII)
_INVOER = re.compile(r"(?:(?:(\d{1,2})[-/. ]+)?(\d{1,2}|[a-z]{3,9})\.?[-/. ]+)?(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", re.ASCII)


class DatumFout(ValueError):
    """Not a date; the message is the Dutch reason."""


@dataclass(frozen=True)
class Leeftijd:
    """Whole years on a day, at least and at most: equal when certain, both None when nothing is known.

    Whoever decides by age asks `jonger_dan` and has an answer for None: ask, or treat as unknown.
    """

    minst: int | None = None
    meest: int | None = None

    def jonger_dan(self, jaren: int) -> bool | None:
        """None: the birth date leaves it open."""
        if self.minst is None or self.meest is None:
            return None
        return None if self.minst < jaren <= self.meest else self.meest < jaren

    @property
    def zeker(self) -> int | None:
        """The age as the BRP tells it: only when there is one answer."""
        return self.minst if self.minst == self.meest else None

    def __str__(self) -> str:
        if self.minst is None:
            return "leeftijd onbekend"
        return f"{self.minst} jaar" if self.minst == self.meest else f"{self.minst} of {self.meest} jaar"


@dataclass(frozen=True, order=False)
class OnvolledigeDatum:
    """Year, month and day as far as known. A day needs a month, a month needs a year."""

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None

    def __post_init__(self) -> None:
        if self.jaar is None:
            if self.maand is not None or self.dag is not None:
                raise DatumFout("Een datum zonder jaar kan geen maand of dag hebben.")
            return
        if not 1 <= self.jaar <= 9999:
            raise DatumFout("Het jaar moet tussen 1 en 9999 liggen.")
        if self.maand is None:
            if self.dag is not None:
                raise DatumFout("Een datum zonder maand kan geen dag hebben.")
            return
        if not 1 <= self.maand <= 12:
            raise DatumFout("Deze maand bestaat niet.")
        if self.dag is not None and not 1 <= self.dag <= monthrange(self.jaar, self.maand)[1]:
            raise DatumFout("Deze dag bestaat niet.")

    @classmethod
    def van(cls, dag: date) -> "OnvolledigeDatum":
        return cls(dag.year, dag.month, dag.day)

    @property
    def onbekend(self) -> bool:
        return self.jaar is None

    @property
    def volledig(self) -> bool:
        return self.dag is not None

    def eerste(self) -> date | None:
        """The earliest day it can have been; None when nothing is known."""
        return None if self.jaar is None else date(self.jaar, self.maand or 1, self.dag or 1)

    def laatste(self) -> date | None:
        """The latest day it can have been; None when nothing is known."""
        if self.jaar is None:
            return None
        maand = self.maand or 12
        return date(self.jaar, maand, self.dag or monthrange(self.jaar, maand)[1])

    def kan_zijn(self, ander: "OnvolledigeDatum") -> bool:
        """Could both be the same day? An unknown date could be any."""
        a, b, c, d = self.eerste(), self.laatste(), ander.eerste(), ander.laatste()
        return a is None or b is None or c is None or d is None or (a <= d and c <= b)

    def leeftijd_op(self, peildatum: date) -> Leeftijd:
        """Whole years that day, as far as the date tells; unknown too when born later.

        Someone born on 29 February has a birthday on 1 March in other years.
        """
        eerste, laatste = self.eerste(), self.laatste()
        if eerste is None or laatste is None or eerste > peildatum:
            return Leeftijd()
        return Leeftijd(max(0, _jaren(laatste, peildatum)), _jaren(eerste, peildatum))

    def brp(self) -> str:
        return f"{self.jaar or 0:04}{self.maand or 0:02}{self.dag or 0:02}"

    def __str__(self) -> str:
        if self.jaar is None:
            return "onbekend"
        if self.maand is None:
            return str(self.jaar)
        maand = MAANDEN[self.maand - 1]
        return f"{maand} {self.jaar}" if self.dag is None else f"{self.dag} {maand} {self.jaar}"


ONBEKEND = OnvolledigeDatum()


def lees_brp(tekst: str) -> OnvolledigeDatum:
    """'19480312', '19480300', '19480000' or '00000000' (BRP, LO GBA); DatumFout for anything else."""
    if not _BRP.fullmatch(tekst):
        raise DatumFout("Een BRP-datum heeft 8 cijfers.")
    jaar, maand, dag = int(tekst[:4]), int(tekst[4:6]), int(tekst[6:])
    return OnvolledigeDatum(jaar or None, maand or None, dag or None)


def lees_invoer(tekst: str) -> OnvolledigeDatum:
    """What a person types: '12-3-1948', '12 maart 1948', 'mrt 1948', '3-1948', '1948', '1948-03-12'."""
    schoon = " ".join(tekst.lower().split())
    if not schoon or schoon == "onbekend":
        return ONBEKEND
    if iso := _ISO.fullmatch(schoon):
        jaar, maand, dag = iso.groups()
        return OnvolledigeDatum(int(jaar), int(maand), int(dag) if dag else None)
    if not (gevonden := _INVOER.fullmatch(schoon)):
        raise DatumFout("Schrijf de datum als dag-maand-jaar, bijvoorbeeld 12-3-1948.")
    dag, maand, jaar = gevonden.groups()
    return OnvolledigeDatum(int(jaar), _maandnummer(maand), int(dag) if dag else None)


def _maandnummer(tekst: str | None) -> int | None:
    if tekst is None:
        return None
    if tekst.isdigit():
        return int(tekst)
    nummer = _KORT.get(tekst[:3]) if len(tekst) == 3 else None
    if nummer is None and tekst in MAANDEN:
        nummer = MAANDEN.index(tekst) + 1
    if nummer is None:
        raise DatumFout("Deze maand bestaat niet.")
    return nummer


def _jaren(geboren: date, peildatum: date) -> int:
    voor_verjaardag = (peildatum.month, peildatum.day) < (geboren.month, geboren.day)
    return peildatum.year - geboren.year - voor_verjaardag
