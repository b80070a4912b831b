"""A story that is told again: the same rows and the same outcome, and only where that is certain."""

import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from basis.inwoners.models import Inwoner
from basis.journaal.tijd import klok_op, nu
from basis.organisatie.models import Gemeente, Mandaat
from tests.beschikkingen.baan import Baan
from tests.fabriek import Wereld, wereld
from tests.gereedschap import herhaling
from tests.gereedschap.herhaling import herhaald

pytestmark = pytest.mark.eenmaal


@pytest.fixture
def opnieuw(db: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """As if a next test began: nothing is there."""
    monkeypatch.setattr(herhaling, "_banden", {})
    monkeypatch.setattr(herhaling, "_leeg", True)

    def volgende() -> None:
        if herhaling._stand.begonnen:
            herhaling._terug_naar_begin()
        monkeypatch.setattr(herhaling, "_stand", herhaling.Stand(b"", begonnen=herhaling._stand.begonnen))

    volgende()
    return volgende


@pytest.fixture
def verteld() -> list[str]:
    return []


@pytest.fixture
def inwoner(verteld: list[str]) -> Callable[..., Inwoner]:
    @herhaald
    def maak(w: Wereld, naam: str = "Ans") -> Inwoner:
        verteld.append(naam)
        return w.inwoner(voornamen=naam)

    return maak


def rijen() -> list[str]:
    return sorted(zlib.decompress(herhaling._rijen()).decode().split(";INSERT"))


def test_alle_rijen_komen_terug_zoals_ze_waren(opnieuw: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    # Where a row lies on disk is not part of it.
    op_tekst = herhaling.VAN_DEZE_TEST.replace("array_agg(r)", "array_agg(r ORDER BY r::text)")
    monkeypatch.setattr(herhaling, "VAN_DEZE_TEST", op_tekst)
    baan = Baan(wereld())
    besluit = baan.vastgesteld()
    eerst = rijen()
    opnieuw()
    assert not Gemeente.objects.filter(pk=baan.wereld.gemeente.pk).exists()
    baan = Baan(wereld())
    weer = baan.vastgesteld()
    assert (weer, weer.status) == (besluit, besluit.status)
    Gemeente.objects.get(pk=baan.wereld.gemeente.pk)
    assert len(eerst) > 20
    assert rijen() == eerst


def test_het_verhaal_zelf_loopt_een_keer(
    opnieuw: Callable[[], None], inwoner: Callable[..., Inwoner], verteld: list[str]
) -> None:
    eerste = inwoner(wereld())
    opnieuw()
    w = wereld()
    assert inwoner(w) == eerste
    assert verteld == ["Ans"]
    # A second one of the same is another one, and a test that asks for two gets two.
    tweede = inwoner(w)
    assert tweede != eerste
    opnieuw()
    w = wereld()
    assert [inwoner(w), inwoner(w)] == [eerste, tweede]
    assert Inwoner.objects.filter(gemeente=w.gemeente).count() == 2
    assert verteld == ["Ans"] * 2
    # Other arguments, another moment.
    inwoner(w, "Bea")
    with klok_op(nu() - timedelta(days=3)):
        opnieuw()
        inwoner(wereld())
    assert verteld == ["Ans", "Ans", "Bea", "Ans"]


def test_na_een_eigen_rij_loopt_het_gewoon(
    opnieuw: Callable[[], None], inwoner: Callable[..., Inwoner], verteld: list[str]
) -> None:
    for _ in range(2):
        opnieuw()
        w = wereld()
        Gemeente.objects.create(code="x", naam="Eigen rij")
        inwoner(w)
    # What is within a transaction of its own may be rolled back without the rest.
    opnieuw()
    w = wereld()
    with transaction.atomic():
        inwoner(w)
    assert verteld == ["Ans"] * 3


def test_een_eigen_wijziging_hoort_bij_het_verhaal(
    opnieuw: Callable[[], None], inwoner: Callable[..., Inwoner], verteld: list[str]
) -> None:
    for bedrag in (1, 1, 2):
        opnieuw()
        (w := wereld()).mandaat()
        Mandaat.objects.filter(organisatie=w.gemeente_org).update(max_per_jaar=bedrag)
        inwoner(w)
        assert Mandaat.objects.get(organisatie=w.gemeente_org).max_per_jaar == bedrag
    assert verteld == ["Ans"] * 2


def test_wie_vastlegt_vertelt_zelf(vastleggend: None, inwoner: Callable[..., Inwoner], verteld: list[str]) -> None:
    w = wereld()
    assert inwoner(w) != inwoner(w)
    assert verteld == ["Ans"] * 2
    assert not connection.in_atomic_block
