"""The aanvraag came in on another day: the aanvraag and its besluit term move together."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import verzet_begin
from basis.werk.models import Termijn
from beschikkingen.handelingen.opstellen import lopende_aanvraag
from beschikkingen.models import Aanvraag
from beschikkingen.wachters import GESLOTEN, einde_zes_weken
from casussen.handelingen.bijstand import VOORSCHOT
from casussen.handelingen.schuldhulp import EERSTE_GESPREK, verplaats_gehaald
from casussen.models import Casus, Onderzoek

GEEN_KLOK = "Hier loopt nu geen termijn die bij een aanvraag begint."


def aanvraag_met_klok(dossier: Dossier) -> Aanvraag | None:
    """The aanvraag whose besluit term still runs."""
    casus = Casus.objects.filter(pk=dossier.pk).first()
    aanvraag = lopende_aanvraag(casus) if casus else None
    termijn = aanvraag.termijn if aanvraag else None
    return aanvraag if termijn and termijn.afronding is None else None


def waarom_niet_verbeteren(dossier: Dossier) -> str | None:
    if dossier.gesloten_op:
        return GESLOTEN
    return None if aanvraag_met_klok(dossier) else GEEN_KLOK


@handeling("besluit.opstellen")
def verbeter_aanvraag(
    door: Hoedanigheid, dossier_id: int, *, vanaf: date, reden: str, versie: int | None = None
) -> Aanvraag:
    """Correct the day the besluit term counts from: the aanvraag, or the first conversation under the Wgs (4a).

    The reason is required, the old day stays in the Verschuiving. Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_niet_verbeteren(dossier):
        raise Geweigerd(dicht)
    aanvraag = aanvraag_met_klok(dossier)
    assert aanvraag is not None
    assert aanvraag.termijn_id is not None
    onderzoek = Onderzoek.objects.select_related("termijn").get(pk=aanvraag.onderzoek_id)
    if vanaf > vandaag():
        raise Geweigerd(f"{datum(vanaf)} ligt in de toekomst.", "vanaf")
    if vanaf < onderzoek.gemeld_op:
        raise Geweigerd(f"De melding kwam pas op {datum(onderzoek.gemeld_op)}. Vul een latere dag in.", "vanaf")
    einde = einde_zes_weken(onderzoek, onderzoek.termijn)
    if dossier.wet == Wet.WMO and aanvraag.voor_verslag and vanaf <= einde:
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
        for voorschot in dossier.termijnen.filter(soort=VOORSCHOT, afronding=None, vanaf=oud):
            verzet_begin(door, dossier, voorschot, vanaf, reden)
    return aanvraag
