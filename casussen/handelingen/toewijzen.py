"""A line of the arrangement becomes real help: by besluit, or without one."""

import re

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Mandaat
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Trede
from casussen.enums import Grondslag
from casussen.handelingen.aflopend import volg
from casussen.handelingen.overgangen import ondersteuning_naar
from casussen.models import Casus, Ondersteuning
from casussen.spoed import toets_spoed, volg_spoed
from casussen.stand import Stand
from casussen.verwijzing import kijk_na
from consortium.handelingen import leeftijdsgroep, reserveer
from consortium.models import Verplichting

# A number such as HA-77: no spaces and at least one digit, so a name never lands in the grootboek.
_CODE = re.compile(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9./-]{0,39}")
_WAT: dict[str, str] = {
    Grondslag.SPOED: "spoed",
    Grondslag.VERWIJZING: "verwijzing",
    Grondslag.BEPALING: "bepaling",
    Grondslag.OVERGENOMEN: "overgenomen",
}


def wijs_toe(
    door: Hoedanigheid,
    dossier: Dossier,
    ondersteuning: Ondersteuning,
    verplichting: Verplichting | None,
    mandaat: Mandaat | None = None,
) -> None:
    """Assign one line on a locked dossier, decided under `mandaat`. Maatwerk is paid, so it needs its Verplichting."""
    if ondersteuning.trede == Trede.MAATWERK and verplichting is None:
        raise Geweigerd("Maatwerk kan niet worden toegewezen zonder gereserveerd geld.")
    ondersteuning.verplichting = verplichting
    ondersteuning.toegewezen_op = vandaag()
    ondersteuning_naar(
        door,
        dossier,
        ondersteuning,
        "naar_toegewezen",
        verplichting=verplichting.pk if verplichting else None,
        mandaat=mandaat.pk if mandaat else None,
    )
    volg(door, dossier, ondersteuning)


def vervallen(door: Hoedanigheid, dossier: Dossier, ondersteuning: Ondersteuning, *, reden: str) -> None:
    """Drop a proposed line on a locked dossier; `reden` is a code (afgewezen, gesloten, ingetrokken)."""
    ondersteuning_naar(door, dossier, ondersteuning, "naar_geannuleerd", reden=reden)


def grond_van(dossier: Dossier, casus: Casus, lijn: Ondersteuning) -> str:
    """What the money is booked on: "verwijzing HA-77". Text that is no code gives way to the kenmerk."""
    kenmerk = casus.grondslag_kenmerk
    if not _CODE.fullmatch(kenmerk):
        kenmerk = dossier.kenmerk
    return f"{_WAT[lijn.grondslag]} {kenmerk}"


def wijs_zonder_besluit_toe(door: Hoedanigheid, stand: Stand, lijn: Ondersteuning) -> None:
    """Assign a line that needs no besluit, on a locked dossier, and reserve its money. Raises Geweigerd."""
    dossier, verplichting = stand.dossier, None
    mandaat = toets_spoed(door, stand, lijn)
    if lijn.trede == Trede.MAATWERK:
        # Tied by the database for maatwerk (ondersteuning_maatwerk).
        assert dossier.inwoner is not None
        assert lijn.voorziening is not None
        assert lijn.hoeveelheid is not None
        assert lijn.eenheid is not None
        assert lijn.frequentie is not None
        verplichting = reserveer(
            door,
            grond=grond_van(dossier, stand.casus, lijn),
            voorziening=lijn.voorziening,
            partij=lijn.organisatie,
            wet=stand.wet,
            kern=dossier.kern,
            geldig=vanaf(lijn.geldig.lower, lijn.geldig.upper),
            hoeveelheid=lijn.hoeveelheid,
            eenheid=lijn.eenheid,
            frequentie=lijn.frequentie,
            toekennende=door.organisatie,
            leeftijdsgroep=leeftijdsgroep(dossier.inwoner, vandaag()),
        )
    wijs_toe(door, dossier, lijn, verplichting, mandaat)
    kijk_na(door, dossier, lijn)
    if lijn.grondslag == Grondslag.SPOED:
        volg_spoed(door, dossier, lijn, stand)
