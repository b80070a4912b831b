"""Signs of life in Redis: cheap for the worker to give, cheap for /healthz to read.

The worker's own heartbeat (every 2 s) says that its main loop turns; beat gives a sign with every
task it publishes. Each process has its own entry, so a stopped one never speaks for another.
"""

import os
import socket
import time
from functools import lru_cache
from typing import Any

import redis
from celery import signals
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

GELDIG = {"worker": 30.0, "beat": 90.0}  # seconds
MARGE = 5.0  # seconds two clocks may differ; a sign from later than that says nothing about now


@lru_cache(maxsize=4)
def _redis(url: str) -> "redis.Redis":
    # A colleague waits for this: no answer soon is no answer, and trying again is for the next call.
    return redis.Redis.from_url(url, socket_connect_timeout=0.3, socket_timeout=0.5, retry=Retry(NoBackoff(), 0))


def verbinding() -> "redis.Redis":
    return _redis(settings.REDIS_URL)


def _sleutel(soort: str) -> str:
    return f"{settings.REDIS_PREFIX}:hartslag:{soort}"


def _ik() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def geef(soort: str) -> None:
    """This process lives now; forgets the ones long silent."""
    nu = time.time()
    with verbinding().pipeline() as stappen:
        stappen.zadd(_sleutel(soort), {_ik(): nu})
        stappen.zremrangebyscore(_sleutel(soort), "-inf", nu - 10 * GELDIG[soort])
        stappen.zremrangebyscore(_sleutel(soort), f"({nu + MARGE}", "+inf")
        stappen.execute()


def stop(soort: str) -> None:
    """This process ends in good order."""
    verbinding().zrem(_sleutel(soort), _ik())


def leeft(soort: str) -> bool:
    """Whether any process of this kind gave a sign recently. Raises redis.RedisError without Redis."""
    nu = time.time()
    return verbinding().zcount(_sleutel(soort), nu - GELDIG[soort], nu + MARGE) > 0


def _worker_slag(**_: Any) -> None:
    geef("worker")


def _worker_stop(**_: Any) -> None:
    stop("worker")


def _beat_slag(**_: Any) -> None:
    geef("beat")


def _beat_begin(**_: Any) -> None:
    geef("beat")
    # Only in the beat process: elsewhere publishing a task says nothing about beat.
    signals.after_task_publish.connect(_beat_slag, weak=False)


def koppel() -> None:
    """Called once by config.celery."""
    signals.worker_ready.connect(_worker_slag, weak=False)
    signals.heartbeat_sent.connect(_worker_slag, weak=False)
    signals.worker_shutting_down.connect(_worker_stop, weak=False)
    signals.beat_init.connect(_beat_begin, weak=False)
    signals.beat_embedded_init.connect(_beat_begin, weak=False)
