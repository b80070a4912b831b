"""RFC 5545, line by line; and nothing about the inwoner in it."""

import re
from uuid import UUID

import pytest

from basis.werk.ics import _gevouwen, _tekst, afspraak_als_ics
from basis.werk.models import Afspraak
from tests.fabriek import op

UID = UUID("3b2f4c1e-7d0a-4f5e-9a6b-0c1d2e3f4a5b")


def _maak(**anders: object) -> Afspraak:
    velden = {
        "soort": "huisbezoek",
        "begin": op(2026, 11, 30, 10),
        "einde": op(2026, 11, 30, 11),
        "plaats": "Lindelaan 12, Elst",
        "toelichting": "Ans Verhoeven; neem de buurvrouw mee",
        "reden": "ziek",
        "uid": UID,
        "volgnummer": 0,
        **anders,
    }
    return Afspraak(**velden)


def test_heel_het_bestand() -> None:
    assert afspraak_als_ics(_maak(), "W-2026-00914", op(2026, 11, 23, 9, 30)).decode() == (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Toegangspunt//Agenda//NL\r\nCALSCALE:GREGORIAN\r\n"
        "BEGIN:VEVENT\r\nUID:3b2f4c1e-7d0a-4f5e-9a6b-0c1d2e3f4a5b\r\nDTSTAMP:20261123T083000Z\r\n"
        "DTSTART:20261130T090000Z\r\nDTEND:20261130T100000Z\r\nSEQUENCE:0\r\n"
        "SUMMARY:Huisbezoek W-2026-00914\r\nSTATUS:CONFIRMED\r\nCLASS:PRIVATE\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def test_zomertijd_is_een_uur_eerder_in_utc() -> None:
    ics = afspraak_als_ics(_maak(begin=op(2026, 7, 1, 10), einde=op(2026, 7, 1, 11)), "W-1", op(2026, 6, 1)).decode()
    assert "DTSTART:20260701T080000Z" in ics


def test_afgezegd_vervalt_in_de_agenda() -> None:
    ics = afspraak_als_ics(_maak(status="afgezegd", volgnummer=3), "W-1", op(2026, 11, 23)).decode()
    assert "STATUS:CANCELLED\r\n" in ics
    assert "SEQUENCE:3\r\n" in ics
    assert f"UID:{UID}\r\n" in ics


def test_niets_over_de_inwoner() -> None:
    ics = afspraak_als_ics(_maak(), "W-2026-00914", op(2026, 11, 23)).decode()
    assert not re.search("Ans|Verhoeven|Lindelaan|Elst|buurvrouw|ziek|DESCRIPTION|LOCATION|ATTENDEE", ics)


@pytest.mark.parametrize(
    ("getypt", "geschreven"),
    [
        ("a,b", "a\\,b"),
        ("a;b", "a\\;b"),
        ("a\\b", "a\\\\b"),
        ("a\nb", "a\\nb"),
        ("a\r\nb", "a\\nb"),
        ("a\\,", "a\\\\\\,"),
    ],
)
def test_tekens_met_een_betekenis(getypt: str, geschreven: str) -> None:
    assert _tekst(getypt) == geschreven


@pytest.mark.parametrize(
    "regel", ["SUMMARY:" + "x" * 67, "SUMMARY:" + "x" * 68, "SUMMARY:" + "é€𝄞" * 60, "A:" + "b" * 500]
)
def test_vouwen_op_75_octetten_en_nooit_in_een_teken(regel: str) -> None:
    gevouwen = _gevouwen(regel)
    assert gevouwen.endswith(b"\r\n")
    delen = gevouwen[:-2].split(b"\r\n")
    assert all(len(deel) <= 75 for deel in delen)
    assert all(deel.startswith(b" ") for deel in delen[1:])
    for deel in delen:
        deel.decode()
    # Unfolding gives the line back (§3.1).
    assert gevouwen[:-2].replace(b"\r\n ", b"").decode() == regel
