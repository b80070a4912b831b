"""Housekeeping for the worker."""

from celery import shared_task

from basis.scherm import concepten


@shared_task(name="basis.scherm.tasks.ruim_op")
def ruim_op() -> None:
    """Daily: drafts after 30 days, tokens after 7."""
    concepten.ruim_op()
