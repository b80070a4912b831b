"""A besluit on request about youth help that runs already on a verwijzing or bepaling (Jeugdwet 2.3, 2.6 and 3.5)."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from beschikkingen.enums import StatusBeschikking, VormAanvraag
from beschikkingen.handelingen.opstellen import lopend_onderzoek, registreer
from beschikkingen.models import Aanvraag, Besluit
from beschikkingen.wachters import GESLOTEN
from casussen.enums import LOPENDE_HULP, Aanleiding, StatusOndersteuning
from casussen.handelingen.openen import begin_onderzoek
from casussen.models import Casus, Ondersteuning
from casussen.verwijzing import VAN_GRONDSLAG

LOOPT = (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN)


def waarom_geen_besluit_op_verzoek(dossier: Dossier, casus: Casus, regel: Ondersteuning) -> str | None:
    if dossier.gesloten_op:
        return GESLOTEN
    if regel.grondslag not in VAN_GRONDSLAG or regel.status not in LOOPT:
        return "Dit kan alleen voor hulp die loopt op een verwijzing of bepaling."
    if lopend_onderzoek(casus) is not None:
        return "Er loopt al een onderzoek. Rond dat eerst af."
    besloten = (StatusBeschikking.VASTGESTELD, StatusBeschikking.VERZONDEN)
    if Besluit.objects.filter(ondersteuning=regel, beschikking__status__in=besloten).exists():
        return "Over deze hulp is al een besluit genomen."
    return None


@handeling("besluit.opstellen")
def vraag_besluit(
    door: Hoedanigheid,
    dossier_id: int,
    ondersteuning_id: int,
    *,
    ontvangen_op: date,
    vorm: VormAanvraag | str,
    versie: int | None = None,
) -> Aanvraag:
    """The jeugdige or ouder asks for a besluit; the term runs, and the help goes on meanwhile.

    The besluit is about the line as it runs: who referred determines what is needed, with the aanbieder.
    Raises Geweigerd, or Ondersteuning.DoesNotExist.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    casus = Casus.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    regel = Ondersteuning.objects.select_for_update(no_key=True).get(pk=ondersteuning_id, casus=casus)
    if reden := waarom_geen_besluit_op_verzoek(dossier, casus, regel):
        raise Geweigerd(reden)
    if ontvangen_op > vandaag():
        raise Geweigerd(f"{datum(ontvangen_op)} ligt in de toekomst. Vul een eerdere dag in.", "ontvangen_op")
    if ontvangen_op < casus.gemeld_op:
        raise Geweigerd(
            f"De melding kwam pas op {datum(casus.gemeld_op)}. Vul die dag of een latere dag in.", "ontvangen_op"
        )
    onderzoek = begin_onderzoek(
        door,
        dossier,
        casus,
        aanleiding=Aanleiding.WIJZIGING_INWONER,
        gemeld_op=ontvangen_op,
        begin="Verzoek om een besluit",
    )
    return registreer(door, dossier, casus, onderzoek, ontvangen_op=ontvangen_op, vorm=VormAanvraag(vorm), over=regel)
