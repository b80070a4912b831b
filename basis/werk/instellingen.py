"""What a gemeente decides about its work list, as dated Instelling rows with a default."""

from basis.journaal.tijd import vandaag
from basis.organisatie.models import Instelling
from basis.organisatie.periode import geldt_op

STIL_WEKEN = "werk.stil_weken"
STIL_STANDAARD = 4


def stil_weken(gemeente_id: int) -> int:
    """After how many weeks without real contact a dossier is called quiet; 4 unless the gemeente says otherwise."""
    rij = Instelling.objects.filter(geldt_op(vandaag()), gemeente_id=gemeente_id, sleutel=STIL_WEKEN).first()
    waarde = rij.waarde if rij else STIL_STANDAARD
    return waarde if type(waarde) is int and 1 <= waarde <= 52 else STIL_STANDAARD
