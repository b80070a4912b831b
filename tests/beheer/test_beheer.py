"""The functioneel beheerder: roles, mandaten, passwords and what the journaal says about it."""

import threading
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Functie, VoorWat, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Hoedanigheid, Instelling, Mandaat, Medewerker
from basis.organisatie.periode import laatste_dag
from basis.organisatie.wachtwoord import verzin, waarom_zwak
from tests.fabriek import WACHTWOORD, Wereld, uniek, wereld
from tests.huis.test_aantal_vragen import vergelijk
from tests.huis.test_aanval import binnen
from tests.organisatie.test_inloggen import is_binnen, log_in
from tests.toegang.test_schermen import post

GOED = "appel-wolk-fiets"
GISTEREN = vandaag() - timedelta(days=1)


@pytest.fixture
def w(db) -> Wereld:
    return wereld()


@pytest.fixture
def baas(w):
    return w.medewerker(Functie.BEHEERDER, wetten=[], naam="Kees Timmer")


@pytest.fixture
def client(baas):
    return binnen(baas)


def soorten(w):
    return list(Gebeurtenis.objects.filter(gemeente_id=w.gemeente.pk).order_by("pk").values_list("soort", flat=True))


def dag(d: date) -> str:
    return f"{d:%d-%m-%Y}"


# -- roles -----------------------------------------------------------------------------------------


def test_een_nieuwe_collega_met_een_eerste_rol(w, client):
    url = reverse("beheer:medewerker_nieuw")
    velden = {
        "naam": "Mira Vos",
        "gebruikersnaam": " Mira.Vos ",
        "wachtwoord": GOED,
        "functie": "wmo_consulent",
        "organisatie": w.gemeente_org.pk,
        "team": w.team.pk,
        "wetten": ["wmo"],
        "sinds": dag(vandaag()),
        "registratie": "",
    }
    assert post(client, url, **velden).status_code == 303
    mira = Medewerker.objects.get(gebruikersnaam="mira.vos")
    rol = mira.hoedanigheden.get()
    assert (rol.functie, rol.wetten, rol.gemeente_id) == ("wmo_consulent", ["wmo"], w.gemeente.pk)
    assert mira.wachtwoord_tijdelijk
    assert soorten(w)[-2:] == ["medewerker.toegevoegd", "hoedanigheid.gegeven"]


def test_een_collega_met_een_foute_rol_maakt_ook_geen_medewerker(w, client):
    voor = Medewerker.objects.count()
    antwoord = post(
        client,
        reverse("beheer:medewerker_nieuw"),
        naam="Mira Vos",
        gebruikersnaam="mira",
        wachtwoord=GOED,
        functie="klantmanager",
        organisatie=w.partij.pk,
        wetten=["pw"],
        sinds=dag(vandaag()),
        registratie="",
    )
    assert antwoord.status_code == 422
    assert "Participatiewet" in antwoord.context["form"].errors["wetten"][0]
    assert Medewerker.objects.count() == voor


def test_een_bezette_gebruikersnaam_staat_bij_het_veld(w, baas, client):
    antwoord = post(
        client,
        reverse("beheer:medewerker_nieuw"),
        naam="Mira Vos",
        gebruikersnaam=baas.medewerker.gebruikersnaam,
        wachtwoord=GOED,
        functie="wmo_consulent",
        organisatie=w.gemeente_org.pk,
        wetten=["wmo"],
        sinds=dag(vandaag()),
        registratie="",
    )
    assert antwoord.context["form"].errors["gebruikersnaam"] == ["Deze gebruikersnaam is al in gebruik."]


def test_dezelfde_rol_twee_keer_is_een_zin_en_geen_storing(w, baas):
    mens = w.medewerker()
    with pytest.raises(Geweigerd, match="heeft deze rol in deze periode al"):
        org.geef_hoedanigheid(
            baas, mens.medewerker, Functie.WMO_CONSULENT, organisatie=w.gemeente_org, team=w.team, wetten=[Wet.WMO]
        )


def test_een_rol_begint_niet_in_het_verleden(w, baas):
    with pytest.raises(Geweigerd) as fout:
        org.geef_hoedanigheid(
            baas, w.medewerker().medewerker, Functie.TEAMLEIDER, organisatie=w.gemeente_org, sinds=GISTEREN
        )
    assert fout.value.veld == "sinds"


def test_niemand_wordt_het_systeem(w, baas):
    with pytest.raises(Geweigerd, match="Kies een functie"):
        org.geef_hoedanigheid(baas, w.medewerker().medewerker, Functie.SYSTEEM, organisatie=w.gemeente_org)


def test_een_rol_die_gisteren_eindigt_is_nu_dicht(w, baas):
    mens = w.medewerker()
    haar = binnen(mens)
    assert is_binnen(haar)
    org.beeindig_hoedanigheid(baas, mens.pk, laatste_dag_=GISTEREN)
    assert haar.get("/").status_code == 302


def test_een_einde_dat_nog_komt(w, baas, client):
    mens = w.medewerker()
    straks = vandaag() + timedelta(days=30)
    assert post(client, reverse("beheer:rol_einde", args=[mens.pk]), laatste_dag=dag(straks)).status_code == 303
    mens.refresh_from_db()
    assert laatste_dag(mens.geldig) == straks
    assert is_binnen(binnen(mens))
    with klok_op(op_dag(straks + timedelta(days=1))):
        assert not is_binnen(binnen(mens))


def test_een_einde_lang_geleden_wordt_geweigerd(w, baas, client):
    mens = w.medewerker()
    antwoord = post(client, reverse("beheer:rol_einde", args=[mens.pk]), laatste_dag="1-1-2024")
    assert antwoord.status_code == 422
    assert "laatste_dag" in antwoord.context["form"].errors
    with pytest.raises(Geweigerd):
        org.beeindig_hoedanigheid(baas, mens.pk, laatste_dag_=date(2024, 1, 1))


# -- the last beheerder ----------------------------------------------------------------------------


def test_de_laatste_beheerder_kan_niet_weg(w, baas):
    for einde in (GISTEREN, vandaag(), vandaag() + timedelta(days=90)):
        with pytest.raises(Geweigerd, match="geen beheerder meer"):
            org.beeindig_hoedanigheid(baas, baas.pk, laatste_dag_=einde)


def test_met_een_ander_zonder_einddatum_mag_het_wel(w, baas):
    tijdelijk = w.medewerker(Functie.BEHEERDER, wetten=[])
    org.beeindig_hoedanigheid(baas, tijdelijk.pk, laatste_dag_=vandaag() + timedelta(days=10))
    with pytest.raises(Geweigerd, match="zonder einddatum"):
        org.beeindig_hoedanigheid(baas, baas.pk, laatste_dag_=vandaag())
    blijft = w.medewerker(Functie.BEHEERDER, wetten=[])
    org.beeindig_hoedanigheid(baas, baas.pk, laatste_dag_=vandaag())
    with pytest.raises(Geweigerd):
        org.beeindig_hoedanigheid(blijft, blijft.pk, laatste_dag_=vandaag())


def test_een_buitengesloten_beheerder_telt_niet_mee(w, baas):
    ander = w.medewerker(Functie.BEHEERDER, wetten=[])
    org.sluit_buiten(baas, ander.medewerker_id)
    with pytest.raises(Geweigerd, match="geen beheerder meer"):
        org.beeindig_hoedanigheid(baas, baas.pk, laatste_dag_=vandaag())


def test_een_beheerder_van_een_andere_gemeente_telt_niet_mee(w, baas):
    wereld().medewerker(Functie.BEHEERDER, wetten=[])
    with pytest.raises(Geweigerd, match="geen beheerder meer"):
        org.beeindig_hoedanigheid(baas, baas.pk, laatste_dag_=vandaag())


def test_jezelf_buitensluiten_kan_niet(w, baas):
    w.medewerker(Functie.BEHEERDER, wetten=[])
    with pytest.raises(Geweigerd, match="Jezelf buitensluiten"):
        org.sluit_buiten(baas, baas.medewerker_id)


def test_twee_beheerders_die_elkaar_tegelijk_beeindigen(vastleggend):
    """One of them stays, whoever is first."""
    w = wereld()
    een, twee = (w.medewerker(Functie.BEHEERDER, wetten=[]) for _ in range(2))
    klaar = threading.Barrier(2)
    fouten: list[Geweigerd] = []

    def beeindig(door: Hoedanigheid, van: Hoedanigheid) -> None:
        try:
            klaar.wait(10)
            org.beeindig_hoedanigheid(door, van.pk, laatste_dag_=vandaag())
        except Geweigerd as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=beeindig, args=paar) for paar in ((een, twee), (twee, een))]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert len(fouten) == 1
    assert Hoedanigheid.objects.filter(pk__in=[een.pk, twee.pk], geldig__endswith=None).count() == 1


# -- to oneself ------------------------------------------------------------------------------------


def test_jezelf_een_behandelrol_geven_staat_in_het_journaal(w, baas, client):
    url = reverse("beheer:rol_nieuw", args=[baas.medewerker_id])
    assert "Je geeft nu jezelf een rol" in client.get(url).content.decode()
    velden = {"functie": "wmo_consulent", "organisatie": w.gemeente_org.pk, "team": w.team.pk, "wetten": ["wmo"]}
    assert post(client, url, **velden, sinds=dag(vandaag())).status_code == 303
    gebeurtenis = Gebeurtenis.objects.filter(gemeente_id=w.gemeente.pk, soort="hoedanigheid.gegeven").latest("pk")
    assert gebeurtenis.lading["zelf"] is True
    wacht = binnen(w.medewerker(Functie.PRIVACY_OFFICER, wetten=[]))
    tekst = wacht.get(reverse("beheer:journaal"), {"zelf": "on"}).content.decode()
    assert "gaf zichzelf de rol Wmo-consulent" in tekst
    assert tekst.count("voor zichzelf") >= 1
    assert "toegangspunt toe" not in tekst


def test_beheer_ziet_geen_dossiers(w, baas):
    assert not any(baas.mag(recht) for recht in ("dossier.zien", "casus.behandelen", "inwoner.zoeken", "cijfers.zien"))


def test_wie_geen_beheerder_is_doet_niets(w, baas):
    mens = w.medewerker()
    with pytest.raises(GeenRecht):
        org.beeindig_hoedanigheid(mens, baas.pk, laatste_dag_=vandaag())
    with pytest.raises(GeenRecht):
        org.zet_wachtwoord(mens, baas.medewerker_id, wachtwoord=GOED)


# -- another gemeente ------------------------------------------------------------------------------


def test_een_andere_gemeente_bestaat_niet(w, client):
    elders = wereld()
    vreemd, mandaat = elders.medewerker(), elders.mandaat()
    for naam, pk in (
        ("medewerker", vreemd.medewerker_id),
        ("gegevens", vreemd.medewerker_id),
        ("wachtwoord", vreemd.medewerker_id),
        ("toegang", vreemd.medewerker_id),
        ("rol_nieuw", vreemd.medewerker_id),
        ("rol_einde", vreemd.pk),
        ("mandaat_einde", mandaat.pk),
    ):
        url = reverse(f"beheer:{naam}", args=[pk])
        assert client.get(url).status_code == 404, naam
        assert client.post(url).status_code in {404, 405}, naam
    assert vreemd.naam not in client.get(reverse("beheer:medewerkers")).content.decode()


def test_de_werkwoorden_kennen_geen_andere_gemeente(w, baas):
    elders = wereld()
    vreemd = elders.medewerker()
    with pytest.raises(Medewerker.DoesNotExist):
        org.zet_wachtwoord(baas, vreemd.medewerker_id, wachtwoord=GOED)
    with pytest.raises(Hoedanigheid.DoesNotExist):
        org.beeindig_hoedanigheid(baas, vreemd.pk, laatste_dag_=vandaag())
    with pytest.raises(Mandaat.DoesNotExist):
        org.beeindig_mandaat(baas, elders.mandaat().pk, laatste_dag_=vandaag())
    with pytest.raises(Geweigerd, match="bestaat hier niet"):
        org.geef_mandaat(
            baas,
            organisatie=elders.gemeente_org,
            functie=Functie.WMO_CONSULENT,
            wet=Wet.WMO,
            max_per_jaar=Decimal(100),
            kenmerk="M-1",
        )


def test_een_wachtwoord_zetten_opent_geen_deur_bij_een_ander(w, baas):
    """Somebody who works for two gemeenten: one beheerder alone would take over the other's role."""
    elders = wereld()
    beide = w.medewerker()
    org.geef_hoedanigheid(
        elders.systeem, beide.medewerker, Functie.BEHEERDER, organisatie=elders.gemeente_org, sinds=date(2020, 1, 1)
    )
    for doe in (
        lambda: org.zet_wachtwoord(baas, beide.medewerker_id, wachtwoord=GOED),
        lambda: org.sluit_buiten(baas, beide.medewerker_id),
        lambda: org.wijzig_medewerker(baas, beide.medewerker_id, naam="Iemand Anders"),
    ):
        with pytest.raises(Geweigerd, match="andere gemeente"):
            doe()


# -- passwords -------------------------------------------------------------------------------------


def test_een_tijdelijk_wachtwoord_werkt_tot_je_er_een_kiest(w, baas):
    mens = w.medewerker()
    open_venster = binnen(mens)
    org.zet_wachtwoord(baas, mens.medewerker_id, wachtwoord=GOED)
    assert open_venster.get("/").status_code == 302
    client = Client()
    assert log_in(client, mens, GOED).status_code == 302
    for url in ("/", reverse("inwoners:zoeken"), reverse("organisatie:hoedanigheid")):
        assert client.get(url)["Location"] == reverse("organisatie:wachtwoord")
    assert client.get("/", HTTP_HX_REQUEST="true")["HX-Redirect"] == reverse("organisatie:wachtwoord")
    url = reverse("organisatie:wachtwoord")
    nieuw = "drie losse woorden"
    antwoord = client.post(url, {"oud": GOED, "nieuw": nieuw, "nog_eens": nieuw})
    assert "Je wachtwoord is gewijzigd" in antwoord.content.decode()
    assert is_binnen(client)
    assert log_in(Client(), mens, GOED).status_code == 422
    assert log_in(Client(), mens, nieuw).status_code == 302


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"oud": "verkeerd", "nieuw": GOED, "nog_eens": GOED}, "oud"),
        ({"oud": WACHTWOORD, "nieuw": GOED, "nog_eens": "iets anders hier"}, "nog_eens"),
        ({"oud": WACHTWOORD, "nieuw": "kort", "nog_eens": "kort"}, "nieuw"),
        ({"oud": WACHTWOORD, "nieuw": WACHTWOORD, "nog_eens": WACHTWOORD}, "nieuw"),
        ({"oud": WACHTWOORD, "nieuw": "aaaaaaaaaaaaaaa", "nog_eens": "aaaaaaaaaaaaaaa"}, "nieuw"),
        ({}, "oud"),
    ],
)
def test_een_eigen_wachtwoord_dat_niet_kan(w, velden, veld):
    mens = w.medewerker()
    client = binnen(mens)
    antwoord = client.post(reverse("organisatie:wachtwoord"), velden)
    assert antwoord.status_code == 422
    assert veld in antwoord.context["form"].errors
    assert log_in(Client(), mens).status_code == 302


def test_het_oude_wachtwoord_raden_telt_als_inloggen(w):
    client = binnen(w.medewerker())
    for _ in range(5):
        client.post(reverse("organisatie:wachtwoord"), {"oud": "gok", "nieuw": GOED, "nog_eens": GOED})
    antwoord = client.post(reverse("organisatie:wachtwoord"), {"oud": WACHTWOORD, "nieuw": GOED, "nog_eens": GOED})
    assert antwoord.status_code == 429


def test_een_nieuw_wachtwoord_sluit_de_andere_vensters(w):
    mens = w.medewerker()
    hier, elders = binnen(mens), binnen(mens)
    hier.post(reverse("organisatie:wachtwoord"), {"oud": WACHTWOORD, "nieuw": GOED, "nog_eens": GOED})
    assert is_binnen(hier)
    assert not is_binnen(elders)


def test_wachtwoorden_die_te_raden_zijn():
    mens = Medewerker(gebruikersnaam="noorvandijk", naam="Noor van Dijk")
    assert waarom_zwak("noorvandijk1234"[:15], mens)
    assert waarom_zwak("passwordpassword"[:11], mens)
    assert waarom_zwak("appel-wolk-fiets", mens) is None
    assert all(waarom_zwak(verzin(), mens) is None for _ in range(20))
    assert len({verzin() for _ in range(50)}) == 50


def test_het_wachtwoord_komt_niet_in_journaal_of_bladzijde(w, baas, client):
    mens = w.medewerker()
    url = reverse("beheer:wachtwoord", args=[mens.medewerker_id])
    antwoord = post(client, url, wachtwoord=GOED)
    assert antwoord.status_code == 303
    assert GOED not in client.get(antwoord["Location"]).content.decode()
    assert not [rij for rij in Gebeurtenis.objects.filter(gemeente_id=w.gemeente.pk) if GOED in str(rij.lading)]


def test_buitensluiten_en_weer_toelaten(w, baas, client):
    mens = w.medewerker()
    haar = binnen(mens)
    url = reverse("beheer:toegang", args=[mens.medewerker_id])
    assert post(client, url).status_code == 303
    assert not is_binnen(haar)
    assert log_in(Client(), mens).status_code == 422
    assert post(client, url).status_code == 303
    assert log_in(Client(), mens).status_code == 302
    assert soorten(w)[-2:] == ["medewerker.buitengesloten", "medewerker.toegelaten"]


# -- registration, mandaten, gemeente --------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"registratie": "SKJ"}, "registratienummer"),
        ({"registratie": "SKJ", "registratienummer": "abc"}, "registratienummer"),
        ({"registratienummer": "100012345"}, "registratie"),
        ({"email": "geen adres"}, "email"),
        ({"naam": ""}, "naam"),
        ({"registratie": "SKJ", "registratienummer": "100012345", "registratie_tot": "31-2-2027"}, "registratie_tot"),
    ],
)
def test_gegevens_die_niet_kloppen(w, client, velden, veld):
    mens = w.medewerker()
    url = reverse("beheer:gegevens", args=[mens.medewerker_id])
    antwoord = post(client, url, **{"naam": mens.naam, "registratie": "", **velden})
    assert antwoord.status_code == 422
    assert veld in antwoord.context["form"].errors
    mens.medewerker.refresh_from_db()
    assert (mens.medewerker.registratienummer, mens.medewerker.email) == ("", "")


def test_een_registratie_geldt_tot_en_met_haar_laatste_dag(w, baas):
    mens = w.medewerker(Functie.JEUGDCONSULENT, wetten=[Wet.JEUGD])
    org.wijzig_medewerker(
        baas,
        mens.medewerker_id,
        naam=mens.naam,
        registratie="SKJ",
        registratienummer="100012345",
        registratie_tot=vandaag(),
    )
    mens.medewerker.refresh_from_db()
    assert mens.medewerker.geregistreerd_op(vandaag())
    assert not mens.medewerker.geregistreerd_op(vandaag() + timedelta(days=1))
    assert Gebeurtenis.objects.filter(gemeente_id=w.gemeente.pk).latest("pk").lading["velden"] == [
        "registratie",
        "registratie_tot",
        "registratienummer",
    ]


def test_een_mandaat_vastleggen_en_beeindigen(w, client):
    url = reverse("beheer:mandaat_nieuw")
    velden = {
        "organisatie": w.gemeente_org.pk,
        "functie": "wmo_consulent",
        "wet": "wmo",
        "max_per_jaar": "12.500,00",
        "telling": "inwoner",
        "voor": "besluit",
        "kenmerk": "Mandaatbesluit 2026-3",
        "sinds": dag(vandaag()),
    }
    assert post(client, url, **velden).status_code == 303
    mandaat = Mandaat.objects.get(gemeente=w.gemeente)
    assert mandaat.max_per_jaar == Decimal("12500.00")
    assert "Mandaatbesluit 2026-3" in client.get(reverse("beheer:mandaten")).content.decode()
    einde = reverse("beheer:mandaat_einde", args=[mandaat.pk])
    assert post(client, einde, laatste_dag=dag(vandaag())).status_code == 303
    assert soorten(w)[-2:] == ["mandaat.gegeven", "mandaat.beeindigd"]
    with klok_op(op_dag(vandaag() + timedelta(days=1))):
        later = binnen(Hoedanigheid.objects.get(functie="beheerder", gemeente=w.gemeente))
        assert "Mandaatbesluit 2026-3" not in later.get(reverse("beheer:mandaten")).content.decode()
        assert "Mandaatbesluit 2026-3" in later.get(reverse("beheer:mandaten"), {"alles": "ja"}).content.decode()


def test_hoe_het_bedrag_van_een_mandaat_telt_verandert_vanaf_vandaag(w, client):
    """What was decided keeps its row; the list shows how each limit counts."""
    oud = w.mandaat()
    assert oud.telling == "inwoner"
    lijst = reverse("beheer:mandaten")
    assert "per inwoner en wet" in client.get(lijst).content.decode()
    url = reverse("beheer:mandaat_telling", args=[oud.pk])
    assert post(client, url, telling="inwoner").status_code == 422
    assert post(client, url, telling="besluit").status_code == 303
    oud.refresh_from_db()
    assert (oud.telling, laatste_dag(oud.geldig)) == ("inwoner", GISTEREN)
    nieuw = Mandaat.objects.get(gemeente=w.gemeente, telling="besluit")
    assert (nieuw.geldig.lower, nieuw.geldig.upper, nieuw.kenmerk) == (vandaag(), None, oud.kenmerk)
    assert "per besluit" in client.get(lijst).content.decode()
    assert soorten(w)[-1] == "mandaat.telling"
    # Not twice on one day: what was decided today keeps the row as it was.
    weer = reverse("beheer:mandaat_telling", args=[nieuw.pk])
    antwoord = post(client, weer, telling="inwoner")
    assert antwoord.status_code == 422
    assert "Morgen kun je wijzigen" in antwoord.content.decode()
    nieuw.refresh_from_db()
    assert nieuw.telling == "besluit"
    with klok_op(op_dag(vandaag() + timedelta(days=1))):
        later = binnen(Hoedanigheid.objects.get(functie="beheerder", gemeente=w.gemeente))
        assert post(later, weer, telling="inwoner").status_code == 303
    assert Mandaat.objects.filter(gemeente=w.gemeente).count() == 3
    assert post(client, url, telling="besluit").status_code == 422


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"functie": Functie.VRIJWILLIGER}, "functie"),
        ({"wet": Wet.WGS, "voor": VoorWat.SPOED}, "voor"),
        ({"max_per_jaar": Decimal(0)}, "max_per_jaar"),
        ({"kenmerk": "  "}, "kenmerk"),
        ({"sinds": GISTEREN}, "sinds"),
    ],
)
def test_een_mandaat_dat_niet_kan(w, baas, anders, veld):
    goed = {
        "organisatie": w.gemeente_org,
        "functie": Functie.WMO_CONSULENT,
        "wet": Wet.WMO,
        "max_per_jaar": Decimal(100),
        "kenmerk": "M-1",
    }
    with pytest.raises(Geweigerd) as fout:
        org.geef_mandaat(baas, **{**goed, **anders})
    assert fout.value.veld == veld


def test_teksten_in_brieven_zijn_gedateerd(w, baas, client):
    url = reverse("beheer:gemeente")
    vast = {"adres": "Postbus 11\n6660 AA Elst", "telefoon": "0481 00 00 00", "clientondersteuning": "Bel MEE."}
    with klok_op(op_dag(vandaag() - timedelta(days=10))):
        assert post(binnen(baas), url, **vast, rechtbank="Gelderland").status_code == 303
    assert post(client, url, **vast, rechtbank="Midden-Nederland").status_code == 303
    rijen = Instelling.objects.filter(gemeente=w.gemeente, sleutel="brief.rechtbank").order_by("pk")
    assert [(rij.waarde, laatste_dag(rij.geldig)) for rij in rijen] == [
        ("Gelderland", GISTEREN),
        ("Midden-Nederland", None),
    ]
    w.gemeente.refresh_from_db()
    assert w.gemeente.adresregels == "Postbus 11|6660 AA Elst"
    formulier = client.get(url).context["form"]
    assert formulier.initial["rechtbank"] == "Midden-Nederland"
    assert formulier.initial["adres"] == "Postbus 11\n6660 AA Elst"


def test_zonder_adres_geen_brieven(w, client):
    antwoord = post(client, reverse("beheer:gemeente"), adres="", telefoon="0481")
    assert antwoord.status_code == 422
    assert "adres" in antwoord.context["form"].errors


# -- the lists -------------------------------------------------------------------------------------


def test_de_startbladzijde_toont_wat_je_mag(w, client):
    tekst = client.get(reverse("organisatie:beheer")).content.decode()
    for naam in ("medewerkers", "mandaten", "gemeente", "journaal"):
        assert reverse(f"beheer:{naam}") in tekst


def test_de_lijst_filtert(w, baas, client):
    mens = w.medewerker(naam="Ineke Bakker")
    w.medewerker(Functie.TEAMLEIDER, naam="Otto Jansen")
    org.sluit_buiten(baas, mens.medewerker_id)

    def namen(**filters):
        return [rij["naam"] for rij in client.get(reverse("beheer:medewerkers"), filters).context["rijen"]]

    assert namen() == ["Ineke Bakker", "Kees Timmer", "Otto Jansen"]
    assert namen(q="otto") == ["Otto Jansen"]
    assert namen(functie="teamleider") == ["Otto Jansen"]
    assert namen(wie="buiten") == ["Ineke Bakker"]
    assert namen(wie="nu") == ["Kees Timmer", "Otto Jansen"]
    org.beeindig_hoedanigheid(baas, mens.pk, laatste_dag_=GISTEREN)
    assert namen(wie="geen") == ["Ineke Bakker"]
    assert namen(q="%") == []


def test_lijsten_vragen_niet_per_rij(w, baas, client):
    def collegas(aantal: int) -> None:
        for _ in range(aantal):
            w.medewerker(naam="Telbaar")

    def mandaten(aantal: int) -> None:
        for _ in range(aantal):
            w.mandaat()

    collegas(1)
    mandaten(1)
    vergelijk(
        lambda: client.get(reverse("beheer:medewerkers"), {"q": "telb"}),
        lambda: collegas(30),
        hoogstens=7,
        teken=">Telbaar<",
        telt=1,
    )
    vergelijk(lambda: client.get(reverse("beheer:mandaten")), lambda: mandaten(30), hoogstens=4, teken="Beëindigen")
    assert len(client.get(reverse("beheer:journaal")).context["rijen"]) == 25


def test_een_verzonnen_naam(w, client):
    for q in ("\x00", "x" * 500, uniek("q")):
        assert client.get(reverse("beheer:medewerkers"), {"q": q, "functie": "baas"}).status_code == 200


@pytest.mark.parametrize("wat", ["naam", "rol"])
def test_twee_beheerders_tegelijk_is_een_zin_en_geen_storing(vastleggend, wat):
    """The second one starts while the first is not yet saved, so it can't see what it collides with."""
    w = wereld()
    baas, mens = w.medewerker(Functie.BEHEERDER), w.medewerker()
    uitkomst = []

    def doe():
        if wat == "naam":
            return org.voeg_medewerker_toe(baas, "mira.tegelijk", "Mira Vos", wachtwoord=GOED)
        return org.geef_hoedanigheid(baas, mens.medewerker, Functie.KLANTMANAGER, organisatie=w.gemeente_org)

    def ander():
        try:
            doe()
        except Geweigerd as fout:
            uitkomst.append(fout.reden)
        finally:
            connection.close()

    draad = threading.Thread(target=ander)
    with transaction.atomic(), connection.cursor() as cursor:
        doe()
        draad.start()
        wacht = False
        while draad.is_alive() and not wacht:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid IN (SELECT l.pid FROM pg_locks l"
                " JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database()))"
            )
            [wacht] = cursor.fetchone()
    draad.join()
    woorden = {
        "naam": "Deze gebruikersnaam is al in gebruik.",
        "rol": "Deze collega heeft deze rol in deze periode al.",
    }
    assert uitkomst == [woorden[wat]]
