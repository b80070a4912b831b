"""The menu promises screens that are there, with the recht the screen itself asks."""

import pytest
from django.urls import resolve, reverse

from basis.organisatie.beheerschermen import BEHEER, Beheerscherm
from basis.organisatie.rechten import CODES
from basis.scherm.menu import EIGEN, MENU, Item
from basis.werk.thuis.zonder_dossiers import INGANGEN, Ingang


@pytest.mark.parametrize("item", [*MENU, *EIGEN, *BEHEER, *INGANGEN], ids=lambda item: item.url_naam)
def test_elk_menupunt_opent_een_scherm_met_hetzelfde_recht(item: Item | Beheerscherm | Ingang) -> None:
    assert item.recht in CODES
    view = resolve(reverse(item.url_naam)).func
    assert getattr(view, "recht", None) == item.recht
