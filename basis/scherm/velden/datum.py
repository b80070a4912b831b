"""A day or a time of day, as people type it."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from basis.journaal.tijd import vandaag
from basis.scherm import opmaak
from basis.scherm.velden.tekst import TEKSTVAK, VeldMixin
from basis.termijnen.datumtekst import MAANDEN

# How many years off a typed year may be and still be meant as another one.
SLIP = 2


_CIJFERS = re.compile(r"^(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,4})$")
_WOORDEN = re.compile(r"^(?:[a-z]+\s+)?(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})$")
_AANEEN = re.compile(r"^(\d{2})(\d{2})(\d{4})$")


def _kort(d: dt.date) -> str:
    return f"{d.day:02}-{d.month:02}-{d.year}"


def _probeer(jaar: int, maand: int, dag: int) -> dt.date | None:
    try:
        return dt.date(jaar, maand, dag)
    except ValueError:
        return None


def lees_datum(tekst: str) -> dt.date:
    """Read 23-11-2026, 23/11/2026, 2026-11-23, 23112026 or 23 november 2026.

    Raises ValidationError with a Dutch sentence that, where possible, names the date that was meant.
    """
    schoon = tekst.strip().lower()
    if m := _AANEEN.match(schoon) or _CIJFERS.match(schoon):
        a, maand, c = (int(deel) for deel in m.groups())
        dag, jaar = (c, a) if len(m.group(1)) == 4 else (a, c)
    elif (m := _WOORDEN.match(schoon)) and (maand := _maandnummer(m.group(2))):
        dag, jaar = int(m.group(1)), int(m.group(3))
    else:
        raise ValidationError(f"‘{tekst}’ is geen datum die we begrijpen. Schrijf hem als 23-11-2026.", code="invalid")
    if jaar < 100:
        eeuw = 2000 if jaar <= vandaag().year % 100 + 10 else 1900
        bedoeld = _probeer(eeuw + jaar, maand, dag)
        hint = f" Bedoel je {_kort(bedoeld)}?" if bedoeld else ""
        raise ValidationError(f"Schrijf het jaar met vier cijfers.{hint}", code="invalid")
    if jaar < 1850 or jaar > 2200:
        raise ValidationError(f"Het jaar {jaar} kan niet kloppen. Kijk het jaartal na.", code="invalid")
    if maand > 12:
        omgedraaid = _probeer(jaar, dag, maand)
        hint = f" Bedoel je {_kort(omgedraaid)}?" if omgedraaid else ""
        raise ValidationError(f"Maand {maand} bestaat niet.{hint}", code="invalid")
    if not maand >= 1:
        raise ValidationError("Maand 0 bestaat niet. Schrijf de datum als 23-11-2026.", code="invalid")
    gelezen = _probeer(jaar, maand, dag)
    if gelezen is None:
        laatste = _laatste_dag(jaar, maand)
        naam = f"{MAANDEN[maand - 1]} {jaar}"
        raise ValidationError(
            f"{dag} {naam} bestaat niet: {naam} heeft {laatste.day} dagen. Bedoel je {_kort(laatste)}?",
            code="invalid",
        )
    return gelezen


def _maandnummer(woord: str) -> int:
    for nummer, (lang, kort) in enumerate(zip(MAANDEN, opmaak.MAANDEN_KORT, strict=True), start=1):
        if woord in {lang, kort} or (len(woord) >= 3 and lang.startswith(woord)):
            return nummer
    return 0


def _laatste_dag(jaar: int, maand: int) -> dt.date:
    volgende = dt.date(jaar + maand // 12, maand % 12 + 1, 1)
    return volgende - dt.timedelta(days=1)


class DatumVeld(VeldMixin, forms.Field):
    """A whole date. `niet_na_vandaag` and `niet_voor_vandaag` refuse with a suggestion."""

    klas = "tp-veld--kort"
    zinnen = {"required": "Vul bij ‘{label}’ een datum in, bijvoorbeeld 23-11-2026."}

    def __init__(
        self, label: str, *, niet_na_vandaag: bool = False, niet_voor_vandaag: bool = False, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", DatumWidget(attrs={"class": TEKSTVAK, "placeholder": "dd-mm-jjjj"}))
        super().__init__(label, **kwargs)
        self.niet_na_vandaag = niet_na_vandaag
        self.niet_voor_vandaag = niet_voor_vandaag

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        return lees_datum(str(value))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        nu = vandaag()
        if self.niet_na_vandaag and value > nu:
            raise ValidationError(
                f"{opmaak.datum(value)} ligt in de toekomst.{self._hint(value, nu, -1)}", code="toekomst"
            )
        if self.niet_voor_vandaag and value < nu:
            raise ValidationError(f"{opmaak.datum(value)} is al voorbij.{self._hint(value, nu, 1)}", code="voorbij")

    @staticmethod
    def _hint(value: dt.date, nu: dt.date, richting: int) -> str:
        """The same day in the nearest year that does fit: a wrong year is the usual slip. Far off it is no slip."""
        for jaar in (nu.year, nu.year + richting):
            kandidaat = _probeer(jaar, value.month, value.day)
            if (
                abs(jaar - value.year) <= SLIP
                and kandidaat
                and kandidaat != value
                and (kandidaat <= nu if richting < 0 else kandidaat >= nu)
            ):
                return f" Bedoel je {opmaak.datum(kandidaat)}?"
        return ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class DatumWidget(forms.TextInput):
    """Plain text: people type dates faster than they pick them, and paste them from mail."""

    def format_value(self, value: Any) -> str | None:
        return _kort(value) if isinstance(value, dt.date) else super().format_value(value)


# numeric(14,2) holds twelve digits before the comma


_TIJD = re.compile(r"^(\d{1,2})(?:[:.u ]?(\d{2}))?\s*(?:uur|u)?$")


class TijdWidget(forms.TextInput):
    def format_value(self, value: Any) -> str | None:
        return opmaak.tijd(value) if isinstance(value, dt.time) else super().format_value(value)


class TijdVeld(VeldMixin, forms.Field):
    """A time of day: 9.41, 9:41, 0941 or 9 uur."""

    klas = "tp-veld--kort"
    zinnen = {"required": "Vul bij ‘{label}’ een tijd in, bijvoorbeeld 9.30."}

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", TijdWidget(attrs={"class": TEKSTVAK, "placeholder": "uu.mm"}))
        super().__init__(label, **kwargs)

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.time):
            return value
        m = _TIJD.match(str(value).strip().lower())
        uur, minuut = (int(m.group(1)), int(m.group(2) or 0)) if m else (99, 99)
        if uur > 23 or minuut > 59:
            raise ValidationError(f"‘{value}’ is geen tijd die we begrijpen. Schrijf hem als 9.30.", code="invalid")
        return dt.time(uur, minuut)
