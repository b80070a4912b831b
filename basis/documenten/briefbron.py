"""One kind of letter, told by the room that makes it: what it would say today, and whose act its posting is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.urls import reverse

from basis.documenten.adressering import Geadresseerde
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.journaal.plek import Plek
from basis.organisatie.models import Hoedanigheid

Ontvanger = tuple[str, int | str]


@dataclass(frozen=True)
class Nu:
    """What a letter would say today. `eerste`: the first letter of its set, one per addressee."""

    zeg: Callable[[Geadresseerde], Mapping[str, Any]]
    eerste: int = 0

    @classmethod
    def aan_ieder(cls, gegevens: Mapping[str, Any], eerste: int | None) -> Self:
        """The same to every addressee."""
        return cls(lambda _: gegevens, eerste or 0)


@dataclass(frozen=True)
class EigenPost:
    """Posting such a letter moves something in the room that makes it: there it is recorded and corrected."""

    bij: str
    verbeter: Callable[[Brief], str]

    @property
    def waarom_niet_verzenden(self) -> str:
        return f"Deze brief hoort bij {self.bij}. Leg daar vast dat hij op de post is."

    @property
    def waarom_niet_verbeteren(self) -> str:
        return f"Deze brief hoort bij {self.bij}. Verbeter de dag van de post daar."


@dataclass(frozen=True)
class Briefbron:
    """One kind of letter, told by the room that makes it.

    `nu` reads the facts of many letters in a fixed number of queries; a letter it does not know is compared on its
    addressee only. `maak` makes letters anew on a locked dossier, but not for who got one already (which, is told);
    without it `elders` is the page where that is done.
    """

    soort: SoortBrief
    nu: Callable[[Sequence[Brief]], Mapping[int, Nu]]
    maak: Callable[[Hoedanigheid, Dossier, Brief, Mapping[Ontvanger, Brief]], None] | None = None
    elders: Callable[[Brief], str] | None = None
    recht: str = "brief.verzenden"  # to make it anew
    # What a key is called in a reason: "de dag van de aanvraag". Any other key is "de tekst".
    namen: Mapping[str, str] = field(default_factory=dict)
    # Where something added later makes nothing untrue that the letter says.
    groeit: frozenset[str] = frozenset()
    # Where post is not safe this letter is not made at all: somebody tells it another way.
    alleen_veilig: bool = False
    post: EigenPost | None = None


BRONNEN: Plek[Briefbron] = Plek(__name__, "wat een brief vandaag zou zeggen, per soort door de kamer die hem maakt")


def bron_van(soort: str) -> Briefbron | None:
    return next((bron for bron in BRONNEN if bron.soort == soort), None)


def eigen_post(brief: Brief) -> EigenPost | None:
    bron = bron_van(brief.soort)
    return bron.post if bron else None


def opnieuw_url(brief: Brief, door: Hoedanigheid) -> str:
    """Where this door makes the letter anew; empty when that is for somebody else to do."""
    bron = bron_van(brief.soort)
    if bron is None or not door.mag(bron.recht):
        return ""
    if bron.elders:
        return bron.elders(brief)
    return reverse("documenten:opnieuw", args=[brief.dossier_id, brief.pk])
