"""What is new since I looked, and who heard nothing for weeks. No query per row."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import AMSTERDAM, dag_van, nu
from basis.journaal.zinnen import zin_van
from basis.organisatie.enums import Functie
from basis.scherm.opmaak import aantal, datum_kort, tijd
from basis.werk.models import Afspraak, SoortTaak, StatusAfspraak, Taak
from basis.werk.thuis.blik import Blik
from basis.werk.thuis.regel import Regel, van_dossier

_LANG_GELEDEN = Value(datetime(1900, 1, 1, tzinfo=AMSTERDAM), output_field=DateTimeField())

# What goes along with something else that is told.
VANZELF = (
    *("casus.status", "termijn.geopend", "termijn.afgerond", "brief.gemaakt"),
    *("onderzoek.aanvraag", "onderzoek.besloten"),
)


def nieuw(blik: Blik) -> QuerySet[Dossier]:
    """My dossiers in which a colleague did something after I last opened them. The system does not count."""
    gezien = (
        Raadpleging.objects.filter(dossier_id=OuterRef("pk"), medewerker_id=blik.door.medewerker_id, soort="openen")
        .order_by("-op")
        .values("op")[:1]
    )
    # Ids rise with the moment of recording: the newest is also the last.
    van_een_ander = (
        Gebeurtenis.objects.filter(dossier_id=OuterRef("pk"), vastgelegd_op__gt=OuterRef("gezien"))
        .exclude(door_id=blik.door.pk)
        .exclude(functie=Functie.SYSTEEM)
        .exclude(soort__in=VANZELF)
        .order_by("-gebeurd_op", "-id")
        .values("pk")[:1]
    )
    return (
        blik.mijn()
        .annotate(gezien=Coalesce(Subquery(gezien), _LANG_GELEDEN))
        .annotate(nieuwste=Subquery(van_een_ander))
        .filter(nieuwste__isnull=False)
        .select_related("inwoner", "kern")
        .order_by("-nieuwste")
    )


def nieuw_regels(blik: Blik, rijen: Sequence[Any]) -> list[Regel]:
    """With the sentence of what happened last, as the timeline tells it."""
    blik.ken(rijen)
    gebeurd = Gebeurtenis.objects.in_bulk([rij.nieuwste for rij in rijen])
    regels = []
    for rij in rijen:
        wat = gebeurd[rij.nieuwste]
        zin = zin_van(wat.soort)
        # Without the point: the moment follows it.
        verhaal = f"{wat.naam} {zin.vertel(wat.lading).removesuffix('.')}" if zin else f"{wat.naam} deed hier iets"
        moment = f"{datum_kort(wat.gebeurd_op)} {tijd(wat.gebeurd_op)}"
        regels.append(
            van_dossier(
                rij,
                blik.over(rij),
                wat=verhaal,
                stap="",
                einddatum=None,
                bij_datum="",
                in_plaats_van_datum="",
                sinds=moment,
            )
        )
    return regels


def stil(blik: Blik) -> QuerySet[Dossier]:
    """The longest first: since the last contact, or since it came in when there never was any."""
    sinds = Coalesce("laatste_contact", TruncDate("geopend_op", tzinfo=AMSTERDAM), output_field=DateField())
    return blik.stil().annotate(stil_sinds=sinds).select_related("inwoner", "kern").order_by(F("stil_sinds"), "id")


def stil_regels(blik: Blik, rijen: Sequence[Any]) -> list[Regel]:
    """With what was promised and is past, and the first moment to come: an afspraak, or a task."""
    blik.ken(rijen)
    ids = [rij.pk for rij in rijen]
    komt: dict[int, tuple[date, str]] = {}
    beloofd: dict[int, str] = {}
    afspraken = Afspraak.objects.filter(dossier_id__in=ids, status=StatusAfspraak.GEPLAND, begin__gte=nu())
    for afspraak in afspraken.order_by("begin"):
        tekst = f"{afspraak.get_soort_display()} op {datum_kort(afspraak.begin)}"
        komt.setdefault(afspraak.dossier_id, (dag_van(afspraak.begin), tekst))
    taken = Taak.objects.filter(dossier_id__in=ids, klaar_op=None, uiterlijk__isnull=False).order_by("uiterlijk")
    for taak in taken:
        assert taak.dossier_id is not None
        assert taak.uiterlijk is not None
        if taak.uiterlijk < blik.dag:
            beloofd.setdefault(taak.dossier_id, f"{_wat(taak)} was beloofd op {datum_kort(taak.uiterlijk)}")
            continue
        eerder = komt.get(taak.dossier_id)
        if eerder is None or taak.uiterlijk < eerder[0]:
            komt[taak.dossier_id] = (taak.uiterlijk, f"{_wat(taak)}, uiterlijk {datum_kort(taak.uiterlijk)}")
    return [_stil_regel(blik, rij, komt.get(rij.pk), beloofd.get(rij.pk, "")) for rij in rijen]


def _wat(taak: Taak) -> str:
    eigen = taak.soort == SoortTaak.EIGEN and taak.toelichting
    return taak.toelichting if eigen else str(taak.get_soort_display())


def _stil_regel(blik: Blik, rij: Any, komt: tuple[date, str] | None, beloofd: str) -> Regel:
    eerst = f"Eerstvolgend: {komt[1]}" if komt else "" if beloofd else "Niets afgesproken"
    return van_dossier(
        rij,
        blik.over(rij),
        wat=". ".join(deel for deel in (blik.over(rij).waarover, beloofd, eerst) if deel),
        einddatum=None,
        bij_datum=f"sinds {datum_kort(rij.stil_sinds)}" if rij.laatste_contact else "nog geen contact",
        in_plaats_van_datum=f"{aantal((blik.dag - rij.stil_sinds).days, 'dag,dagen')} stil",
        sinds="",
    )
