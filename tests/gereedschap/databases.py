"""One migrated template database, cloned for every test process (a clone costs ~0.1 s).

The template stays in the server, named after a hash of all migrations and what they import, so a
second run does not migrate at all. A clone is named after its process and dropped at the end; the
ones left by a killed run are dropped by the next.

The user of DATABASE_URL (or of EIGENAAR_DATABASE_URL) makes and owns them; the tests themselves are a plain user
of the same server, as the application is.
"""

import ast
import hashlib
import hmac
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django
import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection
from psycopg import sql

from basis.journaal import eigenaar
from basis.journaal.tijd import vandaag
from config import omgeving

EIGENAAR = os.environ.get("EIGENAAR_DATABASE_URL") or os.environ.get("DATABASE_URL", "")


@contextmanager
def als_eigenaar(database: str = "postgres") -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own, of the owner, to the maintenance database of the server or to another one there."""
    gegevens = omgeving.database(EIGENAAR)
    opties = {"host": gegevens["HOST"], "port": gegevens["PORT"], "user": gegevens["USER"]}
    opties |= {"password": gegevens["PASSWORD"], "dbname": database} | gegevens["OPTIONS"]
    with psycopg.connect(**{n: w for n, w in opties.items() if w}, autocommit=True) as beheer:
        yield beheer


def _gewoon(url: str) -> dict[str, str]:
    """USER and PASSWORD of the plain user on the server of `url`; every process knows the same one."""
    deel = urlsplit(url)
    geheim = hmac.new(unquote(deel.password or "").encode(), b"gewone gebruiker", "sha256").hexdigest()
    return {"USER": f"{unquote(deel.username or 'postgres')}_proef", "PASSWORD": geheim}


def gewone_url(url: str) -> str:
    """The same database, as the plain user."""
    deel, wie = urlsplit(url), _gewoon(url)
    return deel._replace(netloc=f"{wie['USER']}:{wie['PASSWORD']}@{deel.netloc.rpartition('@')[2]}").geturl()


def _huisbestand(module: str) -> Path | None:
    pad = settings.BASE_DIR / Path(*module.split("."))
    return next((p for p in (pad.with_suffix(".py"), pad / "__init__.py") if p.is_file()), None)


def _geimporteerd(bestand: Path) -> Iterator[Path]:
    """Files of the house that a migration imports: SQL and seed rows often stand there."""
    for knoop in ast.walk(ast.parse(bestand.read_bytes())):
        namen: list[str] = []
        if isinstance(knoop, ast.Import):
            namen = [naam.name for naam in knoop.names]
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen = [knoop.module, *(f"{knoop.module}.{naam.name}" for naam in knoop.names)]
        yield from (pad for naam in namen if (pad := _huisbestand(naam)))


def _vingerafdruk() -> str:
    bestanden: set[Path] = set()
    for app in apps.get_app_configs():
        if Path(app.path).is_relative_to(settings.BASE_DIR):
            migraties = set(Path(app.path).glob("migrations/**/*.*")) - set(Path(app.path).glob("migrations/**/*.pyc"))
            bestanden |= migraties
            for bestand in migraties:
                if bestand.suffix == ".py":
                    bestanden |= set(_geimporteerd(bestand))
    bestanden.add(Path(eigenaar.__file__))
    som = hashlib.sha256(django.__version__.encode())
    for bestand in sorted(bestanden):
        som.update(str(bestand.relative_to(settings.BASE_DIR)).encode() + bestand.read_bytes())
    return som.hexdigest()[:12]


def _bestaat(beheer: psycopg.Connection[Any], naam: str) -> bool:
    return bool(beheer.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone())


def _weg(beheer: psycopg.Connection[Any], naam: str) -> None:
    beheer.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


def _leeft(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _ruim_op(beheer: psycopg.Connection[Any], basis: str, sjabloon: str) -> None:
    """Drops clones of processes that are gone, and templates of older migrations."""
    kloon = re.compile(rf"proef_{re.escape(basis)}_(\d+)(?:_[a-z]+)?")
    mal = re.compile(rf"sjabloon_{re.escape(basis)}_[0-9a-f]{{12}}")
    for (naam,) in beheer.execute("SELECT datname FROM pg_database").fetchall():
        wees = (deel := kloon.fullmatch(naam)) and not _leeft(deel[1])
        if wees or (mal.fullmatch(naam) and naam != sjabloon):
            _weg(beheer, naam)


def _maak_sjabloon(naam: str) -> None:
    """Migrates into a database with another name; it gets its own name when it is whole."""
    half = f"{naam}_half"
    with als_eigenaar() as beheer:
        _weg(beheer, half)
    eigen = dict(connection.settings_dict)
    anders = {"TEST": {**eigen["TEST"], "NAME": half}} | {n: omgeving.database(EIGENAAR)[n] for n in eigenaar.WIE}
    connection.settings_dict.update(anders)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    eigenaar.geef_rechten(*_gewoon(EIGENAAR).values())
    connection.close()
    connection.settings_dict.update(eigen)
    settings.DATABASES["default"]["NAME"] = eigen["NAME"]
    with als_eigenaar() as beheer:
        beheer.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(naam)))


def _kloon(beheer: psycopg.Connection[Any], sjabloon: str, naam: str) -> None:
    """A fresh copy, with the partitions of these months: the template may be of another month."""
    _weg(beheer, naam)
    beheer.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(naam), sql.Identifier(sjabloon)))
    with als_eigenaar(naam) as daar:
        daar.execute("SELECT journaal_maak_partities(%s, %s)", [vandaag(), vandaag() + timedelta(days=92)])


@contextmanager
def eigen_database(*, opnieuw: bool = False) -> Iterator[str]:
    """Django's default connection points at a fresh clone, as the plain user, for as long as this lasts."""
    basis = connection.settings_dict["NAME"]
    sjabloon = f"sjabloon_{basis}_{_vingerafdruk()}"
    kloon = f"proef_{basis}_{os.getpid()}"
    with als_eigenaar() as beheer:
        # All processes of all runs on this server take turns; the first one migrates.
        beheer.execute("SELECT pg_advisory_lock(hashtext(%s))", [f"sjabloon_{basis}"])
        _ruim_op(beheer, basis, sjabloon)
        if opnieuw and "PYTEST_XDIST_WORKER" not in os.environ:
            _weg(beheer, sjabloon)
        if not _bestaat(beheer, sjabloon):
            _maak_sjabloon(sjabloon)
        _kloon(beheer, sjabloon, kloon)
    connection.close()
    # Threads of the live server come and go; a kept connection would be lost with its thread.
    nieuw = {"NAME": kloon, "CONN_MAX_AGE": 0, **_gewoon(EIGENAAR)}
    oud = {naam: connection.settings_dict[naam] for naam in nieuw}
    connection.settings_dict.update(nieuw)
    settings.DATABASES["default"].update(nieuw)
    try:
        yield kloon
    finally:
        connection.close()
        connection.settings_dict.update(oud)
        settings.DATABASES["default"].update(oud)
        with als_eigenaar() as beheer:
            _weg(beheer, kloon)


@contextmanager
def nog_een(naam: str) -> Iterator[str]:
    """One more empty, migrated database besides the own one, as `proef_…_<naam>`. Gives its DATABASE_URL."""
    eigen = re.fullmatch(r"proef_(.+?)_\d+(?:_[a-z]+)?", connection.settings_dict["NAME"])
    assert eigen, "nog_een hoort binnen eigen_database"
    basis, extra = eigen[1], f"proef_{eigen[1]}_{os.getpid()}_{naam}"
    with als_eigenaar() as beheer:
        _kloon(beheer, f"sjabloon_{basis}_{_vingerafdruk()}", extra)
    try:
        yield url(extra)
    finally:
        with als_eigenaar() as beheer:
            _weg(beheer, extra)


@contextmanager
def kijk_in(url: str) -> Iterator[None]:
    """Django's default connection looks at another database for as long as this lasts."""
    connection.close()
    deel = urlsplit(url)
    daar = {"NAME": deel.path[1:], "HOST": deel.hostname, "PORT": deel.port}
    daar |= {"USER": unquote(deel.username or ""), "PASSWORD": unquote(deel.password or "")}
    eigen = {naam: connection.settings_dict[naam] for naam in daar}
    connection.settings_dict.update(daar)
    settings.DATABASES["default"].update(daar)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(eigen)
        settings.DATABASES["default"].update(eigen)


@contextmanager
def verbonden_als_eigenaar() -> Iterator[None]:
    """Django's default connection is the owner's for as long as this lasts, on the same database."""
    wie = {naam: omgeving.database(EIGENAAR)[naam] for naam in ("USER", "PASSWORD")}
    gewoon = {naam: connection.settings_dict[naam] for naam in wie}
    connection.close()
    connection.settings_dict.update(wie)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(gewoon)


def met_gewone_gebruiker(url: str) -> str:
    """Makes the plain user in a database that something else migrated, and gives its DATABASE_URL."""
    with kijk_in(url):
        eigenaar.geef_rechten(*_gewoon(url).values())
    return gewone_url(url)


def url(naam: str) -> str:
    """The DATABASE_URL of a database on the same server, for subprocesses: as the plain user."""
    return gewone_url(urlsplit(EIGENAAR)._replace(path=f"/{naam}").geturl())
