"""Drafts on the server: saved every few seconds, seen by their own hoedanigheid only."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, QueryDict

from basis.journaal.tijd import geleden, nu
from basis.organisatie.models import Hoedanigheid
from basis.scherm import opmaak
from basis.scherm.models import Concept, Inzending

MAX_BYTES = 64 * 1024
MAX_PER_DOOR = 100
BEWAAR = timedelta(days=30)
BEWAAR_INZENDING = timedelta(days=7)
SLEUTEL = re.compile(r"^[a-z0-9:_-]{1,120}$")
# Fields that never go into a draft, whatever the browser sends (BSNs are only stored encrypted).
NOOIT = re.compile(r"^(csrfmiddlewaretoken|bewijs|versie|sleutel|weg)$|bsn|wachtwoord|password")

AL_VERSTUURD = "Dit formulier is al verstuurd. Wat je daarna typte staat op dit toestel. Open de bladzijde opnieuw."


class ConceptGeweigerd(Exception):
    """A draft that can't be saved; `status` is the HTTP status to answer with."""

    def __init__(self, reden: str, status: int) -> None:
        super().__init__(reden)
        self.status = status


@dataclass(frozen=True)
class Bewaard:
    """A draft as it was saved: raw values per field, and when (11.20, in ms for the browser, and in full)."""

    velden: dict[str, list[str]]
    op: str
    ms: int
    wanneer: str


def _door(request: HttpRequest) -> Hoedanigheid | None:
    door = getattr(request, "door", None)
    return door if isinstance(door, Hoedanigheid) else None


def lees(request: HttpRequest, sleutel: str) -> Bewaard | None:
    """The own draft under this key, or None."""
    door = _door(request)
    if door is None:
        return None
    rij = Concept.objects.filter(door=door, sleutel=sleutel, bewaard_op__gte=geleden(BEWAAR)).first()
    if rij is None:
        return None
    op = rij.bewaard_op
    return Bewaard(rij.inhoud, opmaak.tijd(op), int(op.timestamp() * 1000), opmaak.datumtijd(op))


def bewaar(door: Hoedanigheid, sleutel: str, gegevens: QueryDict) -> str:
    """Save the own draft; returns the time (11.20). Raises ConceptGeweigerd.

    A draft of a form that was submitted already (a late autosave) is refused, so no text comes back
    from the dead.
    """
    if not SLEUTEL.match(sleutel):
        raise ConceptGeweigerd("Deze sleutel kan niet.", 400)
    inhoud = {naam: gegevens.getlist(naam) for naam in gegevens if not NOOIT.search(naam.lower())}
    if any("\x00" in stuk for naam, lijst in inhoud.items() for stuk in (naam, *lijst)):
        raise ConceptGeweigerd("In je tekst staan tekens die we niet kunnen bewaren.", 400)
    if len(json.dumps(inhoud).encode()) > MAX_BYTES:
        raise ConceptGeweigerd("Je tekst is te lang om tussendoor te bewaren. Sla hem op.", 413)
    if ingediend(door, gegevens.get("bewijs", "")):
        raise ConceptGeweigerd(AL_VERSTUURD, 409)
    moment = nu()
    if not Concept.objects.filter(door=door, sleutel=sleutel).exists():
        oudste = Concept.objects.filter(door=door).order_by("-bewaard_op").values("pk")[MAX_PER_DOOR - 1 :]
        Concept.objects.filter(pk__in=list(oudste.values_list("pk", flat=True))).delete()
    Concept.objects.update_or_create(door=door, sleutel=sleutel, defaults={"inhoud": inhoud, "bewaard_op": moment})
    return opmaak.tijd(moment)


def ingediend(door: Hoedanigheid, bewijs: str) -> Inzending | None:
    """The own submit with this proof, or None when it never arrived."""
    try:
        token = UUID(bewijs)
    except ValueError:
        return None
    return Inzending.objects.filter(token=token, door=door).first()


def gooi_weg(door: Hoedanigheid, sleutel: str) -> None:
    """Forget the own draft under this key; what is no key has no draft."""
    if SLEUTEL.match(sleutel):
        Concept.objects.filter(door=door, sleutel=sleutel).delete()


def ruim_op() -> tuple[int, int]:
    """Delete drafts and tokens past their time. Returns how many of each."""
    concepten, _ = Concept.objects.filter(bewaard_op__lt=geleden(BEWAAR)).delete()
    inzendingen, _ = Inzending.objects.filter(gemaakt_op__lt=geleden(BEWAAR_INZENDING)).delete()
    return concepten, inzendingen
