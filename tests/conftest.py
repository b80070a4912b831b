"""Plumbing for all tests: databases, templates, server, worker and browser. No facts of the domain.

Two ways to touch the database, never mixed in one test:
- `db` (or `@pytest.mark.django_db`): in a transaction that is rolled back;
- `vastleggend`: really committed, on this process's own clone, never flushed. A test that uses it
  works in its own new gemeente and counts nothing outside it. `pagina` and `werker` come with it.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import settings as hypothesis_settings

from scripts.inrichting import chromium, pango
from tests.gereedschap import databases, herhaling, merken, sjablonen
from tests.gereedschap.browser import ARGUMENTEN
from tests.gereedschap.server import levende_server
from tests.gereedschap.werker import Werker, draaiende_werker

# How long one example takes depends on what else this machine does.
hypothesis_settings.register_profile("huis", deadline=None)
hypothesis_settings.load_profile("huis")

EIGEN_MAP = pytest.StashKey[Path]()
CI = os.environ.get("CI", "").lower() in {"1", "true"}


def _eigen_voorvoegsel() -> None:
    """Each test process has its own corner of Redis: another's worker must not take its work."""
    from django.conf import settings

    from config.celery import app

    voor = f"proef-{os.getpid()}-{uuid.uuid4().hex[:6]}"
    settings.REDIS_PREFIX = os.environ["REDIS_PREFIX"] = voor
    app.conf.task_default_queue = settings.CELERY_TASK_DEFAULT_QUEUE = f"{voor}-taken"
    alle: tuple[dict[str, Any], ...] = (
        settings.CELERY_BROKER_TRANSPORT_OPTIONS,
        settings.CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS,
        app.conf.broker_transport_options,
        app.conf.result_backend_transport_options,
    )
    for opties in alle:
        opties["global_keyprefix"] = f"{voor}:"


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    if not settings.configured:  # --help and friends
        return
    _eigen_voorvoegsel()
    for motor in cast("list[dict[str, Any]]", settings.TEMPLATES):
        motor["OPTIONS"]["string_if_invalid"] = sjablonen.Ongedefinieerd("%s")
    # Not among the data of a developer, and present: whitenoise warns when it is not.
    eigen = Path(tempfile.mkdtemp(prefix=f"toegangspunt-proef-{os.getpid()}-"))
    config.stash[EIGEN_MAP] = eigen
    settings.DATA_DIR = eigen
    settings.MEDIA_ROOT = eigen / "media"
    settings.STATIC_ROOT = eigen / "static"
    settings.STATIC_ROOT.mkdir()
    # A gemeente with ten colleagues would cost a second of hashing in each test.
    settings.PASSWORD_HASHERS = ["tests.gereedschap.hasher.VlugArgon2"]


def pytest_sessionfinish(session: pytest.Session) -> None:
    # Not config.add_cleanup: the processes of xdist never come to that.
    if eigen := session.config.stash.get(EIGEN_MAP, None):
        shutil.rmtree(eigen, ignore_errors=True)


# -- what this machine lacks -----------------------------------------------------------------------

GEEN_CHROMIUM = "geen Chromium gevonden (zet CHROMIUM of installeer chromium)"
GEEN_PANGO = f"geen Pango gevonden ({pango.hoe_installeren()})"


def _mist(item: pytest.Item) -> str | None:
    if item.get_closest_marker("browser") and chromium.vind() is None:
        return GEEN_CHROMIUM
    if item.get_closest_marker("pdf") and not pango.aanwezig():
        return GEEN_PANGO
    return None


# The longest of what commits first, so that at the end no process waits for another's long file.
EERST = ("browser/test_toegankelijk.py", "huis/test_deur.py", "browser/test_klantreis.py", "inrichting/test_run.py")


def _legt_vast(item: pytest.Item) -> bool:
    """Whether it leaves rows behind in this process's clone."""
    namen = set(getattr(item, "fixturenames", ()))
    return "db" not in namen and bool({"vastleggend", "django_db_setup"} & namen)


def _volgorde(items: list[pytest.Item]) -> None:
    """First what rolls back, then what commits: so a test that counts does not see the rows of another."""
    laat = {item.path for item in items if _legt_vast(item)}
    gemengd = {item.path for item in items if item.path in laat and "db" in getattr(item, "fixturenames", ())}

    def plek(item: pytest.Item) -> tuple[int, bool, bool]:
        groep = 0 if item.path not in laat else 1 if item.path in gemengd else 2
        return groep, not item.path.as_posix().endswith(EERST), _legt_vast(item)

    items.sort(key=plek)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for `pagina`, `werker` or a database has that marker, also when nobody wrote it."""
    _volgorde(items)
    for item in items:
        namen = getattr(item, "fixturenames", ())
        naam = getattr(item, "originalname", item.name)
        if item.get_closest_marker("django_db") or {"db", "vastleggend", "django_db_setup"} & set(namen):
            item.add_marker("database")
            for merk, patroon in (("dag", merken.DAG), ("pg", merken.PG)):
                if merken.zegt(item.path, naam, patroon):
                    item.add_marker(merk)
        if "geladen" in namen:
            item.add_marker("demo")
        if {"browser", "pagina"} & set(namen):
            item.add_marker("browser")
        if "werker" in namen:
            item.add_marker("werker")
        # It commits, mostly to see two at once: locks and constraints are the server's.
        if "vastleggend" in namen:
            item.add_marker("pg")
        if "vastleggend" in namen and {"db", "transactional_db"} & set(namen):
            raise pytest.UsageError(f"{item.nodeid}: kies tussen db en vastleggend")


# Rooms whose tests get the rows of a story back; a room joins when all its tests were seen to hold with it.
HERHAALT = (
    "beheer",
    "beschikkingen",
    "casussen",
    "consortium",
    "dossiers",
    "inwoners",
    "journaal",
    "organisatie",
    "toegang",
    "werk",
    "werkplek",
)


def _gevraagd(item: pytest.Item) -> Iterator[str]:
    """The fixtures that the test or a fixture of ours asks for by name: pytest-django asks for some itself."""
    info = getattr(item, "_fixtureinfo", None)
    if info is None:
        return
    yield from info.argnames
    for maker in (maker for makers in info.name2fixturedefs.values() for maker in makers):
        if (maker.func.__module__ or "").startswith("tests."):
            yield from maker.argnames


def pytest_runtest_setup(item: pytest.Item) -> None:
    mag = item.path.parent.name in HERHAALT
    herhaling.nieuwe_test(_gevraagd(item), mag=mag, legt_vast=_legt_vast(item))
    if reden := _mist(item):
        if CI:
            pytest.fail(f"CI: {reden}", pytrace=False)
        pytest.skip(reden)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    overgeslagen = [str(verslag.longrepr) for verslag in terminalreporter.stats.get("skipped", [])]
    for reden in (GEEN_CHROMIUM, GEEN_PANGO):
        if aantal := sum(reden in tekst for tekst in overgeslagen):
            terminalreporter.write_line(f"LET OP: {aantal} tests overgeslagen: {reden}", yellow=True, bold=True)


# -- database --------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, request: pytest.FixtureRequest
) -> Iterator[str]:
    """In place of pytest-django's: one template, cloned per process. Gives the name of the clone."""
    with django_db_blocker.unblock():
        beheer = databases.eigen_database(opnieuw=request.config.getoption("create_db"))
        naam = beheer.__enter__()
    yield naam
    with django_db_blocker.unblock():
        beheer.__exit__(None, None, None)


@pytest.fixture
def eigenaar(django_db_setup: str, django_db_blocker: Any) -> Iterator[None]:
    """The test runs as the owner, for what only that one may ask (ANALYZE). Only as `usefixtures`: before `db`."""
    with django_db_blocker.unblock(), databases.verbonden_als_eigenaar():
        yield


@pytest.fixture
def vastleggend(django_db_setup: str, django_db_blocker: Any) -> Iterator[None]:
    """Committed data in this process's own database; nothing is flushed afterwards."""
    from django.db import connection

    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.fixture(scope="session")
def procesomgeving(django_db_setup: str) -> dict[str, str]:
    """The environment for a subprocess of the application on this process's database."""
    from django.conf import settings

    return dict(os.environ) | {
        "DATABASE_URL": databases.url(django_db_setup),
        "REDIS_PREFIX": settings.REDIS_PREFIX,
        "DATA_DIR": str(settings.DATA_DIR),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "STATIC_ROOT": str(settings.STATIC_ROOT),
        "PYTHONUNBUFFERED": "1",
    }


# -- worker ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def _werker(procesomgeving: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Werker]:
    with draaiende_werker(procesomgeving, tmp_path_factory.mktemp("werker") / "werker.log") as werker:
        yield werker


@pytest.fixture
def werker(_werker: Werker, vastleggend: None) -> Werker:
    """A running Celery worker, for one module: it would take the rows of other tests. Wait with `wacht_tot`."""
    assert _werker.proces.poll() is None, f"De werker is gestopt:\n{_werker.log[-4000:]}"
    return _werker


# -- browser ---------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def adres(django_db_setup: str) -> Iterator[str]:
    """The address of the application; it can reach the database while a test has `vastleggend`."""
    with levende_server() as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium (one per test process)."""
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    pad = chromium.vind()
    assert pad, GEEN_CHROMIUM
    with sync_playwright() as playwright:
        venster = playwright.chromium.launch(executable_path=pad, args=ARGUMENTEN)
        yield venster
        venster.close()


@pytest.fixture
def pagina(browser: Any, adres: str, vastleggend: None) -> Iterator[Any]:
    """A fresh browser window on the application; fails on a 5xx, a script error or a CSP breach."""
    context = browser.new_context(base_url=adres, locale="nl-NL", timezone_id="Europe/Amsterdam")
    fouten: list[str] = []

    def antwoord(gekregen: Any) -> None:
        if gekregen.status >= 500:
            fouten.append(f"{gekregen.status} {gekregen.url}")

    def regel(bericht: Any) -> None:
        if "Content Security Policy" in bericht.text:
            fouten.append(bericht.text)

    context.on("response", antwoord)
    context.on("console", regel)
    context.on("weberror", lambda fout: fouten.append(f"script: {fout.error}"))
    blad = context.new_page()
    blad.set_default_timeout(10_000)
    yield blad
    context.close()
    assert not fouten, fouten
