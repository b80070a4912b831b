"""Names: how to find one whatever the spelling. How to write one: `aanschrijven`.

Two keys per word. The `sleutel` only drops what people leave out when typing (capitals, accents,
apostrophes); the `klank` also folds spellings that sound alike in Dutch. Both are computed for what is
stored and for what is asked, so a changed rule needs the stored ones made again.
"""

import re
import unicodedata

from basis.inwoners.aanschrijven.naam import APOSTROFS

# LO BRP table 36 knows more; these are the parts people leave out or write together.
_VOEGSELS = (
    "a aan af al auf aus bij d da dal dalla de del della den der des deze di die do don dos du e el en het "
    "i im in l la las le les lo los met n naar o of onder op over s t te ten ter thoe tho to toe tot uijt "
    "uit v van vanden vander vd ver vom von voor vor zu zum zur"
)
TUSSENVOEGSELS = frozenset(_VOEGSELS.split())
_GEPLAKT = re.compile(r"^(?:vanden|vander|vande|vant|van|opden|opde|ter|ten|den|der|de)(?=[a-z]{4})")
_LOSSE_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"ŋ": "n", "ĸ": "k", "ə": "e", "ŀ": "l", "ŉ": "n", "·": ""}
    | dict.fromkeys(".", "")
)
_ZONDER_APOSTROF = str.maketrans(dict.fromkeys(APOSTROFS, ""))
_NA_APOSTROF = re.compile(f"[{re.escape(APOSTROFS)}]")
# Written out where the keyboard has no trema: Müller, Mueller.
_UITGESCHREVEN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_MIN_NA_APOSTROF = 3
_GEEN_LETTER = re.compile(r"[^\w]+|_+")

# In this order; each rule sees what the one before it made of the word.
_KLANKEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(patroon), klank)
    for patroon, klank in (
        (r"^(?:y|ij)(?=[aeou])", "j"),  # Yasmin, Youssef
        (r"[ck]?h(?=m)", ""),  # Ahmed, Achmed
        (r"eij|ey|ij|ei|ay|ai|y", "i"),  # Meijer, Meyer, Meier; Reyhan, Rayhan
        (r"sch$", "s"),  # Bosch, Bos
        (r"sch(?=[lmnrw])", "s"),  # Schmidt, Smit
        (r"(?:sj|sh|sch)", "s"),
        (r"ph", "f"),
        (r"^ch(?=[lr])", "k"),  # Christiaan, Kristiaan
        (r"ch|kh|gh", "g"),  # Bouchra, Boughra; Khalid, Chalid
        (r"dt|th", "t"),
        (r"ck|cq", "k"),
        (r"c(?=[eij])", "s"),
        (r"c", "k"),
        (r"qu", "kw"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"v", "f"),
        (r"ae", "a"),  # Claes, Klaas
        (r"(?:ou|aa?u|oe)w?", "u"),  # Youssef, Yoesef; Bouwens, Bauens
        (r"ie", "i"),
        (r"(?<=[aeiou])h(?![aeiou])|^h(?=[^aeiou])", ""),  # Fatimah, Ahmed
        (r"(.)\1+", r"\1"),
        (r"d$", "t"),
        (r"b$", "p"),
        (r"(?<=\w[^aeiou]e)n$", ""),  # Jansen, Janse
    )
)


def sleutel(tekst: str) -> str:
    """'Ÿsbrand van ’t Hoff-Łéè' -> 'ijsbrand vant hoff lee'. Words apart by one space."""
    return " ".join(_woorden(tekst, ij="ij"))


def klank(woord: str) -> str:
    """One word as it sounds: 'Meijer', 'Meyer' and 'Meier' give the same."""
    return " ".join(_klank(deel) for deel in _woorden(woord, ij="y"))


def zoekwoorden(tekst: str) -> list[str]:
    """The words that tell a name apart: tussenvoegsels fall off unless nothing else is left."""
    woorden = sleutel(tekst).split()
    return [woord for woord in woorden if woord not in TUSSENVOEGSELS] or woorden


def vraagsleutels(tekst: str) -> list[tuple[str, str]]:
    """(sleutel, klank) per word asked for; all of them must be found."""
    return [(woord, klank(woord)) for woord in zoekwoorden(tekst)]


def schrijfwijzen(tekst: str) -> tuple[str, ...]:
    """As typed, and with 'ue' for 'ü' when there is one: ('Müller', 'Mueller')."""
    uitgeschreven = unicodedata.normalize("NFC", tekst).translate(_UITGESCHREVEN)
    return (tekst,) if uitgeschreven == unicodedata.normalize("NFC", tekst) else (tekst, uitgeschreven)


def bewaarsleutels(*namen: str) -> tuple[list[str], list[str]]:
    """(sleutels, klanken) to store with a person for the given names, sorted and without doubles.

    Also finds 'Vandenberg' for 'van den Berg' and the other way round, 'Annemarie' for 'Anne-Marie',
    'O Neil' for "O'Neil" and 'Mueller' for 'Müller'.
    """
    sleutels: set[str] = set()
    for naam in (wijze for gegeven in namen for wijze in schrijfwijzen(gegeven)):
        for stuk in naam.replace("-", " - ").split(" - "):
            sleutels |= set(zoekwoorden(stuk))
            for deel in _NA_APOSTROF.split(stuk)[1:]:
                sleutels |= {woord for woord in zoekwoorden(deel) if len(woord) >= _MIN_NA_APOSTROF}
        heel = sleutel(naam).split()
        sleutels |= {woord for woord in heel if woord not in TUSSENVOEGSELS}
        if 1 < len(heel) <= 4:
            sleutels.add("".join(heel))
    sleutels |= {_GEPLAKT.sub("", woord) for woord in sleutels}
    sleutels.discard("")
    return sorted(sleutels), sorted({klank(woord) for woord in sleutels} - {""})


def _woorden(tekst: str, *, ij: str) -> list[str]:
    # Apostrophes first: NFKD makes a space of ´.
    plat = tekst.translate(_ZONDER_APOSTROF)
    plat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plat).casefold()).casefold()
    plat = "".join(teken for teken in plat if not unicodedata.combining(teken))
    plat = plat.translate(_LOSSE_LETTERS)
    if ij == "ij":
        # One spelling for ij, y and ÿ.
        plat = plat.replace("y", "ij")
    return _GEEN_LETTER.sub(" ", plat).split()


def _klank(woord: str) -> str:
    uit = woord
    for patroon, vervanging in _KLANKEN:
        uit = patroon.sub(vervanging, uit)
    return uit or woord
