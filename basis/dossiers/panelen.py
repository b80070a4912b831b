"""What a room puts on the dossier page. The page itself (werkplek) only lists functions.

A panel is `(dossier, door) -> Paneel | None`, with a fixed number of queries whatever the dossier holds.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Zet:
    """A move. Open when `reden` is None; else the page shows in Dutch why it is closed (never a silent button)."""

    label: str
    url: str
    reden: str | None = None
    uitleg: str = ""
    hoofd: bool = False
    meer_url: str = ""
    meer_label: str = ""

    @property
    def open(self) -> bool:
        return self.reden is None


@dataclass(frozen=True)
class Paneel:
    """One block: rendered by `template` with `context` (and `paneel`); `zetten` join the moves at the top."""

    titel: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    zetten: tuple[Zet, ...] = ()
    aantal: int | None = None


MaakPaneel = Callable[[Dossier, Hoedanigheid], Paneel | None]
