"""A choice: one, several, yes or no, a tick, or a row of ours."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from basis.scherm.velden.tekst import SELECT, VeldMixin

MAX_RADIO = 6

Keuzes = Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]]


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
