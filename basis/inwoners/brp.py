"""One stored BRP record (the GBA-like shape with codes and '19480300' dates) -> a frozen Persoonslijst.

Pure: no database, no clock. Whatever is in the record, the answer is a Persoonslijst or `Onbruikbaar`
with one Dutch reason that holds no personal data; a record is used as a whole or not at all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from basis.inwoners import bsn, datums
from basis.inwoners.aanschrijven.adres import AANDUIDINGEN, LAND_ONBEKEND
from basis.inwoners.aanschrijven.naam import TITELS, Naam, bekend
from basis.inwoners.datums import ONBEKEND, OnvolledigeDatum

Verwantschap = Literal["partner", "kind", "ouder"]

_MAX_TEKST = 200
_MAX_LIJST = 100
_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}", re.ASCII)
_GESLACHT = frozenset("MVO")
_NAAMGEBRUIK = frozenset("EPVN")
# Opschorting bijhouding (LO BRP): no longer in the register of a gemeente. "." is "not known why".
OVERLEDEN, FOUT, REDEN_ONBEKEND = "O", "F", "."
_OPSCHORTING = frozenset({OVERLEDEN, "E", "M", "R", FOUT, REDEN_ONBEKEND})
_IN_ONDERZOEK = re.compile(r"[0-9]{6}", re.ASCII)
_LAND_ONBEKEND = "0000"
GEZAG_SOORTEN = {
    "EenhoofdigOuderlijkGezag": "eenhoofdig",
    "GezamenlijkOuderlijkGezag": "gezamenlijk_ouderlijk",
    # The name before version 2.7 of the API.
    "TweehoofdigOuderlijkGezag": "gezamenlijk_ouderlijk",
    "GezamenlijkGezag": "gezamenlijk",
    "Voogdij": "voogdij",
    "TijdelijkGeenGezag": "tijdelijk_geen",
    "GezagNietTeBepalen": "niet_te_bepalen",
}


class Onbruikbaar(ValueError):
    """This record can't be used; the message is the Dutch reason."""


@dataclass(frozen=True)
class BrpNaam:
    voornamen: str = ""
    voorvoegsel: str = ""
    geslachtsnaam: str = ""
    titel: str = ""

    def leeg(self) -> bool:
        return not self.voornamen and not bekend(self.geslachtsnaam)


@dataclass(frozen=True)
class BrpAdres:
    """An address in the Netherlands, a described place, or lines abroad."""

    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    toevoeging: str = ""
    aanduiding: str = ""
    postcode: str = ""
    woonplaats: str = ""
    locatie: str = ""
    buitenland: tuple[str, ...] = ()
    land: str = ""
    vanaf: OnvolledigeDatum = ONBEKEND
    onderzoek: str = ""

    def leeg(self) -> bool:
        """Nothing that says where."""
        return self == BrpAdres(vanaf=self.vanaf, onderzoek=self.onderzoek)

    def plek(self) -> tuple[str, ...] | None:
        """What makes two addresses the same place; None outside the Netherlands or when unknown."""
        if self.buitenland or self.land:
            return None
        if self.locatie:
            return (self.locatie,)
        if not self.straat and not self.postcode:
            return None
        return (self.straat, self.huisnummer, self.huisletter.upper(), self.toevoeging.upper(), self.postcode)


@dataclass(frozen=True)
class Verwant:
    """A partner, child or parent as named on this person's list. `bsn` empty: not in the register."""

    soort: Verwantschap
    bsn: str
    naam: BrpNaam
    geslacht: str
    geboren: OnvolledigeDatum
    vanaf: OnvolledigeDatum = ONBEKEND
    tot: OnvolledigeDatum | None = None
    verbintenis: str = ""


@dataclass(frozen=True)
class Gezag:
    """Who has gezag over `minderjarige`. An empty BSN in a list: somebody the register can't name."""

    soort: str
    minderjarige: str
    ouders: tuple[str, ...] = ()
    derden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Persoonslijst:
    bsn: str
    naam: BrpNaam
    naamgebruik: str
    geslacht: str
    geboren: OnvolledigeDatum
    adres: BrpAdres
    overleden: bool = False
    overleden_op: OnvolledigeDatum = ONBEKEND
    opschorting: str = ""
    opgeschort_op: OnvolledigeDatum = ONBEKEND
    onderzoek: str = ""
    bijgewerkt_op: OnvolledigeDatum = ONBEKEND
    geheim: bool = False
    curatele: bool = False
    gemeente: str = ""
    gemeente_naam: str = ""
    partners: tuple[Verwant, ...] = ()
    kinderen: tuple[Verwant, ...] = ()
    ouders: tuple[Verwant, ...] = ()
    gezag: tuple[Gezag, ...] = field(default=())

    def verwanten(self) -> tuple[Verwant, ...]:
        return self.partners + self.kinderen + self.ouders

    def naampartner(self) -> Verwant | None:
        """The (ex-)partner whose name may be carried: of the present ones the first, else the one left last.

        An unknown date comes before a known one, as in the register.
        """
        if huidig := [partner for partner in self.partners if partner.tot is None]:
            return min(huidig, key=lambda partner: partner.vanaf.brp())
        return max(self.partners, key=lambda p: (p.tot or ONBEKEND).brp() + p.vanaf.brp(), default=None)

    def naam_van(self) -> Naam:
        """The name, how it is used, and that of the partner that may be carried."""
        partner = self.naampartner()
        van = partner.naam if partner else BrpNaam()
        return Naam(
            voornamen=self.naam.voornamen,
            voorvoegsel=self.naam.voorvoegsel,
            geslachtsnaam=self.naam.geslachtsnaam,
            geslacht=self.geslacht,
            naamgebruik=self.naamgebruik,
            partner_voorvoegsel=van.voorvoegsel,
            partner_geslachtsnaam=van.geslachtsnaam if bekend(van.geslachtsnaam) else "",
            titel=self.naam.titel,
            # Only a man's title is carried by his wife.
            partner_titel=van.titel if partner and partner.geslacht != "V" else "",
            partner_huidig=partner is not None and partner.tot is None,
        )

    def eigen_gezag(self) -> Gezag | None:
        """Gezag over this person; a parent's list also holds that over the children."""
        return next((gezag for gezag in self.gezag if gezag.minderjarige == self.bsn), None)


def lees_persoonslijst(record: object, peildatum: date) -> Persoonslijst:
    """Read one record; Onbruikbaar with the reason when it can't be used as it is.

    A date of birth or death after `peildatum` is refused.
    """
    bron = _Bron(record, "het record")
    nummer = _eigen_bsn(bron)
    naam = _naam(bron)
    if naam.leeg() and not naam.geslachtsnaam:
        raise Onbruikbaar("De persoon heeft geen naam.")
    geboren = bron.deel("geboorte").datum("datum")
    _niet_later(geboren, peildatum, "De geboortedatum ligt in de toekomst.")
    overlijden = bron.deel("overlijden")
    overleden_op = overlijden.datum("datum")
    _niet_later(overleden_op, peildatum, "De overlijdensdatum ligt in de toekomst.")
    eerste, laatste = geboren.eerste(), overleden_op.laatste()
    if eerste and laatste and laatste < eerste:
        raise Onbruikbaar("De overlijdensdatum ligt voor de geboortedatum.")
    opschorting = bron.deel("opschortingBijhouding")
    reden = _opschorting(opschorting)
    return Persoonslijst(
        bsn=nummer,
        naam=naam,
        naamgebruik=bron.deel("naam").keuze("aanduidingNaamgebruik", _NAAMGEBRUIK, "E"),
        geslacht=bron.keuze("geslacht", _GESLACHT, "O"),
        geboren=geboren,
        adres=_adres(bron.deel("verblijfplaats")),
        overleden=not overlijden.leeg() or reden == OVERLEDEN,
        overleden_op=overleden_op,
        opschorting=reden,
        opgeschort_op=opschorting.datum("datum"),
        onderzoek=bron.onderzoek("persoonInOnderzoek"),
        bijgewerkt_op=bron.deel("verblijfplaats").datum("datumIngangGeldigheid"),
        geheim=bron.vlag("geheimhoudingPersoonsgegevens"),
        curatele=bron.vlag("indicatieCurateleRegister"),
        gemeente=bron.deel("gemeenteVanInschrijving").tekst("code", 4),
        gemeente_naam=bron.deel("gemeenteVanInschrijving").tekst("omschrijving", 80),
        partners=tuple(_partner(deel) for deel in bron.delen("partners") if not deel.leeg()),
        kinderen=tuple(_kind(deel) for deel in bron.delen("kinderen") if not deel.leeg()),
        ouders=tuple(ouder for deel in bron.delen("ouders") if (ouder := _ouder(deel))),
        gezag=tuple(_gezag(deel, nummer) for deel in bron.delen("gezag") if not deel.leeg()),
    )


def _opschorting(deel: "_Bron") -> str:
    """The reason, "." when there is one we don't know, empty when the list is kept up."""
    if deel.leeg():
        return ""
    code = deel.code("reden")
    return code if code in _OPSCHORTING else REDEN_ONBEKEND


def _eigen_bsn(bron: "_Bron") -> str:
    tekst = bron.tekst("burgerservicenummer")
    if not tekst:
        raise Onbruikbaar("Het BSN ontbreekt.")
    try:
        return bsn.normaliseer(tekst)
    except bsn.BsnFout as fout:
        raise Onbruikbaar(str(fout)) from None


def _naam(bron: "_Bron") -> BrpNaam:
    deel = bron.deel("naam")
    titel = deel.code("adellijkeTitelPredicaat")
    return BrpNaam(
        voornamen=deel.tekst("voornamen"),
        voorvoegsel=deel.tekst("voorvoegsel", 20),
        geslachtsnaam=deel.tekst("geslachtsnaam"),
        titel=titel if titel in TITELS else "",
    )


def _adres(deel: "_Bron") -> BrpAdres:
    postcode = deel.tekst("postcode").replace(" ", "").upper()
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise Onbruikbaar("De postcode klopt niet.")
    regels = tuple(deel.tekst(naam, 60) for naam in ("regel1", "regel2", "regel3"))
    land = deel.code("land"), deel.deel("land").tekst("omschrijving", 60)
    vanaf = deel.datum("datumAanvangAdreshouding")
    return BrpAdres(
        straat=deel.tekst("straat", 100) or deel.tekst("naamOpenbareRuimte", 100),
        huisnummer=deel.huisnummer("huisnummer"),
        huisletter=deel.tekst("huisletter", 1),
        toevoeging=deel.tekst("huisnummertoevoeging", 10),
        aanduiding=AANDUIDINGEN.get(deel.code("aanduidingBijHuisnummer").lower(), ""),
        postcode=postcode,
        woonplaats=deel.tekst("woonplaats", 80),
        locatie=deel.tekst("locatiebeschrijving"),
        buitenland=regels if any(regels) else (),
        land=LAND_ONBEKEND if land[0] == _LAND_ONBEKEND else land[1] or (LAND_ONBEKEND if land[0] else ""),
        vanaf=deel.datum("datumAanvangAdresBuitenland") if vanaf.onbekend else vanaf,
        onderzoek=deel.onderzoek("inOnderzoek"),
    )


def _partner(deel: "_Bron") -> Verwant:
    ontbinding = deel.deel("ontbindingHuwelijkPartnerschap")
    return Verwant(
        soort="partner",
        bsn=_ander_bsn(deel),
        naam=_naam(deel),
        geslacht=deel.keuze("geslacht", _GESLACHT, "O"),
        geboren=deel.deel("geboorte").datum("datum"),
        vanaf=deel.deel("aangaanHuwelijkPartnerschap").datum("datum"),
        tot=None if ontbinding.leeg() else ontbinding.datum("datum"),
        verbintenis=deel.code("soortVerbintenis"),
    )


def _kind(deel: "_Bron") -> Verwant:
    geboren = deel.deel("geboorte").datum("datum")
    return Verwant("kind", _ander_bsn(deel), _naam(deel), "O", geboren, vanaf=geboren)


def _ouder(deel: "_Bron") -> Verwant | None:
    naam, nummer = _naam(deel), _ander_bsn(deel)
    if naam.leeg() and not nummer:
        # "There is no (known) second parent" is written as a parent named ".".
        return None
    return Verwant(
        soort="ouder",
        bsn=nummer,
        naam=naam,
        geslacht=deel.keuze("geslacht", _GESLACHT, "O"),
        geboren=deel.deel("geboorte").datum("datum"),
        vanaf=deel.datum("datumIngangFamilierechtelijkeBetrekking"),
    )


def _gezag(deel: "_Bron", eigen: str) -> Gezag:
    soort = GEZAG_SOORTEN.get(deel.tekst("type"))
    if soort is None:
        raise Onbruikbaar("De soort gezag is onbekend.")
    minderjarige = deel.deel("minderjarige")
    ouders = [*deel.delen("ouders"), *(d for d in (deel.deel("ouder"),) if not d.leeg())]
    derden = [*deel.delen("derden"), *(d for d in (deel.deel("derde"),) if not d.leeg())]
    return Gezag(
        soort=soort,
        minderjarige=eigen if minderjarige.leeg() else _ander_bsn(minderjarige),
        ouders=tuple(sorted({_ander_bsn(ouder) for ouder in ouders})),
        derden=tuple(sorted({_ander_bsn(derde) for derde in derden})),
    )


def _ander_bsn(deel: "_Bron") -> str:
    """Somebody else's BSN, or empty: one bad number of a relative must not cost the whole record."""
    tekst = deel.tekst("burgerservicenummer")
    return bsn.normaliseer(tekst) if tekst and bsn.is_geldig(tekst) else ""


def _niet_later(datum: OnvolledigeDatum, peildatum: date, reden: str) -> None:
    eerste = datum.eerste()
    if eerste and eerste > peildatum:
        raise Onbruikbaar(reden)


class _Bron:
    """A part of the record that checks the type of everything taken from it."""

    def __init__(self, waarde: object, naam: str) -> None:
        if not isinstance(waarde, Mapping):
            raise Onbruikbaar(f"{naam[:1].upper()}{naam[1:]} heeft niet de verwachte vorm.")
        self._waarde = waarde

    def leeg(self) -> bool:
        return not self._waarde

    def deel(self, naam: str) -> "_Bron":
        waarde = self._waarde.get(naam)
        return _Bron({} if waarde is None else waarde, f"'{naam}'")

    def delen(self, naam: str) -> list["_Bron"]:
        waarde = self._waarde.get(naam)
        if waarde is None:
            return []
        if not isinstance(waarde, list) or len(waarde) > _MAX_LIJST:
            raise Onbruikbaar(f"'{naam}' heeft niet de verwachte vorm.")
        return [_Bron(deel, f"'{naam}'") for deel in waarde]

    def tekst(self, naam: str, hoogstens: int = _MAX_TEKST) -> str:
        waarde = self._waarde.get(naam)
        if waarde is None:
            return ""
        if not isinstance(waarde, str):
            raise Onbruikbaar(f"'{naam}' is geen tekst.")
        # NUL, other control characters and half surrogates fit in no database column and no letter.
        if any(teken < " " or "\ud800" <= teken <= "\udfff" or teken == "\x7f" for teken in waarde):
            raise Onbruikbaar(f"'{naam}' bevat tekens die niet kunnen.")
        schoon = " ".join(waarde.split())
        if len(schoon) > hoogstens:
            raise Onbruikbaar(f"'{naam}' is langer dan {hoogstens} tekens.")
        return schoon

    def code(self, naam: str) -> str:
        return self.deel(naam).tekst("code")

    def keuze(self, naam: str, toegestaan: frozenset[str], anders: str) -> str:
        code = self.code(naam) or anders
        if code not in toegestaan:
            raise Onbruikbaar(f"De code van '{naam}' is onbekend.")
        return code

    def huisnummer(self, naam: str) -> str:
        waarde = self.tekst(naam)
        if waarde and not (waarde.isascii() and waarde.isdigit() and len(waarde) <= 5):
            raise Onbruikbaar(f"'{naam}' is geen getal van hoogstens 5 cijfers.")
        return waarde.lstrip("0")

    def onderzoek(self, naam: str) -> str:
        """The code of what is being looked into, empty when nothing is or the inquiry ended."""
        deel = self.deel(naam)
        code = deel.tekst("aanduidingGegevensInOnderzoek")
        if code and not _IN_ONDERZOEK.fullmatch(code):
            raise Onbruikbaar("De code van 'aanduidingGegevensInOnderzoek' is onbekend.")
        return "" if deel.tekst("datumEindeOnderzoek") else code

    def vlag(self, naam: str) -> bool:
        """True, or a BRP code other than 0 (geheimhouding runs from 1 to 7)."""
        waarde = self._waarde.get(naam)
        if waarde is None or isinstance(waarde, bool):
            return bool(waarde)
        tekst = self.tekst(naam)
        if not (tekst.isascii() and tekst.isdigit()):
            raise Onbruikbaar(f"De code van '{naam}' is onbekend.")
        return int(tekst) != 0

    def datum(self, naam: str) -> OnvolledigeDatum:
        tekst = self.tekst(naam)
        if not tekst:
            return ONBEKEND
        try:
            return datums.lees_brp(tekst)
        except datums.DatumFout:
            raise Onbruikbaar(f"De datum in '{naam}' bestaat niet.") from None
