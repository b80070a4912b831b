"""Who decides: alone within the own mandaat, or a second person (praktijk 13; Awb 10:1-10:12, Wmo 2.6.3)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from basis.dossiers.models import Dossier
from basis.organisatie import rechten
from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie, Wet
from basis.organisatie.models import Hoedanigheid, Mandaat
from basis.organisatie.periode import geldt_op
from basis.scherm.opmaak import euro
from beschikkingen.stand import Stand

VASTSTELLEN, ACCORDEREN = "besluit.vaststellen", "besluit.accorderen"
BESLISSERS = tuple(f for f in Functie if rechten.mag(f, VASTSTELLEN) or rechten.mag(f, ACCORDEREN))


@dataclass(frozen=True)
class Zaak:
    """What is decided, as far as it says who may: no person, no text."""

    gemeente_id: int
    wet: Wet
    per_jaar: Decimal
    afwijzing: bool
    partijen: frozenset[int]
    # Medewerkers who wrote it or asked for akkoord: they are never the second.
    opstellers: frozenset[int]


@dataclass(frozen=True)
class Oordeel:
    """`redenen` empty: this door may decide, in the name of the college, under `mandaat`."""

    mandaat: Mandaat | None
    redenen: tuple[str, ...]

    @property
    def mag(self) -> bool:
        return not self.redenen


class Mandaten:
    """The mandaten under one wet that hold on one day, by organisatie and functie. One query."""

    def __init__(self, gemeente_id: int, wet: Wet, dag: date) -> None:
        self.dag = dag
        self._op: dict[tuple[int, str], list[Mandaat]] = defaultdict(list)
        for mandaat in Mandaat.objects.filter(geldt_op(dag), gemeente_id=gemeente_id, wet=wet).order_by("pk"):
            self._op[mandaat.organisatie_id, mandaat.functie].append(mandaat)

    def van(self, door: Hoedanigheid, zaak: Zaak, *, tweede: bool) -> Mandaat | None:
        """The widest mandaat of this door; for a second decider of a refusal one that may refuse."""
        if door.organisatie_id is None:
            return None
        rijen = self._op.get((door.organisatie_id, door.functie), [])
        return max(
            rijen,
            key=lambda rij: (tweede and zaak.afwijzing and rij.mag_afwijzen, rij.max_per_jaar),
            default=None,
        )


def zaak_van(stand: Stand, vrager: Hoedanigheid | None = None) -> Zaak:
    """`vrager` asks for akkoord just now, and so can't be the second either."""
    beschikking = stand.beschikking
    schrijvers = {
        beschikking.opgesteld_door.medewerker_id,
        vrager.medewerker_id if vrager else None,
        *beschikking.schrijvers,
    }
    if beschikking.akkoord_gevraagd_door:
        schrijvers.add(beschikking.akkoord_gevraagd_door.medewerker_id)
    return Zaak(
        gemeente_id=stand.dossier.gemeente_id,
        wet=Wet(stand.dossier.wet or Wet.WMO),
        per_jaar=stand.per_jaar,
        afwijzing=stand.afwijzing,
        partijen=frozenset(deel.regel.organisatie_id for deel in stand.onderdelen if deel.regel.organisatie_id),
        opstellers=frozenset(nummer for nummer in schrijvers if nummer is not None),
    )


def oordeel_alleen(zaak: Zaak, door: Hoedanigheid, mandaten: Mandaten, *, over: bool = False) -> Oordeel:
    """Whether this door may decide alone; each reason says why a second person is needed.

    `over`: the reasons speak about door by name, to somebody else.
    """
    if bezwaar := _onbevoegd(zaak, door, (VASTSTELLEN,)):
        return Oordeel(None, (bezwaar,))
    mandaat = mandaten.van(door, zaak, tweede=False)
    redenen = _gedeeld(zaak, door, mandaat, mandaten.dag, over)
    if zaak.afwijzing:
        redenen.append("Het besluit wijst iets af, helemaal of voor een deel. Dan beslist altijd een tweede persoon.")
    return Oordeel(mandaat, tuple(redenen))


def oordeel_tweede(zaak: Zaak, door: Hoedanigheid, mandaten: Mandaten) -> Oordeel:
    """Whether this door may decide as the second person."""
    if bezwaar := _onbevoegd(zaak, door, (ACCORDEREN, VASTSTELLEN)):
        return Oordeel(None, (bezwaar,))
    mandaat = mandaten.van(door, zaak, tweede=True)
    redenen = _gedeeld(zaak, door, mandaat, mandaten.dag, over=False)
    if door.medewerker_id in zaak.opstellers:
        redenen.insert(0, "Je schreef dit besluit zelf of vroeg er akkoord voor. Een ander moet beslissen.")
    if zaak.afwijzing and mandaat is not None and not mandaat.mag_afwijzen:
        redenen.append(f"Je mandaat ({mandaat.kenmerk}) geldt niet voor een afwijzing.")
    return Oordeel(mandaat, tuple(redenen))


def kandidaten(zaak: Zaak, dossier: Dossier, mandaten: Mandaten) -> list[Hoedanigheid]:
    """Who may be the second, today: the own team first. One query."""
    hoeden = (
        Hoedanigheid.objects.geldig_op(mandaten.dag)
        .met_alles()
        .filter(
            gemeente_id=zaak.gemeente_id,
            soort=SoortDoor.MEDEWERKER,
            medewerker__actief=True,
            functie__in=BESLISSERS,
            wetten__contains=[zaak.wet],
        )
        .order_by("medewerker__naam", "pk")
    )
    passend = [hoed for hoed in hoeden if oordeel_tweede(zaak, hoed, mandaten).mag]
    return sorted(passend, key=lambda hoed: hoed.team_id != dossier.team_id)


def _onbevoegd(zaak: Zaak, door: Hoedanigheid, nodig: Sequence[str]) -> str | None:
    """What no second person can mend: this functie or organisatie does not decide at all."""
    if door.soort != SoortDoor.MEDEWERKER or not any(door.mag(recht) for recht in nodig):
        return f"Vaststellen kan niet als {door.get_functie_display()}."
    if zaak.wet not in door.wetten:
        return f"Je werkt niet onder deze wet ({zaak.wet.label})."
    if zaak.wet == Wet.PW and not _van_gemeente(door):
        return "Onder de Participatiewet besluit alleen de gemeente zelf (Pw 7 lid 4)."
    return None


def _van_gemeente(door: Hoedanigheid) -> bool:
    return door.organisatie is not None and door.organisatie.soort == SoortOrganisatie.GEMEENTE


def _gedeeld(zaak: Zaak, door: Hoedanigheid, mandaat: Mandaat | None, dag: date, over: bool) -> list[str]:
    """The reasons that hold for a first and a second decider alike."""
    redenen: list[str] = []
    wie = door.naam if over else "Je"
    if mandaat is None:
        waar = "" if _van_gemeente(door) else f" bij {door.organisatie_naam}"
        artikel = "Awb 10:3" if _van_gemeente(door) else "Wmo 2.6.3, Awb 10:4 en 10:5"
        redenen.append(
            f"Er is geen schriftelijk mandaat voor een {door.get_functie_display()}{waar} "
            f"onder de {zaak.wet.label} ({artikel})."
        )
    elif zaak.per_jaar > mandaat.max_per_jaar:
        redenen.append(
            f"Dit besluit is {euro(zaak.per_jaar)} per jaar. "
            f"{wie} mag vaststellen tot {euro(mandaat.max_per_jaar)} per jaar (mandaat {mandaat.kenmerk})."
        )
    if door.organisatie_id in zaak.partijen:
        redenen.append(f"{door.organisatie_naam} geeft zelf de hulp. Een ander moet beslissen (Awb 2:4).")
    if zaak.wet == Wet.JEUGD and not (door.medewerker and door.medewerker.geregistreerd_op(dag)):
        redenen.append(
            f"{wie} {'heeft' if over else 'hebt'} geen geldige SKJ- of BIG-registratie. "
            "Voor jeugdhulp is die nodig (Jeugdwet 2.7)."
        )
    return redenen
