"""`./run kopie MAP` and `./run terugzetten MAP`: a backup of database and uploads, and back.

The keys stay out of the copy on purpose: who has the copy must not also have the BSNs.
"""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from . import postgres
from .huis import EIGENAAR, Huis
from .melden import Fout, kort, zeg


def van_wie(adressen: dict[str, str]) -> str:
    """The address to copy and restore with: the owner's, who alone reads and makes all."""
    return adressen.get(EIGENAAR) or adressen["DATABASE_URL"]


def _programma(huis: Huis, url: str) -> tuple[postgres.Programma, list[str], dict[str, str]]:
    """The PostgreSQL programs, the address as --dbname, and the environment with the password."""
    if huis.postgres:
        programma = huis.postgres.programma
    else:
        programma = next(iter([*postgres.meegeleverd(huis.python), *postgres.van_systeem()]), None)  # type: ignore[assignment]
        if programma is None:
            raise Fout("PostgreSQL", "pg_dump en pg_restore zijn niet gevonden: installeer postgresql-client.")
    delen = urlsplit(url)
    zonder = delen._replace(netloc=delen.netloc.replace(f":{delen.password}@", "@", 1)).geturl()
    return programma, [f"--dbname={zonder}"], programma.omgeving() | {"PGPASSWORD": unquote(delen.password or "")}


def _roep(opdracht: list[str], omgeving: dict[str, str]) -> str:
    uitkomst = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True)
    if uitkomst.returncode != 0:
        raise Fout("kopie", f"{Path(opdracht[0]).name} is mislukt:\n{uitkomst.stderr.strip()}")
    return uitkomst.stdout.strip()


def maak(huis: Huis, url: str, doel: Path) -> None:
    """Writes database.dump and media/ into a new folder. The database may be in use."""
    if doel.exists():
        raise Fout("kopie", f"{doel} bestaat al. Kies een nieuwe map.")
    doel.mkdir(mode=0o700, parents=True)
    programma, adres, omgeving = _programma(huis, url)
    bestand = doel / "database.dump"
    _roep([str(programma.bin / "pg_dump"), *adres, "--format=custom", "--no-owner", f"--file={bestand}"], omgeving)
    media = _media(huis)
    if media.is_dir():
        shutil.copytree(media, doel / "media")
    zeg(f"Kopie gemaakt in {doel} (database.dump en media).")
    zeg(
        f"Bewaar de sleutels APART en veilig: {kort(huis.keuze.data / 'geheimen.json')}"
        " (of BSN_SLEUTELS en BSN_INDEX_SLEUTEL). Zonder die sleutels zijn de BSN's voorgoed onleesbaar."
    )


def zet_terug(huis: Huis, url: str, bron: Path) -> None:
    """Restores into an empty database, whole or not at all; never over existing data."""
    bestand = bron / "database.dump"
    if not bestand.is_file():
        raise Fout("terugzetten", f"{bestand} bestaat niet.")
    programma, adres, omgeving = _programma(huis, url)
    tel = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r','p')"
    if _roep([str(programma.bin / "psql"), *adres, "-XAtqc", tel], omgeving) != "0":
        raise Fout("terugzetten", "De database is niet leeg. Terugzetten kan alleen in een lege database.")
    media = _media(huis)
    if media.is_dir() and any(media.iterdir()) and (bron / "media").is_dir() and huis.keuze.database_url:
        raise Fout("terugzetten", f"{kort(media)} is niet leeg.")
    _roep(
        [
            str(programma.bin / "pg_restore"),
            *adres,
            "--no-owner",
            "--no-acl",
            "--single-transaction",
            "--exit-on-error",
            str(bestand),
        ],
        omgeving,
    )
    if (bron / "media").is_dir():
        media.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copytree(bron / "media", media, dirs_exist_ok=True)
    zeg(f"Teruggezet uit {bron}.")


def _media(huis: Huis) -> Path:
    return Path(os.environ.get("MEDIA_ROOT") or huis.keuze.data / "media")
