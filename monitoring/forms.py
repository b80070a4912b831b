"""The choice of period and kern."""

from typing import Any

from django.http import HttpRequest

from basis.scherm import formulieren as f
from basis.scherm.lijst import LijstFormulier


class CijfersFormulier(LijstFormulier):
    """An unknown period or kern filters nothing, and says so at its field."""

    periode = f.KeuzeVeld("Periode", required=False, leeg="Dit kwartaal")
    kern = f.KeuzeVeld("Waar", required=False, leeg="Gemeentebreed")

    def __init__(self, request: HttpRequest, perioden: list[tuple[str, str]], kernen: list[tuple[str, str]]) -> None:
        self.keuzes = {"periode": perioden, "kern": kernen}
        super().__init__(request)

    def is_valid(self) -> bool:
        for naam, rijen in self.keuzes.items():
            veld = self.fields[naam]
            assert isinstance(veld, f.KeuzeVeld)
            leeg = "Dit kwartaal" if naam == "periode" else "Gemeentebreed"
            veld.choices = [("", leeg), *rijen]
        return super().is_valid()

    def filter(self, qs: Any) -> Any:
        return qs
