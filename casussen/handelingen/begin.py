"""The day of the melding was another one: casus, onderzoek and their terms move together."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_begin
from basis.werk.models import Termijn
from casussen.enums import LOPEND_ONDERZOEK
from casussen.models import Casus, Hulpvraag, Onderzoek
from casussen.zoekbronnen import HULPVRAAG, ONDERZOEK

VOLGT = "de melding kwam op een andere dag"


def onderzoek_met_klok(dossier: Dossier) -> Onderzoek | None:
    """The onderzoek whose term from the melding still runs: six weeks, the first gesprek, or the waiting time."""
    return (
        Onderzoek.objects.filter(casus_id=dossier.pk, status__in=LOPEND_ONDERZOEK, termijn__afronding=None)
        .exclude(termijn=None)
        .select_related("termijn", "casus")
        .first()
    )


def verzet_melddag(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date, reden: str) -> None:
    """Correct the start of an onderzoek on a locked dossier; runs inside the verb on the melding. Raises Geweigerd."""
    assert onderzoek.termijn is not None
    casus, oud = onderzoek.casus, onderzoek.gemeld_op
    eerste = casus.gemeld_op == oud
    if not eerste and op < casus.gemeld_op:
        raise Geweigerd(f"Deze casus begon op {datum(casus.gemeld_op)}. Vul die dag of een latere dag in.", "vanaf")
    if onderzoek.gestart_op and op > onderzoek.gestart_op:
        raise Geweigerd(f"Het onderzoek begon al op {datum(onderzoek.gestart_op)}.", "vanaf")
    aanvraag = dossier.termijnen.filter(afronding=None, soort__endswith="-besluit", vanaf__lt=op).first()
    if aanvraag:
        raise Geweigerd(f"De aanvraag kwam al op {datum(aanvraag.vanaf)}.", "vanaf")
    verzet_begin(door, dossier, onderzoek.termijn, op, reden)
    onderzoek.gemeld_op = op
    onderzoek.save(update_fields=["gemeld_op"])
    indexeer_opnieuw(dossier, onderzoek)
    if eerste:
        Casus.objects.filter(pk=casus.pk).update(gemeld_op=op)
    _plan_volgt(door, dossier, onderzoek)


def indexeer_opnieuw(dossier: Dossier, onderzoek: Onderzoek) -> None:
    """What is found by its words carries the day of the melding."""
    ONDERZOEK.indexeer(dossier.pk, onderzoek)
    for vraag in Hulpvraag.objects.filter(onderzoek=onderzoek).select_related("onderzoek").order_by("pk"):
        HULPVRAAG.indexeer(dossier.pk, vraag)


def _plan_volgt(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek) -> None:
    """The seven days count from the melding, or from the later day the inwoner was told (Wmo 2.3.2 lid 2)."""
    if onderzoek.persoonlijk_plan_gewezen_op is None:
        return
    nieuw = max(onderzoek.persoonlijk_plan_gewezen_op, onderzoek.gemeld_op)
    for termijn in Termijn.objects.filter(dossier=dossier, soort="persoonlijk-plan", afronding=None).exclude(
        vanaf=nieuw
    ):
        verzet_begin(door, dossier, termijn, nieuw, VOLGT)
