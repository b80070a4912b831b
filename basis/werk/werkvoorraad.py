"""The open dossiers of a team: which, in which order, and each as a row ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from basis.dossiers.models import AanZet, Dossier, Label, Verblijf
from basis.dossiers.waarover import Over, waarover
from basis.journaal.tijd import dag_van, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import aantal, datum, datum_kort

STIL_WEKEN = 4


@dataclass(frozen=True)
class Sortering:
    label: str
    volgorde: tuple[Any, ...]


# Each has one direction that makes sense: what needs somebody first.
SORTERINGEN = {
    "termijn": Sortering("Termijn", (F("fatale_datum").asc(nulls_last=True), "id")),
    "contact": Sortering("Laatste contact", (F("laatste_contact").asc(nulls_first=True), "id")),
    "in_team": Sortering("In team sinds", ("team_sinds", "id")),
    "aan_zet": Sortering("Aan zet", ("aan_zet_sinds", "id")),
}
KOLOMMEN = {
    "termijn": "Termijn",
    "fase": "Fase en wet",
    "vraag": "Waarover",
    "aan_zet": "Aan zet",
    "contact": "Laatste contact",
    "behandelaar": "Behandelaar",
    "labels": "Labels",
    "gewicht": "Gewicht",
    "in_team": "In team sinds",
}
STANDAARD = ("termijn", "fase", "vraag", "aan_zet", "contact", "behandelaar", "labels")


def open_werk(door: Hoedanigheid, *, overal: bool = False) -> QuerySet[Dossier]:
    """The open dossiers of the own team this door may see; `overal` also those it is betrokken bij elsewhere."""
    if overal or not door.team_id:
        return Dossier.objects.zichtbaar_voor(door).filter(gesloten_op=None)
    # One team is small by its index; `zichtbaar_voor` would first list everything this door may see.
    return Dossier.objects.zichtbaar_uit(door).filter(team_id=door.team_id, gesloten_op=None)


def team_sinds() -> Coalesce:
    """Since when a dossier is with its team: after the last stay elsewhere, else from its first stay."""
    alle = Verblijf.objects.filter(dossier=OuterRef("pk"))
    elders = alle.filter(~Q(team=OuterRef("team"))).order_by("-sinds")
    return Coalesce(
        Subquery(elders.values("tot")[:1]), Subquery(alle.order_by("sinds").values("sinds")[:1]), F("geopend_op")
    )


def stand(door: Hoedanigheid) -> dict[str, int]:
    """How the work of the team stands, in one question."""
    return open_werk(door).aggregate(
        alles=Count("pk"),
        te_laat=Count("pk", filter=Q(fatale_datum__lt=vandaag())),
        niemand=Count("pk", filter=Q(behandelaar=None)),
        mij=Count("pk", filter=Q(behandelaar=door)),
    )


@dataclass(frozen=True)
class LabelTekst:
    """A label as a list shows it: a name, and a colour beside it."""

    naam: str
    klas: str


@dataclass(frozen=True)
class Rij:
    """One dossier, ready to print."""

    pk: int
    keuze: str
    url: str
    naam: str
    geboren: str
    kern: str
    titel: str
    stap: str
    stap_url: str
    kenmerk: str
    wet: str
    fase: str
    fataal: date | None
    fataal_kort: str
    aan_zet: str
    aan_zet_sinds: str
    contact: str
    stil: bool
    behandelaar: str
    van_niemand: bool
    labels: tuple[LabelTekst, ...]
    gewicht: int
    in_team: str
    team: str


def labels_van(gemeente_id: int) -> dict[str, Label]:
    """All labels of the gemeente by code; one that is off still shows where it is."""
    return {label.code: label for label in Label.objects.filter(gemeente_id=gemeente_id).order_by("naam")}


def label_teksten(codes: list[str], bekend: dict[str, Label]) -> tuple[LabelTekst, ...]:
    return tuple(LabelTekst(bekend[c].naam, f"tp-label--{bekend[c].kleur}") for c in codes if c in bekend)


def _dagen(moment: datetime | date, dag: date) -> int:
    op = dag_van(moment) if isinstance(moment, datetime) else moment
    return (dag - op).days


def geleden(moment: datetime | date | None, dag: date) -> str:
    """vandaag, gisteren or 12 dagen."""
    if moment is None:
        return "nog geen"
    dagen = _dagen(moment, dag)
    return {0: "vandaag", 1: "gisteren"}.get(dagen, aantal(dagen, "dag,dagen"))


def aan_zet_tekst(dossier: Dossier, door: Hoedanigheid) -> str:
    """jij, the name of the behandelaar, or who else."""
    if dossier.aan_zet == AanZet.BEHANDELAAR and dossier.behandelaar:
        return "jij" if dossier.behandelaar_id == door.pk else dossier.behandelaar.naam
    return str(dossier.get_aan_zet_display())


def maak_rijen(dossiers: Sequence[Dossier], door: Hoedanigheid, labels: dict[str, Label]) -> list[Rij]:
    """Each with what it is about and what comes next: that is read once for all."""
    over = waarover(dossiers, door)
    return [_maak_rij(dossier, door, labels, over[dossier.pk]) for dossier in dossiers]


def _maak_rij(dossier: Dossier, door: Hoedanigheid, labels: dict[str, Label], over: Over) -> Rij:
    """Asks nothing of the database: inwoner, kern, team and behandelaar are there already."""
    dag = vandaag()
    inwoner = dossier.inwoner
    stil = dossier.laatste_contact is not None and _dagen(dossier.laatste_contact, dag) >= STIL_WEKEN * 7
    sinds = getattr(dossier, "team_sinds", None)
    return Rij(
        pk=dossier.pk,
        keuze=f"{dossier.pk}.{dossier.behandelaar_id or 0}",
        url=dossier.get_absolute_url(),
        naam=dossier.wie,
        geboren=str(inwoner.geboren) if inwoner else "",
        kern=dossier.kern.naam if dossier.kern else "",
        titel=over.waarover,
        stap=over.stap if dossier.gesloten_op is None else "",
        stap_url=over.stap_url,
        kenmerk=dossier.kenmerk,
        wet=dossier.get_wet_display() if dossier.wet else "",
        fase=dossier.fase,
        fataal=dossier.fatale_datum,
        fataal_kort=datum_kort(dossier.fatale_datum),
        aan_zet=aan_zet_tekst(dossier, door),
        aan_zet_sinds=geleden(dossier.aan_zet_sinds, dag),
        contact=geleden(dossier.laatste_contact, dag),
        stil=stil,
        behandelaar=("jij" if dossier.behandelaar_id == door.pk else dossier.behandelaar.naam)
        if dossier.behandelaar
        else "van niemand",
        van_niemand=dossier.behandelaar_id is None,
        labels=label_teksten(dossier.labels, labels),
        gewicht=dossier.gewicht,
        in_team=datum(sinds) if sinds else "",
        team=dossier.team.naam,
    )


def met_alles(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """What a row shows, in the same question."""
    return dossiers.select_related("inwoner", "kern", "team", "behandelaar__medewerker")
