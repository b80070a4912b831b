"""A term that was ended by mistake runs again; runs inside verbs of higher rooms."""

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen.gevolg_dwangsom import volg_dwangsom
from basis.werk.handelingen.opschorting import herinner_hervatten
from basis.werk.handelingen.verloop import bereken_opnieuw
from basis.werk.models import SoortVerschuiving, Termijn

INTUSSEN = "de regels veranderden terwijl de termijn niet liep"


def herleef_termijn(door: Hoedanigheid, dossier: Dossier, termijn: Termijn) -> None:
    """As if it never ended: same start, same suspensions, and no day extra. Nothing happens to an open term."""
    if termijn.afronding is None:
        return
    termijn.afronding = termijn.afgerond_op = None
    bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.REGELS, reden=INTUSSEN)
    schrijf(
        "termijn.herleefd",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        vanaf=termijn.vanaf,
        einddatum=termijn.einddatum,
    )
    for opschorting in termijn.opschortingen.filter(hervat_op=None).order_by("pk"):
        herinner_hervatten(door, dossier, termijn, opschorting)
    volg_dwangsom(door, dossier, termijn)
