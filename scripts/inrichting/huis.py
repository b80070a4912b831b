"""Everything that runs for one data folder: servers, web and worker; started and stopped in order."""

import json
import os
import secrets
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import broker, pango, poorten, postgres, sleutels, systeem
from .instellingen import Instellingen
from .melden import WORTEL, Fout, kort, zeg
from .proces import Proces
from .venv import python_omgeving

# Exit status of klaarzetten.py -> the part that failed.
MIGRATIES, SLEUTELS, DEMO, DATABASE, INSTELLINGEN = 2, 3, 4, 5, 6
DELEN = {MIGRATIES: "migraties", SLEUTELS: "sleutels", DEMO: "demo"}
DELEN |= {DATABASE: "database", INSTELLINGEN: "instellingen"}
WEB_POORT = 8000
LANGSTE_PAUZE = 60.0  # seconds between two starts of a part that keeps ending
WERK = {"wachtrij", "brieven"}  # of /healthz
EIGENAAR = "EIGENAAR_DATABASE_URL"


class Herstart:
    """When something that ended may start again: at once, then after 1, 2, 4 … 60 seconds. A long life forgets."""

    def __init__(self, klok: Callable[[], float] = time.monotonic) -> None:
        self._klok = klok
        self._stand: dict[str, tuple[float, float]] = {}

    def mag(self, naam: str) -> bool:
        nu = self._klok()
        begonnen, pauze = self._stand.get(naam, (nu, 0.0))
        if nu - begonnen > LANGSTE_PAUZE + pauze:
            pauze = 0.0
        if nu < begonnen + pauze:
            return False
        self._stand[naam] = nu, min(LANGSTE_PAUZE, max(1.0, pauze * 2))
        return True


class Huis:
    """Use as: start_servers(), zet_klaar(), start_toepassing(), and always stop()."""

    def __init__(self, keuze: Instellingen, python: Path) -> None:
        self.keuze = keuze
        self.python = python
        self.postgres: postgres.Postgres | None = None
        self.adres = ""
        self._valkey: broker.Valkey | None = None
        self._toepassing: list[Proces] = []
        self._hoe: dict[str, Callable[[], Proces]] = {}
        self._herstart = Herstart()
        self.pdf = pango.aanwezig()
        self._geheimen = sleutels.zorg_voor_geheimen(keuze.data)
        self._servers = keuze.data / "servers.json"

    # -- servers ---------------------------------------------------------------------------------

    def start_servers(self, *, nieuw_cluster: bool = False) -> None:
        """Starts what the environment does not give. `nieuw_cluster`: see postgres.kies."""
        eigen = not self.keuze.database_url, not self.keuze.redis_url
        if not any(eigen):
            return
        plek = systeem.serverplek(self.keuze.data)
        wie = systeem.als_wie(plek)
        bewaard = sleutels.lees(self._servers)
        if eigen[0]:
            keuze = postgres.kies(self.python, plek, nieuw=nieuw_cluster)
            zeg(f"PostgreSQL {keuze.versie} starten")
            self.postgres = postgres.Postgres(
                postgres.naast_gegevens(keuze, plek),
                plek,
                self.keuze.logs,
                poort=poorten.kies(bewaard.get("postgres_poort")),
                wachtwoord=bewaard.get("postgres_wachtwoord") or secrets.token_urlsafe(24),
                gewoon=bewaard.get("postgres_gewoon") or secrets.token_urlsafe(24),
                wie=wie,
            )
            self.postgres.start(nieuw_wachtwoord="postgres_wachtwoord" not in bewaard)
            bewaard |= {
                "postgres_poort": self.postgres.poort,
                "postgres_wachtwoord": self.postgres.wachtwoord,
                "postgres_gewoon": self.postgres.gewoon,
            }
            sleutels.schrijf(self._servers, bewaard)
        if eigen[1]:
            zeg("Valkey starten")
            self._valkey = broker.Valkey(
                plek,
                self.keuze.logs,
                programma=broker.kies(self.python),
                poort=poorten.kies(bewaard.get("valkey_poort")),
                wachtwoord=bewaard.get("valkey_wachtwoord") or secrets.token_urlsafe(24),
                wie=wie,
            )
            self._valkey.start()
            bewaard |= {"valkey_poort": self._valkey.poort, "valkey_wachtwoord": self._valkey.wachtwoord}
            sleutels.schrijf(self._servers, bewaard)

    def zorg_voor_pdf(self) -> None:
        """Tries to get Pango; without it one clear line, letters wait and the screen says so."""
        self.pdf = pango.zorg_voor_pango()
        if not self.pdf:
            zeg(f"Let op: brieven worden nog niet gemaakt, want Pango ontbreekt. Installeer: {pango.hoe_installeren()}")

    def adressen(self) -> dict[str, str]:
        """Where the servers are; EIGENAAR_DATABASE_URL is for who migrates, copies and restores."""
        if self.postgres:
            database = {"DATABASE_URL": self.postgres.gewone_url(), EIGENAAR: self.postgres.url()}
        else:
            database = {"DATABASE_URL": self.keuze.database_url or "", EIGENAAR: self.keuze.eigenaar_url or ""}
        return database | {"REDIS_URL": self.keuze.redis_url or (self._valkey.url() if self._valkey else "")}

    def omgeving(self, adressen: dict[str, str] | None = None) -> dict[str, str]:
        """The environment for what a beheerder does: it may be the owner of the database too."""
        omgeving = python_omgeving() | self._geheimen | (adressen or self.adressen())
        omgeving["DATA_DIR"] = str(self.keuze.data)
        omgeving["DEMO"] = "1" if self.keuze.demo else "0"
        if not self.pdf:
            omgeving["PDF_UITGESCHAKELD"] = "1"
        if not os.environ.get("STATIC_ROOT"):
            statisch = self.keuze.data / "static"
            statisch.mkdir(exist_ok=True)
            omgeving["STATIC_ROOT"] = str(statisch)
        return omgeving

    # -- application -----------------------------------------------------------------------------

    def zet_klaar(self, *, demo: bool) -> list[str]:
        """Migrates, checks the keys, loads the demo when asked. Gives the demo accounts as lines."""
        zeg("Database bijwerken" + (" en demogemeente controleren" if demo else ""))
        opdracht = [str(self.python), str(WORTEL / "scripts" / "klaarzetten.py")]
        if demo:
            opdracht += ["--demo-verplicht" if self.keuze.demo_gevraagd else "--demo"]
        uitkomst = subprocess.run(
            opdracht, env=self.omgeving(), cwd=WORTEL, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        if uitkomst.returncode != 0:
            deel = DELEN.get(uitkomst.returncode, "migraties")
            raise Fout(deel, f"Klaarzetten is niet gelukt bij: {deel} (zie hierboven).")
        return uitkomst.stdout.splitlines()

    def start_toepassing(self) -> None:
        """Starts web and worker and waits until /healthz says that all works."""
        host = self.keuze.host
        bewaard = sleutels.lees(self._servers)
        gewenst = self.keuze.poort or bewaard.get("web_poort") or WEB_POORT
        poort = poorten.kies(gewenst, WEB_POORT, host=host)
        if poort != gewenst:
            zeg(f"Poort {gewenst} is bezet; het wordt {poort}.")
        if self.keuze.poort is None:
            sleutels.schrijf(self._servers, bewaard | {"web_poort": poort})
        bind = f"[{host}]:{poort}" if ":" in host else f"{host}:{poort}"
        self.adres = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else bind.rpartition(':')[0]}:{poort}"
        # The application itself never knows the owner.
        omgeving = {naam: waarde for naam, waarde in self.omgeving().items() if naam != EIGENAAR}
        python = [str(self.python), "-m"]
        web = [*python, "gunicorn", "config.wsgi:application", "--bind", bind, "--no-control-socket"]
        web += ["--worker-class=gthread", "--workers=2", "--threads=4", "--graceful-timeout=15"]
        celery = [*python, "celery", "-A", "config"]
        werker = [*celery, "worker", "--concurrency=2", "--loglevel=INFO", "--without-mingle", "--without-gossip"]
        beat = [*celery, "beat", f"--schedule={self.keuze.data / 'beat'}", "--pidfile=", "--loglevel=INFO"]
        zeg("Web, werker en beat starten")
        for naam, opdracht in (("web", web), ("werker", werker), ("beat", beat)):
            self.begin(naam, opdracht, omgeving)
        self._wacht_op_gezondheid(60)

    def begin(self, naam: str, opdracht: list[str], omgeving: dict[str, str]) -> None:
        """Starts one part of the application; `houd_aan` starts it again the same way."""
        log = self.keuze.logs / f"{naam}.log"
        self._hoe[naam] = lambda: Proces(naam, opdracht, log, omgeving=omgeving)
        self._toepassing.append(self._hoe[naam]())

    def vraag(self, pad: str) -> tuple[int, str, bytes]:
        """GET over HTTP, following redirects: status, final address, body. Raises OSError when unreachable."""
        toegestaan = [naam for naam in os.environ.get("ALLOWED_HOSTS", "").split(",") if naam.strip()]
        verzoek = urllib.request.Request(self.adres + pad)
        if toegestaan and "*" not in toegestaan:
            verzoek.add_header("Host", toegestaan[0].strip().lstrip("."))
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(verzoek, timeout=10) as antwoord:
                return antwoord.status, antwoord.url, antwoord.read()
        except urllib.error.HTTPError as fout:
            return fout.code, fout.url or "", fout.read()

    def gezondheid(self) -> dict[str, str]:
        """Part -> 'ok' or what is wrong, from /healthz."""
        try:
            _, _, inhoud = self.vraag("/healthz")
            delen: Any = json.loads(inhoud)
        except (OSError, ValueError):
            return {"web": "antwoordt niet"}
        return {str(deel): str(stand) for deel, stand in delen.items()}

    def _wacht_op_gezondheid(self, seconden: float) -> None:
        einde = time.monotonic() + seconden
        while True:
            delen = self.gezondheid()
            # Work of before that lies still is for the worker; it does not keep the house closed.
            ziek = {deel: stand for deel, stand in delen.items() if stand != "ok" and deel not in WERK}
            if not ziek:
                return
            self.bewaak()
            if time.monotonic() > einde:
                deel, stand = next(iter(ziek.items()))
                raise Fout(deel, f"Na {seconden:.0f} seconden niet gezond: {deel}: {stand}.\n{self.staarten()}")
            time.sleep(0.1)

    def staarten(self) -> str:
        return "\n".join(f"{proces.naam}:\n{proces.staart()}" for proces in self._toepassing)

    def _processen(self) -> list[Proces]:
        servers = [s.proces for s in (self._valkey, self.postgres) if s and s.proces]
        return [*self._toepassing, *servers]

    def houd_aan(self) -> None:
        """Starts again what ended by itself: servers first, each with its own patience."""
        for server in (self.postgres, self._valkey):
            if server and server.proces and not server.proces.leeft() and self._herstart.mag(server.proces.naam):
                zeg(f"{server.proces.naam} is onverwacht gestopt en start opnieuw.")
                try:
                    server.start()
                except Fout as fout:
                    zeg(fout.tekst)
        for plek, proces in enumerate(self._toepassing):
            if not proces.leeft() and self._herstart.mag(proces.naam):
                zeg(f"{proces.naam} is onverwacht gestopt en start opnieuw. Logboek: {kort(proces.log)}")
                self._toepassing[plek] = self._hoe[proces.naam]()

    def bewaak(self) -> None:
        """Raises Fout when one of ours ended by itself: while starting nothing is started again."""
        for proces in self._processen():
            if not proces.leeft():
                raise Fout(proces.naam, f"{proces.naam} is onverwacht gestopt.\n{proces.staart()}")

    def stop(self) -> None:
        """Web and worker first, then Valkey, PostgreSQL last: nobody loses what it stands on."""
        for proces in self._toepassing:
            proces.vraag_te_stoppen()
        for proces in self._toepassing:
            proces.stop()
        self._toepassing.clear()
        if self._valkey:
            self._valkey.stop()
        if self.postgres:
            self.postgres.stop()
