"""Texts of a beschikking by which it is found."""

from basis.journaal.tijd import dag_van
from basis.werk.models import Bron
from basis.werk.zoekbron import Zoekbron
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking


def _tekst(rij: Beschikking) -> str:
    """Nothing of a draft that was dropped."""
    if rij.status == StatusBeschikking.VERVALLEN:
        return ""
    delen = [rij.inleiding, rij.zienswijze]
    for besluit in rij.besluiten.all():
        delen += [besluit.beoogd_resultaat, besluit.motivering]
    return "\n".join(delen).strip()


BESCHIKKING = Zoekbron(
    Bron.BESCHIKKING,
    lambda: Beschikking.objects.prefetch_related("besluiten"),
    "casus_id",
    _tekst,
    lambda rij: dag_van(rij.opgesteld_op),
    recht="document.zien",
)
BRONNEN = (BESCHIKKING,)
