"""The demo gemeente as it was loaded; the tests only look. `./test` names the one that `./run --once` made."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import dag_van, klok_op, op_dag
from tests.gereedschap import databases


def laad_demo(omgeving: dict[str, str], url: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", "laad_demo"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **omgeving, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.fixture(scope="session")
def geladen(django_db_setup: str, procesomgeving: dict[str, str], django_db_blocker: Any) -> Iterator[tuple[str, str]]:
    """(DATABASE_URL, what loading told). Lives long, so it must not unblock the database."""
    if url := os.environ.get("DEMO_DATABASE_URL"):
        with django_db_blocker.unblock():
            url = databases.met_gewone_gebruiker(url)
        yield url, Path(os.environ["DEMO_VERSLAG"]).read_text()
        return
    with databases.nog_een("demo") as url:
        klaar = laad_demo(procesomgeving, url)
        assert klaar.returncode == 0, klaar.stderr[-3000:]
        yield url, klaar.stderr + klaar.stdout


@pytest.fixture
def demo(geladen: tuple[str, str], django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), databases.kijk_in(geladen[0]), klok_op(_einde()):
        yield


def _einde() -> datetime:
    """Noon of the day up to which the stories went, whenever these tests look."""
    laatste = Gebeurtenis.objects.latest("vastgelegd_op").vastgelegd_op
    return op_dag(dag_van(laatste), 12)
