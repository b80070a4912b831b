"""That an inwoner died: the row on the person. What stops with it is a verb of a higher room (casussen)."""

from datetime import date

from basis.inwoners.enums import BronOverlijden
from basis.inwoners.models import Inwoner, Overlijden
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum

GEEN = "Van deze inwoner is geen overlijden vastgelegd."


def overlijden_van(inwoner_id: int) -> Overlijden | None:
    """What is recorded now; None also when only the BRP said so."""
    rijen = Overlijden.objects.filter(inwoner_id=inwoner_id, vervallen_op=None)
    return rijen.select_related("door__medewerker").first()


def waarom_niet_vastleggen(overlijden: Overlijden | None) -> str | None:
    if overlijden is None:
        return None
    return f"{overlijden.door.naam} legde al vast dat deze inwoner is overleden, op {datum(overlijden.op)}."


def waarom_niet_intrekken(overlijden: Overlijden | None) -> str | None:
    if overlijden is None:
        return GEEN
    if overlijden.volgens_brp:
        return "Ook volgens de BRP is deze inwoner overleden. Klopt dat niet, dan verbetert Burgerzaken het."
    return None


def toets_dag(inwoner: Inwoner, op: date) -> None:
    """Raises Geweigerd at `op`."""
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst.", "op")
    geboren = inwoner.geboren.eerste()
    if geboren and op < geboren:
        raise Geweigerd(f"Deze inwoner is geboren op {inwoner.geboren}. Kijk de dag na.", "op")


def markeer_overleden(door: Hoedanigheid, inwoner: Inwoner, op: date, bron: BronOverlijden | str) -> Overlijden:
    """On a locked inwoner, inside a verb. Raises Geweigerd."""
    toets_dag(inwoner, op)
    if bron not in BronOverlijden.values:
        raise Geweigerd("Kies van wie we het weten.", "bron")
    rij = Overlijden.objects.create(
        inwoner=inwoner,
        op=op,
        bron=BronOverlijden(bron),
        volgens_brp=inwoner.overleden,
        vastgelegd_op=nu(),
        eerst_vastgelegd_op=nu(),
        door=door,
    )
    _zet(inwoner, overleden=True, op=op)
    schrijf("inwoner.overleden", door, inwoner_id=inwoner.pk, op=op, bron=rij.bron)
    return rij


def verzet_overlijden(door: Hoedanigheid, inwoner: Inwoner, rij: Overlijden, op: date, reden: str) -> Overlijden:
    """Another day, on a locked inwoner, inside a verb; the old row stays with the reason. Raises Geweigerd."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de dag anders is.", "reden")
    if op == rij.op:
        raise Geweigerd(f"Dat is al de dag: {datum(op)}.", "op")
    toets_dag(inwoner, op)
    _beeindig(door, rij, reden)
    nieuw = Overlijden.objects.create(
        inwoner=inwoner,
        op=op,
        bron=rij.bron,
        volgens_brp=rij.volgens_brp,
        vastgelegd_op=nu(),
        eerst_vastgelegd_op=rij.eerst_vastgelegd_op,
        door=door,
    )
    _zet(inwoner, overleden=True, op=op)
    schrijf("inwoner.overlijden_verbeterd", door, inwoner_id=inwoner.pk, oud=rij.op, nieuw=op)
    return nieuw


def trek_in(door: Hoedanigheid, inwoner: Inwoner, rij: Overlijden, reden: str) -> None:
    """It was a mistake: the person lives, on a locked inwoner, inside a verb. Raises Geweigerd."""
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom dit een vergissing was.", "reden")
    _beeindig(door, rij, reden)
    _zet(inwoner, overleden=False, op=None)
    schrijf("inwoner.overlijden_ingetrokken", door, inwoner_id=inwoner.pk, op=rij.op)


def _beeindig(door: Hoedanigheid, rij: Overlijden, reden: str) -> None:
    rij.vervallen_op, rij.vervallen_door, rij.vervallen_reden = nu(), door, reden.strip()[:300]
    rij.save(update_fields=["vervallen_op", "vervallen_door", "vervallen_reden"])


def _zet(inwoner: Inwoner, *, overleden: bool, op: date | None) -> None:
    inwoner.overleden, inwoner.overleden_op = overleden, op
    inwoner.versie += 1
    inwoner.save(update_fields=["overleden", "overleden_op", "versie"])
