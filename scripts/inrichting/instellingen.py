"""What the person who starts `./run` may choose, from the environment (docs/beheer.md)."""

import os
from dataclasses import dataclass
from pathlib import Path

from .melden import WORTEL, Fout

WAAR = {"1", "true", "ja", "yes", "on"}


@dataclass(frozen=True)
class Instellingen:
    data: Path
    host: str
    poort: int | None  # None: the one of last time, else 8000
    database_url: str | None  # None: our own PostgreSQL
    eigenaar_url: str | None  # with database_url: the one who migrates
    redis_url: str | None  # None: our own Valkey
    demo: bool
    demo_gevraagd: bool  # DEMO was set by hand: then a refusal is an error

    @property
    def logs(self) -> Path:
        return self.data / "logs"


def lees() -> Instellingen:
    """Raises Fout for a PORT that is no port."""
    database_url = os.environ.get("DATABASE_URL") or None
    demo = os.environ.get("DEMO", "").strip().lower()
    poort = os.environ.get("PORT", "").strip()
    if poort and not (poort.isdigit() and 0 < int(poort) < 65536):
        raise Fout("instellingen", f"PORT={poort} is geen poortnummer.")
    return Instellingen(
        data=Path(os.environ.get("DATA_DIR") or WORTEL / ".run").expanduser().resolve(),
        host=os.environ.get("HOST") or "127.0.0.1",
        poort=int(poort) if poort else None,
        database_url=database_url,
        eigenaar_url=os.environ.get("EIGENAAR_DATABASE_URL") or None,
        redis_url=os.environ.get("REDIS_URL") or None,
        # Fictitious persons belong in a database of our own, never by accident in a gemeente's.
        demo=demo in WAAR if demo else database_url is None,
        demo_gevraagd=bool(demo),
    )
