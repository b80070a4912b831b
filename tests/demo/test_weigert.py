"""The demo never mixes with a gemeente of somebody's own."""

from basis.organisatie.models import Gemeente
from demo.inrichting import CODE
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
