"""The daily digest: counts and links, never a name or a kenmerk. One per medewerker and day."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from basis.journaal.models import Uitgaand
from basis.journaal.schrijven import zet_uitgaand
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid, Medewerker
from basis.scherm.opmaak import aantal, datum_voluit
from basis.werk.attenderen import attenderingen_voor
from basis.werk.models import Attendering, SoortAttendering

AFNEMER = "samenvatting"
WOORDEN: dict[str, str] = {
    SoortAttendering.GEMIST: "wettelijke termijn is voorbij,wettelijke termijnen zijn voorbij",
    SoortAttendering.ESCALATIE: "wettelijke termijn in je team is voorbij,wettelijke termijnen in je team zijn voorbij",
    SoortAttendering.BIJNA: "wettelijke termijn is bijna voorbij,wettelijke termijnen zijn bijna voorbij",
    SoortAttendering.DRIEKWART: "termijn is voor driekwart voorbij,termijnen zijn voor driekwart voorbij",
    SoortAttendering.TAAK: "taak is te laat,taken zijn te laat",
    SoortAttendering.STIL: "inwoner hoorde lang niets,inwoners hoorden lang niets",
    SoortAttendering.OVERDRACHT: "dossier is je aangeboden,dossiers zijn je aangeboden",
    SoortAttendering.VRAAG: "vraag of antwoord van een collega,vragen of antwoorden van collega's",
}


def plan_samenvattingen(gemeente_id: int) -> int:
    """Queue a digest for everybody with something new, once per day by its sleutel. Returns how many are new."""
    dag = vandaag()
    wie = set(
        Attendering.objects.filter(
            gemeente_id=gemeente_id,
            gezien_op=None,
            gemaild_op=None,
            aan__medewerker__actief=True,
            aan__medewerker__samenvatting=True,
            aan__geldig__contains=dag,
        )
        .exclude(aan__medewerker__email="")
        .values_list("aan__medewerker_id", flat=True)
        .distinct()
    )
    if not wie:
        return 0
    sleutels = {medewerker: f"{dag.isoformat()}-{medewerker}" for medewerker in sorted(wie)}
    al = set(
        Uitgaand.objects.filter(
            gemeente_id=gemeente_id, afnemer=AFNEMER, sleutel__in=list(sleutels.values())
        ).values_list("sleutel", flat=True)
    )
    with transaction.atomic():
        return sum(
            zet_uitgaand(AFNEMER, gemeente_id=gemeente_id, sleutel=sleutel, medewerker=medewerker, dag=dag)
            for medewerker, sleutel in sleutels.items()
            if sleutel not in al
        )


@dataclass(frozen=True)
class Samenvatting:
    """What one mail says, and the attenderingen it counted."""

    aan: str
    onderwerp: str
    tekst: str
    ids: list[int]


def maak_samenvatting(gemeente_id: int, medewerker_id: int, dag: date) -> Samenvatting | None:
    """Over all current roles of one medewerker in this gemeente; None when there is nothing to tell (any more)."""
    medewerker = Medewerker.objects.filter(pk=medewerker_id, actief=True, samenvatting=True).exclude(email="").first()
    if medewerker is None:
        return None
    geteld: dict[str, int] = {}
    ids: list[int] = []
    hoeden = Hoedanigheid.objects.geldig_op(vandaag()).filter(gemeente_id=gemeente_id, medewerker=medewerker)
    for door in hoeden.met_alles().order_by("pk"):
        for pk, soort in attenderingen_voor(door).filter(gemaild_op=None).values_list("pk", "soort"):
            ids.append(pk)
            geteld[soort] = geteld.get(soort, 0) + 1
    if not ids:
        return None
    regels = [f"- {aantal(geteld[soort], woorden)}" for soort, woorden in WOORDEN.items() if soort in geteld]
    return Samenvatting(
        medewerker.email,
        f"Toegangspunt: {aantal(len(ids), 'nieuwe attendering,nieuwe attenderingen')}",
        _tekst(regels, dag),
        ids,
    )


def _tekst(regels: list[str], dag: date) -> str:
    def link(naam: str, woorden: str) -> str:
        return f"{settings.SITE_URL}{reverse(naam)}" if settings.SITE_URL else woorden

    return "\n".join(
        [
            f"Dit is er nieuw op {datum_voluit(dag)}:",
            *regels,
            "",
            f"Bekijk ze: {link('werk:attenderingen', 'log in op Toegangspunt en kies Attenderingen.')}",
            f"Naar je werk: {link('werk:mijn_werk', 'log in op Toegangspunt.')}",
            "",
            "In deze mail staan nooit namen of nummers van inwoners.",
            "Wil je deze mail niet meer? Zet hem uit bij Mijn instellingen: "
            f"{link('werk:mijn_instellingen', 'in het menu bij je naam.')}",
        ]
    )
