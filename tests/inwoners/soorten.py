"""One invented BRP record for each kind of person and address, as `laad_personen` reads it, and what it means for post.

Names and numbers are fictitious. `waarom` is a piece of the reason no post can go there, None: it can.
"""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from basis.inwoners.bsn import is_geldig

WOONT = {
    "straat": "Dorpsstraat",
    "huisnummer": "1",
    "postcode": "6661AA",
    "woonplaats": "Elst",
    "functieAdres": {"code": "W"},
    "datumAanvangAdreshouding": "20100101",
}
BELGIE = {"code": "5010", "omschrijving": "België"}


def bsn_van(nr: int) -> str:
    """The nr-th number from 999910000 on that passes the elfproef."""
    return next(islice((str(getal) for getal in range(999910000, 10**9) if is_geldig(str(getal))), nr, None))


@dataclass(frozen=True)
class Soort:
    wat: str
    waarom: str | None
    verblijf: dict[str, Any] = field(default_factory=dict)
    meer: dict[str, Any] = field(default_factory=dict)

    def record(self, nr: int) -> dict[str, Any]:
        return {
            "burgerservicenummer": bsn_van(nr),
            "naam": {"voornamen": "Test", "geslachtsnaam": f"Persoon{nr}"},
            "geboorte": {"datum": "19480312"},
            "gemeenteVanInschrijving": {"code": "1734"},
            "verblijfplaats": self.verblijf,
            **self.meer,
        }


def anders(**velden: Any) -> dict[str, Any]:
    return {sleutel: waarde for sleutel, waarde in {**WOONT, **velden}.items() if waarde is not None}


def onderzoek(code: str, einde: str | None = None) -> dict[str, Any]:
    deel = {"aanduidingGegevensInOnderzoek": code, "datumIngangOnderzoek": "20260101"}
    return anders(inOnderzoek=deel | ({"datumEindeOnderzoek": einde} if einde else {}))


def opgeschort(code: str) -> dict[str, Any]:
    return {"opschortingBijhouding": {"reden": {"code": code}, "datum": "20250601"}}


ABROAD = {"regel1": "Sint Denijslaan 19", "regel2": "9000 Gent", "land": BELGIE}

ADRESSEN = [
    Soort("gewoon adres", None, WOONT),
    Soort("zonder woonplaats", None, anders(woonplaats=None)),
    Soort("zonder postcode", None, anders(postcode=None)),
    Soort("locatie", None, {"locatiebeschrijving": "woonboot De Kievit, Rijnkade"}),
    Soort("buitenland", None, ABROAD),
    Soort("buitenland, een regel", None, {"regel2": "King Edward Point", "land": BELGIE}),
    Soort("geen adres", "kennen wij geen adres"),
    Soort("punt als straat", "alleen ‘.’", {"straat": "."}),
    Soort("VOW", "alleen ‘VOW’", anders(straat="VOW")),
    Soort("onbekend", "alleen ‘Onbekend’", anders(straat="Onbekend")),
    Soort("huisnummer nul", "Het huisnummer ontbreekt", anders(huisnummer="0")),
    Soort("zonder huisnummer", "Het huisnummer ontbreekt", anders(huisnummer=None)),
    Soort("postcode zonder straat", "De straat ontbreekt", anders(straat=None)),
    Soort("alleen de straat", "postcode en de plaats", anders(postcode=None, woonplaats=None)),
    Soort("alleen een land", "alleen het land: België", {"land": BELGIE}),
    Soort("land onbekend", "kennen we het land niet", {**ABROAD, "land": {"code": "0000"}}),
    Soort("alles onbekend", "kennen we het land niet", {"land": {"code": "0000"}}),
    Soort("punten in het buitenland", "alleen het land", {"regel1": ".", "land": BELGIE}),
    Soort("adres in onderzoek", "onderzoekt of dit adres klopt", onderzoek("080000")),
    Soort("huisnummer in onderzoek", "onderzoekt of dit adres klopt", onderzoek("081120")),
    Soort("onderzoek is klaar", None, onderzoek("081120", "20260301")),
    Soort("begindatum in onderzoek", None, onderzoek("081030")),
    Soort("woont er niet meer", "woont deze inwoner niet meer op dit adres", onderzoek("089999")),
]
PERSONEN = [
    Soort("vertrokken, adres hier", "vertrokken uit Nederland", WOONT, opgeschort("E")),
    Soort("vertrokken, adres daar", None, ABROAD, opgeschort("E")),
    Soort("ministerieel besluit", "ministerieel besluit", WOONT, opgeschort("M")),
    Soort("RNI, adres hier", "niet-ingezetene", WOONT, opgeschort("R")),
    Soort("RNI, adres daar", None, ABROAD, opgeschort("R")),
    Soort("opgeschort, reden onbekend", "Waarom staat er niet bij", WOONT, opgeschort(".")),
    Soort("opgeschort, nieuwe code", "Waarom staat er niet bij", WOONT, opgeschort("Z")),
]
