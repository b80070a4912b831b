"""A real worker tells the controller, once, and renews what has no end."""

from datetime import date
from decimal import Decimal

from basis.journaal.models import Uitgaand
from basis.journaal.tijd import vandaag
from consortium.handelingen import stel_budget_vast
from consortium.models import Reservering, Signaal
from consortium.tasks import verleng
from tests.consortium.hulp import beloof
from tests.fabriek import wereld
from tests.gereedschap.werker import Werker


def test_overschrijding_komt_bij_de_controller(werker: Werker) -> None:
    w = wereld()
    jaar = vandaag().year
    stel_budget_vast(w.systeem, jaar=jaar, bedrag=Decimal(1), grond="raadsbesluit 1")
    beloof(w, w.voorziening(tarief="10"), date(jaar, 1, 1), date(jaar, 12, 31))
    rij = Uitgaand.objects.get(gemeente_id=w.gemeente.pk, afnemer="overschrijding")
    signaal = werker.wacht_tot(lambda: Signaal.objects.filter(gemeente=w.gemeente).first())
    assert signaal
    assert signaal.uitgaand_id == rij.pk
    rij.refresh_from_db()
    assert rij.klaar_op


def test_verlengen_als_taak(werker: Werker) -> None:
    w = wereld()
    vorig = vandaag().year - 1
    v = beloof(w, w.voorziening(tarief="10"), date(vorig, 6, 1), None)
    verleng.apply_async()
    verleng.apply_async()
    werker.wacht_tot(lambda: v.reserveringen.count() == 2)
    assert Reservering.objects.filter(verplichting=v, budget__jaar=vorig + 1).count() == 1
