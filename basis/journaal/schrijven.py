"""The only way to write the journaal. Everything else in the house calls these three functions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db import connection, transaction

from basis.journaal.models import Gebeurtenis, Raadpleging, Uitgaand
from basis.journaal.tijd import nu
from basis.journaal.zinnen import zin_van

# Codes, dates, numbers and references such as "B-2026-00914". Longer text is free text and does not belong here.
_CODE = re.compile(r"[\w .,:/+()-]{0,60}", re.ASCII)
_geteld: ContextVar[list[int] | None] = ContextVar("gebeurtenissen", default=None)


class Door(Protocol):
    """What the journaal needs to know of who acts (basis.organisatie.Hoedanigheid)."""

    pk: Any
    gemeente_id: int
    medewerker_id: int | None
    functie: str
    organisatie_id: int | None

    @property
    def naam(self) -> str: ...
    @property
    def organisatie_naam(self) -> str: ...


class Verwijzing(Protocol):
    """A dossier, as far as the journaal needs it."""

    pk: Any
    gemeente_id: int
    inwoner_id: int | None
    kern_id: int | None
    wet: str | None
    waargenomen_voor: tuple[int, str] | None


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, bool | int) or waarde is None:
        return waarde
    if isinstance(waarde, Decimal):
        return str(waarde)
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, list | tuple):
        return [_plat(deel) for deel in waarde]
    if isinstance(waarde, str) and _CODE.fullmatch(waarde):
        return str(waarde)
    raise ValueError(f"Geen vrije tekst in het journaal: {type(waarde).__name__}")


@contextmanager
def tel_gebeurtenissen() -> Iterator[list[int]]:
    """Collects the ids written in the block, also in nested blocks (used by @handeling)."""
    boven = _geteld.get()
    hier: list[int] = []
    bewijs = _geteld.set(hier)
    try:
        yield hier
    finally:
        _geteld.reset(bewijs)
        if boven is not None:
            boven.extend(hier)


def schrijf(
    soort: str,
    door: Door,
    *,
    dossier: Verwijzing | None = None,
    inwoner_id: int | None = None,
    kern_id: int | None = None,
    wet: str | None = None,
    van: str | None = None,
    naar: str | None = None,
    gebeurd_op: datetime | None = None,
    **lading: Any,
) -> Gebeurtenis:
    """Append one Gebeurtenis; dossier fills inwoner, kern and wet. ValueError on free text or a soort without Zin."""
    if not connection.in_atomic_block:
        raise RuntimeError("schrijf hoort in de transactie van een handeling")
    plat = {sleutel: _plat(waarde) for sleutel, waarde in lading.items()}
    if (zin := zin_van(soort)) is None:
        raise ValueError(f"Geen zin voor {soort!r}")
    # A row is never changed: one that can't be told would keep its dossier from opening for good.
    zin.vertel(plat)
    nu_ = nu()
    voor = dossier.waargenomen_voor if dossier else None
    gebeurtenis = Gebeurtenis.objects.create(
        soort=soort,
        gemeente_id=dossier.gemeente_id if dossier else door.gemeente_id,
        dossier_id=dossier.pk if dossier else None,
        inwoner_id=inwoner_id if inwoner_id is not None else (dossier.inwoner_id if dossier else None),
        kern_id=kern_id if kern_id is not None else (dossier.kern_id if dossier else None),
        wet=wet or (dossier.wet if dossier else None),
        van_status=van,
        naar_status=naar,
        gebeurd_op=gebeurd_op or nu_,
        vastgelegd_op=nu_,
        door_id=door.pk,
        naam=door.naam,
        functie=door.functie,
        organisatie_id=door.organisatie_id,
        organisatie_naam=door.organisatie_naam,
        voor_id=voor[0] if voor else None,
        voor_naam=voor[1] if voor else "",
        lading=plat,
    )
    geteld = _geteld.get()
    if geteld is not None:
        geteld.append(gebeurtenis.pk)
    return gebeurtenis


def zet_uitgaand(
    afnemer: str,
    *,
    gemeente_id: int,
    gebeurtenis: Gebeurtenis | None = None,
    dossier_id: int | None = None,
    sleutel: str | None = None,
    **gegevens: Any,
) -> bool:
    """Queue one thing to leave, in the caller's transaction. False if `sleutel` was queued before."""
    nu_ = nu()
    # The moment of the row is the world's own clock: a demo in the past must not be due before it exists.
    rij = Uitgaand(
        afnemer=afnemer,
        gemeente_id=gemeente_id,
        gebeurtenis_id=gebeurtenis.pk if gebeurtenis else None,
        dossier_id=dossier_id,
        sleutel=sleutel,
        gegevens={naam: _plat(waarde) for naam, waarde in gegevens.items()},
        gemaakt_op=nu_,
        niet_voor=nu_,
    )
    if sleutel is None:
        rij.save(force_insert=True)
        nieuw = True
    else:
        voor = Uitgaand.objects.filter(gemeente_id=gemeente_id, afnemer=afnemer, sleutel=sleutel).exists()
        Uitgaand.objects.bulk_create([rij], ignore_conflicts=True)
        nieuw = not voor
    from basis.journaal.tasks import bel

    # One bell per transaction is enough, however much it queues.
    if not any(rij[1] is bel for rij in connection.run_on_commit):
        transaction.on_commit(bel)
    return nieuw


def log_raadpleging(
    soort: str,
    door: Door,
    *,
    doel: str,
    rechten_versie: str,
    dossier: Verwijzing | None = None,
    inwoner_id: int | None = None,
    object_soort: str = "",
    object_id: int | None = None,
    werkplek: str = "",
    aantal: int | None = None,
    uitkomst: str = "gelukt",
) -> None:
    """Append one Raadpleging (NEN 7513). The only thing a GET may write."""
    Raadpleging.objects.create(
        op=nu(),
        soort=soort,
        gemeente_id=dossier.gemeente_id if dossier else door.gemeente_id,
        door_id=door.pk,
        medewerker_id=door.medewerker_id,
        naam=door.naam,
        functie=door.functie,
        organisatie_id=door.organisatie_id,
        organisatie_naam=door.organisatie_naam,
        werkplek=werkplek,
        inwoner_id=inwoner_id if inwoner_id is not None else (dossier.inwoner_id if dossier else None),
        dossier_id=dossier.pk if dossier else None,
        object_soort=object_soort,
        object_id=object_id,
        wet=dossier.wet if dossier else None,
        doel=doel,
        rechten_versie=rechten_versie,
        aantal=aantal,
        uitkomst=uitkomst,
    )
