"""The journaal only grows, holds no free text, and its queue loses nothing."""

import socket
import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from basis.journaal import tasks
from basis.journaal.models import Raadpleging, Uitgaand
from basis.journaal.schrijven import log_raadpleging, schrijf, tel_gebeurtenissen, zet_uitgaand
from basis.journaal.tijd import AMSTERDAM, geleden, klok_op, na, nu, op_dag, vandaag, waarom_geen_tijd
from config import hartslag
from tests.fabriek import uniek, wereld

pytestmark = pytest.mark.pg

GEDAAN: list[int] = []


def noteer(rij: Uitgaand) -> None:
    """An afnemer for tests: remembers the row; 'faal' in its gegevens makes it fail, 'wacht' not yet."""
    if rij.gegevens.get("faal"):
        raise RuntimeError("geheim over mevrouw Jansen")
    if rij.gegevens.get("wacht"):
        raise tasks.NogNiet("kan hier niet")
    GEDAAN.append(rij.pk)


@pytest.fixture(autouse=True)
def _afnemer(monkeypatch):
    GEDAAN.clear()
    monkeypatch.setattr(tasks, "AFNEMERS", [tasks.Afnemer("proef", noteer)])


@pytest.fixture
def plek(db):
    w = wereld()
    # What a test of another file committed waits in no queue of these.
    Uitgaand.objects.filter(klaar_op=None).update(klaar_op=nu())
    return w


@pytest.mark.parametrize(
    "waarde",
    [
        "Mevrouw Jansen vroeg of de gemeente haar kan helpen met het huishouden en de tuin",
        "regel\nregel",
        "café",
        "a" * 61,
        {"naam": "Jansen"},
        object(),
        1.5,
    ],
)
def test_geen_vrije_tekst_in_de_lading(plek, waarde):
    with transaction.atomic(), pytest.raises(ValueError, match="vrije tekst"):
        schrijf("kern.toegevoegd", plek.systeem, iets=waarde)


def test_codes_datums_en_bedragen_mogen(plek):
    with transaction.atomic():
        rij = schrijf(
            "kern.toegevoegd",
            plek.systeem,
            code="W-2026-00001",
            dag=date(2026, 1, 2),
            euro=Decimal("1.50"),
            lijst=[1, "a"],
        )
    assert rij.lading == {"code": "W-2026-00001", "dag": "2026-01-02", "euro": "1.50", "lijst": [1, "a"]}


def test_schrijven_buiten_een_transactie_is_een_fout(vastleggend):
    plek = wereld()
    with pytest.raises(RuntimeError, match="transactie"):
        schrijf("kern.toegevoegd", plek.systeem)


def test_de_klok_van_het_moment(plek):
    with klok_op(op_dag(date(2025, 3, 1))), transaction.atomic():
        rij = schrijf("kern.toegevoegd", plek.systeem, gebeurd_op=op_dag(date(2025, 2, 1)))
    assert (rij.gebeurd_op.astimezone(AMSTERDAM).date(), rij.vastgelegd_op.date()) == (
        date(2025, 2, 1),
        date(2025, 3, 1),
    )
    with pytest.raises(ValueError, match="tijdzone"), klok_op(datetime(2025, 3, 1)):  # noqa: DTZ001
        pass
    assert vandaag() == datetime.now(AMSTERDAM).date()


@pytest.mark.parametrize(
    ("moment", "toen"),
    [
        # At 02:00 the clock went to 03:00.
        (datetime(2027, 3, 28, 1, 5, tzinfo=UTC), "01:50+0100"),
        # At 03:00 the clock went back to 02:00: the second 02:05, and the first 02:50 before it.
        (datetime(2027, 10, 31, 1, 5, tzinfo=UTC), "02:50+0200"),
    ],
)
def test_een_kwartier_geleden_ook_als_de_klok_verspringt(moment, toen):
    with klok_op(moment):
        assert f"{geleden(timedelta(minutes=15)).astimezone(AMSTERDAM):%H:%M%z}" == toen


def test_tellen_ziet_ook_wat_binnen_een_ander_werkwoord_gebeurt(plek):
    with transaction.atomic(), tel_gebeurtenissen() as buiten:
        schrijf("kern.toegevoegd", plek.systeem)
        with tel_gebeurtenissen() as binnen:
            schrijf("kern.toegevoegd", plek.systeem)
    assert (len(buiten), len(binnen)) == (2, 1)


# -- the queue -------------------------------------------------------------------------------------


def zet(plek, **gegevens) -> Uitgaand:
    with transaction.atomic():
        assert zet_uitgaand("proef", gemeente_id=plek.gemeente.pk, **gegevens)
    return Uitgaand.objects.filter(gemeente_id=plek.gemeente.pk).latest("id")


def test_sleutel_maar_een_keer(plek):
    for verwacht in (True, False):
        with transaction.atomic():
            assert zet_uitgaand("proef", gemeente_id=plek.gemeente.pk, sleutel="maand-1") is verwacht
    with transaction.atomic():
        assert zet_uitgaand("proef", gemeente_id=wereld().gemeente.pk, sleutel="maand-1")
    assert Uitgaand.objects.filter(gemeente_id=plek.gemeente.pk).count() == 1


def test_een_bel_per_transactie(plek, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as werk, transaction.atomic():
        for _ in range(5):
            zet_uitgaand("proef", gemeente_id=plek.gemeente.pk)
    assert werk == [tasks.bel]


def test_zonder_antwoord_van_de_broker_wacht_niemand_op_de_bel(settings, monkeypatch):
    """Celery itself tries for six seconds."""
    with socket.create_server(("127.0.0.1", 0)) as stil:
        settings.REDIS_URL = f"redis://127.0.0.1:{stil.getsockname()[1]}/0"
        wacht = hartslag.verbinding().connection_pool.connection_kwargs
        assert wacht["socket_connect_timeout"] + wacht["socket_timeout"] < 1
        assert wacht["retry"].get_retries() == 0
        monkeypatch.setattr(tasks.verwerk_uitgaand, "apply_async", lambda **_: pytest.fail("Celery is gevraagd"))
        tasks.bel()


def test_gedaan_in_dezelfde_transactie(plek):
    rij = zet(plek)
    while tasks.verwerk_een():
        pass
    rij.refresh_from_db()
    assert rij.pk in GEDAAN
    assert (rij.klaar_op is not None, rij.pogingen, rij.laatste_fout) == (True, 1, "")


def test_een_rij_die_mislukt_wacht_steeds_langer_en_verraadt_niets(plek):
    rij, goed = zet(plek, faal=True), zet(plek)
    while tasks.verwerk_een():
        pass
    rij.refresh_from_db()
    assert goed.pk in GEDAAN, "een rij die mislukt houdt de andere niet op"
    assert (rij.klaar_op, rij.pogingen, rij.laatste_fout) == (None, 1, "RuntimeError")
    eerste = rij.niet_voor
    assert eerste > geleden(-timedelta(seconds=20))
    wachttijden = []
    for _ in range(12):
        Uitgaand.objects.filter(pk=rij.pk).update(niet_voor=geleden(timedelta(seconds=1)))
        assert tasks.verwerk_een()
        rij.refresh_from_db()
        wachttijden.append(round((rij.niet_voor - nu()).total_seconds()))
    assert wachttijden == sorted(wachttijden)
    assert wachttijden[-1] <= 3600


@pytest.mark.parametrize("gegevens", [{"faal": True}, {"wacht": True}])
def test_in_het_uur_dat_twee_keer_komt_wacht_een_rij_ook(plek, gegevens):
    """On the wall clock ten minutes later was fifty minutes ago: the worker would have gone round without end."""
    with time_machine.travel(datetime(2027, 10, 31, 1, 30, tzinfo=UTC), tick=False):
        rij = zet(plek, **gegevens)
        # What other tests committed does not come first.
        Uitgaand.objects.exclude(pk=rij.pk).update(klaar_op=nu())
        assert tasks.verwerk_een()
        assert not tasks.verwerk_een()


def test_wat_hier_nog_niet_kan_wacht_zonder_fout(plek, caplog):
    rij = zet(plek, wacht=True)
    while tasks.verwerk_een():
        pass
    rij.refresh_from_db()
    assert (rij.klaar_op, rij.laatste_fout) == (None, "NogNiet")
    assert not [regel for regel in caplog.records if regel.levelname == "ERROR"]


def test_twee_werkers_nemen_verschillende_rijen(vastleggend):
    """One holds its row under way; the other takes the next, and never the same."""
    plek = wereld()
    Uitgaand.objects.filter(klaar_op=None).update(niet_voor=nu() + timedelta(days=1))
    rijen = {zet(plek).pk, zet(plek).pk}
    bezig, verder = threading.Event(), threading.Event()
    gezien: list[int] = []

    def langzaam(rij: Uitgaand) -> None:
        gezien.append(rij.pk)
        bezig.set()
        verder.wait(10)

    def werker() -> None:
        with transaction.atomic():
            rij = Uitgaand.objects.select_for_update(skip_locked=True).filter(pk__in=rijen).order_by("pk").first()
            assert rij is not None
            langzaam(rij)
        connection.close()

    draad = threading.Thread(target=werker)
    draad.start()
    assert bezig.wait(10)
    assert tasks.verwerk_een()
    verder.set()
    draad.join(10)
    assert set(GEDAAN) == rijen - set(gezien)
    assert len(gezien) == 1


def test_een_gedode_werker_verliest_niets(vastleggend):
    """His connection breaks half-way: the effect is rolled back and the row is there for the next."""
    plek = wereld()
    Uitgaand.objects.filter(klaar_op=None).update(niet_voor=nu() + timedelta(days=1))
    rij = zet(plek)
    bezig, dood = threading.Event(), threading.Event()
    pid: list[int] = []

    def werker() -> None:
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_backend_pid()")
                    pid.append(cursor.fetchone()[0])
                zelf = Uitgaand.objects.select_for_update(skip_locked=True).get(pk=rij.pk)
                zelf.klaar_op = nu()
                zelf.save()
                bezig.set()
                dood.wait(10)
                Uitgaand.objects.count()
        except DatabaseError:
            pass
        finally:
            connection.close()

    draad = threading.Thread(target=werker)
    draad.start()
    assert bezig.wait(10)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid[0]])
    dood.set()
    draad.join(10)
    rij.refresh_from_db()
    assert rij.klaar_op is None
    assert tasks.verwerk_een()
    assert [rij.pk] == GEDAAN


# -- partitions ------------------------------------------------------------------------------------


def test_partities_per_maand(plek):
    with connection.cursor() as cursor:
        cursor.execute("SELECT journaal_maak_partities('2041-01-15', '2041-03-02')")
        assert cursor.fetchone()[0] == 3
        cursor.execute("SELECT journaal_maak_partities('2041-01-15', '2041-03-02')")
        assert cursor.fetchone()[0] == 0
    with klok_op(op_dag(date(2041, 2, 1), 0, 0)):
        log_raadpleging("openen", plek.systeem, doel=uniek("p")[:20], rechten_versie="1")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text FROM journaal_raadpleging WHERE gemeente_id = %s ORDER BY id DESC LIMIT 1",
            [plek.gemeente.pk],
        )
        assert cursor.fetchone()[0] == "journaal_raadpleging_2041_02"


def test_een_maand_zonder_partitie_gaat_nooit_verloren(plek):
    with klok_op(op_dag(date(2055, 5, 5))):
        log_raadpleging("openen", plek.systeem, doel="proef", rechten_versie="1")
    assert Raadpleging.objects.filter(gemeente_id=plek.gemeente.pk, op__year=2055).count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT journaal_maak_partities('2055-05-01', '2055-05-31')")
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(
    ("dag", "uur", "minuten", "kan"),
    [
        (date(2027, 3, 28), 2, 60, False),  # does not exist: the clock goes from 2.00 to 3.00
        (date(2027, 3, 28), 1, 90, False),  # ends after it
        (date(2027, 3, 28), 1, 45, True),
        (date(2027, 3, 28), 3, 60, True),
        (date(2027, 10, 31), 2, 30, False),  # comes twice
        (date(2027, 10, 31), 1, 90, False),  # would last an hour longer on the wall
        (date(2027, 10, 31), 3, 60, True),
        (date(2027, 6, 1), 2, 60, True),
    ],
)
def test_een_uur_dat_de_klok_overslaat_of_herhaalt_is_geen_tijd(dag, uur, minuten, kan):
    begin = op_dag(dag, uur)
    einde = na(begin, timedelta(minutes=minuten))
    assert (waarom_geen_tijd(begin, einde) is None) is kan
    assert einde.astimezone(UTC) - begin.astimezone(UTC) == timedelta(minutes=minuten)
