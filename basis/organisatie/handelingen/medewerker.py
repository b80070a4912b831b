"""People who log in: their data, registration and password, and whether they may come in at all."""

from datetime import date

from django.db import IntegrityError, transaction

from basis.journaal.schrijven import schrijf
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.handelingen.beheerders import grendel_gemeente, waarom_laatste_beheerder
from basis.organisatie.models import Hoedanigheid, Medewerker
from basis.organisatie.wachtwoord import waarom_zwak

REGISTRATIES = ("SKJ", "BIG")
ELDERS = (
    "Deze collega werkt ook voor een andere gemeente in dit systeem. "
    "Naam, wachtwoord en toegang wijzigen kan daarom niet door één gemeente. Vraag de technisch beheerder."
)


def _registratie(soort: str, nummer: str, tot: date | None) -> tuple[str, str, date | None]:
    """SKJ or BIG with its number, or nothing at all (Jeugdwet 2.7)."""
    soort, nummer = soort.strip(), nummer.strip()
    if not soort and not nummer and tot is None:
        return "", "", None
    if soort not in REGISTRATIES:
        raise Geweigerd("Kies SKJ of BIG.", "registratie")
    if not nummer:
        raise Geweigerd("Vul het nummer van de registratie in.", "registratienummer")
    if not nummer.isdecimal() or not 8 <= len(nummer) <= 11:
        raise Geweigerd("Dit nummer klopt niet: SKJ en BIG hebben 8 tot 11 cijfers.", "registratienummer")
    return soort, nummer, tot


def medewerker_van(door: Hoedanigheid, medewerker_id: int) -> Medewerker:
    """A colleague of this gemeente, locked. Raises Medewerker.DoesNotExist for everybody else."""
    rijen = Hoedanigheid.objects.filter(gemeente_id=door.gemeente_id, medewerker_id=medewerker_id)
    return Medewerker.objects.select_for_update().get(pk__in=rijen.values("medewerker_id"))


def waarom_niet_van_ons(door: Hoedanigheid, medewerker: Medewerker) -> str | None:
    """Who also has a role in another gemeente is not ours alone: a new password would open that door as well."""
    elders = Hoedanigheid.objects.filter(medewerker=medewerker).exclude(gemeente_id=door.gemeente_id).exists()
    return ELDERS if elders else None


@handeling("rollen.geven")
def voeg_medewerker_toe(
    door: Hoedanigheid,
    gebruikersnaam: str,
    naam: str,
    *,
    wachtwoord: str,
    email: str = "",
    telefoon: str = "",
    registratie: str = "",
    registratienummer: str = "",
    registratie_tot: date | None = None,
) -> Medewerker:
    """A person who can log in; without a hoedanigheid there is nothing to see yet.

    A password somebody else thought of is for one time: at the first login a new one must be chosen.
    """
    gebruikersnaam, naam = gebruikersnaam.strip().lower(), naam.strip()
    if not gebruikersnaam:
        raise Geweigerd("Vul de gebruikersnaam in.", "gebruikersnaam")
    if not naam:
        raise Geweigerd("Vul de naam in.", "naam")
    soort, nummer, tot = _registratie(registratie, registratienummer, registratie_tot)
    medewerker = Medewerker(
        gebruikersnaam=gebruikersnaam,
        naam=naam,
        email=email.strip(),
        telefoon=telefoon.strip(),
        registratie=soort,
        registratienummer=nummer,
        registratie_tot=tot,
        # Demo, import and tests choose for somebody who is not there.
        wachtwoord_tijdelijk=door.soort != SoortDoor.SYSTEEM,
    )
    if door.soort != SoortDoor.SYSTEEM and (zwak := waarom_zwak(wachtwoord, medewerker)):
        raise Geweigerd(zwak, "wachtwoord")
    medewerker.set_password(wachtwoord)
    try:
        with transaction.atomic():
            medewerker.save()
    except IntegrityError as fout:  # also when somebody else takes the same name at this moment
        raise Geweigerd("Deze gebruikersnaam is al in gebruik.", "gebruikersnaam") from fout
    schrijf("medewerker.toegevoegd", door, medewerker=medewerker.pk)
    return medewerker


@handeling("rollen.geven")
def wijzig_medewerker(
    door: Hoedanigheid,
    medewerker_id: int,
    *,
    naam: str,
    email: str = "",
    telefoon: str = "",
    registratie: str = "",
    registratienummer: str = "",
    registratie_tot: date | None = None,
) -> Medewerker:
    """Name as in letters, how to be reached, and SKJ or BIG. Letters that were made keep the old name."""
    medewerker = medewerker_van(door, medewerker_id)
    if reden := waarom_niet_van_ons(door, medewerker):
        raise Geweigerd(reden)
    if not naam.strip():
        raise Geweigerd("Vul de naam in.", "naam")
    soort, nummer, tot = _registratie(registratie, registratienummer, registratie_tot)
    nieuw = {
        "naam": naam.strip(),
        "email": email.strip(),
        "telefoon": telefoon.strip(),
        "registratie": soort,
        "registratienummer": nummer,
        "registratie_tot": tot,
    }
    anders = sorted(veld for veld, waarde in nieuw.items() if getattr(medewerker, veld) != waarde)
    if not anders:
        raise Geweigerd("Er is niets veranderd.")
    for veld in anders:
        setattr(medewerker, veld, nieuw[veld])
    medewerker.save(update_fields=anders)
    schrijf(
        "medewerker.gewijzigd",
        door,
        medewerker=medewerker.pk,
        velden=anders,
        zelf=medewerker.pk == door.medewerker_id,
    )
    return medewerker


@handeling("rollen.geven")
def zet_wachtwoord(door: Hoedanigheid, medewerker_id: int, *, wachtwoord: str) -> Medewerker:
    """A new password for one time. Ends all sessions of this colleague."""
    medewerker = medewerker_van(door, medewerker_id)
    if medewerker.pk == door.medewerker_id:
        raise Geweigerd("Je eigen wachtwoord wijzig je in je eigen menu, met je oude wachtwoord.")
    if reden := waarom_niet_van_ons(door, medewerker):
        raise Geweigerd(reden)
    if zwak := waarom_zwak(wachtwoord, medewerker):
        raise Geweigerd(zwak, "wachtwoord")
    medewerker.set_password(wachtwoord)
    medewerker.wachtwoord_tijdelijk = True
    medewerker.save(update_fields=["password", "wachtwoord_tijdelijk"])
    schrijf("medewerker.wachtwoord_gezet", door, medewerker=medewerker.pk)
    return medewerker


@handeling(None)
def wijzig_eigen_wachtwoord(door: Hoedanigheid, *, nieuw: str) -> Medewerker:
    """Choose an own password; the caller checked the old one. Ends the other sessions."""
    if door.medewerker_id is None:
        raise Geweigerd("Dit kan alleen een medewerker.")
    medewerker = Medewerker.objects.select_for_update().get(pk=door.medewerker_id)
    if medewerker.check_password(nieuw):
        raise Geweigerd("Dit is je oude wachtwoord. Kies een ander.", "nieuw")
    if zwak := waarom_zwak(nieuw, medewerker):
        raise Geweigerd(zwak, "nieuw")
    medewerker.set_password(nieuw)
    medewerker.wachtwoord_tijdelijk = False
    medewerker.save(update_fields=["password", "wachtwoord_tijdelijk"])
    schrijf("medewerker.wachtwoord_gewijzigd", door, medewerker=medewerker.pk)
    return medewerker


@handeling("rollen.geven")
def sluit_buiten(door: Hoedanigheid, medewerker_id: int) -> Medewerker:
    """No way in from this moment, also in sessions that run. Roles stay as they are, for what was done in them."""
    grendel_gemeente(door)
    medewerker = medewerker_van(door, medewerker_id)
    if medewerker.pk == door.medewerker_id:
        raise Geweigerd("Jezelf buitensluiten kan niet. Vraag een andere beheerder.")
    if not medewerker.actief:
        raise Geweigerd("Deze collega kan al niet meer inloggen.")
    if reden := waarom_niet_van_ons(door, medewerker) or waarom_laatste_beheerder(door, zonder_medewerker=medewerker):
        raise Geweigerd(reden)
    medewerker.actief = False
    medewerker.save(update_fields=["actief"])
    schrijf("medewerker.buitengesloten", door, medewerker=medewerker.pk)
    return medewerker


@handeling("rollen.geven")
def laat_toe(door: Hoedanigheid, medewerker_id: int) -> Medewerker:
    """May log in again, in the roles that still hold."""
    medewerker = medewerker_van(door, medewerker_id)
    if medewerker.actief:
        raise Geweigerd("Deze collega kan al inloggen.")
    if reden := waarom_niet_van_ons(door, medewerker):
        raise Geweigerd(reden)
    medewerker.actief = True
    medewerker.save(update_fields=["actief"])
    schrijf("medewerker.toegelaten", door, medewerker=medewerker.pk)
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
