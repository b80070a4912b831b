"""`./run kopie MAP` and `./run terugzetten MAP`: a backup of database and uploads, and back.

The keys stay out of the copy on purpose: who has the copy must not also have the BSNs.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from . import postgres
from .huis import EIGENAAR, Huis
from .melden import Fout, kort, zeg

SOMMEN = "SHA256SUMS"
OPNIEUW = """Nummers die na de kopie zijn gegeven, worden opnieuw gegeven: twee mensen met één kenmerk.
Is er na de kopie doorgewerkt, sla ze dan over voordat iemand verder werkt (ruim; gaten mogen):
  ./run manage sla_nummers_over --aantal 1000"""


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
    # Made before it is filled: at no moment for others to read.
    bestand.touch(mode=0o600)
    _roep([str(programma.bin / "pg_dump"), *adres, "--format=custom", "--no-owner", f"--file={bestand}"], omgeving)
    media = _media(huis)
    if media.is_dir():
        shutil.copytree(media, doel / "media")
    sommen = doel / SOMMEN
    sommen.touch(mode=0o600)
    # The form of sha256sum, so `sha256sum --check SHA256SUMS` works too.
    sommen.write_text("".join(f"{som}  {naam}\n" for naam, som in _tel(doel).items()), encoding="utf-8")
    zeg(f"Kopie gemaakt in {doel} (database.dump, media en {SOMMEN}).")
    zeg(
        f"Bewaar de sleutels APART en veilig: {kort(huis.keuze.data / 'geheimen.json')}"
        " (of BSN_SLEUTELS en BSN_INDEX_SLEUTEL). Zonder die sleutels zijn de BSN's voorgoed onleesbaar."
    )


def _tel(map_: Path) -> dict[str, str]:
    """Name within the folder -> SHA-256, of every file but the list itself."""
    sommen = {}
    for pad in sorted(p for p in map_.rglob("*") if p.is_file() and p != map_ / SOMMEN):
        with pad.open("rb") as inhoud:
            sommen[pad.relative_to(map_).as_posix()] = hashlib.file_digest(inhoud, "sha256").hexdigest()
    return sommen


def _controleer(bron: Path) -> None:
    """Refuses a copy that is not as it was made; one of before the checksums is only told about."""
    lijst = bron / SOMMEN
    if not lijst.is_file():
        zeg(f"Let op: er is geen {SOMMEN} in deze kopie; of zij heel is, is niet te controleren.")
        return
    regels = (regel.partition("  ") for regel in lijst.read_text(encoding="utf-8").splitlines())
    bedoeld = {naam: som for som, _, naam in regels}
    echt = _tel(bron)
    if anders := sorted(naam for naam in bedoeld | echt if bedoeld.get(naam) != echt.get(naam)):
        raise Fout("terugzetten", f"De kopie is niet zoals zij is gemaakt ({len(anders)} anders, zoals {anders[0]}).")


def zet_terug(huis: Huis, url: str, bron: Path) -> None:
    """Restores into an empty database, whole or not at all; never over existing data."""
    bestand = bron / "database.dump"
    if not bestand.is_file():
        raise Fout("terugzetten", f"{bestand} bestaat niet.")
    _controleer(bron)
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
