"""The comparison itself, on values: what a letter was told against what it would be told now."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from basis.documenten.verouderd import verschillen

NAMEN = {"ontvangen_op": "de dag waarop de vraag binnenkwam", "uiterlijk": "de uiterste dag"}


@pytest.mark.parametrize(
    ("toen", "nu", "zinnen"),
    [
        ({"ontvangen_op": "2 oktober 2026"}, {"ontvangen_op": "2 oktober 2026"}, []),
        (
            {"ontvangen_op": "12 oktober 2026"},
            {"ontvangen_op": "2 oktober 2026"},
            ["De dag waarop de vraag binnenkwam is 2 oktober 2026; in de brief staat 12 oktober 2026."],
        ),
        ({"uiterlijk": "4 mei 2027"}, {"uiterlijk": ""}, ["De uiterste dag hoort niet meer in de brief."]),
        (
            {"uiterlijk": ""},
            {"uiterlijk": "4 mei 2027"},
            ["De uiterste dag is 4 mei 2027; dat staat niet in de brief."],
        ),
        ({"doelen": ["a"]}, {"doelen": ["a", "b"]}, ["De tekst is veranderd."]),
        # What a template asks only since is no news about this letter.
        ({}, {"nieuw_veld": "iets"}, []),
        ({"zelf": ""}, {"zelf": "Koken gaat goed."}, []),
        ({"zelf": "Koken gaat goed."}, {"zelf": "Koken gaat niet."}, ["De tekst is veranderd."]),
        ({"te_laat": False}, {"te_laat": True}, ["De tekst is veranderd."]),
    ],
)
def test_wat_een_brief_anders_zegt(toen, nu, zinnen):
    assert verschillen(NAMEN, toen, nu, groeit={"zelf"}) == zinnen


def test_de_bronnen_van_brieven_laden_als_eerste():
    """In a new process, before any view or verb was imported."""
    begin = "import django; django.setup(); from basis.documenten.briefbron import bron_van; bron_van('afspraak').soort"
    klaar = subprocess.run(
        [sys.executable, "-c", begin],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
    )
    assert klaar.returncode == 0, klaar.stderr
