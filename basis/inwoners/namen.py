"""Names: how to write one (BRP naamgebruik) and how to find one whatever the spelling.

Two keys per word. The `sleutel` only drops what people leave out when typing (capitals, accents,
apostrophes); the `klank` also folds spellings that sound alike in Dutch. Both are computed for what is
stored and for what is asked, so a changed rule needs the stored ones made again.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Geslacht = Literal["M", "V", "O"]

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
    | dict.fromkeys("'’‘`´ʼʹʻ.", "")
)
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

_TITELS = {
    "B": "baron",
    "BS": "barones",
    "G": "graaf",
    "GI": "gravin",
    "H": "hertog",
    "HI": "hertogin",
    "JH": "jonkheer",
    "JV": "jonkvrouw",
    "M": "markies",
    "MI": "markiezin",
    "P": "prins",
    "PS": "prinses",
    "R": "ridder",
}
_PREDICATEN = frozenset({"JH", "JV"})
TITELS = tuple(_TITELS.items())


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


def bewaarsleutels(*namen: str) -> tuple[list[str], list[str]]:
    """(sleutels, klanken) to store with a person for the given names, sorted and without doubles.

    Also finds 'Vandenberg' for 'van den Berg' and the other way round, and 'Annemarie' for 'Anne-Marie'.
    """
    sleutels: set[str] = set()
    for naam in namen:
        for stuk in naam.replace("-", " - ").split(" - "):
            sleutels |= set(zoekwoorden(stuk))
        heel = sleutel(naam).split()
        sleutels |= {woord for woord in heel if woord not in TUSSENVOEGSELS}
        if 1 < len(heel) <= 4:
            sleutels.add("".join(heel))
    sleutels |= {_GEPLAKT.sub("", woord) for woord in sleutels}
    sleutels.discard("")
    return sorted(sleutels), sorted({klank(woord) for woord in sleutels} - {""})


def voorletters(voornamen: str) -> str:
    """'Jan Willem' -> 'J.W.', 'IJsbrand' -> 'IJ.', 'Anne-Marie' -> 'A.M.'"""
    letters = []
    for naam in re.split(r"[\s-]+", voornamen.strip()):
        kaal = naam.lstrip("'’‘`.")
        if kaal:
            letters.append("IJ" if kaal[:2].upper() == "IJ" and len(kaal) > 2 else kaal[0].upper())
    return "".join(f"{letter}." for letter in letters)


@dataclass(frozen=True)
class Naam:
    """A name as the BRP keeps it. `naamgebruik`: E own, P partner's, V partner's first, N own first."""

    voornamen: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    geslacht: str = "O"
    naamgebruik: str = "E"
    partner_voorvoegsel: str = ""
    partner_geslachtsnaam: str = ""
    titel: str = ""
    roepnaam: str = ""

    def __str__(self) -> str:
        return self.volledig()

    def achternaam(self) -> str:
        """'van der Ven', 'Bakker-van der Ven'. Falls back on the own name when no partner's is known."""
        eigen = _achternaam(self.voorvoegsel, self.geslachtsnaam)
        partner = _achternaam(self.partner_voorvoegsel, self.partner_geslachtsnaam)
        if not partner or self.naamgebruik not in {"P", "V", "N"}:
            return eigen
        if self.naamgebruik == "P" or not eigen:
            return partner
        return f"{partner}-{eigen}" if self.naamgebruik == "V" else f"{eigen}-{partner}"

    def volledig(self) -> str:
        """'Theodoor graaf van der Ven'; 'Naam onbekend' when the BRP has none."""
        return self._met(self.voornamen.strip()) or "Naam onbekend"

    def kort(self) -> str:
        """For lists and letters: 'F. Bouzid'. With only first names those in full."""
        if not self.achternaam():
            return self.voornamen.strip() or "Naam onbekend"
        return self._met(voorletters(self.voornamen))

    def sorteernaam(self) -> str:
        """'Ven, Theodoor van der': on the own surname without tussenvoegsel."""
        achter = "" if self.geslachtsnaam.strip() == "." else self.geslachtsnaam.strip()
        voor = " ".join(deel for deel in (self.voornamen.strip(), self.voorvoegsel.strip()) if deel)
        return ", ".join(deel for deel in (achter, voor) if deel) or "Naam onbekend"

    def adressering(self) -> str:
        """Above an address: 'Mevrouw F. Bouzid', 'De heer F. Bouzid', 'F. Bouzid' when not known."""
        aanspreek = {"M": "De heer ", "V": "Mevrouw "}.get(self.geslacht, "")
        return f"{aanspreek}{self.kort()}"

    def aanhef(self) -> str:
        """'Geachte mevrouw Bouzid', 'Geachte heer Van der Ven', 'Beste F. Bouzid' when not known."""
        achternaam = self.achternaam()
        if self.geslacht not in {"M", "V"} or not achternaam:
            kort = self.kort()
            return "Geachte heer of mevrouw" if kort == "Naam onbekend" else f"Beste {kort}"
        wie = "heer" if self.geslacht == "M" else "mevrouw"
        return f"Geachte {wie} {_hoofdletter(achternaam)}"

    def zoekdelen(self) -> tuple[str, ...]:
        """Every name this person may be asked for by."""
        eigen = _achternaam(self.voorvoegsel, self.geslachtsnaam)
        partner = _achternaam(self.partner_voorvoegsel, self.partner_geslachtsnaam)
        return tuple(deel for deel in (self.voornamen, self.roepnaam, eigen, partner) if deel)

    def _met(self, voor: str) -> str:
        titel = _TITELS.get(self.titel, "")
        # A title belongs to the own name (Wet op de adeldom): not before the partner's name alone.
        if not titel or (self.naamgebruik == "P" and self.partner_geslachtsnaam):
            delen = [voor, self.achternaam()]
        elif self.titel in _PREDICATEN:
            delen = [titel, voor, self.achternaam()]
        elif self.naamgebruik == "V" and self.partner_geslachtsnaam:
            partner = _achternaam(self.partner_voorvoegsel, self.partner_geslachtsnaam)
            delen = [voor, f"{partner}-{titel}", _achternaam(self.voorvoegsel, self.geslachtsnaam)]
        else:
            delen = [voor, titel, self.achternaam()]
        return " ".join(deel for deel in delen if deel)


def _achternaam(voorvoegsel: str, geslachtsnaam: str) -> str:
    # "." is the BRP's way to say that there is no surname.
    achter = geslachtsnaam.strip()
    if achter in {"", "."}:
        return ""
    voor = voorvoegsel.strip()
    return f"{voor}{'' if voor.endswith(chr(39)) else ' '}{achter}" if voor else achter


def _hoofdletter(naam: str) -> str:
    """'van der Ven' -> 'Van der Ven', "'t Hoen" -> "'t Hoen"."""
    return naam if naam[:1] in "'’" else naam[:1].upper() + naam[1:]


def _woorden(tekst: str, *, ij: str) -> list[str]:
    plat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", tekst).casefold()).casefold()
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
