"""What surrounds every page: headers, the reading guard, errors, the menu."""

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid, Toegangspunt
from basis.scherm import menu
from basis.scherm.lezen import SchrijftBijLezen, schrijft
from tests.scherm.conftest import log_in, maak_door


def test_een_get_die_schrijft_is_een_fout(binnen: Client, door: Hoedanigheid) -> None:
    Toegangspunt.objects.create(gemeente=door.gemeente, naam="x")
    with pytest.raises(SchrijftBijLezen, match="organisatie_toegangspunt"), transaction.atomic():
        binnen.get("/schrijft/")
    assert Toegangspunt.objects.filter(gemeente=door.gemeente, naam="x").exists()
    assert binnen.post("/schrijft/").status_code == 200


@pytest.mark.parametrize(
    ("sql", "tabellen"),
    [
        ('INSERT INTO "dossiers_dossier" ("id") VALUES (%s)', ["dossiers_dossier"]),
        ('update  "casussen_casus" set x=1', ["casussen_casus"]),
        ("UPDATE ONLY public.casussen_casus SET x = 1", ["casussen_casus"]),
        ("with weg as (delete from werk_taak returning *) select * from weg", ["werk_taak"]),
        ("TRUNCATE TABLE werk_taak", ["werk_taak"]),
        ("-- onschuldig\nDELETE\nFROM werk_taak", ["werk_taak"]),
        ("insert into journaal_gebeurtenis values (1)", ["journaal_gebeurtenis"]),
        ("create table if not exists werk_kopie as select 1", ["werk_kopie"]),
        ('INSERT INTO "journaal_raadpleging" ("op") VALUES (%s)', []),
        ("CREATE TABLE IF NOT EXISTS journaal_raadpleging_2026_12 PARTITION OF journaal_raadpleging", []),
        ('UPDATE "django_session" SET x=1', []),
        ("insert into organisatie_inlogpoging values (1)", []),
        ("insert into organisatie_inlogpoging_kopie values (1)", ["organisatie_inlogpoging_kopie"]),
        ('SELECT * FROM "werk_taak" FOR UPDATE', []),
        ('SELECT * FROM "werk_taak" FOR NO KEY UPDATE OF "werk_taak" SKIP LOCKED', []),
        ("SELECT 'delete from werk_taak' /* update x */", []),
        ('SELECT "updated_op", deleted FROM "insert_into"', []),
    ],
)
def test_wat_schrijven_is(sql: str, tabellen: list[str]) -> None:
    assert schrijft(sql) == tabellen


def test_niets_van_een_ingelogde_bladzijde_blijft_in_een_cache(binnen: Client, db: None) -> None:
    for pad in ("/proef/", "/weg/", "/weigert/", "/hulp/"):
        assert binnen.get(pad)["Cache-Control"] == "no-store", pad
    assert "Cache-Control" not in Client().get("/hulp/")


def test_csp_zonder_uitzonderingen(binnen: Client) -> None:
    for pad in ("/proef/", "/weg/", "/weigert/"):
        csp = binnen.get(pad)["Content-Security-Policy"]
        assert "unsafe" not in csp
        assert "data:" not in csp
        assert "default-src 'none'" in csp
        assert "frame-ancestors 'none'" in csp


def test_weigering_die_niemand_opvangt(binnen: Client) -> None:
    antwoord = binnen.get("/weigert/", headers={"Referer": "http://testserver/lijst/?q=a"})
    assert antwoord.status_code == 409
    assert "Deze zaak is gesloten." in antwoord.content.decode()
    assert 'href="/lijst/?q=a"' in antwoord.content.decode()
    for referer in ("https://kwaad.example/x", "http://testserver//kwaad.example/x", "javascript:kwaad.example"):
        vreemd = binnen.get("/weigert/", headers={"Referer": referer})
        assert "kwaad.example" not in vreemd.content.decode()


@pytest.mark.parametrize("wie", ["binnen", "buiten"])
def test_niet_gevonden_verraadt_niets(request: pytest.FixtureRequest, wie: str, db: None) -> None:
    client = request.getfixturevalue("binnen") if wie == "binnen" else Client()
    antwoord = client.get("/weg/")
    assert antwoord.status_code == 404
    assert "Deze pagina is er niet, of niet voor jou" in antwoord.content.decode()
    assert client.get("/bestaat-niet/").status_code == 404


def test_een_storing_leunt_nergens_op(door: Hoedanigheid, caplog: pytest.LogCaptureFixture) -> None:
    client = log_in(Client(raise_request_exception=False), door)
    antwoord = client.get("/stuk/")
    assert antwoord.status_code == 500
    html = antwoord.content.decode()
    assert "Er ging bij ons iets mis" in html
    assert "RuntimeError" not in html
    assert door.naam not in html


def test_verlopen_formulier_zegt_dat_de_tekst_veilig_is(door: Hoedanigheid) -> None:
    streng = log_in(Client(enforce_csrf_checks=True), door)
    antwoord = streng.post("/proef/", {"naam": "Elst"})
    assert antwoord.status_code == 403
    html = antwoord.content.decode()
    assert "Je was even weg" in html
    assert 'href="/proef/"' in html
    assert "data-tp-behoud" in html
    assert not Toegangspunt.objects.filter(gemeente=door.gemeente).exists()


@pytest.mark.parametrize(
    ("velden", "koppen", "status", "zin"),
    [
        ({"naam": "x" * 3_000_000}, {}, 413, "Dit is te veel in één keer"),
        ({f"veld{n}": "" for n in range(1100)}, {}, 413, "Dit is te veel in één keer"),
        ({"naam": "Elst"}, {"host": "elders.example"}, 400, "Op dit adres zijn we niet te bereiken"),
    ],
    ids=["te groot", "te veel velden", "verkeerd adres"],
)
def test_wat_we_niet_lezen_zegt_in_het_nederlands_waarom(
    binnen: Client, velden: dict[str, str], koppen: dict[str, str], status: int, zin: str
) -> None:
    antwoord = binnen.post("/proef/", urlencode(velden), "application/x-www-form-urlencoded", headers=koppen)
    html = antwoord.content.decode()
    assert (antwoord.status_code, zin in html, "data-tp-behoud" in html) == (status, True, True)


def test_een_ander_recht_geeft_een_nette_403(db: None) -> None:
    html = log_in(Client(), maak_door(Functie.TOEZICHTHOUDER)).get("/lijst/").content.decode()
    assert "Kernen" in html


def _menu(html: str) -> list[tuple[str, bool]]:
    [nav] = re.findall(r'<nav class="tp-nav".*?</nav>', html, re.DOTALL)
    return [(naam, bool(hier)) for hier, naam in re.findall(r'<a [^>]*?(aria-current="page")?>([^<]+)</a>', nav)]


def test_het_menu_toont_wat_mag_en_waar_je_bent(monkeypatch: pytest.MonkeyPatch, binnen: Client) -> None:
    items = (
        menu.Item("Hulp", "scherm:hulp", "thuis.zien"),
        menu.Item("Budget", "organisatie:inloggen", "budget.zien"),
    )
    monkeypatch.setattr(menu, "MENU", items)
    assert _menu(binnen.get("/hulp/").content.decode()) == [("Hulp", True)]
    assert _menu(binnen.get("/proef/").content.decode()) == [("Hulp", False)]
    controller = log_in(Client(), maak_door(Functie.CONTROLLER))
    assert _menu(controller.get("/proef/").content.decode()) == [("Hulp", False), ("Budget", False)]


def test_de_oefenomgeving_is_te_zien(binnen: Client, door: Hoedanigheid) -> None:
    assert "Oefenomgeving" in binnen.get("/hulp/").content.decode()
    type(door.gemeente).objects.filter(pk=door.gemeente.pk).update(demo=False)
    html = binnen.get("/hulp/").content.decode()
    assert "Oefenomgeving" not in html
    assert "verzonnen" not in html


def test_een_bladzijde_vraagt_zelf_hooguit_twee_keer_iets_aan_de_database(binnen: Client) -> None:
    binnen.get("/hulp/")
    with connection.execute_wrapper(teller := Teller()):
        binnen.get("/hulp/")
    assert teller.aantal <= 2, teller.sql


class Teller:
    def __init__(self) -> None:
        self.sql: list[str] = []

    @property
    def aantal(self) -> int:
        return len(self.sql)

    def __call__(self, execute, sql, params, many, context):
        self.sql.append(sql)
        return execute(sql, params, many, context)


def test_htmx_staat_streng(binnen: Client) -> None:
    html = binnen.get("/proef/").content.decode()
    for regel in ('"includeIndicatorStyles":false', '"allowEval":false', '"historyCacheSize":0'):
        assert regel in html
    assert settings.DEBUG is False
