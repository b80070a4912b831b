"""Forms about persons: searching, and the fields of a new one."""

from typing import Any

from basis.inwoners.datums import DatumFout, OnvolledigeDatum, lees_invoer
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f


class GeborenVeld(f.TekstVeld):
    """A birth date, also when only the year or month is known."""

    def __init__(self, label: str = "Geboortedatum", **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(label, kort=True, **kwargs)

    def clean(self, value: Any) -> OnvolledigeDatum:
        from django.core.exceptions import ValidationError

        tekst = super().clean(value)
        try:
            return lees_invoer(tekst)
        except DatumFout as fout:
            raise ValidationError(str(fout)) from None


class ZoekFormulier(f.Formulier):
    """Who searches fully may fill in anything; else a name and a whole birth date."""

    naam = f.TekstVeld("Naam", required=False, help_text="Anders gespeld mag ook.")
    geboren = GeborenVeld(required=False, help_text="Bijvoorbeeld 14-3-1948.")
    postcode = f.TekstVeld("Postcode", required=False, kort=True)
    bsn = f.TekstVeld("BSN", required=False, kort=True, geheim=True)

    def __init__(self, *args: Any, door: Hoedanigheid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not door.mag("inwoner.zoeken_volledig"):
            del self.fields["postcode"], self.fields["bsn"]
            # Both are needed to hear anything; the search itself refuses half a question.
            self.fields["naam"].required = self.fields["geboren"].required = True
