"""What the machine itself must give: packages, and an unprivileged user when we are root."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from .melden import Fout, zeg


class Argumenten(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Identiteit:
    """The unprivileged user a server runs as: PostgreSQL refuses to run as root."""

    naam: str
    uid: int
    gid: int

    def argumenten(self) -> Argumenten:
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def mag_in(self, pad: Path) -> bool:
        """Whether this user can reach a folder (a home folder is often 0700)."""
        vraag = ["/bin/sh", "-c", 'cd "$1"', "sh", str(pad)]
        return subprocess.run(vraag, stderr=subprocess.DEVNULL, **self.argumenten()).returncode == 0


def als_wie(plek: Path | None = None) -> Identiteit | None:
    """Nobody in particular (None) for a normal user; an unprivileged user for root.

    With `plek`: the owner of the data already there, so that root goes on with a user's data.
    """
    if os.geteuid() != 0:
        return None
    for bestaand in sorted(plek.glob("pg*/PG_VERSION")) if plek else []:
        if eigenaar := bestaand.stat().st_uid:
            gegevens = pwd.getpwuid(eigenaar)
            return Identiteit(gegevens.pw_name, gegevens.pw_uid, gegevens.pw_gid)
    for naam in ("nobody", "daemon"):
        try:
            gegevens = pwd.getpwnam(naam)
        except KeyError:
            continue
        return Identiteit(naam, gegevens.pw_uid, gegevens.pw_gid)
    raise Fout("systeem", "Er is geen gewone gebruiker om de database onder te starten. Start ./run niet als root.")


def maak_datamap(data: Path) -> None:
    """Others may pass through when root's servers must reach their own folder, but list nothing."""
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(0o711 if os.geteuid() == 0 else 0o700)


def serverplek(data: Path) -> Path:
    """Where the servers keep their files: the data folder, or elsewhere when their user can't get in.

    A clone under /root can't be entered by nobody. Then `<data>/servers` is a link to a folder of
    its own under /var/lib, so a new clone never meets the data of an old one.
    """
    wie = als_wie()
    link = data / "servers"
    if link.is_dir():
        return link.resolve()
    if wie is None or wie.mag_in(data):
        return data
    Path("/var/lib").mkdir(parents=True, exist_ok=True)
    echt = Path(tempfile.mkdtemp(prefix="toegangspunt-", dir="/var/lib"))
    maak_datamap(echt)
    link.unlink(missing_ok=True)
    link.symlink_to(echt)
    zeg(f"Gebruiker {wie.naam} kan niet in {data}: de database staat in {echt}.")
    return echt


def maak_map(pad: Path, wie: Identiteit | None) -> None:
    """A folder only for us, or for the unprivileged user."""
    pad.mkdir(mode=0o700, parents=True, exist_ok=True)
    if wie is not None:
        os.chown(pad, wie.uid, wie.gid)


def is_debian() -> bool:
    try:
        regels = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    soort = " ".join(r.partition("=")[2].strip('"') for r in regels if r.startswith(("ID=", "ID_LIKE=")))
    return bool({"debian", "ubuntu"} & set(soort.split())) and shutil.which("apt-get") is not None


def apt_kan() -> list[str] | None:
    """The words before `apt-get` when packages can be installed here without asking; else None."""
    if not is_debian():
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt(*pakketten: str) -> bool:
    """Installs Debian packages where that is allowed; False when it is not, or failed."""
    voor = apt_kan()
    if voor is None:
        return False
    zeg(f"Installeren met apt-get: {' '.join(pakketten)}")
    opdracht = [*voor, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    installeer = [*opdracht, "install", "-y", "--no-install-recommends", *pakketten]
    for stap in (installeer, [*opdracht, "update"], installeer):
        eerste = stap is installeer
        uitkomst = subprocess.run(stap, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if eerste and uitkomst.returncode == 0:
            return True
    print(uitkomst.stdout[-2000:], uitkomst.stderr[-2000:], file=sys.stderr)
    return False


def stop_als_ctrl_c() -> None:
    """A stop from outside (service manager, closed terminal) is the same as Ctrl-C."""

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    for signaal in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signaal, stop)
