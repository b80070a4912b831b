"""What somebody typed in the one search field: a number, a person, or words. Reads only; nothing is looked up here."""

import re
from dataclasses import dataclass

from basis.inwoners import bsn
from basis.inwoners.datums import ONBEKEND, DatumFout, OnvolledigeDatum, lees_invoer
from basis.inwoners.zoekfilters import MIN_LETTERS
from basis.journaal.tijd import vandaag

MAX_TEKENS = 100
# The letters our numbers begin with: melding, the wetten, beschikking. A bare number may be any of them.
LETTERS = ("B", "J", "M", "P", "S", "W")
_JAREN = 6

_KENMERK = re.compile(r"([A-Za-z]{1,2})[\s./-]*(20\d\d)[\s./-]*(\d{1,5})")
_KORT = re.compile(r"([A-Za-z])[\s./-]*(\d{1,5})")
# A number of another make, taken over from an earlier system: only as it is written.
_ANDER = re.compile(r"[A-Za-z]{1,2}-[\d-]{3,17}")
_NUMMER = re.compile(r"\d{1,5}")
_BSN = re.compile(r"\d[\d .-]{6,13}\d")
_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})(?:([A-Za-z]{2})| ([A-Z]{2}))(?![\w-])")
_DATUM = re.compile(
    r"(?<![\w-])(?:(\d{1,2})[-/. ](\d{1,2})[-/. ]((?:18|19|20)\d\d)|((?:18|19|20)\d\d-\d{1,2}-\d{1,2}))(?![\w-])"
)
_DATUM_IN_WOORDEN = re.compile(r"(?<!\w)(\d{1,2} [a-z]{3,9} (?:18|19|20)\d\d)(?!\w)", re.IGNORECASE)
_ACHT = re.compile(r"(\d\d)(\d\d)((?:18|19|20)\d\d)")
_JAAR = re.compile(r"(?<![\w-])((?:18|19|20)\d\d)(?![\w-])")
_HUISNUMMER = re.compile(r"(?<![\w-])(\d{1,5})(?![\w-])")


@dataclass(frozen=True)
class Zoekvraag:
    """What to look for; an empty part is not asked. `lijkt_bsn`: nine digits that are no valid BSN."""

    kenmerken: tuple[str, ...] = ()
    bsn: str = ""
    lijkt_bsn: bool = False
    naam: str = ""
    geboren: OnvolledigeDatum = ONBEKEND
    postcode: str = ""
    huisnummer: str = ""
    tekst: str = ""

    @property
    def persoon(self) -> bool:
        """Whether there is enough to look for a person."""
        return bool(self.naam or self.postcode or self.bsn or self.geboren.maand)

    @property
    def leeg(self) -> bool:
        return not (self.kenmerken or self.persoon or self.tekst or self.lijkt_bsn)


def lees(term: str) -> Zoekvraag:
    """Never fails: what can't be read as something else is words."""
    schoon = " ".join(term.replace("\x00", " ").split())[:MAX_TEKENS]
    if kenmerken := _kenmerken(schoon):
        return Zoekvraag(kenmerken=kenmerken)
    if (cijfers := _cijfers(schoon)) and (vraag := _lees_cijfers(cijfers)):
        return vraag
    return _lees_woorden(schoon)


def _kenmerken(tekst: str) -> tuple[str, ...]:
    """'W-2026-00914', 'w2026914', 'w 914' or '914'; without a year the last few years."""
    if vol := _KENMERK.fullmatch(tekst):
        letter, jaar, nummer = vol.groups()
        return (f"{letter.upper()}-{jaar}-{int(nummer):05d}",)
    if kort := _KORT.fullmatch(tekst):
        return _in_jaren((kort[1].upper(),), kort[2])
    if _ANDER.fullmatch(tekst):
        return (tekst.upper(),)
    return _in_jaren(LETTERS, tekst) if _NUMMER.fullmatch(tekst) else ()


def _in_jaren(letters: tuple[str, ...], nummer: str) -> tuple[str, ...]:
    nu = vandaag().year
    return tuple(f"{letter}-{jaar}-{int(nummer):05d}" for jaar in range(nu, nu - _JAREN, -1) for letter in letters)


def _cijfers(tekst: str) -> str:
    """Only digits, as a BSN may be typed; a date with separators is no such thing."""
    if not _BSN.fullmatch(tekst) or _DATUM.fullmatch(tekst):
        return ""
    return re.sub(r"\D", "", tekst)


def _lees_cijfers(cijfers: str) -> Zoekvraag | None:
    if acht := _ACHT.fullmatch(cijfers):
        datum = _datum("-".join(acht.groups()))
        if not datum.onbekend:
            return Zoekvraag(geboren=datum)
    if len(cijfers) in (8, 9):
        geldig = bsn.is_geldig(cijfers)
        return Zoekvraag(bsn=cijfers if geldig else "", lijkt_bsn=not geldig)
    return None


def _lees_woorden(tekst: str) -> Zoekvraag:
    rest, geboren = _neem_datum(tekst)
    postcode = huisnummer = ""
    if gevonden := _POSTCODE.search(rest) or _POSTCODE.fullmatch(rest.upper()):
        postcode = (gevonden[1] + (gevonden[2] or gevonden[3])).upper()
        rest = f"{rest[: gevonden.start()]} {rest[gevonden.end() :]}"
        if nummer := _HUISNUMMER.search(rest):
            huisnummer = nummer[1]
            rest = f"{rest[: nummer.start()]} {rest[nummer.end() :]}"
    zonder_jaar = rest
    if geboren.onbekend and (jaar := _JAAR.search(rest)) and _letters(_JAAR.sub(" ", rest)) >= MIN_LETTERS:
        geboren = _datum(jaar[1])
        zonder_jaar = _JAAR.sub(" ", rest)
    naam = " ".join(zonder_jaar.split())
    # With a birth date or a postcode somebody looks for a person, not for a text.
    wil_tekst = not postcode and geboren.maand is None and _letters(rest) > MIN_LETTERS
    return Zoekvraag(
        naam=naam if _letters(naam) >= MIN_LETTERS else "",
        geboren=geboren,
        postcode=postcode,
        huisnummer=huisnummer,
        tekst=" ".join(rest.split()) if wil_tekst else "",
    )


def _neem_datum(tekst: str) -> tuple[str, OnvolledigeDatum]:
    for patroon in (_DATUM, _DATUM_IN_WOORDEN):
        if gevonden := patroon.search(tekst):
            delen = [deel for deel in gevonden.groups() if deel]
            datum = _datum("-".join(delen))
            if not datum.onbekend:
                return f"{tekst[: gevonden.start()]} {tekst[gevonden.end() :]}", datum
    return tekst, ONBEKEND


def _datum(tekst: str) -> OnvolledigeDatum:
    try:
        return lees_invoer(tekst)
    except DatumFout:
        return ONBEKEND


def _letters(tekst: str) -> int:
    return sum(teken.isalpha() for teken in tekst)
