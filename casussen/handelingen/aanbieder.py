"""Who gives the help, chosen after the besluit left it open ('nader te kiezen')."""

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet
from basis.journaal.schrijven import schrijf
from basis.organisatie.enums import SoortOrganisatie
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Organisatie
from casussen.enums import StatusCasus, StatusOndersteuning
from casussen.handelingen.lijn import lijn_van, waarom_dubbel
from casussen.handelingen.overgangen import herken
from casussen.models import Ondersteuning
from casussen.stand import lees
from casussen.wachters import waarom_eigen_aanbieder, waarom_niet_kies_aanbieder
from consortium.handelingen import kies_partij


@handeling("casus.behandelen")
def kies_aanbieder(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, organisatie: Organisatie, versie: int | None = None
) -> Ondersteuning:
    """Name the aanbieder of help that was assigned without one; the money follows at its tarief. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    lijn = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_kies_aanbieder(stand, lijn):
        raise Geweigerd(reden)
    if organisatie.gemeente_id != dossier.gemeente_id or organisatie.soort == SoortOrganisatie.VERWIJZER:
        raise Geweigerd("Deze aanbieder bestaat hier niet. Kies er een uit de lijst.", "organisatie")
    if reden := waarom_eigen_aanbieder(door, lijn, organisatie):
        raise Geweigerd(reden, "organisatie")
    lijn.organisatie = organisatie
    if reden := waarom_dubbel(stand, lijn):
        raise Geweigerd(reden, "organisatie")
    lijn.save(update_fields=["organisatie"])
    schrijf("ondersteuning.aanbieder_gekozen", door, dossier=dossier, **herken(lijn))
    wacht = stand.lijnen_met(StatusOndersteuning.TOEGEWEZEN)
    if lijn in wacht and stand.casus.status == StatusCasus.HULPVERLENING and all(rij.organisatie_id for rij in wacht):
        # All of it is decided, on the post and placed: now the help must begin.
        zet_aan_zet(dossier, AanZet.AANBIEDER)
    # The money last: its lock is shared by the whole gemeente (docs/geld.md).
    if lijn.verplichting is not None:
        kies_partij(door, lijn.verplichting, organisatie)
    return lijn
