"""An empty house for tests that depend on how many gemeenten there are."""

import pytest
from django.db import connection

TABELLEN = ("organisatie_gemeente", "organisatie_norm", "organisatie_feestdag", "organisatie_instelling")


@pytest.fixture
def leeg_huis(db: None) -> None:
    """Temporary tables before the real ones, until rollback: other tests leave their gemeente behind."""
    with connection.cursor() as cursor:
        for tabel in TABELLEN:
            cursor.execute(f"CREATE TEMPORARY TABLE {tabel} (LIKE public.{tabel} INCLUDING ALL) ON COMMIT DROP")
