"""The day a melding came in may be corrected: figures that count by it move, what was printed before does not."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, DateField, DateTimeField, F, Func, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import dag_van
from monitoring.indicatoren.basis import Kader, Rijen, dag
from monitoring.models import Rapport
from monitoring.periode import maand_van

# On the dossier of a melding every term begins with its receipt.
ONTVANGST = "termijn.begin_verbeterd"
MELDDAG = "casus.melddag_verbeterd"


def verbeterd(kader: Kader, soort: str = ONTVANGST) -> Rijen:
    """The corrections of this gemeente that were known then."""
    return Gebeurtenis.objects.filter(
        gemeente_id=kader.gemeente_id, soort=soort, vastgelegd_op__lte=kader.stand, dossier_id__isnull=False
    ).order_by()


def _laatste(kader: Kader, soort: str) -> Subquery:
    """The day it was corrected to, last, after this row was written; NULL when it never was."""
    erna = verbeterd(kader, soort).filter(dossier_id=OuterRef("dossier_id"), pk__gt=OuterRef("pk"))
    return Subquery(erna.order_by("-pk").annotate(dag=dag("nieuw")).values("dag")[:1], output_field=DateField())


def dag_van_ontvangst(kader: Kader) -> Any:
    """When a melding counts. A signaal that became one: on the day of the gesprek, and it moves if it began there."""
    middag = Func(
        _laatste(kader, ONTVANGST),
        template="((%(expressions)s + time '12:00') AT TIME ZONE 'Europe/Amsterdam')",
        output_field=DateTimeField(),
    )
    telt_vanaf = Q(soort="melding.opgenomen") | Q(lading__ontvangen_op=F("lading__gesproken_op"))
    return Case(When(telt_vanaf, then=Coalesce(middag, F("gebeurd_op"))), default=F("gebeurd_op"))


def dag_van_melding(kader: Kader) -> Any:
    """The first melding of a casus, as it is known now."""
    return Coalesce(_laatste(kader, MELDDAG), dag("gemeld_op"))


def veranderd_na(gemeente_id: int, rapporten: Iterable[Rapport]) -> set[int]:
    """Reports of a month in which a correction made later changed what counts. Two queries, whatever their number."""
    lijst = list(rapporten)
    if not lijst:
        return set()
    # Not every term begins with a melding: one of an aanvraag counts in no figure.
    meldingen = Gebeurtenis.objects.filter(
        gemeente_id=gemeente_id, soort__in=("melding.opgenomen", "melding.geen_signaal")
    ).order_by()
    later = Gebeurtenis.objects.filter(
        Q(soort=MELDDAG) | Q(soort=ONTVANGST, dossier_id__in=meldingen.values("dossier_id")),
        gemeente_id=gemeente_id,
        vastgelegd_op__gt=min(rij.gemaakt_op for rij in lijst),
    ).order_by()
    rijen = list(later.values_list("soort", "dossier_id", "lading__oud", "lading__nieuw", "vastgelegd_op"))
    casussen = {dossier_id for soort, dossier_id, *_ in rijen if soort == MELDDAG}
    hulp = Gebeurtenis.objects.filter(gemeente_id=gemeente_id, soort="ondersteuning.gestart", dossier_id__in=casussen)
    begon: dict[int | None, list[date]] = {}
    for dossier_id, op in hulp.values_list("dossier_id", "gebeurd_op"):
        begon.setdefault(dossier_id, []).append(dag_van(op))
    raak: dict[str, Any] = {}
    for soort, dossier_id, oud, nieuw, vast in rijen:
        zelf = [date.fromisoformat(oud), date.fromisoformat(nieuw)]
        for welke in zelf if soort == ONTVANGST else begon.get(dossier_id, []):
            code = maand_van(welke).code
            raak[code] = max(raak.get(code, vast), vast)
    return {rij.pk for rij in lijst if (laatst := raak.get(maand_van(rij.maand).code)) and laatst > rij.gemaakt_op}
