"""Whether a door may decide alone what an inwoner gets: by mandaat, aanbieder and registratie (praktijk 13).

The same for a besluit on an aanvraag and for temporary help at once.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from basis.organisatie.enums import SoortOrganisatie, Telling, Wet
from basis.organisatie.mandaten import per
from basis.organisatie.models import Hoedanigheid, Mandaat
from basis.scherm.opmaak import euro


@dataclass(frozen=True)
class Zaak:
    """What is decided, as far as it says who may: no person, no text."""

    gemeente_id: int
    wet: Wet
    per_jaar: Decimal
    # With all that runs at the same time for this inwoner under this wet.
    samen: Decimal
    partijen: frozenset[int]
    afwijzing: bool = False
    minder_dan_gevraagd: bool = False
    # Medewerkers who wrote it or asked for akkoord: they are never the second.
    opstellers: frozenset[int] = frozenset()
    wat: str = "Dit besluit"
    # Whether asking akkoord is a way: help at once is granted by somebody who may, or not at all.
    tweede_kan: bool = True

    def bedrag(self, mandaat: Mandaat) -> Decimal:
        """Euro per year the limit of this mandaat is held against."""
        return self.samen if mandaat.telling == Telling.INWONER else self.per_jaar


def van_gemeente(door: Hoedanigheid) -> bool:
    return door.organisatie is not None and door.organisatie.soort == SoortOrganisatie.GEMEENTE


def wat_het_kost(zaak: Zaak, mandaat: Mandaat) -> str:
    """The amount that counts for this mandaat, and what it is made of."""
    bedrag = zaak.bedrag(mandaat)
    if bedrag == zaak.per_jaar:
        return f"{zaak.wat} is {euro(bedrag)} per jaar."
    return f"{zaak.wat} is {euro(zaak.per_jaar)} per jaar. Wat tegelijk loopt, is dan samen {euro(bedrag)} per jaar."


def redenen_tegen(zaak: Zaak, door: Hoedanigheid, mandaat: Mandaat | None, dag: date, over: bool) -> list[str]:
    """The reasons that hold for a first and a second decider alike."""
    redenen: list[str] = []
    wie = door.naam if over else "Je"
    if mandaat is None:
        waar = "" if van_gemeente(door) else f" bij {door.organisatie_naam}"
        artikel = "Awb 10:3" if van_gemeente(door) else "Wmo 2.6.3, Awb 10:4 en 10:5"
        bij = "" if zaak.tweede_kan else " om bij spoed hulp toe te wijzen"
        redenen.append(
            f"Er is geen schriftelijk mandaat voor een {door.get_functie_display()}{waar}{bij} "
            f"onder de {zaak.wet.label} ({artikel})."
        )
    elif zaak.bedrag(mandaat) > mandaat.max_per_jaar:
        mag = "mag vaststellen" if zaak.tweede_kan else "mag dan toewijzen"
        redenen.append(
            f"{wat_het_kost(zaak, mandaat)} "
            f"{wie} {mag} tot {euro(mandaat.max_per_jaar)} {per(mandaat)} (mandaat {mandaat.kenmerk})."
        )
    if door.organisatie_id in zaak.partijen:
        redenen.append(f"{door.organisatie_naam} geeft zelf de hulp. Een ander moet beslissen (Awb 2:4).")
    if zaak.wet == Wet.JEUGD and not (door.medewerker and door.medewerker.geregistreerd_op(dag)):
        redenen.append(
            f"{wie} {'heeft' if over else 'hebt'} geen geldige SKJ- of BIG-registratie. "
            "Voor jeugdhulp is die nodig (Jeugdwet 2.7)."
        )
    if redenen and not zaak.tweede_kan:
        redenen.append("Vraag een collega die dit wel mag.")
    return redenen
