"""Dated rows: KB days, a verordening, service norms, own kinds and the choices lawyers may make."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from basis.termijnen import Duur, Eenheid, Keuzes, Norm, Opschorting, Regels, TermijnFout, bereken, soorten, streefdatum
from basis.termijnen.normen import met_norm as met_norm_van
from basis.termijnen.soorten import zoek_soort

WET = Regels.wet()
WET_AF = date(2026, 1, 1)


def met_norm(soort: str, aantal: int, eenheid: Eenheid, **extra: Any) -> Regels:
    norm = Norm(soort, Duur(aantal, eenheid), extra.pop("geldig_vanaf", date(2026, 1, 1)), "Verordening 2026", **extra)
    return replace(WET, normen=(*WET.normen, norm))


def met(**keuzes: Any) -> Regels:
    return replace(WET, keuzes=replace(Keuzes(), **keuzes))


def test_een_nieuwe_kb_dag_verschuift_de_termijn_en_maakt_het_jaar_bekend():
    regels = WET.met_kb_dag(date(2029, 5, 11), "Besluit gelijkstelling 2029-2031")
    assert bereken("wmo-onderzoek", date(2029, 3, 30)).einddatum == date(2029, 5, 11)
    uitkomst = bereken("wmo-onderzoek", date(2029, 3, 30), regels=regels)
    assert uitkomst.einddatum == date(2029, 5, 14)
    assert not any("niet bekend" in stap.stap for stap in uitkomst.uitleg)


def test_een_vervallen_kb_dag_telt_niet_meer():
    regels = WET.met_kb_dag(date(2026, 5, 15), "ingetrokken", geldt=False)
    assert bereken("wmo-onderzoek", date(2026, 4, 2), regels=regels).einddatum == date(2026, 5, 15)
    assert bereken("wmo-onderzoek", date(2026, 4, 2)).einddatum == date(2026, 5, 18)


def test_verordening_geeft_de_jeugdtermijn_en_sluit_de_redelijke_termijn_uit():
    regels = met_norm("jeugd-besluit", 6, Eenheid.WEKEN, verordening=True)
    uitkomst = bereken("jeugd-besluit", date(2026, 11, 13), regels=regels)
    assert (uitkomst.ruwe_einddatum, uitkomst.einddatum) == (date(2026, 12, 25), date(2026, 12, 28))
    assert uitkomst.uitleg[0].artikel == "Verordening 2026"
    assert uitkomst.uitleg[-1].artikel.startswith("Gemeentewet 145")
    with pytest.raises(TermijnFout, match="Verordening 2026 geeft al een termijn"):
        bereken("jeugd-besluit", date(2026, 11, 13), regels=regels, redelijke_termijn=date(2027, 2, 1))
    with pytest.raises(TermijnFout, match="4:14 lid 1"):
        bereken("jeugd-besluit", date(2026, 11, 13), regels=regels, verdaging=True)


def test_verordening_zonder_verschuiven_is_een_keuze():
    regels = replace(
        met_norm("jeugd-besluit", 6, Eenheid.WEKEN, verordening=True), keuzes=Keuzes(verordening_schuift=False)
    )
    assert bereken("jeugd-besluit", date(2026, 11, 13), regels=regels).einddatum == date(2026, 12, 25)


def test_een_norm_geldt_vanaf_zijn_dag():
    regels = met_norm("jeugd-besluit", 6, Eenheid.WEKEN, verordening=True, geldig_vanaf=date(2026, 7, 1))
    assert bereken("jeugd-besluit", date(2026, 6, 30), regels=regels).ruwe_einddatum == date(2026, 8, 25)
    assert bereken("jeugd-besluit", date(2026, 7, 1), regels=regels).ruwe_einddatum == date(2026, 8, 12)


def test_de_laatste_van_twee_rijen_geldt():
    regels = met_norm("jeugd-besluit", 6, Eenheid.WEKEN, verordening=True)
    later = Norm("jeugd-besluit", Duur(4, Eenheid.WEKEN), date(2026, 9, 1), "Verordening 2027", verordening=True)
    regels = replace(regels, normen=(later, *regels.normen))
    assert bereken("jeugd-besluit", date(2026, 9, 1), regels=regels).ruwe_einddatum == date(2026, 9, 29)
    assert bereken("jeugd-besluit", date(2026, 8, 31), regels=regels).ruwe_einddatum == date(2026, 10, 12)


def test_schuldhulp_kan_korter_maar_niet_langer_dan_acht_weken():
    kort = met_norm("wgs-besluit", 4, Eenheid.WEKEN, verordening=True)
    lang = met_norm("wgs-besluit", 10, Eenheid.WEKEN, verordening=True)
    assert bereken("wgs-besluit", date(2026, 11, 2), regels=kort).einddatum == date(2026, 11, 30)
    with pytest.raises(TermijnFout, match="hoogstens acht weken"):
        bereken("wgs-besluit", date(2026, 11, 2), regels=lang)


def test_een_norm_verandert_een_wettelijke_termijn_niet_maar_geeft_een_streefdatum():
    regels = met_norm("wmo-onderzoek", 4, Eenheid.WEKEN)
    assert bereken("wmo-onderzoek", date(2026, 11, 2), regels=regels).einddatum == date(2026, 12, 14)
    doel = streefdatum("wmo-onderzoek", date(2026, 11, 2), regels=regels)
    assert doel is not None
    assert doel.einddatum == date(2026, 11, 30)
    assert streefdatum("wmo-onderzoek", date(2026, 11, 2), regels=WET) is None


def test_streefdatum_in_werkdagen():
    regels = met_norm("wmo-besluit", 5, Eenheid.WERKDAGEN)
    doel = streefdatum("wmo-besluit", date(2026, 12, 23), regels=regels)
    assert doel is not None
    assert doel.einddatum == date(2026, 12, 31)  # Thu 24, Mon 28, Tue 29, Wed 30, Thu 31


def test_heronderzoek_en_aflopend_volgen_de_norm():
    regels = met_norm("heronderzoek", 6, Eenheid.MAANDEN)
    assert bereken("heronderzoek", date(2026, 8, 31), regels=regels).einddatum == date(2027, 2, 28)
    regels = met_norm("aflopend", 8, Eenheid.WEKEN)
    assert bereken("aflopend", date(2026, 12, 31), regels=regels).einddatum == date(2026, 11, 5)
    assert any("standaard" in stap.stap for stap in bereken("aflopend", date(2026, 12, 31)).uitleg)
    assert not any("standaard" in s.stap for s in bereken("aflopend", date(2026, 12, 31), regels=regels).uitleg)


def test_een_eigen_soort_van_de_gemeente():
    regels = met_norm("eerste-contact", 3, Eenheid.WERKDAGEN, startgebeurtenis="ontvangst van de melding")
    assert soorten(regels)["eerste-contact"].duur.startswith("drie werkdagen")
    assert bereken("eerste-contact", date(2026, 12, 24), regels=regels).einddatum == date(2026, 12, 30)
    with pytest.raises(TermijnFout, match="geldt pas vanaf 01-01-2026"):
        bereken("eerste-contact", date(2025, 12, 24), regels=regels)


@pytest.mark.parametrize(
    ("aantal", "eenheid", "verordening", "einde"),
    [
        (3, Eenheid.DAGEN, False, date(2026, 12, 27)),  # a norm of its own stands as it falls
        # Three days over Christmas: Monday 28 is the first working day, art. 2 wants a second one.
        (3, Eenheid.DAGEN, True, date(2026, 12, 29)),
        (2, Eenheid.DAGEN, True, date(2026, 12, 28)),  # art. 2 only from three days
        # Art. 4: 90 days, 12 weeks and 3 months still roll; one more does not.
        (13, Eenheid.WEKEN, True, date(2027, 3, 25)),
        (91, Eenheid.DAGEN, True, date(2027, 3, 25)),
        (4, Eenheid.MAANDEN, True, date(2027, 4, 24)),
        (1, Eenheid.JAREN, True, date(2027, 12, 24)),
    ],
)
def test_korte_en_lange_termijnen_van_een_verordening(aantal: int, eenheid: Eenheid, verordening: bool, einde: date):
    regels = met_norm("eigen", aantal, eenheid, verordening=verordening)
    assert bereken("eigen", date(2026, 12, 24), regels=regels).einddatum == einde


def test_grens_van_artikel_4():
    negentig = met_norm("eigen", 90, Eenheid.DAGEN, verordening=True)
    meer = met_norm("eigen", 91, Eenheid.DAGEN, verordening=True)
    # 26 September + 90 days = 25 December; 25 September + 91 days too.
    assert bereken("eigen", date(2026, 9, 26), regels=negentig).einddatum == date(2026, 12, 28)
    uitkomst = bereken("eigen", date(2026, 9, 25), regels=meer)
    assert uitkomst.einddatum == date(2026, 12, 25)
    assert uitkomst.uitleg[-1].artikel == "Algemene termijnenwet 4 onder a"


@pytest.mark.parametrize(
    ("soort", "vanaf", "keuze", "extra", "einde"),
    [
        # Verdaging from Monday 28 December instead of the raw Friday.
        (
            "beslissing-op-bezwaar",
            date(2026, 11, 13),
            {"verdaging_vanaf_ruwe_einddatum": False},
            {"verdaging": True},
            date(2027, 2, 8),
        ),
        # The same, and suspended in the weeks of the verdaging: 8 February + 11 days.
        (
            "beslissing-op-bezwaar",
            date(2026, 11, 13),
            {"verdaging_vanaf_ruwe_einddatum": False},
            {"verdaging": True, "opschortingen": [Opschorting(date(2027, 1, 10), date(2027, 1, 20))]},
            date(2027, 2, 19),
        ),
        # Suspended in the days the first six weeks were rolled over: those days come on top, no more and no less.
        (
            "beslissing-op-bezwaar",
            date(2026, 11, 13),
            {"verdaging_vanaf_ruwe_einddatum": False},
            {"verdaging": True, "opschortingen": [Opschorting(date(2026, 12, 27), date(2026, 12, 30))]},
            date(2027, 2, 12),
        ),
        ("zoektermijn", date(2026, 11, 28), {"zoektermijn_schuift": True}, {}, date(2026, 12, 28)),
        # Goede Vrijdag and KB days left out for the AVG.
        ("avg-inzage", date(2026, 4, 15), {"avg_gelijkgestelde_dagen": False}, {}, date(2026, 5, 15)),
        ("avg-inzage", date(2026, 3, 3), {"avg_gelijkgestelde_dagen": False}, {}, date(2026, 4, 3)),
        (
            "bob-na-uitspraak",
            date(2026, 11, 13),
            {"termijn_rechter_schuift": True},
            {"termijn_rechter": date(2027, 1, 31)},
            date(2027, 2, 1),
        ),
        ("evaluatie", date(2026, 6, 26), {"norm_schuift": True}, {}, date(2026, 12, 26)),
    ],
)
def test_elke_keuze_verandert_de_uitkomst(
    soort: str, vanaf: date, keuze: dict[str, Any], extra: dict[str, Any], einde: date
):
    assert bereken(soort, vanaf, regels=met(**keuze), **extra).einddatum == einde


def test_een_verordening_in_werkdagen_kan_worden_opgeschort():
    regels = met_norm("jeugd-besluit", 10, Eenheid.WERKDAGEN, verordening=True)
    # Monday 14 December + 10 werkdagen: 15-18 (4), 21-24 (8), 28 (9), 29 (10).
    assert bereken("jeugd-besluit", date(2026, 12, 14), regels=regels).einddatum == date(2026, 12, 29)
    stil = [Opschorting(date(2026, 12, 16), date(2026, 12, 18))]
    uitkomst = bereken("jeugd-besluit", date(2026, 12, 14), regels=regels, opschortingen=stil)
    assert (uitkomst.ruwe_einddatum, uitkomst.einddatum) == (date(2027, 1, 1), date(2027, 1, 4))


def test_werkdagen_terugtellen():
    regels = met_norm("aflopend", 3, Eenheid.WERKDAGEN)
    assert bereken("aflopend", date(2026, 12, 29), regels=regels).einddatum == date(2026, 12, 23)


def test_schuldhulp_in_werkdagen_blijft_binnen_acht_weken():
    kort = met_norm("wgs-besluit", 10, Eenheid.WERKDAGEN, verordening=True)
    lang = met_norm("wgs-besluit", 41, Eenheid.WERKDAGEN, verordening=True)
    assert bereken("wgs-besluit", date(2026, 11, 2), regels=kort).einddatum == date(2026, 11, 16)
    with pytest.raises(TermijnFout, match="hoogstens"):
        bereken("wgs-besluit", date(2026, 11, 2), regels=lang)


def test_een_norm_die_voorbij_is_laat_geen_oudere_terugkomen():
    def norm(vanaf: str, weken_: int, tot: str | None = None) -> Norm:
        return Norm(
            "jeugd-besluit",
            Duur(weken_, Eenheid.WEKEN),
            date.fromisoformat(vanaf),
            f"verordening {vanaf[:4]}",
            verordening=True,
            geldig_tot=date.fromisoformat(tot) if tot else None,
        )

    regels = replace(Regels.wet(), normen=(norm("2020-01-01", 6), norm("2024-01-01", 5, "2025-12-31")))
    duur = {
        dag: bereken("jeugd-besluit", date.fromisoformat(dag), regels=regels).uitleg[0].stap.split(" na ")[0]
        for dag in ("2023-06-01", "2025-12-31", "2026-01-02")
    }
    assert duur == {"2023-06-01": "zes weken", "2025-12-31": "vijf weken", "2026-01-02": "acht weken"}


def test_een_product_zonder_eigen_norm_volgt_de_norm_voor_alles():
    product = met_norm("aflopend:HBH", 4, Eenheid.WEKEN, geldig_tot=date(2026, 12, 31))
    alles = replace(product, normen=(*product.normen, Norm("aflopend", Duur(10, Eenheid.WEKEN), WET_AF, "beleid")))
    dag = date(2027, 6, 30)
    assert bereken("aflopend:HBH", date(2026, 12, 31), regels=product).einddatum == date(2026, 12, 3)
    assert bereken("aflopend:HBH", dag, regels=product).einddatum == dag - timedelta(weeks=16)
    assert bereken("aflopend:HBH", dag, regels=alles).einddatum == dag - timedelta(weeks=10)
    # A code nobody ever gave a norm stays unknown.
    for code in ("aflopend:ONZIN", "wmo-besluit:HBH", "aflopend:"):
        with pytest.raises(TermijnFout, match="Onbekende soort"):
            bereken(code, dag, regels=alles)


@pytest.mark.parametrize(
    ("soort", "verordening", "duur"),
    [
        ("jeugd-besluit", True, "drie weken (uit de verordening)"),
        ("wgs-besluit", True, "drie weken (uit de verordening)"),
        ("eerste-contact", True, "drie weken (uit de verordening)"),
        ("eerste-contact", False, "drie weken (eigen norm; de wet noemt geen termijn)"),
        ("aflopend:HBH", False, "drie weken (telt terug; eigen norm; de wet noemt geen termijn)"),
    ],
)
def test_de_duur_zegt_wie_hem_gaf(soort: str, verordening: bool, duur: str):
    regels = met_norm(soort, 3, Eenheid.WEKEN, verordening=verordening)
    dag = date(2026, 11, 2)
    assert met_norm_van(zoek_soort(soort, dag, regels), dag, regels).duur == duur


def test_de_duur_van_de_wet_zelf():
    assert soorten()["wgs-besluit"].duur == "hoogstens acht weken (de verordening kan een kortere termijn geven)"
    assert soorten()["aflopend"].duur == "16 weken (telt terug; eigen norm; de wet noemt geen termijn)"
