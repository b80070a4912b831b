"""Pango, which draws the letters. Without it everything works but the PDF."""

import ctypes
import platform

from .systeem import apt, apt_kan

PAKKETTEN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
# One name per platform for each library WeasyPrint opens.
BIBLIOTHEKEN = (
    ("libgobject-2.0.so.0", "libgobject-2.0.dylib"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz.so.0", "libharfbuzz.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"),
    ("libfontconfig.so.1", "libfontconfig.dylib"),
)


def _opent(namen: tuple[str, ...]) -> bool:
    for naam in namen:
        for map_ in ("", "/opt/homebrew/lib/", "/usr/local/lib/"):
            try:
                ctypes.CDLL(map_ + naam)
            except OSError:
                continue
            return True
    return False


def aanwezig() -> bool:
    return all(_opent(namen) for namen in BIBLIOTHEKEN)


def hoe_installeren() -> str:
    if platform.system() == "Darwin":
        return "brew install pango"
    return f"sudo apt-get install --no-install-recommends {' '.join(PAKKETTEN)}"


def zorg_voor_pango() -> bool:
    """Installs Pango where that is allowed; False when letters can't be made here."""
    if aanwezig():
        return True
    return apt_kan() is not None and apt(*PAKKETTEN) and aanwezig()
