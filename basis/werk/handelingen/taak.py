"""Make a task and tick it off."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Team
from basis.werk.models import SoortTaak, Taak


def maak_taak(
    door: Hoedanigheid,
    dossier: Dossier,
    soort: SoortTaak,
    *,
    voor: Hoedanigheid | None = None,
    team: Team | None = None,
    vanaf: date | None = None,
    uiterlijk: date | None = None,
    toelichting: str = "",
    verwijst_naar: int | None = None,
    sleutel: str | None = None,
) -> Taak:
    """A task on a locked dossier, for one hoedanigheid or else a team.

    `sleutel` makes a task of an event once: while one with the same sleutel exists, that one is returned.
    """
    if sleutel and (eerder := Taak.objects.filter(gemeente_id=dossier.gemeente_id, sleutel=sleutel).first()):
        return eerder
    taak = Taak.objects.create(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        soort=soort,
        voor=voor,
        team=None if voor else (team or dossier.team),
        vanaf=vanaf,
        uiterlijk=uiterlijk,
        toelichting=toelichting,
        verwijst_naar=verwijst_naar,
        sleutel=sleutel,
        gemaakt_op=nu(),
        gemaakt_door=door,
    )
    schrijf("taak.gemaakt", door, dossier=dossier, soort_taak=soort.value, taak=taak.pk)
    return taak


@handeling("contact.vastleggen")
def rond_taak_af(door: Hoedanigheid, dossier_id: int, taak_id: int) -> Taak:
    """Tick off a task; a second time is refused."""
    dossier = vergrendel(door, dossier_id)
    taak = Taak.objects.select_for_update().get(pk=taak_id, dossier=dossier)
    if taak.klaar_op:
        raise Geweigerd("Deze taak is al afgerond.")
    if taak.soort == SoortTaak.TERUGBELLEN:
        raise Geweigerd("Leg bij het terugbelverzoek vast hoe het ging.")
    taak.klaar_op, taak.klaar_door = nu(), door
    taak.save(update_fields=["klaar_op", "klaar_door"])
    schrijf("taak.klaar", door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk)
    return taak
