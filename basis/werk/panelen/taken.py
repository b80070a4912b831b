"""What is still to do on a dossier besides its next move. One query."""

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import SoortTaak, Taak


def taken(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """What is still to do on this dossier besides its next move, for who works on it.

    Not for a vrijwilliger: a task tells of unsafe post or of who represents somebody.
    """
    if not door.mag("contact.vastleggen"):
        return None
    # A terugbelverzoek stands in a panel of its own, with the number and the tries.
    rijen = Taak.objects.filter(dossier=dossier, klaar_op=None).exclude(soort=SoortTaak.TERUGBELLEN)
    rijen = rijen.select_related("voor__medewerker", "team")
    lijst = list(rijen.order_by("uiterlijk", "id")[:50])
    if not lijst:
        return None
    return Paneel("Taken", "werk/paneel_taken.html", {"taken": lijst, "dossier": dossier})
