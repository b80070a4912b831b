"""Promise, stop, start, renew and set a budget: what stands in the books afterwards."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from basis.inwoners.datums import OnvolledigeDatum
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Eenheid, Frequentie
from consortium.handelingen import (
    leeftijdsgroep,
    meld_start,
    prijs_voor,
    stel_budget_vast,
    verleng_open_verplichtingen,
)
from consortium.models import Boeking, Budget, Reservering, SoortBoeking, Tarief, Verplichting
from consortium.views import p_maal_q
from tests.consortium.hulp import beloof, klopt, stop
from tests.fabriek import Wereld, op, wereld

pytestmark = pytest.mark.django_db
VANDAAG = op(2026, 11, 23)
D = Decimal


@pytest.fixture
def w() -> Wereld:
    return wereld()


@pytest.fixture(autouse=True)
def _klok():
    with klok_op(VANDAAG):
        yield


def budget_van(w: Wereld, jaar: int) -> Budget:
    return Budget.objects.get(gemeente=w.gemeente, jaar=jaar)


def zet_budget(w: Wereld, jaar: int, bedrag: str) -> Budget:
    return stel_budget_vast(w.systeem, jaar=jaar, bedrag=D(bedrag), grond=f"raadsbesluit {jaar}-1")


def test_reserveren_over_de_jaargrens(w: Wereld) -> None:
    zet_budget(w, 2026, "10000")
    v = beloof(w, w.voorziening(tarief="10"), date(2026, 12, 1), date(2027, 1, 10))
    assert v.kenmerk.startswith("V-2026-")
    assert {r.budget.jaar: r.bedrag for r in v.reserveringen.all()} == {2026: D(310), 2027: D(100)}
    volgend = budget_van(w, 2027)
    assert not volgend.vastgesteld
    assert volgend.gereserveerd == 100
    assert volgend.overschrijding == 0
    assert not Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer="overschrijding").exists()
    assert set(Boeking.objects.filter(verplichting=v).values_list("grond", flat=True)) == {"besluit B-2026-00001"}
    gebeurtenis = Gebeurtenis.objects.get(soort="verplichting.gereserveerd", gemeente_id=w.gemeente.pk)
    assert gebeurtenis.lading == {"verplichting": v.pk, "bedrag": "410.00", "jaren": [2026, 2027]}
    assert gebeurtenis.dossier_id is None
    klopt(w.gemeente.pk)


def test_te_weinig_budget_weigert_niets_en_meldt_eens(w: Wereld) -> None:
    zet_budget(w, 2026, "350")
    dienst = w.voorziening(tarief="10")
    eerste = beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
    tweede = beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
    derde = beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
    over = {v.pk: v.reserveringen.get().overschrijding for v in (eerste, tweede, derde)}
    assert over == {eerste.pk: 0, tweede.pk: 270, derde.pk: 310}
    assert Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer="overschrijding").count() == 1
    klopt(w.gemeente.pk)
    # Under again, and over again: then it is told again.
    stop(w, derde, date(2026, 11, 30))
    stop(w, tweede, date(2026, 11, 30))
    assert budget_van(w, 2026).overschrijding == 0
    beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
    assert Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer="overschrijding").count() == 2
    klopt(w.gemeente.pk)


def test_vroege_stop_geeft_eerst_eigen_overschrijding_vrij(w: Wereld) -> None:
    zet_budget(w, 2026, "400")
    dienst = w.voorziening(tarief="10")
    oud = beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
    nieuw = beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31))
    assert nieuw.reserveringen.get().overschrijding == 220
    assert stop(w, nieuw, date(2026, 12, 16)) == 150
    rij = nieuw.reserveringen.get()
    assert (rij.bedrag, rij.overschrijding) == (D(160), D(70))
    # The old one stops: what it frees covers what the new one was over.
    assert stop(w, oud, date(2026, 12, 10)) == 210
    assert nieuw.reserveringen.get().overschrijding == 0
    grond = Boeking.objects.filter(verplichting=nieuw, soort=SoortBoeking.OVERSCHRIJDING).latest("id").grond
    assert grond == "besluit B-2026-00001, beëindiging B-1"
    klopt(w.gemeente.pk)


def test_ook_vrijval_noemt_het_besluit(w: Wereld) -> None:
    """Every boeking points to a besluit, verwijzing or bepaling; why the money comes back stands behind it."""
    v = beloof(w, w.voorziening(tarief="10"), date(2026, 12, 1), date(2026, 12, 31), grond="verwijzing HA-77")
    stop(w, v, date(2026, 12, 20), grond="stop verhuisd")
    grond = Boeking.objects.get(verplichting=v, soort=SoortBoeking.VRIJVAL).grond
    assert grond == "verwijzing HA-77, stop verhuisd"


def test_stop_over_alle_jaren(w: Wereld) -> None:
    v = beloof(w, w.voorziening(tarief="10"), date(2026, 12, 1), date(2028, 12, 31))
    vrij = stop(w, v, date(2026, 12, 20))
    assert vrij == 110 + 3650 + 3660
    assert {r.budget.jaar: r.bedrag for r in v.reserveringen.all()} == {2026: 200, 2027: 0, 2028: 0}
    v.refresh_from_db()
    assert v.gestopt_op == date(2026, 12, 20)
    assert stop(w, v, date(2026, 12, 20)) == 0
    with pytest.raises(Geweigerd, match="stopte al"):
        stop(w, v, date(2026, 12, 25))
    assert stop(w, v, date(2026, 11, 30)) == 200
    klopt(w.gemeente.pk)


def test_stop_op_of_na_de_laatste_dag_doet_niets(w: Wereld) -> None:
    v = beloof(w, w.voorziening(tarief="10"), date(2026, 12, 1), date(2026, 12, 31))
    voor = Boeking.objects.count()
    assert stop(w, v, date(2026, 12, 31)) == 0
    assert stop(w, v, date(2027, 3, 1)) == 0
    v.refresh_from_db()
    assert v.gestopt_op is None
    assert Boeking.objects.count() == voor


def test_stuk_dat_geleverd_is_komt_niet_vrij(w: Wereld) -> None:
    stoel = w.voorziening("Rolstoel", tarief="3650")
    soort: dict[str, Any] = {"frequentie": Frequentie.TOTAAL, "eenheid": Eenheid.STUK}
    geleverd = beloof(w, stoel, date(2026, 1, 1), date(2026, 12, 31), **soort)
    nooit = beloof(w, stoel, date(2026, 1, 1), date(2026, 12, 31), **soort)
    uren = beloof(w, stoel, date(2026, 1, 1), date(2026, 12, 31), frequentie=Frequentie.TOTAAL)
    for v in (geleverd, uren):
        with transaction.atomic():
            meld_start(w.systeem, v, date(2026, 2, 1))
    assert stop(w, geleverd, date(2026, 2, 28)) == 0
    assert stop(w, nooit, date(2025, 12, 31)) == 3650
    assert stop(w, uren, date(2026, 1, 31)) == 3340
    klopt(w.gemeente.pk)


def test_start_een_keer(w: Wereld) -> None:
    v = beloof(w, w.voorziening(), date(2026, 1, 1), None)
    for _ in range(2):
        with transaction.atomic():
            meld_start(w.systeem, v, date(2026, 2, 1))
    assert Gebeurtenis.objects.filter(soort="verplichting.gestart", gemeente_id=w.gemeente.pk).count() == 1
    with pytest.raises(Geweigerd, match="startte al op 1 februari 2026"), transaction.atomic():
        meld_start(w.systeem, v, date(2026, 3, 1))


def test_onbepaalde_tijd_elk_jaar_opnieuw(w: Wereld) -> None:
    dienst = w.voorziening(tarief="10")
    open_ = beloof(w, dienst, date(2026, 12, 1), None)
    gestopt = beloof(w, dienst, date(2026, 12, 1), None)
    assert stop(w, gestopt, date(2027, 1, 31)) == 0
    weg = beloof(w, dienst, date(2026, 12, 1), None)
    stop(w, weg, date(2026, 12, 10))
    beloof(w, dienst, date(2026, 12, 1), None, frequentie=Frequentie.TOTAAL)
    begrensd = beloof(w, dienst, date(2026, 12, 1), date(2027, 6, 30))
    assert verleng_open_verplichtingen(w.systeem, 2027) == 2
    assert verleng_open_verplichtingen(w.systeem, 2027) == 0
    in_2027 = dict(
        Reservering.objects.filter(budget__gemeente=w.gemeente, budget__jaar=2027).values_list(
            "verplichting_id", "bedrag"
        )
    )
    assert in_2027 == {open_.pk: D(3650), gestopt.pk: D(310), begrensd.pk: D(1810)}
    # Stopping after a renewal frees what the renewal reserved.
    assert stop(w, open_, date(2027, 1, 1)) == 3640
    klopt(w.gemeente.pk)


def test_verlengen_gaat_in_stukken(w: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consortium.handelingen.verplichtingen.PER_KEER", 2)
    dienst = w.voorziening(tarief="10")
    for _ in range(3):
        beloof(w, dienst, date(2026, 12, 1), None)
    assert [verleng_open_verplichtingen(w.systeem, 2027) for _ in range(3)] == [2, 1, 0]


def test_budget_verhogen_en_verlagen(w: Wereld) -> None:
    dienst = w.voorziening(tarief="10")
    a, b = (beloof(w, dienst, date(2026, 12, 1), date(2026, 12, 31)) for _ in range(2))
    zet_budget(w, 2026, "400")
    assert [v.reserveringen.get().overschrijding for v in (a, b)] == [0, 220]
    zet_budget(w, 2026, "100")
    assert [v.reserveringen.get().overschrijding for v in (a, b)] == [210, 310]
    zet_budget(w, 2026, "350")
    assert [v.reserveringen.get().overschrijding for v in (a, b)] == [0, 270]
    zet_budget(w, 2026, "1000")
    assert budget_van(w, 2026).overschrijding == 0
    klopt(w.gemeente.pk)
    boekingen = Boeking.objects.filter(soort=SoortBoeking.BUDGET, gemeente_id=w.gemeente.pk)
    assert set(boekingen.values_list("grond", flat=True)) == {"raadsbesluit 2026-1"}
    # Told at 400, and not again at 100: it never came under in between.
    assert Uitgaand.objects.filter(gemeente_id=w.gemeente.pk, afnemer="overschrijding").count() == 1


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"bedrag": D("-1")}, "bedrag"),
        ({"bedrag": D("1.005")}, "bedrag"),
        ({"bedrag": D("1e13")}, "bedrag"),
        ({"jaar": 2024}, "jaar"),
        ({"jaar": 2032}, "jaar"),
        ({"grond": "  "}, "grond"),
    ],
)
def test_budget_dat_niet_kan(w: Wereld, velden: dict[str, object], veld: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        stel_budget_vast(w.systeem, **{"jaar": 2026, "bedrag": D(100), "grond": "raadsbesluit 1", **velden})  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert not Budget.objects.filter(gemeente=w.gemeente).exists()


def test_budget_is_van_de_controller(w: Wereld) -> None:
    consulent = w.medewerker(Functie.WMO_CONSULENT)
    with pytest.raises(GeenRecht):
        stel_budget_vast(consulent, jaar=2026, bedrag=D(1), grond="x")
    controller = w.medewerker(Functie.CONTROLLER)
    stel_budget_vast(controller, jaar=2026, bedrag=D(1), grond="raadsbesluit 1", versie=0)
    with pytest.raises(Verouderd):
        stel_budget_vast(controller, jaar=2026, bedrag=D(2), grond="raadsbesluit 2", versie=0)
    with pytest.raises(Geweigerd, match="staat al op"):
        stel_budget_vast(controller, jaar=2026, bedrag=D(1), grond="raadsbesluit 2", versie=1)


def test_budget_nul_is_ook_vastgesteld(w: Wereld) -> None:
    zet_budget(w, 2026, "0")
    beloof(w, w.voorziening(tarief="10"), date(2026, 12, 1), date(2026, 12, 31))
    assert budget_van(w, 2026).overschrijding == 310
    klopt(w.gemeente.pk)


def test_prijs_van_de_partij_gaat_voor(w: Wereld) -> None:
    dienst = w.voorziening(tarief="71.40")
    Tarief.objects.create(
        gemeente=w.gemeente,
        voorziening=dienst,
        organisatie=w.partij,
        bedrag=D("65.1234"),
        geldig=vanaf(date(2026, 1, 1), date(2027, 1, 1)),
        bron="contract",
    )
    assert prijs_voor(dienst, w.partij, date(2026, 5, 1)) == D("65.1234")
    assert prijs_voor(dienst, w.partij, date(2027, 1, 1)) == D("71.40")
    assert prijs_voor(dienst, None, date(2026, 5, 1)) == D("71.40")
    assert prijs_voor(dienst, w.gemeente_org, date(2026, 5, 1)) == D("71.40")


def _tarief(w: Wereld, dienst: Any, bedrag: str, van: date, tot: date | None = None, partij: Any = None) -> None:
    Tarief.objects.create(
        gemeente=w.gemeente, voorziening=dienst, organisatie=partij, bedrag=D(bedrag), geldig=vanaf(van, tot), bron="x"
    )


def test_een_tariefwijziging_in_de_periode_telt_vanaf_haar_eigen_dag(w: Wereld) -> None:
    """3 × 40 × 181/7 + 3 × 44 × 184/7 = 46008/7. Stopped after 31 August: the last 122 days at 44 fall free."""
    dienst = w.voorziening(tarief=None)
    _tarief(w, dienst, "40.00", date(2027, 1, 1), date(2027, 7, 1))
    _tarief(w, dienst, "44.00", date(2027, 7, 1))
    v = beloof(w, dienst, date(2027, 1, 1), date(2027, 12, 31), q="3", frequentie=Frequentie.WEEK)
    assert [rij.bedrag for rij in v.reserveringen.all()] == [D("6572.57")]
    assert p_maal_q(v) == "3 uur per week ×\u00a0€\u00a040,00, vanaf 1 juli 2027 €\u00a044,00"
    # 3 × 40 × 181/7 + 3 × 44 × 62/7 = 29904/7 = 4272.00 stays
    assert stop(w, v, date(2027, 8, 31)) == D("2300.57")
    assert [rij.bedrag for rij in v.reserveringen.all()] == [D("4272.00")]
    klopt(w.gemeente.pk)


def test_een_eigen_tarief_dat_afloopt_gaat_over_op_de_lijstprijs(w: Wereld) -> None:
    dienst = w.voorziening(tarief="12")
    _tarief(w, dienst, "10", date(2027, 1, 1), date(2027, 1, 11), w.partij)
    v = beloof(w, dienst, date(2027, 1, 1), date(2027, 1, 31))
    # ten days at 10, twenty-one at the list price
    assert [rij.bedrag for rij in v.reserveringen.all()] == [D(100 + 21 * 12)]
    # a promise to nobody in particular has the list price all along
    w2 = beloof(w, dienst, date(2027, 1, 1), date(2027, 1, 31), partij=None)
    assert [rij.bedrag for rij in w2.reserveringen.all()] == [D(31 * 12)]


def test_een_tarief_zonder_vervolg_loopt_door(w: Wereld) -> None:
    dienst = w.voorziening(tarief=None)
    _tarief(w, dienst, "10", date(2027, 1, 1), date(2027, 1, 11))
    v = beloof(w, dienst, date(2027, 1, 1), date(2027, 1, 31))
    assert [rij.bedrag for rij in v.reserveringen.all()] == [D(310)]


def test_verlengen_rekent_met_het_tarief_van_het_nieuwe_jaar(w: Wereld) -> None:
    dienst = w.voorziening(tarief=None)
    _tarief(w, dienst, "10", date(2020, 1, 1), date(2027, 1, 1))
    _tarief(w, dienst, "11", date(2027, 1, 1), date(2027, 12, 1))
    _tarief(w, dienst, "12", date(2027, 12, 1))
    v = beloof(w, dienst, date(2026, 12, 1), None)
    assert verleng_open_verplichtingen(w.systeem, 2027) == 1
    per_jaar = {rij.budget.jaar: rij.bedrag for rij in v.reserveringen.all()}
    assert per_jaar == {2026: D(310), 2027: D(11 * 334 + 12 * 31)}
    # nothing is freed or promised twice when it stops in the part that was renewed
    stop(w, v, date(2027, 12, 30))
    assert {rij.budget.jaar: rij.bedrag for rij in v.reserveringen.all()} == {2026: D(310), 2027: D(11 * 334 + 12 * 30)}
    klopt(w.gemeente.pk)


def test_geen_tarief_is_een_reden(w: Wereld) -> None:
    dienst = w.voorziening("Zwemles", tarief=None)
    with pytest.raises(Geweigerd, match="Voor Zwemles is op 1 mei 2026 geen tarief bekend"):
        prijs_voor(dienst, None, date(2026, 5, 1))
    dienst.eenheid = Eenheid.EURO
    assert prijs_voor(dienst, None, date(2026, 5, 1)) == 1


@pytest.mark.parametrize(
    ("geboren", "groep"),
    [
        (OnvolledigeDatum(2008, 11, 24), "0-17"),
        (OnvolledigeDatum(2008, 11, 23), "18-26"),
        (OnvolledigeDatum(1999, 11, 23), "27-66"),
        (OnvolledigeDatum(1959, 11, 23), "67+"),
        # 66 or 67 on that day: not certain.
        (OnvolledigeDatum(1959), "onbekend"),
        (OnvolledigeDatum(1960), "27-66"),
        (OnvolledigeDatum(2008, 11), "onbekend"),
        (OnvolledigeDatum(), "onbekend"),
    ],
)
def test_leeftijdsgroep(w: Wereld, geboren: OnvolledigeDatum, groep: str) -> None:
    assert leeftijdsgroep(w.inwoner(geboren=geboren), date(2026, 11, 23)) == groep


def test_grootboek_wordt_niet_gewijzigd_en_is_in_balans(w: Wereld) -> None:
    v = beloof(w, w.voorziening(tarief="10"), date(2026, 12, 1), date(2026, 12, 31))
    boeking = Boeking.objects.get(verplichting=v)

    def nu_toetsen() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def los() -> None:
        boeking.regels.create(rekening="lumpsum", bedrag=D(1))
        nu_toetsen()

    nu_toetsen()
    for doe in (lambda: Boeking.objects.filter(pk=boeking.pk).update(grond="x"), boeking.regels.all().delete, los):
        with transaction.atomic(), pytest.raises(DatabaseError, match=r"denied|balans"), transaction.atomic():
            doe()


def test_vreemde_periode_of_grond(w: Wereld) -> None:
    dienst = w.voorziening()
    with pytest.raises(Geweigerd, match="periode") as fout:
        beloof(w, dienst, date(2026, 1, 1), date(9999, 12, 30))
    assert fout.value.veld == "geldig"
    with pytest.raises(Geweigerd, match="grond"):
        beloof(w, dienst, date(2026, 1, 1), None, grond=" ")
    assert not Verplichting.objects.filter(gemeente=w.gemeente).exists()


def test_met_terugwerkende_kracht_valt_er_geen_jaar_tussenuit(w: Wereld) -> None:
    """Open-ended help from two years ago: each year since has its reservation, and renewal finds nothing left."""
    dit_jaar = vandaag().year
    v = beloof(w, w.voorziening(tarief="1"), date(dit_jaar - 2, 11, 1), None)
    assert list(
        Reservering.objects.filter(verplichting=v).order_by("budget__jaar").values_list("budget__jaar", flat=True)
    ) == [dit_jaar - 2, dit_jaar - 1, dit_jaar]
    assert verleng_open_verplichtingen(w.systeem, dit_jaar) == 0
