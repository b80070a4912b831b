"""An inwoner died: what waited on the dossier stops. Inside the verb of casussen that records it (praktijk 30)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from basis.documenten.handelingen import laat_brief_vervallen
from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import dag_van, nu, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import aantal, datum
from basis.werk.handelingen.afronding import verzet_afronding
from basis.werk.handelingen.afspraak import gaat_niet_door
from basis.werk.handelingen.dwangsom import DWANGSOM
from basis.werk.handelingen.verloop import rond_termijn_af
from basis.werk.models import Afronding, Afspraak, SoortTaak, StatusAfspraak, Taak, Termijn
from basis.werk.namen import naam_van

OVERLIJDEN = "overlijden"
REDEN = "De inwoner is overleden."
# What is owed for being late is owed to the erven, and they may object (Awb 6:7; praktijk 30).
BLIJFT = (*DWANGSOM, "bezwaar", "beroep")
_TAAK_BLIJFT = Q(sleutel__startswith="dwangsom") | Q(sleutel__startswith="betaling:")


def termijnen_die_stoppen(dossier: Dossier) -> QuerySet[Termijn]:
    return Termijn.objects.filter(dossier=dossier, afronding=None).exclude(soort__in=BLIJFT).order_by("pk")


def _taken(dossier: Dossier) -> QuerySet[Taak]:
    return Taak.objects.filter(dossier=dossier, klaar_op=None).exclude(
        Q(sleutel__isnull=False) & _TAAK_BLIJFT | Q(soort=SoortTaak.NABESTAANDEN)
    )


def _afspraken(dossier: Dossier, op: date) -> list[Afspraak]:
    """Planned after that day: they did not, or will not, take place."""
    rijen = Afspraak.objects.filter(dossier=dossier, status=StatusAfspraak.GEPLAND).order_by("pk")
    return [rij for rij in rijen if dag_van(rij.begin) > op]


def met_werk(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """Those where something is left to stop: open, or closed with a task, an appointment or a letter waiting."""
    return dossiers.filter(
        Q(gesloten_op=None)
        | Q(pk__in=Taak.objects.filter(klaar_op=None, dossier__in=dossiers).values("dossier_id"))
        | Q(pk__in=Afspraak.objects.filter(status=StatusAfspraak.GEPLAND, dossier__in=dossiers).values("dossier_id"))
        | Q(pk__in=Brief.objects.filter(status=StatusBrief.GEMAAKT, dossier__in=dossiers).values("dossier_id"))
    )


def noem_werk(dossier: Dossier, op: date) -> list[str]:
    """What stop_werk would do on that day, in Dutch; and what stays."""
    zinnen = [
        f"Termijn vervalt: {naam_van(rij.soort)}, uiterlijk {datum(rij.einddatum)}"
        for rij in termijnen_die_stoppen(dossier)
        if not rij.soort.startswith("aflopend")
    ]
    zinnen += [
        f"Afspraak vervalt: {rij.get_soort_display().lower()} op {datum(rij.begin)}" for rij in _afspraken(dossier, op)
    ]
    brieven = Brief.objects.filter(dossier=dossier, status=StatusBrief.GEMAAKT).defer("html", "gegevens")
    zinnen += [f"Brief gaat niet meer weg: {brief.onderwerp}" for brief in brieven.order_by("pk")]
    if taken := _taken(dossier).count():
        zinnen.append(f"{aantal(taken, 'open taak vervalt,open taken vervallen')}")
    zinnen += [
        f"Blijft open voor de erven: bezwaar tot en met {datum(rij.einddatum)}"
        for rij in Termijn.objects.filter(dossier=dossier, soort="bezwaar", afronding=None, einddatum__gte=vandaag())
    ]
    return zinnen


def stop_werk(door: Hoedanigheid, dossier: Dossier, op: date) -> None:
    """End terms, cancel appointments, drop letters and tasks on a locked dossier. A term ends on the day of death."""
    for termijn in termijnen_die_stoppen(dossier):
        rond_termijn_af(door, dossier, termijn, Afronding.VERVALLEN, _einde(termijn, op), reden=OVERLIJDEN)
    # Nobody is told by letter: there is nobody left to tell.
    for afspraak in _afspraken(dossier, op):
        gaat_niet_door(door, dossier, afspraak, REDEN)
    brieven = Brief.objects.filter(dossier=dossier, status=StatusBrief.GEMAAKT).defer("html", "gegevens")
    for brief in brieven.order_by("pk"):
        laat_brief_vervallen(door, dossier, brief)
    laat_taken_vervallen(door, dossier, _taken(dossier).select_for_update(of=("self",)).order_by("pk"))


def laat_taken_vervallen(door: Hoedanigheid, dossier: Dossier, taken: Iterable[Taak]) -> None:
    for taak in taken:
        taak.klaar_op, taak.klaar_door, taak.vervallen = nu(), door, True
        taak.save(update_fields=["klaar_op", "klaar_door", "vervallen"])
        schrijf("taak.vervallen", door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk)


def _einde(termijn: Termijn, op: date) -> date:
    """The day of death; of a term that began after it, its first day. `aflopend` counts back from a later day."""
    return op if termijn.soort.startswith("aflopend") else max(op, termijn.vanaf)


def verzet_werk(door: Hoedanigheid, dossier: Dossier, oud: date, op: date) -> None:
    """The day of death was another one: the terms that ended with it end on that day."""
    for termijn in Termijn.objects.filter(dossier=dossier, afrondreden=OVERLIJDEN).order_by("pk"):
        verzet_afronding(door, dossier, termijn.pk, _einde(termijn, oud), _einde(termijn, op))
