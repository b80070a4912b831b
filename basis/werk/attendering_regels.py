"""How an attendering reads: which term or task, of whom, and how late. Three queries for a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, Max, Q, QuerySet, Value, When, Window

from basis.dossiers.models import waargenomen_door
from basis.journaal.iconen import Icoon
from basis.journaal.tijd import dag_van, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import aantal, datum
from basis.werk.attenderen import ZONDER_DOSSIER
from basis.werk.models import Attendering, SoortAttendering, SoortTaak, Taak, Termijn
from basis.werk.namen import naam_van

S = SoortAttendering
_ICOON: dict[str, Icoon] = {
    S.DRIEKWART: Icoon.KLOK,
    S.BIJNA: Icoon.KLOK,
    S.GEMIST: Icoon.LET_OP,
    S.TAAK: Icoon.LET_OP,
    S.STIL: Icoon.PRAAT,
    S.ESCALATIE: Icoon.LET_OP,
    S.OVERDRACHT: Icoon.MAP,
    S.VRAAG: Icoon.PRAAT,
}
_EIGEN, _WAARNEMING, _ANDER = range(3)


@dataclass(frozen=True)
class AttenderingRegel:
    pk: int
    kop: str
    tekst: str
    icoon: Icoon
    dringend: bool
    naam: str
    bij: str
    url: str
    op: str


def op_volgorde(rijen: QuerySet[Attendering], door: Hoedanigheid) -> QuerySet[Attendering]:
    """Own cases first, then of who I stand in for, then the rest of the team; the newest on top in each.

    `tot` on each row is the newest of all, also of those on another page.
    """
    plek = Case(
        When(Q(dossier__behandelaar=door) | Q(dossier=None) | Q(soort__in=ZONDER_DOSSIER), then=Value(_EIGEN)),
        When(dossier__behandelaar_id__in=waargenomen_door(door), then=Value(_WAARNEMING)),
        default=Value(_ANDER),
        output_field=IntegerField(),
    )
    return (
        rijen.annotate(plek=plek, tot=Window(Max("pk")))
        .select_related("dossier__inwoner", "dossier__behandelaar__medewerker")
        .order_by("plek", F("dossier__behandelaar__medewerker__naam"), "-gemaakt_op", "-id")
    )


def _nummer(rij: Attendering, soort: str) -> int | None:
    """The id in a cause such as termijn:12:gemist."""
    delen = rij.sleutel.split(":")
    return int(delen[1]) if len(delen) > 1 and delen[0] == soort and delen[1].isdecimal() else None


def regels(rijen: Sequence[Attendering], door: Hoedanigheid) -> list[AttenderingRegel]:
    """In the order of `op_volgorde`; what a row is about is read once for all."""
    dag = vandaag()
    termijnen = Termijn.objects.in_bulk([pk for rij in rijen if (pk := _nummer(rij, "termijn"))])
    taken = Taak.objects.in_bulk([pk for rij in rijen if (pk := _nummer(rij, "taak"))])
    uit = []
    for rij in rijen:
        icoon = _ICOON[rij.soort]
        dossier = None if rij.soort in ZONDER_DOSSIER else rij.dossier
        inwoner = dossier.inwoner if dossier else None
        uit.append(
            AttenderingRegel(
                pk=rij.pk,
                kop=_kop(rij, door),
                tekst=_tekst(rij, termijnen, taken, dag),
                icoon=icoon,
                dringend=icoon == Icoon.LET_OP,
                naam=dossier.wie if dossier else "",
                bij=str(inwoner.geboren) if inwoner else "",
                url=dossier.get_absolute_url() if dossier else "/",
                op=f"sinds {datum(rij.gemaakt_op)}",
            )
        )
    return uit


def _kop(rij: Attendering, door: Hoedanigheid) -> str:
    plek = getattr(rij, "plek", _EIGEN)
    if plek == _EIGEN:
        return "Van jou"
    dossier = rij.dossier
    naam = dossier.behandelaar.naam if dossier and dossier.behandelaar else ""
    if plek == _WAARNEMING:
        return f"Van {naam}, die je waarneemt"
    return f"Van {naam}, in je team" if naam else "Nog van niemand, in je team"


def _tekst(rij: Attendering, termijnen: dict[int, Termijn], taken: dict[int, Taak], dag: date) -> str:
    match rij.soort:
        case S.DRIEKWART | S.BIJNA | S.GEMIST | S.ESCALATIE:
            return _over_termijn(termijnen.get(_nummer(rij, "termijn") or 0), dag)
        case S.TAAK:
            return _over_taak(taken.get(_nummer(rij, "taak") or 0), dag)
        case S.STIL:
            return _over_stil(rij, dag)
        case S.OVERDRACHT:
            return "Een collega biedt je een dossier aan"
    return "Een collega heeft een vraag of gaf antwoord"


def _laat(einde: date, dag: date) -> str:
    if einde < dag:
        return f"{aantal((dag - einde).days, 'dag,dagen')} te laat"
    return "vandaag de laatste dag" if einde == dag else f"nog {aantal((einde - dag).days, 'dag,dagen')}"


def _over_termijn(rij: Termijn | None, dag: date) -> str:
    if rij is None:
        return "Een wettelijke termijn"
    if rij.afronding:
        return f"{naam_van(rij.soort)}: intussen {rij.get_afronding_display()}"
    return f"{naam_van(rij.soort)}: {_laat(rij.einddatum, dag)} ({datum(rij.einddatum)})"


def _over_taak(rij: Taak | None, dag: date) -> str:
    if rij is None:
        return "Een taak"
    wat = rij.toelichting if rij.soort == SoortTaak.EIGEN and rij.toelichting else str(rij.get_soort_display())
    if rij.klaar_op:
        return f"Taak: {wat}, intussen klaar"
    return f"Taak: {wat}, {_laat(rij.uiterlijk, dag)}" if rij.uiterlijk else f"Taak: {wat}"


def _over_stil(rij: Attendering, dag: date) -> str:
    dossier = rij.dossier
    if dossier is None:
        return "Er is lang geen echt contact geweest"
    if dossier.laatste_contact is None:
        open_ = (dag - dag_van(dossier.geopend_op)).days
        return f"Nog geen contact, al {aantal(open_, 'dag,dagen')} open"
    return f"Al {aantal((dag - dossier.laatste_contact).days, 'dag,dagen')} geen echt contact"
