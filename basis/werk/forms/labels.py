"""Labels: the list of the gemeente, and which of them a dossier carries. And its weight."""

from collections.abc import Iterable
from typing import Any

from basis.dossiers.handelingen.labels import GEWICHTEN
from basis.dossiers.models import Kleur, Label
from basis.scherm import formulieren as f

VOORZICHTIG = (
    "Iedereen in het team ziet een label op elke lijst. Noem wat er te doen is (‘tolk nodig’, ‘bel eerst’). "
    "Zet er nooit iets in over gezondheid, en nooit een oordeel over iemand."
)


class LabelFormulier(f.Formulier):
    naam = f.TekstVeld("Naam van het label", max_length=40, kort=True, help_text=VOORZICHTIG)
    kleur = f.KeuzeVeld("Kleur", choices=Kleur.choices, initial=Kleur.GRIJS)


class LabelWijzigenFormulier(LabelFormulier):
    actief = f.VinkjeVeld(
        "Te kiezen", required=False, help_text="Zonder vinkje kan niemand het meer kiezen. Waar het staat, blijft het."
    )


class DossierLabelsFormulier(f.Formulier):
    codes = f.MeerkeuzeVeld("Welke labels passen?", required=False)

    def __init__(self, *args: Any, labels: Iterable[Label], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["codes"]
        veld.choices = [(label.code, label.naam if label.actief else f"{label.naam} (staat uit)") for label in labels]


class GewichtFormulier(f.Formulier):
    gewicht = f.KeuzeVeld(
        "Hoeveel werk is dit dossier?",
        choices=[(str(n), str(n)) for n in GEWICHTEN],
        uitleg={
            "1": "Loopt vanzelf: af en toe kijken",
            "2": "Gewoon werk",
            "3": "Meer dan gewoon: vaak contact of meer partijen",
            "4": "Zwaar: elke week werk",
            "5": "Heel zwaar: bijna elke dag werk",
        },
    )
