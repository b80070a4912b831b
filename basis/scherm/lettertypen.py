"""What our letters can print: the characters in the fonts they are made with, and how wide a line becomes.

Read once per process from the fonts themselves. A character that is in none of them would print as an empty box,
or in whatever font this machine happens to have.
"""

import unicodedata
from functools import cache

from django.conf import settings

# What Word and phones make of a plain character; printed as the plain one.
_GEWOON = str.maketrans({"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0"} | dict.fromkeys(range(0xFE00, 0xFE10), ""))
# In the order the stylesheet of the letters tries them; the first one sets the addresses.
_BESTANDEN = (
    "source-serif-4-latin-400-normal.woff2",
    "source-serif-4-latin-ext-400-normal.woff2",
    "source-sans-3-latin-400-normal.woff2",
    "source-sans-3-latin-ext-400-normal.woff2",
)
_MM_PER_PUNT = 25.4 / 72


def gewoon(tekst: str) -> str:
    """As it prints: loose accents joined to their letter, one hyphen, no marks that only a screen knows."""
    return unicodedata.normalize("NFC", tekst).translate(_GEWOON)


def niet_te_drukken(tekst: str) -> str:
    """The first character no font has, or empty. Spaces and invisible marks need no font."""
    for teken in gewoon(tekst):
        if teken not in _breedtes() and not (teken.isspace() or unicodedata.category(teken) in {"Cf", "Zs"}):
            return teken
    return ""


def waarom_niet_te_drukken(tekst: str) -> str | None:
    """The Dutch reason, with the character and the words around it; None when all of it prints."""
    teken = niet_te_drukken(tekst)
    if not teken:
        return None
    heel = " ".join(gewoon(tekst).split())
    plek = heel.find(teken)
    rond = heel[max(0, plek - 15) : plek + 16].strip() if plek >= 0 else teken
    wat = f"Het teken ‘{teken}’ (U+{ord(teken):04X}) kan niet in een brief."
    return f"{wat} Haal het weg of schrijf het anders: ‘{rond}’."


def breedte(tekst: str, punten: float) -> float:
    """How wide the text is on paper, in millimetres, without kerning."""
    maten = _breedtes()
    return sum(maten.get(teken, 1.0) for teken in gewoon(tekst)) * punten * _MM_PER_PUNT


@cache
def _breedtes() -> dict[str, float]:
    """Character to its width in em."""
    # Not every process makes letters.
    from fontTools.ttLib import TTFont

    maten: dict[str, float] = {}
    for naam in _BESTANDEN:
        with TTFont(settings.BASE_DIR / "static" / "lettertypen" / naam, lazy=True) as lettertype:
            em, breed = lettertype["head"].unitsPerEm, lettertype["hmtx"]
            for code, glief in lettertype.getBestCmap().items():
                maten.setdefault(chr(code), breed[glief][0] / em)
    return maten
