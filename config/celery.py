"""Celery app. Redis only rings the bell: what must leave stands in Uitgaand, in PostgreSQL."""

import os

from celery import Celery

from config import hartslag

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("toegangspunt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
hartslag.koppel()
