"""Who decides: alone within the own mandaat, or a second person (praktijk 13; Awb 10:1-10:12, Wmo 2.6.3)."""

from collections.abc import Sequence
from dataclasses import dataclass

from basis.dossiers.models import Dossier
from basis.organisatie import rechten
from basis.organisatie.enums import Functie, SoortDoor, Wet
from basis.organisatie.mandaten import Mandaten
from basis.organisatie.models import Hoedanigheid, Mandaat
from beschikkingen.stand import Stand
from casussen.mandaat import Zaak, redenen_tegen, van_gemeente

VASTSTELLEN, ACCORDEREN = "besluit.vaststellen", "besluit.accorderen"
BESLISSERS = tuple(f for f in Functie if rechten.mag(f, VASTSTELLEN) or rechten.mag(f, ACCORDEREN))


@dataclass(frozen=True)
class Oordeel:
    """`redenen` empty: this door may decide, in the name of the college, under `mandaat`."""

    mandaat: Mandaat | None
    redenen: tuple[str, ...]

    @property
    def mag(self) -> bool:
        return not self.redenen


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
        per_jaar=stand.hoogste_per_jaar,
        samen=stand.samen_per_jaar,
        afwijzing=stand.afwijzing,
        minder_dan_gevraagd=bool(stand.tekorten),
        partijen=frozenset(deel.regel.organisatie_id for deel in stand.onderdelen if deel.regel.organisatie_id),
        opstellers=frozenset(nummer for nummer in schrijvers if nummer is not None),
    )


def oordeel_alleen(zaak: Zaak, door: Hoedanigheid, mandaten: Mandaten, *, over: bool = False) -> Oordeel:
    """Whether this door may decide alone; each reason says why a second person is needed.

    `over`: the reasons speak about door by name, to somebody else.
    """
    if bezwaar := _onbevoegd(zaak, door, (VASTSTELLEN,)):
        return Oordeel(None, (bezwaar,))
    mandaat = mandaten.van(door, zaak.bedrag)
    redenen = redenen_tegen(zaak, door, mandaat, mandaten.dag, over)
    if zaak.minder_dan_gevraagd:
        redenen.append(
            "De inwoner vroeg meer dan dit besluit geeft. Dat is voor een deel een afwijzing: dan beslist altijd een "
            "tweede persoon."
        )
    elif zaak.afwijzing:
        redenen.append("Het besluit wijst iets af, helemaal of voor een deel. Dan beslist altijd een tweede persoon.")
    return Oordeel(mandaat, tuple(redenen))


def oordeel_tweede(zaak: Zaak, door: Hoedanigheid, mandaten: Mandaten) -> Oordeel:
    """Whether this door may decide as the second person."""
    if bezwaar := _onbevoegd(zaak, door, (ACCORDEREN, VASTSTELLEN)):
        return Oordeel(None, (bezwaar,))
    mandaat = mandaten.van(door, zaak.bedrag, afwijzen=zaak.afwijzing)
    redenen = redenen_tegen(zaak, door, mandaat, mandaten.dag, over=False)
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
    if zaak.wet == Wet.PW and not van_gemeente(door):
        return "Onder de Participatiewet besluit alleen de gemeente zelf (Pw 7 lid 4)."
    return None
