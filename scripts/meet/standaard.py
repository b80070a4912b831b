"""Defaults of the models as defaults of the database, for as long as rows are made by SQL.

Then a column that was added later needs no change in the SQL that fills the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import NOT_PROVIDED
from psycopg import sql


def _kolommen() -> Iterator[tuple[str, str, Any]]:
    for model in apps.get_models():
        for veld in model._meta.local_concrete_fields:
            if veld.null or veld.default is NOT_PROVIDED or not veld.column:
                continue
            waarde = veld.get_default()
            if isinstance(waarde, bool | int | str) or waarde == []:
                yield model._meta.db_table, veld.column, "{}" if waarde == [] else waarde


@contextmanager
def standaardwaarden() -> Iterator[None]:
    """Inside one transaction; afterwards the schema is as it was."""
    kolommen = list(_kolommen())
    with connection.cursor() as cursor:
        for tabel, kolom, waarde in kolommen:
            vraag = sql.SQL("ALTER TABLE {} ALTER COLUMN {} SET DEFAULT {}").format(
                sql.Identifier(tabel), sql.Identifier(kolom), sql.Literal(str(waarde))
            )
            cursor.execute(vraag.as_string(cursor.connection))
    yield
    with connection.cursor() as cursor:
        for tabel, kolom, _ in kolommen:
            vraag = sql.SQL("ALTER TABLE {} ALTER COLUMN {} DROP DEFAULT").format(
                sql.Identifier(tabel), sql.Identifier(kolom)
            )
            cursor.execute(vraag.as_string(cursor.connection))
