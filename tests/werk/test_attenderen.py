"""Who must know is told once per cause, however often it runs; and nobody who may not see it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.tijd import klok_op, nu, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import tot_en_met
from basis.werk.attenderen import attenderingen_voor
from basis.werk.attendering_regels import op_volgorde, regels
from basis.werk.handelingen import attendeer, stel_taak_uit, zet_gezien
from basis.werk.models import Attendering, Termijn
from tests.documenten.test_werker import tegelijk
from tests.fabriek import Wereld, wereld
from tests.huis.test_aantal_vragen import binnen, tel
from tests.werk.hulp import afwezig, dossier, taak, termijn

DAG = timedelta(days=1)


@pytest.fixture
def w(db) -> Wereld:
    return wereld()


def verteld(aan: Hoedanigheid) -> list[str]:
    return sorted(Attendering.objects.filter(aan=aan).values_list("soort", flat=True))


def test_elke_aanleiding_bij_de_behandelaar(w):
    ik, leider = w.medewerker(), w.medewerker(Functie.TEAMLEIDER)
    termijn(dossier(w, ik), 11)  # 29 of 40 days gone
    termijn(dossier(w, ik), 10)  # 30 of 40: 75 %
    termijn(dossier(w, ik), 5)  # 35 of 40: still 75 %
    termijn(dossier(w, ik), 4)  # 36 of 40: 90 %
    termijn(dossier(w, ik), 0)  # the last day itself: 90 %
    termijn(dossier(w, ik), -1)  # missed
    termijn(dossier(w, ik), -1, van_ons=False)
    termijn(dossier(w, ik), -1, wettelijk=False)
    termijn(dossier(w, ik), -1, afronding="voldaan", afgerond_op=vandaag())
    termijn(dossier(w, ik, gesloten_op=nu()), -1)
    rij = dossier(w, ik)
    taak(rij, w, voor=ik, uiterlijk=vandaag() - DAG)
    taak(rij, w, voor=ik, uiterlijk=vandaag())
    taak(rij, w, voor=ik, uiterlijk=vandaag() - DAG, klaar_op=nu())
    taak(rij, w, soort="aflopend", uiterlijk=vandaag() - DAG)  # follows the behandelaar
    dossier(w, ik, laatste_contact=vandaag() - 29 * DAG)
    dossier(w, ik, laatste_contact=vandaag() - 28 * DAG)
    dossier(w, ik, laatste_contact=vandaag() - 99 * DAG, aan_zet="niemand")
    assert attendeer(w.systeem) == 9
    assert Counter(verteld(ik)) == {"75": 2, "90": 2, "gemist": 1, "taak": 2, "stil": 1}
    assert verteld(leider) == ["escalatie"]


def test_nog_een_keer_vertelt_niets_opnieuw(w):
    ik = w.medewerker()
    rij = dossier(w, ik, laatste_contact=vandaag() - 60 * DAG)
    termijn(rij, -1)
    te_laat = taak(rij, w, voor=ik, uiterlijk=vandaag() - DAG)
    assert attendeer(w.systeem) == 3
    assert attendeer(w.systeem) == 0
    zet_gezien(ik)
    with klok_op(op_dag(vandaag() + 40 * DAG)):
        assert attendeer(w.systeem) == 0, "ook gezien en veertig dagen later niet"
    # Postponed, and late again: that is another cause.
    stel_taak_uit(ik, rij.pk, te_laat.pk, uiterlijk=vandaag() + DAG)
    with klok_op(op_dag(vandaag() + 2 * DAG)):
        assert attendeer(w.systeem) == 1


def test_na_stilstand_alleen_de_laatste_stap(w):
    """Nothing ran for months: one line per term, not three."""
    ik = w.medewerker()
    termijn(dossier(w, ik), 38)
    assert attendeer(w.systeem) == 0
    with klok_op(op_dag(vandaag() + 39 * DAG)):
        attendeer(w.systeem)
    assert [soort for soort in verteld(ik) if soort != "stil"] == ["gemist"]


def test_zonder_behandelaar_hoort_de_teamleider_het(w):
    leider, ander = w.medewerker(Functie.TEAMLEIDER), w.medewerker(Functie.TEAMLEIDER, team=w.ander_team)
    jeugdleider = w.medewerker(Functie.TEAMLEIDER, wetten=[Wet.JEUGD])
    weg = w.medewerker(Functie.TEAMLEIDER)
    Hoedanigheid.objects.filter(pk=weg.pk).update(geldig=tot_en_met(vandaag() - 9 * DAG, vandaag() - DAG))
    rij = dossier(w, None, wet=Wet.WMO)
    termijn(rij, -1)
    taak(rij, w, uiterlijk=vandaag() - DAG)
    attendeer(w.systeem)
    assert verteld(leider) == ["gemist", "taak"], "gemist is hier al de escalatie"
    assert verteld(ander) == verteld(jeugdleider) == verteld(weg) == []


def test_escalatie_niet_aan_wie_het_zelf_behandelt(w):
    leider, tweede = w.medewerker(Functie.TEAMLEIDER), w.medewerker(Functie.TEAMLEIDER)
    termijn(dossier(w, leider), -1)
    attendeer(w.systeem)
    assert verteld(leider) == ["gemist"]
    assert verteld(tweede) == ["escalatie"]


def test_afwezig_dan_de_waarnemer(w):
    weg, waarnemer = w.medewerker(), w.medewerker()
    afwezig(weg, waarnemer)
    termijn(dossier(w, weg), 4)
    taak(dossier(w, weg), w, voor=weg, uiterlijk=vandaag() - DAG)
    termijn(dossier(w, weg, wet=Wet.JEUGD), 4)  # the waarnemer does not work under that wet
    attendeer(w.systeem)
    assert verteld(weg) == []
    assert verteld(waarnemer) == ["90", "taak"]
    assert attenderingen_voor(waarnemer).count() == 2


def test_een_afgeschermd_dossier_gaat_niet_naar_de_teamleider(w):
    ik, leider = w.medewerker(), w.medewerker(Functie.TEAMLEIDER)
    termijn(dossier(w, ik, afgeschermd=True), -1)
    attendeer(w.systeem)
    assert verteld(ik) == ["gemist"]
    assert verteld(leider) == []


def test_niets_van_een_andere_gemeente(w):
    elders = wereld()
    ver = elders.medewerker()
    termijn(dossier(elders, ver), -1)
    assert attendeer(w.systeem) == 0
    assert verteld(ver) == []


def test_evenveel_vragen_hoeveel_dossiers_er_ook_zijn(w):
    ik = w.medewerker()

    def meet(n: int) -> tuple[int, int]:
        for _ in range(n):
            termijn(dossier(w, ik), -1)
        with CaptureQueriesContext(connection) as vragen:
            nieuw = attendeer(w.systeem)
        return len(vragen), nieuw

    een, veel = meet(1), meet(30)
    assert (een[1], veel[1]) == (1, 30)
    assert een[0] == veel[0] <= 4


def test_twee_werkers_tegelijk_vertellen_het_een_keer(vastleggend):
    w = wereld()
    ik = w.medewerker()
    for _ in range(20):
        termijn(dossier(w, ik), 4)
    tegelijk(*([lambda: attendeer(w.systeem)] * 3))
    assert Counter(verteld(ik)) == {"90": 20}


# -- the list behind the bell ----------------------------------------------------------------------


def test_de_lijst_en_gezien_zetten(w):
    ik, ander = w.medewerker(), w.medewerker()
    client = binnen(ik)
    eerste, tweede = dossier(w, ik, naam="Eerste"), dossier(w, ik, naam="Tweede")
    termijn(eerste, -1)
    termijn(tweede, 4)
    attendeer(w.systeem)
    url = reverse("werk:attenderingen")
    tekst = client.get(url).content.decode()
    assert "Eerste" in tekst
    assert "Besluit bekendmaken: nog 4 dagen" in tekst
    assert "0.00 uur" not in tekst
    assert "2 attenderingen" in client.get("/").content.decode()
    rij = Attendering.objects.get(aan=ik, dossier=eerste)

    def druk(adres: str, wie: Hoedanigheid) -> int:
        klant = binnen(wie)
        scherm = klant.get(adres)
        if scherm.status_code != 200:
            return int(scherm.status_code)
        bewijs = scherm.content.decode().split('name="bewijs" value="')[1].split('"')[0]
        return int(klant.post(adres, {"bewijs": bewijs}).status_code)

    een = reverse("werk:attendering_gezien", args=[rij.pk])
    assert druk(een, ander) == 404, "die van een ander"
    assert druk(een, ik) == 303
    tekst = client.get(url).content.decode()
    assert "Eerste" not in tekst
    assert "Tweede" in tekst
    alles = reverse("werk:attenderingen_gezien")
    assert druk(f"{alles}?tot=onzin", ik) == 303
    assert attenderingen_voor(ik).count() == 1
    assert druk(f"{alles}?tot={Attendering.objects.latest('pk').pk}", ik) == 303
    assert "Je bent helemaal bij" in client.get(url).content.decode()


def test_elke_regel_zegt_welke_termijn_of_taak_en_van_wie(w):
    """Own cases first, then those of the colleague I stand in for, then of the team; with how late each is."""
    leider = w.medewerker(Functie.TEAMLEIDER)
    ruud, ander = w.medewerker(naam="Ruud Peters"), w.medewerker(naam="Tim Bosch")
    afwezig(ruud, leider)
    eigen, van_ruud, van_tim, niemand = (dossier(w, wie) for wie in (leider, ruud, ander, None))
    for rij, dagen in ((eigen, -12), (van_ruud, -3), (van_tim, -1), (niemand, -2)):
        termijn(rij, dagen)
    taak(eigen, w, voor=leider, soort="eigen", toelichting="Bel de huisarts", uiterlijk=vandaag() - DAG)
    Dossier.objects.filter(pk=eigen.pk).update(laatste_contact=vandaag() - 43 * DAG)
    klaar = termijn(van_tim, -5)
    attendeer(w.systeem)
    Termijn.objects.filter(pk=klaar.pk).update(afronding="voldaan", afgerond_op=vandaag())
    gevonden = regels(list(op_volgorde(attenderingen_voor(leider), leider)), leider)
    per_kop: dict[str, set[str]] = {}
    for regel in gevonden:
        per_kop.setdefault(regel.kop, set()).add(regel.tekst.partition(" (")[0])
    assert list(per_kop)[:2] == ["Van jou", "Van Ruud Peters, die je waarneemt"]
    assert per_kop["Van jou"] == {
        "Besluit bekendmaken: 12 dagen te laat",
        "Taak: Bel de huisarts, 1 dag te laat",
        "Al 43 dagen geen echt contact",
    }
    assert per_kop["Van Ruud Peters, die je waarneemt"] == {"Besluit bekendmaken: 3 dagen te laat"}
    assert per_kop["Van Tim Bosch, in je team"] == {
        "Besluit bekendmaken: 1 dag te laat",
        "Besluit bekendmaken: intussen gedaan",
    }
    assert per_kop["Nog van niemand, in je team"] == {"Besluit bekendmaken: 2 dagen te laat"}
    html = binnen(leider).get(reverse("werk:attenderingen")).content.decode()
    assert html.index("Van jou</h2>") < html.index("Van Ruud Peters, die je waarneemt</h2>")


def test_alles_gezien_is_ook_wat_op_een_ander_blad_staat(w):
    """Grouped by whose they are, the newest of all may stand at the end."""
    leider, ander = w.medewerker(Functie.TEAMLEIDER), w.medewerker()
    for _ in range(30):
        termijn(dossier(w, leider), -1)
    attendeer(w.systeem)
    termijn(dossier(w, ander), -1)
    attendeer(w.systeem)
    nieuwste = Attendering.objects.filter(aan=leider).latest("pk").pk
    assert f"?tot={nieuwste}" in binnen(leider).get(reverse("werk:attenderingen")).content.decode()


def test_evenveel_vragen_voor_een_attendering_als_voor_veel(w):
    ik = w.medewerker()
    client = binnen(ik)

    def meer(n: int) -> None:
        for _ in range(n):
            rij = dossier(w, ik)
            termijn(rij, -1)
            taak(rij, w, voor=ik, uiterlijk=vandaag() - DAG)
        attendeer(w.systeem)

    url = reverse("werk:attenderingen")
    meer(1)
    een = tel(lambda: client.get(url))
    meer(9)
    veel = tel(lambda: client.get(url))
    assert veel.tekst.count("te laat") >= een.tekst.count("te laat") + 18
    assert veel.vragen == een.vragen <= 5


def test_wie_het_dossier_kwijt_is_ziet_de_attendering_niet_meer(w):
    ik = w.medewerker()
    rij = dossier(w, ik, naam="Vertrokken")
    termijn(rij, -1)
    attendeer(w.systeem)
    Dossier.objects.filter(pk=rij.pk).update(wet=Wet.JEUGD)
    assert attenderingen_voor(ik).count() == 0
    assert "Vertrokken" not in binnen(ik).get(reverse("werk:attenderingen")).content.decode()


def test_een_vraag_zegt_niet_over_wie(w):
    ik, ander = w.medewerker(), w.medewerker()
    rij = dossier(w, ander, naam="Geheimzinnig", team=w.ander_team)
    Attendering.objects.create(
        gemeente=w.gemeente, aan=ik, dossier=rij, soort="vraag", sleutel="vraag:1", gemaakt_op=nu()
    )
    tekst = binnen(ik).get(reverse("werk:attenderingen")).content.decode()
    assert "Een collega heeft een vraag" in tekst
    assert "Geheimzinnig" not in tekst
    assert rij.kenmerk not in tekst
