"""From when, until when, and who stands in."""

from typing import Any

from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.werk.waarneming import wie_kan_waarnemen


class AfwezigheidFormulier(f.Formulier):
    van = f.DatumVeld("Eerste dag")
    tot = f.DatumVeld("Laatste dag", help_text="De dag erna werk je weer zelf.")
    waarnemer = f.ObjectKeuzeVeld(
        "Wie neemt waar?",
        required=False,
        leeg="Niemand",
        help_text="Een collega uit hetzelfde team of met dezelfde functie, die onder dezelfde wetten werkt.",
    )

    def __init__(self, *args: Any, afwezige: Hoedanigheid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["waarnemer"].queryset = wie_kan_waarnemen(afwezige)
