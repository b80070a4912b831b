"""What is offered to whom, ready to show; and the facts a summary begins with."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from basis.dossiers.models import AntwoordOverdracht, Dossier, Overdracht
from basis.journaal.tijd import geleden, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_kort, termijn
from basis.werk.werkvoorraad import aan_zet_tekst

# How long an answer stays in sight of who offered.
ANTWOORD_DAGEN = 14
HOOGSTENS = 100


@dataclass(frozen=True)
class Aanbod:
    """One open offer. `naam` is the kenmerk alone when the dossier itself is out of sight until it is accepted."""

    pk: int
    dossier_id: int
    naam: str
    geboren: str
    url: str
    kenmerk: str
    wet: str
    fase: str
    fataal: date | None
    van: str
    sinds: str


def _open() -> QuerySet[Overdracht]:
    return Overdracht.objects.filter(antwoord=None).select_related(
        "dossier__inwoner", "van__medewerker", "aangeboden_door__medewerker", "naar__medewerker"
    )


def aangeboden_aan(door: Hoedanigheid) -> list[Aanbod]:
    """What waits for an answer of this door, oldest first. Two questions (also for Mijn werk)."""
    rijen = list(_open().filter(naar=door).order_by("aangeboden_op", "pk")[:HOOGSTENS])
    if not rijen:
        return []
    zichtbaar = set(
        Dossier.objects.zichtbaar_uit(door)
        .filter(pk__in=[rij.dossier_id for rij in rijen])
        .order_by()
        .values_list("pk", flat=True)
    )
    return [_aanbod(rij, rij.dossier_id in zichtbaar) for rij in rijen]


def _aanbod(rij: Overdracht, zichtbaar: bool) -> Aanbod:
    dossier = rij.dossier
    inwoner = dossier.inwoner if zichtbaar else None
    return Aanbod(
        pk=rij.pk,
        dossier_id=dossier.pk,
        naam=dossier.wie if zichtbaar else dossier.kenmerk,
        geboren=str(inwoner.geboren) if inwoner else "",
        url=dossier.get_absolute_url() if zichtbaar else "",
        kenmerk=dossier.kenmerk,
        wet=dossier.get_wet_display() if dossier.wet else "",
        fase=dossier.fase,
        fataal=dossier.fatale_datum,
        van=rij.van.naam if rij.van else "het team",
        sinds=datum_kort(rij.aangeboden_op),
    )


@dataclass(frozen=True)
class Verstuurd:
    """An offer seen by who made it: still open, or answered lately."""

    pk: int
    naam: str
    url: str
    kenmerk: str
    naar: str
    sinds: str
    antwoord: str
    reden: str

    @property
    def open(self) -> bool:
        return not self.antwoord


def aangeboden_door(door: Hoedanigheid) -> list[Verstuurd]:
    """What this door offered, or of it was offered, to others: still open, or turned down lately. Two questions."""
    vanaf = geleden(timedelta(days=ANTWOORD_DAGEN))
    # What I offered to myself stands with what is offered to me.
    alle = Overdracht.objects.filter(Q(aangeboden_door=door) | Q(van=door)).exclude(naar=door)
    rijen = alle.filter(antwoord=None) | alle.filter(antwoord=AntwoordOverdracht.GEWEIGERD, beantwoord_op__gte=vanaf)
    lijst = list(
        rijen.select_related("dossier__inwoner", "naar__medewerker").order_by("-aangeboden_op", "-pk")[:HOOGSTENS]
    )
    zichtbaar = set(
        Dossier.objects.zichtbaar_uit(door)
        .filter(pk__in=[rij.dossier_id for rij in lijst])
        .order_by()
        .values_list("pk", flat=True)
    )
    return [
        Verstuurd(
            pk=rij.pk,
            naam=rij.dossier.wie,
            url=rij.dossier.get_absolute_url(),
            kenmerk=rij.dossier.kenmerk,
            naar=rij.naar.naam,
            sinds=datum_kort(rij.aangeboden_op),
            antwoord=rij.get_antwoord_display() or "",
            reden=rij.reden,
        )
        for rij in lijst
        if rij.dossier_id in zichtbaar
    ]


def feiten(dossier: Dossier, door: Hoedanigheid) -> str:
    """The first lines of a summary: facts only, no names of inwoners; the rest is for who hands over."""
    regels = [f"Fase: {dossier.get_fase_display()}."]
    if dossier.fatale_datum:
        stand = termijn(dossier.fatale_datum, vandaag()).tekst
        regels.append(f"Eerste wettelijke termijn: {datum(dossier.fatale_datum)} ({stand}).")
    else:
        regels.append("Er loopt geen wettelijke termijn.")
    wie = "de behandelaar" if aan_zet_tekst(dossier, door) == "jij" else aan_zet_tekst(dossier, door)
    regels.append(f"Aan zet: {wie}, sinds {datum(dossier.aan_zet_sinds)}.")
    contact = datum(dossier.laatste_contact) if dossier.laatste_contact else "nog geen"
    regels.append(f"Laatste contact: {contact}.")
    return "\n".join(regels)
