"""Dutch notation of dates, amounts and terms. Pure functions: lists use them to pre-format their rows."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from basis.journaal.iconen import Icoon
from basis.journaal.tijd import AMSTERDAM, vandaag
from basis.termijnen import datumtekst

MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

# Within half a year nobody wonders which year "ma 7 dec" is.
DICHTBIJ_DAGEN = 183
BIJNA_DAGEN = 7


def _dag(d: date) -> date:
    """The Amsterdam day of a date or an aware moment."""
    if isinstance(d, datetime):
        return (d.astimezone(AMSTERDAM) if d.tzinfo else d).date()
    return d


def datum(d: date | None) -> str:
    """23 november 2026"""
    return "" if d is None else datumtekst.kort(_dag(d))


def datum_voluit(d: date | None) -> str:
    """maandag 23 november 2026: where a date binds."""
    return "" if d is None else datumtekst.voluit(_dag(d))


def datum_kort(d: date | None, op: date | None = None) -> str:
    """ma 23 nov: for lists. With the year when it is more than half a year from `op` (today)."""
    if d is None:
        return ""
    d = _dag(d)
    tekst = f"{datumtekst.dagnaam(d)[:2]} {d.day} {MAANDEN_KORT[d.month - 1]}"
    return tekst if abs((d - (op or vandaag())).days) <= DICHTBIJ_DAGEN else f"{tekst} {d.year}"


def tijd(t: datetime | time | None) -> str:
    """11.20"""
    if t is None:
        return ""
    if isinstance(t, datetime) and t.tzinfo:
        t = t.astimezone(AMSTERDAM)
    return f"{t.hour}.{t.minute:02}"


def datumtijd(dt: datetime | None) -> str:
    """23 november 2026, 11.20 uur"""
    return "" if dt is None else f"{datum(dt)}, {tijd(dt)} uur"


def _duizend(heel: int) -> str:
    return f"{heel:,}".replace(",", ".")


def getal(n: Decimal | float | int | None, decimalen: int | None = None) -> str:
    """1.234 or 2,5: as many decimals as it has, or exactly `decimalen`."""
    if n is None:
        return ""
    waarde = Decimal(str(n))
    if decimalen is not None:
        waarde = waarde.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    tekst = f"{abs(waarde):f}"
    heel, _, breuk = tekst.partition(".")
    if decimalen is None:
        breuk = breuk.rstrip("0")
    teken = "-" if waarde < 0 else ""
    return f"{teken}{_duizend(int(heel))}{',' + breuk if breuk else ''}"


def euro(bedrag: Decimal | float | int | None) -> str:
    """€ 1.234,50, with a non-breaking space."""
    if bedrag is None:
        return ""
    teken = "-" if Decimal(str(bedrag)) < 0 else ""
    return f"{teken}€\u00a0{getal(abs(Decimal(str(bedrag))), 2)}"


def aantal(n: int, woorden: str) -> str:
    """aantal(4, "zaak,zaken") -> "4 zaken"; without words only the number."""
    enkel, _, meer = woorden.partition(",")
    return f"{getal(n)} {enkel if n == 1 else meer or enkel}".strip()


@dataclass(frozen=True, slots=True)
class Termijn:
    """What a list shows of a term: soort is laat, bijna, ruim or geen."""

    soort: str
    tekst: str

    @property
    def icoon(self) -> Icoon | None:
        return {"laat": Icoon.LET_OP, "geen": None}.get(self.soort, Icoon.KLOK)


def termijn(einddatum: date | None, op: date | None = None) -> Termijn:
    """Days to a date in words: only the last week is `bijna`, only past is `laat`."""
    if einddatum is None:
        return Termijn("geen", "geen termijn")
    op = op or vandaag()
    dagen = datumtekst.dagen_tussen(op, _dag(einddatum))
    soort = "laat" if dagen < 0 else "bijna" if dagen <= BIJNA_DAGEN else "ruim"
    return Termijn(soort, datumtekst.over_dagen_tekst(op, _dag(einddatum)))


def knip(tekst: str, lengte: int) -> str:
    """At most so many characters, cut between words with '…'; only one word longer than that is cut in itself."""
    if len(tekst) <= lengte:
        return tekst
    stuk = tekst[:lengte]
    return f"{stuk.rpartition(' ')[0].rstrip(' ,;:') or stuk[:-1]}…"
