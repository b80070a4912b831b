"""A number or an amount, with Dutch points and commas."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from basis.scherm import opmaak
from basis.scherm.velden.tekst import TEKSTVAK, VeldMixin

# numeric(14,2) holds twelve digits before the comma.
MAX_GETAL = 10**12


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
