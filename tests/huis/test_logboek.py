"""A log line never quotes a row or what somebody typed."""

import logging
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.utils.module_loading import import_string

from basis.journaal.tijd import vandaag
from scripts.inrichting.postgres import STIL
from tests.fabriek import wereld
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding

GEHEIM = "Zij durft niet meer naar huis"


def _regel() -> logging.Formatter:
    logboek: dict[str, Any] = settings.LOGGING
    vorm = dict(logboek["formatters"]["regel"])
    formatter: logging.Formatter = import_string(vorm.pop("()"))(vorm["format"])
    return formatter


def test_een_geweigerde_rij_staat_niet_in_het_logboek(db):
    w = wereld()
    dossier = _dossier(w)
    with pytest.raises(IntegrityError) as gevangen:
        Melding.objects.create(
            dossier=dossier,
            ontvangen_op=vandaag(),
            kanaal=Kanaal.BALIE,
            door_of_namens=DoorOfNamens.NEE,
            vraag=GEHEIM,
        )
    # This is what would have been written: PostgreSQL quotes the row.
    assert GEHEIM in str(gevangen.value)
    info = (gevangen.type, gevangen.value, gevangen.tb)
    tekst = _regel().format(logging.LogRecord("django.request", logging.ERROR, "", 1, "Fout: %s", ("/x/",), info))
    assert GEHEIM not in tekst
    assert "django.db.utils.IntegrityError" in tekst
    assert "test_logboek.py" in tekst


def _dossier(w):
    from basis.dossiers.models import Dossier, Fase, SoortDossier
    from basis.journaal.tijd import nu

    return Dossier.objects.create(
        gemeente=w.gemeente,
        kenmerk="M-1",
        soort=SoortDossier.MELDING,
        team=w.team,
        fase=Fase.INGANG,
        aan_zet_sinds=nu(),
        titel="Melding",
        geopend_op=nu(),
    )


def test_de_oorzaak_staat_er_met_plek_en_zonder_tekst():
    try:
        try:
            raise ValueError(GEHEIM)
        except ValueError as fout:
            raise RuntimeError(GEHEIM) from fout
    except RuntimeError:
        tekst = _regel().formatException(sys.exc_info())
    assert GEHEIM not in tekst.replace("raise", "")
    assert tekst.index("builtins.ValueError") < tekst.index("builtins.RuntimeError")


def test_ook_van_een_fout_als_argument_staat_er_alleen_de_soort():
    regel = logging.LogRecord("x", logging.ERROR, "", 1, "%s: %s", ("brief", ValueError(GEHEIM)), None)
    assert _regel().format(regel).endswith("brief: ValueError")


@pytest.mark.parametrize(
    ("bericht", "args", "uit"),
    [
        (ValueError(GEHEIM), (), "ValueError"),
        ("mis: %s", ([ValueError(GEHEIM), 3],), "mis: ['ValueError', 3]"),
        ("mis: %s", (("brief", {KeyError(GEHEIM)}),), "mis: ('brief', {'KeyError'})"),
        ("%(wat)s", ({"wat": {"per rij": [ValueError(GEHEIM)]}},), "{'per rij': ['ValueError']}"),
    ],
)
def test_een_fout_als_bericht_of_in_een_rij_blijft_ook_stil(bericht, args, uit):
    tekst = _regel().format(logging.LogRecord("x", logging.ERROR, "", 1, bericht, args, None))
    assert tekst.endswith(f" {uit}")


WERKER = """
import logging
from config.celery import app

@app.task(name="proef.faal")
def faal(wie):
    logging.getLogger("proef").error("mis: %s", ValueError(wie))
    raise ValueError(wie)

app.log.setup(loglevel="INFO")
faal.apply([{geheim!r}], throw=False)
"""


def test_een_taak_die_mislukt_zegt_in_het_logboek_van_de_werker_alleen_de_soort():
    klaar = subprocess.run(
        [sys.executable, "-c", WERKER.format(geheim=GEHEIM)], cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert "proef.faal" in klaar.stderr
    assert "builtins.ValueError" in klaar.stderr
    assert GEHEIM not in klaar.stderr + klaar.stdout


def test_compose_zet_het_logboek_van_de_database_net_zo_stil_als_run():
    compose = (settings.BASE_DIR / "docker-compose.yml").read_text()
    assert [optie for optie in STIL if f"- -c{optie}\n" not in compose] == []
