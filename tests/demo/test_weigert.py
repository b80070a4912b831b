"""The demo never mixes with a gemeente of somebody's own."""

import pytest

from basis.organisatie.models import Gemeente
from demo.inrichting import CODE
from demo.management.commands.laad_demo import Command
from tests.demo.conftest import laad_demo
from tests.fabriek import wereld
from tests.gereedschap import databases


def test_niet_bij_een_andere_gemeente(vastleggend, procesomgeving):
    with databases.nog_een("ander") as url, databases.kijk_in(url):
        plek = wereld()
        weigert = laad_demo(procesomgeving, url)
        assert weigert.returncode == 1
        assert weigert.stdout == ""
        assert "alleen in een lege database" in weigert.stderr
        assert plek.gemeente.naam in weigert.stderr
        assert "Traceback" not in weigert.stderr
        assert Gemeente.objects.count() == 1
        assert not Gemeente.objects.filter(code=CODE, demo=True).exists()


def test_zonder_sleutels_begint_hij_niet(vastleggend, procesomgeving):
    with databases.nog_een("sleutel") as url, databases.kijk_in(url):
        weigert = laad_demo({**procesomgeving, "BSN_SLEUTELS": ""}, url)
        assert weigert.returncode == 1
        assert weigert.stderr.count("\n") == 1, weigert.stderr
        assert not Gemeente.objects.exists()


@pytest.mark.parametrize(
    ("op", "reden"),
    [
        ("2021-12-31", "1 januari 2022 tot en met 31 december 2033"),
        ("2034-01-01", "leeftijden"),
        ("2027-02-30", "bestaat niet"),
        ("morgen", "JJJJ-MM-DD"),
    ],
)
def test_een_dag_waarop_de_demo_niet_kan_lopen(op, reden, capsys):
    with pytest.raises(SystemExit) as gestopt:
        Command().run_from_argv(["manage.py", "laad_demo", "--op", op])
    uit = capsys.readouterr()
    assert (gestopt.value.code, uit.out) == (2, "")
    assert reden in uit.err
    assert uit.err.count("\n") == 1
