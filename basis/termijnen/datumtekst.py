"""Dates, numbers and distances in Dutch words, as they stand on screens and in letters."""

from datetime import date
from decimal import Decimal

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
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
TELWOORDEN = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)


def dagnaam(datum: date) -> str:
    """'maandag'."""
    return DAGEN[datum.weekday()]


def kort(datum: date) -> str:
    """'14 december 2026'."""
    return f"{datum.day} {MAANDEN[datum.month - 1]} {datum.year}"


def voluit(datum: date) -> str:
    """'maandag 14 december 2026'."""
    return f"{dagnaam(datum)} {kort(datum)}"


def telwoord(aantal: int) -> str:
    """'zes'; above twelve the figures: '28'."""
    return TELWOORDEN[aantal] if 0 <= aantal < len(TELWOORDEN) else str(aantal)


def euro(bedrag: Decimal) -> str:
    """'€ 1442,00'."""
    return f"€ {bedrag:.2f}".replace(".", ",")


def meervoud(aantal: int, enkel: str, meer: str) -> str:
    """'1 dag', '3 dagen'."""
    return f"{aantal} {enkel if aantal == 1 else meer}"


def dagen_tussen(van: date, tot: date) -> int:
    """Days from `van` to `tot`; negative when `tot` lies before it."""
    return (tot - van).days


def over_dagen_tekst(vandaag: date, einddatum: date) -> str:
    """'nog 3 dagen', 'vandaag' or '3 dagen te laat'."""
    dagen = dagen_tussen(vandaag, einddatum)
    if dagen == 0:
        return "vandaag"
    tekst = meervoud(abs(dagen), "dag", "dagen")
    return f"nog {tekst}" if dagen > 0 else f"{tekst} te laat"
