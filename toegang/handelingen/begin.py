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
from casussen.handelingen.begin import onderzoek_met_klok, verzet_melddag
from casussen.handelingen.schuldhulp import VRAAG
from toegang.handelingen.melding import waarom_afgehandeld
from toegang.models import Melding
from toegang.zoekbronnen import MELDING

GESLOTEN = "Dit dossier is gesloten. Heropen het eerst."
GEEN_KLOK = "Hier loopt nu geen termijn die bij een melding begint."


def termijn_van_melding(dossier: Dossier) -> Termijn | None:
    """The six weeks that run on this dossier: on the melding itself, or on the onderzoek of the casus."""
    if dossier.soort == SoortDossier.MELDING:
        melding = Melding.objects.select_related("termijn").get(pk=dossier.pk)
        return melding.termijn if melding.termijn and melding.termijn.afronding is None else None
    onderzoek = onderzoek_met_klok(dossier)
    return onderzoek.termijn if onderzoek else None


def waarom_niet_verbeteren(dossier: Dossier) -> str | None:
    if dossier.soort == SoortDossier.MELDING and (dicht := waarom_afgehandeld(Melding.objects.get(pk=dossier.pk))):
        return f"{dicht} Loopt er een casus? Verbeter de dag daar."
    if dossier.gesloten_op:
        return GESLOTEN
    return None if termijn_van_melding(dossier) else GEEN_KLOK


def _vergrendel_ook_meldingen(dossier_id: int) -> None:
    """The meldingen of a casus come before it in the order of locks. Who may see the casus is asked after this."""
    meldingen = Melding.objects.filter(casus_id=dossier_id).values_list("pk", flat=True)
    alle = Dossier.objects.select_for_update(no_key=True).filter(pk__in=[*meldingen, dossier_id])
    list(alle.order_by("pk").values_list("pk", flat=True))


@handeling("melding.afhandelen")
def verbeter_ontvangst(
    door: Hoedanigheid, dossier_id: int, *, vanaf: date, reden: str, versie: int | None = None
) -> Dossier:
    """Correct the day on which the melding was received, on the melding or on the casus it became. Raises Geweigerd.

    The reason is required, the old day stays in the Verschuiving. Letters that went out keep the day they named.
    """
    _vergrendel_ook_meldingen(dossier_id)
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_niet_verbeteren(dossier):
        raise Geweigerd(dicht)
    if vanaf > vandaag():
        raise Geweigerd(f"{datum(vanaf)} ligt in de toekomst.", "vanaf")
    if dossier.soort == SoortDossier.MELDING:
        _verzet_melding(door, dossier, vanaf, reden)
        return dossier
    onderzoek = onderzoek_met_klok(dossier)
    assert onderzoek is not None
    oud = onderzoek.gemeld_op
    verzet_melddag(door, dossier, onderzoek, vanaf, reden)
    # The meldingen this onderzoek began with tell the same day, also where the colleague can't see them.
    for melding in Melding.objects.filter(casus_id=dossier.pk, ontvangen_op=oud).select_related("dossier__gemeente"):
        _verzet_melding(door, melding.dossier, vanaf, reden)
    return dossier


def _verzet_melding(door: Hoedanigheid, dossier: Dossier, vanaf: date, reden: str) -> None:
    melding = Melding.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    melding.ontvangen_op = vanaf
    melding.save(update_fields=["ontvangen_op"])
    MELDING.indexeer(dossier.pk, melding)
    # With a threat and the law still unknown, two terms start at this day.
    ook = Termijn.objects.filter(dossier=dossier, startgebeurtenis=VRAAG, afronding=None).values("pk")
    rijen = Termijn.objects.select_for_update(no_key=True).filter(Q(pk=melding.termijn_id) | Q(pk__in=ook))
    for termijn in rijen.order_by("pk"):
        verzet_begin(door, dossier, termijn, vanaf, reden)
