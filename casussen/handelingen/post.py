"""The verslag was posted on another day: whether the six weeks were met is told anew (Wmo 2.3.2 lid 1)."""

from datetime import date

from basis.documenten.handelingen_post import verbeter_postdag, waarom_niet_verbeteren
from basis.documenten.models import Brief, Postverbetering, SoortBrief, StatusBrief
from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.tijd import dag_van
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_afronding
from basis.werk.verteld import Feit, meld_andere_dag
from casussen.handelingen.heronderzoek import volg_verbeterde_post
from casussen.models import Onderzoek


def onderzoek_van(brief: Brief) -> Onderzoek:
    """The onderzoek this verslag tells of; each addressee got a letter of its own. Raises Onderzoek.DoesNotExist."""
    rijen = Onderzoek.objects.select_related("termijn").filter(casus_id=brief.dossier_id, verslag_id__lte=brief.pk)
    onderzoek = rijen.order_by("verslag_id").last()
    if brief.soort != SoortBrief.VERSLAG or onderzoek is None:
        raise Onderzoek.DoesNotExist
    return onderzoek


def _brieven(onderzoek: Onderzoek) -> list[Brief]:
    """All posted letters of one verslag: made after it was frozen, and before that of a next onderzoek."""
    rijen = Brief.objects.filter(
        dossier_id=onderzoek.casus_id,
        soort=SoortBrief.VERSLAG,
        status=StatusBrief.VERZONDEN,
        pk__gte=onderzoek.verslag_id or 0,
    )
    volgende = (
        Onderzoek.objects.filter(casus_id=onderzoek.casus_id, verslag_id__gt=onderzoek.verslag_id)
        .order_by("verslag_id")
        .values_list("verslag_id", flat=True)
        .first()
    )
    if volgende:
        rijen = rijen.filter(pk__lt=volgende)
    return list(rijen.order_by("pk"))


@handeling("brief.verzenden")
def verbeter_verzending_verslag(
    door: Hoedanigheid, dossier_id: int, brief_id: int, *, op: date, reden: str, versie: int | None = None
) -> Onderzoek:
    """Correct the posting day of the verslag this letter is one of. Raises Geweigerd, Onderzoek.DoesNotExist."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    brief = Brief.objects.get(pk=brief_id, dossier=dossier)
    onderzoek = onderzoek_van(brief)
    if dicht := waarom_niet_verbeteren(brief):
        raise Geweigerd(dicht)
    oud = brief.verzonden_op
    assert oud is not None
    if weigering := _later(dossier, oud, op):
        raise Geweigerd(weigering, "op")
    for stuk in _brieven(onderzoek):
        verbeter_postdag(door, dossier, stuk, op, reden)
    if onderzoek.termijn and onderzoek.termijn.soort == "wmo-onderzoek":
        # Under another law the verslag meets no term.
        verzet_afronding(door, dossier, onderzoek.termijn_id, oud, op)
    volg_verbeterde_post(door, dossier, oud, op, reden)
    ooit = Postverbetering.objects.filter(brief=onderzoek.verslag_id).values_list("oud", flat=True)
    meld_andere_dag(door, dossier, Feit.VERSLAG, ooit, op)
    if onderzoek.afgerond_op == oud:
        onderzoek.afgerond_op = op
        onderzoek.save(update_fields=["afgerond_op"])
    return onderzoek


def _later(dossier: Dossier, oud: date, op: date) -> str | None:
    """What happened since, and can't have happened before the verslag was on the post."""
    aanvraag = dossier.termijnen.filter(soort="wmo-besluit", vanaf__gte=oud, vanaf__lt=op).order_by("vanaf").first()
    if aanvraag:
        # Without verslag an aanvraag waits six weeks (Wmo 2.3.2 lid 9): this one was taken down because there was one.
        return f"De aanvraag kwam op {datum(aanvraag.vanaf)}, na het verslag. Vul die dag of een eerdere dag in."
    if dossier.gesloten_op and op > dag_van(dossier.gesloten_op):
        return f"De casus is gesloten op {datum(dossier.gesloten_op)}. Vul die dag of een eerdere dag in."
    return None
