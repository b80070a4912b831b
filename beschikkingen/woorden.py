"""Our decisions in words, made from the results; and where somebody's own words seem to say something else."""

import re
from collections.abc import Sequence

from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import datum, getal
from basis.voorzieningen.models import MEERVOUD, Eenheid, Frequentie
from basis.voorzieningen.zinsdeel import geen, in_zin, opsomming
from beschikkingen.enums import Resultaat
from beschikkingen.stand import Onderdeel, Stand
from casussen.models import Ondersteuning

MAX_ONDERWERP = 160
_ONTKENT = re.compile(r"\b(geen|niet|niets|wijzen|afgewezen|af)\b", re.IGNORECASE)
# Where one thing is said, and the next begins.
_DEEL = re.compile(r"[.;:,!?\n]|\bmaar\b|\ben\b|\bwel\b", re.IGNORECASE)
_LIDWOORD = re.compile(r"^(een|de|het|uw|je|jouw) ")
_AANTAL = re.compile(
    r"\b(\d+(?:,\d+)?) (" + "|".join(sorted({str(e.label) for e in Eenheid} | set(MEERVOUD.values()), key=len)) + r")\b"
)
_DAG = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}\b"
)


def hoeveel(regel: Ondersteuning) -> str:
    """2 uur per week"""
    if regel.hoeveelheid is None or regel.eenheid is None or regel.frequentie is None:
        return ""
    eenheid = Eenheid(regel.eenheid)
    woord = eenheid.label if regel.hoeveelheid == 1 else MEERVOUD[eenheid]
    return f"{getal(regel.hoeveelheid)} {woord} {Frequentie(regel.frequentie).label}"


def periode(regel: Ondersteuning) -> str:
    """van 7 december 2026 tot en met 5 december 2027"""
    if regel.geldig is None or regel.geldig.lower is None:
        return ""
    laatste = laatste_dag(regel.geldig)
    if laatste is None:
        return f"vanaf {datum(regel.geldig.lower)}, zonder einddatum"
    return f"van {datum(regel.geldig.lower)} tot en met {datum(laatste)}"


def onderwerp(onderdelen: Sequence[Onderdeel], wie: str = "U") -> str:
    """The heading of the letter: what somebody gets, and what not. Nobody has to find a refusal on page two."""
    krijgt = [_met_deel(deel) for deel in onderdelen if deel.in_de_brief_toegekend]
    niet = [geen(deel.naam) for deel in onderdelen if not deel.in_de_brief_toegekend]
    if not krijgt:
        tekst, kort = f"{wie} krijgt {opsomming(niet)}", f"{wie} krijgt {len(niet)} soorten hulp niet"
    else:
        tekst, kort = f"{wie} krijgt {opsomming(krijgt)}", f"{wie} krijgt {len(krijgt)} soorten hulp"
    if krijgt and niet:
        tekst, kort = f"{tekst}, maar {opsomming(niet)}", f"{kort}, en {len(niet)} soorten hulp niet"
    # Never cut in a name: then how many, and the table tells which.
    return tekst if len(tekst) <= MAX_ONDERWERP else kort.replace(" 1 soorten", " 1 soort")


def ons_besluit(onderdelen: Sequence[Onderdeel], wie: str = "U") -> str:
    """The decisions in one to three sentences; what has no result yet reads as granted. `wie`: see Stand.wie."""
    heel = [in_zin(deel.naam) for deel in onderdelen if deel.in_de_brief_toegekend and not _deels(deel)]
    deels = [in_zin(deel.naam) for deel in onderdelen if _deels(deel)]
    niet = [geen(deel.naam) for deel in onderdelen if not deel.in_de_brief_toegekend]
    begin = {deel.regel.geldig.lower for deel in onderdelen if deel.in_de_brief_toegekend and deel.regel.geldig}
    zinnen = [f"{wie} krijgt {opsomming(heel)}."] if heel else []
    if deels:
        zinnen.append(f"{wie} krijgt {'ook ' if heel else ''}{opsomming(deels)}, maar minder dan u vroeg.")
    if len(begin) == 1 and (dag := begin.pop()):
        zinnen.append(f"Dit is vanaf {datum(dag)}.")
    if niet:
        zinnen.append(f"{wie} krijgt {opsomming(niet)}.")
    return " ".join(zinnen)


def besluittekst(stand: Stand) -> str:
    """What the letter says under 'Ons besluit': somebody's own words, else the sentence that follows the results."""
    return stand.beschikking.inleiding.strip() or ons_besluit(stand.onderdelen, stand.wie)


def wijkt_af(stand: Stand) -> list[str]:
    """Where the own words seem to differ; empty when nobody wrote any."""
    return verschillen(stand.beschikking.inleiding, stand.onderdelen) if stand.beschikking.inleiding.strip() else []


def verschillen(tekst: str, onderdelen: Sequence[Onderdeel]) -> list[str]:
    """Where own words about the decisions seem to differ from them, in Dutch. A hint: words can be right anyway."""
    kernen = [_LIDWOORD.sub("", in_zin(deel.naam).lower()) for deel in onderdelen]
    gemerkt = tekst.lower()
    # A name may hold 'en' or a comma, or a shorter name: the longest first, each as one mark.
    for nummer, kern in sorted(enumerate(kernen), key=lambda paar: -len(paar[1])):
        gemerkt = gemerkt.replace(kern, f"\0{nummer}\0")
    delen = _DEEL.split(gemerkt)
    uit = []
    for nummer, onderdeel in enumerate(onderdelen):
        naam = in_zin(onderdeel.naam)
        genoemd = [deel for deel in delen if f"\0{nummer}\0" in deel]
        ontkend = [deel for deel in genoemd if _ONTKENT.search(deel)]
        if onderdeel.in_de_brief_toegekend:
            if not genoemd:
                uit.append(f"Je kent toe: {naam}. Dat staat niet in je tekst.")
            elif len(ontkend) == len(genoemd):
                uit.append(f"Je kent toe: {naam}. In je tekst lijkt het afgewezen.")
        elif not genoemd and not _ONTKENT.search(tekst):
            uit.append(f"Je wijst af: {naam}. Dat staat niet in je tekst.")
        elif len(ontkend) < len(genoemd):
            uit.append(f"Je wijst af: {naam}. In je tekst lijkt het toegekend.")
    bekend = " ".join(f"{hoeveel(deel.regel)} {periode(deel.regel)}" for deel in onderdelen)
    for patroon in (_AANTAL, _DAG):
        for treffer in dict.fromkeys(gevonden.group() for gevonden in patroon.finditer(tekst)):
            if not re.search(rf"(?<!\d){re.escape(treffer)}\b", bekend):
                uit.append(f"In je tekst staat {treffer}. Dat staat bij geen van de onderdelen.")
    return uit


def _deels(deel: Onderdeel) -> bool:
    return deel.besluit.resultaat == Resultaat.GEDEELTELIJK


def _met_deel(deel: Onderdeel) -> str:
    return in_zin(deel.naam) + (" (minder dan u vroeg)" if _deels(deel) else "")
