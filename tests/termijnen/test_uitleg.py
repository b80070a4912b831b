"""The explanation leads to the date: reasons first, each skipped day by name, nothing left to guess."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from basis.termijnen import Duur, Eenheid, Norm, Regels, bereken, dwangsom
from tests.termijnen.test_eigenschappen import KALENDER, dagen

WET = Regels.wet()


def stappen(soort: str, vanaf: date, regels: Regels = WET, commissie: bool = False) -> list[str]:
    return [stap.stap for stap in bereken(soort, vanaf, regels=regels, commissie=commissie).uitleg]


def eigen(aantal: int, eenheid: Eenheid, *, verordening: bool = True) -> Regels:
    norm = Norm("eigen", Duur(aantal, eenheid), date(2026, 1, 1), "Verordening 2026", verordening=verordening)
    return replace(WET, normen=(norm,))


def aantal_genoemd(zinnen: list[str]) -> int:
    """'16 en 17 mei 2026: weekend' names two days."""
    vrij = [zin for zin in zinnen if re.match(r"\d+ [^;]*: [^;]*$", zin)]
    return sum(2 if " en " in zin.split(":")[0] else 1 for zin in vrij)


@given(st.sampled_from(KALENDER), dagen)
def test_elke_overgeslagen_dag_staat_er(soort: str, vanaf: date):
    uitkomst = bereken(soort, vanaf)
    zinnen = [stap.stap for stap in uitkomst.uitleg]
    assert aantal_genoemd(zinnen) == (uitkomst.einddatum - uitkomst.ruwe_einddatum).days


@given(dagen)
def test_bij_werkdagen_staat_elke_dag_die_niet_telt_voor_het_antwoord(vanaf: date):
    uitkomst = bereken("wgs-gesprek-spoed", vanaf)
    zinnen = [stap.stap for stap in uitkomst.uitleg if not stap.stap.startswith("let op")]
    tussen = (uitkomst.einddatum - vanaf).days - 1
    assert aantal_genoemd(zinnen) == tussen - 2
    assert zinnen[-1].endswith(f"{uitkomst.einddatum.year}")
    assert len(zinnen) == 1 or zinnen[-1].startswith("dus ")


def test_drie_werkdagen_over_kerst():
    assert stappen("wgs-gesprek-spoed", date(2026, 12, 24)) == [
        "drie werkdagen na 24 december 2026: alleen gewone dagen tellen",
        "25 december 2026: Eerste Kerstdag",
        "26 december 2026: Tweede Kerstdag",
        "27 december 2026: weekend",
        "dus woensdag 30 december 2026",
    ]
    assert stappen("wgs-gesprek-spoed", date(2026, 5, 16)) == [
        "drie werkdagen na 16 mei 2026: alleen gewone dagen tellen",
        "17 mei 2026: weekend",
        "dus woensdag 20 mei 2026",
    ]


def test_een_dag_die_de_maand_niet_heeft():
    avg = bereken("avg-inzage", date(2027, 1, 31)).uitleg
    assert [(stap.stap, stap.artikel) for stap in avg[:2]] == [
        ("een maand na 31 januari 2027 is 31 februari 2027, maar die dag bestaat niet", "AVG 12 lid 3"),
        (
            "dan telt de laatste dag van die maand: zondag 28 februari 2027",
            "Verordening 1182/71 art. 3 lid 2 onder c",
        ),
    ]
    assert stappen("vernietigingsverzoek", date(2026, 11, 30))[:2] == [
        "drie maanden na 30 november 2026 is 30 februari 2027, maar die dag bestaat niet",
        "dan telt de laatste dag van die maand: zondag 28 februari 2027",
    ]
    assert stappen("avg-inzage", date(2026, 4, 30))[0] == "een maand na 30 april 2026 is zaterdag 30 mei 2026"
    jaar = stappen("eigen", date(2028, 2, 29), eigen(1, Eenheid.JAREN))
    assert jaar[0] == "een jaar na 29 februari 2028 is 29 februari 2029, maar die dag bestaat niet"


def test_twee_gewone_dagen_in_een_korte_termijn():
    assert stappen("eigen", date(2026, 12, 24), eigen(3, Eenheid.DAGEN)) == [
        "drie dagen na 24 december 2026 is zondag 27 december 2026",
        "25 december 2026: Eerste Kerstdag",
        "26 december 2026: Tweede Kerstdag",
        "27 december 2026: weekend",
        "dus maandag 28 december 2026",
        "tot en met 28 december 2026 is er maar één gewone dag; "
        "een termijn van drie dagen of meer heeft er ten minste twee",
        "dus dinsdag 29 december 2026",
    ]


@pytest.mark.parametrize(
    ("soort", "vanaf", "regels", "zin", "artikel"),
    [
        ("evaluatie", date(2026, 6, 27), WET, "een eigen norm staat niet in een wet", "Algemene termijnenwet 1 en 5"),
        ("heronderzoek", date(2026, 1, 3), WET, "een eigen norm staat niet in een wet", "Algemene termijnenwet 1 en 5"),
        ("aflopend", date(2026, 12, 26), WET, "een termijn die terugtelt", "Algemene termijnenwet 1 lid 2"),
        (
            *("eigen", date(2026, 9, 25), eigen(91, Eenheid.DAGEN)),
            *("een termijn van meer dan 90 dagen schuift niet", "Algemene termijnenwet 4 onder a"),
        ),
        (
            *("eigen", date(2026, 9, 25), eigen(13, Eenheid.WEKEN)),
            *("een termijn van meer dan twaalf weken schuift niet", "Algemene termijnenwet 4 onder a"),
        ),
        (
            *("eigen", date(2026, 12, 25), eigen(1, Eenheid.JAREN)),
            *("een termijn in jaren schuift niet", "Algemene termijnenwet 4 onder a"),
        ),
        (
            *("eigen", date(2026, 12, 24), eigen(3, Eenheid.DAGEN, verordening=False)),
            *("een eigen norm staat niet in een wet", "Algemene termijnenwet 1 en 5"),
        ),
    ],
)
def test_waarom_een_dag_niet_schuift(soort: str, vanaf: date, regels: Regels, zin: str, artikel: str):
    uitkomst = bereken(soort, vanaf, regels=regels)
    (stap,) = [stap for stap in uitkomst.uitleg if "schuift niet" in stap.stap]
    assert zin in stap.stap
    assert stap.artikel == artikel


def test_een_verordening_die_niet_schuift():
    regels = eigen(3, Eenheid.DAGEN)
    regels = replace(regels, keuzes=replace(regels.keuzes, verordening_schuift=False))
    stap = bereken("eigen", date(2026, 12, 24), regels=regels).uitleg[-1]
    assert stap.stap.endswith("de gemeente laat een termijn uit de verordening niet schuiven")
    assert stap.artikel == "Gemeentewet 145"


def test_een_adviescommissie_staat_voor_het_antwoord():
    assert stappen("beslissing-op-bezwaar", date(2026, 12, 28), commissie=True)[:2] == [
        "met een adviescommissie is de termijn twaalf weken",
        "twaalf weken na 28 december 2026 is maandag 22 maart 2027",
    ]


def test_de_dwangsom_telt_zijn_bedrag_voor():
    einde, ontvangen = date(2026, 1, 5), date(2026, 1, 6)
    assert [stap.stap for stap in dwangsom(einde, ontvangen, date(2026, 12, 31), date(2026, 2, 5)).uitleg] == [
        "ingebrekestelling ontvangen op 6 januari 2026; de gemeente heeft dan nog twee weken, "
        "dus de eerste dag met dwangsom is woensdag 21 januari 2026",
        "besluit bekendgemaakt op 5 februari 2026; die dag telt niet mee",
        "tot en met 4 februari 2026: 15 dagen, dat is € 357,00 (14 dagen van € 23,00 en 1 dag van € 35,00)",
        "het besluit over de hoogte komt binnen twee weken na 4 februari 2026: uiterlijk woensdag 18 februari 2026",
    ]
    nog_niet = dwangsom(einde, ontvangen, date(2026, 1, 20)).uitleg[-1]
    assert nog_niet.stap == "tot en met 20 januari 2026 is er geen dwangsom"
    # The two weeks end on a feestdag: the days it is rolled over stand there too.
    rol = dwangsom(date(2026, 10, 15), date(2026, 10, 16), date(2027, 6, 1), date(2026, 12, 12)).uitleg
    assert [stap.stap for stap in rol[-5:]] == [
        "het besluit over de hoogte komt binnen twee weken na 11 december 2026: dat is vrijdag 25 december 2026",
        "25 december 2026: Eerste Kerstdag",
        "26 december 2026: Tweede Kerstdag",
        "27 december 2026: weekend",
        "dus maandag 28 december 2026",
    ]
    assert rol[-1].datum == rol[-2].datum + timedelta(days=1)
