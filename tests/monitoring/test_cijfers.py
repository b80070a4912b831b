"""What counts and what does not, and who sees which figure."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from basis.inwoners.models import Inwoner
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import klok_op
from basis.organisatie import handelingen as org
from basis.organisatie import inloggen
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from casussen.enums import Afsluitreden, Grondslag
from monitoring.cijfers import TOTAAL, Cijfer, Sleutel, als_tabel, overzicht
from monitoring.indicatoren import OP_CODE, REGISTER
from monitoring.periode import Periode, lees
from tests.fabriek import Wereld, op, sluit_casus, wereld
from tests.monitoring.hulp import dossier, gebeurt, open_casussen
from toegang.enums import DoorOfNamens, Kanaal
from toegang.handelingen import neem_in_behandeling, neem_melding_op

pytestmark = pytest.mark.django_db
NU = op(2026, 11, 23)
MEI = lees("2026-05")


@pytest.fixture
def w() -> Wereld:
    return wereld()


@pytest.fixture
def ans(w: Wereld) -> Inwoner:
    return w.inwoner()


@pytest.fixture(autouse=True)
def _klok():
    with klok_op(NU):
        yield


@pytest.fixture
def consulent(w: Wereld) -> Hoedanigheid:
    return w.medewerker(Functie.WMO_CONSULENT)


@pytest.fixture
def beleid(w: Wereld) -> Hoedanigheid:
    return w.medewerker(Functie.BELEIDSMEDEWERKER, wetten=[])


def binnen(door: Hoedanigheid) -> Client:
    assert door.medewerker
    client = Client()
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker.pk
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client


def cijfer(
    w: Wereld,
    door: Hoedanigheid | None,
    code: str,
    periode: Periode = MEI,
    kern: Sleutel = TOTAAL,
    stand: Any = None,
) -> Cijfer:
    blad = overzicht(w.gemeente.pk, periode, stand or NU, door, indicatoren=[OP_CODE[code]])
    return blad.kolommen[0].cellen[kern]


def test_instroom_telt_eigen_casussen_een_keer(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    een, ander = open_casussen(w, ans, 2, date(2026, 5, 3))
    gebeurt(w, "casus.geopend", dossier(w, ans), date(2026, 5, 3), herkomst="overgenomen")
    gebeurt(w, "onderzoek.geopend", een, date(2026, 5, 4), aanleiding="nieuw")
    gebeurt(w, "onderzoek.geopend", een, date(2026, 5, 20), aanleiding="herindicatie")
    gebeurt(w, "casus.heropend", ander, date(2026, 5, 21), naar="plan", keer=1)
    open_casussen(w, ans, 1, date(2026, 6, 1))
    assert cijfer(w, consulent, "instroom").n == 2
    assert cijfer(w, consulent, "hernieuwd").n == 1
    assert cijfer(w, consulent, "heropend").n == 1
    assert cijfer(w, consulent, "instroom", lees("2026")).n == 3


def test_meldingen_zonder_signalen(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    def melding(wie: str) -> Any:
        rij = dossier(w, ans)
        gebeurt(w, "melding.opgenomen", rij, date(2026, 5, 3), naar="ontvangen", door_of_namens=wie)
        return rij

    melding("ja")
    later_signaal = melding("onbekend")
    gebeurt(w, "melding.signaal", later_signaal, date(2026, 5, 10))
    signaal = melding("nee")
    assert cijfer(w, consulent, "meldingen").n == 1
    # As it was known before somebody saw it was a signaal.
    assert cijfer(w, consulent, "meldingen", stand=op(2026, 5, 9)).n == 2
    gebeurt(w, "melding.geen_signaal", signaal, date(2026, 5, 12), gesproken_op=date(2026, 5, 12))
    assert cijfer(w, consulent, "meldingen").n == 2


def test_voorliggend_is_een_deel_van_de_afgeronde_meldingen(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    for uitkomst, keer in {"beantwoord": 4, "doorverwezen": 2, "in_behandeling": 5, "ingetrokken": 1}.items():
        for _ in range(keer):
            gebeurt(w, f"melding.{uitkomst}", dossier(w, ans), date(2026, 5, 3), naar=uitkomst, signaal=False)
    gebeurt(w, "melding.beantwoord", dossier(w, ans), date(2026, 5, 3), naar="beantwoord", signaal=True)
    deel = cijfer(w, consulent, "voorliggend")
    assert (deel.n, deel.procent, deel.tekst) == (12, 50, "50%")


def test_doorstroom_en_uitstroom(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    rij = dossier(w, ans)
    for van, naar in [
        ("aangemeld", "onderzoek"),
        ("onderzoek", "plan"),
        ("plan", "toekenning"),
        ("toekenning", "plan"),
        ("plan", "hulpverlening"),
        ("hulpverlening", "afgesloten"),
        ("afgesloten", "hulpverlening"),
    ]:
        gebeurt(w, "casus.status", rij, date(2026, 5, 3), van=van, naar=naar)
    gebeurt(w, "casus.afgesloten", rij, date(2026, 5, 3), reden="volgens_plan")
    blad = overzicht(w.gemeente.pk, MEI, NU, consulent)
    kolom = {kolom.indicator.code: kolom for kolom in blad.kolommen}
    assert kolom["doorstroom"].totaal.n == 3
    assert set(kolom["doorstroom"].delen) == {
        ("van toegang naar toekenning", "1"),
        ("van toekenning naar toegang", "1"),
        ("van toegang naar hulpverlening", "1"),
    }
    assert kolom["uitstroom"].delen == (("volgens plan", "1"),)


def _start(w: Wereld, ans: Inwoner, dagen: int, **velden: Any) -> None:
    begin = date(2026, 5, 1)
    gemeld = date.fromordinal(begin.toordinal() - dagen)
    lading: dict[str, Any] = {"eerste": True, "grondslag": "besluit", "op": begin, "gemeld_op": gemeld, **velden}
    gebeurt(w, "ondersteuning.gestart", dossier(w, ans), begin, naar="gestart", **lading)


def test_wachttijd(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    for dagen in (10, 20, 30, 40, 50, 56, 57, 60, 70, 80):
        _start(w, ans, dagen)
    _start(w, ans, 400, eerste=False)
    _start(w, ans, 400, grondslag="overgenomen")
    wacht = cijfer(w, consulent, "wachttijd")
    # By hand: median between 50 and 56, P90 at 70 + 0.1 × 10; 6 of 10 within 56 days.
    assert (wacht.n, wacht.midden, wacht.grens, wacht.procent) == (10, 53, 71, 60)
    assert wacht.tekst == "53 dagen"


def test_te_weinig_voor_een_midden(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    assert cijfer(w, consulent, "wachttijd").tekst == "geen"
    for _ in range(9):
        _start(w, ans, 10)
    wacht = cijfer(w, consulent, "wachttijd")
    assert (wacht.tekst, wacht.n, wacht.midden) == ("te weinig", 9, None)


def test_duur_van_de_hulp(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    def einde(dagen: int, reden: str, begin: bool = True) -> None:
        laatste = date(2026, 5, 31)
        start = date.fromordinal(laatste.toordinal() - dagen + 1) if begin else None
        gebeurt(w, "ondersteuning.beeindigd", dossier(w, ans), laatste, op=laatste, gestart_op=start, reden=reden)

    for dagen in range(1, 12):
        einde(dagen, "31")
    for administratief in ("20", "36", "37", "39"):
        einde(900, administratief)
    einde(1, "32", begin=False)
    duur = cijfer(w, consulent, "hulpduur")
    assert (duur.n, duur.midden, duur.grens) == (11, 6, 10)


def test_pas_bekend_telt_pas_vanaf_dan(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    open_casussen(w, ans, 1, date(2026, 5, 3))
    laat = dossier(w, ans)
    gebeurt(w, "casus.geopend", laat, date(2026, 5, 4), bekend=date(2026, 7, 1), herkomst="eigen")
    assert cijfer(w, consulent, "instroom", stand=op(2026, 6, 1)).n == 1
    assert cijfer(w, consulent, "instroom").n == 2


def test_middernacht_in_amsterdam(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    rij = dossier(w, ans)
    from basis.journaal.schrijven import schrijf

    schrijf("casus.geopend", w.systeem, dossier=rij, gebeurd_op=op(2026, 6, 1, 0, 30), herkomst="eigen")
    assert cijfer(w, consulent, "instroom", lees("2026-06")).n == 1
    assert cijfer(w, consulent, "instroom", lees("2026-05")).n == 0


def test_wie_mag_wat_zien(w: Wereld, ans: Inwoner, consulent: Hoedanigheid, beleid: Hoedanigheid) -> None:
    open_casussen(w, ans, 9, date(2026, 5, 3))
    assert cijfer(w, consulent, "instroom").tekst == "9"
    dicht = cijfer(w, beleid, "instroom")
    assert (dicht.tekst, dicht.tegel, dicht.n) == ("niet getoond", "< 10", None)
    assert cijfer(w, None, "instroom") == dicht
    ander = w.medewerker(Functie.WMO_CONSULENT, team=w.ander_team)
    assert cijfer(w, ander, "instroom").n is None
    # Of another wet nothing may be opened either.
    assert cijfer(w, w.medewerker(Functie.JEUGDCONSULENT, wetten=[Wet.JEUGD]), "instroom").n is None
    open_casussen(w, ans, 1, date(2026, 5, 3))
    assert cijfer(w, beleid, "instroom").n == 10
    # 9 of the own team and 10 others: 19 may be told, 13 of which 4 are others may not.
    assert cijfer(w, ander, "instroom").n == 10
    open_casussen(w, ans, 9, date(2026, 5, 3), team=w.ander_team)
    assert cijfer(w, ander, "instroom").n == 19
    assert cijfer(w, consulent, "instroom").n is None


def test_kleine_kern_is_niet_af_te_trekken(w: Wereld, ans: Inwoner, beleid: Hoedanigheid) -> None:
    zetten = org.voeg_kern_toe(w.systeem, "Zetten", w.toegangspunt)
    driel = org.voeg_kern_toe(w.systeem, "Driel", w.toegangspunt)
    open_casussen(w, ans, 30, date(2026, 5, 3))
    open_casussen(w, ans, 4, date(2026, 5, 3), kern=zetten)
    open_casussen(w, ans, 12, date(2026, 5, 3), kern=driel)
    blad = overzicht(w.gemeente.pk, MEI, NU, beleid, indicatoren=[OP_CODE["instroom"]])
    cellen = blad.kolommen[0].cellen
    assert cellen[TOTAAL].n == 46
    assert cellen[w.kern.pk].n == 30
    assert cellen[zetten.pk].tekst == cellen[driel.pk].tekst == "niet getoond"
    assert ["Driel", "niet getoond"] in als_tabel(blad)
    assert ["Gemeentebreed", "46"] in als_tabel(blad)


def test_nul_van_n_wordt_niet_getoond(w: Wereld, ans: Inwoner, beleid: Hoedanigheid, consulent: Hoedanigheid) -> None:
    for _ in range(12):
        gebeurt(w, "melding.in_behandeling", dossier(w, ans), date(2026, 5, 3), naar="in_behandeling")
    assert cijfer(w, consulent, "voorliggend").tekst == "0%"
    dicht = cijfer(w, beleid, "voorliggend")
    assert (dicht.tekst, dicht.procent, dicht.n) == ("niet getoond", None, 12)


def test_andere_gemeente_telt_niet(w: Wereld, ans: Inwoner) -> None:
    open_casussen(w, ans, 12, date(2026, 5, 3))
    elders = wereld()
    assert cijfer(elders, elders.medewerker(), "instroom").n == 0


def test_door_de_werkwoorden(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    """The kinds of event monitoring counts are those the rooms really write."""
    melding = neem_melding_op(
        consulent,
        inwoner=ans,
        vraag="Hulp in huis",
        kanaal=Kanaal.TELEFOON,
        door_of_namens=DoorOfNamens.JA,
        ontvangen_op=NU.date(),
        plaats=w.toegangspunt,
        kern=w.kern,
    )
    casus = neem_in_behandeling(consulent, melding.pk, wet=Wet.WMO, grondslag=Grondslag.BESLUIT)
    sluit_casus(consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="De inwoner trok de vraag in.")
    blad = overzicht(w.gemeente.pk, lees("2026-11"), NU, consulent)
    cel = {kolom.indicator.code: kolom.totaal.n for kolom in blad.kolommen}
    assert (cel["meldingen"], cel["instroom"], cel["uitstroom"], cel["voorliggend"]) == (1, 1, 1, 1)
    assert blad.kolommen[0].cellen[w.kern.pk].n == 1
    soorten = set(Gebeurtenis.objects.filter(gemeente_id=w.gemeente.pk).values_list("soort", flat=True))
    assert {"melding.opgenomen", "melding.in_behandeling", "casus.geopend", "casus.afgesloten"} <= soorten


def test_register_is_compleet() -> None:
    assert len(OP_CODE) == len(REGISTER)
    for indicator in REGISTER:
        assert all((indicator.naam, indicator.uitleg, indicator.populatie, indicator.regel, indicator.bron))
        assert indicator.eigenaar
        assert indicator.versie >= 1


# -- screens ---------------------------------------------------------------------------------------


def test_bladzijde_en_csv_zeggen_hetzelfde(w: Wereld, ans: Inwoner, beleid: Hoedanigheid) -> None:
    open_casussen(w, ans, 4, date(2026, 5, 3))
    client = binnen(beleid)
    tekst = client.get("/cijfers/?periode=2026-05").content.decode()
    assert "&lt; 10" in tekst
    assert "niet getoond" in tekst
    assert "Bekijk de lijst" not in tekst
    csv = client.get("/cijfers/csv/?periode=2026-05")
    assert csv["Content-Type"] == "text/csv; charset=utf-8"
    regels = csv.content.decode("utf-8-sig").splitlines()
    instroom = regels[0].split(";").index("Instroom")
    assert {regel.split(";")[instroom] for regel in regels[1:3]} == {"niet getoond"}
    assert client.get("/cijfers/lijst/instroom/?periode=2026-05").status_code == 404


def test_lijst_achter_een_cijfer(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    eigen = open_casussen(w, ans, 2, date(2026, 5, 3))
    (vreemd,) = open_casussen(w, ans, 1, date(2026, 5, 3), team=w.ander_team)
    client = binnen(consulent)
    bladzijde = client.get("/cijfers/?periode=2026-05")
    (tegel,) = [tegel for tegel in bladzijde.context["tegels"] if tegel["anker"] == "instroom"]
    voor = Raadpleging.objects.filter(soort="lijst").count()
    antwoord = client.get(tegel["url"])
    tekst = antwoord.content.decode()
    assert all(rij.kenmerk in tekst for rij in eigen)
    assert vreemd.kenmerk not in tekst
    assert "Er kunnen meer zaken zijn" in tekst
    assert Raadpleging.objects.filter(soort="lijst").count() == voor + 1
    # Recorded after the page was made: the list stays as the figure was.
    with klok_op(op(2026, 11, 24, 15)):
        nieuw = dossier(w, ans)
        gebeurt(w, "casus.geopend", nieuw, date(2026, 5, 9), bekend=date(2026, 11, 24), herkomst="eigen")
        assert nieuw.kenmerk not in client.get(tegel["url"]).content.decode()
        assert nieuw.kenmerk in client.get("/cijfers/lijst/instroom/?periode=2026-05").content.decode()
    los = client.get(tegel["url"] + "&formaat=csv").content.decode("utf-8-sig")
    assert [rij.kenmerk in los for rij in (*eigen, vreemd)] == [True, True, False]


def test_zelfgekozen_moment_telt_niet(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    open_casussen(w, ans, 1, date(2026, 5, 3))
    pad = "/cijfers/lijst/instroom/?periode=2026-05&stand=2026-01-01T00:00:00%2B01:00"
    assert len(binnen(consulent).get(pad).context["regels"]) == 1


@pytest.mark.parametrize(("eigen", "ander", "zin"), [(1, 9, "Er kunnen meer"), (3, 10, "Nog 10 zaken"), (12, 0, "")])
def test_hoeveel_de_lijst_achterhoudt(
    w: Wereld, ans: Inwoner, consulent: Hoedanigheid, eigen: int, ander: int, zin: str
) -> None:
    open_casussen(w, ans, eigen, date(2026, 5, 3))
    open_casussen(w, ans, ander, date(2026, 5, 3), team=w.ander_team)
    antwoord = binnen(consulent).get("/cijfers/lijst/instroom/?periode=2026-05")
    assert antwoord.context["rest"].startswith(zin)
    assert bool(antwoord.context["rest"]) == bool(zin)
    assert len(antwoord.context["regels"]) == eigen


@pytest.mark.parametrize("code", [indicator.code for indicator in REGISTER])
def test_elke_lijst_opent(w: Wereld, consulent: Hoedanigheid, code: str) -> None:
    assert binnen(consulent).get(f"/cijfers/lijst/{code}/?periode=2026&kern={w.kern.pk}").status_code == 200


def test_onzin_in_het_adres(w: Wereld, consulent: Hoedanigheid) -> None:
    client = binnen(consulent)
    assert client.get("/cijfers/?periode=ooit&kern=999").status_code == 200
    for pad in ("lijst/onzin/", "lijst/instroom/?periode=ooit", "lijst/instroom/?kern=x", "rapporten/1/"):
        assert client.get(f"/cijfers/{pad}").status_code == 404
    vreemd = wereld().kern.pk
    assert client.get(f"/cijfers/lijst/instroom/?kern={vreemd}").status_code == 404
    assert client.get("/cijfers/?periode=2026-11&stand=x").status_code == 200


def test_wie_geen_cijfers_ziet(w: Wereld) -> None:
    for functie in (Functie.VRIJWILLIGER, Functie.ADMINISTRATIE, Functie.AANBIEDER, Functie.BEHEERDER):
        client = binnen(w.medewerker(functie))
        for pad in ("", "csv/", "lijst/instroom/", "rapporten/", "rapporten/1/"):
            assert client.get(f"/cijfers/{pad}").status_code == 403


def test_vast_aantal_queries(w: Wereld, ans: Inwoner, consulent: Hoedanigheid, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = binnen(consulent)

    def tel() -> list[int]:
        uit = []
        for pad in ("/cijfers/?periode=2026-05", "/cijfers/lijst/instroom/?periode=2026-05"):
            with CaptureQueriesContext(connection) as gezien:
                assert client.get(pad).status_code == 200
            uit.append(len(gezien))
        return uit

    _start(w, ans, 3)
    _start(w, ans, 3)
    open_casussen(w, ans, 1, date(2026, 5, 3))
    voor = tel()
    for nummer in range(8):
        kern = org.voeg_kern_toe(w.systeem, f"Kern {nummer}", w.toegangspunt)
        open_casussen(w, ans, 3, date(2026, 5, 3), kern=kern)
        _start(w, ans, 40)
    assert tel() == voor
