"""Secrets `./run` makes itself: the keys of the application, and what our own servers need."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .melden import Fout, kort

NAMEN = ("SECRET_KEY", "BSN_SLEUTELS", "BSN_INDEX_SLEUTEL")


def lees(pad: Path) -> dict[str, Any]:
    """A JSON file of ours; empty when it is not there yet."""
    try:
        waarde = json.loads(pad.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as fout:
        raise Fout("sleutels", f"{kort(pad)} is niet te lezen ({fout}). Zet een goede kopie terug.") from fout
    if not isinstance(waarde, dict):
        raise Fout("sleutels", f"{kort(pad)} is beschadigd. Zet een goede kopie terug.")
    return waarde


def schrijf(pad: Path, waarde: Mapping[str, Any]) -> None:
    """Whole or not at all, and never readable for others, not even for a moment."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    tijdelijk.unlink(missing_ok=True)
    beschrijver = os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(beschrijver, "w", encoding="utf-8") as bestand:
        json.dump(waarde, bestand, indent=2)
        bestand.write("\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    tijdelijk.replace(pad)


def _sleutel() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode("ascii")


def zorg_voor_geheimen(data: Path) -> dict[str, str]:
    """The keys of the application: from the environment, else from `geheimen.json`, made once."""
    pad = data / "geheimen.json"
    bewaard = lees(pad)
    nieuw = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "BSN_SLEUTELS": f"1:{_sleutel()}",
        "BSN_INDEX_SLEUTEL": _sleutel(),
    }
    ontbreekt = {naam: nieuw[naam] for naam in NAMEN if naam not in bewaard and not os.environ.get(naam)}
    if ontbreekt:
        bewaard |= ontbreekt
        schrijf(pad, bewaard)
    return {naam: os.environ.get(naam) or str(bewaard[naam]) for naam in NAMEN}
