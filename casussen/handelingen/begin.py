"""The day of the melding was another one: casus, onderzoek and their terms move together."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_begin
from basis.werk.models import Afronding, Termijn
from casussen.enums import LOPEND_ONDERZOEK
from casussen.models import Casus, Hulpvraag, Onderzoek
from casussen.startgebeurtenis import MELDING_ONTVANGEN, PLAN_VERTELD, VRAAG_SCHULDHULP
from casussen.zoekbronnen import HULPVRAAG, ONDERZOEK

VOLGT = "de melding kwam op een andere dag"
EERDERE_MELDING = "een eerdere melding hoort bij dit onderzoek: de zes weken tellen vanaf de eerste"
EERDERE_VRAAG = "een eerdere melding hoort bij dit onderzoek: de termijn telt vanaf de eerste"


def onderzoek_met_klok(dossier: Dossier, termijn_id: int | None = None) -> Onderzoek | None:
    """The onderzoek of this term; without one the onderzoek whose term from the melding runs, else the latest with one.

    That term is the six weeks, the first gesprek (Wgs 4) or the waiting time (Participatiewet 41).
    """
    rijen = Onderzoek.objects.filter(casus_id=dossier.pk).exclude(termijn=None).select_related("termijn", "casus")
    if termijn_id is not None:
        return rijen.filter(termijn_id=termijn_id).first()
    return rijen.filter(status__in=LOPEND_ONDERZOEK, termijn__afronding=None).first() or rijen.order_by("pk").last()


def verzet_melddag(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date, reden: str) -> None:
    """Correct the start of an onderzoek on a locked dossier; runs inside the verb on the melding. Raises Geweigerd."""
    assert onderzoek.termijn is not None
    casus, oud = onderzoek.casus, onderzoek.gemeld_op
    eerste = casus.gemeld_op == oud
    if not eerste and op < casus.gemeld_op:
        raise Geweigerd(f"Deze casus begon op {datum(casus.gemeld_op)}. Vul die dag of een latere dag in.", "vanaf")
    if onderzoek.gestart_op and op > onderzoek.gestart_op:
        raise Geweigerd(f"Het onderzoek begon al op {datum(onderzoek.gestart_op)}.", "vanaf")
    if onderzoek.gesprek_op and onderzoek.termijn.soort.startswith("wgs-") and op > onderzoek.gesprek_op:
        raise Geweigerd(f"Het eerste gesprek was al op {datum(onderzoek.gesprek_op)}.", "vanaf")
    aanvraag = dossier.termijnen.filter(soort__endswith="-besluit", vanaf__gte=oud, vanaf__lt=op).first()
    if aanvraag:
        raise Geweigerd(f"De aanvraag kwam al op {datum(aanvraag.vanaf)}.", "vanaf")
    _verzet(door, dossier, onderzoek, op, reden)
    if eerste:
        _casus_begon(door, dossier, oud, op)


def tel_vanaf_eerdere_melding(
    door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date, kanaal: str
) -> None:
    """An older melding joined an onderzoek that runs, on locked dossiers: it counts from the first one.

    Two meldingen of one question give one onderzoek, never more time (Wmo 2.3.2 lid 1; praktijk 4). Under the
    Wgs the same for the term to the first gesprek.
    """
    assert onderzoek.termijn is not None
    wmo = onderzoek.termijn.soort == "wmo-onderzoek"
    onderzoek.termijn.startgebeurtenis = MELDING_ONTVANGEN if wmo else VRAAG_SCHULDHULP
    onderzoek.termijn.startkanaal = kanaal
    _verzet(door, dossier, onderzoek, op, EERDERE_MELDING if wmo else EERDERE_VRAAG)
    if op < (oud := onderzoek.casus.gemeld_op):
        _casus_begon(door, dossier, oud, op)


def _casus_begon(door: Hoedanigheid, dossier: Dossier, oud: date, op: date) -> None:
    """The day of the first melding of a casus: figures that count from it move along."""
    Casus.objects.filter(pk=dossier.pk).update(gemeld_op=op)
    schrijf("casus.melddag_verbeterd", door, dossier=dossier, oud=oud, nieuw=op)


def _verzet(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date, reden: str) -> None:
    assert onderzoek.termijn is not None
    verzet_begin(door, dossier, onderzoek.termijn, op, reden)
    onderzoek.gemeld_op = op
    onderzoek.save(update_fields=["gemeld_op"])
    indexeer_opnieuw(dossier, onderzoek)
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


def verzet_plan_gewezen(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date, reden: str) -> None:
    """The letter that told about the persoonlijk plan was posted on another day, on a locked dossier.

    The seven days count from the telling (Wmo 2.3.2 lid 2). Raises Geweigerd at `op`.
    """
    oud = onderzoek.persoonlijk_plan_gewezen_op
    assert oud is not None
    if onderzoek.gestart_op and op > onderzoek.gestart_op:
        raise Geweigerd(
            f"Deze brief vertelde over het persoonlijk plan, en het onderzoek begon al op "
            f"{datum(onderzoek.gestart_op)}. Vul die dag of een eerdere dag in.",
            "op",
        )
    onderzoek.persoonlijk_plan_gewezen_op = op
    onderzoek.save(update_fields=["persoonlijk_plan_gewezen_op"])
    was, nieuw = max(oud, onderzoek.gemeld_op), max(op, onderzoek.gemeld_op)
    termijnen = Termijn.objects.select_for_update(no_key=True).filter(
        dossier=dossier, soort="persoonlijk-plan", vanaf=was
    )
    for termijn in termijnen.exclude(vanaf=nieuw).order_by("pk"):
        termijn.startgebeurtenis = MELDING_ONTVANGEN if nieuw == onderzoek.gemeld_op else PLAN_VERTELD
        if termijn.afronding == Afronding.VERVALLEN and onderzoek.gestart_op:
            termijn.afgerond_op = onderzoek.gestart_op
        verzet_begin(door, dossier, termijn, nieuw, reden)
    schrijf("onderzoek.plan_gewezen_verbeterd", door, dossier=dossier, onderzoek=onderzoek.pk, oud=oud, op=op)
