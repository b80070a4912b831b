"""Keys are made once, for nobody else to read."""

import base64
import os
import stat
from pathlib import Path

import pytest

from scripts.inrichting import sleutels
from scripts.inrichting.melden import Fout


@pytest.fixture(autouse=True)
def _niets_in_de_omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in sleutels.NAMEN:
        monkeypatch.delenv(naam, raising=False)


def test_gemaakt_met_goede_vorm_en_rechten(tmp_path: Path) -> None:
    geheimen = sleutels.zorg_voor_geheimen(tmp_path)
    versie, _, sleutel = geheimen["BSN_SLEUTELS"].partition(":")
    assert versie == "1"
    assert len(base64.b64decode(sleutel)) == len(base64.b64decode(geheimen["BSN_INDEX_SLEUTEL"])) == 32
    assert sleutel != geheimen["BSN_INDEX_SLEUTEL"]
    assert len(geheimen["SECRET_KEY"]) >= 50
    assert stat.S_IMODE((tmp_path / "geheimen.json").stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["geheimen.json"]


def test_ook_bij_een_ruime_umask_alleen_voor_onszelf(tmp_path: Path) -> None:
    oud = os.umask(0)
    try:
        sleutels.zorg_voor_geheimen(tmp_path)
    finally:
        os.umask(oud)
    assert stat.S_IMODE((tmp_path / "geheimen.json").stat().st_mode) == 0o600


def test_tweede_keer_dezelfde(tmp_path: Path) -> None:
    assert sleutels.zorg_voor_geheimen(tmp_path) == sleutels.zorg_voor_geheimen(tmp_path)


def test_omgeving_gaat_voor_en_wordt_niet_bewaard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BSN_SLEUTELS", "7:van-de-gemeente")
    assert sleutels.zorg_voor_geheimen(tmp_path)["BSN_SLEUTELS"] == "7:van-de-gemeente"
    assert "van-de-gemeente" not in (tmp_path / "geheimen.json").read_text()
    assert "BSN_SLEUTELS" not in sleutels.lees(tmp_path / "geheimen.json")


def test_beschadigd_bestand_wordt_nooit_overschreven(tmp_path: Path) -> None:
    pad = tmp_path / "geheimen.json"
    pad.write_text('{"BSN_SLEUTELS": "1:half')
    with pytest.raises(Fout, match="goede kopie"):
        sleutels.zorg_voor_geheimen(tmp_path)
    assert pad.read_text() == '{"BSN_SLEUTELS": "1:half'
