"""Celery app. Redis only rings the bell: what must leave stands in Uitgaand, in PostgreSQL."""

import logging.config
import os
from typing import Any

from celery import Celery, signals
from django.conf import settings

from config import hartslag

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("toegangspunt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
hartslag.koppel()


def _logboek(**_: Any) -> None:
    """Celery's own handlers would write an exception with what it quotes (config/logboek.py)."""
    logging.config.dictConfig(settings.LOGGING)


signals.setup_logging.connect(_logboek, weak=False)
