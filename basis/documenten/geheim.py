"""A secret address: nothing in a letter may tell in which part of the gemeente somebody lives.

The one place that decides what a letter says instead. It holds for every letter about that person, also the
one to a parent, a curator or a bewindvoerder (praktijk 14): whoever reads it must not learn the region.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from basis.documenten.adressering import vertegenwoordigers
from basis.inwoners.models import Inwoner
from basis.organisatie.enums import SoortOrganisatie
from basis.organisatie.models import Gemeente, Kern, Organisatie, Toegangspunt

# By key, at any depth of what a letter is told (basis/documenten/brieven.py).
INPLAATS = {"aanbieder": "de aanbieder belt u", "organisatie": "", "plaats": ""}


def is_geheim(inwoner: Inwoner, dag: date) -> bool:
    """Whether the address of the inwoner is secret, or of somebody with gezag: a child mostly lives there."""
    if inwoner.geheim_adres:
        return True
    return any(
        rij.persoon.geheim_adres
        for rij in vertegenwoordigers(inwoner, dag)
        if rij.persoon and rij.soort in ("gezag", "voogd")
    )


def zonder_streek(gegevens: Any) -> Any:
    """The same, with what tells the region replaced. What is empty stays empty."""
    if isinstance(gegevens, Mapping):
        return {
            naam: INPLAATS[naam] if naam in INPLAATS and deel else zonder_streek(deel)
            for naam, deel in gegevens.items()
        }
    if isinstance(gegevens, list):
        return [zonder_streek(deel) for deel in gegevens]
    return gegevens


def let_op(inwoner: Inwoner, dag: date, gegevens: Mapping[str, Any], gemeente: Gemeente) -> str:
    """What to know before this letter is made, or empty."""
    if not is_geheim(inwoner, dag):
        return ""
    zin = "Het adres is geheim. De brief noemt geen toegangspunt en geen aanbieder: de aanbieder belt de inwoner."
    namen = genoemde_streek(gegevens, gemeente)
    if not namen:
        return zin
    return f"{zin} In de tekst staat nog: {', '.join(namen)}. Haal dat weg als het zegt waar de inwoner woont."


def genoemde_streek(gegevens: Mapping[str, Any], gemeente: Gemeente) -> list[str]:
    """Places and organisations that free text of the letter still names, in order of the alphabet. Three queries."""
    namen = {
        *Kern.objects.filter(gemeente=gemeente).values_list("naam", flat=True),
        *Toegangspunt.objects.filter(gemeente=gemeente).values_list("naam", flat=True),
        *Organisatie.objects.filter(gemeente=gemeente)
        .exclude(soort=SoortOrganisatie.GEMEENTE)
        .values_list("naam", flat=True),
    }
    tekst = "\n".join(_teksten(zonder_streek(gegevens)))
    return sorted(
        naam for naam in namen - {gemeente.naam} if re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", tekst, re.IGNORECASE)
    )


def _teksten(gegevens: Any) -> Iterable[str]:
    if isinstance(gegevens, str):
        yield gegevens
    elif isinstance(gegevens, Mapping):
        for deel in gegevens.values():
            yield from _teksten(deel)
    elif isinstance(gegevens, list):
        for deel in gegevens:
            yield from _teksten(deel)
