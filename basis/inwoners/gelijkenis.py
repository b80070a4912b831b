"""Whether two sets of data can be the same person: spelling, swapped fields and slips in a date are looked through."""

from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.namen import vraagsleutels


def klinkt_als(een: str, *anderen: str) -> bool:
    """Whether a word of the name sounds like one of the others."""
    eigen = {klank for _, klank in vraagsleutels(een)}
    return bool(eigen) and any(eigen & {klank for _, klank in vraagsleutels(ander)} for ander in anderen if ander)


def zelfde_voornaam(een: str, twee: str) -> bool:
    """Also 'J.' and 'Jan'."""
    return klinkt_als(een, twee) or _zelfde_letter(een.strip(), twee.strip())


def zelfde_dag(een: OnvolledigeDatum, twee: OnvolledigeDatum) -> bool:
    """Both known, and they can be the same day."""
    return not een.onbekend and not twee.onbekend and een.kan_zijn(twee)


def zelfde_persoon(naam: Naam, geboren: OnvolledigeDatum, ander: Naam, ander_geboren: OnvolledigeDatum) -> bool:
    """By name or by birth date: one of both may have changed or been typed wrong, not both."""
    if zelfde_dag(geboren, ander_geboren):
        return True
    eigen, hunne = (f"{wie.geslachtsnaam} {wie.partner_geslachtsnaam}" for wie in (naam, ander))
    if not klinkt_als(eigen, hunne):
        return klinkt_als(naam.geslachtsnaam, ander.voornamen) and klinkt_als(naam.voornamen, ander.geslachtsnaam)
    leeg = not naam.voornamen.strip() or not ander.voornamen.strip()
    return leeg or zelfde_voornaam(naam.voornamen, ander.voornamen)


def _zelfde_letter(een: str, twee: str) -> bool:
    kort = min(len(een.rstrip(".")), len(twee.rstrip(".")))
    return kort == 1 and een[:1].upper() == twee[:1].upper()
