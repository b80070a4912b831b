"""A task as a list shows it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from basis.organisatie.models import Hoedanigheid
from basis.werk.models import SoortTaak, Taak
from basis.werk.taken import VAN_BEHANDELAAR


@dataclass(frozen=True)
class TaakRegel:
    """`wat` is said in words of our own, `toelichting` by who made it."""

    pk: int
    dossier_id: int | None
    wat: str
    toelichting: str
    naam: str
    bij: str
    url: str
    voor: str
    uiterlijk: date | None


def eerst_te_doen(taken: QuerySet[Taak]) -> QuerySet[Taak]:
    """With what a row shows, the first to be done on top."""
    velden = ("dossier__inwoner", "dossier__kern", "dossier__behandelaar__medewerker", "voor__medewerker", "team")
    return taken.select_related(*velden).order_by(F("uiterlijk").asc(nulls_last=True), "id")


def van_wie(taak: Taak, door: Hoedanigheid) -> str:
    """For whom it is: nothing when it is simply mine."""
    iemand = taak.voor
    if iemand is None and taak.soort in VAN_BEHANDELAAR and taak.dossier is not None:
        iemand = taak.dossier.behandelaar
    if iemand is not None:
        return "" if iemand.pk == door.pk else f"voor {iemand.naam}"
    return f"voor {taak.team.naam}" if taak.team else ""


def taakregel(taak: Taak, door: Hoedanigheid) -> TaakRegel:
    dossier = taak.dossier
    inwoner = dossier.inwoner if dossier else None
    eigen = taak.soort == SoortTaak.EIGEN and taak.toelichting
    return TaakRegel(
        pk=taak.pk,
        dossier_id=taak.dossier_id,
        wat=taak.toelichting if eigen else str(taak.get_soort_display()),
        toelichting="" if eigen else taak.toelichting,
        naam=dossier.wie if dossier else "",
        bij=", ".join(
            deel
            for deel in (str(inwoner.geboren) if inwoner else "", dossier.kern.naam if dossier and dossier.kern else "")
            if deel
        ),
        url=dossier.get_absolute_url() if dossier else "",
        voor=van_wie(taak, door),
        uiterlijk=taak.uiterlijk,
    )
