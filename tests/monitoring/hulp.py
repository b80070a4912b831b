"""Events as the rooms write them, on real dossiers of a team."""

from datetime import date
from typing import Any

from django.db import transaction

from basis.dossiers.handelingen import maak_dossier
from basis.dossiers.models import Dossier, Fase, SoortDossier
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import klok_op, op_dag
from basis.organisatie.models import Kern, Team
from tests.fabriek import Wereld


def dossier(w: Wereld, inwoner: Inwoner, *, kern: Kern | None = None, team: Team | None = None) -> Dossier:
    return maak_dossier(
        w.systeem,
        SoortDossier.CASUS,
        letter="W",
        fase=Fase.TOEGANG,
        titel="Wmo: nieuwe melding",
        team=team or w.team,
        inwoner=inwoner,
        wet="wmo",
        kern=kern or w.kern,
    )


# What the sentence of a soort needs to be told, where a figure does not.
_VERTELD = {
    "ondersteuning": {"trede": "maatwerk", "op": "2026-01-01"},
    "melding": {"kanaal": "telefoon", "door_of_namens": "ja"},
}


def gebeurt(w: Wereld, soort: str, bij: Dossier, dag: date, /, *, bekend: date | None = None, **velden: Any) -> None:
    """It happened on `dag` and was recorded here on `bekend` (the same day)."""
    with transaction.atomic(), klok_op(op_dag(bekend or dag, 12)):
        schrijf(
            soort,
            w.systeem,
            dossier=bij,
            gebeurd_op=op_dag(dag),
            **{**_VERTELD.get(soort.partition(".")[0], {}), **velden},
        )


def open_casussen(w: Wereld, inwoner: Inwoner, aantal: int, op: date, **waar: Any) -> list[Dossier]:
    rijen = [dossier(w, inwoner, **waar) for _ in range(aantal)]
    for rij in rijen:
        gebeurt(w, "casus.geopend", rij, op, naar="aangemeld", herkomst="eigen", gemeld_op=op)
    return rijen
