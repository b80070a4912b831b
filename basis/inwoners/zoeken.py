"""Find a person before making one: the named exception to "seen only through a Dossier".

Minimal fields, per functie, and every search leaves a Raadpleging (without what was searched for).
Who lacks `inwoner.zoeken_volledig` (a vrijwilliger) asks a name and a birth date and hears only found or
not found (Awb 2:5).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, F, Func, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value, When

from basis.inwoners import adressen, zoeksleutels
from basis.inwoners import bsn as bsn_
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import ONBEKEND, OnvolledigeDatum
from basis.inwoners.gelijkenis import GENOEG, gelijkenis, verschrijvingen
from basis.inwoners.models import MINIMAAL, Adres, Inwoner
from basis.inwoners.zoekfilters import geboren_op, lees_postcode, op_naam
from basis.journaal.schrijven import log_raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie import rechten
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op

MAX_GEVONDEN = 25
MAX_DUBBEL = 5
_KANDIDATEN = 60
# The digits of a phone number as it was typed.
_CIJFERS = Func(
    F("telefoon"), Value("[^0-9]"), Value(""), Value("g"), function="regexp_replace", output_field=TextField()
)


@dataclass(frozen=True)
class Gevonden:
    """One row: enough to tell people apart, ready to print."""

    id: int
    naam: str
    geboren: str
    plaats: str
    bsn: str
    overleden: bool


@dataclass(frozen=True)
class Zoekuitkomst:
    """`rijen` is empty for who may not have a list. `inwoner_id` is filled when there is exactly one:
    to connect a melding on the server, not to show anything of."""

    gevonden: bool
    rijen: tuple[Gevonden, ...] = ()
    meer: bool = False
    inwoner_id: int | None = None

    @property
    def boodschap(self) -> str:
        if not self.gevonden:
            return "Niet gevonden."
        if self.meer:
            return f"Meer dan {MAX_GEVONDEN} gevonden. Vul meer in om de lijst korter te maken."
        if not self.rijen:
            return "Gevonden: deze inwoner is bekend."
        return "1 inwoner gevonden." if len(self.rijen) == 1 else f"{len(self.rijen)} inwoners gevonden."


@dataclass(frozen=True)
class Dubbel:
    """Somebody who may be the same person, and what they have in common (Dutch, ready to print)."""

    wie: Gevonden
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class Dubbelen:
    """`rijen` is empty for who may not have a list; `gevonden` still warns."""

    gevonden: bool
    rijen: tuple[Dubbel, ...] = ()


def zoek(
    door: Hoedanigheid,
    *,
    naam: str = "",
    geboren: OnvolledigeDatum = ONBEKEND,
    postcode: str = "",
    bsn: str = "",
    doel: str = "inwoner zoeken",
    werkplek: str = "",
) -> Zoekuitkomst:
    """Everything filled in must match; a BSN decides alone. Geweigerd names the field that lacks."""
    _mag_zoeken(door)
    volledig = door.mag("inwoner.zoeken_volledig")
    if volledig:
        gevonden = _volledig(door, naam, geboren, postcode, bsn)
    else:
        gevonden = _beperkt(door, naam, geboren, postcode, bsn)
    rijen = list(gevonden[: MAX_GEVONDEN + 1])
    meer = len(rijen) > MAX_GEVONDEN
    enige = rijen[0].pk if len(rijen) == 1 else None
    _log(door, doel, werkplek, aantal=len(rijen), inwoner_id=enige)
    return Zoekuitkomst(
        gevonden=bool(rijen),
        rijen=_als_rijen(door, rijen[:MAX_GEVONDEN]) if volledig else (),
        meer=meer and volledig,
        inwoner_id=enige,
    )


def mogelijk_dubbel(
    door: Hoedanigheid,
    *,
    naam: Naam,
    geboren: OnvolledigeDatum = ONBEKEND,
    postcode: str = "",
    huisnummer: str = "",
    telefoon: str = "",
    werkplek: str = "",
) -> Dubbelen:
    """Persons who look like the one about to be made, most alike first, at most five.

    Alike: the surname (as it sounds) and at least one thing more, or birth date and address together; also with a slip
    in the birth date, with first name and surname swapped, or with the only name there is (gelijkenis.py).
    """
    _mag_zoeken(door)
    volledig = door.mag("inwoner.zoeken_volledig")
    postcode = lees_postcode(postcode) if postcode.strip() else ""
    kandidaten, op_plek = _kandidaten(door, naam, geboren, postcode, huisnummer, telefoon)
    paren = []
    for ander in kandidaten:
        tel = bool(telefoon.strip()) and _cijfers(telefoon) == _cijfers(ander.telefoon)
        redenen, punten = gelijkenis(
            (naam, geboren), (ander.naam, ander.geboren), zelfde_adres=ander.pk in op_plek, zelfde_telefoon=tel
        )
        if punten >= GENOEG:
            paren.append((punten, ander, redenen))
    paren.sort(key=lambda paar: (-paar[0], paar[1].naam_sleutel, paar[1].pk))
    paren = paren[:MAX_DUBBEL]
    enige = paren[0][1].pk if len(paren) == 1 else None
    _log(door, "dubbele inwoner voorkomen", werkplek, aantal=len(paren), inwoner_id=enige)
    if not volledig:
        return Dubbelen(bool(paren))
    rijen = _als_rijen(door, [ander for _, ander, _ in paren])
    return Dubbelen(bool(paren), tuple(Dubbel(wie, redenen) for wie, (_, _, redenen) in zip(rijen, paren, strict=True)))


def _mag_zoeken(door: Hoedanigheid) -> None:
    if not door.mag("inwoner.zoeken"):
        raise GeenRecht(f"Als {door.get_functie_display()} kun je geen inwoners zoeken.")


def _log(door: Hoedanigheid, doel: str, werkplek: str, *, aantal: int, inwoner_id: int | None) -> None:
    log_raadpleging(
        "zoeken",
        door,
        doel=doel,
        rechten_versie=rechten.VERSIE,
        inwoner_id=inwoner_id,
        object_soort="inwoner",
        werkplek=werkplek,
        aantal=aantal,
        uitkomst="gevonden" if aantal else "niet gevonden",
    )


def _volledig(door: Hoedanigheid, naam: str, geboren: OnvolledigeDatum, postcode: str, bsn: str) -> QuerySet[Inwoner]:
    personen = _personen(door)
    if bsn.strip():
        try:
            return personen.filter(bsn_index=bsn_.zoekindex(bsn))
        except bsn_.BsnFout as fout:
            raise Geweigerd(str(fout), "bsn") from None
    if not naam.strip() and not postcode.strip() and geboren.maand is None:
        raise Geweigerd("Vul een naam, een geboortedatum, een postcode of een BSN in.", "naam")
    if naam.strip():
        personen = op_naam(personen, naam)
    if not geboren.onbekend:
        personen = personen.filter(geboren_op(geboren, ook_onbekend=bool(naam.strip())))
    if postcode.strip():
        # Who has a secret address is not found by it.
        hier = Adres.objects.filter(geldt_op(vandaag()), postcode=lees_postcode(postcode))
        personen = personen.filter(pk__in=hier.values("inwoner_id"), geheim_adres=False)
    return personen


def _beperkt(door: Hoedanigheid, naam: str, geboren: OnvolledigeDatum, postcode: str, bsn: str) -> QuerySet[Inwoner]:
    if bsn.strip() or postcode.strip():
        raise GeenRecht(f"Als {door.get_functie_display()} zoek je op naam en geboortedatum.")
    if not naam.strip():
        raise Geweigerd("Vul de naam in.", "naam")
    if not geboren.volledig:
        raise Geweigerd("Vul de hele geboortedatum in.", "geboren")
    return op_naam(_personen(door), naam, deel=False).filter(geboren_op(geboren, ook_onbekend=False))


def _personen(door: Hoedanigheid, *extra: str) -> QuerySet[Inwoner]:
    velden = [*MINIMAAL, *extra]
    if door.mag("inwoner.bsn"):
        velden += ["bsn_versie", "bsn_versleuteld", "bsn_index"]
    plaats = adressen.op_dag(vandaag()).filter(inwoner=OuterRef("pk")).values("plaats")[:1]
    return (
        Inwoner.objects.vindbaar_voor(door)
        .only(*velden)
        .annotate(plaats=Subquery(plaats))
        .order_by("naam_sleutel", "id")
    )


def _als_rijen(door: Hoedanigheid, personen: Iterable[Inwoner]) -> tuple[Gevonden, ...]:
    bsn_mag = door.mag("inwoner.bsn")
    return tuple(
        Gevonden(
            id=persoon.pk,
            naam=persoon.naam.herkenbaar(),
            geboren=str(persoon.geboren),
            plaats=_waar(persoon),
            bsn=bsn_.masker(persoon.bsn()) if bsn_mag else "",
            overleden=persoon.overleden,
        )
        for persoon in personen
    )


def _waar(persoon: Inwoner) -> str:
    if persoon.geheim_adres:
        return "adres geheim"
    if persoon.bijhouding and not persoon.overleden:
        return str(persoon.get_bijhouding_display())
    return getattr(persoon, "plaats", None) or ""


def _kandidaten(
    door: Hoedanigheid, naam: Naam, geboren: OnvolledigeDatum, postcode: str, huisnummer: str, telefoon: str
) -> tuple[list[Inwoner], set[int]]:
    """Persons with the same surname, or born that day at that address; and who of all lives there."""
    basis = _personen(door, "telefoon")
    op_plek: set[int] = set()
    if postcode and huisnummer.strip():
        hier = Adres.objects.filter(geldt_op(vandaag()), postcode=postcode, huisnummer=huisnummer.strip())
        # Who has a secret address is not found by it.
        op_plek = set(basis.filter(pk__in=hier.values("inwoner_id"), geheim_adres=False).values_list("pk", flat=True))
    zoekingen = []
    # With a common surname the rest may be cut off: first who shares the birth date, address or phone.
    eerst = [When(pk__in=op_plek, then=Value(0))]
    if cijfers := _cijfers(telefoon):
        basis = basis.alias(nummer=_CIJFERS)
        eerst.append(When(nummer__endswith=cijfers, then=Value(0)))
    # All of the name too: the fields may have been swapped, and a first name alone is far more common.
    for tekst in (naam.geslachtsnaam.strip(" .") or naam.voornamen, f"{naam.voornamen} {naam.geslachtsnaam}"):
        if (vraag := zoeksleutels.vraag(tekst, deel=False)) is not None:
            zoekingen.append(basis.filter(zoekvector=vraag))
    if geboren.maand is not None:
        op_datum = geboren_op(geboren, ook_onbekend=False)
        zoekingen.append(basis.filter(op_datum, pk__in=op_plek))
        eerst.append(When(op_datum, then=Value(0)))
    if (dag := geboren.laatste()) and geboren.volledig:
        eerst.append(When(geboren_uiterlijk__in=verschrijvingen(dag), then=Value(0)))
    volgorde = Case(*eerst, default=Value(1), output_field=IntegerField())
    zoekingen = [rijen.alias(eerst=volgorde).order_by("eerst", "naam_sleutel", "id") for rijen in zoekingen]
    gevonden = {persoon.pk: persoon for rijen in zoekingen for persoon in rijen[:_KANDIDATEN]}
    return list(gevonden.values()), op_plek


def _cijfers(tekst: str) -> str:
    return "".join(teken for teken in tekst if teken.isdigit())[-9:]
