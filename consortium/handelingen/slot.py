"""The money lock: one per gemeente, last of all locks, so that two verbs never wait for each other.

Budget rows alone would not do: one verb may reserve several times, over other years each time, and a year that
has no row yet cannot be locked. Under this lock everything of the money may be read and written in any order.
"""

from collections.abc import Iterable

from django.db import connection

from consortium.models import Budget


def geldslot(gemeente_id: int) -> None:
    """Wait for the money of this gemeente; held until the transaction ends. Taking it twice is free."""
    if not connection.in_atomic_block:
        raise RuntimeError("het geldslot hoort in de transactie van een handeling")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"consortium.geld:{gemeente_id}"])


def budgetten(gemeente_id: int, jaren: Iterable[int]) -> dict[int, Budget]:
    """The Budget rows of these years, locked in order of id. A year without budget gets a row 'niet vastgesteld'."""
    gevraagd = sorted(set(jaren))
    geldslot(gemeente_id)
    Budget.objects.bulk_create([Budget(gemeente_id=gemeente_id, jaar=jaar) for jaar in gevraagd], ignore_conflicts=True)
    rijen = (
        Budget.objects.select_for_update(no_key=True).filter(gemeente_id=gemeente_id, jaar__in=gevraagd).order_by("id")
    )
    return {rij.jaar: rij for rij in rijen}
