"""Which address counts, and how it is written on an envelope."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from basis.inwoners.enums import SoortAdres
from basis.inwoners.models import Adres, Inwoner
from basis.organisatie.periode import geldt_op

# A briefadres is chosen for post; the address of the source only counts when nothing better is known.
_VOORRANG = (SoortAdres.BRIEF, SoortAdres.WOON, SoortAdres.BRON)


def op_dag(dag: date) -> QuerySet[Adres]:
    """Addresses that hold on that day, the one for post first (per inwoner)."""
    rang = Case(
        *(When(soort=soort, then=Value(plek)) for plek, soort in enumerate(_VOORRANG)),
        output_field=IntegerField(),
    )
    return Adres.objects.filter(geldt_op(dag)).order_by(rang, "id")


def postadres(inwoner: Inwoner, dag: date) -> Adres | None:
    """Where post goes that day, or None. Whether post may go there at all is not answered here."""
    return op_dag(dag).filter(inwoner=inwoner).first()


def regels(adres: Adres) -> list[str]:
    """The lines below the name: street and number, postcode and place, country when abroad."""
    nummer = "".join(deel for deel in (adres.huisnummer, adres.huisletter) if deel)
    if adres.toevoeging:
        nummer = f"{nummer}-{adres.toevoeging}"
    postcode = f"{adres.postcode[:4]} {adres.postcode[4:]}".strip()
    return _gevuld(
        [f"{adres.straat} {nummer}".strip(), adres.omschrijving, f"{postcode}  {adres.plaats}".strip(), adres.land]
    )


def _gevuld(delen: Iterable[str]) -> list[str]:
    return [deel for deel in delen if deel]
