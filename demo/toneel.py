"""Plays the past: each journey is a generator that yields its next moment; all go on in order of time.

What would come after `tot` has not happened yet, so recent journeys stand where they stand today. That is how
every state fills itself, numbers rise with the days, and money runs out on the day it would have.
"""

import heapq
from collections.abc import Callable, Generator
from datetime import date, datetime

from django.core.exceptions import ObjectDoesNotExist

from basis.journaal.tijd import klok_op
from basis.organisatie.handeling import Geweigerd

Reis = Generator[datetime, None, None]


class Toneel:
    """The moments to come, earliest first. A journey that is refused stops there and is told of."""

    def __init__(self, tot: datetime) -> None:
        self.tot = tot
        self.vastgelopen: list[str] = []
        self._wachtrij: list[tuple[datetime, int, str, Reis]] = []
        self._nr = 0

    def plan(self, moment: datetime, naam: str, reis: Reis) -> None:
        self._nr += 1
        heapq.heappush(self._wachtrij, (moment, self._nr, naam, reis))

    def speel(self, vertel: Callable[[date], None]) -> None:
        """Until `tot`. Each step runs with the clock on its own moment."""
        while self._wachtrij:
            moment, nr, naam, reis = heapq.heappop(self._wachtrij)
            if moment > self.tot:
                reis.close()
                continue
            vertel(moment.date())
            with klok_op(moment):
                try:
                    volgende = next(reis)
                except StopIteration:
                    continue
                except Geweigerd as fout:
                    self.vastgelopen.append(f"{naam} op {moment:%d-%m-%Y}: {fout.reden}")
                    continue
                except ObjectDoesNotExist as fout:
                    self.vastgelopen.append(f"{naam} op {moment:%d-%m-%Y}: {type(fout).__qualname__}")
                    continue
            heapq.heappush(self._wachtrij, (max(volgende, moment), nr, naam, reis))
