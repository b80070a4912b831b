"""One rule says whether post can go to an address; letter, screen and entry ask it here.

Pure: the row and what the BRP says about it. What comes out is the Dutch reason for on screen.
"""

import re

from basis.inwoners.aanschrijven.adres import POSTBUS, in_buitenland
from basis.inwoners.enums import OPGESCHORT, Bijhouding, SoortAdres
from basis.inwoners.models import Adres, Inwoner
from basis.journaal.tijd import dag_van

# What people and registers write where an address is not known; compared on letters and digits only.
_GEEN = (
    "vow vertrokken vertrokkenonbekendwaarheen onbekendwaarheen onbekend adresonbekend onbekendadres nietbekend "
    "nvt nietvantoepassing geen geenadres geenvastadres zondervastadres zwvowvp zondervastewoonofverblijfplaats "
    "dakloos zwervend zwerver emigratie puntadres x xx xxx nb"
)
_GEEN_ADRES = frozenset(_GEEN.split())
_TEKENS = re.compile(r"[^\w]+|_+")
# Groups of category 08 (LO BRP) that are the address itself: all of it, the address, the description, abroad.
_ADRESGROEPEN = frozenset({"00", "11", "12", "13"})
_PERSOONSGROEPEN = {"02": "de naam", "03": "de geboorte", "04": "het geslacht"}
NIET_OP_ADRES = "089999"

_ONDERZOEK = "De BRP onderzoekt of dit adres klopt."
_WOONT_ER_NIET = "Volgens de BRP woont deze inwoner niet meer op dit adres."
# An address on a list that is no longer kept up: what became of the person decides what is known.
_NIET_BIJGEHOUDEN = {
    Bijhouding.VERTROKKEN: "Volgens de BRP is deze inwoner vertrokken uit Nederland.",
    Bijhouding.MINISTERIEEL: "De BRP houdt het adres van deze inwoner niet bij (ministerieel besluit).",
    Bijhouding.RNI: "Deze inwoner staat als niet-ingezetene in de BRP. Waar de inwoner woont, weet de BRP niet.",
    Bijhouding.ONBEKEND: "De BRP houdt de gegevens van deze inwoner niet meer bij. Waarom staat er niet bij.",
}
FOUT = (
    "Volgens de BRP is de persoonslijst van deze inwoner bij vergissing gemaakt. Vraag bij Burgerzaken na wie het is."
)


def waarom_onbruikbaar(adres: Adres, inwoner: Inwoner) -> str | None:
    """Why no post can go to this address, in one or two Dutch sentences; None: it can."""
    if reden := _volgens_brp(adres, inwoner):
        return reden
    if in_buitenland(adres):
        return _buitenland(adres)
    return _nederland(adres)


def is_geen_adres(tekst: str) -> bool:
    """Whether what is written says that there is no address: '.', 'onbekend', 'VOW'."""
    kaal = _kaal(tekst)
    return not any(teken.isalpha() for teken in kaal) or kaal in _GEEN_ADRES


def onderzocht(code: str) -> str:
    """What of a person the BRP looks into, from the code (category and group, LO BRP)."""
    if code[:2] != "01":
        return "gegevens van deze persoon"
    return _PERSOONSGROEPEN.get(code[2:4], "gegevens van deze persoon")


def _volgens_brp(adres: Adres, inwoner: Inwoner) -> str | None:
    if inwoner.bijhouding == Bijhouding.FOUT:
        return FOUT
    if inwoner.bijhouding in OPGESCHORT:
        eerder = adres.soort == SoortAdres.WOON and _van_voor(adres, inwoner)
        if eerder or (adres.soort == SoortAdres.BRON and not in_buitenland(adres)):
            return _NIET_BIJGEHOUDEN[Bijhouding(inwoner.bijhouding)]
    code = adres.in_onderzoek
    if code == NIET_OP_ADRES:
        return _WOONT_ER_NIET
    return _ONDERZOEK if code[:2] == "08" and code[2:4] in _ADRESGROEPEN else None


def _van_voor(adres: Adres, inwoner: Inwoner) -> bool:
    """What somebody told us before leaving; what was told after it is better than the register."""
    return inwoner.bijhouding_op is not None and dag_van(adres.vastgelegd_op) < inwoner.bijhouding_op


def _buitenland(adres: Adres) -> str | None:
    if is_geen_adres(adres.land):
        return "Van dit adres in het buitenland kennen we het land niet."
    if is_geen_adres(f"{adres.straat} {adres.omschrijving} {adres.plaats}"):
        return f"We kennen alleen het land: {adres.land}."
    return None


def _nederland(adres: Adres) -> str | None:
    if adres.straat and is_geen_adres(adres.straat):
        return f"Op de plaats van de straat staat alleen ‘{adres.straat}’."
    if not adres.straat:
        if is_geen_adres(adres.omschrijving):
            return "De straat ontbreekt."
        # A described place is in the gemeente that the BRP names; a postbus is nowhere by itself.
        gemeente = "" if POSTBUS.fullmatch(adres.omschrijving.strip()) else adres.gemeente_code
        if not (adres.plaats or adres.postcode or gemeente):
            return "De plaats ontbreekt."
        return _plaats(adres)
    if not adres.huisnummer.strip("0 ") and not POSTBUS.fullmatch(adres.straat.strip()):
        return "Het huisnummer ontbreekt."
    if not adres.postcode and is_geen_adres(adres.plaats):
        return "De postcode en de plaats ontbreken."
    return _plaats(adres)


def _plaats(adres: Adres) -> str | None:
    """What stands there is printed: none is fine beside a postcode, 'onbekend' is not."""
    return "De plaats ontbreekt." if adres.plaats and is_geen_adres(adres.plaats) else None


def _kaal(tekst: str) -> str:
    return _TEKENS.sub("", tekst).casefold()
