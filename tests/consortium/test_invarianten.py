"""Totals, reservations and grootboek tell the same after any sequence, also with several people at once."""

import random
import threading
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.journaal.models import Uitgaand
from basis.journaal.tijd import klok_op
from basis.organisatie.handeling import Geweigerd
from basis.voorzieningen.models import Frequentie
from consortium.handelingen import laat_vrijvallen, stel_budget_vast, verleng_open_verplichtingen
from consortium.models import Budget, Verplichting
from tests.consortium.hulp import beloof, klopt, stop
from tests.fabriek import op, wereld

pytestmark = pytest.mark.pg

NU = op(2026, 11, 23)
begin = date(2026, 6, 1)
beloven = st.tuples(
    st.just("beloof"),
    st.integers(0, 500),
    st.one_of(st.none(), st.integers(0, 700)),
    st.sampled_from(list(Frequentie)),
    st.integers(1, 300),
)
stoppen = st.tuples(st.just("stop"), st.integers(0, 7), st.integers(-10, 900))
zetten = st.tuples(st.just("budget"), st.integers(2026, 2028), st.integers(0, 60_000))
verlengen = st.tuples(st.just("verleng"), st.integers(2027, 2028))


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(beloven, beloven, stoppen, zetten, verlengen), min_size=1, max_size=12))
def test_elke_reeks_klopt(stappen: list[tuple[Any, ...]]) -> None:
    with transaction.atomic(), klok_op(NU):
        w = wereld()
        dienst = w.voorziening(tarief="13.37")
        gemaakt: list[Verplichting] = []
        for stap in stappen:
            try:
                match stap:
                    case ("beloof", int(na), lengte, frequentie, int(q)):
                        van = begin + timedelta(days=na)
                        tot = None if lengte is None else van + timedelta(days=lengte)
                        hoeveel = str(Decimal(q) / 10)
                        gemaakt.append(beloof(w, dienst, van, tot, q=hoeveel, frequentie=frequentie))
                    case ("stop", int(welke), int(dag)) if gemaakt:
                        stop(w, gemaakt[welke % len(gemaakt)], begin + timedelta(days=dag))
                    case ("budget", int(jaar), int(bedrag)):
                        stel_budget_vast(w.systeem, jaar=jaar, bedrag=Decimal(bedrag), grond="raadsbesluit 1")
                    case ("verleng", int(jaar)):
                        verleng_open_verplichtingen(w.systeem, jaar)
            except Geweigerd:
                pass
            klopt(w.gemeente.pk)
        transaction.set_rollback(True)


def test_velen_tegelijk(vastleggend: None) -> None:
    """Eight people reserve, stop, renew and set budgets at once: no deadlock, no lost update, told once at a time."""
    with klok_op(NU):
        w = wereld()
        dienst = w.voorziening(tarief="10")
        stel_budget_vast(w.systeem, jaar=2026, bedrag=Decimal(20_000), grond="raadsbesluit 1")
    fouten: list[BaseException] = []
    start = threading.Barrier(8)

    def werk(nummer: int) -> None:
        kans = random.Random(nummer)
        try:
            start.wait(30)
            with klok_op(NU):
                for ronde in range(6):
                    # A verb that reserves several onderdelen, over other years each, then stops one of them.
                    with transaction.atomic():
                        eigen = [
                            beloof(
                                w,
                                dienst,
                                date(kans.choice([2026, 2027, 2028, 2029]), kans.randint(1, 12), 1),
                                None if kans.random() < 0.3 else date(kans.choice([2029, 2030]), 12, 31),
                            )
                            for _ in range(3)
                        ]
                        laat_vrijvallen(w.systeem, kans.choice(eigen), date(2026, 12, 31), grond="stop")
                    if ronde % 3 == nummer % 3:
                        verleng_open_verplichtingen(w.systeem, 2030)
                        stel_budget_vast(
                            w.systeem,
                            jaar=kans.choice([2026, 2027]),
                            bedrag=Decimal(kans.randint(0, 100_000)),
                            grond="raadsbesluit 2",
                        )
        except BaseException as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=werk, args=(n,)) for n in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(120)
    assert not fouten, fouten
    assert not any(draad.is_alive() for draad in draden)
    assert Verplichting.objects.filter(gemeente=w.gemeente).count() == 8 * 6 * 3
    klopt(w.gemeente.pk)
    over = Budget.objects.filter(gemeente=w.gemeente, overschrijding__gt=0).count()
    assert Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer="overschrijding").count() >= over


def test_een_overschrijding_tegelijk_meldt_eens(vastleggend: None) -> None:
    with klok_op(NU):
        w = wereld()
        dienst = w.voorziening(tarief="10")
        stel_budget_vast(w.systeem, jaar=2026, bedrag=Decimal(5), grond="raadsbesluit 1")
    start = threading.Barrier(6)

    def werk() -> None:
        try:
            start.wait(30)
            with klok_op(NU):
                beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
        finally:
            connection.close()

    draden = [threading.Thread(target=werk) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert Verplichting.objects.filter(gemeente=w.gemeente).count() == 6
    assert Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer="overschrijding").count() == 1
    klopt(w.gemeente.pk)
