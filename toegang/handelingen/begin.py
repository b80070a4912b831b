"""The melding came in on another day: melding, casus, onderzoek and their terms move together."""

from datetime import date

from django.db.models import Q

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier, SoortDossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_begin
from basis.werk.models import Termijn
from basis.werk.verteld import Feit, eerder_begin, meld_andere_dag
from casussen.handelingen.begin import onderzoek_met_klok, verzet_melddag
from casussen.handelingen.schuldhulp import GESPREKKEN, van_vraag, verzet_vraag
from toegang.handelingen.inkomen import toets_gemeente
from toegang.handelingen.melding import waarom_afgehandeld
from toegang.models import Melding
from toegang.zoekbronnen import MELDING

GEEN_KLOK = "Hier is geen termijn die bij een melding begint."


def termijn_van_melding(dossier: Dossier, termijn_id: int | None = None) -> Termijn | None:
    """The term from the melding: of the melding itself, or of an onderzoek of the casus; running or ended."""
    if dossier.soort == SoortDossier.MELDING:
        melding = Melding.objects.select_related("termijn").get(pk=dossier.pk)
        termijnen = ([melding.termijn] if melding.termijn else []) + _ook_van_vraag(dossier, melding.ontvangen_op)
        return next((rij for rij in termijnen if termijn_id in (None, rij.pk)), None)
    onderzoek = onderzoek_met_klok(dossier, termijn_id)
    return onderzoek.termijn if onderzoek else None


def _ook_van_vraag(dossier: Dossier, op: date) -> list[Termijn]:
    """With a threat and the law still unknown, two terms start at the day of the melding."""
    rijen = Termijn.objects.filter(dossier=dossier, soort__in=GESPREKKEN, vanaf=op).order_by("pk")
    return [rij for rij in rijen if van_vraag(rij)]


def waarom_niet_verbeteren(dossier: Dossier, termijn_id: int | None = None) -> str | None:
    """Also after the term ended and in a closed dossier: whether we were late hangs on this day."""
    if dossier.soort == SoortDossier.MELDING:
        melding = Melding.objects.get(pk=dossier.pk)
        if melding.casus_id:
            return f"{waarom_afgehandeld(melding)} Verbeter de dag daar, bij de casus."
    return None if termijn_van_melding(dossier, termijn_id) else GEEN_KLOK


def _vergrendel_ook_meldingen(dossier_id: int) -> None:
    """The meldingen of a casus come before it in the order of locks. Who may see the casus is asked after this."""
    meldingen = Melding.objects.filter(casus_id=dossier_id).values_list("pk", flat=True)
    alle = Dossier.objects.select_for_update(no_key=True).filter(pk__in=[*meldingen, dossier_id])
    list(alle.order_by("pk").values_list("pk", flat=True))


@handeling("melding.afhandelen")
def verbeter_ontvangst(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    vanaf: date,
    reden: str,
    termijn_id: int | None = None,
    versie: int | None = None,
) -> Dossier:
    """Correct the day on which the melding was received, on the melding or on the casus it became. Raises Geweigerd.

    `termijn_id` names an earlier onderzoek. In time or too late is told anew when the term was met.
    The reason is required, the old day stays in the Verschuiving. A letter that went out keeps the day it named: a task
    says that the inwoner was told another day.
    """
    _vergrendel_ook_meldingen(dossier_id)
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_niet_verbeteren(dossier, termijn_id):
        raise Geweigerd(dicht)
    if vanaf > vandaag():
        raise Geweigerd(f"{datum(vanaf)} ligt in de toekomst.", "vanaf")
    if dossier.soort == SoortDossier.MELDING:
        oud = _verzet_melding(door, dossier, vanaf, reden)
        ooit = eerder_begin(Melding.objects.values_list("termijn_id", flat=True).get(pk=dossier.pk))
        meld_andere_dag(door, dossier, Feit.MELDING, {oud, *ooit}, vanaf)
        return dossier
    onderzoek = onderzoek_met_klok(dossier, termijn_id)
    assert onderzoek is not None
    oud = onderzoek.gemeld_op
    _toets_andere_melding(dossier, oud, vanaf)
    verzet_melddag(door, dossier, onderzoek, vanaf, reden)
    verzet_vraag(door, dossier, oud, vanaf)
    # The meldingen this onderzoek began with tell the same day, also where the colleague can't see them.
    meldingen = Melding.objects.filter(casus_id=dossier.pk, ontvangen_op=oud).select_related("dossier__gemeente")
    for melding in (deze := list(meldingen)):
        _verzet_melding(door, melding.dossier, vanaf, reden)
    ooit = eerder_begin(onderzoek.termijn_id, *(melding.termijn_id for melding in deze))
    meld_andere_dag(door, dossier, Feit.MELDING, {oud, *ooit}, vanaf, ook=[melding.pk for melding in deze])
    return dossier


def _toets_andere_melding(dossier: Dossier, oud: date, vanaf: date) -> None:
    """The onderzoek counts from the first of its meldingen, so its day can't pass the next one (praktijk 4)."""
    tussen = Melding.objects.filter(casus_id=dossier.pk, ontvangen_op__gt=oud, ontvangen_op__lt=vanaf)
    volgende = tussen.order_by("ontvangen_op").first()
    if volgende is not None:
        raise Geweigerd(
            f"Bij dit onderzoek hoort ook een melding van {datum(volgende.ontvangen_op)}. De termijn telt vanaf "
            "de eerste melding. Vul die dag of een eerdere dag in.",
            "vanaf",
        )


def _verzet_melding(door: Hoedanigheid, dossier: Dossier, vanaf: date, reden: str) -> date:
    """Returns the day it was."""
    toets_gemeente(door, dossier)
    melding = Melding.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    oud = melding.ontvangen_op
    ook = [rij.pk for rij in _ook_van_vraag(dossier, oud)]
    melding.ontvangen_op = vanaf
    melding.save(update_fields=["ontvangen_op"])
    MELDING.indexeer(dossier.pk, melding)
    rijen = Termijn.objects.select_for_update(no_key=True).filter(Q(pk=melding.termijn_id) | Q(pk__in=ook))
    for termijn in rijen.order_by("pk"):
        verzet_begin(door, dossier, termijn, vanaf, reden)
    verzet_vraag(door, dossier, oud, vanaf)
    return oud
