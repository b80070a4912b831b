"""The letters we know: code → template, version and what it must be told.

A letter keeps the version it was printed with. Whoever changes a template (or the stylesheet) raises
the version here and runs `manage.py leg_sjablonen_vast`; a test compares the fingerprint per version.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

from basis.documenten import brieven
from basis.documenten.adressering import Geadresseerde
from basis.documenten.geheim import zonder_streek
from basis.documenten.models import SoortBrief
from basis.scherm.lettertypen import gewoon

VINGERAFDRUKKEN = Path(__file__).with_name("vingerafdrukken.json")
_MERKTEKEN = re.compile(r"<[^>]*>")
_GEDEELD = ("brieven/brief.html", "brieven/ondertekening.html")


@dataclass(frozen=True)
class Sjabloon:
    code: str
    soort: SoortBrief
    versie: str
    gegevens: type

    @property
    def template(self) -> str:
        return f"brieven/{self.code}.html"

    def vingerafdruk(self) -> str:
        """SHA-256 over this template, what all letters share and the stylesheet."""
        som = hashlib.sha256()
        for naam in (self.template, *_GEDEELD):
            som.update((settings.BASE_DIR / "templates" / naam).read_bytes())
        som.update(stijlblad().read_bytes())
        return som.hexdigest()


SJABLONEN = {
    sjabloon.code: sjabloon
    for sjabloon in (
        Sjabloon("ontvangst", SoortBrief.ONTVANGST, "4", brieven.Ontvangst),
        Sjabloon("verslag", SoortBrief.VERSLAG, "5", brieven.Verslag),
        Sjabloon("afspraak", SoortBrief.AFSPRAAK, "3", brieven.Afspraak),
        Sjabloon("verbetering", SoortBrief.VERBETERING, "2", brieven.Verbetering),
        Sjabloon("beschikking", SoortBrief.BESCHIKKING, "5", brieven.Beschikking),
    )
}


def stijlblad() -> Path:
    pad: Path = settings.BASE_DIR / "static" / "brief.css"
    return pad


def vastgelegd() -> dict[str, dict[str, str]]:
    """Fingerprint per code and version, of every version that was ever released."""
    if not VINGERAFDRUKKEN.exists():
        return {}
    gelezen: dict[str, dict[str, str]] = json.loads(VINGERAFDRUKKEN.read_text("utf-8"))
    return gelezen


def maak_html(
    code: str, *, kop: brieven.Kop, gegevens: Mapping[str, Any], geadresseerde: Geadresseerde, concept: bool = False
) -> str:
    """The whole letter as HTML, without stylesheet. Raises BriefFout when a key is missing or unknown."""
    sjabloon = SJABLONEN[code]
    brieven.controleer(dict(kop), brieven.Kop)
    brieven.controleer(dict(gegevens), sjabloon.gegevens)
    if kop["geheim"]:
        gegevens = zonder_streek(gegevens)
    context = {**gegevens, "kop": kop, "aan": geadresseerde, "concept": concept, "sjabloon": sjabloon}
    if sjabloon.soort == SoortBrief.BESCHIKKING:
        context["toegekend"] = [deel for deel in gegevens["onderdelen"] if deel["resultaat"] != "afwijzen"]
        context["met_pgb"] = [deel for deel in context["toegekend"] if deel["pgb"]]
        context["in_natura"] = [deel for deel in context["toegekend"] if not deel["pgb"]]
    if sjabloon.soort == SoortBrief.VERSLAG:
        context["maatwerk"] = [regel for regel in gegevens["hulp"] if regel["maatwerk"]]
    return gewoon(render_to_string(sjabloon.template, context))


def leesbare_tekst(html: str) -> str:
    """What there is to read in a letter."""
    return unescape(_MERKTEKEN.sub(" ", html))


def met_stijlblad(html: str) -> str:
    """The same letter for on screen: the worker gives the stylesheet itself, a browser needs links."""
    links = "".join(f'<link rel="stylesheet" href="{static(naam)}">\n' for naam in ("brief.css", "brief-scherm.css"))
    return html.replace("</head>", f"{links}</head>", 1)
