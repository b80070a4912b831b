"""`./run` itself: real servers in a folder of their own. What it says goes to stderr."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.inrichting.melden import WORTEL
from scripts.inrichting.sleutels import lees, schrijf
from scripts.inrichting.systeem import maak_datamap


def run(data: Path, *woorden: str, **anders: str) -> "subprocess.CompletedProcess[str]":
    weg = {
        "DATABASE_URL",
        "EIGENAAR_DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "BSN_SLEUTELS",
        "BSN_INDEX_SLEUTEL",
        "MEDIA_ROOT",
    }
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    return subprocess.run(
        [sys.executable, str(WORTEL / "run"), *woorden],
        env=omgeving | {"DATA_DIR": str(data)} | anders,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def map_() -> Iterator[Path]:
    """A folder the servers' user can pass through (pytest's own is closed)."""
    eigen = Path(tempfile.mkdtemp(prefix="toegangspunt-run-"))
    maak_datamap(eigen)
    yield eigen
    shutil.rmtree(eigen)


@pytest.fixture(scope="module")
def data(map_: Path) -> Path:
    """A data folder with a migrated database in it."""
    uitkomst = run(map_ / "data", "manage", "migrate", "--verbosity=0")
    assert uitkomst.returncode == 0, uitkomst.stderr
    return map_ / "data"


def test_uitvoer_en_uitgang_zijn_van_de_opdracht(data: Path) -> None:
    uitkomst = run(data, "manage", "shell", "-v0", "-c", "import sys; print('uit'); sys.exit(7)")
    assert (uitkomst.returncode, uitkomst.stdout) == (7, "uit\n")
    assert "starten" in uitkomst.stderr


def test_niets_blijft_draaien(data: Path) -> None:
    assert run(data, "manage", "migrate", "--check").returncode == 0
    assert not list(data.glob("pg*/postmaster.pid"))
    assert not (data / "draait.json").exists()


def test_zoekgeraakte_sleutel_is_een_weigering(data: Path) -> None:
    maak = "from tests.fabriek import wereld; wereld().inwoner(bsn='999993653')"
    uitkomst = run(data, "manage", "shell", "-v0", "-c", maak)
    assert uitkomst.returncode == 0, uitkomst.stderr
    geheimen = data / "geheimen.json"
    echt = lees(geheimen)
    geheimen.unlink()
    try:
        uitkomst = run(data, "--once")
        assert uitkomst.returncode == 1
        assert "MISLUKT (sleutels)" in uitkomst.stderr
    finally:
        schrijf(geheimen, echt)
    assert run(data, "manage", "controleer_sleutels").returncode == 0


def test_kopie_en_terugzetten(data: Path, tmp_path: Path) -> None:
    (data / "media").mkdir(exist_ok=True)
    (data / "media" / "stuk.txt").write_text("inhoud")
    kopie = tmp_path / "kopie"
    assert run(data, "kopie", str(kopie)).returncode == 0
    assert sorted(p.name for p in kopie.iterdir()) == ["SHA256SUMS", "database.dump", "media"]
    assert {oct(p.stat().st_mode & 0o777) for p in kopie.iterdir() if p.is_file()} == {"0o600"}
    geweigerd = run(data, "terugzetten", str(kopie))
    assert geweigerd.returncode == 1
    assert "niet leeg" in geweigerd.stderr
    nieuw = data.parent / "nieuw"
    nieuw.mkdir()
    schrijf(nieuw / "geheimen.json", lees(data / "geheimen.json"))
    stuk = kopie / "media" / "stuk.txt"
    stuk.write_text("anders")
    geweigerd = run(nieuw, "terugzetten", str(kopie))
    assert geweigerd.returncode == 1
    assert "niet zoals zij is gemaakt (1 anders, zoals media/stuk.txt)" in geweigerd.stderr
    stuk.write_text("inhoud")
    uitkomst = run(nieuw, "terugzetten", str(kopie), "--sla-over", "500")
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert (nieuw / "media" / "stuk.txt").read_text() == "inhoud"
    tel = "from django.db.migrations.recorder import MigrationRecorder as R; print(R.Migration.objects.count())"
    tellingen = {run(map_, "manage", "shell", "-v0", "-c", tel).stdout for map_ in (data, nieuw)}
    assert len(tellingen) == 1
    assert int(tellingen.pop()) > 5


def test_onbekend_woord() -> None:
    uitkomst = run(Path("/nergens"), "starten")
    assert uitkomst.returncode == 2
    assert "Gebruik" in uitkomst.stderr
    assert uitkomst.stdout == ""


def test_de_toepassing_is_een_gewone_gebruiker(data: Path) -> None:
    """Also in a database of before there were two users: the owner keeps the tables, `migrate` gives the rights."""
    vraag = "SELECT current_user, count(*) FROM pg_tables WHERE tableowner = current_user"
    doe = f"from django.db import connection as c; k = c.cursor(); k.execute('{vraag}'); print(*k.fetchone())"
    assert run(data, "manage", "shell", "-v0", "-c", doe).stdout == "toegangspunt_app 0\n"


FOUTEN = """
from django.db import connection, transaction
from basis.organisatie.models import Gemeente
geheim = "Zij durft niet naar huis"
gemaakt = "INSERT INTO django_session VALUES (%s, %s, now())"
for opdracht, waarden in [
    (gemaakt, [geheim, ""]),
    (gemaakt, [geheim, geheim]),
    ("SELECT %s::date", [geheim]),
    ("SELECT %s::text || nergens", [geheim]),
    ("INSERT INTO inwoners_inwoner (voornamen) VALUES (%s)", [geheim]),
    ("UPDATE journaal_gebeurtenis SET naam = %s", [geheim]),
    ("DO $$ BEGIN RAISE WARNING 'Zij durft niet naar huis'; END $$", None),
]:
    try:
        with connection.cursor() as cursor:
            cursor.execute(opdracht, waarden)
    except Exception as fout:
        print(type(fout).__name__, geheim in str(fout))
Gemeente.objects.create(code=geheim * 10)
"""


def test_geen_enkel_logboek_noemt_wat_er_in_een_fout_stond(data: Path) -> None:
    uitkomst = run(data, "manage", "shell", "-v0", "-c", FOUTEN)
    # The errors themselves do quote it; the last one was not caught.
    assert uitkomst.stdout.splitlines().count("IntegrityError True") == 2
    assert "DataError True" in uitkomst.stdout
    assert uitkomst.returncode == 1
    assert "django.db.utils.DataError" in uitkomst.stderr
    logboeken = {pad.name: pad.read_text(errors="replace") for pad in (data / "logs").iterdir()}
    assert {"postgres.log", "valkey.log"} <= logboeken.keys()
    assert "starting PostgreSQL" in logboeken["postgres.log"]
    assert [naam for naam, tekst in [*logboeken.items(), ("stderr", uitkomst.stderr)] if "durft" in tekst] == []
