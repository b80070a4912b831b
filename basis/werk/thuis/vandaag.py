"""Today: whom I meet, and what should be over and waits for how it went."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.tijd import dag_van, nu, op_dag
from basis.scherm.opmaak import datum_kort, tijd
from basis.werk.models import Afspraak, StatusAfspraak
from basis.werk.thuis.blik import Blik
from basis.werk.thuis.regel import Regel, wie

VOORBIJ, VANDAAG = "Geweest?", "Vandaag"


def vandaag_en_voorbij(blik: Blik) -> QuerySet[Afspraak]:
    """My planned appointments up to and including today; those of before were never said to have been."""
    zichtbaar = Exists(Dossier.objects.zichtbaar_uit(blik.door).filter(pk=OuterRef("dossier_id")).order_by())
    morgen = op_dag(blik.dag + timedelta(days=1), 0)
    rijen = Afspraak.objects.filter(zichtbaar, met=blik.door, status=StatusAfspraak.GEPLAND, begin__lt=morgen)
    return rijen.select_related("dossier__inwoner", "dossier__kern").order_by("begin", "id")


def vandaag_regels(blik: Blik, rijen: Sequence[Afspraak]) -> list[Regel]:
    """Without the address: that stands on the afspraak itself."""
    return [_regel(blik, rij) for rij in rijen]


def _regel(blik: Blik, rij: Afspraak) -> Regel:
    op = dag_van(rij.begin)
    over = rij.einde < nu()
    return Regel(
        **wie(rij.dossier),
        wat=f"{rij.get_soort_display()}{f', {rij.plaats}' if rij.plaats else ''}",
        stap="Leg vast: geweest of niet verschenen" if over else "Bekijk de afspraak",
        stap_url=reverse("afspraken:afspraak", args=[rij.dossier_id, rij.pk]),
        in_plaats_van_datum=f"{tijd(rij.begin)} tot {tijd(rij.einde)} uur",
        bij_datum="vandaag" if op == blik.dag else datum_kort(op),
        kop=VOORBIJ if over else VANDAAG,
    )
