"""The printed documents are true: what stands in docs/ is what the code says now."""

from pathlib import Path

import pytest
from django.conf import settings

from werkplek.gedrukt import DOCUMENTEN, MACHINES, _aanroepen, _velden


@pytest.mark.parametrize("naam", DOCUMENTEN)
def test_document_is_gedrukt_uit_de_code(naam):
    pad = Path(settings.BASE_DIR) / "docs" / naam
    assert pad.read_text() == DOCUMENTEN[naam](), "Draai: manage.py druk_docs"


def test_elke_overgang_heeft_een_handeling():
    aanroepen = _aanroepen()
    zonder = [
        f"{model.__name__}.{overgang.name}"
        for model in MACHINES
        for veld in _velden(model)
        for overgang in veld.get_all_transitions(model)
        if not aanroepen.get(overgang.name)
    ]
    assert zonder == []
