"""The term to the first gesprek about debts: four weeks, or three werkdagen when something threatens (Wgs 4)."""

from dataclasses import dataclass
from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier, SoortDossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import herleef_termijn, open_termijn, rond_termijn_af, verzet_begin
from basis.werk.kanalen import KANALEN
from basis.werk.models import Afronding, Termijn
from casussen.enums import SoortBedreiging
from casussen.handelingen.begin import indexeer_opnieuw, tel_vanaf_eerdere_melding
from casussen.models import Casus, Onderzoek
from casussen.models_klok import Bedreiging
from casussen.startgebeurtenis import BEDREIGING_GEMELD, MELDING_ONTVANGEN, VRAAG_SCHULDHULP

GESPREK, SPOED = "wgs-gesprek", "wgs-gesprek-spoed"
GESPREKKEN = (GESPREK, SPOED)


@dataclass(frozen=True)
class Meegenomen:
    """What a melding brings along to its casus: the terms that run, and what threatens."""

    termijnen: tuple[Termijn, ...] = ()
    bedreigingen: tuple[Bedreiging, ...] = ()


NIETS = Meegenomen()


def open_gesprekken(dossier: Dossier) -> list[Termijn]:
    return list(
        dossier.termijnen.filter(soort__in=GESPREKKEN, afronding=None).select_related("dossier").order_by("einddatum")
    )


def meegenomen_van(dossier: Dossier) -> Meegenomen:
    """Of a melding, before its terms end there."""
    return Meegenomen(tuple(open_gesprekken(dossier)), tuple(dossier.bedreigingen.order_by("pk")))


def van_vraag(termijn: Termijn) -> bool:
    """Whether this term counts from the question itself, so moves with the day it came in; not from a later threat."""
    return termijn.soort in GESPREKKEN and termijn.startgebeurtenis != BEDREIGING_GEMELD


def sluit_gesprekken(door: Hoedanigheid, dossier: Dossier, afronding: Afronding, op: date | None = None) -> None:
    """End what runs towards a first gesprek, on a locked dossier: it goes on elsewhere, or is not needed any more."""
    for termijn in open_gesprekken(dossier):
        rond_termijn_af(door, dossier, termijn, afronding, op or vandaag())


def herleef_gesprekken(door: Hoedanigheid, dossier: Dossier, vanaf: date) -> None:
    """A melding that was taken for a signaal: what lapsed of the question of `vanaf`, and later threats, ran on."""
    rijen = dossier.termijnen.select_for_update(no_key=True).filter(soort__in=GESPREKKEN, vanaf__gte=vanaf)
    for termijn in rijen.filter(afronding=Afronding.VERVALLEN).order_by("pk"):
        herleef_termijn(door, dossier, termijn)


def verzet_vraag(door: Hoedanigheid, dossier: Dossier, oud: date, vanaf: date) -> None:
    """The question came in on another day, its term moved already; on a locked dossier.

    A threat told with the question was heard on that day too. Four weeks that went on in three werkdagen stand
    beside them again when they now end sooner.
    """
    rijen = list(dossier.termijnen.filter(soort__in=GESPREKKEN).order_by("pk"))
    if any(rij.soort == SPOED and van_vraag(rij) and rij.vanaf == vanaf for rij in rijen):
        dossier.bedreigingen.filter(gemeld_op=oud).update(gemeld_op=vanaf)
    lopend = [rij for rij in rijen if rij.afronding is None]
    for termijn in rijen:
        verder = van_vraag(termijn) and termijn.vanaf == vanaf and termijn.afronding == Afronding.VOORTGEZET
        if verder and lopend and all(termijn.einddatum < rij.einddatum for rij in lopend):
            herleef_termijn(door, dossier, termijn)


def open_gesprek(
    door: Hoedanigheid,
    dossier: Dossier,
    *,
    vanaf: date,
    kanaal: str,
    bedreiging: SoortBedreiging | str | None = None,
    begin: str = MELDING_ONTVANGEN,
) -> Termijn:
    """Somebody asks for schuldhulp, on a locked dossier: the term to the first gesprek starts (Wgs 4 lid 1-2).

    On a melding it is urgent as well when the threat was recorded before. `begin` names the start event where
    that is not simply the question that came in.
    """
    if bedreiging:
        _noteer(door, dossier, SoortBedreiging(bedreiging), vanaf)
    bekend = dossier.soort == SoortDossier.MELDING and dossier.bedreigingen.exists()
    soort = SPOED if bedreiging or bekend else GESPREK
    gebeurtenis = VRAAG_SCHULDHULP if begin == MELDING_ONTVANGEN else begin
    return open_termijn(door, dossier, soort, vanaf=vanaf, startgebeurtenis=gebeurtenis, startkanaal=kanaal)


def begin_gesprek(
    door: Hoedanigheid,
    dossier: Dossier,
    *,
    vanaf: date,
    kanaal: str,
    mee: Meegenomen = NIETS,
    begin: str = MELDING_ONTVANGEN,
) -> Termijn | None:
    """The same for an onderzoek on a locked casus: what ran at the melding goes on with its own start and proof.

    Returns the term that starts at the question: it is corrected with the melding.
    """
    _neem_bedreigingen_over(door, dossier, mee)
    if not mee.termijnen:
        return open_gesprek(door, dossier, vanaf=vanaf, kanaal=kanaal, begin=begin)
    vervolgd = [_vervolg(door, dossier, termijn, termijn.startgebeurtenis) for termijn in mee.termijnen]
    return next((termijn for termijn in vervolgd if van_vraag(termijn)), None)


def _vervolg(door: Hoedanigheid, dossier: Dossier, termijn: Termijn, gebeurtenis: str) -> Termijn:
    return open_termijn(
        door,
        dossier,
        termijn.soort,
        vanaf=termijn.vanaf,
        startgebeurtenis=gebeurtenis,
        startkanaal=termijn.startkanaal,
    )


def voeg_gesprek_bij(
    door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, mee: Meegenomen, *, vraag_op: date, kanaal: str
) -> None:
    """A melding whose clock ran joins an onderzoek that runs, on a locked casus: who must be spoken to sooner, is.

    The term counts from the first melding, also when the gesprek met it: that says whether it was in time.
    """
    _neem_bedreigingen_over(door, dossier, mee)
    eigen = onderzoek.termijn
    spoed = any(rij.soort == SPOED and van_vraag(rij) for rij in mee.termijnen)
    # Three werkdagen count from the day a threat was heard, so an older question without one does not move them.
    if eigen is not None and vraag_op < onderzoek.gemeld_op and eigen.soort == (SPOED if spoed else GESPREK):
        oud = onderzoek.gemeld_op
        tel_vanaf_eerdere_melding(door, dossier, onderzoek, vraag_op, kanaal)
        verzet_vraag(door, dossier, oud, vraag_op)
    if onderzoek.gesprek_op:
        return
    for termijn in mee.termijnen:
        lopend = open_gesprekken(dossier)
        if any(rij.einddatum <= termijn.einddatum for rij in lopend):
            continue
        eerder = van_vraag(termijn) and termijn.vanaf <= onderzoek.gemeld_op
        # Sooner without being earlier: then it is the threat that is new.
        nieuw = _vervolg(door, dossier, termijn, termijn.startgebeurtenis if eerder else BEDREIGING_GEMELD)
        _vervang(door, dossier, lopend, nieuw)
        if eerder:
            onderzoek.termijn, onderzoek.gemeld_op = nieuw, nieuw.vanaf
            onderzoek.save(update_fields=["termijn", "gemeld_op"])
            indexeer_opnieuw(dossier, onderzoek)
            Casus.objects.filter(pk=dossier.pk, gemeld_op__gt=nieuw.vanaf).update(gemeld_op=nieuw.vanaf)


def _vervang(door: Hoedanigheid, dossier: Dossier, lopend: list[Termijn], nieuw: Termijn) -> None:
    """What ends later goes on in the new term; what ends sooner stays beside it."""
    for termijn in lopend:
        if termijn.einddatum >= nieuw.einddatum:
            rond_termijn_af(door, dossier, termijn, Afronding.VOORTGEZET, vandaag())


def _neem_bedreigingen_over(door: Hoedanigheid, dossier: Dossier, mee: Meegenomen) -> None:
    bekend = set(dossier.bedreigingen.values_list("soort", flat=True))
    for rij in mee.bedreigingen:
        if rij.soort not in bekend:
            _noteer(door, dossier, SoortBedreiging(rij.soort), rij.gemeld_op)


def _noteer(door: Hoedanigheid, dossier: Dossier, soort: SoortBedreiging, op: date) -> Bedreiging:
    rij = Bedreiging.objects.create(dossier=dossier, soort=soort, gemeld_op=op, door=door, vastgelegd_op=nu())
    schrijf(
        "schuldhulp.bedreiging",
        door,
        dossier=dossier,
        gebeurd_op=nu() if op == vandaag() else op_dag(op),
        bedreiging=rij.pk,
        soort_bedreiging=soort.value,
        op=op,
    )
    return rij


# -- something threatens -----------------------------------------------------------------------------


def waarom_geen_bedreiging(dossier: Dossier) -> str | None:
    """Why a threat can't make this urgent (any more); page and verb ask the same. At most three queries."""
    if dossier.gesloten_op:
        return "Dit dossier is gesloten. Heropen het eerst."
    if dossier.wet not in (None, Wet.WGS):
        return "Spoed bij schulden hoort bij schuldhulp (Wgs 4 lid 2). Dit dossier valt onder een andere wet."
    if _vraagdag(dossier) is not None:
        return None
    gesprek = Onderzoek.objects.filter(casus_id=dossier.pk, gesprek_op__isnull=False).order_by("-pk").first()
    if gesprek is not None:
        return (
            f"Het eerste gesprek was al op {datum(gesprek.gesprek_op)}. "
            "Schrijf bij het contact op wat er nu dreigt en wat je doet."
        )
    return "Hier loopt nu geen termijn voor een eerste gesprek."


def _vraagdag(dossier: Dossier) -> date | None:
    """The day somebody asked for help, as far as a term runs from it. The law may still be unknown."""
    soorten = (*GESPREKKEN, "wmo-onderzoek") if dossier.wet is None else GESPREKKEN
    rijen = dossier.termijnen.filter(soort__in=soorten, afronding=None).order_by("vanaf")
    return rijen.values_list("vanaf", flat=True).first()


@handeling("melding.opnemen")
def leg_bedreiging_vast(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    soort: SoortBedreiging | str,
    op: date | None = None,
    kanaal: str = "telefoon",
    versie: int | None = None,
) -> Bedreiging:
    """On a melding or a casus: from the day we heard it, three werkdagen to the first gesprek (Wgs 4 lid 2).

    The four weeks go on in it, unless they end sooner: then they stay beside it. Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_geen_bedreiging(dossier):
        raise Geweigerd(dicht)
    if soort not in SoortBedreiging.values:
        raise Geweigerd("Kies wat er dreigt.", "soort")
    if kanaal not in KANALEN:
        raise Geweigerd("Kies hoe je het hoorde.", "kanaal")
    op = op or vandaag()
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst.", "op")
    vraag = _vraagdag(dossier)
    if vraag and op < vraag:
        raise Geweigerd(f"De vraag kwam pas op {datum(vraag)}. Vul die dag of een latere dag in.", "op")
    if eerder := dossier.bedreigingen.filter(soort=soort).first():
        raise Geweigerd(f"Dit is al vastgelegd op {datum(eerder.gemeld_op)}.", "soort")
    rij = _noteer(door, dossier, SoortBedreiging(soort), op)
    lopend = open_gesprekken(dossier)
    if not any(termijn.soort == SPOED for termijn in lopend):
        spoed = open_termijn(
            door, dossier, SPOED, vanaf=op, startgebeurtenis=BEDREIGING_GEMELD, startkanaal=str(kanaal)
        )
        _vervang(door, dossier, lopend, spoed)
    return rij


def termijn_van_bedreiging(dossier: Dossier) -> Termijn | None:
    """The three werkdagen that run from a threat heard later on."""
    rijen = [rij for rij in open_gesprekken(dossier) if rij.startgebeurtenis == BEDREIGING_GEMELD]
    return rijen[0] if rijen else None


def waarom_niet_verbeteren(dossier: Dossier) -> str | None:
    if dossier.gesloten_op:
        return "Dit dossier is gesloten. Heropen het eerst."
    return None if termijn_van_bedreiging(dossier) else "Hier loopt nu geen termijn die bij een bedreiging begint."


@handeling("casus.behandelen")
def verbeter_bedreiging(
    door: Hoedanigheid, dossier_id: int, *, vanaf: date, reden: str, versie: int | None = None
) -> Termijn:
    """The threat was heard on another day: the fact and its term move together, the reason stays. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_niet_verbeteren(dossier):
        raise Geweigerd(dicht)
    if vanaf > vandaag():
        raise Geweigerd(f"{datum(vanaf)} ligt in de toekomst.", "vanaf")
    termijn = termijn_van_bedreiging(dossier)
    assert termijn is not None
    oud = termijn.vanaf
    verzet_begin(door, dossier, termijn, vanaf, reden)
    dossier.bedreigingen.filter(gemeld_op=oud).update(gemeld_op=vanaf)
    return termijn
