"""The moment as of which figures hold: nothing that was recorded before it can still appear.

A gebeurtenis carries the moment it was written, but is seen when its transaction commits. Counting 'up to now' would
miss what is being written, and the same moment asked again would give another figure. So the moment lies before the
oldest transaction that is still open: its rows, and those of all that began later, are of after it.
"""

from datetime import datetime, timedelta

from django.db import connection

from basis.journaal.tijd import nu

# How far the oldest open transaction of the application reaches back, by the clock of the database alone: the
# difference is then taken off ours. This connection itself does not count, it is the one that asks.
_OPEN = """
    SELECT extract(epoch FROM max(clock_timestamp() - xact_start))
    FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user AND backend_type = 'client backend'
      AND pid <> pg_backend_pid()
"""
_EVEN_ERVOOR = timedelta(milliseconds=1)


def peilmoment() -> datetime:
    """Now, or just before the oldest transaction that is still open. One query."""
    moment = nu()
    with connection.cursor() as cursor:
        cursor.execute(_OPEN)
        (open_sinds,) = cursor.fetchone()
    if open_sinds is None or open_sinds < 0:
        return moment
    return moment - timedelta(seconds=float(open_sinds)) - _EVEN_ERVOOR
