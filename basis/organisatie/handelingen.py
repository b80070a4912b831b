"""Verbs on the organisation: gemeente, kernen, teams, medewerkers, hoedanigheden and mandaten.

Their screens come with beheer; until then demo, import and tests call them through the system's door.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie, SoortTeam, Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import (
    Gemeente,
    Hoedanigheid,
    Kern,
    Mandaat,
    Medewerker,
    Organisatie,
    Team,
    Toegangspunt,
)
from basis.organisatie.periode import vanaf


def maak_gemeente(code: str, naam: str, *, demo: bool = False, sinds: date | None = None) -> Hoedanigheid:
    """A new gemeente with its system door, which is returned: the first door there can be.

    Raises Geweigerd when the code is in use.
    """
    with transaction.atomic():
        if Gemeente.objects.filter(code=code).exists():
            raise Geweigerd(f"Gemeente {code} bestaat al.")
        gemeente = Gemeente.objects.create(code=code, naam=naam, demo=demo)
        door = Hoedanigheid.objects.create(
            gemeente=gemeente,
            soort=SoortDoor.SYSTEEM,
            functie=Functie.SYSTEEM,
            wetten=list(Wet),
            geldig=vanaf(sinds or vandaag()),
        )
        schrijf("gemeente.gemaakt", door, code=code)
    return door


@handeling("beheer.zien")
def wijzig_gemeente(door: Hoedanigheid, *, adresregels: str, telefoon: str) -> Gemeente:
    """Address lines (split by |) and phone number as they stand in letters."""
    gemeente = Gemeente.objects.select_for_update().get(pk=door.gemeente_id)
    gemeente.adresregels, gemeente.telefoon = adresregels, telefoon
    gemeente.save(update_fields=["adresregels", "telefoon"])
    schrijf("gemeente.gewijzigd", door)
    return gemeente


@handeling("beheer.zien")
def voeg_toegangspunt_toe(door: Hoedanigheid, naam: str, *, adresregels: str = "", telefoon: str = "") -> Toegangspunt:
    punt = Toegangspunt.objects.create(
        gemeente_id=door.gemeente_id, naam=naam, adresregels=adresregels, telefoon=telefoon
    )
    schrijf("toegangspunt.toegevoegd", door, toegangspunt=punt.pk)
    return punt


@handeling("beheer.zien")
def voeg_kern_toe(door: Hoedanigheid, naam: str, toegangspunt: Toegangspunt) -> Kern:
    kern = Kern.objects.create(gemeente_id=door.gemeente_id, naam=naam, toegangspunt=toegangspunt)
    schrijf("kern.toegevoegd", door, kern_id=kern.pk)
    return kern


@handeling("beheer.zien")
def voeg_organisatie_toe(door: Hoedanigheid, naam: str, soort: SoortOrganisatie, *, telefoon: str = "") -> Organisatie:
    organisatie = Organisatie.objects.create(gemeente_id=door.gemeente_id, naam=naam, soort=soort, telefoon=telefoon)
    schrijf("organisatie.toegevoegd", door, organisatie=organisatie.pk, soort_organisatie=soort.value)
    return organisatie


@handeling("beheer.zien")
def voeg_team_toe(door: Hoedanigheid, naam: str, soort: SoortTeam, toegangspunt: Toegangspunt | None = None) -> Team:
    team = Team.objects.create(gemeente_id=door.gemeente_id, naam=naam, soort=soort, toegangspunt=toegangspunt)
    schrijf("team.toegevoegd", door, team=team.pk)
    return team


@handeling("beheer.zien")
def voeg_medewerker_toe(
    door: Hoedanigheid,
    gebruikersnaam: str,
    naam: str,
    *,
    wachtwoord: str,
    email: str = "",
    registratie: str = "",
    registratienummer: str = "",
    registratie_tot: date | None = None,
) -> Medewerker:
    """A person who can log in; without a hoedanigheid there is nothing to see yet."""
    gebruikersnaam = gebruikersnaam.strip().lower()
    if Medewerker.objects.filter(gebruikersnaam=gebruikersnaam).exists():
        raise Geweigerd("Deze gebruikersnaam is al in gebruik.", "gebruikersnaam")
    medewerker = Medewerker(
        gebruikersnaam=gebruikersnaam,
        naam=naam,
        email=email,
        registratie=registratie,
        registratienummer=registratienummer,
        registratie_tot=registratie_tot,
    )
    medewerker.set_password(wachtwoord)
    medewerker.save()
    schrijf("medewerker.toegevoegd", door, medewerker=medewerker.pk)
    return medewerker


@handeling("thuis.zien", stil=True)
def zet_samenvatting(door: Hoedanigheid, *, aan: bool) -> Medewerker:
    """The own daily digest by mail, on or off. Says nothing about work, so the journaal has no line for it."""
    if door.medewerker_id is None:
        raise Geweigerd("Alleen een medewerker heeft instellingen.")
    medewerker = Medewerker.objects.select_for_update().get(pk=door.medewerker_id)
    medewerker.samenvatting = aan
    medewerker.save(update_fields=["samenvatting"])
    return medewerker


@handeling("beheer.zien")
def geef_hoedanigheid(
    door: Hoedanigheid,
    medewerker: Medewerker,
    functie: Functie,
    *,
    organisatie: Organisatie,
    team: Team | None = None,
    wetten: Sequence[str] = (),
    sinds: date | None = None,
    tot: date | None = None,
) -> Hoedanigheid:
    """A hat: one functie at one organisatie, in one team, under these wetten; `tot` is not included."""
    if {organisatie.gemeente_id, team.gemeente_id if team else door.gemeente_id} != {door.gemeente_id}:
        raise Geweigerd("Organisatie en team moeten van deze gemeente zijn.")
    if Wet.PW in wetten and organisatie.soort != SoortOrganisatie.GEMEENTE:
        # Pw 7 lid 4: rights, duties and the assessment of circumstances stay with the gemeente.
        raise Geweigerd("Alleen medewerkers van de gemeente werken onder de Participatiewet.", "wetten")
    hoedanigheid = Hoedanigheid.objects.create(
        gemeente_id=door.gemeente_id,
        medewerker=medewerker,
        organisatie=organisatie,
        team=team,
        functie=functie,
        wetten=list(wetten),
        geldig=vanaf(sinds or vandaag(), tot),
    )
    schrijf(
        "hoedanigheid.gegeven", door, medewerker=medewerker.pk, hoedanigheid=hoedanigheid.pk, van_functie=functie.value
    )
    return hoedanigheid


@handeling("beheer.zien")
def geef_mandaat(
    door: Hoedanigheid,
    *,
    organisatie: Organisatie,
    functie: Functie,
    wet: Wet,
    max_per_jaar: Decimal,
    kenmerk: str,
    mag_afwijzen: bool = False,
    sinds: date | None = None,
) -> Mandaat:
    """A written mandaat (Awb 10:5 lid 2): functie at organisatie, under a wet, to an amount per year."""
    if wet == Wet.PW and organisatie.soort != SoortOrganisatie.GEMEENTE:
        raise Geweigerd("Besluiten onder de Participatiewet blijven bij de gemeente (Pw 7 lid 4).", "organisatie")
    mandaat = Mandaat.objects.create(
        gemeente_id=door.gemeente_id,
        organisatie=organisatie,
        functie=functie,
        wet=wet,
        max_per_jaar=max_per_jaar,
        mag_afwijzen=mag_afwijzen,
        geldig=vanaf(sinds or vandaag()),
        kenmerk=kenmerk,
    )
    schrijf("mandaat.gegeven", door, wet=wet.value, mandaat=mandaat.pk, bedrag=max_per_jaar)
    return mandaat
