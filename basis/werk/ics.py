"""An appointment as iCalendar (RFC 5545). It tells the kind and the kenmerk only: a calendar is read by others.

No METHOD: that is for mail between calendars (RFC 5546) and would ask for an organizer.
"""

from datetime import UTC, datetime

from basis.werk.models import Afspraak, StatusAfspraak

MEDIATYPE = "text/calendar; charset=utf-8"
_REGEL = 75  # octets, without the line end (RFC 5545 §3.1)


def afspraak_als_ics(afspraak: Afspraak, kenmerk: str, op: datetime) -> bytes:
    """One VEVENT. A later SEQUENCE under the same UID replaces the earlier one in the calendar."""
    afgezegd = afspraak.status == StatusAfspraak.AFGEZEGD
    regels = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Toegangspunt//Agenda//NL",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{afspraak.uid}",
        f"DTSTAMP:{_moment(op)}",
        f"DTSTART:{_moment(afspraak.begin)}",
        f"DTEND:{_moment(afspraak.einde)}",
        f"SEQUENCE:{afspraak.volgnummer}",
        f"SUMMARY:{_tekst(f'{afspraak.get_soort_display()} {kenmerk}')}",
        f"STATUS:{'CANCELLED' if afgezegd else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_gevouwen(regel) for regel in regels)


def _moment(moment: datetime) -> str:
    """In UTC, so no time zone has to be described."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _tekst(waarde: str) -> str:
    """The escapes of TEXT (§3.3.11)."""
    for van, naar in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        waarde = waarde.replace(van, naar)
    return waarde


def _gevouwen(regel: str) -> bytes:
    """Lines of at most 75 octets, never cut inside a character; each next one begins with a space."""
    delen: list[bytes] = []
    deel = b""
    for teken in regel:
        octetten = teken.encode()
        if len(deel) + len(octetten) > _REGEL - (1 if delen else 0):
            delen.append(deel)
            deel = b""
        deel += octetten
    return b"\r\n ".join([*delen, deel]) + b"\r\n"
