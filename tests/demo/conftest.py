"""The demo gemeente is loaded once per test process, in a database of its own; the tests only look."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings

from tests.gereedschap import databases

Opdracht = Callable[..., "subprocess.CompletedProcess[str]"]


def laad_demo(omgeving: dict[str, str], naam: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", "laad_demo"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **omgeving, "DATABASE_URL": databases.url(naam)},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.fixture(scope="session")
def geladen(
    django_db_setup: str, procesomgeving: dict[str, str]
) -> Iterator[tuple[str, "subprocess.CompletedProcess[str]"]]:
    """(name of the database, how the command ended). Lives long, so it must not unblock the database."""
    with databases.nog_een("demo") as naam:
        yield naam, laad_demo(procesomgeving, naam)


@pytest.fixture
def demo(geladen: tuple[str, Any], django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.kijk_in(geladen[0]):
        yield
