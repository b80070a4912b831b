"""Who referred, written down or corrected later."""

from basis.dossiers.handelingen import vergrendel
from basis.journaal.schrijven import schrijf
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from casussen.models import Casus
from casussen.stand import Stand, lees
from casussen.verwijzing import VAN_GRONDSLAG, Verwijzer, toets_verwijzer, zet_op
from casussen.wachters import GESLOTEN


def waarom_geen_verwijzer(stand: Stand) -> str | None:
    if stand.gesloten:
        return GESLOTEN
    if stand.casus.grondslag not in VAN_GRONDSLAG:
        return "Deze casus rust niet op een verwijzing of bepaling."
    return None


@handeling("casus.behandelen")
def leg_verwijzer_vast(
    door: Hoedanigheid, dossier_id: int, *, verwijzer: Verwijzer, versie: int | None = None
) -> Casus:
    """A code and a name, with AGB where there is one. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_geen_verwijzer(stand):
        raise Geweigerd(reden)
    casus = stand.casus
    toets_verwijzer(casus.grondslag, verwijzer)
    zet_op(casus, verwijzer)
    casus.save(update_fields=["verwijzer", "verwijzer_naam", "verwijzer_agb", "verwezen_op"])
    schrijf("casus.verwijzer", door, dossier=dossier, verwijzer=casus.verwijzer)
    return casus
