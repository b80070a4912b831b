"""`./run` and its words: start, --once, manage, kopie, terugzetten."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from . import instellingen, kopie, systeem
from .huis import EIGENAAR, Huis
from .instellingen import Instellingen
from .melden import WORTEL, Fout, kort, zeg
from .slot import Slot
from .venv import zorg_voor_venv

GEBRUIK = """Gebruik:
  ./run                      start alles en blijft draaien; stoppen met Ctrl-C
  ./run --once               start alles, controleert het en stopt; 0 is goed, 1 is fout
  ./run manage <opdracht …>  een beheeropdracht op dezelfde database (./run manage help)
  ./run kopie MAP            reservekopie van database en bestanden
  ./run terugzetten MAP      een reservekopie terugzetten in een lege database
                             (--sla-over N: zoveel nummers zijn na de kopie misschien al gegeven)
Instellingen via de omgeving: DATA_DIR, PORT, HOST, DATABASE_URL, EIGENAAR_DATABASE_URL, REDIS_URL, DEMO
(docs/beheer.md)."""

# These need no prepared database, or prepare it themselves.
ZONDER_KLAARZETTEN = {"check", "help", "makemigrations", "migrate", "showmigrations", "sqlmigrate"}
PROEFBRIEF = (
    "import weasyprint; html = '<html lang=nl><title>Proef</title><h1>Proef</h1></html>';"
    "assert weasyprint.HTML(string=html).write_pdf(pdf_variant='pdf/ua-1').startswith(b'%PDF')"
)


def _einde(huis: Huis | None, slot: Slot) -> None:
    """Stops everything; a second Ctrl-C does not interrupt that."""
    for signaal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signaal, signal.SIG_IGN)
    if huis:
        huis.stop()
    slot.los()


def _open(keuze: Instellingen) -> tuple[Huis, Slot]:
    systeem.maak_datamap(keuze.data)
    python = zorg_voor_venv()
    slot = Slot(keuze.data)
    if not slot.neem():
        draait = slot.wat_draait()
        raise Fout(
            "slot",
            f"Er draait al een ./run (proces {draait.get('pid')}) op {draait.get('adres')}."
            f" Stop die eerst, of kies met DATA_DIR een andere map dan {kort(keuze.data)}.",
        )
    return Huis(keuze, python), slot


def _zet_aan(huis: Huis) -> list[str]:
    """All the way up: servers, Pango, database, web, worker and beat. Gives the demo accounts as lines."""
    huis.start_servers()
    huis.zorg_voor_pdf()
    accounts = huis.zet_klaar(demo=huis.keuze.demo)
    huis.start_toepassing()
    return accounts


def draai(keuze: Instellingen) -> int:
    """Start and stay until Ctrl-C."""
    begin = time.monotonic()
    huis, slot = _open(keuze)
    try:
        accounts = _zet_aan(huis)
        slot.meld(soort="run", adres=huis.adres, omgeving=huis.adressen())
        print(f"\nToegangspunt draait op {huis.adres}/  (in {time.monotonic() - begin:.1f} s)")
        if keuze.host not in {"127.0.0.1", "localhost", "::1"} and not os.environ.get("ALLOWED_HOSTS"):
            print("Vanaf een andere computer werkt dit pas als ALLOWED_HOSTS de naam van deze computer noemt.")
        for regel in accounts:
            print(f"  {regel}")
        print(f"Stoppen met Ctrl-C. Logboeken: {kort(keuze.logs)}", flush=True)
        while True:
            time.sleep(1)
            huis.houd_aan()
    except KeyboardInterrupt:
        zeg("\nStoppen …")
        return 0
    finally:
        _einde(huis, slot)


def eenmaal(keuze: Instellingen) -> int:
    """Start, check, stop."""
    begin = time.monotonic()
    huis, slot = _open(keuze)
    try:
        _zet_aan(huis)
        zeg("Controleren: gezondheid, aanmeldpagina, vormgeving, brief")
        status, adres, inhoud = huis.vraag("/")
        if status != 200 or b"<form" not in inhoud:
            raise Fout("aanmeldpagina", f"De aanmeldpagina {adres} geeft {status}.\n{huis.staarten()}")
        stijlen = re.findall(r'<link[^>]+href="(/static/[^"]+\.css)"', inhoud.decode())
        for stijl in stijlen:
            if huis.vraag(stijl)[0] != 200:
                raise Fout("vormgeving", f"{stijl} is er niet.")
        if not stijlen:
            raise Fout("vormgeving", "De aanmeldpagina noemt geen stylesheet.")
        if not huis.pdf:
            raise Fout("Pango", "Pango ontbreekt: er kunnen geen brieven worden gemaakt.")
        if subprocess.run([str(huis.python), "-c", PROEFBRIEF], env=huis.omgeving()).returncode != 0:
            raise Fout("PDF", "Een proefbrief kon niet worden gemaakt (zie hierboven).")
    finally:
        _einde(huis, slot)
    print(f"In orde: alles start, werkt en stopt ({time.monotonic() - begin:.1f} s).")
    return 0


def _met_database(keuze: Instellingen, werk: Callable[[Huis, dict[str, str]], int], *, klaarzetten: bool) -> int:
    """Does `work` on the database of a running `./run`, else on servers started for it."""
    systeem.maak_datamap(keuze.data)
    python = zorg_voor_venv()
    slot = Slot(keuze.data)
    huis: Huis | None = None
    try:
        if keuze.database_url and keuze.redis_url:
            huis = Huis(keuze, python)
            return werk(huis, huis.adressen())
        if slot.neem():
            huis = Huis(keuze, python)
            huis.start_servers()
            if klaarzetten:
                huis.zet_klaar(demo=False)
            return werk(huis, huis.adressen())
        draaiend: dict[str, str] = slot.wat_draait()["omgeving"]
        if keuze.database_url:
            draaiend |= {"DATABASE_URL": keuze.database_url, EIGENAAR: keuze.eigenaar_url or ""}
        if keuze.redis_url:
            draaiend |= {"REDIS_URL": keuze.redis_url}
        return werk(Huis(keuze, python), draaiend)
    finally:
        _einde(huis, slot)


def beheer(keuze: Instellingen, woorden: list[str]) -> int:
    """A management command; its stdout, stdin and exit status are its own."""

    def werk(huis: Huis, adressen: dict[str, str]) -> int:
        opdracht = [str(huis.python), str(WORTEL / "manage.py"), *woorden]
        with subprocess.Popen(opdracht, env=huis.omgeving(adressen)) as proces:
            while True:
                try:
                    return proces.wait()
                except KeyboardInterrupt:
                    # The command gets Ctrl-C too and ends in its own way; we wait for that.
                    proces.send_signal(signal.SIGINT)

    return _met_database(keuze, werk, klaarzetten=not woorden or woorden[0] not in ZONDER_KLAARZETTEN)


def maak_kopie(keuze: Instellingen, map_: Path) -> int:
    def werk(huis: Huis, adressen: dict[str, str]) -> int:
        kopie.maak(huis, kopie.van_wie(adressen), map_)
        return 0

    return _met_database(keuze, werk, klaarzetten=False)


def zet_terug(keuze: Instellingen, map_: Path, overslaan: int = 0) -> int:
    """Into a fresh cluster of the newest PostgreSQL; an older cluster stays beside it untouched.

    `overslaan`: how many numbers may have been given since the copy.
    """
    huis, slot = _open(keuze)
    try:
        huis.start_servers(nieuw_cluster=True)
        kopie.zet_terug(huis, kopie.van_wie(huis.adressen()), map_)
        huis.zet_klaar(demo=False)
        if not overslaan:
            zeg(kopie.OPNIEUW)
            return 0
        opdracht = [str(huis.python), str(WORTEL / "manage.py"), "sla_nummers_over", f"--aantal={overslaan}"]
        return subprocess.run(opdracht, env=huis.omgeving()).returncode
    finally:
        _einde(huis, slot)


def main(woorden: list[str]) -> int:
    systeem.stop_als_ctrl_c()
    try:
        keuze = instellingen.lees()
        match woorden:
            case []:
                return draai(keuze)
            case ["--once"]:
                return eenmaal(keuze)
            case ["manage", *opdracht]:
                return beheer(keuze, opdracht)
            case ["kopie", map_]:
                return maak_kopie(keuze, Path(map_).resolve())
            case ["terugzetten", map_]:
                return zet_terug(keuze, Path(map_).resolve())
            case ["terugzetten", map_, "--sla-over", aantal] if aantal.isdigit() and int(aantal):
                return zet_terug(keuze, Path(map_).resolve(), int(aantal))
            case ["-h" | "--help"]:
                print(GEBRUIK)
                return 0
        print(GEBRUIK, file=sys.stderr)
        return 2
    except Fout as fout:
        zeg(f"MISLUKT ({fout.onderdeel}): {fout.tekst}")
        return 1
    except KeyboardInterrupt:
        zeg("Afgebroken.")
        return 130
