"""Ingebrekestelling and dwangsom (Awb 4.1.3.2, praktijk 24). What is due is computed from days, never counted."""

from datetime import date
from decimal import Decimal

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import Regelboek, regelboek
from basis.scherm.opmaak import datum
from basis.werk import klok
from basis.werk.handelingen.gevolg_dwangsom import gaat_voor, toets, volg_dwangsom, volg_een
from basis.werk.handelingen.herinnering import herinnering, herinnering_dwangsom, herinnering_weg
from basis.werk.handelingen.termijn import deel_regels, open_termijn, pak_termijn
from basis.werk.handelingen.verloop import rond_termijn_af
from basis.werk.models import (
    Afronding,
    Ingebrekestelling,
    OordeelIngebrekestelling,
    SoortTaak,
    Termijn,
)
from basis.werk.wachters import (
    waarom_geen_ingebrekestelling,
    waarom_niet_betalen,
    waarom_niet_oordelen,
    waarom_te_vroeg_om_te_bestaan,
)

NIHIL = Decimal(0)
# The terms about what being late costs; they outlive the case they come from.
DWANGSOM = ("dwangsombesluit", "betaling-dwangsom")


@handeling("ingebrekestelling.vastleggen")
def leg_ingebrekestelling_vast(
    door: Hoedanigheid,
    dossier_id: int,
    termijn_id: int,
    *,
    ontvangen_op: date,
    kanaal: str,
    versie: int | None = None,
) -> Ingebrekestelling:
    """A letter says we are too late. Premature is recorded too, with its reason and without effect.

    Raises Geweigerd for a day in the future or from before the aanvraag, or a term on which no dwangsom exists.
    """
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    stand = klok.stand_van(dossier, termijn, vandaag())
    if reden := waarom_geen_ingebrekestelling(stand):
        raise Geweigerd(reden)
    if ontvangen_op > vandaag():
        raise Geweigerd(f"{datum(ontvangen_op)} ligt in de toekomst.", "ontvangen_op")
    if reden := waarom_te_vroeg_om_te_bestaan(stand, ontvangen_op):
        raise Geweigerd(reden, "ontvangen_op")
    rij = Ingebrekestelling(
        termijn=termijn, ontvangen_op=ontvangen_op, kanaal=kanaal, vastgelegd_op=nu(), door=door, geldig=False
    )
    deel_regels()
    boek = regelboek(dossier.gemeente.code)
    eerdere = list(termijn.ingebrekestellingen.order_by("ontvangen_op", "pk"))
    toets(rij, termijn, boek, gaat_voor(rij, eerdere))
    rij.save(force_insert=True)
    schrijf(
        "ingebrekestelling.vastgelegd",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        ingebrekestelling=rij.pk,
        ontvangen_op=ontvangen_op,
        geldig=rij.geldig,
        eerste_dag=rij.eerste_dag,
    )
    # The letter may be found late and still be the first one: then a later one loses its own effect.
    volg_dwangsom(door, dossier, termijn)
    return Ingebrekestelling.objects.select_related("termijn", "besluittermijn").get(pk=rij.pk)


@handeling("besluit.vaststellen")
def beoordeel_ingebrekestelling(
    door: Hoedanigheid,
    dossier_id: int,
    ingebrekestelling_id: int,
    *,
    oordeel: str,
    reden: str,
    versie: int | None = None,
) -> Ingebrekestelling:
    """No dwangsom is due after all (Awb 4:17 lid 5), or still: a human's choice, with a reason. Raises Geweigerd."""
    dossier, termijn, rij = _pak(door, dossier_id, ingebrekestelling_id, versie)
    if dicht := waarom_niet_oordelen(rij):
        raise Geweigerd(dicht)
    if oordeel not in OordeelIngebrekestelling.values:
        raise Geweigerd("Kies je oordeel.", "oordeel")
    if oordeel == rij.oordeel:
        raise Geweigerd("Dat is al het oordeel.", "oordeel")
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom.", "reden")
    rij.oordeel, rij.oordeel_reden = oordeel, reden.strip()[:300]
    rij.save(update_fields=["oordeel", "oordeel_reden"])
    schrijf(
        "ingebrekestelling.beoordeeld",
        door,
        dossier=dossier,
        ingebrekestelling=rij.pk,
        oordeel=oordeel,
        reden_gegeven=True,
    )
    volg_een(door, dossier, termijn, rij, regelboek(dossier.gemeente.code))
    return rij


def bedrag_vast(rij: Ingebrekestelling, termijn: Termijn, boek: Regelboek, op: date) -> tuple[Decimal | None, str]:
    """What the decision fixes on `op`, or None and why it can't be fixed yet. The page asks the same.

    0 is a decision too: that nothing is due, by a judgment (4:17 lid 5) or because the besluit was in time.
    """
    if not rij.geldig:
        return None, "Deze ingebrekestelling heeft geen gevolg. Er is geen dwangsom."
    if rij.vastgesteld_op:
        return None, f"De dwangsom is al vastgesteld op {datum(rij.vastgesteld_op)}."
    if rij.oordeel:
        return NIHIL, ""
    uitkomst = klok.dwangsom_van(rij, termijn, boek.op(rij.ontvangen_op), op)
    if uitkomst.laatste_dag is None and termijn.afronding:
        return NIHIL, ""
    if uitkomst.laatste_dag is None or uitkomst.laatste_dag >= op:
        begint = rij.eerste_dag is not None and rij.eerste_dag > op
        stand = f"De dwangsom begint pas op {datum(rij.eerste_dag)}." if begint else "De dwangsom loopt nog."
        return None, (
            f"{stand} Vaststellen kan na de laatste dag: als het besluit op de post is, of na 42 dagen (Awb 4:18)."
        )
    return uitkomst.bedrag, ""


@handeling("besluit.vaststellen")
def stel_dwangsom_vast(
    door: Hoedanigheid, dossier_id: int, ingebrekestelling_id: int, *, op: date, versie: int | None = None
) -> Ingebrekestelling:
    """The decision on the amount went out on `op`: frozen, 4:18 is met and the six weeks to pay begin (4:87).

    Nihil leaves nothing to pay. Raises Geweigerd while the last day is not known yet.
    """
    dossier, termijn, rij = _pak(door, dossier_id, ingebrekestelling_id, versie)
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst.", "op")
    boek = regelboek(dossier.gemeente.code)
    bedrag, reden = bedrag_vast(rij, termijn, boek, vandaag())
    if bedrag is None:
        raise Geweigerd(reden)
    _toets_dag(rij, termijn, boek, bedrag, op)
    rij.vastgesteld_bedrag, rij.vastgesteld_op = bedrag, op
    rij.save(update_fields=["vastgesteld_bedrag", "vastgesteld_op"])
    rond_termijn_af(door, dossier, rij.besluittermijn, Afronding.VOLDAAN, op)
    betalen = _open_betaling(door, dossier, op) if bedrag else None
    schrijf(
        "dwangsom.vastgesteld",
        door,
        dossier=dossier,
        ingebrekestelling=rij.pk,
        bedrag=bedrag,
        op=op,
        termijn=betalen.pk if betalen else None,
    )
    herinnering_weg(door, dossier, herinnering_dwangsom(rij.pk), gedaan=True)
    return rij


def _toets_dag(rij: Ingebrekestelling, termijn: Termijn, boek: Regelboek, bedrag: Decimal, op: date) -> None:
    if bedrag:
        laatste = klok.laatste_dag_dwangsom(rij, termijn, boek.op(rij.ontvangen_op))
        if laatste is not None and op <= laatste:
            raise Geweigerd(f"De dwangsom liep tot en met {datum(laatste)}. Vul een latere dag in.", "op")
    elif op < rij.ontvangen_op:
        raise Geweigerd(f"De ingebrekestelling kwam pas op {datum(rij.ontvangen_op)}. Vul een latere dag in.", "op")
    elif not rij.oordeel and termijn.afgerond_op and op < termijn.afgerond_op:
        raise Geweigerd(f"Er is pas besloten op {datum(termijn.afgerond_op)}. Vul die of een latere dag in.", "op")


def _open_betaling(door: Hoedanigheid, dossier: Dossier, op: date) -> Termijn:
    betalen = open_termijn(
        door, dossier, "betaling-dwangsom", vanaf=op, startgebeurtenis="Dwangsom vastgesteld", startkanaal="post"
    )
    herinnering(
        door,
        dossier,
        SoortTaak.EIGEN,
        f"betaling:{betalen.pk}",
        vanaf=vandaag(),
        uiterlijk=betalen.einddatum,
        toelichting="Laat de dwangsom betalen (Awb 4:87).",
    )
    return betalen


@handeling("besluit.vaststellen")
def leg_betaling_vast(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, op: date, versie: int | None = None
) -> Termijn:
    """The dwangsom was paid on `op`. Raises Geweigerd."""
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    if reden := waarom_niet_betalen(klok.stand_van(dossier, termijn, vandaag())):
        raise Geweigerd(reden)
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst.", "op")
    if op < termijn.vanaf:
        raise Geweigerd(f"De dwangsom is pas vastgesteld op {datum(termijn.vanaf)}.", "op")
    rond_termijn_af(door, dossier, termijn, Afronding.VOLDAAN, op)
    herinnering_weg(door, dossier, f"betaling:{termijn.pk}", gedaan=True)
    schrijf("dwangsom.betaald", door, dossier=dossier, termijn=termijn.pk, op=op)
    return termijn


def _pak(
    door: Hoedanigheid, dossier_id: int, ingebrekestelling_id: int, versie: int | None
) -> tuple[Dossier, Termijn, Ingebrekestelling]:
    dossier = vergrendel(door, dossier_id, versie=versie)
    rij = Ingebrekestelling.objects.select_related("termijn").get(pk=ingebrekestelling_id, termijn__dossier=dossier)
    termijn = Termijn.objects.select_for_update(no_key=True).get(pk=rij.termijn_id)
    return dossier, termijn, rij
