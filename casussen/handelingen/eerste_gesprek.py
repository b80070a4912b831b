"""The first gesprek about debts: it meets its term, and the besluit counts from it (Wgs 4, 4a).

Also when the aanvraag came first.
"""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import rond_termijn_af, verzet_afronding, verzet_begin
from basis.werk.models import Afronding, SoortVerschuiving, Verschuiving
from basis.werk.verteld import Feit, eerder_begin, meld_andere_dag
from casussen.handelingen.schuldhulp import GESPREKKEN, open_gesprekken
from casussen.models import Onderzoek
from casussen.stand import lees
from casussen.wachters_klok import waarom_geen_eerste_gesprek

EERSTE_GESPREK = "het eerste gesprek over schuldhulp"
VOLGT = "het eerste gesprek over schuldhulp is vastgelegd"


@handeling("casus.behandelen")
def leg_eerste_gesprek_vast(
    door: Hoedanigheid, dossier_id: int, *, op: date, reden: str = "", versie: int | None = None
) -> Onderzoek:
    """The first gesprek about the debts was on `op`: it meets its term, and the besluit counts from it (Wgs 4, 4a).

    Also before the onderzoek starts and after the aanvraag. Another day later on needs a `reden`. Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if dicht := waarom_geen_eerste_gesprek(stand):
        raise Geweigerd(dicht)
    onderzoek = stand.lopend
    assert onderzoek is not None
    oud = onderzoek.gesprek_op
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst. Leg het gesprek vast als het geweest is.", "op")
    if op < onderzoek.gemeld_op:
        raise Geweigerd(f"De vraag kwam pas op {datum(onderzoek.gemeld_op)}. Vul een latere dag in.", "op")
    if op == oud:
        raise Geweigerd(f"Dit is al vastgelegd: {datum(op)}.", "op")
    if oud and not reden.strip():
        raise Geweigerd(f"Er stond {datum(oud)}. Schrijf op waarom de dag anders is.", "reden")
    onderzoek.gesprek_op = op
    onderzoek.save(update_fields=["gesprek_op"])
    if dossier.laatste_contact is None or dossier.laatste_contact < op:
        dossier.laatste_contact = op
        dossier.save(update_fields=["laatste_contact"])
    schrijf(
        "schuldhulp.gesprek",
        door,
        dossier=dossier,
        gebeurd_op=nu() if op == vandaag() else op_dag(op),
        onderzoek=onderzoek.pk,
        op=op,
        oud=oud,
    )
    volg_gesprek(door, dossier, op, oud=oud, reden=reden, veld="op")
    if oud:
        besluiten = dossier.termijnen.filter(soort="wgs-besluit").values_list("pk", flat=True)
        meld_andere_dag(door, dossier, Feit.GESPREK, {oud, *eerder_begin(*besluiten)}, op)
    return onderzoek


def volg_gesprek(
    door: Hoedanigheid, dossier: Dossier, op: date, *, oud: date | None, reden: str = "", veld: str = "gesprek_op"
) -> None:
    """The day of the first gesprek is known, or was another one; on a locked casus under the Wgs. Raises Geweigerd."""
    for termijn in open_gesprekken(dossier):
        rond_termijn_af(door, dossier, termijn, Afronding.VOLDAAN, op)
    if oud is not None:
        verplaats_gehaald(door, dossier, oud, op, reden)
    besluiten = dossier.termijnen.select_for_update(no_key=True).filter(soort="wgs-besluit", afronding=None)
    for termijn in besluiten.order_by("pk"):
        termijn.startgebeurtenis, termijn.startkanaal = EERSTE_GESPREK, ""
        termijn.save(update_fields=["startgebeurtenis", "startkanaal"])
        if termijn.vanaf == op:
            continue
        try:
            verzet_begin(door, dossier, termijn, op, reden.strip() or VOLGT)
        except Geweigerd as fout:
            raise Geweigerd(fout.reden, veld) from None


def verplaats_gehaald(door: Hoedanigheid, dossier: Dossier, oud: date, op: date, reden: str) -> None:
    """The gesprek that met the term was on another day: the term was met on that day; why is kept with it."""
    gehaald = dossier.termijnen.select_for_update(no_key=True).filter(
        soort__in=GESPREKKEN, afronding=Afronding.VOLDAAN, afgerond_op=oud
    )
    for termijn in gehaald.order_by("pk"):
        verzet_afronding(door, dossier, termijn.pk, oud, op)
        Verschuiving.objects.create(
            termijn=termijn,
            soort=SoortVerschuiving.START,
            oud_vanaf=termijn.vanaf,
            nieuw_vanaf=termijn.vanaf,
            oud_einddatum=termijn.einddatum,
            nieuw_einddatum=termijn.einddatum,
            reden=f"het gesprek stond op {datum(oud)}. {reden.strip()}"[:300],
            op=nu(),
            door=door,
        )
