"""Somebody asks to be called back: a Taak with a number and tries. It may be without dossier (who is this?)."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Team
from basis.werk.models import Belpoging, SoortTaak, Taak, Terugbelverzoek

RECHT = "contact.vastleggen"
# After so many tries calling does not work: then propose a letter.
GENOEG = 3


@handeling(RECHT)
def vraag_terugbellen(
    door: Hoedanigheid,
    *,
    wie: str,
    telefoon: str,
    waarover: str,
    voor: Hoedanigheid | None = None,
    team: Team | None = None,
    uiterlijk: date | None = None,
    dossier_id: int | None = None,
) -> Terugbelverzoek:
    """For one colleague or else a team. Raises Geweigerd; DoesNotExist for a dossier out of sight."""
    dossier = vergrendel(door, dossier_id) if dossier_id is not None else None
    if not wie.strip():
        raise Geweigerd("Vul in wie er belde.", "wie")
    if sum(teken.isdigit() for teken in telefoon) < 8:
        raise Geweigerd("Vul een telefoonnummer in van minstens 8 cijfers.", "telefoon")
    if uiterlijk is not None and uiterlijk < vandaag():
        raise Geweigerd("Deze dag is al voorbij. Kies vandaag of later.", "uiterlijk")
    if dossier is None and not waarover.strip():
        raise Geweigerd("Schrijf op waar het over gaat.", "waarover")
    if voor is None and team is None:
        raise Geweigerd("Kies wie er terugbelt.", "voor")
    if (voor or team).gemeente_id != door.gemeente_id:  # type: ignore[union-attr]
        raise Geweigerd("Deze keuze kan niet meer. Kies opnieuw.", "voor")
    if voor and (reden := waarom_niet_door(dossier, voor)):
        raise Geweigerd(reden, "voor")
    if voor is None and dossier is not None and (dossier.afgeschermd or team != dossier.team):
        raise Geweigerd("Dit team kan het dossier niet zien. Kies een collega die het wel ziet.", "voor")
    taak = Taak.objects.create(
        gemeente_id=door.gemeente_id,
        dossier=dossier,
        soort=SoortTaak.TERUGBELLEN,
        toelichting=waarover.strip()[:300],
        voor=voor,
        team=None if voor else team,
        uiterlijk=uiterlijk,
        gemaakt_op=nu(),
        gemaakt_door=door,
    )
    verzoek = Terugbelverzoek.objects.create(
        taak=taak, wie=wie.strip(), telefoon=" ".join(telefoon.split()), waarover=waarover.strip()[:300]
    )
    schrijf("terugbel.gevraagd", door, dossier=dossier, taak=taak.pk, uiterlijk=uiterlijk)
    return verzoek


@handeling(RECHT)
def niet_bereikt(door: Hoedanigheid, taak_id: int) -> int:
    """One more try in vain; gives how many there are now."""
    taak = _pak(door, taak_id)
    Belpoging.objects.create(verzoek=taak.terugbel, op=nu(), gelukt=False, door=door)
    keer = Belpoging.objects.filter(verzoek=taak.terugbel, gelukt=False).count()
    schrijf("terugbel.niet_bereikt", door, dossier=taak.dossier, taak=taak.pk, keer=keer)
    return keer


@handeling(RECHT)
def gesproken(door: Hoedanigheid, taak_id: int) -> Taak:
    """It is done. Recording what was said is a verb of the casus (bel_terug)."""
    taak = _pak(door, taak_id)
    Belpoging.objects.create(verzoek=taak.terugbel, op=nu(), gelukt=True, door=door)
    _klaar(door, taak, vervallen=False)
    schrijf("terugbel.gesproken", door, dossier=taak.dossier, taak=taak.pk)
    return taak


@handeling(RECHT)
def laat_terugbel_vervallen(door: Hoedanigheid, taak_id: int) -> Taak:
    """Nobody needs to call any more: it solved itself, or a letter went instead."""
    taak = _pak(door, taak_id)
    _klaar(door, taak, vervallen=True)
    schrijf("terugbel.vervallen", door, dossier=taak.dossier, taak=taak.pk)
    return taak


@handeling(RECHT)
def koppel_terugbel(door: Hoedanigheid, taak_id: int, dossier_id: int) -> Taak:
    """Who called is known now: from here on who may see the dossier sees the request too."""
    dossier = vergrendel(door, dossier_id)
    taak = _pak(door, taak_id)
    if taak.dossier_id is not None:
        raise Geweigerd("Dit verzoek hoort al bij een dossier.")
    if taak.voor and (reden := waarom_niet_door(dossier, taak.voor)):
        raise Geweigerd(reden, "over")
    if taak.voor is None and (dossier.afgeschermd or taak.team_id != dossier.team_id):
        raise Geweigerd("Het team dat terugbelt kan dit dossier niet zien.", "over")
    taak.dossier = dossier
    taak.save(update_fields=["dossier"])
    schrijf("terugbel.gekoppeld", door, dossier=dossier, taak=taak.pk)
    return taak


def waarom_niet_door(dossier: Dossier | None, voor: Hoedanigheid) -> str | None:
    """Why this colleague can't call back."""
    if vandaag() not in voor.geldig or not voor.mag(RECHT):
        return "Deze collega kan geen terugbelverzoek krijgen. Kies iemand anders."
    if dossier is not None and not Dossier.objects.zichtbaar_voor(voor).filter(pk=dossier.pk).exists():
        return f"{voor.naam} kan dit dossier niet zien. Kies iemand anders."
    return None


def _pak(door: Hoedanigheid, taak_id: int) -> Taak:
    """The open request this door may see: its dossier locked first, then the row. Raises Taak.DoesNotExist."""
    verzoeken = Taak.objects.filter(soort=SoortTaak.TERUGBELLEN).zichtbaar_voor(door)
    gevonden = verzoeken.get(pk=taak_id)
    if gevonden.dossier_id is not None:
        vergrendel(door, gevonden.dossier_id)
    taak = (
        Taak.objects.select_for_update(of=("self",))
        .select_related("terugbel", "dossier", "voor__medewerker")
        .get(pk=taak_id)
    )
    if taak.dossier_id != gevonden.dossier_id:
        raise Geweigerd("Iemand koppelde dit verzoek net aan een dossier. Open het opnieuw.")
    if taak.klaar_op:
        raise Geweigerd("Dit verzoek is al afgerond.")
    return taak


def _klaar(door: Hoedanigheid, taak: Taak, *, vervallen: bool) -> None:
    taak.klaar_op, taak.klaar_door, taak.vervallen = nu(), door, vervallen
    taak.save(update_fields=["klaar_op", "klaar_door", "vervallen"])
