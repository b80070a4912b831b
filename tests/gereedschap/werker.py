"""A real Celery worker as a subprocess, on the test's database and with its own Redis prefix."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from config import hartslag

T = TypeVar("T")


class Werker:
    """What a test may ask of the running worker."""

    def __init__(self, proces: "subprocess.Popen[bytes]", log: Path) -> None:
        self.proces = proces
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def wacht_tot(self, klaar: Callable[[], T], seconden: float = 20) -> T:
        """Asks `klaar` until it gives something true; fails with the worker's log when it never does."""
        einde = time.monotonic() + seconden
        while True:
            if uitkomst := klaar():
                return uitkomst
            if self.proces.poll() is not None:
                raise AssertionError(f"De werker is gestopt:\n{self.log[-4000:]}")
            if time.monotonic() > einde:
                raise AssertionError(f"Niet klaar na {seconden} seconden. De werker zegt:\n{self.log[-4000:]}")
            time.sleep(0.05)


@contextmanager
def draaiende_werker(omgeving: Mapping[str, str], log: Path) -> Iterator[Werker]:
    """Runs until the end of the block. One process, so a test sees its tasks in order."""
    opdracht = [sys.executable, "-m", "celery", "-A", "config", "worker", "--concurrency=1"]
    opdracht += ["--without-mingle", "--without-gossip", "--loglevel=INFO"]
    with log.open("wb") as uitvoer:
        proces = subprocess.Popen(
            opdracht,
            env=dict(omgeving),
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    werker = Werker(proces, log)
    try:
        werker.wacht_tot(lambda: hartslag.leeft("worker"), 40)
        yield werker
    finally:
        proces.terminate()
        try:
            proces.wait(20)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()
