"""The receipt was posted on another day: the persoonlijk plan it told of counts from that day."""

from datetime import date

from basis.documenten.models import Brief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from casussen.handelingen.begin import verzet_plan_gewezen
from casussen.models import Onderzoek
from toegang.enums import StatusMelding
from toegang.models import Melding


def volg_verbeterde_post(
    door: Hoedanigheid, dossier: Dossier, brief: Brief, oud: date, nieuw: date, reden: str
) -> None:
    """Inside the verb on the letter; its dossier is locked. Also where the colleague can't see the casus.

    The casus came after its melding, so it is locked after it (in order of id).
    """
    melding = Melding.objects.filter(pk=dossier.pk, ontvangstbrief=brief, status=StatusMelding.IN_BEHANDELING).first()
    if melding is None or melding.casus_id is None:
        return
    casus = Dossier.objects.select_for_update(no_key=True).get(pk=melding.casus_id)
    onderzoek = Onderzoek.objects.filter(casus_id=casus.pk, persoonlijk_plan_gewezen_op=oud).order_by("pk").first()
    if onderzoek is not None:
        verzet_plan_gewezen(door, casus, onderzoek, nieuw, reden)
