"""Tasks of this room that are done by what they ask."""

from basis.werk.handelingen.taak import VasteTaak
from basis.werk.models import SoortTaak

_LAATSTE_DAG = "De laatste dag van de hulp verschuift niet. Kies wat er daarna gebeurt."
VAST = (
    VasteTaak(
        SoortTaak.AFLOPEND,
        "Deze hulp loopt af. Kies eerst wat er daarna gebeurt; dan is de taak vanzelf klaar.",
        _LAATSTE_DAG,
    ),
    VasteTaak(
        SoortTaak.SPOED,
        "De hulp stopt niet vanzelf. Neem een nieuw besluit, of leg vast dat de hulp stopte; dan is de taak vanzelf "
        "klaar.",
        _LAATSTE_DAG,
    ),
    VasteTaak(
        SoortTaak.MOTIVERING,
        "Leg vast op welke dag de motivering op de post ging; dan is de taak vanzelf klaar.",
        "De wet geeft een week. Die verschuift niet.",
    ),
)
