"""On which onderzoek an aanvraag hangs (Wmo 2.3.2 lid 9). Reads only; verb, guard and page ask the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from basis.documenten.models import StatusBrief
from basis.dossiers.models import Dossier
from basis.organisatie.regels import regels_voor
from basis.termijnen.bereken import bereken
from beschikkingen.models import Aanvraag
from casussen.enums import LOPEND_ONDERZOEK, StatusOnderzoek
from casussen.models import Casus, Onderzoek
from casussen.wachters import heeft_aanvraag

# An aanvraag may still come on these: breaking off does not undo the melding, and a verslag stays a verslag.
AFGELOPEN = (StatusOnderzoek.AFGEBROKEN, StatusOnderzoek.KLAAR)


@dataclass(frozen=True)
class Grond:
    """The onderzoek, and the ones right before it that were broken off: their six weeks ran on as well."""

    onderzoek: Onderzoek
    eerder: tuple[Onderzoek, ...] = ()
    # An aanvraag was made on it before, and ended without besluit.
    al_gevraagd: bool = False

    @property
    def gemeld_op(self) -> date:
        """No aanvraag lies before the first melding."""
        return min(rij.gemeld_op for rij in (self.onderzoek, *self.eerder))

    @property
    def heeft_verslag(self) -> bool:
        return heeft_verslag(self.onderzoek)

    @property
    def liep(self) -> bool:
        return self.onderzoek.status in LOPEND_ONDERZOEK


def is_heronderzoek(wet: str | None, onderzoek: Onderzoek) -> bool:
    """The gemeente looks again by itself: no six weeks, no aanvraag (Wmo 2.3.9 lid 2)."""
    return not heeft_aanvraag(wet or "", onderzoek.aanleiding)


def heeft_verslag(onderzoek: Onderzoek) -> bool:
    """Whether its verslag went out, also when it was broken off after that."""
    if onderzoek.status in (StatusOnderzoek.VERSLAG_VERZONDEN, StatusOnderzoek.KLAAR):
        return True
    return onderzoek.verslag is not None and onderzoek.verslag.status == StatusBrief.VERZONDEN


def zoek_grond(dossier: Dossier, casus: Casus) -> Grond | None:
    """The onderzoek that runs, else the last one that stopped or was done without aanvraag."""
    rijen = _onderzoeken(casus)
    onderzoek = next((rij for rij in rijen if rij.status in LOPEND_ONDERZOEK), None) or _laatste(dossier, rijen)
    if onderzoek is None:
        return None
    gevraagd = onderzoek.status in AFGELOPEN and Aanvraag.objects.filter(onderzoek=onderzoek).exists()
    return Grond(onderzoek, _eerder(dossier, rijen, onderzoek), gevraagd)


def grond_van(dossier: Dossier, aanvraag: Aanvraag) -> Grond:
    """On what this aanvraag was made, also when it was decided long ago."""
    rijen = _onderzoeken(aanvraag.casus)
    onderzoek = next(rij for rij in rijen if rij.pk == aanvraag.onderzoek_id)
    return Grond(onderzoek, _eerder(dossier, rijen, onderzoek), al_gevraagd=True)


def _onderzoeken(casus: Casus) -> list[Onderzoek]:
    """Newest first. One query."""
    rijen = casus.onderzoeken.select_related("termijn", "verslag").defer("verslag__html", "verslag__gegevens")
    return list(rijen.order_by("-pk"))


def _laatste(dossier: Dossier, rijen: Sequence[Onderzoek]) -> Onderzoek | None:
    gewoon = next((rij for rij in rijen if not is_heronderzoek(dossier.wet, rij)), None)
    if gewoon is not None and gewoon.status in AFGELOPEN:
        return gewoon
    # Only a heronderzoek after the last besluit: the guard says why no aanvraag hangs on that.
    laatste = rijen[0] if rijen else None
    return laatste if laatste is not None and is_heronderzoek(dossier.wet, laatste) else None


def _eerder(dossier: Dossier, rijen: Sequence[Onderzoek], onderzoek: Onderzoek) -> tuple[Onderzoek, ...]:
    ouder = (rij for rij in rijen if rij.pk < onderzoek.pk and not is_heronderzoek(dossier.wet, rij))
    return tuple(takewhile(lambda rij: rij.status == StatusOnderzoek.AFGEBROKEN, ouder))


def einde_zes_weken(dossier: Dossier, grond: Grond) -> date:
    """Last day of the six weeks of Wmo 2.3.2 lid 1, of the earliest melding."""
    return min(_einde(dossier, rij) for rij in (grond.onderzoek, *grond.eerder))


def _einde(dossier: Dossier, onderzoek: Onderzoek) -> date:
    if onderzoek.termijn is not None:
        return onderzoek.termijn.einddatum
    regels = regels_voor(dossier.gemeente.code, op=onderzoek.gemeld_op)
    return bereken("wmo-onderzoek", onderzoek.gemeld_op, regels=regels).einddatum
