"""What every field shares, and the fields for text and files."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms

from basis.scherm.lettertypen import waarom_niet_te_drukken

TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"
TEKSTGEBIED = "utrecht-textarea utrecht-textarea--html-textarea"
SELECT = "utrecht-select utrecht-select--html-select"


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


# What comes along from a web page or Word: marks nobody sees, that split a word for who searches it or turn a line
# around. Joiners stay: some languages write with them.
_ONZICHTBAAR = dict.fromkeys(
    (0x061C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF), ""
)


def _drukbaar(tekst: str) -> None:
    if reden := waarom_niet_te_drukken(tekst):
        raise forms.ValidationError(reden)


class TekstVeld(VeldMixin, forms.CharField):
    """Text. `regels` > 1 gives a growing textarea; `stem` sets the inwoner's own words in serif.

    `brief`: it comes to stand in a letter, so every character must be one that prints.
    """

    def __init__(
        self,
        label: str,
        *,
        regels: int = 1,
        stem: bool = False,
        kort: bool = False,
        brief: bool = False,
        **kwargs: Any,
    ) -> None:
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
        if brief:
            self.validators.append(_drukbaar)

    zinnen = {
        "required": "Vul ‘{label}’ in.",
        "max_length": "‘{label}’ is te lang: %(show_value)s tekens, er passen er %(limit_value)s.",
        "min_length": "‘{label}’ is te kort: minstens %(limit_value)s tekens.",
    }

    def to_python(self, value: Any) -> str | None:
        # What is kept as typed, as a password, stays whole.
        schoon = value.translate(_ONZICHTBAAR) if self.strip and isinstance(value, str) else value
        tekst: str | None = super().to_python(schoon)
        return tekst

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
