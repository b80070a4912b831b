"""Roles: who may come in through which door, from and until which day."""

from collections.abc import Sequence
from datetime import date, timedelta

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie, Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.handelingen.beheerders import grendel_gemeente, waarom_laatste_beheerder
from basis.organisatie.models import Hoedanigheid, Medewerker, Organisatie, Team
from basis.organisatie.periode import laatste_dag, vanaf
from basis.organisatie.rechten import mag


@handeling("rollen.geven")
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
    """A hat: one functie at one organisatie, in one team, under these wetten; `tot` is not included.

    A beheerder may give one to the self; the journaal says so, for the privacy officer to see.
    """
    sinds = sinds or vandaag()
    if {organisatie.gemeente_id, team.gemeente_id if team else door.gemeente_id} != {door.gemeente_id}:
        raise Geweigerd("Organisatie en team moeten van deze gemeente zijn.")
    if not mag(functie, "thuis.zien"):
        raise Geweigerd("Kies een functie.", "functie")
    if Wet.PW in wetten and organisatie.soort != SoortOrganisatie.GEMEENTE:
        # Pw 7 lid 4: rights, duties and the assessment of circumstances stay with the gemeente.
        raise Geweigerd("Alleen medewerkers van de gemeente werken onder de Participatiewet.", "wetten")
    if tot is not None and tot <= sinds:
        raise Geweigerd("Het einde ligt voor het begin. Kijk de datums na.", "laatste_dag")
    _toets_door(door, sinds)
    grendel_gemeente(door)
    dubbel = Hoedanigheid.objects.filter(
        medewerker=medewerker,
        organisatie=organisatie,
        team=team,
        functie=functie,
        geldig__overlap=vanaf(sinds, tot),
    ).first()
    if dubbel is not None:
        raise Geweigerd("Deze collega heeft deze rol in deze periode al.", "functie")
    hoedanigheid = Hoedanigheid.objects.create(
        gemeente_id=door.gemeente_id,
        medewerker=medewerker,
        organisatie=organisatie,
        team=team,
        functie=functie,
        wetten=list(wetten),
        geldig=vanaf(sinds, tot),
    )
    schrijf(
        "hoedanigheid.gegeven",
        door,
        medewerker=medewerker.pk,
        hoedanigheid=hoedanigheid.pk,
        van_functie=Functie(functie).value,
        wetten=[str(wet) for wet in wetten],
        zelf=medewerker.pk == door.medewerker_id,
    )
    return hoedanigheid


def _toets_door(door: Hoedanigheid, sinds: date) -> None:
    """Only demo, import and tests write roles of long ago: who looked in a dossier looked in a role of that day."""
    if door.soort != SoortDoor.SYSTEEM and sinds < vandaag():
        raise Geweigerd("Een rol begint vandaag of later.", "sinds")


@handeling("rollen.geven")
def beeindig_hoedanigheid(door: Hoedanigheid, hoedanigheid_id: int, *, laatste_dag_: date) -> Hoedanigheid:
    """The role ends after this day; yesterday ends it now. Raises Hoedanigheid.DoesNotExist for another gemeente's."""
    grendel_gemeente(door)
    rij = Hoedanigheid.objects.select_for_update(of=("self",)).get(
        pk=hoedanigheid_id, gemeente_id=door.gemeente_id, soort=SoortDoor.MEDEWERKER
    )
    einde = laatste_dag(rij.geldig)
    if einde is not None and einde < vandaag():
        raise Geweigerd("Deze rol is al voorbij.")
    if laatste_dag_ < vandaag() - timedelta(days=1):
        raise Geweigerd("Kies vandaag of later. Moet het meteen, kies dan de dag van gisteren.", "laatste_dag")
    if laatste_dag_ < rij.geldig.lower:
        raise Geweigerd(
            "De rol begint pas op die dag of later. Laat hem één dag gelden, of sluit de collega buiten.", "laatste_dag"
        )
    if laatste_dag_ == einde:
        raise Geweigerd("Deze rol eindigt al op die dag.", "laatste_dag")
    if reden := waarom_laatste_beheerder(door, zonder=rij, na=laatste_dag_):
        raise Geweigerd(reden)
    rij.geldig = vanaf(rij.geldig.lower, laatste_dag_ + timedelta(days=1))
    rij.save(update_fields=["geldig"])
    schrijf(
        "hoedanigheid.beeindigd",
        door,
        medewerker=rij.medewerker_id,
        hoedanigheid=rij.pk,
        van_functie=rij.functie,
        laatste_dag=laatste_dag_,
        zelf=rij.medewerker_id == door.medewerker_id,
    )
    return rij
