"""Which verb posts which letter: a verslag and a beschikking also move something in their own room."""

from collections.abc import Callable
from datetime import date

from basis.documenten.handelingen import verzend
from basis.documenten.models import Brief, SoortBrief
from basis.organisatie.models import Hoedanigheid
from beschikkingen.handelingen import verzend as verzend_besluit
from beschikkingen.models import Beschikking
from casussen.handelingen import verzend_verslag


def _verslag(door: Hoedanigheid, brief: Brief, op: date) -> None:
    verzend_verslag(door, brief.dossier_id, op=op)


def _besluit(door: Hoedanigheid, brief: Brief, op: date) -> None:
    besluit = Beschikking.objects.only("pk").get(casus_id=brief.dossier_id, nummer=brief.kenmerk)
    verzend_besluit(door, brief.dossier_id, besluit.pk, op=op)


# All letters of one verslag or besluit go together, whoever they are addressed to.
SAMEN: dict[str, Callable[[Hoedanigheid, Brief, date], None]] = {
    SoortBrief.VERSLAG: _verslag,
    SoortBrief.BESCHIKKING: _besluit,
}


class Verzending:
    """The letters of one submit, each by its own verb. Raises Geweigerd, or DoesNotExist for an outsider."""

    def __init__(self, door: Hoedanigheid, op: date) -> None:
        self.door, self.op = door, op
        self._gedaan: set[tuple[int, str, str]] = set()

    def doe(self, brief_id: int) -> None:
        # The verb asks whether this door may see it, and says why it can't go any more.
        brief = Brief.objects.defer("html", "gegevens").get(pk=brief_id, dossier__gemeente_id=self.door.gemeente_id)
        geheel = (brief.dossier_id, brief.soort, brief.kenmerk)
        if geheel in self._gedaan:
            return
        if brief.soort in SAMEN:
            SAMEN[brief.soort](self.door, brief, self.op)
            self._gedaan.add(geheel)
        else:
            verzend(self.door, brief.dossier_id, brief.pk, op=self.op)
