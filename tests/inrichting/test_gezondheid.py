"""/healthz tells what lies still, and ./run starts again what ended."""

import os
import signal
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as instelling
from django.test import Client

from basis.journaal import tasks
from basis.journaal.models import Uitgaand
from basis.journaal.tijd import geleden, nu
from config import hartslag
from scripts.inrichting.huis import Herstart, Huis
from scripts.inrichting.instellingen import Instellingen
from tests.fabriek import uniek

GEHEIM = "mevrouw Jansen"


@pytest.fixture
def eigen_hoek(settings: Any) -> None:
    """Signs of life of nobody else."""
    settings.REDIS_PREFIX = uniek("proef-gezond")


def gezond(client: Client) -> dict[str, str]:
    delen: dict[str, str] = client.get("/healthz").json()
    return delen


def rij(**velden: Any) -> Uitgaand:
    klaar = {"afnemer": "proef", "gemeente_id": 1, "gemaakt_op": nu(), "niet_voor": nu()}
    return Uitgaand.objects.create(**klaar | velden)


def vol(_: Uitgaand) -> None:
    raise OSError(28, "No space left on device", f"/data/{GEHEIM}.pdf")


def test_wat_stil_is_wordt_genoemd(db: None, client: Client, eigen_hoek: None) -> None:
    antwoord = client.get("/healthz")
    assert antwoord.status_code == 503
    delen = antwoord.json()
    assert (delen["database"], delen["broker"]) == ("ok", "ok")
    assert delen["worker"] == "geen teken van leven in 30 seconden"
    assert delen["beat"] == "geen teken van leven in 90 seconden"


def test_een_tik_van_beat_telt_en_een_uit_de_toekomst_niet(db: None, client: Client, eigen_hoek: None) -> None:
    hartslag.verbinding().zadd(f"{instelling.REDIS_PREFIX}:hartslag:beat", {"elders:1": time.time() + 3600})
    assert gezond(client)["beat"] != "ok"
    hartslag.geef("beat")
    assert gezond(client)["beat"] == "ok"
    hartslag.stop("beat")
    assert gezond(client)["beat"] != "ok", "de tik uit de toekomst is vergeten"


def test_zonder_broker(db: None, client: Client, settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    delen = gezond(client)
    assert (delen["broker"], delen["beat"]) == ("niet bereikbaar", "onbekend: broker niet bereikbaar")
    assert delen["database"] == "ok"


def test_wat_te_lang_ligt_is_niet_gezond(db: None, client: Client) -> None:
    Uitgaand.objects.filter(klaar_op=None).update(klaar_op=nu())
    rij(niet_voor=geleden(timedelta(minutes=5)))
    rij(niet_voor=nu() + timedelta(days=1))
    assert gezond(client)["wachtrij"] == "ok"
    rij(niet_voor=geleden(timedelta(minutes=31)))
    assert gezond(client)["wachtrij"] == "het oudste wacht al 31 minuten"


def test_een_volle_schijf_is_te_zien_zonder_dat_iemand_wordt_genoemd(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "AFNEMERS", [tasks.Afnemer("proef", vol)])
    Uitgaand.objects.filter(klaar_op=None).update(klaar_op=nu())
    assert gezond(client)["brieven"] == "ok"
    wacht = rij()
    assert tasks.verwerk_een()
    antwoord = client.get("/healthz")
    assert antwoord.status_code == 503
    assert antwoord.json()["brieven"].startswith("lukt niet: 1")
    assert GEHEIM not in antwoord.content.decode()
    Uitgaand.objects.filter(pk=wacht.pk).update(laatste_fout="NogNiet")
    assert gezond(client)["brieven"] == "ok", "zonder Pango wacht een brief; dat is geen fout"


def test_steeds_langer_wachten_met_opnieuw_starten() -> None:
    klok = 0.0
    herstart = Herstart(lambda: klok)
    begonnen = []
    for klok in range(200):
        if herstart.mag("beat"):
            begonnen.append(klok)
    assert begonnen == [0, 1, 3, 7, 15, 31, 63, 123, 183]
    klok = 183 + 121
    assert herstart.mag("beat")
    klok += 1
    assert herstart.mag("beat"), "wie lang leefde, begint weer vooraan"


def test_elk_deel_dat_stopt_start_opnieuw(tmp_path: Path) -> None:
    keuze = Instellingen(tmp_path, "127.0.0.1", None, "postgres://x@y/z", None, "redis://y", False, False)
    huis = Huis(keuze, Path(sys.executable))
    slaap = [sys.executable, "-c", "import time; print('op', flush=True); time.sleep(60)"]
    try:
        for naam in ("web", "werker", "beat"):
            huis.begin(naam, slaap, dict(os.environ))
        eerst = {proces.naam: proces.pid for proces in huis._toepassing}
        os.kill(eerst["beat"], signal.SIGKILL)
        while huis._toepassing[2].leeft():
            time.sleep(0.01)
        huis.houd_aan()
        daarna = {proces.naam: proces.pid for proces in huis._toepassing}
        assert {naam for naam in eerst if eerst[naam] != daarna[naam]} == {"beat"}
        assert huis._toepassing[2].leeft()
    finally:
        huis.stop()
