"""Lists: a filter form that lives in the address bar, and pages without counting everything."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from basis.scherm import opmaak

M = TypeVar("M", bound=Model)

MAX_TELLEN = 1000
# Beyond this nobody reads on; a filter is faster for all of us.
MAX_RIJEN = 10_000


@dataclass(frozen=True)
class Pagina(Generic[M]):
    """One page of a list. `totaal` is a sentence part ("40", "meer dan 1.000") or empty."""

    rijen: list[M]
    nummer: int
    van: int
    tot: int
    vorige: str
    volgende: str
    totaal: str
    einde: bool = False

    @property
    def tekst(self) -> str:
        """'26 tot en met 50 van 112'."""
        if not self.rijen:
            return "Niets om te tonen"
        deel = f"{opmaak.getal(self.van)} tot en met {opmaak.getal(self.tot)}"
        return f"{deel} van {self.totaal}" if self.totaal else deel


def querystring(request: HttpRequest, **wijzig: Any) -> str:
    """The own querystring with some keys changed, or removed with None. Always starts with '?'."""
    gegevens = request.GET.copy()
    for naam, waarde in wijzig.items():
        if waarde is None:
            gegevens.pop(naam, None)
        else:
            gegevens[naam] = str(waarde)
    return f"?{gegevens.urlencode()}"


def blader(
    request: HttpRequest, qs: QuerySet[M], *, per: int = 25, tel: bool = False, sleutel: str = "blad"
) -> Pagina[M]:
    """One page of an ordered queryset, by one row more than needed instead of a count.

    `tel` counts as far as 1.000. A page beyond the last one is 404, except the first.
    """
    if not qs.ordered:
        raise ValueError("Een lijst bladert alleen als hij gesorteerd is.")
    try:
        nummer = max(1, int(request.GET.get(sleutel, "1")))
    except ValueError:
        nummer = 1
    begin = (nummer - 1) * per
    if begin >= MAX_RIJEN:
        raise Http404
    rijen = list(qs[begin : begin + per + 1])
    meer = len(rijen) > per
    rijen = rijen[:per]
    if not rijen and nummer > 1:
        raise Http404
    einde = meer and begin + per >= MAX_RIJEN
    return Pagina(
        rijen=rijen,
        nummer=nummer,
        van=begin + 1 if rijen else 0,
        tot=begin + len(rijen),
        vorige=querystring(request, **{sleutel: nummer - 1 if nummer > 2 else None}) if nummer > 1 else "",
        volgende=querystring(request, **{sleutel: nummer + 1}) if meer and not einde else "",
        totaal=_tel(qs, begin + len(rijen), meer) if tel or not meer else "",
        einde=einde,
    )


def _tel(qs: QuerySet[Any], gezien: int, meer: bool) -> str:
    if not meer:
        return opmaak.getal(gezien)
    hoeveel = qs.order_by()[: MAX_TELLEN + 1].count()
    return f"meer dan {opmaak.getal(MAX_TELLEN)}" if hoeveel > MAX_TELLEN else opmaak.getal(hoeveel)


@dataclass(frozen=True)
class Chip:
    """A filter that is on: what it says and the address without it."""

    tekst: str
    url: str


class LijstFormulier(forms.Form):
    """Base of a filter form (GET). A value that makes no sense filters nothing and says so at its field.

    Subclasses add fields with required=False and a `filter(qs)` that reads `self.waarde("veld")`.
    """

    def __init__(self, request: HttpRequest, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "filter_%s")
        super().__init__(request.GET, **kwargs)
        self.request = request
        self.is_valid()

    def waarde(self, naam: str) -> Any:
        """The cleaned value, or None when it is empty or wrong."""
        waarde = self.cleaned_data.get(naam)
        leeg = waarde in (None, "", []) or (waarde is False and isinstance(self.fields[naam], forms.BooleanField))
        return None if leeg else waarde

    def filter(self, qs: Any) -> Any:
        """Narrow the queryset. The subclass knows how."""
        raise NotImplementedError

    def chips(self) -> list[Chip]:
        """The filters that are on, each with a link to the list without it."""
        uit = []
        for naam, veld in self.fields.items():
            waarde = self.waarde(naam)
            if waarde is None or veld.widget.is_hidden:
                continue
            url = querystring(self.request, **{self.add_prefix(naam): None, "blad": None})
            uit.append(Chip(f"{veld.label}: {self._toon(veld, waarde)}", url))
        return uit

    @property
    def url_zonder(self) -> str:
        """The list without any filter; what is not ours in the address (sorting, tab) stays."""
        weg: dict[str, Any] = {self.add_prefix(naam): None for naam in self.fields}
        return querystring(self.request, **weg, blad=None)

    @property
    def overig(self) -> list[tuple[str, str]]:
        """Keys in the address that are not fields: they travel along as hidden inputs."""
        eigen = {self.add_prefix(naam) for naam in self.fields} | {"blad"}
        return [(naam, w) for naam, lijst in self.request.GET.lists() if naam not in eigen for w in lijst]

    @staticmethod
    def _toon(veld: forms.Field, waarde: Any) -> str:
        if isinstance(waarde, bool):
            return "ja" if waarde else "nee"
        if isinstance(veld, forms.ModelChoiceField):
            rijen = waarde if isinstance(veld, forms.ModelMultipleChoiceField) else [waarde]
            return ", ".join(veld.label_from_instance(rij) for rij in rijen)
        if isinstance(veld, forms.ChoiceField):
            namen = {str(code): str(label) for code, label in veld.choices}  # type: ignore[union-attr,misc]
            lijst = waarde if isinstance(waarde, list) else [waarde]
            return ", ".join(namen.get(str(code), str(code)) for code in lijst)
        return opmaak.datum(waarde) if hasattr(waarde, "isoformat") else str(waarde)
