"""One `./run` per data folder, and how others find it.

The lock is held by the operating system for as long as the process lives, so nothing is left after
a kill. `draait.json` tells what runs; it only counts while somebody holds the lock.
"""

import fcntl
import os
import time
from pathlib import Path
from typing import IO, Any

from . import sleutels
from .melden import Fout, kort, zeg

GEDULD = 600  # seconds to wait for a short job of another


class Slot:
    """Usage: `if slot.neem(): … finally: slot.los()`; otherwise `slot.wat_draait()`."""

    def __init__(self, data: Path) -> None:
        self._pad = data / "slot"
        self._stand = data / "draait.json"
        self._bestand: IO[str] | None = None

    def _probeer(self) -> bool:
        bestand = self._pad.open("a")
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            bestand.close()
            return False
        self._bestand = bestand
        self._stand.unlink(missing_ok=True)
        return True

    def neem(self) -> bool:
        """True when the data folder is ours; False when a `./run` stays running with it.

        Waits for another's short job (`./run manage`), and for a `./run` that is still starting.
        """
        einde = time.monotonic() + GEDULD
        gemeld = False
        while not self._probeer():
            if self.wat_draait().get("soort") == "run":
                return False
            if time.monotonic() > einde:
                raise Fout("slot", f"De gegevens in {kort(self._pad.parent)} zijn al {GEDULD} seconden bezet.")
            if not gemeld:
                zeg("Wachten op een andere ./run die met deze gegevens bezig is …")
                gemeld = True
            time.sleep(0.2)
        return True

    def meld(self, **stand: Any) -> None:
        """Tells others what runs here; readable for nobody else (it holds addresses with a password)."""
        sleutels.schrijf(self._stand, {"pid": os.getpid(), **stand})

    def wat_draait(self) -> dict[str, Any]:
        return sleutels.lees(self._stand)

    def los(self) -> None:
        if self._bestand:
            self._stand.unlink(missing_ok=True)
            self._bestand.close()
            self._bestand = None
