"""The menu promises screens that are there, with the recht the screen itself asks."""

import pytest
from django.urls import resolve, reverse

from basis.organisatie.rechten import CODES
from basis.scherm.menu import EIGEN, MENU, Item


@pytest.mark.parametrize("item", [*MENU, *EIGEN], ids=lambda item: item.label)
def test_elk_menupunt_opent_een_scherm_met_hetzelfde_recht(item: Item) -> None:
    assert item.recht in CODES
    view = resolve(reverse(item.url_naam)).func
    assert getattr(view, "recht", None) == item.recht
