"""Before the melding form of a new person: what was left unfinished, and what was typed in the search.

The next caller is somebody else. What was typed about the one before comes back only when asked for.
"""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest

from basis.inwoners.models import Inwoner
from basis.inwoners.namen import TUSSENVOEGSELS
from basis.organisatie.models import Hoedanigheid
from basis.scherm import concepten

CONCEPT = "melding-nieuw"
STAPPEN = ("nieuw", "verder", "opnieuw")


def stap_van(request: HttpRequest) -> str:
    """The step asked for on the way to the form; empty when the form itself is sent."""
    stap = request.POST.get("stap", "")
    return stap if stap in STAPPEN else ""


def niet_af(request: HttpRequest) -> str:
    """Whose melding was left unfinished: a name, else when; empty when there is none."""
    bewaard = concepten.lees(request, CONCEPT)
    if bewaard is None:
        return ""
    delen = (bewaard.velden.get(veld, [""])[0] for veld in ("voornamen", "voorvoegsel", "geslachtsnaam"))
    naam = " ".join(deel.strip() for deel in delen if deel.strip())
    return f"{naam} ({bewaard.wanneer})" if naam else bewaard.wanneer


def begin_opnieuw(door: Hoedanigheid) -> None:
    concepten.gooi_weg(door, CONCEPT)


def neem_mee(request: HttpRequest, door: Hoedanigheid, inwoner: Inwoner) -> None:
    """It was somebody we know: what was typed for a new person becomes the draft of a melding of theirs."""
    with suppress(concepten.ConceptGeweigerd):  # saved already, or too long: then only the person is found
        concepten.bewaar(door, sleutel(inwoner), request.POST)
        begin_opnieuw(door)


def sleutel(inwoner: Inwoner | None) -> str:
    """Of the draft of this melding."""
    return f"melding-{inwoner.pk}" if inwoner else CONCEPT


def uit_zoekvraag(request: HttpRequest) -> dict[str, Any]:
    """Name and birth date as typed in the search, as a start for the form. They stand in no URL."""
    voornamen, voorvoegsel, geslachtsnaam = _splits(request.POST.get("naam", "")[:200])
    begin = {
        "voornamen": voornamen,
        "voorvoegsel": voorvoegsel,
        "geslachtsnaam": geslachtsnaam,
        "geboren": request.POST.get("geboren", "")[:30],
    }
    return {veld: waarde for veld, waarde in begin.items() if waarde}


def _splits(naam: str) -> tuple[str, str, str]:
    """'Jan van den Berg' -> 'Jan', 'van den', 'Berg'. One word is a surname; who types sees what became of it."""
    if "," in naam:
        achternaam, _, voornaam = naam.partition(",")
        return _splits(f"{voornaam} {achternaam}".replace(",", " "))
    woorden = naam.split()
    voor = next((n for n, woord in enumerate(woorden[:-1]) if woord.lower() in TUSSENVOEGSELS), -1)
    if voor < 0:
        return " ".join(woorden[:-1]), "", " ".join(woorden[-1:])
    na = voor
    while na < len(woorden) - 1 and woorden[na].lower() in TUSSENVOEGSELS:
        na += 1
    return " ".join(woorden[:voor]), " ".join(woorden[voor:na]), " ".join(woorden[na:])
