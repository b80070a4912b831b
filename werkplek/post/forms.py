"""Ticked letters, and the day they went into the post."""

from typing import Any

from django.http import QueryDict

from basis.journaal.tijd import vandaag
from basis.scherm import formulieren as f
from basis.scherm.opmaak import datum

MAX_BULK = 100


class PostFormulier(f.Formulier):
    op = f.DatumVeld(
        "Op welke dag gaan of gingen ze op de post?",
        help_text="Bij ‘Op de post gedaan’ de echte dag: daarmee tellen termijnen. Bij ‘Maak besluiten opnieuw’ de dag "
        "die op de brief komt.",
    )

    @property
    def gekozen(self) -> set[str]:
        """The ticked rows as sent: they stay ticked after a mistake."""
        return set(self.data.getlist("brief")) if isinstance(self.data, QueryDict) else set()

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        # Only a letter made anew can have a day that has yet to come.
        if (op := gegevens.get("op")) and op > vandaag() and self.data.get("actie") != "dateer":
            self.add_error("op", f"{datum(op)} ligt in de toekomst. Vul de dag in waarop ze echt op de post gingen.")
        brieven = [int(pk) for pk in sorted(self.gekozen) if pk.isdecimal() and len(pk) < 19]
        if not brieven:
            self.add_error(None, "Kies eerst een of meer brieven: zet een vinkje voor de naam.")
        if len(brieven) > MAX_BULK:
            self.add_error(None, f"Kies hooguit {MAX_BULK} brieven tegelijk. Nu zijn het er {len(brieven)}.")
        return gegevens | {"brieven": sorted(brieven)}
