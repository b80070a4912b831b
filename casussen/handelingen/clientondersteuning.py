"""Free, independent cliëntondersteuning is pointed out before the onderzoek (Wmo 2.2.4, 2.3.2 lid 3)."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.inwoners.models import Netwerklid
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op, vanaf
from casussen.enums import VoorWie
from casussen.models import Clientondersteuning
from casussen.stand import mantelzorgers


def leg_clientondersteuning_vast(
    door: Hoedanigheid,
    dossier: Dossier,
    *,
    voor: VoorWie,
    gewezen_op: date,
    mantelzorger: Netwerklid | None = None,
    wil: bool | None = None,
) -> Clientondersteuning:
    """Record on a locked dossier that it was pointed out, by whom and when; again moves the date.

    `mantelzorger` only with voor=mantelzorger, and of this inwoner. Raises Geweigerd.
    """
    if gewezen_op > vandaag():
        raise Geweigerd("Deze dag is nog niet geweest.", "gewezen_op")
    if mantelzorger is not None and mantelzorger.inwoner_id != dossier.inwoner_id:
        raise Geweigerd("Deze mantelzorger hoort bij iemand anders.", "mantelzorger")
    if voor != VoorWie.MANTELZORGER:
        mantelzorger = None
    if voor == VoorWie.GEEN_MANTELZORGER and mantelzorgers(dossier):
        raise Geweigerd("Er is wel een mantelzorger bekend. Wijs ook die op cliëntondersteuning.", "voor")
    rij, _ = Clientondersteuning.objects.update_or_create(
        dossier=dossier,
        voor=str(voor),
        mantelzorger=mantelzorger,
        defaults={"gewezen_op": gewezen_op, "door": door, "wil": wil},
    )
    schrijf(
        "clientondersteuning.gewezen",
        door,
        dossier=dossier,
        voor=str(voor),
        netwerklid=mantelzorger.pk if mantelzorger else None,
        op=gewezen_op,
        wil=wil,
    )
    return rij


def mantelzorger_van(
    door: Hoedanigheid, inwoner_id: int, naam: str, *, relatie: str = "", telefoon: str = ""
) -> Netwerklid:
    """The mantelzorger of that name around this inwoner, known today or else added. Who helped only now cares too."""
    lid = (
        Netwerklid.objects.filter(geldt_op(vandaag()), inwoner_id=inwoner_id, naam__iexact=naam.strip())
        .order_by("-mantelzorger", "pk")
        .first()
    )
    if lid is None:
        return Netwerklid.objects.create(
            inwoner_id=inwoner_id,
            naam=naam.strip(),
            relatie=relatie.strip() or "onbekend",
            telefoon=telefoon,
            mantelzorger=True,
            toegevoegd_door=door,
            geldig=vanaf(vandaag()),
        )
    if not lid.mantelzorger:
        lid.mantelzorger = True
        lid.save(update_fields=["mantelzorger"])
    return lid


def neem_clientondersteuning_over(door: Hoedanigheid, van_dossier: Dossier, naar_dossier: Dossier) -> int:
    """Copy what was recorded at the melding to the casus, both locked. The latest day wins. Returns how many."""
    bestaand = {(rij.voor, rij.mantelzorger_id): rij for rij in naar_dossier.clientondersteuning.all()}
    aantal = 0
    for rij in van_dossier.clientondersteuning.order_by("pk"):
        eerder = bestaand.get((rij.voor, rij.mantelzorger_id))
        if eerder is not None and eerder.gewezen_op >= rij.gewezen_op:
            continue
        Clientondersteuning.objects.update_or_create(
            dossier=naar_dossier,
            voor=rij.voor,
            mantelzorger_id=rij.mantelzorger_id,
            defaults={"gewezen_op": rij.gewezen_op, "door_id": rij.door_id, "wil": rij.wil},
        )
        aantal += 1
    if aantal:
        schrijf(
            "clientondersteuning.overgenomen", door, dossier=naar_dossier, van_dossier=van_dossier.pk, aantal=aantal
        )
    return aantal


@handeling("casus.behandelen")
def wijs_op_clientondersteuning(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    voor: VoorWie,
    gewezen_op: date | None = None,
    mantelzorger: Netwerklid | None = None,
    naam: str = "",
    relatie: str = "",
    wil: bool | None = None,
    versie: int | None = None,
) -> Clientondersteuning:
    """Record it on the casus; a mantelzorger not known yet is added to the netwerk with `naam` and `relatie`."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dossier.gesloten_op:
        raise Geweigerd("Dit dossier is gesloten. Heropen het eerst.")
    if voor == VoorWie.MANTELZORGER and mantelzorger is None:
        if not naam.strip():
            raise Geweigerd("Kies de mantelzorger, of schrijf op hoe die heet.", "naam")
        assert dossier.inwoner_id is not None
        mantelzorger = mantelzorger_van(door, dossier.inwoner_id, naam, relatie=relatie)
    return leg_clientondersteuning_vast(
        door, dossier, voor=voor, gewezen_op=gewezen_op or vandaag(), mantelzorger=mantelzorger, wil=wil
    )
