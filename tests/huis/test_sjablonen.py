"""House rules for templates and static files: strict CSP, nothing unused, one visual language."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from basis.documenten.sjablonen import SJABLONEN as SJABLONEN_BRIEF
from tests.huis.test_deur import URLS

WORTEL = Path(settings.BASE_DIR)
SJABLONEN = WORTEL / "templates"
STATIC = WORTEL / "static"
PYTHON = [
    pad
    for map_ in (
        "basis",
        "beschikkingen",
        "casussen",
        "config",
        "consortium",
        "demo",
        "monitoring",
        "toegang",
        "werkplek",
    )
    for pad in (WORTEL / map_).rglob("*.py")
]
# Django and the browser ask for these by name.
VANZELF = {"400.html", "403.html", "404.html", "500.html"}
BESTANDEN = sorted(pad for pad in SJABLONEN.rglob("*") if pad.is_file())


def _naam(pad: Path) -> str:
    return pad.relative_to(SJABLONEN).as_posix()


def _strings_in_code() -> tuple[set[str], list[re.Pattern[str]]]:
    """Every string constant in the Python of the house, and every f-string that names a template."""
    gevonden: set[str] = set()
    patronen: list[re.Pattern[str]] = []
    for pad in PYTHON:
        for knoop in ast.walk(ast.parse(pad.read_text())):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                gevonden.add(knoop.value)
            elif isinstance(knoop, ast.JoinedStr):
                delen = [str(d.value) if isinstance(d, ast.Constant) else None for d in knoop.values]
                if (delen[-1] or "").endswith(".html") and "/" in (delen[0] or ""):
                    patronen.append(re.compile("".join(r"\w+" if d is None else re.escape(d) for d in delen)))
    return gevonden, patronen


CODE, PATRONEN = _strings_in_code()
NAAR_SJABLOON = re.compile(r'{%\s*(?:extends|include)\s+["\']([^"\']+)["\']')
ALLE_TEKST = {_naam(pad): pad.read_text() for pad in BESTANDEN}


@pytest.mark.parametrize("naam", sorted(ALLE_TEKST))
def test_geen_inline_script_of_stijl(naam: str) -> None:
    """The CSP would refuse it in silence; letters for the printer link their own stylesheet."""
    tekst = re.sub(r"{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", "", ALLE_TEKST[naam], flags=re.DOTALL)
    fouten = re.findall(r"<[a-z][^>]*\sstyle\s*=", tekst, re.IGNORECASE)
    fouten += re.findall(r"<[a-z][^>]*\son[a-z]+\s*=", tekst, re.IGNORECASE)
    fouten += re.findall(r"<style\b", tekst, re.IGNORECASE)
    fouten += re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", tekst, re.IGNORECASE)
    fouten += re.findall(r"""javascript:|hx-on|hx-vals=['"]js:|https?://(?!www\.w3\.org)[^\s"'<]+""", tekst)
    assert fouten == []


@pytest.mark.parametrize("naam", sorted(ALLE_TEKST))
def test_het_sjabloon_is_leesbaar(naam: str) -> None:
    try:
        get_template(naam)
    except TemplateSyntaxError as fout:
        pytest.fail(f"{naam}: {fout}")


def test_geen_ongebruikt_sjabloon() -> None:
    genoemd = VANZELF | CODE | {doel for tekst in ALLE_TEKST.values() for doel in NAAR_SJABLOON.findall(tekst)}
    over = {naam for naam in set(ALLE_TEKST) - genoemd if not any(p.fullmatch(naam) for p in PATRONEN)}
    assert sorted(over) == []


def test_elk_genoemd_sjabloon_bestaat() -> None:
    genoemd = {doel for tekst in ALLE_TEKST.values() for doel in NAAR_SJABLOON.findall(tekst)}
    genoemd |= {naam for naam in CODE if re.fullmatch(r"[\w/]+\.html", naam)}
    assert sorted(naam for naam in genoemd if naam not in ALLE_TEKST) == []


def test_elke_brief_heeft_haar_sjabloon() -> None:
    """Their names are put together, so no string names them."""
    assert [brief.template for brief in SJABLONEN_BRIEF.values() if brief.template not in ALLE_TEKST] == []


def test_elk_genoemd_adres_bestaat() -> None:
    """A misspelt `room:page` is a page that only breaks when somebody gets there."""
    ruimtes = "|".join({naam.partition(":")[0] for naam in URLS if ":" in naam})
    in_sjablonen = {n for tekst in ALLE_TEKST.values() for n in re.findall(r"{%\s*url\s+[\"']([^\"']+)", tekst)}
    in_code = {tekst for tekst in CODE if re.fullmatch(rf"({ruimtes}):[a-z]\w*[a-z]", tekst)}
    assert sorted((in_sjablonen | in_code) - set(URLS)) == []


def test_geen_ongebruikt_static_bestand() -> None:
    """A file is used when a template, the code, a stylesheet or a module names it; licences stay."""
    bestanden = [pad for pad in STATIC.rglob("*") if pad.is_file()]
    tekst = "\n".join(ALLE_TEKST.values()) + "\n".join(CODE)
    tekst += "\n".join(pad.read_text() for pad in bestanden if pad.suffix in {".css", ".js"})
    ongebruikt = [
        pad.relative_to(STATIC).as_posix()
        for pad in bestanden
        if pad.name not in tekst and pad.suffix not in {".txt", ".md"}
    ]
    assert ongebruikt == []


@pytest.mark.parametrize("map_", ["vendor", "lettertypen"])
def test_wat_van_anderen_is_heeft_zijn_licentie(map_: str) -> None:
    assert [pad for pad in (STATIC / map_).iterdir() if re.match(r"(?i)license|ofl", pad.name)]


def test_elk_icoon_in_een_sjabloon_bestaat() -> None:
    from basis.scherm.iconen import ICONEN

    namen = {n for tekst in ALLE_TEKST.values() for n in re.findall(r'{%[^%]*\bicoon[\s=]+"([^"]+)"', tekst)}
    assert sorted(namen - set(ICONEN)) == []


def test_elke_klasse_in_een_sjabloon_heeft_opmaak() -> None:
    """A `tp-` class without a rule is a typo."""
    css = (STATIC / "toegangspunt.css").read_text()
    bekend = set(re.findall(r"\.(tp-[a-z0-9-]+)", css))
    gebruikt: dict[str, str] = {}
    for naam, tekst in ALLE_TEKST.items():
        for waarde in re.findall(r'class="([^"]*)"', tekst):
            for klasse in re.sub(r"{%.*?%}|{{.*?}}", "§", waarde).split():
                if klasse.startswith("tp-") and "§" not in klasse:
                    gebruikt[klasse] = naam
    assert {k: v for k, v in gebruikt.items() if k not in bekend} == {}
