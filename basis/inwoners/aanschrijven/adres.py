"""Address lines as the register writes them (RvIG, Haal Centraal BRP bevragen: adressering, adresregel1-3)."""

import re
from dataclasses import dataclass
from typing import Protocol

# Between the lines of an address abroad in one text field.
SCHEIDING = "|"
LAND_ONBEKEND = "onbekend"
# LO BRP 11.50, as it stands before the number.
AANDUIDINGEN = {"by": "bij", "to": "t/o"}
# An address without a number of its own.
POSTBUS = re.compile(r"(?:postbus|antwoordnummer)\s*[1-9][0-9]*", re.IGNORECASE)


class Adresgegevens(Protocol):
    """What the lines need of an address record. `omschrijving`: a described place, or lines abroad."""

    straat: str
    huisnummer: str
    huisletter: str
    toevoeging: str
    aanduiding: str
    postcode: str
    plaats: str
    omschrijving: str
    land: str


@dataclass(frozen=True)
class Adresregels:
    """Empty where the register gives nothing; `land` only abroad."""

    regel1: str = ""
    regel2: str = ""
    regel3: str = ""
    land: str = ""

    def __bool__(self) -> bool:
        return bool(self.lijst())

    def lijst(self) -> tuple[str, ...]:
        return tuple(regel for regel in (self.regel1, self.regel2, self.regel3, self.land) if regel)


def adresregels(adres: Adresgegevens) -> Adresregels:
    """The lines below the name; none when the street, the number, the lines or the country are not known."""
    straat = _straat(adres)
    if in_buitenland(adres):
        if adres.land.casefold() == LAND_ONBEKEND or not _leesbaar(straat + adres.omschrijving):
            return Adresregels()
        regels = adres.omschrijving.split(SCHEIDING, 2) if adres.omschrijving else [straat, _plaats(adres)]
        een, twee, drie = (*(regel.strip() for regel in regels), "", "")[:3]
        return Adresregels(een, twee, drie, adres.land)
    return Adresregels(straat, _plaats(adres)) if straat else Adresregels()


def in_buitenland(adres: Adresgegevens) -> bool:
    return adres.land.strip().casefold() not in {"", "nederland"}


def op_scherm(adres: Adresgegevens) -> tuple[str, ...]:
    """The same lines; of an address that has none, what little is known."""
    rest = (adres.straat, adres.postcode, adres.plaats, *adres.omschrijving.split(SCHEIDING), adres.land)
    return adresregels(adres).lijst() or tuple(deel for deel in rest if _leesbaar(deel))


def _plaats(adres: Adresgegevens) -> str:
    postcode = f"{adres.postcode[:4]} {adres.postcode[4:]}" if adres.postcode else ""
    return "  ".join(deel for deel in (postcode, adres.plaats.upper()) if deel)


def _straat(adres: Adresgegevens) -> str:
    """'Cronus 555 B73c', 'Graan voor Visch bij 15201-2', or a described place."""
    if not _leesbaar(adres.straat):
        return "" if adres.straat or not _leesbaar(adres.omschrijving) else adres.omschrijving
    if not adres.huisnummer.strip("0"):
        return adres.straat if POSTBUS.fullmatch(adres.straat) else ""
    nummer = adres.huisnummer
    if adres.huisletter:
        nummer += f" {adres.huisletter}{adres.toevoeging}"
    elif adres.toevoeging:
        nummer += f"-{adres.toevoeging}"
    return " ".join(deel for deel in (adres.straat, adres.aanduiding, nummer) if deel)


def _leesbaar(tekst: str) -> bool:
    return any(teken.isalnum() for teken in tekst)
