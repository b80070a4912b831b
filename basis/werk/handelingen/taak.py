"""Tasks: made by an event or by hand, handed over, postponed, ticked off, or lapsed with their cause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from basis.dossiers.handelingen import GESLOTEN, vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.plek import Plek
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Team
from basis.scherm.opmaak import datum
from basis.werk.models import SoortTaak, Taak
from basis.werk.taken import VAN_BEHANDELAAR

KLAAR = "Deze taak is al afgerond."


@dataclass(frozen=True)
class VasteTaak:
    """A kind of task that is done by what it asks, not by hand: why not ticked off, and why not postponed."""

    soort: SoortTaak
    niet_klaar: str
    niet_uitstellen: str


VAST: Plek[VasteTaak] = Plek(__name__, "welke taken niemand met de hand afvinkt of uitstelt, en waarom")


def maak_taak(
    door: Hoedanigheid,
    dossier: Dossier,
    soort: SoortTaak,
    *,
    voor: Hoedanigheid | None = None,
    team: Team | None = None,
    vanaf: date | None = None,
    uiterlijk: date | None = None,
    toelichting: str = "",
    verwijst_naar: int | None = None,
    sleutel: str | None = None,
) -> Taak:
    """A task on a locked dossier, for one hoedanigheid or else a team.

    `sleutel` makes a task of an event once: while one with the same sleutel exists, that one is returned.
    """
    if sleutel and (eerder := Taak.objects.filter(gemeente_id=dossier.gemeente_id, sleutel=sleutel).first()):
        return eerder
    taak = Taak.objects.create(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        soort=soort,
        voor=voor,
        team=None if voor else (team or dossier.team),
        vanaf=vanaf,
        uiterlijk=uiterlijk,
        toelichting=toelichting,
        verwijst_naar=verwijst_naar,
        sleutel=sleutel,
        gemaakt_op=nu(),
        gemaakt_door=door,
    )
    schrijf("taak.gemaakt", door, dossier=dossier, soort_taak=soort.value, taak=taak.pk)
    return taak


def _sluit(door: Hoedanigheid, dossier: Dossier, taak: Taak, *, vervallen: bool) -> None:
    taak.klaar_op, taak.klaar_door, taak.vervallen = nu(), door, vervallen
    taak.save(update_fields=["klaar_op", "klaar_door", "vervallen"])
    soort = "taak.vervallen" if vervallen else "taak.klaar"
    schrijf(soort, door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk)


def sluit_taken(
    door: Hoedanigheid,
    dossier: Dossier,
    *,
    sleutels: Iterable[str] = (),
    soorten: Iterable[str] = (),
    vervallen: bool = False,
    te_zien_op: date | None = None,
) -> int:
    """End open tasks on a locked dossier, by what made them or by their soort; inside a verb.

    Done, or `vervallen`: what they were about is no longer there. `te_zien_op` leaves what shows later.
    """
    rijen = Taak.objects.select_for_update().filter(dossier=dossier, klaar_op=None).order_by("pk")
    lijst, sleutels, soorten = list(rijen), set(sleutels), set(soorten)
    raak = [taak for taak in lijst if taak.sleutel in sleutels or taak.soort in soorten]
    if te_zien_op is not None:
        raak = [taak for taak in raak if taak.vanaf is None or taak.vanaf <= te_zien_op]
    for taak in raak:
        _sluit(door, dossier, taak, vervallen=vervallen)
    return len(raak)


def heropen_taken(door: Hoedanigheid, dossier: Dossier, *, sleutels: Iterable[str]) -> None:
    """What was done turns out not to be: the task is open again, on a locked dossier; inside a verb."""
    rijen = Taak.objects.select_for_update().filter(dossier=dossier, sleutel__in=set(sleutels), klaar_op__isnull=False)
    for taak in rijen.order_by("pk"):
        taak.klaar_op, taak.klaar_door, taak.vervallen = None, None, False
        taak.save(update_fields=["klaar_op", "klaar_door", "vervallen"])
        schrijf("taak.heropend", door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk)


# -- by hand ---------------------------------------------------------------------------------------


def _vast(taak: Taak) -> VasteTaak | None:
    return next((vast for vast in VAST if vast.soort == taak.soort), None)


def waarom_niet_klaar(taak: Taak) -> str | None:
    if taak.klaar_op:
        return KLAAR
    if taak.soort == SoortTaak.TERUGBELLEN:
        return "Leg bij het terugbelverzoek vast hoe het ging."
    vast = _vast(taak)
    return vast.niet_klaar if vast else None


def waarom_niet_doorgeven(taak: Taak) -> str | None:
    if taak.klaar_op:
        return KLAAR
    if taak.soort in VAN_BEHANDELAAR:
        return "Deze taak hoort bij wie het dossier behandelt. Draag het dossier over, dan gaat hij mee."
    return None


def waarom_niet_uitstellen(taak: Taak) -> str | None:
    if taak.klaar_op:
        return KLAAR
    vast = _vast(taak)
    return vast.niet_uitstellen if vast else None


def waarom_geen_taak_voor(dossier: Dossier, naar: Hoedanigheid) -> str | None:
    """Why this colleague can't get a task on this dossier: who can't see it, can't do it."""
    if vandaag() not in naar.geldig or not (naar.medewerker and naar.medewerker.actief):
        return "Deze collega werkt niet meer in deze rol."
    if not naar.mag("contact.vastleggen"):
        return f"Een {naar.get_functie_display()} doet geen taken op een dossier."
    if not Dossier.objects.zichtbaar_voor(naar).filter(pk=dossier.pk).exists():
        return "Deze collega kan dit dossier niet zien. Draag het dossier over, of kies een ander."
    return None


def _toets(dossier: Dossier, naar: Hoedanigheid | None, uiterlijk: date | None) -> None:
    if uiterlijk is not None and uiterlijk < vandaag():
        raise Geweigerd(f"{datum(uiterlijk)} is al voorbij. Kies vandaag of een dag die nog komt.", "uiterlijk")
    if naar is not None and (reden := waarom_geen_taak_voor(dossier, naar)):
        raise Geweigerd(reden, "naar")
    if naar is None and dossier.afgeschermd:
        raise Geweigerd("Dit dossier is afgeschermd. Geef de taak aan een collega, niet aan een heel team.", "naar")


def _pak(door: Hoedanigheid, dossier_id: int, taak_id: int, versie: int | None) -> tuple[Dossier, Taak]:
    dossier = vergrendel(door, dossier_id, versie=versie)
    return dossier, Taak.objects.select_for_update().get(pk=taak_id, dossier=dossier)


@handeling("contact.vastleggen")
def nieuwe_taak(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    toelichting: str,
    naar: Hoedanigheid | None,
    uiterlijk: date | None = None,
    versie: int | None = None,
) -> Taak:
    """A task by hand, for a colleague (or oneself), or with `naar` empty for the team of the dossier."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dossier.gesloten_op:
        raise Geweigerd(GESLOTEN)
    if not toelichting.strip():
        raise Geweigerd("Schrijf op wat er moet gebeuren.", "toelichting")
    _toets(dossier, naar, uiterlijk)
    return maak_taak(
        door, dossier, SoortTaak.EIGEN, voor=naar, uiterlijk=uiterlijk, toelichting=toelichting.strip()[:300]
    )


@handeling("contact.vastleggen")
def draag_taak_over(
    door: Hoedanigheid, dossier_id: int, taak_id: int, *, naar: Hoedanigheid | None, versie: int | None = None
) -> Taak:
    """Give a task to a colleague who can see the dossier, or with `naar` empty to the team of the dossier."""
    dossier, taak = _pak(door, dossier_id, taak_id, versie)
    if reden := waarom_niet_doorgeven(taak):
        raise Geweigerd(reden)
    _toets(dossier, naar, None)
    van = taak.voor_id
    if naar is not None and naar.pk == van:
        raise Geweigerd(f"Deze taak is al van {naar.naam}.", "naar")
    if naar is None and van is None and taak.team_id == dossier.team_id:
        raise Geweigerd("Deze taak is al van het team.", "naar")
    taak.voor, taak.team = naar, None if naar else dossier.team
    taak.save(update_fields=["voor", "team"])
    schrijf(
        "taak.overgedragen",
        door,
        dossier=dossier,
        soort_taak=taak.soort,
        taak=taak.pk,
        van_hoedanigheid=van,
        naar_hoedanigheid=naar.pk if naar else None,
    )
    return taak


@handeling("contact.vastleggen")
def stel_taak_uit(
    door: Hoedanigheid, dossier_id: int, taak_id: int, *, uiterlijk: date, versie: int | None = None
) -> Taak:
    """Another last day for a task. A legal term never moves along."""
    dossier, taak = _pak(door, dossier_id, taak_id, versie)
    if reden := waarom_niet_uitstellen(taak):
        raise Geweigerd(reden)
    if uiterlijk < vandaag():
        raise Geweigerd(f"{datum(uiterlijk)} is al voorbij. Kies vandaag of een dag die nog komt.", "uiterlijk")
    if uiterlijk == taak.uiterlijk:
        raise Geweigerd("Dat is al de laatste dag van deze taak.", "uiterlijk")
    oud, taak.uiterlijk = taak.uiterlijk, uiterlijk
    taak.save(update_fields=["uiterlijk"])
    schrijf("taak.uitgesteld", door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk, oud=oud, nieuw=uiterlijk)
    return taak


@handeling("contact.vastleggen")
def rond_taak_af(door: Hoedanigheid, dossier_id: int, taak_id: int) -> Taak:
    """Tick off a task; a second time is refused."""
    dossier, taak = _pak(door, dossier_id, taak_id, None)
    if reden := waarom_niet_klaar(taak):
        raise Geweigerd(reden)
    _sluit(door, dossier, taak, vervallen=False)
    return taak
