"""A gemeente with two medewerkers, and a browser client that came in through a door."""

import itertools
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from basis.organisatie import inloggen
from basis.organisatie.enums import Functie, SoortOrganisatie
from basis.organisatie.models import Gemeente, Hoedanigheid, Medewerker, Organisatie
from basis.scherm import menu

_nummer = itertools.count(1)


def maak_door(functie: Functie = Functie.WMO_CONSULENT, gemeente: Gemeente | None = None) -> Hoedanigheid:
    """A new medewerker with one hoedanigheid, in a new gemeente unless given."""
    n = next(_nummer)
    gemeente = gemeente or Gemeente.objects.create(code=f"S{n:03}", naam=f"Proefstad {n}", demo=True)
    medewerker = Medewerker.objects.create(gebruikersnaam=f"scherm{n}", naam=f"Noor van Dijk {n}", password="!")
    organisatie, _ = Organisatie.objects.get_or_create(
        gemeente=gemeente, naam=f"Gemeente {gemeente.naam}", soort=SoortOrganisatie.GEMEENTE
    )
    return Hoedanigheid.objects.create(
        gemeente=gemeente,
        medewerker=medewerker,
        organisatie=organisatie,
        functie=functie,
        wetten=["wmo"],
        geldig=DateRange(date(2020, 1, 1), None),
    )


def log_in(client: Client, door: Hoedanigheid) -> Client:
    assert door.medewerker
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker.pk
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client


@pytest.fixture
def door(db: None) -> Hoedanigheid:
    return maak_door()


@pytest.fixture
def binnen(door: Hoedanigheid) -> Client:
    """A client logged in as `door`."""
    return log_in(Client(raise_request_exception=True), door)


@pytest.fixture(autouse=True)
def _proefschermen(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own urls and templates, so this room stands without the rooms above it."""
    settings.ROOT_URLCONF = "tests.scherm.urls"
    for plek in ("MENU", "EIGEN", "TELEFOON"):
        monkeypatch.setattr(menu, plek, ())
    sjablonen = [{**settings.TEMPLATES[0]}]
    sjablonen[0]["DIRS"] = [*sjablonen[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = sjablonen
