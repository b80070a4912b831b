"""Bekendmaking: the real day of the post meets our term and starts that of the inwoner (Awb 3:41, 6:8)."""

from datetime import date

from basis.documenten.dagtekening import dateer as dateer_brief
from basis.documenten.handelingen import markeer_verzonden
from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import open_termijn, rond_termijn_af
from basis.werk.models import Afronding
from beschikkingen.bezorgen import vertel_langer
from beschikkingen.brief import laatste_dag_bezwaar
from beschikkingen.handelingen.opstellen import grendel, naar_behandelaar
from beschikkingen.models import Beschikking
from beschikkingen.stand import TOEGEKEND
from beschikkingen.wachters import (
    waarom_niet_andere_dag,
    waarom_niet_dateer,
    waarom_niet_op,
    waarom_niet_postdag,
    waarom_niet_verzend,
)
from casussen.enums import StatusCasus, StatusOnderzoek
from casussen.handelingen import onderzoek_naar, verzet
from casussen.handelingen.bijstand import sluit_voorschot
from casussen.handelingen.schuldhulp import sluit_gesprekken
from casussen.models import Casus, Onderzoek


def brieven_van(beschikking: Beschikking) -> list[Brief]:
    """All letters of one decision: one per addressee, under the same number."""
    if beschikking.nummer is None:
        return []
    return list(
        Brief.objects.filter(dossier_id=beschikking.casus_id, soort=SoortBrief.BESCHIKKING, kenmerk=beschikking.nummer)
        .exclude(status=StatusBrief.VERVALLEN)
        .select_related("pdf")
        .defer("pdf__inhoud", "html")
        .order_by("pk")
    )


@handeling("brief.verzenden")
def dateer(
    door: Hoedanigheid, dossier_id: int, beschikking_id: int, *, op: date, versie: int | None = None
) -> Beschikking:
    """Make the letters of a decision anew for another day of the post. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    if reden := waarom_niet_dateer(beschikking):
        raise Geweigerd(reden)
    if reden := waarom_niet_postdag(op, vandaag()):
        raise Geweigerd(reden, "op")
    brieven = [brief for brief in brieven_van(beschikking) if brief.postdag is not None]
    if all(brief.postdag == op for brief in brieven):
        raise Geweigerd(f"Op de brief staat al {datum(op)}." if brieven else "Op deze brief staat geen dag.", "op")
    tot_en_met = datum(laatste_dag_bezwaar(dossier, op))
    for brief in brieven:
        dateer_brief(door, dossier, brief, op, {"bezwaar_tot_en_met": tot_en_met})
    return beschikking


@handeling("brief.verzenden")
def verzend(
    door: Hoedanigheid,
    dossier_id: int,
    beschikking_id: int,
    *,
    op: date,
    al_weg: bool = False,
    toch: bool = False,
    versie: int | None = None,
) -> Beschikking:
    """Record the posting day of the decision, for all its addressees. Raises Geweigerd.

    `al_weg`: the letter went with another day on it; then a letter tells the right last day for bezwaar.
    `toch`: also when the dossier says something else by now (`markeer_verzonden`).
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    brieven = brieven_van(beschikking)
    if reden := waarom_niet_verzend(beschikking, brieven):
        raise Geweigerd(reden)
    if reden := waarom_niet_op(beschikking, op, vandaag()):
        raise Geweigerd(reden, "op")
    if reden := waarom_niet_andere_dag(brieven, op, al_weg=al_weg):
        raise Geweigerd(reden, "op")
    for brief in brieven:
        markeer_verzonden(door, dossier, brief, op, toch=toch)
    moment = nu() if op == vandaag() else op_dag(op, 17)
    aanvraag = beschikking.aanvraag
    rond_termijn_af(door, dossier, aanvraag.termijn, Afronding.VOLDAAN, op)
    bezwaar = open_termijn(
        door,
        dossier,
        "bezwaar",
        vanaf=op,
        startgebeurtenis="bekendmaking van het besluit",
        startkanaal="post",
        van_ons=False,
    )
    van = beschikking.status
    beschikking.bezwaartermijn = bezwaar
    beschikking.naar_verzonden()
    beschikking.save()
    schrijf(
        "beschikking.verzonden",
        door,
        dossier=dossier,
        van=van,
        naar=beschikking.status,
        gebeurd_op=moment,
        beschikking=beschikking.pk,
        nummer=beschikking.nummer,
        op=op,
        bezwaar_tot_en_met=bezwaar.einddatum,
    )
    if al_weg:
        vertel_langer(door, dossier, beschikking, brieven, op)
    onderzoek = Onderzoek.objects.select_related("termijn").get(pk=aanvraag.onderzoek_id)
    # Decided on an aanvraag without verslag (Wmo 2.3.2 lid 9): the six weeks, missed, are not waited for any more.
    rond_termijn_af(door, dossier, onderzoek.termijn, Afronding.VERVALLEN, op)
    if dossier.wet == Wet.WGS:
        sluit_gesprekken(door, dossier, Afronding.VERVALLEN, op)
    elif dossier.wet == Wet.PW:
        sluit_voorschot(door, dossier, Afronding.VERVALLEN, op)
    if onderzoek.status == StatusOnderzoek.AANVRAAG:
        onderzoek_naar(door, dossier, onderzoek, "naar_besloten", gebeurd_op=moment)
    toegekend = list(beschikking.besluiten.filter(resultaat__in=TOEGEKEND).select_related("ondersteuning"))
    casus = Casus.objects.get(pk=dossier.pk)
    if casus.status == StatusCasus.TOEKENNING:
        # Help that stays while a renewal is decided never leaves hulpverlening.
        verzet(door, dossier, casus, "naar_hulpverlening" if toegekend else "terug_naar_plan", gebeurd_op=moment)
    if dossier.gesloten_op:
        return beschikking
    if toegekend and all(besluit.ondersteuning.organisatie_id for besluit in toegekend):
        zet_aan_zet(dossier, AanZet.AANBIEDER)
    else:
        naar_behandelaar(dossier)
    return beschikking
