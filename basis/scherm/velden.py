"""Form fields that read what people type in Dutch, and say how to fix it when they can't."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from basis.journaal.tijd import vandaag
from basis.scherm import opmaak
from basis.termijnen.datumtekst import MAANDEN

TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"
TEKSTGEBIED = "utrecht-textarea utrecht-textarea--html-textarea"
SELECT = "utrecht-select utrecht-select--html-select"
MAX_RADIO = 6
# How many years off a typed year may be and still be meant as another one.
SLIP = 2

Keuzes = Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]]


if TYPE_CHECKING:
    _Veld = forms.Field
else:
    _Veld = object


class VeldMixin(_Veld):
    """What every field of ours adds: a positional label, `geheim`, a width and Dutch sentences."""

    klas = ""  # class on the block around the field
    geheim = False
    bij = ""  # when an optional field is needed after all ("verplicht bij maatwerk"), told behind its label
    uitleg: Mapping[str, str] = {}
    koppen: Mapping[str, str] = {}  # a heading above a choice, per code
    # sentences per error code; {label} is filled in by Formulier
    zinnen: Mapping[str, str] = {"required": "Vul ‘{label}’ in."}

    def __init__(
        self, label: str, *, geheim: bool = False, autocomplete: str = "off", bij: str = "", **kwargs: Any
    ) -> None:
        eigen = kwargs.pop("error_messages", None) or {}
        zinnen = {code: zin.replace("{label}", label.rstrip("?:.")) for code, zin in self.zinnen.items()}
        super().__init__(label=label, label_suffix="", error_messages=zinnen | eigen, **kwargs)
        self.geheim = geheim
        self.bij = bij
        attrs = self.widget.attrs
        if not isinstance(self.widget, forms.RadioSelect | forms.CheckboxInput | forms.FileInput):
            attrs.setdefault("autocomplete", autocomplete)
        if geheim:
            attrs["data-tp-geheim"] = ""


def _vak(**attrs: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"class": TEKSTVAK, **attrs})


class TekstVeld(VeldMixin, forms.CharField):
    """Text. `regels` > 1 gives a growing textarea; `stem` sets the inwoner's own words in serif."""

    def __init__(self, label: str, *, regels: int = 1, stem: bool = False, kort: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200 if regels == 1 else 10_000)
        if regels > 1:
            klas = f"{TEKSTGEBIED} tp-stem-veld" if stem else TEKSTGEBIED
            kwargs.setdefault("widget", forms.Textarea(attrs={"class": klas, "rows": regels}))
        else:
            kwargs.setdefault("widget", _vak())
        super().__init__(label, **kwargs)
        # A hard maxlength cuts pasted text off in silence; the server says how much is too long.
        self.widget.attrs.pop("maxlength", None)
        self.klas = "tp-veld--kort" if kort else ""

    zinnen = {
        "required": "Vul ‘{label}’ in.",
        "max_length": "‘{label}’ is te lang: %(show_value)s tekens, er passen er %(limit_value)s.",
        "min_length": "‘{label}’ is te kort: minstens %(limit_value)s tekens.",
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        attrs.pop("minlength", None)
        return attrs


class WachtwoordVeld(TekstVeld):
    def __init__(self, label: str = "Wachtwoord", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.PasswordInput(attrs={"class": TEKSTVAK}))
        kwargs.setdefault("autocomplete", "current-password")
        super().__init__(label, geheim=True, strip=False, **kwargs)


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
MAX_GETAL = 10**12

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


def lees_getal(tekst: str) -> Decimal:
    """Read 1.234,50 · 1234,5 · 1234.50 · € 12. Raises InvalidOperation."""
    schoon = tekst.strip().removeprefix("€").replace("\u00a0", "").replace(" ", "").removesuffix(",-")
    if "," in schoon:
        heel, _, breuk = schoon.rpartition(",")
        if "." in breuk or "," in heel:
            raise InvalidOperation
        schoon = f"{_zonder_punten(heel)}.{breuk or '0'}"
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+", schoon):
        schoon = schoon.replace(".", "")
    if not re.fullmatch(r"-?\d*\.?\d+", schoon, re.ASCII):
        raise InvalidOperation
    return Decimal(schoon)


def _zonder_punten(heel: str) -> str:
    if "." in heel and not re.fullmatch(r"-?\d{1,3}(\.\d{3})+", heel):
        raise InvalidOperation
    return heel.replace(".", "")


class GetalWidget(forms.TextInput):
    def __init__(self, decimalen: int | None, attrs: dict[str, Any]) -> None:
        super().__init__(attrs)
        self.decimalen = decimalen

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int | float):
            return opmaak.getal(value, self.decimalen).replace(".", "")
        tekst: str | None = super().format_value(value)
        return tekst


class GetalVeld(VeldMixin, forms.Field):
    """A number with a comma. More decimals than `decimalen` is an error, never silent rounding."""

    klas = "tp-veld--kort"
    voorbeeld = "2,5"
    toon_decimalen: int | None = None
    zinnen = {"required": "Vul bij ‘{label}’ een getal in, bijvoorbeeld {voorbeeld}."}

    def __init__(
        self,
        label: str,
        *,
        decimalen: int = 2,
        minimum: Decimal | int | None = None,
        maximum: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        toon = decimalen if self.toon_decimalen is not None else None
        kwargs.setdefault("widget", GetalWidget(toon, {"class": TEKSTVAK, "inputmode": "decimal"}))
        self.zinnen = {code: zin.replace("{voorbeeld}", self.voorbeeld) for code, zin in self.zinnen.items()}
        super().__init__(label, **kwargs)
        self.decimalen = decimalen
        self.minimum = minimum
        self.maximum = maximum

    def toon(self, waarde: Decimal | int) -> str:
        return opmaak.getal(waarde)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            gelezen = value if isinstance(value, Decimal) else lees_getal(str(value))
        except InvalidOperation:
            raise ValidationError(
                f"‘{value}’ is geen getal dat we begrijpen. Vul een getal in, bijvoorbeeld {self.voorbeeld}.",
                code="invalid",
            ) from None
        if -int(gelezen.normalize().as_tuple().exponent) > self.decimalen:
            hoeveel = "geen cijfers" if self.decimalen == 0 else f"hooguit {self.decimalen} cijfers"
            raise ValidationError(f"Gebruik {hoeveel} achter de komma.", code="decimalen")
        if abs(gelezen) >= MAX_GETAL:
            raise ValidationError("Dit getal is te groot. Kijk het na.", code="invalid")
        return gelezen

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.minimum is not None and value < self.minimum:
            raise ValidationError(
                f"{self.toon(value)} is te weinig: vul {self.toon(self.minimum)} of meer in.", code="minimum"
            )
        if self.maximum is not None and value > self.maximum:
            raise ValidationError(
                f"{self.toon(value)} is te veel: vul hooguit {self.toon(self.maximum)} in.", code="maximum"
            )


class BedragVeld(GetalVeld):
    """Euros: 1.234,50. Never negative unless `minimum=None` is given."""

    voorbeeld = "1.234,50"
    toon_decimalen = 2
    zinnen = {"required": "Vul bij ‘{label}’ een bedrag in, bijvoorbeeld {voorbeeld}."}

    def __init__(self, label: str, *, minimum: Decimal | int | None = 0, **kwargs: Any) -> None:
        super().__init__(label, minimum=minimum, **kwargs)

    def toon(self, waarde: Decimal | int) -> str:
        return opmaak.euro(waarde)


class AantalVeld(GetalVeld):
    """A whole number."""

    voorbeeld = "3"

    def __init__(self, label: str, *, minimum: int | None = 0, maximum: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", GetalWidget(None, {"class": TEKSTVAK, "inputmode": "numeric"}))
        super().__init__(label, decimalen=0, minimum=minimum, maximum=maximum, **kwargs)

    def to_python(self, value: Any) -> int | None:
        gelezen = super().to_python(value)
        return None if gelezen is None else int(gelezen)


class KeuzeVeld(VeldMixin, forms.ChoiceField):
    """One of a fixed list: radios up to six choices, else a select. `uitleg` explains each code.

    `leeg` is the text of the empty choice ("Alle"); giving it always makes a select.
    """

    zinnen = {
        "required": "Kies bij ‘{label}’ wat past.",
        "invalid_choice": "Deze keuze bestaat niet bij ‘{label}’. Kies er een uit de lijst.",
    }

    def __init__(
        self,
        label: str,
        *,
        choices: Keuzes = (),
        leeg: str | None = None,
        uitleg: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        vast = None if callable(choices) else list(choices)
        radio = vast is not None and len(vast) <= MAX_RADIO and leeg is None
        if radio:
            kwargs.setdefault("widget", forms.RadioSelect())
        else:
            kwargs.setdefault("widget", forms.Select(attrs={"class": SELECT}))
        required = kwargs.get("required", True)
        if radio:
            zonder = required or any(code == "" for code, _ in vast or ())
            keuzes: Any = vast if zonder else [*vast, ("", "Niet ingevuld")]  # type: ignore[misc]
        elif vast is not None:
            keuzes = [("", leeg or "Kies…"), *vast]
        else:
            keuzes = lambda: [("", leeg or "Kies…"), *choices()]  # type: ignore[operator]  # noqa: E731
        super().__init__(label, choices=keuzes, **kwargs)
        self.uitleg = uitleg or {}
        if not radio:
            self.klas = "tp-veld--kort"


class MeerkeuzeVeld(VeldMixin, forms.MultipleChoiceField):
    """Several of a fixed list, as checkboxes. Gives a list of codes."""

    zinnen = {
        "required": "Kies bij ‘{label}’ minstens één antwoord.",
        "invalid_choice": "Deze keuze bestaat niet bij ‘{label}’. Kies er een uit de lijst.",
        "invalid_list": "Kies bij ‘{label}’ uit de lijst.",
    }

    def __init__(
        self, label: str, *, choices: Keuzes = (), uitleg: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(label, choices=choices, **kwargs)
        self.uitleg = uitleg or {}


class JaNeeVeld(VeldMixin, forms.TypedChoiceField):
    """Ja or Nee, nothing chosen beforehand: an answer, not a default. Gives bool, or None when optional."""

    zinnen = {"required": "Kies bij ‘{label}’ ja of nee.", "invalid_choice": "Kies bij ‘{label}’ ja of nee."}

    def __init__(self, label: str, *, ja: str = "Ja", nee: str = "Nee", **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.RadioSelect())
        kwargs.setdefault("empty_value", None)
        super().__init__(label, choices=[("ja", ja), ("nee", nee)], coerce=lambda waarde: waarde == "ja", **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nee"}.get(value, value) if isinstance(value, bool) else value


class VinkjeVeld(VeldMixin, forms.BooleanField):
    """One checkbox. Required means: must be ticked."""

    zinnen = {"required": "Zet een vinkje bij ‘{label}’."}

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxInput(attrs={"class": "tp-aankruis"}))
        super().__init__(label, **kwargs)


class ObjectKeuzeVeld(VeldMixin, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row of a queryset, as a select. The queryset starts from the door (give it in `__init__`)."""

    klas = "tp-veld--kort"
    zinnen = {
        "required": "Kies bij ‘{label}’ wat past.",
        "invalid_choice": "Deze keuze bestaat niet (meer) bij ‘{label}’. Kies er een uit de lijst.",
    }

    def __init__(
        self, label: str, *, queryset: QuerySet[Any] | None = None, leeg: str = "Kies…", **kwargs: Any
    ) -> None:
        kwargs.setdefault("widget", forms.Select(attrs={"class": SELECT}))
        if isinstance(kwargs["widget"], forms.RadioSelect):
            kwargs.setdefault("blank", False)
        super().__init__(label, queryset=queryset, empty_label=leeg, **kwargs)


class ObjectenKeuzeVeld(VeldMixin, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several rows of a queryset, as checkboxes."""

    zinnen = {
        "required": "Kies bij ‘{label}’ minstens één antwoord.",
        "invalid_choice": "Deze keuze bestaat niet (meer) bij ‘{label}’. Kies er een uit de lijst.",
        "invalid_list": "Kies bij ‘{label}’ uit de lijst.",
        "invalid_pk_value": "Deze keuze bestaat niet (meer) bij ‘{label}’.",
    }

    def __init__(self, label: str, *, queryset: QuerySet[Any] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple())
        super().__init__(label, queryset=queryset, **kwargs)


class BestandVeld(VeldMixin, forms.FileField):
    """A file. What it may be is checked by the room that stores it."""

    zinnen = {
        "required": "Kies bij ‘{label}’ een bestand.",
        "invalid": "Het bestand kwam niet goed aan. Kies het nog een keer.",
        "missing": "Het bestand kwam niet goed aan. Kies het nog een keer.",
        "empty": "Dit bestand is leeg. Kies een ander bestand.",
        "max_length": "De naam van het bestand is te lang: hooguit %(max)s tekens.",
    }

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.FileInput(attrs={"class": TEKSTVAK + " tp-bestand"}))
        super().__init__(label, **kwargs)
