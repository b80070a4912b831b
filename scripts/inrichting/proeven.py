"""`./test`: every check of the house on throw-away servers, with a time for each step.

The demo gemeente is loaded once, by `./run --once` as a newcomer would; the tests of the demo then look at that
database. That step waits a lot on one process, so all other rounds run beside it: what the oldest PostgreSQL could
answer otherwise, what reckons from today on two other clocks, and all else on today's.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from . import broker, chromium, pango, poorten, postgres, systeem
from .huis import EIGENAAR
from .melden import WORTEL, Fout, zeg
from .sleutels import zorg_voor_geheimen
from .venv import VENV, python_omgeving, zorg_voor_venv

CI = os.environ.get("CI", "").lower() in {"1", "true"}
KLOK = WORTEL / "tests" / "gereedschap" / "klok"
KLOKVORM = "%Y-%m-%d %H:%M"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LAAT = 22
TWEEDE_MAJOR = 15  # the oldest we support; Debian 12 has it
# The hour after the clock went forward; and New Year's night, of another year in UTC, when no KB days are known yet.
ANDERE_KLOKKEN = ("2027-03-28 03:10", "2029-01-01 00:20")
ALLEEN_DATABASE = "database and not browser and not werker and not pdf and not eenmaal"
DAG = f"dag and {ALLEEN_DATABASE}"
# What the oldest server could answer otherwise, on the same round as the first of the other clocks.
OUDSTE = f"(pg or dag) and {ALLEEN_DATABASE}"
VOLLEDIG = "--volledig"
DEMO = "demo"


@contextmanager
def wegwerp_postgres(keuze: postgres.Programma, plek: Path) -> Iterator[str]:
    """A server without safety net; gives the owner's DATABASE_URL (tests make their plain user themselves).

    A cluster that stands there already gets a new password.
    """
    server = postgres.Postgres(
        postgres.naast_gegevens(keuze, plek),
        plek,
        plek,
        poort=poorten.kies(),
        wachtwoord=secrets.token_urlsafe(24),
        wie=systeem.als_wie(),
        wegwerp=True,
    )
    try:
        server.start(nieuw_wachtwoord=True)
        yield server.url()
    finally:
        server.stop()


@contextmanager
def wegwerp_valkey(python: Path, plek: Path) -> Iterator[str]:
    server = broker.Valkey(
        plek,
        plek,
        programma=broker.kies(python),
        poort=poorten.kies(),
        wachtwoord=secrets.token_urlsafe(24),
        wie=systeem.als_wie(),
    )
    try:
        server.start()
        yield server.url()
    finally:
        server.stop()


class Stappen:
    """Runs steps, remembers how long each took and which failed."""

    def __init__(self) -> None:
        self.mislukt: list[str] = []
        self.tijden: list[tuple[str, float, bool]] = []

    def doe(self, naam: str, opdracht: list[str], omgeving: Mapping[str, str]) -> None:
        zeg(f"\n== {naam}")
        begin = time.monotonic()
        uitkomst = subprocess.run(opdracht, env=dict(omgeving), cwd=WORTEL)
        self._klaar(naam, begin, uitkomst.returncode == 0)

    def begin(
        self, naam: str, opdracht: list[str], omgeving: Mapping[str, str], verslag: Path, stapel: ExitStack
    ) -> Callable[[], None]:
        """Runs beside the steps that follow; the answer waits for it, and then shows what it told in `verslag`."""
        zeg(f"\n== {naam}: begint naast de volgende stappen")
        begin = time.monotonic()
        with verslag.open("w") as uitvoer:
            proces = subprocess.Popen(
                opdracht, env=dict(omgeving), cwd=WORTEL, stdout=uitvoer, stderr=subprocess.STDOUT
            )
        # Also when a step beside it is broken off: it stops its own servers.
        stapel.callback(proces.wait)
        stapel.callback(proces.terminate)

        def wacht() -> None:
            goed = proces.wait() == 0
            zeg(f"\n== {naam}")
            zeg(verslag.read_text().rstrip())
            self._klaar(naam, begin, goed)

        return wacht

    def _klaar(self, naam: str, begin: float, goed: bool) -> None:
        self.tijden.append((naam, time.monotonic() - begin, goed))
        if not goed:
            self.mislukt.append(naam)


def op_klok(moment: str) -> dict[str, str]:
    """The environment in which every Python tells this moment (Amsterdam) and goes on. Raises ValueError."""
    gevraagd = datetime.strptime(moment, KLOKVORM).replace(tzinfo=AMSTERDAM)
    if datetime.fromtimestamp(gevraagd.timestamp(), AMSTERDAM).hour != gevraagd.hour:
        raise ValueError("dit uur slaat de klok over")
    # A round at night runs on a clock of its own: what counts is the real time under it.
    echt = time.time() - float(os.environ.get("PROEFKLOK") or 0)
    return {"PROEFKLOK": str(gevraagd.timestamp() - echt), "PYTHONPATH": str(KLOK)}


def _klok_van_de_ronde(begin: datetime) -> dict[str, str]:
    """Today's own clock; late in the evening, or when midnight passed since `begin`, noon of the day of `begin`.

    So no test sees the day change under it, and the demo was loaded on the day of its tests.
    """
    nu = datetime.now(AMSTERDAM)
    return op_klok(f"{begin:%Y-%m-%d} 12:00") if nu.hour >= LAAT or nu.date() != begin.date() else {}


def _programma(naam: str) -> str:
    return str(VENV / "bin" / naam)


def _pytest(*opties: str) -> list[str]:
    return [_programma("python"), "-m", "pytest", *opties]


def _parallel() -> list[str]:
    # loadfile: what costs much to set up (the access test) is asked of one process only. The order is that of
    # tests/conftest.py. One process per core: on two cores a third won nothing.
    processen = max(2, min(4, os.cpu_count() or 2))
    return ["-n", str(processen), "--dist", "loadfile", "--no-loadscope-reorder", "-q"]


def _voorbereiden() -> Path:
    """Dependencies, Pango and Chromium; in CI nothing may be missing."""
    python = zorg_voor_venv(dev=True)
    if not pango.zorg_voor_pango():
        if CI:
            raise Fout("Pango", f"CI: Pango ontbreekt ({pango.hoe_installeren()}).")
        zeg(f"Let op: zonder Pango worden de PDF-tests overgeslagen ({pango.hoe_installeren()}).")
    if chromium.zorg_voor_chromium() is None:
        if CI:
            raise Fout("Chromium", "CI: geen Chromium gevonden (zet CHROMIUM of installeer chromium).")
        zeg("Let op: zonder Chromium worden de browsertests overgeslagen.")
    return python


def _omgeving(plek: Path, stapel: ExitStack, python: Path, keuze: postgres.Programma) -> dict[str, str]:
    gegevens = plek / "data"
    systeem.maak_datamap(gegevens)
    eigen = {naam: waarde for naam, waarde in python_omgeving().items() if naam not in {"DEMO", "HTTPS", EIGENAAR}}
    return eigen | {
        **zorg_voor_geheimen(gegevens),
        "DATABASE_URL": stapel.enter_context(wegwerp_postgres(keuze, plek)),
        "REDIS_URL": stapel.enter_context(wegwerp_valkey(python, plek)),
        "DATA_DIR": str(gegevens),
    }


def _alles(plek: Path, python: Path, keuze: postgres.Programma, *, volledig: bool) -> Stappen:
    stappen, begin = Stappen(), datetime.now(AMSTERDAM)
    with ExitStack() as stapel:
        omgeving = _omgeving(plek, stapel, python, keuze)
        eenmaal, verslag = plek / "eenmaal", plek / "eenmaal.log"
        leeg = {n: w for n, w in omgeving.items() if n not in {"DATABASE_URL", "REDIS_URL"}}
        wacht = stappen.begin(
            "./run --once",
            [str(python), "run", "--once"],
            leeg | {"DATA_DIR": str(eenmaal), "PORT": str(poorten.kies())},
            verslag,
            stapel,
        )
        bron = [".", "run", "test"]
        stappen.doe("opmaak", [_programma("ruff"), "format", "--check", *bron], omgeving)
        stappen.doe("regels", [_programma("ruff"), "check", *bron], omgeving)
        stappen.doe("typen", [_programma("mypy"), "."], omgeving)
        stappen.doe("lagen", [_programma("lint-imports")], omgeving)
        controle = [str(python), "manage.py", "makemigrations", "--check", "--dry-run"]
        stappen.doe("migraties compleet", controle, omgeving)
        zomer, jaar = ANDERE_KLOKKEN
        tweede = [p for p in postgres.van_systeem() if p.major == TWEEDE_MAJOR]
        merk = ALLEEN_DATABASE if volledig else OUDSTE
        if tweede and keuze.major != TWEEDE_MAJOR:
            with wegwerp_postgres(tweede[0], plek) as url:
                stappen.doe(
                    f"tests van de dag en de server (PostgreSQL {TWEEDE_MAJOR}, {zomer})",
                    _pytest(*_parallel(), "-m", merk),
                    omgeving | op_klok(zomer) | {"DATABASE_URL": url},
                )
        else:
            stappen.doe(
                f"tests van de dag ({zomer})",
                _pytest(*_parallel(), "-m", merk if volledig else DAG),
                omgeving | op_klok(zomer),
            )
        stappen.doe(
            f"tests van de dag ({jaar})",
            _pytest(*_parallel(), "-m", ALLEEN_DATABASE if volledig else DAG),
            omgeving | op_klok(jaar),
        )
        vandaag = _klok_van_de_ronde(begin)
        stappen.doe(f"tests (PostgreSQL {keuze.major})", _pytest(*_parallel(), "-m", f"not {DEMO}"), omgeving | vandaag)
        wacht()
        if "./run --once" not in stappen.mislukt:
            demo = stapel.enter_context(wegwerp_postgres(keuze, systeem.serverplek(eenmaal)))
            omgeving |= {"DEMO_DATABASE_URL": demo, "DEMO_VERSLAG": str(verslag)}
            stappen.doe("tests van de demo", _pytest("tests/demo", "-q", "-m", DEMO), omgeving | vandaag)
    return stappen


def _verslag(stappen: Stappen, seconden: float) -> int:
    zeg("")
    for naam, duur, goed in stappen.tijden:
        zeg(f"  {'goed' if goed else 'FOUT'}  {duur:6.1f} s  {naam}")
    totaal = f"{int(seconden) // 60}:{int(seconden) % 60:02} min"
    if stappen.mislukt:
        print(f"ROOD: {', '.join(stappen.mislukt)} ({totaal})")
        return 1
    print(f"GROEN: alle {len(stappen.tijden)} stappen ({totaal})")
    return 0


def main(woorden: list[str]) -> int:
    """Without words everything; with words only pytest, which gets them as they are, on today's clock or `--klok`.

    `--volledig` alone: everything, and on the other clocks and the oldest server every test of the database.
    """
    begin = time.monotonic()
    klok: dict[str, str] = {}
    volledig = woorden == [VOLLEDIG]
    if volledig:
        woorden = []
    if woorden[:1] == ["--klok"]:
        try:
            klok = op_klok(woorden[1])
        except (IndexError, ValueError):
            print("--klok wil een moment als '2027-03-28 01:30' (tijd in Nederland).", file=sys.stderr)
            return 2
        woorden = woorden[2:]
    systeem.stop_als_ctrl_c()
    plek = Path(tempfile.mkdtemp(prefix="toegangspunt-test-")).resolve()
    systeem.maak_datamap(plek)
    try:
        python = _voorbereiden()
        keuze = postgres.kies(python, plek)
        if woorden or klok:
            with ExitStack() as stapel:
                omgeving = _omgeving(plek, stapel, python, keuze) | klok
                return subprocess.run(_pytest(*(woorden or _parallel())), env=omgeving, cwd=WORTEL).returncode
        return _verslag(_alles(plek, python, keuze, volledig=volledig), time.monotonic() - begin)
    except Fout as fout:
        zeg(f"ROOD: {fout.onderdeel}: {fout.tekst}")
        return 1
    except KeyboardInterrupt:
        zeg("Afgebroken.")
        return 130
    finally:
        shutil.rmtree(plek, ignore_errors=True)
