"""Chromium for the browser tests, found where people have it."""

import os
import shutil
import subprocess
from pathlib import Path

from .systeem import apt, apt_kan

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def vind() -> str | None:
    """The program to start: CHROMIUM, else one on the path; None when there is none."""
    if gevraagd := os.environ.get("CHROMIUM"):
        return gevraagd if Path(gevraagd).exists() else None
    gevonden = next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)
    return gevonden or (str(MAC) if MAC.exists() else None)


def zorg_voor_chromium() -> str | None:
    """Installs it where that is allowed. Ubuntu's package is a stub for snap, so we look if it starts."""
    if al := vind():
        return al
    if apt_kan() is None or not apt("chromium"):
        return None
    pad = vind()
    if pad and subprocess.run([pad, "--version"], capture_output=True).returncode == 0:
        return pad
    return None
