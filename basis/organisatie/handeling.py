"""What every verb shares: one transaction, a recht, and a gebeurtenis. The one door to a change."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.db import transaction

from basis.journaal.schrijven import tel_gebeurtenissen
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.models import Hoedanigheid

P = ParamSpec("P")
R = TypeVar("R")

# Every verb of the house, by dotted name; tests and docs read this.
HANDELINGEN: dict[str, str | None] = {}


class Geweigerd(Exception):
    """A verb says no. `reden` is Dutch and for the screen, `veld` names the form field it belongs to."""

    def __init__(self, reden: str, veld: str | None = None) -> None:
        super().__init__(reden)
        self.reden = reden
        self.veld = veld


class GeenRecht(Geweigerd):
    """This functie may not do this."""


class Verouderd(Geweigerd):
    """Somebody else changed it after this form was opened. `reden`: when it is not the dossier that changed."""

    def __init__(self, wie: str = "Iemand anders", *, reden: str = "") -> None:
        super().__init__(
            reden
            or f"{wie} wijzigde dit dossier terwijl jij bezig was. Er is niets opgeslagen. "
            "Bekijk de nieuwe stand en sla daarna opnieuw op; je tekst staat er nog."
        )


def handeling(
    recht: str | None, *, stil: bool = False
) -> Callable[
    [Callable[Concatenate[Hoedanigheid, P], R]],
    Callable[Concatenate[Hoedanigheid, P], R],
]:
    """Make a function a verb: `@handeling("casus.behandelen") def start(door, …)`.

    Opens one transaction, checks the recht (the system may do all, None asks nothing), and insists that
    the verb wrote a gebeurtenis; `stil=True` for a verb that may find nothing to change.
    """

    def maak(functie: Callable[Concatenate[Hoedanigheid, P], R]) -> Callable[Concatenate[Hoedanigheid, P], R]:
        naam = f"{functie.__module__}.{functie.__qualname__}"
        HANDELINGEN[naam] = recht

        @wraps(functie)
        def doe(door: Hoedanigheid, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if recht is not None and door.soort != SoortDoor.SYSTEEM and not door.mag(recht):
                raise GeenRecht(f"Dit kan niet als {door.get_functie_display()}.")
            if vandaag() not in door.geldig:
                raise GeenRecht("Deze rol geldt vandaag niet (meer). Kies een andere rol.")
            with transaction.atomic(), tel_gebeurtenissen() as geschreven:
                resultaat = functie(door, *args, **kwargs)
                if not geschreven and not stil:
                    raise RuntimeError(f"{naam} schreef geen gebeurtenis")
            return resultaat

        return doe

    return maak
