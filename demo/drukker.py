"""Prints the letters of the demo in processes of its own, while the verbs go on.

Real letters: the same HTML, the same code as the worker. Where this machine has no Pango nothing is printed;
then letters wait in uitgaand, and journeys wait before the post.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context

from basis.documenten.afnemers import leg_pdf_vast
from basis.documenten.handelingen import AFNEMER
from basis.documenten.models import Brief, StatusBrief
from basis.journaal.models import Uitgaand
from basis.journaal.tijd import klok_op
from demo import pers

MAX_PROCESSEN = 4


class Drukker:
    def __init__(self) -> None:
        # Not fork: a database connection must not be shared, and other threads may run.
        self._pool = ProcessPoolExecutor(
            max_workers=max(1, min(MAX_PROCESSEN, os.cpu_count() or 1)),
            mp_context=get_context("spawn"),
            initializer=pers.begin,
        )
        self._proef: Future[bool] = self._pool.submit(pers.proef)
        self._werk: dict[int, list[tuple[Brief, Future[bytes]]]] = {}
        self.gedrukt = 0

    def kan(self) -> bool:
        """Whether letters can be printed here; waits for the first process."""
        return self._proef.result()

    def neem(self, dossier_id: int) -> None:
        """Start printing what was just made on this dossier."""
        if not self.kan():
            return
        bezig = {brief.pk for brief, _ in self._werk.get(dossier_id, [])}
        nieuw = Brief.objects.filter(dossier_id=dossier_id, pdf=None, status=StatusBrief.GEMAAKT).exclude(pk__in=bezig)
        for brief in nieuw.select_related("dossier").order_by("pk"):
            self._werk.setdefault(dossier_id, []).append((brief, self._pool.submit(pers.druk, brief.html)))

    def klaar(self, dossier_id: int) -> None:
        """Wait for the letters of this dossier and keep them, as the worker would have: just after they were made."""
        for brief, werk in self._werk.pop(dossier_id, []):
            inhoud = werk.result()
            with klok_op(brief.gemaakt_op + timedelta(minutes=1)):
                rij = Uitgaand.objects.get(
                    gemeente_id=brief.dossier.gemeente_id, afnemer=AFNEMER, sleutel=f"brief-{brief.pk}"
                )
                leg_pdf_vast(brief.pk, inhoud)
                rij.klaar_op, rij.pogingen = brief.gemaakt_op + timedelta(minutes=1), 1
                rij.save(update_fields=["klaar_op", "pogingen"])
            self.gedrukt += 1

    def alles_klaar(self, vertel: Callable[[int], None]) -> None:
        for dossier_id in list(self._werk):
            self.klaar(dossier_id)
            vertel(self.gedrukt)

    def sluit(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
