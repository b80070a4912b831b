"""Questions between colleagues: who can be asked, who is named in a text, and which questions a door may see."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortDoor
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import geldt_op, laatste_dag
from basis.organisatie.rechten import mag
from basis.scherm.opmaak import datum
from basis.werk.models import Vraag
from basis.werk.zoekwoorden import plat

RECHT = "vraag.beantwoorden"
# At the start of a word only: an e-mail address names nobody.
_NOEM = re.compile(r"(?<![\w@.])@([^\W\d_][\w-]*)")
MEER_DAN_EEN = "Er zijn meer collega’s die {naam} heten. Kies bij ‘Laat een collega meekijken’ wie je bedoelt."


@dataclass(frozen=True)
class Stuk:
    """A piece of the dossier that may be shared: its text is copied, so it stays as it was."""

    code: str
    label: str
    tekst: str


def collegas(door: Hoedanigheid) -> QuerySet[Hoedanigheid]:
    """Who this door may ask: everybody at work in the gemeente or the consortium who may answer."""
    functies = [functie.value for functie in Functie if mag(functie, RECHT)]
    return (
        Hoedanigheid.objects.geldig_op(vandaag())
        .met_alles()
        .filter(
            gemeente_id=door.gemeente_id,
            soort=SoortDoor.MEDEWERKER,
            functie__in=functies,
            medewerker__actief=True,
        )
        .exclude(medewerker=door.medewerker)
        .order_by("medewerker__naam", "functie", "pk")
    )


def keuzes(door: Hoedanigheid) -> list[tuple[str, list[tuple[str, str]]]]:
    """Grouped for a select: the own team first, then per functie. Says who is away. Two queries."""
    mensen = list(collegas(door))
    weg = afwezig_tot([hoed.pk for hoed in mensen])
    groepen: dict[str, list[tuple[str, str]]] = {}
    for hoed in mensen:
        eigen = door.team_id is not None and hoed.team_id == door.team_id
        groep = "Jouw team" if eigen else str(hoed.get_functie_display()).capitalize()
        waar = str(hoed.get_functie_display()) if eigen else hoed.team.naam if hoed.team else hoed.organisatie_naam
        afwezig = f" (afwezig tot en met {datum(weg[hoed.pk])})" if hoed.pk in weg else ""
        groepen.setdefault(groep, []).append((str(hoed.pk), f"{hoed.naam}, {waar}{afwezig}"))
    return sorted(groepen.items(), key=lambda groep: (groep[0] != "Jouw team", groep[0]))


def afwezig_tot(hoedanigheden: list[int]) -> dict[int, date]:
    """The last day of absence of who is away today."""
    rijen = Afwezigheid.objects.filter(geldt_op(vandaag()), hoedanigheid_id__in=hoedanigheden)
    return {rij.hoedanigheid_id: dag for rij in rijen if (dag := laatste_dag(rij.geldig))}


def genoemd(door: Hoedanigheid, tekst: str) -> Hoedanigheid | None:
    """The colleague named as @Voornaam, when exactly one is called that. Several colleagues: Geweigerd."""
    if not door.mag("vraag.stellen"):
        return None
    voornamen = {plat(naam): naam for naam in _NOEM.findall(tekst)}
    if not voornamen:
        return None
    passend = [hoed for hoed in collegas(door) if plat(hoed.naam).split(" ")[0] in voornamen]
    if len(passend) > 1:
        namen = sorted({hoed.naam.split(" ")[0] for hoed in passend})
        if len(namen) > 1:
            raise Geweigerd(
                f"Je noemt meer collega’s: {', '.join(namen)}. Een notitie deel je met één collega tegelijk.",
                "meekijken",
            )
        raise Geweigerd(MEER_DAN_EEN.format(naam=namen[0]), "meekijken")
    return passend[0] if passend else None


def zie(door: Hoedanigheid, vraag_id: int) -> Vraag:
    """The question, for who was asked (as long as it stands) and who asked (as long as the dossier is open to him).

    Nobody else, also who may open the dossier: there it stands in its own panel. Raises Vraag.DoesNotExist.
    """
    vraag = (
        Vraag.objects.select_related("dossier", "van__medewerker", "van__organisatie", "aan__medewerker")
        .filter(dossier__gemeente_id=door.gemeente_id)
        .get(pk=vraag_id)
    )
    if vraag.aan_id == door.pk and vraag.ingetrokken_op is None:
        return vraag
    if vraag.van_id == door.pk and Dossier.objects.zichtbaar_voor(door).filter(pk=vraag.dossier_id).exists():
        return vraag
    raise Vraag.DoesNotExist


def aan_mij(door: Hoedanigheid) -> QuerySet[Vraag]:
    """Questions that wait for my answer, oldest first."""
    return (
        Vraag.objects.filter(aan=door, beantwoord_op=None, ingetrokken_op=None)
        .select_related("van__medewerker", "van__organisatie")
        .order_by("gesteld_op", "pk")
    )


def van_mij(door: Hoedanigheid) -> QuerySet[Vraag]:
    """My questions that are not done: waiting, or answered and not read yet. Within what I may see now."""
    zichtbaar = Dossier.objects.zichtbaar_voor(door).values("pk")
    return (
        Vraag.objects.filter(van=door, gelezen_op=None, ingetrokken_op=None, dossier__in=zichtbaar)
        .select_related("aan__medewerker", "dossier__inwoner")
        .order_by("beantwoord_op", "gesteld_op", "pk")
    )
