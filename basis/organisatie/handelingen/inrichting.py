"""The gemeente itself, its kernen, toegangspunten, organisaties and teams, and what stands in its letters."""

from datetime import date

from django.db import transaction

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie, SoortTeam, Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.instellingen import BRIEFTEKSTEN, GETALLEN
from basis.organisatie.models import (
    Gemeente,
    Hoedanigheid,
    Instelling,
    Kern,
    Organisatie,
    Team,
    Toegangspunt,
)
from basis.organisatie.periode import geldt_op, vanaf


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


@handeling("inrichting.wijzigen")
def wijzig_gemeente(door: Hoedanigheid, *, adresregels: str, telefoon: str) -> Gemeente:
    """Address lines (split by |) and phone number as they stand in letters."""
    gemeente = Gemeente.objects.select_for_update().get(pk=door.gemeente_id)
    if not adresregels.strip(" |"):
        raise Geweigerd("Vul het postadres in. Het staat in elke brief, ook als adres voor bezwaar.", "adresregels")
    gemeente.adresregels, gemeente.telefoon = adresregels, telefoon
    gemeente.save(update_fields=["adresregels", "telefoon"])
    schrijf("gemeente.gewijzigd", door)
    return gemeente


@handeling("inrichting.wijzigen")
def voeg_toegangspunt_toe(door: Hoedanigheid, naam: str, *, adresregels: str = "", telefoon: str = "") -> Toegangspunt:
    punt = Toegangspunt.objects.create(
        gemeente_id=door.gemeente_id, naam=naam, adresregels=adresregels, telefoon=telefoon
    )
    schrijf("toegangspunt.toegevoegd", door, toegangspunt=punt.pk)
    return punt


def _toets_eigen(door: Hoedanigheid, punt: Toegangspunt | None) -> None:
    """Another gemeente's point would bring its meldingen to our team."""
    if punt is not None and punt.gemeente_id != door.gemeente_id:
        raise Geweigerd("Dit toegangspunt hoort niet bij deze gemeente.", "toegangspunt")


@handeling("inrichting.wijzigen")
def voeg_kern_toe(door: Hoedanigheid, naam: str, toegangspunt: Toegangspunt) -> Kern:
    _toets_eigen(door, toegangspunt)
    kern = Kern.objects.create(gemeente_id=door.gemeente_id, naam=naam, toegangspunt=toegangspunt)
    schrijf("kern.toegevoegd", door, kern_id=kern.pk)
    return kern


@handeling("inrichting.wijzigen")
def voeg_organisatie_toe(door: Hoedanigheid, naam: str, soort: SoortOrganisatie, *, telefoon: str = "") -> Organisatie:
    organisatie = Organisatie.objects.create(gemeente_id=door.gemeente_id, naam=naam, soort=soort, telefoon=telefoon)
    schrijf("organisatie.toegevoegd", door, organisatie=organisatie.pk, soort_organisatie=soort.value)
    return organisatie


@handeling("inrichting.wijzigen")
def voeg_team_toe(door: Hoedanigheid, naam: str, soort: SoortTeam, toegangspunt: Toegangspunt | None = None) -> Team:
    _toets_eigen(door, toegangspunt)
    team = Team.objects.create(gemeente_id=door.gemeente_id, naam=naam, soort=soort, toegangspunt=toegangspunt)
    schrijf("team.toegevoegd", door, team=team.pk)
    return team


@handeling("inrichting.wijzigen", stil=True)
def zet_briefteksten(door: Hoedanigheid, *, teksten: dict[str, str], bron: str = "") -> list[str]:
    """Fixed texts of letters from today on, as dated rows; returns the keys that changed. Old letters stay."""
    if vreemd := sorted(set(teksten) - set(BRIEFTEKSTEN)):
        raise TypeError(f"Onbekende brieftekst: {', '.join(vreemd)}")
    Gemeente.objects.select_for_update().get(pk=door.gemeente_id)
    return [
        naam
        for naam, tekst in teksten.items()
        if _zet(door, f"brief.{naam}", tekst.strip(), BRIEFTEKSTEN[naam].standaard, bron)
    ]


@handeling("inrichting.wijzigen", stil=True)
def zet_getallen(door: Hoedanigheid, *, getallen: dict[str, int], bron: str = "") -> list[str]:
    """What the law leaves to the gemeente, from today on, as dated rows; returns the names that changed."""
    if vreemd := sorted(set(getallen) - set(GETALLEN)):
        raise TypeError(f"Onbekende instelling: {', '.join(vreemd)}")
    for naam, waarde in getallen.items():
        soort = GETALLEN[naam]
        if not soort.minstens <= waarde <= soort.hoogstens:
            raise Geweigerd(f"Vul een getal in van {soort.minstens} tot en met {soort.hoogstens}.", naam)
    Gemeente.objects.select_for_update().get(pk=door.gemeente_id)
    return [
        naam for naam, waarde in getallen.items() if _zet(door, f"grens.{naam}", waarde, GETALLEN[naam].standaard, bron)
    ]


def _zet(door: Hoedanigheid, sleutel: str, waarde: str | int, standaard: str | int, bron: str) -> bool:
    """The value from today, as a dated row; False when it holds already."""
    dag = vandaag()
    rijen = list(Instelling.objects.filter(geldt_op(dag), gemeente_id=door.gemeente_id, sleutel=sleutel))
    if waarde == (rijen[-1].waarde if rijen else standaard):
        return False
    for rij in rijen:
        # Of today: nothing was dated with it that was not frozen already.
        if rij.geldig.lower == dag:
            rij.delete()
        else:
            rij.geldig = vanaf(rij.geldig.lower, dag)
            rij.save(update_fields=["geldig"])
    Instelling.objects.create(
        gemeente_id=door.gemeente_id, sleutel=sleutel, waarde=waarde, geldig=vanaf(dag), bron=bron[:120]
    )
    schrijf("instelling.gewijzigd", door, sleutel=sleutel)
    return True
