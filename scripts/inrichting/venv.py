"""The locked dependencies in `.venv`: with uv when it is there, else with pip."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .melden import WORTEL, Fout, zeg
from .systeem import apt, apt_kan

VENV = WORTEL / ".venv"
PYTHON = VENV / "bin" / "python"
STEMPEL = VENV / "stempel.json"
SLOTEN = {"run": WORTEL / "requirements.lock", "dev": WORTEL / "requirements-dev.lock"}


def _hash(soort: str) -> str:
    return hashlib.sha256(SLOTEN[soort].read_bytes()).hexdigest()


def _stempel() -> dict[str, str]:
    try:
        waarde = json.loads(STEMPEL.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return waarde if isinstance(waarde, dict) else {}


def _bruikbaar() -> bool:
    """A venv breaks when the Python it was made with moves or goes."""
    vraag = [str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(vraag, capture_output=True).returncode == 0
    except OSError:
        return False


def _lukt(*opdracht: str) -> bool:
    return subprocess.run(opdracht, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode == 0


def _uv() -> str | None:
    uv = shutil.which("uv")
    # A pyenv shim can be on the path without a uv behind it.
    if uv and subprocess.run([uv, "--version"], capture_output=True).returncode == 0:
        return uv
    return None


def _maak_venv(uv: str | None) -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if uv and _lukt(uv, "venv", "--quiet", "--python", sys.executable, str(VENV)):
        return
    maak = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(maak, capture_output=True).returncode == 0:
        return
    # Debian splits venv off; the version-named package is what `python3 -m venv` asks for.
    versie = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if apt_kan() is not None and (apt(versie) or apt("python3-venv")):
        shutil.rmtree(VENV, ignore_errors=True)
        if _lukt(*maak):
            return
    raise Fout(
        "afhankelijkheden",
        "Python kan geen virtuele omgeving maken. Installeer python3-venv"
        " (Debian/Ubuntu: sudo apt-get install python3-venv) of uv, en start opnieuw.",
    )


def _installeer(uv: str | None, slot: Path) -> None:
    if uv and _lukt(uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes", "-r", str(slot)):
        return
    if subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True).returncode != 0:
        _lukt(str(PYTHON), "-m", "ensurepip")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not _lukt(*pip, "--require-hashes", "-r", str(slot)):
        raise Fout(
            "afhankelijkheden",
            f"De pakketten uit {slot.name} konden niet worden geïnstalleerd (zie hierboven)."
            " Is er een internetverbinding of een eigen pakketbron ingesteld?",
        )


def zorg_voor_venv(dev: bool = False) -> Path:
    """Makes `.venv` hold exactly-hashed dependencies and gives its Python. Instant when it already does."""
    sloten = (WORTEL / ".run").resolve()
    sloten.mkdir(exist_ok=True)
    nodig = "dev" if dev else "run"
    with (sloten / "venv.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        stempel = _stempel()
        if stempel.get(nodig) == _hash(nodig) and _bruikbaar():
            return PYTHON
        uv = _uv()
        if not _bruikbaar():
            zeg("Virtuele omgeving maken in .venv")
            _maak_venv(uv)
            stempel = {}
        # The dev lock contains the runtime lock; a venv that once had it keeps it up to date.
        soort = "dev" if dev or "dev" in stempel else "run"
        zeg(f"Pakketten installeren uit {SLOTEN[soort].name} (met {'uv' if uv else 'pip'})")
        _installeer(uv, SLOTEN[soort])
        nieuw = {"run": _hash("run")} | ({"dev": _hash("dev")} if soort == "dev" else {})
        STEMPEL.write_text(json.dumps(nieuw), encoding="utf-8")
    return PYTHON


def python_omgeving() -> dict[str, str]:
    """The environment for the venv's programs, without what would make another Python leak in."""
    weg = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE"}
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    pad = os.environ.get("PATH", os.defpath)
    return omgeving | {"PATH": f"{VENV / 'bin'}{os.pathsep}{pad}", "PYTHONUNBUFFERED": "1"}
