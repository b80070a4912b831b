"""Log in, choose a role, stay in and get out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from basis.journaal.tijd import geleden, klok_op, vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.demo_accounts import demo_accounts
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid, Inlogpoging
from tests.fabriek import WACHTWOORD, wereld

INLOG, ROL, UIT = (reverse(f"organisatie:{naam}") for naam in ("inloggen", "hoedanigheid", "uitloggen"))


@pytest.fixture
def plek(db):
    return wereld()


@pytest.fixture
def door(plek):
    return plek.medewerker(naam="Noor van Dijk")


def log_in(client, door, wachtwoord=WACHTWOORD, **extra):
    gegevens = {"gebruikersnaam": door.medewerker.gebruikersnaam, "wachtwoord": wachtwoord}
    volgende = extra.pop("volgende", "")
    return client.post(INLOG, {**gegevens, "volgende": volgende}, **extra)


def is_binnen(client) -> bool:
    return bool(client.get("/").status_code == 200)


def test_een_rol_is_meteen_binnen(door):
    client = Client()
    antwoord = log_in(client, door)
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    assert "Goede" in client.get("/").content.decode()


def test_naam_in_hoofdletters_en_met_spaties(door):
    naam = f"  {door.medewerker.gebruikersnaam.upper()} "
    assert Client().post(INLOG, {"gebruikersnaam": naam, "wachtwoord": WACHTWOORD}).status_code == 302


def test_zonder_inlog_naar_inloggen_en_terug(door):
    client = Client()
    antwoord = client.get(reverse("inwoners:zoeken"))
    assert antwoord["Location"] == f"{INLOG}?volgende=%2Finwoners%2F" or antwoord["Location"].startswith(INLOG)
    volgende = client.get(antwoord["Location"]).context["form"].initial["volgende"]
    assert log_in(client, door, volgende=volgende)["Location"] == reverse("inwoners:zoeken")


@pytest.mark.parametrize(
    "kwaad",
    ["https://kwaad.nl/", "//kwaad.nl", "/\\kwaad.nl", "javascript:alert(1)", "http:///kwaad.nl", "\\\\kwaad.nl"],
)
def test_geen_open_doorverwijzing(door, kwaad):
    assert log_in(Client(), door, volgende=kwaad)["Location"] == "/"


@pytest.mark.parametrize("woord", ["taken", "werk:taken", "taken/", "../taken", "?a=b", "#x", "mailto:x@y.nl"])
def test_een_los_woord_is_geen_bladzijde(door, woord):
    assert log_in(Client(), door, volgende=woord)["Location"] == "/"


def test_fout_wachtwoord_verraadt_niet_of_de_naam_bestaat(door):
    fout = log_in(Client(), door, "verkeerd")
    onbekend = Client().post(INLOG, {"gebruikersnaam": "bestaat-niet", "wachtwoord": "verkeerd"})
    assert fout.status_code == onbekend.status_code == 422
    assert fout.context["form"].non_field_errors() == onbekend.context["form"].non_field_errors()


def test_leeg_formulier(door):
    antwoord = Client().post(INLOG, {})
    assert set(antwoord.context["form"].errors) == {"gebruikersnaam", "wachtwoord"}


def test_vijf_keer_fout_sluit_een_kwartier(door):
    client = Client()
    for _ in range(5):
        assert log_in(client, door, "fout").status_code == 422
    antwoord = log_in(client, door)
    assert antwoord.status_code == 429
    assert "kwartier" in antwoord.content.decode()
    with klok_op(geleden(-timedelta(minutes=16))):
        assert log_in(client, door).status_code == 302


def test_ook_in_de_nacht_dat_de_klok_verspringt_telt_een_kwartier(door):
    """At 03:05 the wall clock of a quarter before says 02:50, which did not exist that night."""
    client = Client()
    with klok_op(datetime(2027, 3, 28, 0, 55, tzinfo=UTC)):
        for _ in range(5):
            log_in(client, door, "fout")
    with klok_op(datetime(2027, 3, 28, 1, 5, tzinfo=UTC)):
        assert log_in(client, door).status_code == 429


def test_vijf_tegelijk_en_niet_meer(vastleggend):
    """A burst counts as much as a row: each try takes its place before its password is looked at."""
    door = wereld().medewerker()
    samen = 12
    start = Barrier(samen)

    def raad(nr: int) -> int:
        try:
            start.wait(timeout=30)
            return int(log_in(Client(REMOTE_ADDR="10.0.0.7"), door, f"geraden-{nr}").status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(samen) as ploeg:
        assert sorted(ploeg.map(raad, range(samen))) == [422] * 5 + [429] * 7


def test_langs_veel_accounts_vanaf_een_adres(plek, door):
    """Guessing one password at everybody: the address is full, who logged in there before goes on."""
    hier = "10.0.0.8"
    eigen, kwaad = Client(REMOTE_ADDR=hier), Client(REMOTE_ADDR=hier)
    assert log_in(eigen, door).status_code == 302
    eigen.post(UIT)
    ander = plek.medewerker()
    with override_settings(INLOG_MAX_PER_ADRES=6):
        codes = [
            kwaad.post(INLOG, {"gebruikersnaam": f"naam{n}", "wachtwoord": "Welkom01"}).status_code for n in range(8)
        ]
        assert codes == [422] * 6 + [429] * 2
        dicht = log_in(Client(REMOTE_ADDR=hier), ander)
        assert dicht.status_code == 429
        assert "het apparaat waarop je eerder inlogde" in dicht.content.decode()
        assert log_in(eigen, door).status_code == 302
        assert log_in(Client(REMOTE_ADDR="10.0.0.9"), ander).status_code == 302


def _codes(aantal, **kop):
    return [
        Client(**kop).post(INLOG, {"gebruikersnaam": f"naam{n}", "wachtwoord": "Welkom01"}).status_code
        for n in range(aantal)
    ]


@override_settings(HTTPS=True, INLOG_MAX_PER_ADRES=2)
def test_achter_de_proxy_heeft_elke_bezoeker_een_eigen_emmer(db):
    """What the visitor wrote before the last entry opens no new bucket."""
    for bezoeker in ("10.2.0.1", "2001:db8::1"):
        kop = {"REMOTE_ADDR": "172.18.0.1"}
        assert _codes(2, HTTP_X_FORWARDED_FOR=bezoeker, **kop) == [422, 422]
        assert _codes(1, HTTP_X_FORWARDED_FOR=f"8.8.4.4, {bezoeker}", **kop) == [429]


@override_settings(HTTPS=True, INLOG_MAX_PER_ADRES=2)
@pytest.mark.parametrize("kop", [{}, {"HTTP_X_FORWARDED_FOR": "unknown"}])
def test_een_proxy_die_niet_zegt_voor_wie_sluit_niemand_buiten(db, kop):
    assert _codes(4, REMOTE_ADDR="127.0.0.1", **kop) == [422] * 4


PROXY = [ip_network("10.9.0.0/24")]


@pytest.mark.parametrize(
    ("https", "proxies", "zender", "kop", "uit"),
    [
        (False, [], "127.0.0.1", "8.8.4.4", "127.0.0.1"),
        (True, [], "8.8.8.8", "8.8.4.4", "8.8.8.8"),
        (True, [], "127.0.0.1", "8.8.4.4, 10.2.0.1:5123", "10.2.0.1"),
        (True, [], "::ffff:127.0.0.1", "[2001:db8::1]:80", "2001:db8::1"),
        (True, PROXY, "172.18.0.1", "8.8.4.4", "172.18.0.1"),
        (False, PROXY, "10.9.0.1", "8.8.4.4, 10.2.0.1, 10.9.0.2", "10.2.0.1"),
        (True, PROXY, "10.9.0.1", "10.9.0.2", "onbekend"),
        (True, [], "", "10.2.0.1", "10.2.0.1"),
    ],
)
def test_alleen_de_eigen_proxy_wordt_geloofd(https, proxies, zender, kop, uit):
    request = RequestFactory().get("/", REMOTE_ADDR=zender, HTTP_X_FORWARDED_FOR=kop)
    with override_settings(HTTPS=https, VERTROUWDE_PROXIES=proxies):
        assert adres(request) == uit


def test_wie_zich_vergist_en_dan_binnen_is_telt_niet_mee(plek):
    """Monday morning behind one address: slips that ended well fill no bucket."""
    with override_settings(INLOG_MAX_PER_ADRES=6):
        for collega in [plek.medewerker() for _ in range(4)]:
            client = Client(REMOTE_ADDR="10.0.1.1")
            assert [log_in(client, collega, w).status_code for w in ("Fout", "foutje", WACHTWOORD)] == [422, 422, 302]


def test_wie_raadt_sluit_de_collega_niet_buiten(door):
    """Guesses from elsewhere, or from the same address on another device, don't count for who was here before."""
    eigen, kwaad = Client(REMOTE_ADDR="10.0.0.5"), Client(REMOTE_ADDR="10.0.0.5")
    assert log_in(eigen, door).status_code == 302
    eigen.post(UIT)
    for _ in range(8):
        log_in(kwaad, door, "geraden")
    assert log_in(kwaad, door).status_code == 429
    assert log_in(eigen, door).status_code == 302
    elders = Client(REMOTE_ADDR="10.0.0.6")
    assert log_in(elders, door).status_code == 302


def test_een_nagemaakt_apparaat_telt_niet(door):
    kwaad = Client()
    for poging in range(5):
        kwaad.cookies["apparaat"] = f"verzonnen-{poging}"
        log_in(kwaad, door, "geraden")
    kwaad.cookies["apparaat"] = "nog-een"
    assert log_in(kwaad, door).status_code == 429


def test_het_apparaat_van_een_ander_opent_geen_nieuwe_emmer(plek, door):
    ander, client = plek.medewerker(), Client()
    log_in(client, ander)
    client.post(UIT)
    for _ in range(5):
        log_in(client, door, "geraden")
    client.cookies.pop("apparaat")
    assert log_in(client, door).status_code == 429


def test_pogingen_bewaren_geen_naam_of_adres(door):
    log_in(Client(), door, "fout")
    rij = Inlogpoging.objects.latest("id")
    assert door.medewerker.gebruikersnaam not in rij.emmer
    assert len(rij.emmer) == len(rij.adres_emmer) == 64
    assert "127.0.0.1" not in rij.adres_emmer


def test_wie_niet_meer_werkt_komt_er_niet_in_en_vliegt_eruit(door):
    client = Client()
    log_in(client, door)
    assert is_binnen(client)
    door.medewerker.actief = False
    door.medewerker.save()
    assert not is_binnen(client)
    assert log_in(Client(), door).status_code == 422


def test_een_nieuw_wachtwoord_beeindigt_elke_sessie(door):
    client = Client()
    log_in(client, door)
    door.medewerker.set_password("een-heel-ander-wachtwoord")
    door.medewerker.save()
    assert not is_binnen(client)
    assert log_in(client, door).status_code == 422
    assert log_in(client, door, "een-heel-ander-wachtwoord").status_code == 302


def test_een_rol_die_afloopt(door):
    client = Client()
    log_in(client, door)
    Hoedanigheid.objects.filter(pk=door.pk).update(geldig=f"[2020-01-01,{vandaag()})")
    antwoord = client.get("/")
    assert (antwoord.status_code, antwoord["Location"]) == (302, ROL)
    assert "geen rol" in client.get(ROL).content.decode()


def test_twee_rollen_eerst_kiezen(plek, door):
    tweede = org.geef_hoedanigheid(
        plek.systeem,
        door.medewerker,
        Functie.TEAMLEIDER,
        organisatie=plek.gemeente_org,
        team=plek.team,
        wetten=[Wet.WMO],
    )
    vreemd = plek.medewerker()
    client = Client()
    assert log_in(client, door, volgende="/inwoners/")["Location"] == ROL
    assert client.get("/")["Location"] == ROL
    html = client.get(ROL).content.decode()
    assert "teamleider" in html
    assert client.post(ROL, {"hoedanigheid": vreemd.pk}).status_code == 422
    assert client.post(ROL, {"hoedanigheid": "x"}).status_code == 422
    sessie = client.session.session_key
    assert client.post(ROL, {"hoedanigheid": tweede.pk})["Location"] == "/inwoners/"
    assert client.session.session_key != sessie, "een nieuwe rol krijgt een nieuwe sleutel"
    assert client.get("/").wsgi_request.door.functie == Functie.TEAMLEIDER


def test_uitloggen(door):
    client = Client()
    log_in(client, door)
    assert client.get(UIT).status_code == 405
    client.post(UIT)
    assert not is_binnen(client)


def test_inloggen_geeft_een_nieuwe_sessie(door):
    client = Client()
    client.get(INLOG)
    log_in(client, door)
    eerste = client.session.session_key
    client.post(UIT)
    log_in(client, door)
    assert client.session.session_key != eerste


def test_htmx_na_een_verlopen_sessie(door):
    antwoord = Client().get("/", headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord["HX-Redirect"]) == (401, INLOG)


# -- demo accounts ---------------------------------------------------------------------------------


def test_demo_accounts_alleen_in_een_demo(plek):
    echte = plek.medewerker(naam="Echte Collega")
    demo = wereld(demo=True)
    demo.medewerker(naam="Demo Collega")
    with override_settings(DEMO=True):
        html = Client().get(INLOG).content.decode()
    assert "Demo Collega" in html
    assert "Echte Collega" not in html
    assert echte.medewerker.gebruikersnaam not in {account.gebruikersnaam for account in demo_accounts()}
    with override_settings(DEMO=False):
        assert "Demo" not in Client().get(INLOG).content.decode()


def test_demo_aan_zonder_demo_gemeente(plek):
    plek.medewerker(naam="Echte Collega")
    with override_settings(DEMO=True):
        html = Client().get(INLOG).content.decode()
    assert "Echte Collega" not in html
