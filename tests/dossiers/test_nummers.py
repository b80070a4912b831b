"""After a restore no number is given twice."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from basis.dossiers.handelingen.dossier import nieuw_nummer
from basis.dossiers.management.commands.sla_nummers_over import sla_over
from basis.journaal.tijd import klok_op, op_dag, vandaag
from tests.fabriek import wereld

pytestmark = pytest.mark.pg

AANTAL = 40


@pytest.mark.usefixtures("eigenaar")
def test_na_terugzetten_komt_geen_nummer_terug(db: None) -> None:
    plek = wereld()
    jaar = vandaag().year
    nummer = nieuw_nummer(plek.gemeente.pk, "M")
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('dossiers_dossier_id_seq')")
        voor = cursor.fetchone()[0]
    sla_over(AANTAL)
    assert int(nieuw_nummer(plek.gemeente.pk, "M")[-5:]) == int(nummer[-5:]) + AANTAL + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('dossiers_dossier_id_seq')")
        assert cursor.fetchone()[0] > voor + AANTAL
    # A year that began since the copy: its first numbers may have been given too.
    with klok_op(op_dag(vandaag().replace(month=1, day=1, year=jaar + 1)) + timedelta(hours=1)):
        sla_over(AANTAL)
        assert nieuw_nummer(plek.gemeente.pk, "M") == f"M-{jaar + 1}-{AANTAL + 1:05d}"


def test_geen_aantal_is_een_weigering(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as gestopt:
        call_command("sla_nummers_over", aantal=0)
    assert gestopt.value.code == 2
    assert "1 tot en met" in capsys.readouterr().err
