"""Who referred to jeugdhulp: a code and a name, with AGB where there is one; and a look afterwards (Jeugdwet 2.6, 3.5).

Help is never held back for it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.instellingen import getal
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, euro
from basis.werk.handelingen import maak_taak
from basis.werk.models import SoortTaak
from casussen.enums import Grondslag, TypeVerwijzer
from casussen.models import Casus, Ondersteuning
from casussen.samenloop import hoogste, lopend_van
from casussen.wachters import naam_van

# On whose word the help rests: an arts (2.6 lid 1 e), or a GI or rechter (3.5, 2.4 lid 2 b).
VAN_GRONDSLAG: dict[str, tuple[TypeVerwijzer, ...]] = {
    Grondslag.VERWIJZING: (TypeVerwijzer.HUISARTS, TypeVerwijzer.JEUGDARTS, TypeVerwijzer.SPECIALIST),
    Grondslag.BEPALING: (TypeVerwijzer.GI, TypeVerwijzer.RECHTER),
}
MET_AGB = VAN_GRONDSLAG[Grondslag.VERWIJZING]
MAX_NAAM = 64
NAKIJKEN_BINNEN = timedelta(weeks=2)
_AGB = re.compile(r"[0-9]{8}")


@dataclass(frozen=True)
class Verwijzer:
    """`soort` is a code of TypeVerwijzer, `agb` eight digits; `op` the day of the verwijzing or bepaling."""

    soort: str
    naam: str
    agb: str = ""
    op: date | None = None


def toets_verwijzer(grondslag: str, verwijzer: Verwijzer | None) -> None:
    """Raises Geweigerd at the field."""
    mag = VAN_GRONDSLAG.get(grondslag)
    if mag is None:
        return
    wie = "verwees" if grondslag == Grondslag.VERWIJZING else "de hulp bepaalde"
    if verwijzer is None or verwijzer.soort not in mag:
        raise Geweigerd(f"Kies wie {wie}: {', '.join(str(soort.label) for soort in mag)}.", "verwijzer")
    if not verwijzer.naam.strip():
        raise Geweigerd(f"Vul de naam in van wie {wie}.", "verwijzer_naam")
    if len(verwijzer.naam.strip()) > MAX_NAAM:
        raise Geweigerd(f"De naam is te lang: er passen {MAX_NAAM} tekens.", "verwijzer_naam")
    agb = verwijzer.agb.strip()
    if agb and verwijzer.soort not in MET_AGB:
        raise Geweigerd(
            "Een rechter of gecertificeerde instelling heeft geen AGB-code. Laat dit leeg.", "verwijzer_agb"
        )
    if agb and not _AGB.fullmatch(agb):
        raise Geweigerd("Een AGB-code is acht cijfers, bijvoorbeeld 01234567.", "verwijzer_agb")
    if verwijzer.op and verwijzer.op > vandaag():
        raise Geweigerd(f"{datum(verwijzer.op)} ligt in de toekomst.", "verwezen_op")


def zet_op(casus: Casus, verwijzer: Verwijzer | None) -> None:
    """On the row; the caller saves."""
    if verwijzer is None or casus.grondslag not in VAN_GRONDSLAG:
        return
    casus.verwijzer, casus.verwijzer_naam = verwijzer.soort, verwijzer.naam.strip()
    casus.verwijzer_agb, casus.verwezen_op = verwijzer.agb.strip(), verwijzer.op


def in_woorden(casus: Casus) -> str:
    """Huisarts dr. A. Jansen (AGB 01234567), 12 november 2026"""
    if not casus.verwijzer:
        return ""
    wie = str(TypeVerwijzer(casus.verwijzer).label)
    agb = f" (AGB {casus.verwijzer_agb})" if casus.verwijzer_agb else ""
    op = f", {datum(casus.verwezen_op)}" if casus.verwezen_op else ""
    return f"{wie[:1].upper()}{wie[1:]}: {casus.verwijzer_naam}{agb}{op}"


def _op_verwijzing(dossier: Dossier, lijn: Ondersteuning) -> Decimal:
    """Euro per year on a verwijzing at the same time as this line: cutting it in parts doesn't hide it."""
    assert dossier.inwoner is not None
    delen = lopend_van(dossier.inwoner, dossier.wet or "", (Grondslag.VERWIJZING,))
    eigen = [deel for deel in delen if deel.regel == lijn.pk]
    return hoogste(eigen, [deel for deel in delen if deel.regel != lijn.pk], vandaag())


def kijk_na(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning) -> None:
    """Help on a verwijzing was assigned: above the limit of the gemeente somebody looks at it afterwards."""
    if lijn.grondslag != Grondslag.VERWIJZING or lijn.verplichting_id is None:
        return
    bedrag = _op_verwijzing(dossier, lijn)
    if bedrag <= getal(dossier.gemeente_id, "verwijzing_controle", vandaag()):
        return
    maak_taak(
        door,
        dossier,
        SoortTaak.VERWIJZING,
        uiterlijk=vandaag() + NAKIJKEN_BINNEN,
        toelichting=f"{naam_van(lijn)} op verwijzing: {euro(bedrag)} per jaar. Passen soort en omvang? "
        "De hulp wacht er niet op.",
        verwijst_naar=lijn.pk,
        sleutel=f"verwijzing:{lijn.pk}",
    )
