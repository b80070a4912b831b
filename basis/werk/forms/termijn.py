"""Forms for the clock on a dossier."""

from typing import Any

from basis.scherm import formulieren as f
from basis.termijnen import Grond
from basis.werk.kanalen import KANALEN, SCHRIFTELIJK
from basis.werk.klok import TermijnStand
from basis.werk.models import OordeelIngebrekestelling

# The inwoner must hear that the clock stood still, and what is left (Awb 4:15 lid 3 en 4).
_BRIEF = "Stuur hierover een brief."
UITLEG_GROND = {
    Grond.AANVULLING: "Laatste dag: het einde van de hersteltermijn in je brief.",
    Grond.BUITENLAND: f"{_BRIEF} Zeg ook wanneer de klok weer loopt.",
    Grond.INSTEMMING: "Alleen met een schriftelijk akkoord.",
    Grond.AANVRAGER: f"{_BRIEF} Zeg ook wanneer de klok weer loopt.",
    Grond.OVERMACHT: f"{_BRIEF} Zeg ook wanneer de klok weer loopt.",
    Grond.VERZUIM: "Laatste dag: het einde van de hersteltermijn in je brief.",
    Grond.ALLEN_EENS: "Alleen met een schriftelijk akkoord van iedereen.",
    Grond.INDIENER_EENS: "Alleen met een schriftelijk akkoord.",
    Grond.PROCEDURE: _BRIEF,
}


class OpschortFormulier(f.Formulier):
    grond = f.KeuzeVeld("Waarom staat de klok stil?", choices=())
    van = f.DatumVeld(
        "Eerste dag waarop de klok stilstaat", help_text="De dag na je brief. Die dag moet in de termijn liggen."
    )
    tot = f.DatumVeld(
        "Laatste dag waarop de klok stilstaat",
        help_text="De dag die in je brief staat. Daarna loopt de klok vanzelf weer.",
    )
    toelichting = f.TekstVeld(
        "Toelichting", required=False, regels=2, max_length=300, help_text="Bijvoorbeeld: wat moet er nog komen?"
    )

    def __init__(self, *args: Any, stand: TermijnStand, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gronden = [grond for grond in Grond if grond in stand.wet.gronden]
        veld: Any = f.KeuzeVeld(
            "Waarom staat de klok stil?",
            choices=[(g.value, f"{g.omschrijving[:1].upper()}{g.omschrijving[1:]} ({g.artikel})") for g in gronden],
            uitleg={g.value: UITLEG_GROND[g] for g in gronden},
        )
        self.fields["grond"] = veld


class HervatFormulier(f.Formulier):
    weer_vanaf = f.DatumVeld(
        "Vanaf welke dag loopt de klok weer?", help_text="De dag waarop binnenkwam waar je op wachtte."
    )


class VerteldFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag ging de brief hierover op de post?", niet_na_vandaag=True)


class RedelijkFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag ging de brief hierover op de post?", niet_na_vandaag=True)
    tot = f.DatumVeld("Welke uiterste dag noem je in de brief?")


class BelofteFormulier(f.Formulier):
    tot = f.DatumVeld("Tot en met welke dag?", niet_voor_vandaag=True)
    reden = f.TekstVeld("Waarom duurt het langer?", regels=2, max_length=200)


class BeginFormulier(f.Formulier):
    vanaf = f.DatumVeld("Op welke dag gebeurde het echt?", niet_na_vandaag=True)
    reden = f.TekstVeld(
        "Waarom klopte de oude dag niet?", regels=2, max_length=300, help_text="De oude dag blijft hierbij staan."
    )


class IngebrekestellingFormulier(f.Formulier):
    ontvangen_op = f.DatumVeld(
        "Op welke dag kwam de brief binnen?", niet_na_vandaag=True, help_text="Zie de stempel of de e-mail."
    )
    kanaal = f.KeuzeVeld(
        "Hoe kwam de brief binnen?",
        choices=[(code, KANALEN[code][:1].upper() + KANALEN[code][1:]) for code in SCHRIFTELIJK],
    )


class OordeelFormulier(f.Formulier):
    oordeel = f.KeuzeVeld(
        "Wat vind je?",
        choices=[
            ("verschuldigd", "De dwangsom is gewoon verschuldigd"),
            *[(code, f"Geen dwangsom: {label}") for code, label in OordeelIngebrekestelling.choices if code],
        ],
    )
    reden = f.TekstVeld("Waarom?", regels=3, max_length=300)

    def clean_oordeel(self) -> str:
        gekozen = str(self.cleaned_data["oordeel"])
        return "" if gekozen == "verschuldigd" else gekozen


class DwangsomFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag ging het dwangsombesluit op de post?", niet_na_vandaag=True)


class BetaaldFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag is de dwangsom betaald?", niet_na_vandaag=True)
