"""The one verb of monitoring: keep the report of a month."""

from basis.documenten.handelingen import bewaar_bestand
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import handeling
from basis.organisatie.models import Hoedanigheid
from monitoring.models import Rapport
from monitoring.periode import Periode

SOORT = "maand"


@handeling("cijfers.zien")
def bewaar_rapport(door: Hoedanigheid, *, maand: Periode, pdf: bytes) -> Rapport:
    """Store the PDF of a month. Raises IntegrityError when that month has one (the unique key says so)."""
    rapport = Rapport.objects.create(
        gemeente_id=door.gemeente_id,
        soort=SOORT,
        maand=maand.van,
        bestand=bewaar_bestand(door.gemeente_id, pdf, "application/pdf"),
        gemaakt_op=nu(),
    )
    schrijf("rapport.gemaakt", door, maand=maand.code, rapport=rapport.pk)
    return rapport
