"""About whom is it: own cases first, else search on kenmerk or name within what this door may see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from basis.dossiers.models import Dossier
from basis.dossiers.waarover import waarover
from basis.inwoners import zoeksleutels
from basis.journaal.schrijven import log_raadpleging
from basis.organisatie import rechten
from basis.organisatie.models import Hoedanigheid

EIGEN = 4
HOOGSTENS = 6
_KENMERK = re.compile(r"\s*([A-Za-z]{1,2})[ -]?(\d{4})[ -]?(\d{1,6})\s*")


@dataclass(frozen=True)
class Optie:
    """A dossier to choose, ready to print: the birth date tells namesakes apart."""

    pk: int
    naam: str
    uitleg: str


def opties(dossiers: Sequence[Dossier], door: Hoedanigheid) -> list[Optie]:
    """What each is about is read once for all."""
    over = waarover(dossiers, door)
    return [_optie(dossier, over[dossier.pk].waarover) for dossier in dossiers]


def _optie(dossier: Dossier, titel: str) -> Optie:
    inwoner = dossier.inwoner
    naam = inwoner.naam.volledig() if inwoner else dossier.titel
    delen = [str(inwoner.geboren) if inwoner else "", titel if inwoner else "", dossier.kenmerk]
    gesloten = "gesloten" if dossier.gesloten_op else ""
    return Optie(dossier.pk, naam, ", ".join(deel for deel in (*delen, gesloten) if deel))


def eigen(door: Hoedanigheid) -> list[Optie]:
    """The own open cases, those last spoken first."""
    rijen = Dossier.objects.zichtbaar_uit(door).filter(behandelaar=door, gesloten_op=None).select_related("inwoner")
    return opties(list(rijen.order_by(F("laatste_contact").desc(nulls_last=True), "-id")[:EIGEN]), door)


def een(door: Hoedanigheid, pk: str) -> Optie | None:
    """A dossier that was chosen before, if this door (still) may see it."""
    if not pk.isdecimal() or len(pk) > 18:
        return None
    rij = Dossier.objects.zichtbaar_voor(door).filter(pk=int(pk)).select_related("inwoner").first()
    return opties([rij], door)[0] if rij else None


def zoek(door: Hoedanigheid, tekst: str, *, werkplek: str) -> tuple[list[Optie], bool]:
    """(what was found, whether there is more). Leaves a Raadpleging without what was searched for."""
    rijen = _treffers(door, tekst)
    gevonden = list(rijen.select_related("inwoner")[: HOOGSTENS + 1]) if rijen is not None else []
    log_raadpleging(
        "zoeken",
        door,
        doel="telefoon",
        rechten_versie=rechten.VERSIE,
        object_soort="dossier",
        werkplek=werkplek,
        aantal=len(gevonden),
        uitkomst="gevonden" if gevonden else "niet gevonden",
    )
    return opties(gevonden[:HOOGSTENS], door), len(gevonden) > HOOGSTENS


def _treffers(door: Hoedanigheid, tekst: str) -> QuerySet[Dossier] | None:
    """None when there is nothing to search on."""
    zichtbaar = Dossier.objects.zichtbaar_voor(door)
    if m := _KENMERK.fullmatch(tekst):
        letter, jaar, nummer = m.groups()
        return zichtbaar.filter(kenmerk=f"{letter.upper()}-{jaar}-{int(nummer):05d}").order_by("id")
    if sum(teken.isalpha() for teken in tekst) < 2 or (vraag := zoeksleutels.vraag(tekst)) is None:
        return None
    # Open ones first: who calls, calls about what runs.
    return zichtbaar.filter(inwoner__zoekvector=vraag).order_by(
        F("gesloten_op").desc(nulls_first=True), "inwoner__naam_sleutel", "-id"
    )
