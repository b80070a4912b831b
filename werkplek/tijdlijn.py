"""The timeline: each room's sentences. A soort that no room tells fails a test."""

from dataclasses import dataclass

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import dag_van
from basis.journaal.zinnen import alle_zinnen
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_voluit, tijd
from casussen.models import Contact

ZINNEN = alle_zinnen()
_IN_TIJDLIJN = [soort for soort, zin in ZINNEN.items() if zin.in_tijdlijn]
# What colleagues wrote or must still do is not for a vrijwilliger, who only sees the melding taken down.
_VAN_COLLEGAS = (
    *("taak.gemaakt", "taak.klaar", "contact.vastgelegd"),
    *(soort for soort in ZINNEN if soort.startswith(("afspraak.", "terugbel."))),
    *("vraag.gesteld", "vraag.beantwoord", "vraag.ingetrokken"),
)
PER_KEER = 25


@dataclass(frozen=True)
class Regel:
    """One line of the timeline, ready to print."""

    icoon: str
    wanneer: str
    datetime: str
    wie: str
    rol: str
    zin: str
    stem: str = ""
    tekst: str = ""


@dataclass(frozen=True)
class Tijdlijn:
    regels: list[Regel]
    eerder_url: str


def _bronnen(dossier: Dossier, door: Hoedanigheid) -> list[int]:
    """A casus also tells its meldingen, as far as this door may see those."""
    meldingen = Dossier.objects.zichtbaar_voor(door).filter(melding__casus_id=dossier.pk).order_by()
    return [dossier.pk, *meldingen.values_list("pk", flat=True)]


def tijdlijn(dossier: Dossier, door: Hoedanigheid, *, voor: int | None = None) -> Tijdlijn:
    """The newest gebeurtenissen first, PER_KEER at a time; `voor` is the id to go on before. Three queries."""
    rijen = Gebeurtenis.objects.filter(dossier_id__in=_bronnen(dossier, door), soort__in=_IN_TIJDLIJN)
    if not door.mag("document.zien"):
        rijen = rijen.exclude(soort__in=_VAN_COLLEGAS)
    if voor:
        vanaf = Gebeurtenis.objects.filter(pk=voor).values_list("gebeurd_op", "pk").first()
        if vanaf:
            rijen = rijen.filter(gebeurd_op__lt=vanaf[0]) | rijen.filter(gebeurd_op=vanaf[0], pk__lt=vanaf[1])
    gevonden = list(rijen.order_by("-gebeurd_op", "-pk")[: PER_KEER + 1])
    getoond = gevonden[:PER_KEER]
    contacten = _contacten(getoond)
    eerder = ""
    if len(gevonden) > PER_KEER:
        eerder = f"{reverse('werkplek:tijdlijn', args=[dossier.pk])}?voor={getoond[-1].pk}"
    return Tijdlijn([_regel(rij, door, contacten) for rij in getoond], eerder)


def _contacten(rijen: list[Gebeurtenis]) -> dict[int, Contact]:
    """The words of a contact stand in the contact itself, never in the journaal."""
    ids = [rij.lading["contact"] for rij in rijen if "contact" in rij.lading]
    return Contact.objects.in_bulk(ids) if ids else {}


def _rol(rij: Gebeurtenis, door: Hoedanigheid) -> str:
    """For which organisatie, and for which absent colleague."""
    organisatie = "" if rij.door_id == door.pk else rij.organisatie_naam
    voor = f"voor {'jou' if rij.voor_id == door.pk else rij.voor_naam}" if rij.voor_id else ""
    return ", ".join(deel for deel in (organisatie, voor) if deel)


def _wanneer(rij: Gebeurtenis) -> str:
    """Day and time; of what was told later only the day is known, and when it was told."""
    op, vast = rij.gebeurd_op, rij.vastgelegd_op
    dag = datum_voluit(op).capitalize()
    if dag_van(op) == dag_van(vast):
        return f"{dag}, {tijd(op)}"
    return f"{dag} (vastgelegd op {datum(vast)}, {tijd(vast)})"


def _regel(rij: Gebeurtenis, door: Hoedanigheid, contacten: dict[int, Contact]) -> Regel:
    zin = ZINNEN[rij.soort]
    contact = contacten.get(rij.lading.get("contact", 0))
    op = rij.gebeurd_op
    return Regel(
        icoon=zin.icoon,
        wanneer=_wanneer(rij),
        datetime=op.isoformat(),
        wie="Jij" if rij.door_id == door.pk else rij.naam,
        rol=_rol(rij, door),
        zin=zin.vertel(rij.lading),
        stem=contact.stem if contact else "",
        tekst=contact.tekst if contact else "",
    )
