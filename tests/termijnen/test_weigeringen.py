"""Questions the law has no answer to get one clear Dutch line."""

from datetime import date, datetime
from typing import Any

import pytest

from basis.termijnen import Opschorting, TermijnFout, bereken

DAG = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("soort", "extra", "zin"),
    [
        ("onzin", {}, "Onbekende soort termijn “onzin”"),
        ("wmo-besluit", {"verdaging": True}, "4:14 lid 1"),
        ("wgs-besluit", {"verdaging": True}, "4:14 lid 1"),
        ("jeugd-besluit", {"verdaging": True}, "4:14 lid 3"),
        ("wmo-onderzoek", {"verdaging": True}, "de wet kent dat hier niet"),
        ("bezwaar", {"verdaging": True}, "de wet kent dat hier niet"),
        ("avg-inzage", {"verdaging": True}, "twee maanden erbij, gemeld binnen de eerste maand"),
        ("avg-inzage", {"verdaging": True}, "Reken met avg-inzage-verlengd."),
        ("avg-inzage-verlengd", {"verdaging": True}, "de wet kent dat hier niet"),
        ("wmo-besluit", {"commissie": True}, "alleen beslissing-op-bezwaar"),
        ("klacht", {"commissie": True}, "alleen beslissing-op-bezwaar"),
        ("wmo-besluit", {"redelijke_termijn": date(2027, 1, 1)}, "4:14 lid 1"),
        ("wgs-besluit", {"redelijke_termijn": date(2027, 6, 1)}, "4:14 lid 1"),
        ("bezwaar", {"redelijke_termijn": date(2027, 6, 1)}, "alleen over een besluit op een aanvraag"),
        ("wmo-onderzoek", {"redelijke_termijn": date(2027, 6, 1)}, "alleen over een besluit op een aanvraag"),
        (
            "beslissing-op-bezwaar",
            {"redelijke_termijn": date(2027, 6, 1)},
            "verdagen met zes weken (Awb 7:10 lid 3); verder uitstel vraagt instemming (Awb 7:10 lid 4)",
        ),
        ("klacht", {"redelijke_termijn": date(2027, 6, 1)}, "verdagen met vier weken (Awb 9:11 lid 2)."),
        ("jeugd-besluit", {"genoemd_op": date(2026, 12, 1)}, "hoort bij een redelijke termijn"),
        (
            "jeugd-besluit",
            {"redelijke_termijn": date(2027, 2, 1), "genoemd_op": date(2026, 11, 1)},
            "vóór de termijn begon op 2 november 2026",
        ),
        (
            "jeugd-besluit",
            {"redelijke_termijn": date(2027, 2, 1), "genoemd_op": date(2027, 2, 1)},
            "later zijn dan de brief van 1 februari 2027",
        ),
        # Suspended for two weeks before the letter: the term itself ran to 11 January already.
        (
            "jeugd-besluit",
            {
                "redelijke_termijn": date(2027, 1, 11),
                "genoemd_op": date(2026, 12, 1),
                "opschortingen": [Opschorting(date(2026, 11, 10), date(2026, 11, 23))],
            },
            "later zijn dan 11 januari 2027",
        ),
        ("jeugd-besluit", {"redelijke_termijn": date(2026, 12, 28)}, "later zijn dan 28 december 2026"),
        ("wmo-besluit", {"termijn_rechter": date(2027, 1, 1)}, "bob-na-uitspraak"),
        ("bob-na-uitspraak", {"termijn_rechter": DAG}, "na 2 november 2026"),
        ("wmo-besluit", {"uitzondering": "onderwijs"}, "zoektermijn"),
        ("zoektermijn", {"uitzondering": "zomaar"}, "Onbekende uitzondering “zomaar”"),
    ],
)
def test_combinatie_die_de_wet_niet_kent(soort: str, extra: dict[str, Any], zin: str):
    with pytest.raises(TermijnFout) as fout:
        bereken(soort, DAG, **extra)
    assert zin in str(fout.value)
    assert "\n" not in str(fout.value)


def test_voor_de_wet_er_was():
    with pytest.raises(TermijnFout, match="geldt pas vanaf 01-01-2015"):
        bereken("wmo-onderzoek", date(2014, 12, 31))
    assert bereken("wmo-onderzoek", date(2015, 1, 1)).einddatum == date(2015, 2, 12)


def test_te_ver_weg():
    with pytest.raises(TermijnFout, match="te ver weg"):
        bereken("avg-inzage", date(9999, 12, 15))
    with pytest.raises(TermijnFout, match="te ver weg"):
        bereken("wmo-onderzoek", date(9999, 12, 30))


def test_een_tijdstip_is_geen_dag():
    with pytest.raises(TypeError):
        bereken("wmo-onderzoek", datetime(2026, 11, 2, 10, 0))  # noqa: DTZ001


def test_onbekend_kb_jaar_staat_in_het_antwoord():
    uitkomst = bereken("wmo-onderzoek", date(2028, 12, 1))
    assert uitkomst.einddatum == date(2029, 1, 12)
    assert uitkomst.uitleg[-1].stap == ("let op: de KB-dagen van 2029 zijn niet bekend; de datum kan nog verschuiven")
    assert not any("niet bekend" in stap.stap for stap in bereken("wmo-onderzoek", DAG).uitleg)


def test_bezwaartermijn_die_niet_op_een_werkdag_eindigt_wordt_gemeld():
    uitkomst = bereken("beslissing-op-bezwaar", date(2026, 12, 25))
    assert any("daarop eindigt geen bezwaartermijn" in stap.stap for stap in uitkomst.uitleg)
