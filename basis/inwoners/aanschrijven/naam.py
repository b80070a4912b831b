"""Names as the register writes them (RvIG, Haal Centraal BRP bevragen: adressering and volledigeNaam).

`aanhef`, `aanschrijfwijze`, `voorletters` and `volledige_naam` follow the register and give None where it
gives nothing. The methods below them say what we print then.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Geslacht = Literal["M", "V", "O"]

APOSTROFS = "'’‘‛`´ʼʹʻʽ′‵＇"
ONBEKEND = "Naam onbekend"

# LO BRP table 38: the form for a man beside the one for a woman; a ridder has no other form.
_PAREN = (("B", "BS"), ("G", "GI"), ("H", "HI"), ("JH", "JV"), ("M", "MI"), ("P", "PS"))
_VORM = {
    "M": {vrouw: man for man, vrouw in _PAREN},
    "V": dict(_PAREN),
}
TITELS = {
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
# What a woman may carry of her partner: the title of a man that has a form for a woman. A predicaat is no title.
_VOOR_DE_VROUW = frozenset(man for man, _ in _PAREN) - _PREDICATEN
_RANG = {"P": 3, "PS": 3, "G": 2, "GI": 2}
_AANSPREEKVORM = {3: "hoogheid", 2: "hooggeboren", 1: "hoogwelgeboren"}
_AL_VOORLETTERS = re.compile(r"(?:[^\W\d_]\.)+")


@dataclass(frozen=True)
class Aanschrijfwijze:
    """`aanspreekvorm` is a line of its own above the name, only for nobility."""

    naam: str
    aanspreekvorm: str | None = None


@dataclass(frozen=True)
class Naam:
    """A name as the BRP keeps it. `naamgebruik`: E own, P partner's, V partner's first, N own first.

    `partner_huidig`: that partner is the present one, no former one (a jonkvrouw then loses her predicaat).
    """

    voornamen: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    geslacht: str = "O"
    naamgebruik: str = "E"
    partner_voorvoegsel: str = ""
    partner_geslachtsnaam: str = ""
    titel: str = ""
    partner_titel: str = ""
    partner_huidig: bool = False

    def __str__(self) -> str:
        return self.volledig()

    # What the register gives.

    def voorletters(self) -> str | None:
        return voorletters(self.voornamen) or None

    def volledige_naam(self) -> str | None:
        """Own name only: 'jonkvrouw Rachel Braber', 'Theodoor graaf van der Ven'."""
        titel = TITELS.get(_in_vorm(self.titel, self.geslacht), "")
        voor, achter = _bekend(self.voornamen), self._eigen()
        if not voor and not achter:
            return None
        return _zin(*((titel, voor, achter) if self.titel in _PREDICATEN else (voor, titel, achter)))

    def aanhef(self) -> str | None:
        """'Geachte mevrouw Van Velzen-in het Veld', 'Hooggeboren heer', 'Geachte R.M. van Puffelen'."""
        if rang := self._rang():
            wie = {"M": " heer", "V": " vrouwe"}.get(self.geslacht, "") if rang < max(_AANSPREEKVORM) else ""
            return _AANSPREEKVORM[rang].capitalize() + wie
        if not (achternaam := self.achternaam()):
            return None
        if self.geslacht in {"M", "V"}:
            return f"Geachte {'heer' if self.geslacht == 'M' else 'mevrouw'} {hoofdletter(achternaam)}"
        voor = voorletters(self.voornamen)
        return _zin("Geachte", voor, achternaam if voor else hoofdletter(achternaam))

    def aanschrijfwijze(self) -> Aanschrijfwijze | None:
        """'A. barones de Bonne Fooie-gravin van den Aedel' with 'De hooggeboren vrouwe' above it."""
        if not self.achternaam():
            return None
        eigen, partner, predicaat = self._eigen(), self._partner(), ""
        titel = TITELS.get(self._eigen_titel(), "") if self.geslacht in {"M", "V"} else ""
        gebruik = self._gebruik()
        if titel and self.titel in _PREDICATEN and gebruik != "V":
            predicaat, titel = titel.capitalize(), ""
        eigen, partner = _zin(titel, eigen), _zin(TITELS.get(self._partner_titel(), ""), partner)
        achter = {"P": partner, "V": f"{partner}-{eigen}", "N": f"{eigen}-{partner}"}.get(gebruik, eigen)
        return Aanschrijfwijze(_zin(predicaat, voorletters(self.voornamen), achter), self._aanspreekvorm())

    def achternaam(self) -> str:
        """As carried: 'van der Ven', 'Bakker-van der Ven'. Empty when the own name is unknown (but for P)."""
        eigen, partner = self._eigen(), self._partner()
        gebruik = self._gebruik()
        if gebruik == "P":
            return partner
        if gebruik == "E" or not eigen:
            return eigen
        return f"{partner}-{eigen}" if gebruik == "V" else f"{eigen}-{partner}"

    # What we print, also where the register gives nothing.

    def volledig(self) -> str:
        """On screen and in running text: 'Theodoor graaf van der Ven', or 'Naam onbekend'."""
        return self.volledige_naam() or ONBEKEND

    def herkenbaar(self) -> str:
        """For who must recognise somebody: the own name, and the one carried when that differs."""
        gedragen = self.gedragen()
        return f"{self.volledig()} (schrijft zich {gedragen})" if gedragen else self.volledig()

    def gedragen(self) -> str:
        """The surname on letters when it is not just the own one; else empty."""
        achternaam = self.achternaam()
        return "" if achternaam == self._eigen() else hoofdletter(achternaam)

    def adressering(self) -> str:
        """Above an address: 'Mevrouw F. Bouzid', 'F. Bouzid' when not known; empty: nothing to put there."""
        wijze = self.aanschrijfwijze()
        naam = wijze.naam if wijze else _bekend(self.voornamen)
        if not naam or (wijze and wijze.aanspreekvorm):
            return naam
        return f"{ {'M': 'De heer ', 'V': 'Mevrouw '}.get(self.geslacht, '') }{naam}"

    def adresseringen(self) -> Iterator[str]:
        """`adressering`, then with ever fewer voorletters, the last one first: the surname is never shortened."""
        namen = self.voornamen.split()
        for aantal in range(len(namen), -1, -1):
            if tekst := replace(self, voornamen=" ".join(namen[:aantal])).adressering():
                yield tekst

    def aanspreekvorm(self) -> str:
        """The line above `adressering`, for nobility; else empty."""
        wijze = self.aanschrijfwijze()
        return wijze.aanspreekvorm or "" if wijze else ""

    def briefaanhef(self) -> str:
        """The aanhef, or a neutral one: never a half name."""
        neutraal = {"M": "Geachte heer", "V": "Geachte mevrouw"}.get(self.geslacht, "Geachte heer of mevrouw")
        return self.aanhef() or neutraal

    def sorteernaam(self) -> str:
        """'Ven, Theodoor van der': on the own surname without tussenvoegsel."""
        voor = _zin(_bekend(self.voornamen), self.voorvoegsel)
        return ", ".join(deel for deel in (_bekend(self.geslachtsnaam), voor) if deel) or ONBEKEND

    def zoekdelen(self) -> tuple[str, ...]:
        """Every name this person may be asked for by."""
        return tuple(deel for deel in (self.voornamen, self._eigen(), self._partner()) if deel)

    def _eigen(self) -> str:
        return _achternaam(self.voorvoegsel, self.geslachtsnaam)

    def _partner(self) -> str:
        return _achternaam(self.partner_voorvoegsel, self.partner_geslachtsnaam)

    def _gebruik(self) -> str:
        """As registered; without a known name of a partner the own name."""
        return self.naamgebruik if self.naamgebruik in {"P", "V", "N"} and self._partner() else "E"

    def _eigen_titel(self) -> str:
        """The own title or predicaat in the form of the sex, where it is used; else empty."""
        gebruik = self._gebruik()
        if self.titel not in TITELS or gebruik == "P":
            return ""
        titel = _in_vorm(self.titel, self.geslacht)
        if self.geslacht == "V" and (
            # No predicaat beside a partner (Wet op de adeldom, and what the register does); no form for a woman.
            titel == "R" or (titel == "JV" and (self.partner_huidig or gebruik != "E"))
        ):
            return ""
        return titel

    def _partner_titel(self) -> str:
        """A woman who carries her partner's name carries his title (a courtesy); nobody else does."""
        draagt = self.geslacht == "V" and self.naamgebruik in {"P", "V", "N"}
        return _in_vorm(self.partner_titel, "V") if draagt and self.partner_titel in _VOOR_DE_VROUW else ""

    def _rang(self) -> int:
        """The highest of both titles: 3 hoogheid (of any sex), 2 hooggeboren, 1 hoogwelgeboren, 0 none."""
        titels = [titel for titel in (self._eigen_titel(), self._partner_titel()) if titel]
        rang = max((_RANG.get(titel, 1) for titel in titels), default=0)
        return rang if self.geslacht in {"M", "V"} or rang == max(_AANSPREEKVORM) else 0

    def _aanspreekvorm(self) -> str | None:
        rang = self._rang()
        if not rang:
            return None
        wie = {"M": " heer", "V": " vrouwe"}.get(self.geslacht, "") if rang < max(_AANSPREEKVORM) else ""
        return f"De {_AANSPREEKVORM[rang]}{wie}"


def voorletters(voornamen: str) -> str:
    """'Jan Willem' -> 'J.W.', 'Anne-Marie' -> 'A.', 'IJsbrand' -> 'I.', 'Suzie Q' -> 'S.Q'; letters stay as typed."""
    letters = []
    for naam in voornamen.split():
        kaal = naam.lstrip("-." + APOSTROFS)
        if _AL_VOORLETTERS.fullmatch(kaal) or (len(kaal) == 1 and kaal.isalpha()):
            letters.append(kaal)
        elif kaal[:1].isalpha():
            # A name typed without any capital is still a name.
            letters.append(f"{kaal[0].upper() if voornamen.islower() else kaal[0]}.")
    return "".join(letters)


def hoofdletter(naam: str) -> str:
    """'van der Ven' -> 'Van der Ven', 'ijsbrands' -> 'IJsbrands', "'t Hoen" (with any apostrophe) stays."""
    return f"IJ{naam[2:]}" if naam[:2] == "ij" else naam[:1].upper() + naam[1:]


def bekend(naam: str) -> bool:
    """A name without a letter is no name: the BRP writes '.' and others '-' for unknown."""
    return any(teken.isalpha() for teken in naam)


def _bekend(naam: str) -> str:
    return " ".join(naam.split()) if bekend(naam) else ""


def _achternaam(voorvoegsel: str, geslachtsnaam: str) -> str:
    achter, voor = _bekend(geslachtsnaam), " ".join(voorvoegsel.split())
    if not achter or not voor:
        return achter
    return f"{voor}{'' if voor[-1] in APOSTROFS else ' '}{achter}"


def _in_vorm(titel: str, geslacht: str) -> str:
    """The code for this sex; as registered when the sex is not known."""
    return _VORM.get(geslacht, {}).get(titel, titel)


def _zin(*delen: str) -> str:
    return " ".join(deel for deel in delen if deel)
