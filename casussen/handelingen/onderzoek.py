"""The onderzoek: start it, write down what was said, ask and aim (Wmo 2.3.2)."""

from datetime import date, timedelta
from typing import Any

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import vanaf
from basis.scherm.opmaak import datum
from basis.werk.handelingen import maak_taak, open_termijn, rond_termijn_af, sluit_taken
from basis.werk.models import Afronding, SoortTaak
from casussen.enums import Aanleiding, Onderwerp, StatusCasus, UitkomstDoel, UitkomstHulpvraag
from casussen.handelingen.eerste_gesprek import volg_gesprek
from casussen.handelingen.heronderzoek import evaluatie_gedaan
from casussen.handelingen.openen import begin_onderzoek
from casussen.handelingen.overgangen import onderzoek_naar, verzet
from casussen.models import Doel, Hulpvraag, Onderzoek
from casussen.stand import Stand, lees
from casussen.startgebeurtenis import MELDING_ONTVANGEN, PLAN_VERTELD
from casussen.wachters import (
    GESLOTEN,
    plan_tot_en_met,
    vraagt_persoonlijk_plan,
    waarom_niet_openen_onderzoek,
    waarom_niet_schrijven,
    waarom_niet_starten,
    waarom_wachten,
)
from casussen.zoekbronnen import DOEL, HULPVRAAG, ONDERZOEK

EVALUEREN_VOORAF = timedelta(weeks=2)
DAGEN = ("gesprek_op", "identiteit_op", "persoonlijk_plan_ontvangen_op", "pgb_uitgelegd_op")
TEKSTEN = (*(onderwerp.value for onderwerp in Onderwerp), "reactie_inwoner")
VELDEN = (*TEKSTEN, *DAGEN, "identiteit_soort", "nog_niet_af")


def niet_in_de_toekomst(dag: date | None, veld: str) -> None:
    if dag is not None and dag > vandaag():
        raise Geweigerd(f"{datum(dag)} ligt in de toekomst.", veld)


def _lopend(stand: Stand) -> Onderzoek:
    onderzoek = stand.lopend
    if onderzoek is None:
        raise Geweigerd("Er loopt geen onderzoek.")
    return onderzoek


@handeling("casus.behandelen")
def open_onderzoek(
    door: Hoedanigheid, dossier_id: int, *, aanleiding: Aanleiding, gemeld_op: date, versie: int | None = None
) -> Onderzoek:
    """A next onderzoek in the same casus, with its own clock; running help goes on (praktijk 1)."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_niet_openen_onderzoek(stand):
        raise Geweigerd(reden)
    niet_in_de_toekomst(gemeld_op, "gemeld_op")
    if gemeld_op < stand.casus.gemeld_op:
        raise Geweigerd(f"Deze casus begon op {datum(stand.casus.gemeld_op)}. Vul een latere dag in.", "gemeld_op")
    onderzoek = begin_onderzoek(door, dossier, stand.casus, aanleiding=aanleiding, gemeld_op=gemeld_op)
    zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM)
    return onderzoek


@handeling("casus.behandelen")
def wijs_op_persoonlijk_plan(
    door: Hoedanigheid, dossier_id: int, *, op: date | None = None, versie: int | None = None
) -> Onderzoek:
    """The inwoner was told about the persoonlijk plan: seven days to hand it in (Wmo 2.3.2 lid 2)."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    onderzoek = _lopend(stand)
    _wijs_op_plan(door, dossier, stand, onderzoek, op or vandaag(), "op")
    onderzoek.save()
    return onderzoek


def _wijs_op_plan(
    door: Hoedanigheid, dossier: Dossier, stand: Stand, onderzoek: Onderzoek, op: date, veld: str
) -> None:
    if not vraagt_persoonlijk_plan(stand, onderzoek):
        raise Geweigerd("Het persoonlijk plan bestaat alleen in de Wmo.", veld)
    if onderzoek.persoonlijk_plan_gewezen_op:
        raise Geweigerd(f"Dit is al verteld op {datum(onderzoek.persoonlijk_plan_gewezen_op)}.", veld)
    niet_in_de_toekomst(op, veld)
    onderzoek.persoonlijk_plan_gewezen_op = op
    # Told before the melding: the seven days run from the melding all the same.
    vertelde_dag = max(op, onderzoek.gemeld_op)
    begin = _begin(onderzoek) if vertelde_dag == onderzoek.gemeld_op else PLAN_VERTELD
    open_termijn(door, dossier, "persoonlijk-plan", vanaf=vertelde_dag, startgebeurtenis=begin, van_ons=False)
    schrijf("onderzoek.plan_gewezen", door, dossier=dossier, onderzoek=onderzoek.pk, op=op)


def _begin(onderzoek: Onderzoek) -> str:
    """What happened on the day this onderzoek counts from: no melding where there was none."""
    if onderzoek.termijn is not None:
        return onderzoek.termijn.startgebeurtenis
    return "Heronderzoek begonnen" if onderzoek.aanleiding == Aanleiding.HERONDERZOEK else MELDING_ONTVANGEN


@handeling("casus.behandelen")
def start_onderzoek(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    op: date | None = None,
    plan_gewezen_op: date | None = None,
    plan_ontvangen_op: date | None = None,
    niet_gewacht: str = "",
    versie: int | None = None,
) -> Onderzoek:
    """gepland → loopt, and the casus with it. Closed until cliëntondersteuning was pointed out.

    Under the Wmo the seven days for a persoonlijk plan are a floor: over, or the plan is in, or
    `niet_gewacht` says why not.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_niet_starten(stand):
        raise Geweigerd(reden)
    onderzoek = _lopend(stand)
    op = op or vandaag()
    niet_in_de_toekomst(op, "op")
    if op < onderzoek.gemeld_op:
        raise Geweigerd(f"De melding kwam binnen op {datum(onderzoek.gemeld_op)}. Vul een latere dag in.", "op")
    if plan_gewezen_op and not onderzoek.persoonlijk_plan_gewezen_op:
        _wijs_op_plan(door, dossier, stand, onderzoek, plan_gewezen_op, "plan_gewezen_op")
    niet_in_de_toekomst(plan_ontvangen_op, "plan_ontvangen_op")
    ontvangen = plan_ontvangen_op or onderzoek.persoonlijk_plan_ontvangen_op
    if wacht := waarom_wachten(stand, onderzoek, op, ontvangen=ontvangen, niet_gewacht=niet_gewacht):
        raise Geweigerd(*wacht)
    onderzoek.persoonlijk_plan_ontvangen_op = ontvangen
    tot = plan_tot_en_met(stand, onderzoek)
    # Only a reason that was needed is kept: the timeline says whether the seven days were waited for.
    onderzoek.niet_gewacht = niet_gewacht.strip() if tot and op <= tot and not ontvangen else ""
    onderzoek.gestart_op = op
    afronding = Afronding.VOLDAAN if ontvangen else Afronding.VERVALLEN
    for termijn in dossier.termijnen.filter(soort="persoonlijk-plan", afronding=None):
        rond_termijn_af(door, dossier, termijn, afronding, ontvangen or min(op, termijn.einddatum))
    onderzoek_naar(door, dossier, onderzoek, "naar_loopt", op=op, gewacht=not onderzoek.niet_gewacht)
    if stand.casus.status == StatusCasus.AANGEMELD:
        verzet(door, dossier, stand.casus, "naar_onderzoek")
    return onderzoek


@handeling("casus.behandelen")
def leg_pgb_uitleg_vast(
    door: Hoedanigheid, dossier_id: int, *, op: date | None = None, versie: int | None = None
) -> Onderzoek:
    """The inwoner heard when a pgb is possible and what it means (Wmo 2.3.2 lid 6, Jeugdwet 8.1.6).

    Also after the verslag: what somebody asks later must not wait for a text that is closed.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    onderzoek = _lopend(stand)
    if onderzoek.pgb_uitgelegd_op:
        raise Geweigerd(f"Dit is al vastgelegd: op {datum(onderzoek.pgb_uitgelegd_op)}.", "op")
    niet_in_de_toekomst(op, "op")
    onderzoek.pgb_uitgelegd_op = op or vandaag()
    onderzoek.save(update_fields=["pgb_uitgelegd_op"])
    schrijf("onderzoek.pgb_uitgelegd", door, dossier=dossier, onderzoek=onderzoek.pk, op=onderzoek.pgb_uitgelegd_op)
    return onderzoek


@handeling("casus.behandelen", stil=True)
def sla_onderzoek_op(door: Hoedanigheid, /, dossier_id: int, *, versie: int | None = None, **velden: Any) -> Onderzoek:
    """Write the seven topics and what else the law asks; any of VELDEN, the others stay as they are.

    Raises TypeError for an unknown field, Geweigerd for a date in the future or half an identity.
    """
    if onbekend := sorted(set(velden) - set(VELDEN)):
        raise TypeError(f"Onbekend veld: {', '.join(onbekend)}")
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_niet_schrijven(stand):
        raise Geweigerd(reden)
    onderzoek = _lopend(stand)
    for veld in DAGEN:
        niet_in_de_toekomst(velden.get(veld), veld)
    _toets_eerste_gesprek(dossier, onderzoek, velden)
    eerder = onderzoek.gesprek_op
    gewijzigd = []
    for veld, waarde in velden.items():
        schoon = "" if waarde is None and veld not in DAGEN else waarde
        if getattr(onderzoek, veld) != schoon:
            setattr(onderzoek, veld, schoon)
            gewijzigd.append(veld)
    if onderzoek.identiteit_op and not onderzoek.identiteit_soort:
        raise Geweigerd("Kies welk bewijs je zag.", "identiteit_soort")
    if onderzoek.identiteit_soort and not onderzoek.identiteit_op:
        raise Geweigerd("Vul in wanneer je het bewijs zag.", "identiteit_op")
    if gewijzigd:
        onderzoek.save()
        if set(gewijzigd) & set(TEKSTEN):
            ONDERZOEK.indexeer(dossier.pk, onderzoek)
        if "gesprek_op" in gewijzigd and onderzoek.gesprek_op:
            _contact_op(dossier, onderzoek.gesprek_op)
            if dossier.wet == Wet.WGS:
                volg_gesprek(door, dossier, onderzoek.gesprek_op, oud=eerder)
        schrijf("onderzoek.bijgewerkt", door, dossier=dossier, onderzoek=onderzoek.pk, velden=sorted(gewijzigd))
    return onderzoek


def _toets_eerste_gesprek(dossier: Dossier, onderzoek: Onderzoek, velden: dict[str, Any]) -> None:
    """Under the Wgs the besluit term counts from this day (4a): it changes there, with a reason, or not at all."""
    oud = onderzoek.gesprek_op
    if "gesprek_op" not in velden or oud is None or velden["gesprek_op"] == oud:
        return
    if dossier.termijnen.filter(soort="wgs-besluit", afronding=None, vanaf=oud).exists():
        raise Geweigerd(
            f"De besluittermijn telt vanaf {datum(oud)}. Verbeter die dag bij de termijn: ‘Begin verbeteren’.",
            "gesprek_op",
        )
    if dossier.wet == Wet.WGS:
        raise Geweigerd(
            f"Het eerste gesprek was op {datum(oud)}. Verbeter die dag bij ‘Eerste gesprek’, met de reden.",
            "gesprek_op",
        )


def _contact_op(dossier: Dossier, dag: date) -> None:
    if dossier.laatste_contact is None or dossier.laatste_contact < dag:
        dossier.laatste_contact = dag
        dossier.save(update_fields=["laatste_contact"])


@handeling("casus.behandelen")
def voeg_hulpvraag_toe(door: Hoedanigheid, dossier_id: int, *, tekst: str, versie: int | None = None) -> Hulpvraag:
    """One question of the inwoner, in the own words; an onderzoek has one or more."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    onderzoek = _lopend(stand)
    if not tekst.strip():
        raise Geweigerd("Schrijf de vraag op, met de woorden van de inwoner.", "tekst")
    vraag = Hulpvraag.objects.create(onderzoek=onderzoek, tekst=tekst.strip())
    HULPVRAAG.indexeer(dossier.pk, vraag)
    schrijf("hulpvraag.toegevoegd", door, dossier=dossier, onderzoek=onderzoek.pk, hulpvraag=vraag.pk)
    return vraag


@handeling("casus.behandelen")
def beantwoord_hulpvraag(
    door: Hoedanigheid, dossier_id: int, hulpvraag_id: int, *, uitkomst: UitkomstHulpvraag, versie: int | None = None
) -> Hulpvraag:
    """Each question has its own result. Raises Hulpvraag.DoesNotExist for one of another casus."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    vraag = Hulpvraag.objects.get(pk=hulpvraag_id, onderzoek__casus_id=dossier.pk)
    if dossier.gesloten_op:
        raise Geweigerd(GESLOTEN)
    beantwoord_(door, dossier, vraag, uitkomst)
    return vraag


def beantwoord_(door: Hoedanigheid, dossier: Dossier, vraag: Hulpvraag, uitkomst: UitkomstHulpvraag) -> None:
    """The result of a question, on a locked dossier, inside a verb."""
    vraag.uitkomst = uitkomst
    vraag.save(update_fields=["uitkomst"])
    schrijf("hulpvraag.beantwoord", door, dossier=dossier, hulpvraag=vraag.pk, uitkomst=str(uitkomst))


@handeling("casus.behandelen")
def voeg_doel_toe(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    tekst: str,
    evaluatie_op: date | None = None,
    versie: int | None = None,
) -> Doel:
    """What must be different for the inwoner, and when we look whether it is."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    if not tekst.strip():
        raise Geweigerd("Schrijf op wat er anders moet zijn.", "tekst")
    if evaluatie_op is not None and evaluatie_op <= vandaag():
        raise Geweigerd("Kies een dag die nog komt.", "evaluatie_op")
    doel = Doel.objects.create(
        casus=stand.casus,
        tekst=tekst.strip(),
        evaluatie_op=evaluatie_op,
        geldig=vanaf(vandaag()),
        vastgelegd_op=nu(),
    )
    DOEL.indexeer(dossier.pk, doel)
    schrijf("doel.toegevoegd", door, dossier=dossier, doel=doel.pk, evaluatie_op=evaluatie_op)
    if evaluatie_op is not None:
        maak_taak(
            door,
            dossier,
            SoortTaak.EVALUEREN,
            vanaf=evaluatie_op - EVALUEREN_VOORAF,
            uiterlijk=evaluatie_op,
            verwijst_naar=doel.pk,
            sleutel=f"evalueren:{doel.pk}",
        )
    return doel


@handeling("casus.behandelen")
def evalueer_doel(
    door: Hoedanigheid, dossier_id: int, doel_id: int, *, bereikt: bool, versie: int | None = None
) -> Doel:
    """Reached or not; once. Raises Doel.DoesNotExist for one of another casus."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    doel = Doel.objects.get(pk=doel_id, casus_id=dossier.pk)
    if dossier.gesloten_op:
        raise Geweigerd(GESLOTEN)
    if doel.bereikt is not None:
        raise Geweigerd("Dit doel is al beoordeeld. Leg een nieuw doel vast als het anders moet.")
    beoordeel_doel(door, dossier, doel, UitkomstDoel.BEREIKT if bereikt else UitkomstDoel.NIET_BEREIKT)
    return doel


def beoordeel_doel(door: Hoedanigheid, dossier: Dossier, doel: Doel, uitkomst: UitkomstDoel) -> None:
    """What came of an open goal, on a locked dossier, inside a verb. One that no longer fits ends today."""
    if uitkomst == UitkomstDoel.VERVALLEN:
        doel.geldig = vanaf(doel.geldig.lower, max(vandaag(), doel.geldig.lower + timedelta(days=1)))
        doel.save(update_fields=["geldig"])
        schrijf("doel.vervallen", door, dossier=dossier, doel=doel.pk)
    else:
        doel.bereikt = uitkomst == UitkomstDoel.BEREIKT
        doel.save(update_fields=["bereikt"])
        schrijf("doel.geevalueerd", door, dossier=dossier, doel=doel.pk, bereikt=doel.bereikt)
        # A goal that was called off is not evaluated: its term lapses with the casus, and comes back with it.
        evaluatie_gedaan(door, dossier)
    weg = uitkomst == UitkomstDoel.VERVALLEN
    sluit_taken(door, dossier, sleutels=[f"evalueren:{doel.pk}"], vervallen=weg)
