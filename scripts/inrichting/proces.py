"""A child process with a log file, started and stopped by us."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .melden import WORTEL, Fout, kort
from .systeem import Argumenten, Identiteit

PR_SET_PDEATHSIG = 1
LOG_MAX = 10 * 1024 * 1024


def _sterf_mee(signaal: int) -> Callable[[], None] | None:
    """On Linux a child gets `signaal` when we are killed without a chance to stop it."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def regel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signaal)

    return regel


class Proces:
    """`stop_met` is the signal for an orderly stop; it gets `geduld` seconds before a kill."""

    def __init__(
        self,
        naam: str,
        opdracht: Sequence[str | Path],
        log: Path,
        *,
        omgeving: Mapping[str, str] | None = None,
        wie: Identiteit | None = None,
        stop_met: signal.Signals = signal.SIGTERM,
        geduld: float = 20,
        map_: Path = WORTEL,
    ) -> None:
        self.naam = naam
        self.log = log
        self.stop_met = stop_met
        self.geduld = geduld
        self._gevraagd = False
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LOG_MAX:
            log.replace(log.with_suffix(".log.1"))
        wie_dan: Argumenten = wie.argumenten() if wie else {}
        with log.open("ab") as uitvoer:
            self._kind = subprocess.Popen(
                [str(deel) for deel in opdracht],
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
                env=dict(omgeving if omgeving is not None else os.environ),
                cwd=map_,
                # Ctrl-C goes to our whole group; the servers must stop in our order instead.
                start_new_session=True,
                preexec_fn=_sterf_mee(stop_met),
                **wie_dan,
            )

    @property
    def pid(self) -> int:
        return self._kind.pid

    def leeft(self) -> bool:
        return self._kind.poll() is None

    def wacht_tot(self, klaar: Callable[[], bool], seconden: float) -> None:
        """Waits until `klaar()`; fails with the log when the process ends first or time is up."""
        einde = time.monotonic() + seconden
        while not klaar():
            if not self.leeft():
                raise Fout(self.naam, f"{self.naam} is gestopt.\n{self.staart()}")
            if time.monotonic() > einde:
                raise Fout(self.naam, f"{self.naam} is na {seconden:.0f} seconden niet klaar.\n{self.staart()}")
            time.sleep(0.02)

    def vraag_te_stoppen(self) -> None:
        """Asks once; so that several can stop at the same time."""
        if self.leeft() and not self._gevraagd:
            self._gevraagd = True
            self._kind.send_signal(self.stop_met)

    def stop(self) -> None:
        """Asks, waits, and kills when the patience is over."""
        self.vraag_te_stoppen()
        try:
            self._kind.wait(self.geduld)
        except subprocess.TimeoutExpired:
            self._kind.kill()
            self._kind.wait()

    def staart(self, regels: int = 15) -> str:
        """The last lines of the log, for a message."""
        try:
            tekst = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-regels:]
        except OSError:
            tekst = []
        return "\n".join([*(f"    {regel}" for regel in tekst), f"(logboek: {kort(self.log)})"])


def leeft(pid: int) -> bool:
    """Whether there is a process with this number, of whomever."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def wacht_tot_weg(pid: int, seconden: float) -> bool:
    """Waits for a process that is not our child; False when it is still there."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        if not leeft(pid):
            return True
        time.sleep(0.05)
    return False
