"""Hand over everything of a colleague; answer an offer."""

from collections.abc import Sequence
from typing import Any

from django.forms import BoundField
from django.http import QueryDict

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f

NIET, ZELFDE = "niet", "zelfde"
LEEG = "Schrijf een samenvatting: waar staat het nu en wat is er beloofd?"


class OverdrachtenFormulier(f.Formulier):
    """One colleague for all, or another per dossier; with each dossier its own summary."""

    naar = f.KeuzeVeld(
        "Wie krijgt de dossiers?",
        choices=(),
        leeg="Kies per dossier",
        required=False,
        help_text="Per dossier kun je iemand anders kiezen.",
    )

    def __init__(
        self, *args: Any, dossiers: Sequence[Dossier], collegas: Sequence[Hoedanigheid], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        mensen = [(str(c.pk), c.naam) for c in collegas]
        self.collegas = {str(c.pk): c for c in collegas}
        self.dossier_ids = [dossier.pk for dossier in dossiers]
        veld: Any = self.fields["naar"]
        veld.choices = [("", "Kies per dossier"), *mensen]
        for dossier in dossiers:
            wie: Any = f.KeuzeVeld(f"Naar wie gaat {dossier.kenmerk}?", leeg="Zoals hierboven", initial=ZELFDE)
            wie.choices = [(ZELFDE, "Zoals hierboven"), (NIET, "Nu niet overdragen"), *mensen]
            self.fields[f"naar_{dossier.pk}"] = wie
            self.fields[f"tekst_{dossier.pk}"] = f.TekstVeld(
                f"Samenvatting van {dossier.kenmerk}", regels=4, max_length=4000, error_messages={"required": LEEG}
            )

    def velden_van(self, dossier_id: int) -> tuple[BoundField, BoundField]:
        return self[f"naar_{dossier_id}"], self[f"tekst_{dossier_id}"]

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        verdeeld: dict[int, tuple[Hoedanigheid, str]] = {}
        for pk in self.dossier_ids:
            wie = gegevens.get(f"naar_{pk}", NIET)
            wie = gegevens.get("naar") or NIET if wie == ZELFDE else wie
            if wie == NIET:
                # What stays needs no summary.
                self.errors.pop(f"tekst_{pk}", None)
            elif tekst := gegevens.get(f"tekst_{pk}", ""):
                verdeeld[pk] = (self.collegas[wie], tekst)
        if not verdeeld and not self.errors:
            self.add_error("naar", "Kies wie de dossiers krijgt, voor alle of per dossier.")
        return gegevens | {"verdeeld": verdeeld}


class CollegaFormulier(f.Formulier):
    """Whose dossiers; a GET form in effect, so it only checks."""

    van = f.KeuzeVeld("Van welke collega?", choices=(), leeg="Kies een collega…")

    def __init__(self, *args: Any, collegas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["van"]
        veld.choices = [("", "Kies een collega…"), *collegas]


class WeigerFormulier(f.Formulier):
    reden = f.TekstVeld("Waarom neem je dit dossier niet aan?", max_length=200)


class AannemenFormulier(f.Formulier):
    """Ticked offers."""

    @property
    def gekozen(self) -> set[str]:
        """The ticked offers as sent: they stay ticked after a mistake."""
        return set(self.data.getlist("aanbod")) if isinstance(self.data, QueryDict) else set()

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        lijst = self.data.getlist("aanbod") if isinstance(self.data, QueryDict) else []
        gekozen = [int(pk) for pk in lijst if pk.isdecimal() and len(pk) < 19]
        if self.data.get("actie") == "niets":
            self.add_error(None, "Klik op de knop onder de lijst om de gekozen dossiers aan te nemen.")
        if not gekozen:
            self.add_error(None, "Kies eerst een of meer dossiers: zet een vinkje voor de naam.")
        return gegevens | {"aanbod": list(dict.fromkeys(gekozen))[:100]}
