"""Which verb posts which letter: a verslag and a beschikking also move something in their own room."""

from collections.abc import Callable, Sequence
from datetime import date

from django.urls import reverse

from basis.documenten.handelingen import verzend
from basis.documenten.models import Brief, SoortBrief
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from beschikkingen.handelingen import dateer as dateer_besluit
from beschikkingen.handelingen import verzend as verzend_besluit
from beschikkingen.models import Beschikking
from casussen.handelingen import verzend_verslag


def _verslag(door: Hoedanigheid, brief: Brief, op: date) -> None:
    verzend_verslag(door, brief.dossier_id, op=op)


def _besluit(door: Hoedanigheid, brief: Brief, op: date) -> None:
    verzend_besluit(door, brief.dossier_id, _besluit_van(brief), op=op)


def _besluit_van(brief: Brief) -> int:
    return Beschikking.objects.only("pk").get(casus_id=brief.dossier_id, nummer=brief.kenmerk).pk


# All letters of one verslag or besluit go together, whoever they are addressed to.
SAMEN: dict[str, Callable[[Hoedanigheid, Brief, date], None]] = {
    SoortBrief.VERSLAG: _verslag,
    SoortBrief.BESCHIKKING: _besluit,
}


def los_verzenden(brieven: Sequence[Brief]) -> dict[int, str]:
    """{brief: page} that posts this letter with its set, and asks what a list can't. One query, of besluiten."""
    besluiten = [brief for brief in brieven if brief.soort == SoortBrief.BESCHIKKING]
    rijen = Beschikking.objects.filter(casus_id__in={brief.dossier_id for brief in besluiten}) if besluiten else ()
    nummers = {(rij.casus_id, rij.nummer): rij.pk for rij in rijen}
    uit = {}
    for brief in brieven:
        if brief.soort == SoortBrief.VERSLAG:
            uit[brief.pk] = reverse("casussen:verslag_verzenden", args=[brief.dossier_id])
        elif brief.soort == SoortBrief.BESCHIKKING:
            pk = nummers[brief.dossier_id, brief.kenmerk]
            uit[brief.pk] = reverse("beschikkingen:verzenden", args=[brief.dossier_id, pk])
        else:
            uit[brief.pk] = reverse("documenten:verzend", args=[brief.dossier_id, brief.pk])
    return uit


class Verzending:
    """The letters of one submit, each by its own verb. Raises Geweigerd, or DoesNotExist for an outsider."""

    def __init__(self, door: Hoedanigheid, op: date) -> None:
        self.door, self.op = door, op
        self._gedaan: set[tuple[int, str, str]] = set()

    def dateer(self, brief_id: int) -> None:
        """Make the letters of a besluit anew for this day."""
        brief = self._brief(brief_id)
        if brief.soort != SoortBrief.BESCHIKKING:
            raise Geweigerd("Op deze brief staat geen dag van de post. Hij hoeft niet opnieuw.")
        geheel = (brief.dossier_id, brief.soort, brief.kenmerk)
        if geheel not in self._gedaan:
            dateer_besluit(self.door, brief.dossier_id, _besluit_van(brief), op=self.op)
            self._gedaan.add(geheel)

    def _brief(self, brief_id: int) -> Brief:
        # The verb asks whether this door may see it, and says why it can't go any more.
        return Brief.objects.defer("html", "gegevens").get(pk=brief_id, dossier__gemeente_id=self.door.gemeente_id)

    def doe(self, brief_id: int) -> None:
        brief = self._brief(brief_id)
        geheel = (brief.dossier_id, brief.soort, brief.kenmerk)
        if geheel in self._gedaan:
            return
        if brief.soort in SAMEN:
            SAMEN[brief.soort](self.door, brief, self.op)
            self._gedaan.add(geheel)
        else:
            verzend(self.door, brief.dossier_id, brief.pk, op=self.op)
