"""Filters on persons by what somebody typed: name in any spelling, birth date, postcode."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from basis.inwoners import zoeksleutels
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.models import Inwoner
from basis.organisatie.handeling import Geweigerd

MIN_LETTERS = 2


def met_leeftijd(rijen: Any, van: int, tot: int | None, dag: date, inwoner: str) -> Any:
    """Rows whose `inwoner` (path to one) is certainly at least `van` and younger than `tot` years that day."""
    rijen = rijen.alias(**_geboren_tussen(inwoner))
    if van:
        rijen = rijen.filter(geboren_laatst__lte=_jaren_terug(dag, van))
    return rijen.filter(geboren_eerst__gt=_jaren_terug(dag, tot)) if tot else rijen


def met_onzekere_leeftijd(rijen: Any, grenzen: Iterable[int], dag: date, inwoner: str) -> Any:
    """Rows that `met_leeftijd` leaves out between these ages: no birth date, or one that leaves it open."""
    vraag = Q(geboren_laatst=None)
    for jaren in grenzen:
        grens = _jaren_terug(dag, jaren)
        vraag |= Q(geboren_eerst__lte=grens, geboren_laatst__gt=grens)
    return rijen.alias(**_geboren_tussen(inwoner)).filter(vraag, **{f"{inwoner}__isnull": False})


def _geboren_tussen(inwoner: str) -> dict[str, Any]:
    gehoord = F(f"{inwoner}__geboren_gehoord")
    eerst = Func(
        F(f"{inwoner}__geboorte_jaar"),
        Coalesce(f"{inwoner}__geboorte_maand", 1),
        Coalesce(f"{inwoner}__geboorte_dag", 1),
        function="make_date",
        output_field=DateField(),
    )
    return {
        "geboren_eerst": Coalesce(gehoord, eerst),
        "geboren_laatst": Coalesce(gehoord, F(f"{inwoner}__geboren_uiterlijk")),
    }


def _jaren_terug(dag: date, jaren: int) -> date:
    """Who was born on or before this day is at least so old; 29 February becomes 28."""
    jaar = dag.year - jaren
    return date(jaar, dag.month, min(dag.day, monthrange(jaar, dag.month)[1]))


def op_naam(personen: QuerySet[Inwoner], naam: str, *, deel: bool = True) -> QuerySet[Inwoner]:
    """As spelled comes before what only sounds alike."""
    if sum(teken.isalpha() for teken in naam) < MIN_LETTERS:
        raise Geweigerd(f"Vul minstens {MIN_LETTERS} letters van de naam in.", "naam")
    ruim = zoeksleutels.vraag(naam, deel=deel)
    return personen.filter(zoekvector=ruim).annotate(rang=rang(naam)).order_by("rang", "naam_sleutel", "id")


def rang(naam: str, pad: str = "") -> Case:
    """0 for a name spelled like this, 1 for one that only sounds like it; `pad` leads to the person."""
    precies = zoeksleutels.vraag(naam, deel=False, klank=False)
    return Case(When(**{f"{pad}zoekvector": precies}, then=Value(0)), default=Value(1), output_field=IntegerField())


def geboren_op(datum: OnvolledigeDatum, *, ook_onbekend: bool) -> Q:
    """Birth dates that can be this one; each part is a range of (gemeente, geboren_uiterlijk)."""
    eerste, laatste = datum.eerste(), datum.laatste()
    kan = Q(geboren_uiterlijk__range=(eerste, laatste))
    if datum.dag is not None:
        einde_maand = OnvolledigeDatum(datum.jaar, datum.maand).laatste()
        kan |= Q(geboren_uiterlijk=einde_maand, geboorte_dag=None)
    if datum.maand is not None:
        kan |= Q(geboren_uiterlijk=OnvolledigeDatum(datum.jaar).laatste(), geboorte_maand=None)
        # The last day of the year also stands for "somewhere in this year".
        kan &= Q(geboorte_maand=None) | Q(geboorte_maand=datum.maand)
    if datum.dag is not None:
        kan &= Q(geboorte_dag=None) | Q(geboorte_dag=datum.dag)
    return kan | Q(geboren_uiterlijk=None) if ook_onbekend else kan


def lees_postcode(tekst: str) -> str:
    """'6661 aa' -> '6661AA'; Geweigerd when it is none."""
    schoon = "".join(tekst.split()).upper()
    if not (len(schoon) == 6 and schoon[:4].isdigit() and schoon[4:].isalpha() and schoon.isascii()):
        raise Geweigerd("Dit is geen postcode. Schrijf hem als 6661 AA.", "postcode")
    return schoon
