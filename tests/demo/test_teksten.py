"""What the stories say: a verslag, a decision and the letter about it never contradict each other. No database."""

import re
from random import Random

import pytest

from basis.organisatie.enums import Wet
from demo.afwijzen import AFWIJZINGEN, ZIENSWIJZE
from demo.catalogus import REGELS
from demo.teksten import SITUATIES, onderzoek

MET_BESLUIT = [situatie for situatie in SITUATIES if situatie.maatwerk]


@pytest.mark.parametrize("situatie", MET_BESLUIT, ids=lambda situatie: situatie.vraag[:30])
def test_het_verslag_spreekt_dossier_en_besluit_niet_tegen(situatie):
    nee = AFWIJZINGEN[situatie.maatwerk[-1]]
    for zaad in range(40):
        alleen = onderzoek(Random(zaad), situatie, huisgenoten=False, mantelzorger=False, afwijzen=True)
        assert "huisgenoten" not in alleen["eigen_kracht"]
        assert alleen["mantelzorger"] == "Er is geen mantelzorger."
        assert nee.vinding in alleen[nee.onderwerp]
        samen = onderzoek(Random(zaad), situatie, huisgenoten=True, mantelzorger=True, afwijzen=False)
        assert "Woont alleen" not in samen["eigen_kracht"]
        assert "geen mantelzorger" not in samen["mantelzorger"]
        assert "op te lossen" not in samen["algemeen"]
        assert ("School" not in samen["samenwerking"]) or situatie.wet == Wet.JEUGD
        assert ("geldt geen" in samen["bijdrage"]) is (situatie.wet != Wet.WMO or situatie.maatwerk == ("RS1",))


def test_wat_in_een_brief_komt_zegt_geen_je():
    """A letter says 'u', and may go to the parents."""
    teksten = [
        *(situatie.motivering for situatie in SITUATIES),
        *(regel.naam_inwoner for regel in REGELS),
        *(nee.uitleg for nee in AFWIJZINGEN.values()),
        *ZIENSWIJZE,
    ]
    assert [tekst for tekst in teksten if re.search(r"\b(?:je|jou|jouw|jullie)\b", tekst, re.IGNORECASE)] == []
