"""The plumbing itself: own database, real worker, real browser, strict templates."""

import os
import subprocess
import sys
import warnings
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.template import Context, Template
from django.test import Client

from basis.journaal.models import Uitgaand
from basis.journaal.tijd import nu, vandaag
from config import hartslag
from scripts.inrichting import proeven
from scripts.inrichting.proeven import op_klok
from tests.gereedschap import merken
from tests.gereedschap.werker import Werker


@pytest.mark.django_db
def test_eigen_gemigreerde_database(django_db_setup: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), count(*) FROM django_migrations")
        naam, migraties = cursor.fetchone()
    assert naam == django_db_setup
    assert migraties > 5


def test_vastleggend_legt_vast(vastleggend: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('proef', '', now())")
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session WHERE session_key = 'proef' RETURNING 1")
        assert cursor.fetchall() == [(1,)]


def test_zonder_vraag_geen_database() -> None:
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()


@pytest.mark.parametrize("sjabloon", ["{{ weg }}", "{{ er.weg }}", "{{ weg|default:'-' }}", "{% include weg %}"])
def test_ongedefinieerde_sjabloonvariabele_faalt(sjabloon: str) -> None:
    with pytest.raises(AssertionError, match="weg"):
        Template(sjabloon).render(Context({"er": object()}))


def test_bestaande_sjabloonvariabele_mag_leeg_zijn() -> None:
    assert Template("[{{ er }}{{ niets|default:'-' }}]").render(Context({"er": "", "niets": None})) == "[-]"


def test_waarschuwing_is_een_fout() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("oud", DeprecationWarning, stacklevel=1)


def test_gezondheid_met_echte_werker(werker: Werker, client: Client) -> None:
    # What other tests left waiting is not this worker's; beat does not run here.
    Uitgaand.objects.filter(klaar_op=None).update(klaar_op=nu())
    hartslag.geef("beat")
    antwoord = client.get("/healthz")
    assert set(antwoord.json().values()) == {"ok"}
    assert antwoord.status_code == 200


def test_livez_zonder_database(client: Client) -> None:
    assert client.get("/livez").content == b"ok"


def test_pagina_in_de_browser(pagina: Any) -> None:
    antwoord = pagina.goto("/livez")
    assert antwoord.status == 200
    assert pagina.inner_text("body") == "ok"


def test_op_een_andere_klok_staat_elke_python() -> None:
    vraag = "from basis.journaal.tijd import nu; print(nu().strftime('%Y-%m-%d %H:%M %z'))"
    uit = subprocess.run(
        [sys.executable, "-c", vraag], env={**os.environ, **op_klok("2027-03-28 03:10")}, capture_output=True, text=True
    )
    assert uit.stdout in {"2027-03-28 03:10 +0200\n", "2027-03-28 03:11 +0200\n"}, uit.stderr


@pytest.mark.parametrize("woorden", [["--klok"], ["--klok", "morgen"], ["--klok", "2027-02-30 10:00"]])
def test_een_klok_die_niet_bestaat(woorden: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert proeven.main(woorden) == 2
    uit = capsys.readouterr()
    assert uit.out == ""
    assert "2027-03-28 01:30" in uit.err


def _telt_door() -> int:
    return vandaag().year  # the line below looks at this one


def test_wie_via_een_helper_vanaf_vandaag_rekent_krijgt_het_merk(request: pytest.FixtureRequest) -> None:
    assert _telt_door() > 2000
    assert merken.zegt(request.path, request.node.originalname, merken.DAG)
    assert not merken.zegt(request.path, "test_een_klok_die_niet_bestaat", merken.DAG)
    assert merken.zegt(request.path, "test_eigen_gemigreerde_database", merken.PG)
    assert not merken.zegt(request.path, request.node.originalname, merken.PG)


def test_welke_bladzijde_het_is_zegt_geen_kop() -> None:
    """A visitor's SCRIPT_NAME, passed on by a proxy beside us, moved every address or gave a 500."""
    opdracht = [sys.executable, "-m", "gunicorn", "--print-config", "config.wsgi:application"]
    uit = subprocess.run(opdracht, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True).stdout
    assert [regel.split()[-1] for regel in uit.splitlines() if regel.startswith("forwarder_headers ")] == ["[]"]
