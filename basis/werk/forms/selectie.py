"""Keep the filters under a name."""

from basis.scherm import formulieren as f


class SelectieFormulier(f.Formulier):
    naam = f.TekstVeld(
        "Naam van de selectie",
        max_length=60,
        kort=True,
        help_text="Zet hier geen naam van een inwoner in: je team kan hem lezen.",
    )
    gedeeld = f.VinkjeVeld("Deel met mijn team", required=False)
