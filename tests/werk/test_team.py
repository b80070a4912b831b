"""The team page: facts from Verblijf, each number opens its list, per colleague only for the own teamleider."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import draag_over, pak_op, scherm_af
from basis.dossiers.models import Dossier, Verblijf
from basis.journaal.tijd import dag_van, klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.werk.handelingen.termijn import open_termijn
from basis.werk.handelingen.verloop import rond_termijn_af
from basis.werk.models import Afronding
from basis.werk.teamcijfers import in_of_uit, maandag_van, oudste, per_gewicht, per_medewerker, weken
from tests.fabriek import op
from tests.huis.test_aantal_vragen import VEEL, binnen, dossiers, tel
from tests.werk.conftest import Ploeg

NU = op(2026, 11, 25)  # a Wednesday
MAANDAG = maandag_van(NU.date())
TEAM = reverse("werk:team")


@pytest.fixture
def nu():
    with klok_op(NU):
        yield


def week(n):
    """A moment in the n-th week back, on Tuesday."""
    return op_dag(MAANDAG - timedelta(weeks=n) + timedelta(days=1))


def gemaakt(ploeg, n, *args, **anders):
    with klok_op(week(n)):
        return ploeg.dossier(*args, **anders)


def sluit(dossier, n):
    from basis.dossiers.handelingen import zet_aan_zet

    with klok_op(week(n)):
        zet_aan_zet(Dossier.objects.get(pk=dossier.pk), "niemand", gesloten_op=week(n))


def test_in_uit_en_open_per_week(ploeg: Ploeg, nu):
    oud = gemaakt(ploeg, 20)
    drie, een = gemaakt(ploeg, 3), gemaakt(ploeg, 1)
    with klok_op(week(2)):
        pak_op(ploeg.noor, drie.pk)  # another behandelaar is no going out
        draag_over(ploeg.leider, oud.pk, naar=None, team=ploeg.w.ander_team)
    sluit(een, 0)
    rijen, doorloop = weken(ploeg.leider)
    assert [(rij.erin, rij.eruit, rij.open) for rij in rijen[-4:]] == [(1, 0, 2), (0, 1, 1), (1, 0, 2), (0, 1, 1)]
    assert rijen[-1].maandag == MAANDAG
    assert len(rijen) == 8
    # oud: 18 weeks; een: one week.
    assert doorloop == (18 * 7 + 7) / 2
    assert in_of_uit(ploeg.leider, "uit", MAANDAG - timedelta(weeks=2)) == [oud.pk]
    assert in_of_uit(ploeg.leider, "in", MAANDAG - timedelta(weeks=3)) == [drie.pk]


def test_een_andere_behandelaar_in_het_team_is_geen_in_of_uit(ploeg: Ploeg):
    """On the real clock, which stands still for nobody."""
    dossier = ploeg.dossier()
    pak_op(ploeg.noor, dossier.pk)
    draag_over(ploeg.leider, dossier.pk, naar=ploeg.ruud, team=ploeg.w.team)
    assert Verblijf.objects.filter(dossier=dossier).count() == 3
    rijen, _ = weken(ploeg.leider)
    assert (rijen[-1].erin, rijen[-1].eruit) == (1, 0)
    assert in_of_uit(ploeg.leider, "uit", maandag_van(vandaag())) == []


def test_terug_in_het_team_telt_opnieuw(ploeg: Ploeg, nu):
    dossier = gemaakt(ploeg, 6)
    with klok_op(week(4)):
        draag_over(ploeg.leider, dossier.pk, naar=ploeg.elders, team=ploeg.w.ander_team)
    with klok_op(week(1)):
        draag_over(ploeg.elders, dossier.pk, naar=None, team=ploeg.w.team)
    rijen, _ = weken(ploeg.leider)
    assert [(rij.erin, rij.eruit, rij.open) for rij in rijen[-8:]] == [
        (0, 0, 0), (1, 0, 1), (0, 0, 1), (0, 1, 0), (0, 0, 0), (0, 0, 0), (1, 0, 1), (0, 0, 1),
    ]  # fmt: skip
    assert oudste(ploeg.leider).team_sinds == week(1)


def test_te_laat_zoals_het_toen_was(ploeg: Ploeg, nu):
    """A term of week 2 that was met in week 1 was late at the end of week 2 only."""
    gehaald, nog_open = gemaakt(ploeg, 10), gemaakt(ploeg, 10)
    termijnen = []
    with klok_op(week(8)):
        for dossier in (gehaald, nog_open):
            rij = Dossier.objects.select_related("gemeente").get(pk=dossier.pk)
            termijnen.append(
                open_termijn(ploeg.w.systeem, rij, "wmo-onderzoek", vanaf=week(8).date(), startgebeurtenis="Melding")
            )
    assert week(2).date() <= termijnen[0].einddatum <= week(2).date() + timedelta(days=1)
    with klok_op(week(1)):
        rij = Dossier.objects.get(pk=gehaald.pk)
        rond_termijn_af(ploeg.w.systeem, rij, termijnen[0], Afronding.VOLDAAN, week(1).date())
    rijen, _ = weken(ploeg.leider)
    assert [rij.te_laat for rij in rijen] == [0, 0, 0, 0, 0, 2, 1, 1]


def test_wat_je_niet_mag_weten_telt_niet(ploeg: Ploeg, nu):
    gemaakt(ploeg, 1, wet=Wet.JEUGD)
    dicht = gemaakt(ploeg, 1, ploeg.noor)
    scherm_af(ploeg.noor, dicht.pk)
    for door, erin in ((ploeg.ruud, 0), (ploeg.leider, 1), (ploeg.noor, 2)):
        rijen, _ = weken(door)
        assert (rijen[-2].erin, rijen[-1].open) == (erin, erin), door


def test_oudste_en_gewicht(ploeg: Ploeg, nu):
    oud = gemaakt(ploeg, 30, gewicht=5)
    gemaakt(ploeg, 2, gewicht=2)
    gemaakt(ploeg, 2, gewicht=2)
    assert oudste(ploeg.noor) == oud
    assert per_gewicht(ploeg.noor) == [(2, 2), (5, 1)]
    assert oudste(ploeg.elders) is None


def test_per_medewerker(ploeg: Ploeg, nu):
    ploeg.dossier(ploeg.noor, gewicht=3, fataal=-1)
    ploeg.dossier(ploeg.noor, gewicht=4, aan_zet="inwoner")
    ploeg.dossier(ploeg.ruud, gewicht=1)
    ploeg.dossier(ploeg.elders, team=ploeg.w.ander_team)
    rijen = {rij.hoedanigheid_id: rij for rij in per_medewerker(ploeg.leider)}
    noor = rijen.pop(ploeg.noor.pk)
    assert (noor.aantal, noor.gewicht, noor.te_laat, noor.aan_zet) == (2, 7, 1, 1)
    assert set(rijen) == {ploeg.ruud.pk}


# -- the screen ------------------------------------------------------------------------------------


@pytest.mark.parametrize("functie", [f for f in Functie if f not in (Functie.SYSTEEM,)])
def test_cijfers_per_naam_alleen_voor_de_teamleider(ploeg: Ploeg, functie):
    ploeg.dossier(ploeg.noor)
    door = ploeg.w.medewerker(functie, naam="Wie Kijkt")
    antwoord = binnen(door).get(TEAM)
    if not door.mag("werkvoorraad.zien"):
        assert antwoord.status_code == 403
        return
    html = antwoord.content.decode()
    assert ("Werk per medewerker" in html) == (functie.value == "teamleider")
    assert ("Noor van Dijk" in html) == (functie.value == "teamleider")


def test_alleen_het_eigen_team(ploeg: Ploeg):
    ploeg.dossier(ploeg.noor)
    ander = ploeg.w.medewerker(Functie.TEAMLEIDER, team=ploeg.w.ander_team)
    html = binnen(ander).get(TEAM).content.decode()
    assert "Noor van Dijk" not in html
    assert "0 open dossiers" in html


def test_elk_getal_opent_zijn_lijst(ploeg: Ploeg, nu):
    ploeg.dossier(ploeg.noor, fataal=-2, gewicht=3)
    gemaakt(ploeg, 2)
    client = binnen(ploeg.leider)
    html = client.get(TEAM).content.decode()
    for deel in ("medewerker=niemand", "termijn=te_laat", "gewicht=3", f"medewerker={ploeg.noor.pk}", "in_team"):
        assert deel in html, deel
    links = {u.replace("&amp;", "&") for u in re.findall(r'href="(/(?:werkvoorraad|team)/[^"]*)"', html)}
    assert len(links) > 8
    for url in links:
        antwoord = client.get(url)
        assert antwoord.status_code == 200, url
        assert "tp-naam" in antwoord.content.decode() or url in ("/team/",), url


def test_de_lijst_achter_een_week(ploeg: Ploeg, nu):
    weg, dicht = gemaakt(ploeg, 5), gemaakt(ploeg, 5)
    with klok_op(week(1)):
        draag_over(ploeg.leider, weg.pk, naar=ploeg.elders, team=ploeg.w.ander_team)
    sluit(dicht, 1)
    maandag = (MAANDAG - timedelta(weeks=1)).isoformat()
    html = binnen(ploeg.leider).get(reverse("werk:team_week", args=["uit", maandag])).content.decode()
    assert dicht.kenmerk in html
    assert "gesloten op" in html
    assert weg.kenmerk not in html
    assert "nu ergens waar jij ze niet kunt openen" in html
    for fout in (["uit", "2026-11-24"], ["opzij", maandag], ["in", "2020-01-06"], ["in", "morgen"]):
        assert binnen(ploeg.leider).get(reverse("werk:team_week", args=fout)).status_code == 404, fout


def test_aantal_vragen(ploeg: Ploeg):
    client = binnen(ploeg.leider)

    def meer(aantal):
        dossiers(ploeg.w, ploeg.noor, aantal)
        rijen = Dossier.objects.filter(team=ploeg.w.team, verblijven=None)
        Verblijf.objects.bulk_create(
            Verblijf(dossier=d, team=d.team, behandelaar=d.behandelaar, sinds=d.geopend_op) for d in rijen
        )

    meer(1)
    een = tel(lambda: client.get(TEAM))
    meer(VEEL)
    veel = tel(lambda: client.get(TEAM))
    assert f">{VEEL + 1}<" in veel.tekst
    assert veel.vragen == een.vragen <= 11
    url = reverse(
        "werk:team_week", args=["in", maandag_van(dag_van(Dossier.objects.latest("pk").geopend_op)).isoformat()]
    )
    lijst = tel(lambda: client.get(url))
    assert lijst.tekst.count("tp-naam") == VEEL + 1
    assert lijst.vragen <= 8
