"""The besluit was posted on another day: the term of the inwoner, ours and the dwangsom move along (Awb 3:41, 6:8)."""

from datetime import date

from django.db.models import Q

from basis.documenten.handelingen_post import verbeter_postdag
from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_afronding, verzet_begin
from basis.werk.models import Afronding, Ingebrekestelling, Termijn
from beschikkingen.bezorgen import vertel_langer
from beschikkingen.enums import StatusBeschikking
from beschikkingen.handelingen.opstellen import grendel
from beschikkingen.handelingen.verzenden import brieven_van
from beschikkingen.models import Beschikking
from beschikkingen.wachters import waarom_niet_op
from casussen.handelingen.bijstand import VOORSCHOT
from casussen.handelingen.schuldhulp import GESPREKKEN
from casussen.models import Onderzoek


def waarom_niet_verbeteren(beschikking: Beschikking) -> str | None:
    if beschikking.status != StatusBeschikking.VERZONDEN:
        return "Dit besluit is nog niet op de post gedaan. Er is nog geen dag om te verbeteren."
    return None


@handeling("brief.verzenden")
def verbeter_verzending(
    door: Hoedanigheid, dossier_id: int, beschikking_id: int, *, op: date, reden: str, versie: int | None = None
) -> Beschikking:
    """Correct the posting day of a besluit, for all its addressees. Raises Geweigerd.

    The six weeks for bezwaar count from the new day. What was fixed about a dwangsom stays, with a task to look.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    if dicht := waarom_niet_verbeteren(beschikking):
        raise Geweigerd(dicht)
    if weigering := waarom_niet_op(beschikking, op, vandaag()) or _later(dossier, beschikking, op):
        raise Geweigerd(weigering, "op")
    oud = None
    brieven = brieven_van(beschikking)
    for brief in brieven:
        oud = verbeter_postdag(door, dossier, brief, op, reden)
    assert oud is not None
    if beschikking.bezwaartermijn_id:
        bezwaar = Termijn.objects.select_for_update(no_key=True).get(pk=beschikking.bezwaartermijn_id)
        verzet_begin(door, dossier, bezwaar, op, reden)
        vertel_langer(door, dossier, beschikking, brieven, op)
        beschikking.bezwaartermijn = bezwaar
    verzet_afronding(door, dossier, beschikking.aanvraag.termijn_id, oud, op)
    _wat_ook_eindigde(door, dossier, beschikking, oud, op)
    schrijf(
        "beschikking.verzending_verbeterd",
        door,
        dossier=dossier,
        beschikking=beschikking.pk,
        nummer=beschikking.nummer,
        oud=oud,
        op=op,
        bezwaar_tot_en_met=beschikking.bezwaartermijn.einddatum if beschikking.bezwaartermijn else None,
    )
    return beschikking


def _wat_ook_eindigde(door: Hoedanigheid, dossier: Dossier, beschikking: Beschikking, oud: date, op: date) -> None:
    """What the besluit made pointless: six weeks without verslag (Wmo 2.3.2 lid 9), a first gesprek, a voorschot.

    Only what lapsed on that day: what was met, was met by an act of its own.
    """
    onderzoek = Onderzoek.objects.get(pk=beschikking.aanvraag.onderzoek_id)
    geeindigd = dossier.termijnen.filter(afronding=Afronding.VERVALLEN, afgerond_op=oud)
    for pk in (
        geeindigd.filter(Q(pk=onderzoek.termijn_id) | Q(soort__in=(*GESPREKKEN, VOORSCHOT)))
        .order_by("pk")
        .values_list("pk", flat=True)
    ):
        verzet_afronding(door, dossier, pk, oud, op)


def _later(dossier: Dossier, beschikking: Beschikking, op: date) -> str | None:
    """What happened since, and can't have happened before the besluit was on the post."""
    vastgesteld = (
        Ingebrekestelling.objects.filter(termijn=beschikking.aanvraag.termijn, vastgesteld_op__lt=op)
        .order_by("vastgesteld_op")
        .first()
    )
    if vastgesteld is None:
        return None
    return (
        f"De dwangsom is al vastgesteld op {datum(vastgesteld.vastgesteld_op)}. Het besluit ging daarvóór op de post; "
        "vul een eerdere dag in."
    )
