"""Do one thing to many rows: each in a transaction of its own, all at most once, and say what became of each.

The outcome stands in the Inzending of the form, so it can be read again and belongs to who sent it. It is
written in the same transaction as its row: what it calls done is done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm import klaar
from basis.scherm.acties import ANDERE_DOOR, GEEN_BEWIJS, vingerafdruk_van
from basis.scherm.models import Inzending

ANDERE_STUKKEN = (
    "Wat je eerst koos, is al gedaan. Wat je daarna koos nog niet: open de lijst opnieuw en kies wat er nog moet."
)
NIET_TE_ZIEN = "Je kunt dit dossier niet (meer) zien."


@dataclass(frozen=True)
class Stuk:
    """What became of one row. `gelukt` is None while its turn has not come."""

    id: int
    gelukt: bool | None
    reden: str


def per_stuk(
    request: HttpRequest,
    door: Hoedanigheid,
    bewijs: UUID | None,
    ids: Sequence[int],
    doe: Callable[[int], Any],
    naar: Callable[[int], str],
) -> HttpResponse:
    """Run `doe(id)` for each; 303 to `naar(inzending_id)`. A second submit goes there too and does nothing."""
    if bewijs is None:
        raise Geweigerd(GEEN_BEWIJS)
    afdruk = vingerafdruk_van(request)
    uitslag: list[list[Any]] = [[pk, None, ""] for pk in ids]
    try:
        with transaction.atomic():
            inzending = Inzending.objects.create(
                token=bewijs, door=door, pad=request.path[:300], vingerafdruk=afdruk, gemaakt_op=nu(), uitslag=uitslag
            )
    except IntegrityError:
        eerder = Inzending.objects.filter(token=bewijs, door=door, pad=request.path[:300]).first()
        if eerder is None:
            raise Geweigerd(ANDERE_DOOR) from None
        # The same rows with another button or day is other work: it may not look done.
        if eerder.vingerafdruk not in ("", afdruk) or {regel[0] for regel in eerder.uitslag or []} != set(ids):
            raise Geweigerd(ANDERE_STUKKEN) from None
        return _naar(request, naar(eerder.pk), bewijs)
    for regel in uitslag:
        try:
            with transaction.atomic():
                doe(regel[0])
                regel[1] = True
                _bewaar(inzending, uitslag)
        except Geweigerd as fout:
            regel[1:] = [False, fout.reden]
            _bewaar(inzending, uitslag)
        except ObjectDoesNotExist:
            regel[1:] = [False, NIET_TE_ZIEN]
            _bewaar(inzending, uitslag)
    return _naar(request, naar(inzending.pk), bewijs)


def _bewaar(inzending: Inzending, uitslag: list[list[Any]]) -> None:
    Inzending.objects.filter(pk=inzending.pk).update(uitslag=uitslag)


def _naar(request: HttpRequest, url: str, bewijs: UUID) -> HttpResponse:
    """To the outcome, which says itself what was saved; the browser may forget the text it kept."""
    antwoord = HttpResponse(status=303)
    antwoord["Location"] = url
    klaar.zet(request, antwoord, bewijs, "", nu())
    return antwoord


def uitslag_van(door: Hoedanigheid, inzending_id: int) -> list[Stuk]:
    """What became of a submit of this door. Raises Inzending.DoesNotExist for anybody else's."""
    rij = Inzending.objects.exclude(uitslag=None).get(pk=inzending_id, door=door)
    return [Stuk(*regel) for regel in rij.uitslag or []]
