"""Ticked letters, and the day they went into the post."""

from typing import Any

from django.http import QueryDict

from basis.scherm import formulieren as f

MAX_BULK = 100


class PostFormulier(f.Formulier):
    op = f.DatumVeld(
        "Op welke dag gingen ze op de post?",
        niet_na_vandaag=True,
        help_text="De echte dag. Vanaf deze dag tellen termijnen.",
    )

    @property
    def gekozen(self) -> set[str]:
        """The ticked rows as sent: they stay ticked after a mistake."""
        return set(self.data.getlist("brief")) if isinstance(self.data, QueryDict) else set()

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        brieven = [int(pk) for pk in sorted(self.gekozen) if pk.isdecimal() and len(pk) < 19]
        if not brieven:
            self.add_error(None, "Kies eerst een of meer brieven: zet een vinkje voor de naam.")
        if len(brieven) > MAX_BULK:
            self.add_error(None, f"Kies hooguit {MAX_BULK} brieven tegelijk. Nu zijn het er {len(brieven)}.")
        return gegevens | {"brieven": sorted(brieven)}
