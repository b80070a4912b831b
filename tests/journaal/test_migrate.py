"""`manage migrate` beside somebody who keeps a table: it lets others through, tries again, and says who it is."""

import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands.migrate import Command as Migreer
from django.db import connection

from basis.journaal.management.commands import migrate
from config import omgeving
from tests.gereedschap import databases

Verbinding = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def ander(django_db_setup: str) -> Iterator[Verbinding]:
    """Somebody whose transaction reads a table and stays open."""
    with psycopg.connect(databases.url(django_db_setup)) as verbinding:
        verbinding.execute("SELECT count(*) FROM django_session WHERE session_key = 'mevrouw Jansen'")
        yield verbinding


@pytest.fixture
def keren(vastleggend: None, monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[int]:
    """A migration that needs that table; how often it was tried."""
    tellen: list[int] = []

    def wijzig(*_: Any, **__: Any) -> None:
        tellen.append(1)
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE django_session ALTER COLUMN session_data SET NOT NULL")

    monkeypatch.setattr(Migreer, "handle", wijzig)
    monkeypatch.setattr(migrate, "SLOT_GEDULD", 20)
    monkeypatch.setattr(migrate, "POGINGEN", 3)
    settings.EIGENAAR_DATABASE = omgeving.database(databases.EIGENAAR)
    return tellen


def test_hij_probeert_opnieuw_tot_de_tabel_vrij_is(
    ander: Verbinding, keren: list[int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: ander.commit())
    call_command("migrate")
    assert len(keren) == 2
    assert f"proces {ander.info.backend_pid} van {ander.info.user}" in capsys.readouterr().err
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("0",), "de toepassing zelf wacht zoals altijd"


def test_hij_wacht_niet_zonder_einde_en_zegt_op_wie(
    ander: Verbinding, keren: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with pytest.raises(CommandError, match="De database is bezet") as fout:
        call_command("migrate", verbosity=0)
    assert len(keren) == 3
    assert str(ander.info.backend_pid) in str(fout.value)
    assert "Jansen" not in str(fout.value)
