"""Forms for the dated rules of the clock."""

import re
from typing import Any

from basis.scherm import formulieren as f
from basis.termijnen import Eenheid, soorten
from basis.werk.namen import naam_van

_CODE = re.compile(r"[a-z][a-z0-9-]{2,29}")
EIGEN = "eigen"


class FeestdagFormulier(f.Formulier):
    dag = f.DatumVeld("Welke dag?")
    bron = f.TekstVeld(
        "Waar staat dat?", max_length=200, help_text="Het koninklijk besluit, met datum en Staatscourant of Staatsblad."
    )


class RedenFormulier(f.Formulier):
    bron = f.TekstVeld("Waarom geldt deze dag niet?", max_length=200, help_text="Noem het besluit als dat er is.")


class NormFormulier(f.Formulier):
    soort = f.KeuzeVeld(
        "Voor welke termijn?",
        choices=[
            *((code, f"{naam_van(code)} ({code}), {soort.artikel}") for code, soort in soorten().items()),
            (EIGEN, "Een eigen termijn die de wet niet kent"),
        ],
    )
    code = f.TekstVeld(
        "Korte code van de eigen termijn",
        required=False,
        max_length=30,
        kort=True,
        help_text="Alleen bij een eigen termijn. Kleine letters en streepjes, bijvoorbeeld: eerste-contact.",
    )
    startgebeurtenis = f.TekstVeld(
        "Vanaf wanneer telt de eigen termijn?",
        required=False,
        max_length=120,
        help_text="Alleen bij een eigen termijn, bijvoorbeeld: ontvangst van de melding.",
    )
    waarde = f.AantalVeld("Hoeveel?", minimum=1, maximum=200)
    eenheid = f.KeuzeVeld("Dagen, weken of maanden?", choices=[(e.value, e.value) for e in Eenheid])
    verordening = f.KeuzeVeld(
        "Wat is het?",
        choices=[("ja", "Staat in de verordening"), ("nee", "Eigen norm")],
        uitleg={
            "ja": "Wordt de wettelijke termijn waar de wet die ruimte geeft.",
            "nee": "Wordt een streefdatum naast de wet, of de datum zelf waar de wet niets zegt.",
        },
    )
    geldig_vanaf = f.DatumVeld("Vanaf welke dag?", help_text="Voor termijnen die op of na deze dag beginnen.")
    bron = f.TekstVeld("Waar staat dat?", max_length=200, help_text="De verordening met artikel, of het besluit.")

    def clean_verordening(self) -> bool:
        return bool(self.cleaned_data["verordening"] == "ja")

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        code = gegevens.pop("code", "")
        if gegevens.get("soort") == EIGEN:
            if not _CODE.fullmatch(code or ""):
                self.add_error("code", "Schrijf een code van 3 tot 30 tekens: kleine letters, cijfers en streepjes.")
            elif code in soorten():
                self.add_error(
                    "code", "Deze code is van een termijn uit de wet. Kies die hierboven, of een andere code."
                )
            gegevens["soort"] = code
        return gegevens


class NormWegFormulier(f.Formulier):
    geldig_tot = f.DatumVeld(
        "Tot en met welke dag geldt de norm?", help_text="Termijnen die daarna beginnen, volgen de norm niet meer."
    )
