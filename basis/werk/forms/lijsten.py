"""The filters of the lists of Mijn werk. They live in the address bar and never hold a name."""

from datetime import date
from typing import Any

from django.forms import HiddenInput
from django.http import HttpRequest

from basis.scherm import formulieren as f
from basis.scherm.lijst import LijstFormulier
from basis.werk.models import SoortTaak
from basis.werk.thuis.groepen import WIE_AAN_ZET


class GroepFilter(LijstFormulier):
    """No filter at all: most groups are short."""

    def gekozen(self) -> dict[str, Any]:
        """Only what makes sense; the group does the narrowing."""
        return {naam: waarde for naam in self.fields if (waarde := self.waarde(naam)) is not None}

    def filter(self, qs: Any) -> Any:
        return qs


class TermijnenFilter(GroepFilter):
    wanneer = f.KeuzeVeld(
        "Wanneer",
        choices=[("laat", "Te laat"), ("week", "Deze week"), ("daarna", "Daarna")],
        required=False,
        leeg="Alles",
    )
    van = f.DatumVeld("Week vanaf", required=False)


class WachtFilter(GroepFilter):
    wie = f.KeuzeVeld(
        "Wie is aan zet",
        choices=[(code.value, naam.capitalize()) for code, naam in WIE_AAN_ZET.items()],
        required=False,
        leeg="Iedereen",
    )


class WaarnemingFilter(GroepFilter):
    voor = f.AantalVeld("Voor wie", required=False, minimum=1, widget=HiddenInput())


# Who must be called back stands in a list of its own.
_SOORTEN = [keuze for keuze in SoortTaak.choices if keuze[0] != SoortTaak.TERUGBELLEN]


class TakenFilter(LijstFormulier):
    van = f.KeuzeVeld("Van wie", choices=[("mij", "Mij"), ("team", "Mijn team")], required=False, leeg="Iedereen")
    soort = f.KeuzeVeld("Soort", choices=_SOORTEN, required=False, leeg="Alle")
    laat = f.VinkjeVeld("Alleen te laat", required=False)

    def __init__(self, request: HttpRequest, *, dag: date) -> None:
        self.dag = dag
        super().__init__(request)

    def filter(self, qs: Any) -> Any:
        match self.waarde("van"):
            case "team":
                qs = qs.filter(voor=None)
            case "mij":
                qs = qs.exclude(voor=None)
        if soort := self.waarde("soort"):
            qs = qs.filter(soort=soort)
        return qs.filter(uiterlijk__lt=self.dag) if self.waarde("laat") else qs
