"""The forms of what decides which term runs: a threat, the first gesprek, algemene bijstand, the voorschot."""

from typing import Any

from basis.scherm import formulieren as f
from basis.werk.kanalen import KANALEN
from casussen.enums import GeenVoorschot, GeenWachttijd, SoortBedreiging

HOE = ("telefoon", "balie", "inloop", "email", "post", "website", "huisbezoek", "partner")


class BedreigingFormulier(f.Formulier):
    soort = f.KeuzeVeld("Wat dreigt er?", choices=SoortBedreiging.choices)
    op = f.DatumVeld(
        "Wanneer hoorde je het?", niet_na_vandaag=True, help_text="Vanaf deze dag tellen de drie werkdagen."
    )
    kanaal = f.KeuzeVeld("Hoe hoorde je het?", choices=[(code, KANALEN[code]) for code in HOE])


class EersteGesprekFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer was het eerste gesprek?", niet_na_vandaag=True)
    reden = f.TekstVeld(
        "Waarom is de dag anders?", required=False, max_length=200, help_text="Alleen als je een dag verbetert."
    )

    def __init__(self, *args: Any, verbeteren: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not verbeteren:
            del self.fields["reden"]


class BijstandFormulier(f.Formulier):
    algemeen = f.JaNeeVeld("Gaat het om een aanvraag algemene bijstand?")
    jonger = f.JaNeeVeld("Was de inwoner op de dag van de melding jonger dan 27 jaar?", required=False)
    geen_wachttijd = f.KeuzeVeld(
        "Is er een reden om niet te wachten?",
        choices=[(reden.value, reden.label) for reden in GeenWachttijd if reden != GeenWachttijd.LEEFTIJD],
        required=False,
        leeg="Nee",
    )

    def __init__(self, *args: Any, leeftijd_bekend: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if leeftijd_bekend:
            del self.fields["jonger"]


class VoorschotFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer is het voorschot betaald?", niet_na_vandaag=True, required=False)
    geen = f.KeuzeVeld(
        "Is er geen voorschot?",
        choices=GeenVoorschot.choices,
        required=False,
        leeg="Het is betaald",
        help_text="Kies alleen een reden als de wet die kent (Participatiewet 52 lid 1).",
    )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("op") and gegevens.get("geen"):
            self.add_error("geen", "Het is betaald, of er is geen voorschot. Vul één van de twee in.")
        return gegevens
