"""Which address counts. How it is written: `aanschrijven.adres`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from basis.inwoners.aanschrijven.adres import adresregels
from basis.inwoners.bruikbaar import waarom_onbruikbaar
from basis.inwoners.enums import SoortAdres
from basis.inwoners.models import Adres, Inwoner
from basis.organisatie.periode import geldt_op

GEEN_ADRES = "Van deze inwoner kennen wij geen adres."

# A briefadres is chosen for post; the address of the source only counts when nothing better is known.
_VOORRANG = (SoortAdres.BRIEF, SoortAdres.WOON, SoortAdres.BRON)
_VOORAF = "_adressen_vooraf"


def op_dag(dag: date) -> QuerySet[Adres]:
    """Addresses that hold on that day, the one for post first (per inwoner)."""
    rang = Case(
        *(When(soort=soort, then=Value(plek)) for plek, soort in enumerate(_VOORRANG)),
        output_field=IntegerField(),
    )
    return Adres.objects.filter(geldt_op(dag)).order_by(rang, "id")


def lees_vooraf(inwoners: Collection[Inwoner], dag: date) -> None:
    """For a list: their addresses of that day in one query, kept on these objects for `van`."""
    per_pk: dict[int, list[Adres]] = {}
    for adres in op_dag(dag).filter(inwoner__in={inwoner.pk for inwoner in inwoners}):
        per_pk.setdefault(adres.inwoner_id, []).append(adres)
    for inwoner in inwoners:
        inwoner.__dict__[_VOORAF] = (dag, per_pk.get(inwoner.pk, []))


def van(inwoner: Inwoner, dag: date) -> list[Adres]:
    """The addresses of one inwoner on that day, the one for post first."""
    gelezen: tuple[date, list[Adres]] | None = inwoner.__dict__.get(_VOORAF)
    return gelezen[1] if gelezen and gelezen[0] == dag else list(op_dag(dag).filter(inwoner=inwoner))


@dataclass(frozen=True)
class Bestemming:
    """The address post goes to. With a `reden` (Dutch) nothing can go there; then `adres` is what is known, if any."""

    adres: Adres | None
    reden: str = ""

    @property
    def regels(self) -> tuple[str, ...]:
        """As printed on the envelope; empty when nothing can go."""
        return adresregels(self.adres).lijst() if self.adres and not self.reden else ()


def bestemming(inwoner: Inwoner, dag: date) -> Bestemming:
    """Where post goes that day. Letter and screen both ask this.

    A postadres was chosen: when it can't be used nothing else is silently taken. Else the first address that can.
    """
    eerste = None
    for adres in van(inwoner, dag):
        reden = waarom_onbruikbaar(adres, inwoner)
        if reden is None:
            return Bestemming(adres)
        eerste = eerste or Bestemming(adres, reden)
        if adres.soort == SoortAdres.BRIEF:
            break
    return eerste or Bestemming(None, GEEN_ADRES)


def postadres(inwoner: Inwoner, dag: date) -> Adres | None:
    """The usable address post goes to that day, or None. Whether post is safe is not answered here."""
    post = bestemming(inwoner, dag)
    return None if post.reden else post.adres
