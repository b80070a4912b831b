"""Whether two sets of data can be the same person: spelling, swapped fields and slips in a date are looked through."""

from datetime import date

from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.namen import vraagsleutels

GENOEG = 2
HELE_NAAM = "hele naam"
OMGEWISSELD = "voornaam en achternaam omgewisseld"


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


def verschrijvingen(dag: date) -> set[date]:
    """Every day one slip of the pen away: a digit otherwise, two neighbours swapped, day and month swapped."""
    tekst = f"{dag.day:02}{dag.month:02}{dag.year:04}"
    vormen = {tekst[2:4] + tekst[:2] + tekst[4:]}
    for plek in range(8):
        vormen |= {tekst[:plek] + cijfer + tekst[plek + 1 :] for cijfer in "0123456789"}
        vormen.add(tekst[:plek] + tekst[plek : plek + 2][::-1] + tekst[plek + 2 :])
    dagen = set()
    for vorm in vormen - {tekst}:
        try:
            dagen.add(date(int(vorm[4:]), int(vorm[2:4]), int(vorm[:2])))
        except ValueError:
            continue
    return dagen


def lijkt_op(een: OnvolledigeDatum, twee: OnvolledigeDatum) -> bool:
    """Two whole dates that differ by one slip."""
    dag, ander = een.laatste(), twee.laatste()
    return bool(een.volledig and twee.volledig and dag and ander and ander in verschrijvingen(dag))


Wie = tuple[Naam, OnvolledigeDatum]


def gelijkenis(een: Wie, twee: Wie, *, zelfde_adres: bool, zelfde_telefoon: bool) -> tuple[tuple[str, ...], int]:
    """What both have in common (Dutch), and how much that weighs: from GENOEG on they may be the same person."""
    (naam, geboren), (ander, ander_geboren) = een, twee
    redenen, punten = _van_naam(naam, ander)
    # One thing in common is no likeness; but all of a name, in one field or the other, is more than a surname.
    heel = any(reden in (HELE_NAAM, OMGEWISSELD) for reden in redenen)
    beide = geboren.volledig and ander_geboren.volledig
    if zelfde_dag(geboren, ander_geboren):
        redenen.append("geboortedatum" if beide else "geboortejaar")
        punten += 2
    elif lijkt_op(geboren, ander_geboren):
        redenen.append("geboortedatum bijna gelijk")
    elif beide:
        # Two known birth dates that differ: surname and first name alone are no likeness.
        punten -= 2
    if zelfde_adres:
        redenen.append("adres")
        punten += 1
    if zelfde_telefoon:
        redenen.append("telefoonnummer")
        punten += 2
    return tuple(redenen), punten if heel or len(redenen) > 1 else 0


def _van_naam(naam: Naam, ander: Naam) -> tuple[list[str], int]:
    achter = klinkt_als(naam.geslachtsnaam, ander.geslachtsnaam, ander.partner_geslachtsnaam)
    voor = zelfde_voornaam(naam.voornamen, ander.voornamen)
    kruis = klinkt_als(naam.geslachtsnaam, ander.voornamen) and klinkt_als(naam.voornamen, ander.geslachtsnaam)
    if kruis and not achter:
        return [OMGEWISSELD], 2
    if _enige(naam) and _enige(naam) == _enige(ander):
        return [HELE_NAAM], 2
    redenen = [reden for reden, raak in (("achternaam", achter), ("voornaam of voorletter", voor)) if raak]
    return redenen, len(redenen)


def _enige(naam: Naam) -> set[str]:
    """As it sounds, of who has one name only, in whatever field it stands; else nothing."""
    voor, achter = ({klank for _, klank in vraagsleutels(deel)} for deel in (naam.voornamen, naam.geslachtsnaam))
    return voor | achter if not (voor and achter) else set()


def zelfde_persoon(naam: Naam, geboren: OnvolledigeDatum, ander: Naam, ander_geboren: OnvolledigeDatum) -> bool:
    """By name or by birth date: one of both may have changed or been typed wrong, not both."""
    if zelfde_dag(geboren, ander_geboren):
        return True
    eigen, hunne = (f"{wie.geslachtsnaam} {wie.partner_geslachtsnaam}" for wie in (naam, ander))
    if not klinkt_als(eigen, hunne):
        return klinkt_als(naam.geslachtsnaam, ander.voornamen) and klinkt_als(naam.voornamen, ander.geslachtsnaam)
    if lijkt_op(geboren, ander_geboren):
        return True
    leeg = not naam.voornamen.strip() or not ander.voornamen.strip()
    return leeg or zelfde_voornaam(naam.voornamen, ander.voornamen)


def _zelfde_letter(een: str, twee: str) -> bool:
    kort = min(len(een.rstrip(".")), len(twee.rstrip(".")))
    return kort == 1 and een[:1].upper() == twee[:1].upper()
