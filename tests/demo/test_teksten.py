"""What the stories say in a letter. No database."""

import re

from demo.catalogus import REGELS
from demo.teksten import AFWIJZEN, SITUATIES, ZIENSWIJZE


def test_wat_in_een_brief_komt_zegt_geen_je():
    """A letter says 'u', and may go to the parents."""
    teksten = [
        *(situatie.motivering for situatie in SITUATIES),
        *(regel.naam_inwoner for regel in REGELS),
        *(uitleg for _, uitleg in AFWIJZEN),
        *ZIENSWIJZE,
    ]
    assert [tekst for tekst in teksten if re.search(r"\b(?:je|jou|jouw|jullie)\b", tekst, re.IGNORECASE)] == []
