"""A line of the arrangement becomes real help: by besluit, or without one."""

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.voorzieningen.models import Trede
from casussen.handelingen.aflopend import volg
from casussen.handelingen.overgangen import ondersteuning_naar
from casussen.models import Ondersteuning
from consortium.models import Verplichting


def wijs_toe(
    door: Hoedanigheid, dossier: Dossier, ondersteuning: Ondersteuning, verplichting: Verplichting | None
) -> None:
    """Assign one line on a locked dossier. Maatwerk is paid, so it needs its Verplichting."""
    if ondersteuning.trede == Trede.MAATWERK and verplichting is None:
        raise Geweigerd("Maatwerk kan niet worden toegewezen zonder gereserveerd geld.")
    ondersteuning.verplichting = verplichting
    ondersteuning.toegewezen_op = vandaag()
    ondersteuning_naar(
        door,
        dossier,
        ondersteuning,
        "naar_toegewezen",
        verplichting=verplichting.pk if verplichting else None,
    )
    volg(door, dossier, ondersteuning)


def vervallen(door: Hoedanigheid, dossier: Dossier, ondersteuning: Ondersteuning, *, reden: str) -> None:
    """Drop a proposed line on a locked dossier; `reden` is a code (afgewezen, gesloten, ingetrokken)."""
    ondersteuning_naar(door, dossier, ondersteuning, "naar_geannuleerd", reden=reden)
