"""The form every screen uses: Dutch fields, a one-use proof, the version it was read at, a draft."""

import uuid
from typing import Any, Self

from django import forms
from django.http import HttpRequest, QueryDict

from basis.scherm.velden import (
    AantalVeld,
    BedragVeld,
    BestandVeld,
    DatumVeld,
    GetalVeld,
    JaNeeVeld,
    KeuzeVeld,
    MeerkeuzeVeld,
    ObjectenKeuzeVeld,
    ObjectKeuzeVeld,
    TekstVeld,
    TijdVeld,
    VinkjeVeld,
    WachtwoordVeld,
    lees_datum,
    lees_getal,
)

__all__ = [
    "AantalVeld",
    "BedragVeld",
    "BestandVeld",
    "DatumVeld",
    "Formulier",
    "GetalVeld",
    "JaNeeVeld",
    "KeuzeVeld",
    "MeerkeuzeVeld",
    "ObjectKeuzeVeld",
    "ObjectenKeuzeVeld",
    "TekstVeld",
    "TijdVeld",
    "VerborgenVeld",
    "VinkjeVeld",
    "WachtwoordVeld",
    "lees_datum",
    "lees_getal",
]


class _Verborgen(forms.HiddenInput):
    """Firefox puts an old value back into a hidden field on reload, unless it is told not to."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})


class VerborgenVeld(forms.CharField):
    """Text that goes along with the form and comes back as it was."""

    widget = _Verborgen

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class BewijsVeld(forms.UUIDField):
    """The one-use proof. A broken one reads as none: verwerk() then asks to save again."""

    widget = _Verborgen

    def clean(self, value: Any) -> uuid.UUID | None:
        try:
            return super().clean(value) or None
        except forms.ValidationError:
            return None


class VersieVeld(forms.IntegerField):
    """The version of the object the form was read at."""

    widget = _Verborgen

    def clean(self, value: Any) -> int | None:
        try:
            versie: int | None = super().clean(value)
        except forms.ValidationError:
            return None
        return versie


class Formulier(forms.Form):
    """Base of every form. `bewijs` makes a submit happen once, `versie` says what was read."""

    bewijs = BewijsVeld(required=False)
    versie = VersieVeld(required=False)

    # Set by verwerk(): where a draft of this form lives, and when it was last saved there.
    sleutel: str = ""
    concept: str = ""
    concept_op: str = ""
    concept_ms: int = 0
    # Set by verwerk(): "vraag" asks before putting kept text back, "verder" puts it back, "opnieuw" forgets it.
    herstel: str = ""
    # Set by verwerk() when this proof was used before with another text: when, and where that is to be seen.
    eerder_om: str = ""
    eerder_url: str = ""
    # Set by verwerk() after Verouderd: the sentence and where to see the new state.
    verouderd: str = ""
    bekijk: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.vers_bewijs = uuid.uuid4()

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name == "bewijs":
            return self.initial.get("bewijs") or self.vers_bewijs
        return super().get_initial_for_field(field, field_name)

    def gegevens(self, met_versie: bool = False) -> dict[str, Any]:
        """cleaned_data as the verb wants it: without the proof, and with versie only when asked."""
        weg = {"bewijs"} if met_versie else {"bewijs", "versie"}
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in weg}

    def nieuw_bewijs(self, versie: int | None = None) -> None:
        """Give a bound form a fresh proof (and version) for its next try; what was typed stays."""
        gegevens = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        gegevens[self.add_prefix("bewijs")] = str(self.vers_bewijs)
        if versie is not None:
            gegevens[self.add_prefix("versie")] = str(versie)
        self.data = gegevens

    def weiger(self, reden: str, veld: str | None = None) -> None:
        """Put a refusal at its field, or above the form when the form has no such field."""
        zichtbaar = veld in self.fields and not self.fields[veld].widget.is_hidden
        self.add_error(veld if zichtbaar else None, reden)

    @classmethod
    def met_concept(
        cls, request: HttpRequest, sleutel: str, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> Self:
        """An unbound form, filled in with what this door saved as a draft under `sleutel`."""
        from basis.scherm.concepten import lees

        form = cls(initial=dict(initial or {}), **kwargs)
        form.concept = sleutel
        bewaard = lees(request, sleutel)
        if bewaard is None:
            return form
        waarden = QueryDict(mutable=True)
        for naam, lijst in bewaard.velden.items():
            waarden.setlist(naam, lijst)
        for naam, veld in form.fields.items():
            sleutelnaam = form.add_prefix(naam)
            geheim = getattr(veld, "geheim", False)
            if veld.widget.is_hidden or geheim or isinstance(veld, forms.FileField):
                continue
            if not veld.widget.value_omitted_from_data(waarden, {}, sleutelnaam):
                form.initial[naam] = veld.widget.value_from_datadict(waarden, {}, sleutelnaam)
        form.concept_op, form.concept_ms = bewaard.op, bewaard.ms
        return form
