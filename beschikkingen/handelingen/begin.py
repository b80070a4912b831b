"""The aanvraag came in on another day: the aanvraag and its besluit term move together."""

from datetime import date

from django.db.models import Q

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_begin
from basis.werk.models import Termijn
from basis.werk.verteld import Feit, eerder_begin, meld_andere_dag
from beschikkingen.grondslag import einde_zes_weken, grond_van
from beschikkingen.models import Aanvraag
from casussen.handelingen.bijstand import AANVRAAG, VOORSCHOT
from casussen.handelingen.eerste_gesprek import EERSTE_GESPREK, verplaats_gehaald

GEEN_KLOK = "Hier is geen termijn die bij een aanvraag begint."


def aanvraag_met_klok(dossier: Dossier, termijn_id: int | None = None) -> Aanvraag | None:
    """The aanvraag of this term; without one the aanvraag that waits for a besluit, else the latest."""
    rijen = Aanvraag.objects.filter(casus_id=dossier.pk).exclude(termijn=None).select_related("termijn", "casus")
    if termijn_id is not None:
        # The first voorschot counts from the aanvraag as well (Participatiewet 52).
        voorschot = dossier.termijnen.filter(pk=termijn_id, soort=VOORSCHOT, startgebeurtenis=AANVRAAG).first()
        deze = Q(ontvangen_op=voorschot.vanaf) if voorschot else Q(termijn_id=termijn_id)
        return rijen.filter(deze).order_by("pk").last()
    return rijen.filter(termijn__afronding=None).first() or rijen.order_by("pk").last()


def waarom_niet_verbeteren(dossier: Dossier, termijn_id: int | None = None) -> str | None:
    """Also after the besluit and in a closed dossier: lateness and the dwangsom hang on this day (Awb 4:17)."""
    return None if aanvraag_met_klok(dossier, termijn_id) else GEEN_KLOK


@handeling("besluit.opstellen")
def verbeter_aanvraag(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    vanaf: date,
    reden: str,
    termijn_id: int | None = None,
    versie: int | None = None,
) -> Aanvraag:
    """Correct the day the besluit term counts from: the aanvraag, or the first conversation under the Wgs (4a).

    `termijn_id` names an earlier aanvraag. In time or too late is told anew when there is a besluit.
    The reason is required, the old day stays in the Verschuiving. Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_niet_verbeteren(dossier, termijn_id):
        raise Geweigerd(dicht)
    aanvraag = aanvraag_met_klok(dossier, termijn_id)
    assert aanvraag is not None
    assert aanvraag.termijn_id is not None
    grond = grond_van(dossier, aanvraag)
    onderzoek = grond.onderzoek
    if vanaf > vandaag():
        raise Geweigerd(f"{datum(vanaf)} ligt in de toekomst.", "vanaf")
    if vanaf < grond.gemeld_op:
        raise Geweigerd(f"De melding kwam pas op {datum(grond.gemeld_op)}. Vul een latere dag in.", "vanaf")
    if dossier.wet == Wet.WMO and aanvraag.voor_verslag and vanaf <= (einde := einde_zes_weken(dossier, grond)):
        raise Geweigerd(
            f"Er was geen verslag. Dan kan een aanvraag pas na zes weken, na {datum(einde)} (Wmo 2.3.2 lid 9).", "vanaf"
        )
    termijn = Termijn.objects.select_for_update(no_key=True).get(pk=aanvraag.termijn_id)
    oud = termijn.vanaf
    verzet_begin(door, dossier, termijn, vanaf, reden)
    if termijn.startgebeurtenis == EERSTE_GESPREK:
        onderzoek.gesprek_op = vanaf
        onderzoek.save(update_fields=["gesprek_op"])
        verplaats_gehaald(door, dossier, oud, vanaf, reden)
    else:
        aanvraag.ontvangen_op = vanaf
        aanvraag.save(update_fields=["ontvangen_op"])
        # Also when it was paid or lapsed since: whether that was in time hangs on this day.
        voorschotten = dossier.termijnen.select_for_update(no_key=True).filter(
            soort=VOORSCHOT, startgebeurtenis=AANVRAAG, vanaf=oud
        )
        for voorschot in voorschotten.order_by("pk"):
            verzet_begin(door, dossier, voorschot, vanaf, reden)
    feit = Feit.GESPREK if termijn.startgebeurtenis == EERSTE_GESPREK else Feit.AANVRAAG
    meld_andere_dag(door, dossier, feit, {oud, *eerder_begin(termijn.pk)}, vanaf)
    return aanvraag
