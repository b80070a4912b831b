"""The three state machines: the table as it should be, and moved only inside verbs."""

import ast
from pathlib import Path

import pytest
from django_fsm import TransitionNotAllowed

from casussen.models import Casus, Ondersteuning, Onderzoek

WORTEL = Path(__file__).parents[2]
KAMERS = {"casussen", "beschikkingen", "toegang", "werkplek", "monitoring", "demo"}
MAG = ("casussen/handelingen/", "beschikkingen/handelingen", "tests/")

CASUS = {
    "naar_onderzoek": ("aangemeld", "onderzoek"),
    "naar_plan": ("onderzoek", "plan"),
    "naar_toekenning": ("aangemeld onderzoek plan", "toekenning"),
    "terug_naar_plan": ("toekenning", "plan"),
    "naar_hulpverlening": ("aangemeld plan toekenning", "hulpverlening"),
    "naar_afgesloten": ("aangemeld hulpverlening onderzoek plan toekenning", "afgesloten"),
    "heropen_aangemeld": ("afgesloten", "aangemeld"),
    "heropen_onderzoek": ("afgesloten", "onderzoek"),
    "heropen_plan": ("afgesloten", "plan"),
    "heropen_toekenning": ("afgesloten", "toekenning"),
    "heropen_hulpverlening": ("afgesloten", "hulpverlening"),
}
ONDERZOEK = {
    "naar_loopt": ("gepland", "loopt"),
    "naar_verslag_verzonden": ("loopt", "verslag_verzonden"),
    "naar_aanvraag": ("afgebroken gepland klaar loopt verslag_verzonden", "aanvraag"),
    "naar_besloten": ("aanvraag", "besloten"),
    "naar_klaar": ("verslag_verzonden", "klaar"),
    "naar_afgebroken": ("aanvraag gepland loopt verslag_verzonden", "afgebroken"),
    "herstel_gepland": ("afgebroken", "gepland"),
    "herstel_loopt": ("afgebroken", "loopt"),
    "herstel_aanvraag": ("afgebroken", "aanvraag"),
}
ONDERSTEUNING = {
    "naar_toegewezen": ("voorgesteld", "toegewezen"),
    "naar_gestart": ("toegewezen", "gestart"),
    "naar_onderbroken": ("gestart", "onderbroken"),
    "naar_hervat": ("onderbroken", "gestart"),
    "naar_beeindigd": ("gestart onderbroken toegewezen", "beeindigd"),
    "naar_geannuleerd": ("voorgesteld", "geannuleerd"),
}


@pytest.mark.parametrize(("model", "tabel"), [(Casus, CASUS), (Onderzoek, ONDERZOEK), (Ondersteuning, ONDERSTEUNING)])
def test_tabel(model, tabel: dict[str, tuple[str, str]]) -> None:
    gevonden: dict[str, list[set[str]]] = {}
    for rij in model(status="").get_all_status_transitions():
        bron, doel = gevonden.setdefault(rij.name, [set(), set()])
        bron.add(str(rij.source))
        doel.add(str(rij.target))
    assert {naam: (" ".join(sorted(b)), " ".join(d)) for naam, (b, d) in gevonden.items()} == tabel


@pytest.mark.parametrize(("model", "tabel"), [(Casus, CASUS), (Onderzoek, ONDERZOEK), (Ondersteuning, ONDERSTEUNING)])
def test_elke_andere_stap_wordt_geweigerd(model, tabel: dict[str, tuple[str, str]]) -> None:
    statussen = [waarde for waarde, _ in model._meta.get_field("status").choices]
    for naam, (bron, doel) in tabel.items():
        for status in statussen:
            rij = model(status=status)
            if status in bron.split():
                getattr(rij, naam)()
                assert rij.status == doel
            else:
                with pytest.raises(TransitionNotAllowed):
                    getattr(rij, naam)()


def test_overgangen_worden_alleen_in_handelingen_genoemd() -> None:
    namen = set(CASUS) | set(ONDERZOEK) | set(ONDERSTEUNING)
    fouten = []
    for pad in WORTEL.glob("[a-z]*/**/*.py"):
        kort = pad.relative_to(WORTEL).as_posix()
        if kort.startswith((*MAG, "casussen/models.py")) or kort.split("/")[0] not in KAMERS:
            continue
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr in namen:
                fouten.append(f"{kort}:{knoop.lineno} {knoop.func.attr}")
    # beschikkingen and toegang have moves of their own with some of these names, on their own models.
    eigen = ("beschikkingen/", "toegang/")
    assert [fout for fout in fouten if not fout.startswith(eigen)] == []


def test_status_kan_niet_met_de_hand() -> None:
    with pytest.raises(AttributeError):
        Casus(status="plan").status = "afgesloten"
