"""The next step where a besluit is awaited, for a list. Two queries besides the reading of the casussen."""

from collections.abc import Sequence

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.waarover import Over
from basis.organisatie.models import Hoedanigheid
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Aanvraag, Beschikking
from casussen.enums import StatusOnderzoek
from casussen.stand import voor_lijst

S = StatusBeschikking
_OPEN = (StatusOnderzoek.VERSLAG_VERZONDEN, StatusOnderzoek.AANVRAAG)
# What follows from where the beschikking stands: who may, what it is called, and where it is done.
_STAP: dict[str, tuple[tuple[str, ...], str, str]] = {
    S.CONCEPT: (("besluit.opstellen",), "Beschikking afmaken", "bewerken"),
    S.TER_ACCORDERING: (("besluit.accorderen",), "Beslissen als tweede persoon", "vaststellen"),
    S.VASTGESTELD: (("brief.verzenden",), "Besluit bekendmaken", "verzenden"),
}


def over(dossiers: Sequence[Dossier], door: Hoedanigheid) -> dict[int, Over]:
    lopend = {
        pk: stand.lopend
        for pk, stand in voor_lijst(dossiers).items()
        if not stand.gesloten and stand.lopend is not None and stand.lopend.status in _OPEN
    }
    if not lopend:
        return {}
    onderzoeken = [rij.pk for rij in lopend.values()]
    aanvragen = {rij.onderzoek_id: rij for rij in Aanvraag.objects.filter(onderzoek_id__in=onderzoeken)}
    rijen = Beschikking.objects.filter(aanvraag__onderzoek_id__in=onderzoeken).exclude(status=S.VERVALLEN)
    per_casus = {rij.casus_id: rij for rij in rijen.only("casus_id", "status")}
    uit = {}
    for pk, onderzoek in lopend.items():
        if beschikking := per_casus.get(pk):
            uit[pk] = _van(beschikking, door)
        elif onderzoek.pk in aanvragen:
            uit[pk] = _stap(door, ("besluit.opstellen",), "Beschikking opstellen", "opstellen", pk)
        elif voor_lijst(dossiers)[pk].wacht_op_besluit:
            uit[pk] = _stap(door, ("besluit.opstellen",), "Aanvraag vastleggen", "aanvraag", pk)
    return uit


def _van(rij: Beschikking, door: Hoedanigheid) -> Over:
    if rij.status not in _STAP:
        return Over()
    return _stap(door, *_STAP[rij.status], rij.casus_id, rij.pk)


def _stap(door: Hoedanigheid, rechten: tuple[str, ...], label: str, naam: str, *waar: int) -> Over:
    mag = any(door.mag(recht) for recht in rechten)
    return Over(stap=label, stap_url=reverse(f"beschikkingen:{naam}", args=waar) if mag else "")
