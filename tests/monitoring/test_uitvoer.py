"""No cell of a CSV starts a formula, whatever stands before the sign."""

import csv
import io

import pytest

from monitoring.uitvoer import als_csv, veilig

FORMULE = "HYPERLINK(1)"


@pytest.mark.parametrize("teken", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212", "\ufe63"])
@pytest.mark.parametrize(
    "voor", ["", " ", "\n", "\r\n", "\t", "\u00a0", "\u3000", " \n\u200b", "\ufeff", "\x00", "\u202e"]
)
def test_een_formule_begint_nooit_een_cel(voor, teken):
    cel = f"{voor}{teken}{FORMULE}"
    assert veilig(cel) == f"'{cel}"
    inhoud = als_csv("proef", [["kop"], [cel]]).content.decode("utf-8-sig")
    (_, (gelezen,)) = csv.reader(io.StringIO(inhoud, newline=""), delimiter=";")
    assert gelezen == f"'{cel}"


@pytest.mark.parametrize("cel", ["", " ", "Elst", "3", "< 10", "2026-05", " Elst-Noord", "12,5%", "a=b"])
def test_een_gewone_cel_blijft_zoals_zij_is(cel):
    assert veilig(cel) == cel
