"""Mijn werk holds exactly what it should: a setup counted by hand, and nothing of another team or wet."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from basis.dossiers.models import Dossier, Overdracht
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid, Instelling
from basis.organisatie.periode import vanaf
from basis.werk.models import Afspraak, Terugbelverzoek, Vraag
from basis.werk.overdrachten import aangeboden_door
from basis.werk.thuis import GROEPEN, Blik, groep_met
from basis.werk.thuis.bladzijde import bouw
from tests.fabriek import Wereld, wereld
from tests.huis.test_aantal_vragen import binnen, dossiers, tel
from tests.werk.hulp import (
    aflopend,
    afwezig,
    dossier,
    gebeurd,
    gekeken,
    geleden,
    naam_van,
    taak,
    termijn,
)

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def w() -> Wereld:
    return wereld()


def in_groep(code: str, door: Hoedanigheid, **filters: Any) -> list[Any]:
    """What stands in one group, as the ids of the dossiers."""
    groep = groep_met(code, door)
    assert groep, code
    return [getattr(rij, "dossier_id", rij.pk) for rij in groep.rijen(Blik(door, filter=filters))]


def test_een_opstelling_met_de_hand_geteld(w):
    """Each dossier stands in the groups written beside it, and in no other."""
    ik, ander, leider = w.medewerker(), w.medewerker(), w.medewerker(Functie.TEAMLEIDER)
    stil = vandaag() - 29 * DAG
    te_laat = dossier(w, ik)  # aan-zet, termijnen
    termijn(te_laat, -3)
    bijna = dossier(w, ik, aan_zet="inwoner", aan_zet_sinds=geleden(9))  # wacht, termijnen
    termijn(bijna, 7)
    ruim = dossier(w, ik, aan_zet="aanbieder", laatste_contact=stil)  # wacht, termijnen, stil
    termijn(ruim, 8)
    rustig = dossier(w, ik, aan_zet="niemand", laatste_contact=stil)  # nothing: the help runs
    loopt_af = dossier(w, ik, aan_zet="niemand")  # aflopend
    aflopend(loopt_af, 30)
    over = dossier(w, ik, aan_zet="niemand")  # aflopend: past its last day it stays
    aflopend(over, -2)
    later = dossier(w, ik, aan_zet="niemand")  # nothing: its sixteen weeks begin tomorrow
    aflopend(later, 16 * 7 + 1)
    geregeld = dossier(w, ik, aan_zet="niemand")  # nothing: settled
    aflopend(geregeld, 10, afronding="voldaan", afgerond_op=vandaag())
    termijn(dossier(w, ik, aan_zet="niemand"), 5, van_ons=False)  # nothing: the inwoner's bezwaar
    dossier(w, ik, gesloten_op=nu())  # nothing: closed
    dossier(w, ander)  # nothing: of a colleague
    niemand = dossier(w, None)  # team
    dossier(w, None, team=w.ander_team)  # nothing: another team
    dossier(w, None, wet=Wet.JEUGD)  # nothing: another wet
    tweede = dossier(w, ander, aan_zet="tweede")  # tweede, for who may decide

    assert in_groep("aan-zet", ik) == [te_laat.pk]
    assert in_groep("termijnen", ik) == [te_laat.pk, bijna.pk, ruim.pk]
    assert in_groep("termijnen", ik, wanneer="laat") == [te_laat.pk]
    assert in_groep("termijnen", ik, wanneer="week") == [bijna.pk]
    assert in_groep("termijnen", ik, wanneer="daarna") == [ruim.pk]
    assert in_groep("aflopend", ik) == [over.pk, loopt_af.pk]
    assert in_groep("stil", ik) == [ruim.pk]
    assert in_groep("wacht", ik) == [bijna.pk, ruim.pk]
    assert in_groep("wacht", ik, wie="aanbieder") == [ruim.pk]
    assert in_groep("team", ik) == [niemand.pk]
    assert groep_met("tweede", ik) is None
    assert in_groep("tweede", leider) == [tweede.pk]
    assert in_groep("nieuw", ik) == []
    assert rustig.pk not in {pk for groep in GROEPEN if groep.voor(ik) for pk in in_groep(groep.code, ik)}

    thuis = bouw(ik)
    zinnen = " ".join(f"{zin.voor}{zin.tekst}{zin.na}" for zin in thuis.zinnen)
    assert zinnen == (
        "In 1 zaak ben jij aan zet. 1 termijn is te laat. 1 termijn loopt binnen een week af. "
        "1 inwoner hoorde al meer dan 4 weken niets van ons. Er loopt 2 keer hulp af."
    )
    assert [(blok.code, blok.totaal) for blok in thuis.hoofd] == [
        ("aan-zet", 1),
        ("termijnen", 3),
        ("aflopend", 2),
        ("team", 1),
        ("stil", 1),
    ]
    assert thuis.wacht_totaal == 2
    assert [(rij.wie, rij.zaken) for rij in thuis.wacht] == [("De inwoner", "1 zaak"), ("De aanbieder", "1 zaak")]
    assert thuis.wacht[0].langst == "9 dagen"


def test_termijnen_zeggen_in_woorden_wat_de_kleur_zegt(w):
    ik = w.medewerker()
    for dagen in (-1, 0, 7, 8):
        termijn(dossier(w, ik), dagen)
    groep = groep_met("termijnen", ik)
    assert groep
    blik = Blik(ik)
    koppen = [regel.kop for regel in groep.regels(blik, list(groep.rijen(blik)))]
    assert koppen == ["Te laat", "Deze week", "Deze week", "Daarna"]
    bladzijde = binnen(ik).get(reverse("werk:groep", args=["termijnen"])).content.decode()
    assert bladzijde.index("Te laat") < bladzijde.index("Deze week") < bladzijde.index("Daarna")
    assert bladzijde.count("Deze week</h3>") == 1


def test_nieuw_is_wat_een_ander_deed_nadat_ik_keek(w):
    ik, ander = w.medewerker(), w.medewerker(naam="Bram Willems")
    gelezen, nieuw, zelf, systeem, nooit, van_ander = (dossier(w, ik) for _ in range(6))
    Dossier.objects.filter(pk=van_ander.pk).update(behandelaar=ander)
    for rij in (gelezen, nieuw, zelf, systeem, van_ander):
        gekeken(rij, ik, op=geleden(3))
    gekeken(nieuw, ander, op=nu())  # that a colleague looked does not count as my look
    gebeurd(gelezen, ander, op=geleden(4))
    gebeurd(nieuw, ander, op=geleden(2))
    gebeurd(zelf, ik, op=geleden(2))
    gebeurd(systeem, w.systeem, op=geleden(2))
    gebeurd(systeem, ander, "casus.status", op=geleden(2))
    gebeurd(nooit, ander, op=geleden(10))
    gebeurd(van_ander, ik, op=geleden(1))
    assert in_groep("nieuw", ik) == [nooit.pk, nieuw.pk]
    tekst = binnen(ik).get(reverse("werk:groep", args=["nieuw"])).content.decode()
    assert "Bram Willems legde een contact vast: telefoon" in tekst
    assert "telefoon." not in tekst, "de dag staat erachter"
    client = binnen(ik)
    client.get(reverse("werk:taak_nieuw", args=[nieuw.pk]))
    assert in_groep("nieuw", ik) == [nooit.pk], "wie kijkt, heeft het gezien"


def afspraak(rij: Dossier, met: Hoedanigheid, begin: datetime, **anders: Any) -> Afspraak:
    gegevens: dict[str, Any] = {"soort": "huisbezoek", "einde": begin + timedelta(hours=1), **anders}
    return Afspraak.objects.create(
        dossier=rij, begin=begin, met=met, team=rij.team, uid=uuid4(), gemaakt_op=nu(), gemaakt_door=met, **gegevens
    )


def test_vandaag_toont_mijn_afspraken_en_wat_geweest_moet_zijn(w):
    ik, ander = w.medewerker(), w.medewerker()
    rij = dossier(w, ik)
    vanavond, morgen = op_dag(vandaag(), 23), op_dag(vandaag() + DAG, 0)
    straks = afspraak(rij, ik, vanavond, einde=vanavond + timedelta(minutes=59))
    gisteren = afspraak(rij, ik, op_dag(vandaag() - DAG, 9))
    afspraak(rij, ik, morgen)
    afspraak(rij, ander, vanavond)
    afspraak(rij, ik, vanavond, status="afgezegd")
    afspraak(rij, ik, op_dag(vandaag() - DAG, 10), status="geweest")
    uit_zicht = dossier(w, ander, team=w.ander_team)
    afspraak(uit_zicht, ik, vanavond)
    groep = groep_met("vandaag", ik)
    assert groep
    blik = Blik(ik)
    rijen = list(groep.rijen(blik))
    assert [a.pk for a in rijen] == [gisteren.pk, straks.pk]
    voorbij, nog = groep.regels(blik, rijen)
    assert (voorbij.kop, voorbij.stap) == ("Geweest?", "Leg vast: geweest of niet verschenen")
    assert (nog.kop, nog.in_plaats_van_datum, nog.bij_datum) == ("Vandaag", "23.00 tot 23.59 uur", "vandaag")
    assert nog.stap_url == straks.get_absolute_url()
    assert groep_met("vandaag", w.medewerker(Functie.VRIJWILLIGER)) is None


def test_elk_getal_van_een_week_opent_evenveel_rijen(w):
    """What is late and of this week counts with this week, in the tile as in its list."""
    ik = w.medewerker()
    maandag = vandaag() - vandaag().weekday() * DAG
    for dag in (maandag - 3 * DAG, maandag, maandag + 6 * DAG, maandag + 7 * DAG):
        termijn(dossier(w, ik), (dag - vandaag()).days)
    weken = bouw(ik).weken
    assert [week.aantal for week in weken[:2]] == [2, 1]
    assert weken[0].bij == "en 1 van eerder"
    for nummer, week in enumerate(weken):
        assert len(in_groep("termijnen", ik, van=maandag + 7 * nummer * DAG)) == week.aantal
    client = binnen(ik)
    assert client.get(weken[0].url).content.decode().count('class="tp-zaak"') == 2


def test_elk_getal_bij_taken_opent_evenveel_rijen(w):
    ik = w.medewerker()
    for dagen in range(-1, 9):
        taak(dossier(w, ik), w, voor=ik, uiterlijk=vandaag() + dagen * DAG)
    taak(None, w, soort="terugbellen", voor=ik, uiterlijk=vandaag() - DAG)
    thuis = bouw(ik)
    assert (thuis.taken_totaal, thuis.taken_laat) == (10, 1)
    client = binnen(ik)
    assert client.get(reverse("werk:taken")).content.decode().count('class="tp-zaak"') == 10
    assert client.get(f"{reverse('werk:taken')}?laat=on").content.decode().count('class="tp-zaak"') == 1


def zin_van(door: Hoedanigheid) -> str:
    return " ".join(f"{deel.voor}{deel.tekst}{deel.na}" for deel in bouw(door).zinnen)


def test_de_zin_bovenaan_past_bij_de_functie(w):
    ik, leider, wil = w.medewerker(), w.medewerker(Functie.TEAMLEIDER), w.medewerker(Functie.ADMINISTRATIE)
    for door in (ik, leider, wil):
        assert zin_van(door) == ""
    assert "Er wacht nu niets op jou." in binnen(wil).get("/").content.decode()
    dossier(w, None)
    laat = dossier(w, ik, aan_zet="tweede")
    termijn(laat, -1)
    taak(laat, w, team=w.team)
    belt = taak(None, w, soort="terugbellen", team=w.team)
    Terugbelverzoek.objects.create(taak=belt, wie="Iemand", telefoon="1")
    assert zin_van(leider) == (
        "1 besluit wacht op een tweede beslisser. 1 zaak is nog van niemand. In je team is 1 dossier te laat. "
        "1 taak staat open. 1 beller wacht op een telefoontje."
    )
    assert zin_van(wil) == "1 taak staat open. 1 beller wacht op een telefoontje. 1 zaak is nog van niemand."
    assert "Jij bent aan zet" not in binnen(wil).get("/").content.decode(), "een lege groep die nooit vol raakt"
    assert zin_van(ik) == "1 termijn is te laat."


def test_wie_het_zichzelf_aanbood_leest_dat_zo(w):
    ik, ander = w.medewerker(Functie.TEAMLEIDER, naam="Bram Willems"), w.medewerker(naam="Noor van Dijk")
    for door in (ik, ander):
        Overdracht.objects.create(
            dossier=dossier(w, ander), van=ander, naar=ik, samenvatting="x", aangeboden_op=nu(), aangeboden_door=door
        )
    groep = groep_met("aangeboden", ik)
    assert groep
    blik = Blik(ik)
    assert [regel.wat for regel in groep.regels(blik, list(groep.rijen(blik)))] == [
        "Je bood dit jezelf aan, van Noor van Dijk",
        "Noor van Dijk biedt je dit dossier aan",
    ]
    assert [rij.naar for rij in aangeboden_door(ik)] == [], "wat ik mezelf aanbied, staat al bij ‘aan jou’"
    assert [rij.naar for rij in aangeboden_door(ander)] == ["Bram Willems", "Bram Willems"]


def test_stil_staat_op_volgorde_van_hoe_lang(w):
    """No contact at all counts from the day it came in, so the days that are shown go down the list."""
    ik = w.medewerker()
    lang = dossier(w, ik, laatste_contact=vandaag() - 90 * DAG)
    nooit = dossier(w, ik, laatste_contact=None, geopend_op=geleden(60))
    kort = dossier(w, ik, laatste_contact=vandaag() - 40 * DAG)
    assert in_groep("stil", ik) == [lang.pk, nooit.pk, kort.pk]


def test_stil_toont_het_eerste_beloofde_moment(w):
    ik = w.medewerker()
    met_afspraak, met_taak, met_niets, nooit = (
        dossier(w, ik, laatste_contact=vandaag() - n * DAG) for n in (50, 40, 30, 60)
    )
    Dossier.objects.filter(pk=nooit.pk).update(laatste_contact=None, geopend_op=geleden(60))
    for dagen in (9, 4):
        Afspraak.objects.create(
            dossier=met_afspraak,
            soort="huisbezoek",
            begin=nu() + dagen * DAG,
            einde=nu() + dagen * DAG + timedelta(hours=1),
            met=ik,
            team=w.team,
            uid=f"00000000-0000-4000-8000-{met_afspraak.pk:08d}{dagen:04d}",
            gemaakt_op=nu(),
            gemaakt_door=ik,
        )
    taak(met_afspraak, w, voor=ik, uiterlijk=vandaag() + 6 * DAG)
    taak(met_taak, w, soort="terugbellen", voor=ik, uiterlijk=vandaag() - 2 * DAG)
    assert in_groep("stil", ik) == [nooit.pk, met_afspraak.pk, met_taak.pk, met_niets.pk]
    groep = groep_met("stil", ik)
    assert groep
    blik = Blik(ik)
    wat = {regel.naam.split()[-1]: regel for regel in groep.regels(blik, list(groep.rijen(blik)))}
    assert "Eerstvolgend: Huisbezoek op" in wat[naam_van(met_afspraak)].wat
    assert "Bel terug was beloofd op" in wat[naam_van(met_taak)].wat
    assert "Eerstvolgend" not in wat[naam_van(met_taak)].wat, "wat voorbij is, komt niet meer"
    assert wat[naam_van(met_niets)].wat.endswith("Niets afgesproken")
    assert wat[naam_van(met_niets)].in_plaats_van_datum == "30 dagen stil"
    assert wat[naam_van(nooit)].bij_datum == "nog geen contact"


def test_na_hoeveel_weken_het_stil_is_zegt_de_gemeente(w):
    ik = w.medewerker()
    rij = dossier(w, ik, laatste_contact=vandaag() - 15 * DAG)
    assert in_groep("stil", ik) == []
    Instelling.objects.create(
        gemeente=w.gemeente, sleutel="werk.stil_weken", waarde=2, geldig=vanaf(vandaag()), bron="test"
    )
    assert in_groep("stil", ik) == [rij.pk]
    Instelling.objects.filter(gemeente=w.gemeente).update(waarde="veel")
    assert in_groep("stil", ik) == [], "een waarde die nergens op slaat, telt niet"


def test_voor_wie_afwezig_is(w):
    ik, fatima, jan = w.medewerker(), w.medewerker(naam="Fatima Bouzid"), w.medewerker(naam="Jan Smit")
    van_fatima = dossier(w, fatima)
    wacht = dossier(w, fatima, aan_zet="inwoner")
    van_jan = dossier(w, jan)
    jeugd = dossier(w, fatima, wet=Wet.JEUGD)
    assert bouw(ik).waarneming == []
    afwezig(fatima, ik)
    thuis = bouw(ik)
    assert [(blok.titel, blok.totaal) for blok in thuis.waarneming] == [("Voor Fatima Bouzid", 1)]
    assert thuis.waarneming[0].uitleg.startswith("afwezig tot en met ")
    assert in_groep("waarneming", ik) == [van_fatima.pk]
    afwezig(jan, ik, van=-9, tot=-1)
    assert in_groep("waarneming", ik) == [van_fatima.pk], "voorbij is voorbij"
    assert in_groep("waarneming", ik, voor=jan.pk) == []
    assert {wacht.pk, van_jan.pk, jeugd.pk}.isdisjoint(in_groep("aan-zet", ik))


def test_aangeboden_vragen_en_terugbellen(w):
    ik, ander = w.medewerker(), w.medewerker(naam="Bram Willems")
    rij = dossier(w, ander, naam="Geheimzinnig", team=w.ander_team)
    Overdracht.objects.create(
        dossier=rij, van=ander, naar=ik, samenvatting="Staat er goed voor", aangeboden_op=nu(), aangeboden_door=ander
    )
    for vraag in (
        {"van": ander, "aan": ik},
        {"van": ik, "aan": ander, "antwoord": "Ja", "beantwoord_op": nu()},
        {"van": ik, "aan": ander, "antwoord": "Ja", "beantwoord_op": nu(), "gelezen_op": nu()},
        {"van": ik, "aan": ander},
        {"van": ander, "aan": ik, "ingetrokken_op": nu()},
    ):
        Vraag.objects.create(dossier=rij, soort="collega", vraag="Mag dit?", gesteld_op=nu(), **vraag)
    belletje = taak(None, w, soort="terugbellen", voor=ik, uiterlijk=vandaag())
    Terugbelverzoek.objects.create(taak=belletje, wie="Mevrouw Onbekend", telefoon="0481 11 22 33")
    taak(None, w, soort="terugbellen", voor=ander)
    assert len(in_groep("aangeboden", ik)) == 1
    assert len(in_groep("vragen", ik)) == 2
    assert len(in_groep("terugbellen", ik)) == 1
    tekst = binnen(ik).get("/").content.decode()
    assert "Bram Willems heeft een vraag" in tekst
    assert "Bram Willems gaf antwoord" in tekst
    assert "Mevrouw Onbekend" in tekst
    assert rij.kenmerk in tekst
    assert "Geheimzinnig" not in tekst, "het dossier is nog niet van mij"


def test_wie_alleen_ziet_waar_hij_bij_hoort(w):
    vrijwilliger = w.medewerker(Functie.VRIJWILLIGER)
    rij = dossier(w, vrijwilliger)
    Dossier.objects.filter(pk=rij.pk).update(behandelaar=None, aan_zet="team")
    dossier(w, None)
    assert in_groep("betrokken", vrijwilliger) == [rij.pk]
    assert groep_met("team", vrijwilliger) is None
    assert groep_met("betrokken", w.medewerker()) is None


@pytest.mark.parametrize(
    ("functie", "titel"),
    [
        (Functie.BELEIDSMEDEWERKER, "Cijfers"),
        (Functie.CONTROLLER, "Budget"),
        (Functie.PRIVACY_OFFICER, "Wie keek waar"),
        (Functie.AANBIEDER, "Nog geen werk in deze rol"),
    ],
)
def test_zonder_dossiers_een_eigen_thuis(w, functie, titel):
    door = w.medewerker(functie, wetten=[])
    antwoord = binnen(door).get("/")
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    assert titel in tekst
    assert "aan zet" not in tekst
    assert binnen(door).get(reverse("werk:groep", args=["aan-zet"])).status_code == 403


def test_een_groep_die_er_niet_is(w):
    client = binnen(w.medewerker())
    assert client.get(reverse("werk:groep", args=["tweede"])).status_code == 404
    assert client.get(reverse("werk:groep", args=["verzonnen"])).status_code == 404
    assert (
        client.get(reverse("werk:groep", args=["termijnen"]), {"wanneer": "ooit", "van": "gisteren"}).status_code == 200
    )
    assert client.get(reverse("werk:groep", args=["waarneming"]), {"voor": "x"}).status_code == 200


# -- how many questions ----------------------------------------------------------------------------


def _vul(w: Wereld, ik: Hoedanigheid, ander: Hoedanigheid, n: int) -> None:
    weg = w.medewerker()
    afwezig(weg, ik) if n == 1 else None
    for _ in range(n):
        aan_zet = dossier(w, ik, naam="Telbaar", laatste_contact=vandaag() - 60 * DAG)
        termijn(aan_zet, 3)
        aflopend(aan_zet, 20)
        gebeurd(aan_zet, ander)
        dossier(w, ik, naam="Telbaar", aan_zet="inwoner")
        dossier(w, None, naam="Telbaar")
        taak(aan_zet, w, voor=ik, uiterlijk=vandaag())
        belt = taak(None, w, soort="terugbellen", voor=ik)
        Terugbelverzoek.objects.create(taak=belt, wie="Telbaar", telefoon="1")
        Overdracht.objects.create(
            dossier=aan_zet, naar=ik, samenvatting="Telbaar", aangeboden_op=nu(), aangeboden_door=ander
        )
        Vraag.objects.create(dossier=aan_zet, soort="collega", vraag="?", gesteld_op=nu(), van=ander, aan=ik)
        afspraak(aan_zet, ik, nu())


def test_evenveel_vragen_hoe_lang_de_lijsten_ook_zijn(w):
    ik, ander = w.medewerker(), w.medewerker()
    client = binnen(ik)
    _vul(w, ik, ander, 1)
    adressen = ["/", reverse("werk:taken"), *(reverse("werk:groep", args=[g.code]) for g in GROEPEN if g.voor(ik))]
    een = {url: tel(lambda url=url: client.get(url)).vragen for url in adressen}
    _vul(w, ik, ander, 30)
    dossiers(w, ik, 5)
    for url in adressen:
        veel = tel(lambda url=url: client.get(url))
        # A list of more than one page also asks how long it is.
        telt = 0 if url == "/" or "waarneming" in url else 1
        assert veel.vragen == een[url] + telt, url
        if "waarneming" not in url:
            assert veel.tekst.count('class="tp-zaak"') >= (5 if url == "/" else 25), url
    assert een["/"] <= 30
    assert max(aantal for url, aantal in een.items() if url != "/") <= 9
