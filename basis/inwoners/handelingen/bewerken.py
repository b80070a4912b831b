"""Make a person, and change what a person told us."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from basis.inwoners import bsn as bsn_
from basis.inwoners import zoeksleutels
from basis.inwoners.aanschrijven.naam import bekend
from basis.inwoners.datums import ONBEKEND, OnvolledigeDatum
from basis.inwoners.enums import Geslacht, Herkomst, SoortAdres, VeiligContact
from basis.inwoners.handelingen.adres import AdresInvoer, bewaar_adres
from basis.inwoners.handelingen.invoer import tekst, vergrendel
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid

_TELEFOON = re.compile(r"\+?[0-9][0-9 ()/-]{5,18}", re.ASCII)
_OUDSTE_JAAR = 1890

# What the inwoner tells us may always change; the rest comes from the BRP when the BRP gave it.
CONTACT = ("telefoon", "email", "taal", "veilig_contact", "veilig_contact_toelichting")
GEHOORD = "geboren_gehoord"
EIGEN = ("voornamen", "voorvoegsel", "geslachtsnaam", "geslacht", "geboren")


@handeling("inwoner.wijzigen")
def maak_inwoner(
    door: Hoedanigheid,
    /,
    *,
    geslachtsnaam: str,
    voornamen: str = "",
    voorvoegsel: str = "",
    geslacht: str = Geslacht.ONBEKEND,
    geboren: OnvolledigeDatum = ONBEKEND,
    bsn: str = "",
    adres: AdresInvoer | None = None,
    **contact: str,
) -> Inwoner:
    """A person not yet known in this gemeente. Look for doubles first (`zoeken.mogelijk_dubbel`).

    A BSN is only taken from who may search with one; without BSN: names, birth date and address
    (Wmo 5.2.9 lid 6). Geweigerd names the field.
    """
    inwoner = Inwoner(gemeente_id=door.gemeente_id, herkomst=Herkomst.HANDMATIG, aangemaakt_op=nu())
    _vul(
        inwoner,
        {
            "voornamen": voornamen,
            "voorvoegsel": voorvoegsel,
            "geslachtsnaam": geslachtsnaam,
            "geslacht": geslacht,
            "geboren": geboren,
            **contact,
        },
    )
    if bsn.strip():
        _zet_bsn(door, inwoner, bsn)
    try:
        with transaction.atomic():
            inwoner.save(force_insert=True)
    except IntegrityError as fout:
        # Somebody else entered this person at the same moment.
        raise Geweigerd(_BSN_BESTAAT, "bsn") from fout
    if adres:
        bewaar_adres(inwoner, adres, SoortAdres.WOON, verzonnen=False)
    schrijf("inwoner.gemaakt", door, inwoner_id=inwoner.pk, herkomst=str(inwoner.herkomst))
    return inwoner


@handeling("inwoner.wijzigen", stil=True)
def wijzig_inwoner(
    door: Hoedanigheid, /, inwoner_id: int, *, uit: QuerySet[Inwoner], versie: int | None = None, **velden: Any
) -> Inwoner:
    """Change contact data, or with own entry also name, geslacht and birth date (fields CONTACT and EIGEN).

    `uit` are the persons this door may see (`inwoners_zichtbaar_voor(door)`); DoesNotExist outside it.
    """
    inwoner = vergrendel(door, inwoner_id, uit, versie)
    if inwoner.herkomst == Herkomst.BRP and (vast := next((v for v in velden if v in EIGEN), None)):
        raise Geweigerd("Dit gegeven komt uit de BRP. De inwoner kan het bij Burgerzaken laten wijzigen.", vast)
    voor = {veld: getattr(inwoner, veld) for veld in velden if veld in (*CONTACT, *EIGEN, GEHOORD)}
    _vul(inwoner, velden)
    anders = sorted(veld for veld, was in voor.items() if getattr(inwoner, veld) != was)
    if anders:
        inwoner.versie += 1
        inwoner.save()
        schrijf("inwoner.gewijzigd", door, inwoner_id=inwoner.pk, velden=anders)
    return inwoner


def _vul(inwoner: Inwoner, velden: dict[str, Any]) -> None:
    """Check and set what was typed, and make the search keys again."""
    for veld, waarde in velden.items():
        if veld == "geboren":
            _zet_geboren(inwoner, waarde)
        elif veld == GEHOORD:
            inwoner.geboren_gehoord = _gehoord(inwoner, waarde)
        elif veld in (*CONTACT, *EIGEN):
            setattr(inwoner, veld, tekst(inwoner, veld, waarde))
        else:
            raise TypeError(f"Onbekend gegeven: {veld}")
    # Of whom the BRP knows no name, the telephone can still be noted.
    naam_getypt = not velden.keys().isdisjoint(("geslachtsnaam", "voornamen"))
    if naam_getypt and not bekend(inwoner.geslachtsnaam) and not bekend(inwoner.voornamen):
        raise Geweigerd("Vul een naam in.", "geslachtsnaam")
    if inwoner.geslacht not in Geslacht.values:
        raise Geweigerd("Kies man, vrouw of onbekend.", "geslacht")
    if inwoner.veilig_contact not in VeiligContact.values:
        raise Geweigerd("Kies of post naar dit adres veilig is.", "veilig_contact")
    toets_telefoon(inwoner.telefoon)
    if inwoner.email:
        try:
            validate_email(inwoner.email)
        except ValidationError:
            raise Geweigerd("Dit is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.", "email") from None
    zet_sleutels(inwoner)


def zet_sleutels(inwoner: Inwoner) -> None:
    """Sort key and search words from the name as it stands."""
    inwoner.naam_sleutel = zoeksleutels.sorteersleutel(inwoner.naam)
    inwoner.zoekvector = zoeksleutels.vector(inwoner.naam)


def maak_sleutels_opnieuw(ids: Iterable[int]) -> int:
    """After a changed rule: the keys of these persons again, a few at a time. Returns how many."""
    with transaction.atomic():
        rijen = list(Inwoner.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
        for inwoner in rijen:
            zet_sleutels(inwoner)
        return Inwoner.objects.bulk_update(rijen, ["naam_sleutel", "zoekvector"])


def zet_geboren(inwoner: Inwoner, geboren: OnvolledigeDatum) -> None:
    inwoner.geboorte_jaar, inwoner.geboorte_maand = geboren.jaar, geboren.maand
    inwoner.geboorte_dag, inwoner.geboren_uiterlijk = geboren.dag, geboren.laatste()


def toets_telefoon(nummer: str) -> None:
    schoon = " ".join(nummer.split())
    if schoon and not _TELEFOON.fullmatch(schoon):
        raise Geweigerd("Dit is geen telefoonnummer. Schrijf het als 0481 123 456.", "telefoon")


def toets_geboren(geboren: OnvolledigeDatum) -> None:
    eerste = geboren.eerste()
    if eerste and eerste > vandaag():
        raise Geweigerd("Deze geboortedatum ligt in de toekomst.", "geboren")
    if geboren.jaar is not None and geboren.jaar < _OUDSTE_JAAR:
        raise Geweigerd(f"Deze geboortedatum ligt voor {_OUDSTE_JAAR}. Controleer het jaar.", "geboren")


def _zet_geboren(inwoner: Inwoner, geboren: OnvolledigeDatum) -> None:
    toets_geboren(geboren)
    zet_geboren(inwoner, geboren)


def _gehoord(inwoner: Inwoner, dag: date | None) -> date | None:
    """The day the inwoner tells, where the source knows no day; it must be one the source allows."""
    if dag is None:
        return None
    toets_geboren(OnvolledigeDatum.van(dag))
    if inwoner.geboren.volledig or not inwoner.geboren.kan_zijn(OnvolledigeDatum.van(dag)):
        raise Geweigerd(f"Dit past niet bij de geboortedatum die wij hebben: {inwoner.geboren}.", "geboren_gehoord")
    return dag


_BSN_BESTAAT = "Er is al een inwoner met dit BSN. Zoek de inwoner op en ga daarmee verder."


def _zet_bsn(door: Hoedanigheid, inwoner: Inwoner, invoer: str) -> None:
    if not door.mag("inwoner.zoeken_volledig") and door.soort == SoortDoor.MEDEWERKER:
        raise Geweigerd(f"Als {door.get_functie_display()} vul je geen BSN in.", "bsn")
    versleutel_bsn(inwoner, lees_bsn(invoer))
    if Inwoner.objects.filter(gemeente_id=inwoner.gemeente_id, bsn_index=inwoner.bsn_index, hoofd=None).exists():
        raise Geweigerd(_BSN_BESTAAT, "bsn")


def lees_bsn(invoer: str) -> str:
    """The nine digits; Geweigerd when it is no BSN."""
    try:
        return bsn_.normaliseer(invoer)
    except bsn_.BsnFout as fout:
        raise Geweigerd(str(fout), "bsn") from None


def versleutel_bsn(inwoner: Inwoner, nummer: str) -> None:
    inwoner.bsn_versie, inwoner.bsn_versleuteld = bsn_.versleutel(nummer)
    inwoner.bsn_index = bsn_.zoekindex(nummer)
