"""The list of the team: what it holds, narrows, sorts and saves; and what it asks of the database."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.dossiers.handelingen import maak_label, scherm_af
from basis.dossiers.models import AanZet, Dossier, Fase, Verblijf
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import klok_op, nu, vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Functie, Wet
from basis.werk.handelingen import bewaar_selectie
from tests.fabriek import op
from tests.huis.test_aantal_vragen import VEEL, binnen, dossiers, tel, vergelijk
from tests.werk.conftest import Ploeg, geboren

URL = reverse("werk:werkvoorraad")


def kenmerken(antwoord):
    """In the order of the page."""
    assert antwoord.status_code == 200
    return re.findall(r"\b[WM]-\d{4}-\d{5}\b", antwoord.content.decode())


def toon(ploeg: Ploeg, door=None, **vraag):
    return kenmerken(binnen(door or ploeg.noor).get(URL, vraag))


# -- scope -----------------------------------------------------------------------------------------


def test_alleen_wat_het_team_open_heeft_en_jij_mag_zien(ploeg):
    eigen = ploeg.dossier()
    jeugd = ploeg.dossier(wet=Wet.JEUGD)
    ploeg.dossier(team=ploeg.w.ander_team)
    ploeg.dossier(gesloten_op=nu())
    dicht = ploeg.dossier(ploeg.noor)
    scherm_af(ploeg.noor, dicht.pk)
    assert set(toon(ploeg, ploeg.ruud)) == {eigen.kenmerk}
    assert set(toon(ploeg, ploeg.noor)) == {eigen.kenmerk, jeugd.kenmerk, dicht.kenmerk}


def test_ook_buiten_mijn_team(ploeg):
    from basis.dossiers.handelingen import betrek

    eigen, elders = ploeg.dossier(), ploeg.dossier(team=ploeg.w.ander_team)
    betrek(elders, "meelezer", hoedanigheid=ploeg.noor)
    assert toon(ploeg) == [eigen.kenmerk]
    antwoord = binnen(ploeg.noor).get(URL, {"waar": "overal"})
    assert set(kenmerken(antwoord)) == {eigen.kenmerk, elders.kenmerk}
    assert "Toegangspunt Zetten" in antwoord.content.decode()


@pytest.mark.parametrize(
    "functie", [Functie.VRIJWILLIGER, Functie.CONTROLLER, Functie.BEHEERDER, Functie.BEZWAARJURIST]
)
def test_niet_voor_wie_geen_teamwerk_doet(ploeg, functie):
    for naam in ("werk:werkvoorraad", "werk:wachtlijst", "werk:team", "werk:selecties", "werk:aangeboden"):
        assert binnen(ploeg.w.medewerker(functie)).get(reverse(naam)).status_code == 403


def test_een_rij_zegt_wie_wat_waar_en_tegen_wanneer(ploeg):
    ploeg.dossier(
        ploeg.ruud,
        fataal=-3,
        titel="Traplift",
        aan_zet=AanZet.INWONER,
        aan_zet_sinds=nu() - timedelta(days=6),
        laatste_contact=vandaag() - timedelta(days=40),
        gewicht=4,
    )
    tekst = binnen(ploeg.noor).get(URL, {"kol": ["termijn", "vraag", "aan_zet", "contact", "behandelaar", "gewicht"]})
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst.content.decode()))
    for deel in (
        "Ans Verhoeven 14 maart 1948, Elst",
        "3 dagen te laat",
        "Traplift W-",
        "inwoner sinds 6 dagen",
        "40 dagen stil",
        "Ruud Peters 4",
    ):
        assert deel in html, deel
    assert "Fase en wet" not in tekst.content.decode().split("<thead")[1].split("</thead>")[0]


# -- filters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "kolommen"),
    [
        ({"fase": "uitgang"}, {"fase": Fase.UITGANG}),
        ({"aan_zet": "aanbieder"}, {"aan_zet": AanZet.AANBIEDER}),
        ({"gewicht": "5"}, {"gewicht": 5}),
        ({"termijn": "te_laat"}, {"fataal": -1}),
        ({"termijn": "week"}, {"fataal": 0}),
        ({"termijn": "maand"}, {"fataal": 0}),
        ({"stil": "4"}, {"laatste_contact": date(2020, 1, 1)}),
    ],
)
def test_filters_op_een_kolom(ploeg, vraag, kolommen):
    ploeg.dossier(fataal=90, laatste_contact=vandaag())
    ploeg.dossier(laatste_contact=None)
    raak = ploeg.dossier(**kolommen)
    assert toon(ploeg, **vraag) == [raak.kenmerk]


def test_de_week_loopt_tot_zondag_en_de_maand_tot_de_laatste(ploeg):
    with klok_op(op(2026, 12, 1)):  # a Tuesday
        dagen = {n: ploeg.dossier(fataal=n).kenmerk for n in (0, 5, 6, 30, 31)}
        zonder = ploeg.dossier()
        assert toon(ploeg, termijn="week") == [dagen[0], dagen[5]]
        assert toon(ploeg, termijn="maand") == [dagen[0], dagen[5], dagen[6], dagen[30]]
        assert toon(ploeg, termijn="zonder") == [zonder.kenmerk]


def test_leeftijd_op_de_verjaardag(ploeg):
    with klok_op(op(2026, 11, 25)):
        groepen = {}
        for groep, dag in {
            "0-11": date(2014, 11, 26),
            "12-17": date(2014, 11, 25),
            "18-66": date(2008, 11, 25),
            "67": date(1959, 11, 25),
        }.items():
            groepen[groep] = ploeg.dossier(inwoner=ploeg.w.inwoner(geboren=geboren(dag))).kenmerk
        net_niet = ploeg.dossier(inwoner=ploeg.w.inwoner(geboren=geboren(date(1959, 11, 26)))).kenmerk
        onbekend = ploeg.dossier(inwoner=ploeg.w.inwoner(geboren=OnvolledigeDatum())).kenmerk
        # Born in this month eighteen years ago: 17 or 18, so in neither.
        misschien = ploeg.dossier(inwoner=ploeg.w.inwoner(geboren=OnvolledigeDatum(2008, 11))).kenmerk
        gehoord = ploeg.w.inwoner(geboren=OnvolledigeDatum(2008, 11))
        Inwoner.objects.filter(pk=gehoord.pk).update(geboren_gehoord=date(2008, 11, 30))
        zeventien = ploeg.dossier(inwoner=gehoord).kenmerk
        assert toon(ploeg, leeftijd="0-11") == [groepen["0-11"]]
        assert toon(ploeg, leeftijd="12-17") == [groepen["12-17"], zeventien]
        assert toon(ploeg, leeftijd="18-66") == [groepen["18-66"], net_niet]
        assert toon(ploeg, leeftijd="67") == [groepen["67"]]
        assert toon(ploeg, leeftijd="onzeker") == [onbekend, misschien]


def test_medewerker_kern_toegangspunt_wet_en_label(ploeg):
    w = ploeg.w
    punt = org.voeg_toegangspunt_toe(w.systeem, "Heteren")
    kern = org.voeg_kern_toe(w.systeem, "Driel", punt)
    label = maak_label(w.medewerker(Functie.BEHEERDER), naam="Tolk nodig", kleur="blauw")
    mij, ruud, niemand = ploeg.dossier(ploeg.noor), ploeg.dossier(ploeg.ruud), ploeg.dossier()
    driel = ploeg.dossier(kern=kern, labels=[label.code], wet=Wet.JEUGD)
    assert toon(ploeg, medewerker="mij") == [mij.kenmerk]
    assert toon(ploeg, medewerker="niemand") == [niemand.kenmerk, driel.kenmerk]
    assert toon(ploeg, medewerker=ploeg.ruud.pk) == [ruud.kenmerk]
    for vraag in ({"kern": kern.pk}, {"toegangspunt": punt.pk}, {"wet": "jeugd"}, {"label": label.code}):
        assert toon(ploeg, **vraag) == [driel.kenmerk], vraag


def test_een_waarde_die_niet_bestaat_filtert_niets_en_zegt_het(ploeg):
    rij = ploeg.dossier()
    for vraag in ({"fase": "nergens"}, {"medewerker": "999999999"}, {"wet": "pw"}, {"kern": "x"}):
        antwoord = binnen(ploeg.noor).get(URL, vraag)
        assert kenmerken(antwoord) == [rij.kenmerk]
        assert "Deze keuze bestaat niet" in antwoord.content.decode(), vraag
    assert toon(ploeg, sorteer="naam", kol="geheim", q="Verhoeven") == [rij.kenmerk]


# -- order -----------------------------------------------------------------------------------------


def test_volgordes(ploeg):
    dag = vandaag()
    a = ploeg.dossier(fataal=9, laatste_contact=dag, aan_zet_sinds=nu() - timedelta(days=3))
    b = ploeg.dossier(fataal=2, laatste_contact=dag - timedelta(days=9), aan_zet_sinds=nu() - timedelta(days=1))
    c = ploeg.dossier(laatste_contact=None, aan_zet_sinds=nu() - timedelta(days=2))
    for rij, geleden in ((a, 20), (b, 30), (c, 10)):
        Verblijf.objects.filter(dossier=rij).update(sinds=nu() - timedelta(days=geleden))
    # b came from elsewhere, five days ago.
    Verblijf.objects.filter(dossier=b).update(team=ploeg.w.ander_team, tot=nu() - timedelta(days=5))
    Verblijf.objects.create(dossier=b, team=ploeg.w.team, sinds=nu() - timedelta(days=5))
    for sorteer, volgorde in {
        "termijn": [b, a, c],
        "contact": [c, b, a],
        "aan_zet": [a, c, b],
        "in_team": [a, c, b],
    }.items():
        assert toon(ploeg, sorteer=sorteer) == [rij.kenmerk for rij in volgorde], sorteer


# -- what it asks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "vraag",
    [{}, {"sorteer": "in_team", "kol": ["in_team", "labels", "gewicht"]}, {"waar": "overal"}],
    ids=["standaard", "alle kolommen", "overal"],
)
def test_aantal_vragen(ploeg, vraag):
    client = binnen(ploeg.noor)
    dossiers(ploeg.w, ploeg.ruud, 1, laatste_contact=vandaag())
    vergelijk(
        lambda: client.get(URL, vraag),
        lambda: dossiers(ploeg.w, ploeg.ruud, VEEL, laatste_contact=vandaag()),
        hoogstens=12,
        telt=1,
        teken="tp-naam",
    )


STANDAARD = (
    'FROM "dossiers_dossier" '
    'WHERE ("dossiers_dossier"."gemeente_id" = # AND ("dossiers_dossier"."wet" IS NULL OR "dossiers_dossier"."wet" IN '
    '(#, #)) AND ((NOT "dossiers_dossier"."afgeschermd" AND "dossiers_dossier"."team_id" = #) OR '
    '"dossiers_dossier"."id" IN (…)) AND "dossiers_dossier"."gesloten_op" IS NULL AND '
    '"dossiers_dossier"."team_id" = #) '
    'ORDER BY "dossiers_dossier"."fatale_datum" ASC NULLS LAST, "dossiers_dossier"."id" ASC LIMIT 26'
)


def standaard_sql(ploeg, **vraag):
    client = binnen(ploeg.noor)
    ploeg.dossier()
    tel(lambda: client.get(URL, vraag))
    with CaptureQueriesContext(connection) as gevraagd:
        client.get(URL, vraag)
    return next(v["sql"] for v in gevraagd if "LIMIT 26" in v["sql"])


def test_de_sql_van_de_standaardlijst_ligt_vast(ploeg):
    sql = standaard_sql(ploeg)
    kaal = re.sub(r"'[^']*'|\b\d+\b(?! ASC)", "#", sql).replace("LIMIT #", "LIMIT 26")
    kaal = re.sub(r" (INNER|LEFT OUTER) JOIN .*?(?= WHERE)", "", kaal)
    kaal = re.sub(r"\(\(SELECT .*?\)\)(?= AND|\) AND)", "(…)", kaal)
    kaal = kaal[kaal.index('FROM "dossiers_dossier"') :]
    begin, einde = STANDAARD.split("(…)")
    assert kaal.startswith(begin), kaal
    assert kaal.endswith(einde), kaal


@pytest.mark.usefixtures("eigenaar")
@pytest.mark.parametrize(("sorteer", "index"), [("termijn", "dossier_werkvoorraad"), ("contact", "dossier_stil")])
def test_de_standaardvolgorde_gaat_langs_haar_index(ploeg, sorteer, index):
    """With enough dossiers elsewhere PostgreSQL reads the team in order, and never sorts."""
    dossiers(ploeg.w, ploeg.ruud, 400, team=ploeg.w.ander_team)
    dossiers(ploeg.w, ploeg.ruud, 400)
    sql = standaard_sql(ploeg, sorteer=sorteer)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE dossiers_dossier")
        # The planner of a small table prefers to read it whole: take that away, and the index must fit the order.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert f"Index Scan using {index}" in plan, plan
    assert not re.search(r"^(.*->  )?(Incremental )?Sort  ", plan, re.M), plan


def test_het_blad_telt(ploeg):
    dossiers(ploeg.w, ploeg.ruud, VEEL)
    html = binnen(ploeg.noor).get(URL).content.decode()
    assert f"1 tot en met 25 van {VEEL}" in html
    assert "blad=2" in html
    assert binnen(ploeg.noor).get(URL, {"blad": 2}).status_code == 200
    assert Dossier.objects.filter(team=ploeg.w.team).count() == VEEL


def test_de_kop_zegt_hoeveel_van_hoeveel(ploeg):
    for fataal in (-3, 5, 9):
        ploeg.dossier(fataal=fataal)
    client = binnen(ploeg.noor)
    assert "3 open dossiers." in client.get(URL).content.decode()
    assert "1 van de 3 open dossiers." in client.get(URL, {"termijn": "te_laat"}).content.decode()
    assert "0 van de 3 open dossiers." in client.get(URL, {"fase": "uitgang"}).content.decode()
    assert "3 open dossiers, ook buiten je team." in client.get(URL, {"waar": "overal"}).content.decode()


def test_een_selectie_gelijk_aan_een_vast_tabblad_maakt_er_geen_twee_actief(ploeg):
    bewaar_selectie(ploeg.noor, naam="Laatkomers", filters="termijn=te_laat", gedeeld=False)
    html = binnen(ploeg.noor).get(URL, {"termijn": "te_laat"}).content.decode()
    tabs = re.search(r'<nav aria-label="Selecties">.*?</nav>', html, re.DOTALL)[0]
    assert "Laatkomers" in tabs
    hier = re.findall(r'aria-current="page">([^<]+)', tabs)
    assert [naam.strip() for naam in hier] == ["Te laat"]
