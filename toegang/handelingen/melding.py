"""The verbs of the ingang: take down a melding, ask further, and end it in one of its outcomes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from basis.dossiers.handelingen import betrek, maak_dossier, vergrendel, vergrendel_alle, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier, Fase, SoortDossier
from basis.inwoners import adressen
from basis.inwoners.bruikbaar import FOUT
from basis.inwoners.enums import Bijhouding
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import SoortTeam, Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.handelingen.mandaat import MET_SPOED
from basis.organisatie.models import Hoedanigheid, Kern, Team, Toegangspunt
from basis.werk.handelingen import herleef_termijn, open_termijn, rond_termijn_af
from basis.werk.models import Afronding
from casussen.enums import LOPEND_ONDERZOEK, Aanleiding, Grondslag, SoortBedreiging, StatusCasus, VoorWie
from casussen.handelingen import (
    begin_onderzoek,
    leg_clientondersteuning_vast,
    mantelzorger_van,
    neem_clientondersteuning_over,
    open_casus,
    wijs_op_persoonlijk_plan,
)
from casussen.handelingen.begin import tel_vanaf_eerdere_melding
from casussen.handelingen.schuldhulp import herleef_gesprekken, meegenomen_van, open_gesprek, sluit_gesprekken
from casussen.models import Casus
from casussen.stand import mantelzorgers
from casussen.startgebeurtenis import MELDING_ONTVANGEN
from casussen.verwijzing import VAN_GRONDSLAG, Verwijzer
from casussen.wachters import waarom_eerst_overlijden
from toegang.brieven import bevestig_ontvangst
from toegang.enums import DoorOfNamens, Kanaal, StatusMelding
from toegang.handelingen.inkomen import is_buiten, naar_de_gemeente, toets_gemeente, waarom_alleen_gemeente
from toegang.handelingen.schuldhulp import toets_bedreiging, voeg_schuldhulp_bij
from toegang.models import Melding
from toegang.zoekbronnen import MELDING

OPEN = (StatusMelding.ONTVANGEN, StatusMelding.UITGEVRAAGD)
ANDER_ONDERZOEK = (
    "In het onderzoek dat nu loopt, tellen de zes weken van deze melding niet mee. Rond dat onderzoek eerst af: "
    "daarna begint met deze melding een nieuw onderzoek."
)
ONEENS = "Vink aan dat de inwoner het hiermee eens is en weet dat melden altijd kan."


@dataclass(frozen=True)
class Melder:
    """Who called, when that is not the inwoner."""

    naam: str = ""
    relatie: str = ""
    telefoon: str = ""


@dataclass(frozen=True)
class Mantelzorg:
    """What is known about a mantelzorger. `geen` is a recorded fact, not a missing answer."""

    geen: bool = False
    naam: str = ""
    relatie: str = ""
    telefoon: str = ""


@handeling("melding.opnemen")
def neem_melding_op(
    door: Hoedanigheid,
    *,
    inwoner: Inwoner,
    vraag: str,
    kanaal: Kanaal,
    door_of_namens: DoorOfNamens,
    ontvangen_op: date,
    plaats: Toegangspunt,
    kern: Kern | None = None,
    reden_eerder: str = "",
    reden_signaal: str = "",
    melder: Melder | None = None,
    wet: Wet | None = None,
    zelf: str = "",
    samen: str = "",
    nodig: str = "",
    spoed: bool = False,
    gewezen_inwoner: bool = False,
    mantelzorg: Mantelzorg | None = None,
    gewezen_mantelzorger: bool = False,
    bedreiging: SoortBedreiging | str | None = None,
    inkomen: bool = False,
) -> Melding:
    """Take down a melding (Wmo 2.3.2 lid 1): starts six weeks and makes the receipt letter.

    Under the Wgs the term to the first gesprek starts; `bedreiging` makes it three werkdagen (Wgs 4).

    `inkomen`, or the Participatiewet, at a desk that is not of the gemeente: taken without wet and sent on the same
    moment (Awb 2:3).

    `inwoner` was found through `vindbaar_voor(door)` or just made. 'Nee' makes it a signaal, without clock.
    """
    if inwoner.gemeente_id != door.gemeente_id:
        raise Inwoner.DoesNotExist
    doorzenden = is_buiten(door) and (inkomen or wet == Wet.PW)
    wet = None if doorzenden else wet
    if not vraag.strip():
        raise Geweigerd("Schrijf op wat de vraag is.", "vraag")
    toets_ontvangst(ontvangen_op, reden_eerder)
    if plaats.gemeente_id != door.gemeente_id:
        raise Geweigerd("Dit toegangspunt hoort niet bij deze gemeente.", "plaats")
    if kern and kern.gemeente_id != door.gemeente_id:
        raise Geweigerd("Deze kern hoort niet bij deze gemeente.", "kern")
    if inwoner.overleden:
        raise Geweigerd("Deze inwoner is overleden. Een nieuwe melding kan niet.", "inwoner")
    if inwoner.bijhouding == Bijhouding.FOUT:
        raise Geweigerd(FOUT, "inwoner")
    toets_signaal(door, door_of_namens, reden_signaal)
    toets_bedreiging(wet, door_of_namens, bedreiging)
    melder = melder or Melder()
    if door_of_namens == DoorOfNamens.NEE and not melder.naam:
        raise Geweigerd("Schrijf op wie dit signaal gaf.", "melder_naam")

    signaal = door_of_namens == DoorOfNamens.NEE
    dossier = maak_dossier(
        door,
        SoortDossier.MELDING,
        letter="M",
        fase=Fase.INGANG,
        titel="Signaal" if signaal else "Melding",
        team=team_van(plaats),
        inwoner=inwoner,
        wet=wet,
        kern=kern or _kern_van(inwoner),
        rol="opgenomen",
        laatste_contact=ontvangen_op,
    )
    melding = Melding.objects.create(
        dossier=dossier,
        ontvangen_op=ontvangen_op,
        reden_eerder=reden_eerder if ontvangen_op < vandaag() else "",
        kanaal=kanaal,
        plaats=plaats,
        door_of_namens=door_of_namens,
        reden_signaal=reden_signaal if signaal else "",
        melder_naam=melder.naam,
        melder_relatie=melder.relatie,
        melder_telefoon=melder.telefoon,
        vraag=vraag,
        zelf=zelf,
        samen=samen,
        nodig=nodig,
        spoed=spoed,
    )
    MELDING.indexeer(dossier.pk, melding)
    schrijf(
        "melding.opgenomen",
        door,
        dossier=dossier,
        naar=melding.status,
        gebeurd_op=op_dag(ontvangen_op) if ontvangen_op < vandaag() else nu(),
        kanaal=Kanaal(kanaal).value,
        door_of_namens=DoorOfNamens(door_of_namens).value,
        plaats=plaats.pk,
    )
    _leg_steun_vast(door, dossier, gewezen_inwoner, mantelzorg, gewezen_mantelzorger)
    if not signaal:
        start_klok(door, dossier, melding, bedreiging=bedreiging)
        melding.ontvangstbrief = bevestig_ontvangst(door, dossier, melding)
        melding.save(update_fields=["termijn", "ontvangstbrief"])
    if doorzenden:
        naar_de_gemeente(door, dossier)
    return melding


@handeling("melding.opnemen")
def zend_naar_gemeente(door: Hoedanigheid, dossier_id: int, *, versie: int | None = None) -> Melding:
    """The question turns out to be about income: on to the gemeente at once (Awb 2:3). Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    melding = Melding.objects.select_for_update().get(pk=dossier.pk)
    if reden := waarom_niet_naar_gemeente(door, melding):
        raise Geweigerd(reden)
    naar_de_gemeente(door, dossier)
    return melding


def waarom_niet_naar_gemeente(door: Hoedanigheid, melding: Melding) -> str | None:
    if reden := waarom_afgehandeld(melding):
        return reden
    return None if is_buiten(door) else "Je werkt zelf voor de gemeente. Draag de melding over aan wie haar behandelt."


def _kern_van(inwoner: Inwoner) -> Kern | None:
    """Where the inwoner lives as far as we know; not told of a secret address."""
    if inwoner.geheim_adres:
        return None
    adres = adressen.op_dag(vandaag()).filter(inwoner=inwoner, kern__isnull=False).select_related("kern").first()
    return adres.kern if adres else None


def toets_ontvangst(ontvangen_op: date, reden_eerder: str) -> None:
    """Received today, or earlier with a reason; never in the future."""
    if ontvangen_op > vandaag():
        raise Geweigerd("Deze dag is nog niet geweest. Vul de dag in waarop de vraag binnenkwam.", "ontvangen_op")
    if ontvangen_op < vandaag() and not reden_eerder.strip():
        raise Geweigerd("De melding kwam eerder binnen. Schrijf kort op waarom je hem nu invoert.", "reden_eerder")


def toets_signaal(door: Hoedanigheid, door_of_namens: DoorOfNamens, reden: str) -> None:
    """'Nee' stops the clock, so only a professional may set it, with a reason (praktijk 4)."""
    if door_of_namens != DoorOfNamens.NEE:
        return
    if not door.mag("melding.signaal"):
        raise Geweigerd(
            "Of dit een signaal is, beoordeelt een consulent. Kies ‘nog onbekend’: dan loopt de termijn gewoon.",
            "door_of_namens",
        )
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom dit niet door of namens de inwoner is.", "reden_signaal")


def team_van(plaats: Toegangspunt) -> Team:
    """The team that answers at this toegangspunt."""
    team = Team.objects.filter(toegangspunt=plaats, soort=SoortTeam.TOEGANGSPUNT).order_by("id").first()
    if team is None:
        raise Geweigerd(f"Toegangspunt {plaats.naam} heeft nog geen team.", "plaats")
    return team


def start_klok(
    door: Hoedanigheid,
    dossier: Dossier,
    melding: Melding,
    begin: str = MELDING_ONTVANGEN,
    bedreiging: SoortBedreiging | str | None = None,
) -> None:
    """Six weeks from receipt, unless the melding is plainly under another law (Wmo 2.3.2 lid 1).

    Under the Wgs, or when something threatens, the term to the first gesprek (Wgs 4).
    """
    oud = melding.termijn
    if oud is not None and oud.vanaf == melding.ontvangen_op:
        # It was no signaal after all: the same terms, that ran on.
        if oud.afronding == Afronding.VERVALLEN:
            herleef_termijn(door, dossier, oud)
        herleef_gesprekken(door, dossier, melding.ontvangen_op)
        return
    dreigt = bool(bedreiging) or dossier.bedreigingen.exists()
    if dossier.wet == Wet.WGS or (dossier.wet is None and dreigt):
        melding.termijn = open_gesprek(
            door, dossier, vanaf=melding.ontvangen_op, kanaal=melding.kanaal, bedreiging=bedreiging, begin=begin
        )
    if dossier.wet in (None, Wet.WMO):
        melding.termijn = open_termijn(
            door,
            dossier,
            "wmo-onderzoek",
            vanaf=melding.ontvangen_op,
            startgebeurtenis=begin,
            startkanaal=melding.kanaal,
        )


def _leg_steun_vast(
    door: Hoedanigheid, dossier: Dossier, gewezen: bool, mantelzorg: Mantelzorg | None, gewezen_mantelzorger: bool
) -> None:
    if gewezen:
        leg_clientondersteuning_vast(door, dossier, voor=VoorWie.INWONER, gewezen_op=vandaag())
    if mantelzorg is None:
        return
    if mantelzorg.geen:
        if mantelzorgers(dossier) and not door.mag("inwoner.zoeken_volledig"):
            # A vrijwilliger may not hear that we know one: who investigates points it out to that person.
            return
        leg_clientondersteuning_vast(door, dossier, voor=VoorWie.GEEN_MANTELZORGER, gewezen_op=vandaag())
        return
    if not mantelzorg.naam.strip():
        raise Geweigerd("Schrijf op hoe de mantelzorger heet.", "mantelzorger_naam")
    assert dossier.inwoner_id is not None
    lid = mantelzorger_van(
        door, dossier.inwoner_id, mantelzorg.naam, relatie=mantelzorg.relatie, telefoon=mantelzorg.telefoon
    )
    if gewezen_mantelzorger:
        leg_clientondersteuning_vast(door, dossier, voor=VoorWie.MANTELZORGER, mantelzorger=lid, gewezen_op=vandaag())


def open_melding(door: Hoedanigheid, dossier_id: int, versie: int | None) -> tuple[Dossier, Melding]:
    dossier = vergrendel(door, dossier_id, versie=versie)
    toets_gemeente(door, dossier)
    melding = Melding.objects.select_for_update().get(pk=dossier.pk)
    if reden := waarom_afgehandeld(melding):
        raise Geweigerd(reden)
    return dossier, melding


def waarom_afgehandeld(melding: Melding) -> str | None:
    """Why nothing can be done with a melding any more; None while it is open."""
    if melding.status in OPEN:
        return None
    return f"Deze melding is al afgehandeld: {melding.get_status_display()}."


def waarom_niet_behandelen(melding: Melding) -> str | None:
    """Why no casus can be opened for this melding; the page and the verb ask the same."""
    if reden := waarom_afgehandeld(melding):
        return reden
    if melding.door_of_namens == DoorOfNamens.NEE:
        return "Dit is een signaal. Spreek eerst de inwoner; maak er dan een melding van."
    return None


def wij_aan_zet(dossier: Dossier, **velden: Any) -> None:
    zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM, **velden)


@handeling("melding.opnemen")
def vraag_uit(
    door: Hoedanigheid, dossier_id: int, *, zelf: str, samen: str, nodig: str, versie: int | None = None
) -> Melding:
    """Record the answers to the three questions; may be done again while the melding is open."""
    dossier, melding = open_melding(door, dossier_id, versie)
    if not (zelf.strip() or samen.strip() or nodig.strip()):
        raise Geweigerd("Beantwoord minstens één van de drie vragen.", "zelf")
    melding.zelf, melding.samen, melding.nodig = zelf, samen, nodig
    van = melding.status
    if melding.status == StatusMelding.ONTVANGEN:
        melding.naar_uitgevraagd()
    melding.save(update_fields=["zelf", "samen", "nodig", "status"])
    MELDING.indexeer(dossier.pk, melding)
    wij_aan_zet(dossier, laatste_contact=vandaag())
    schrijf("melding.uitgevraagd", door, dossier=dossier, van=van, naar=melding.status)
    return melding


UITKOMSTEN: dict[StatusMelding, str] = {
    StatusMelding.BEANTWOORD: "naar_beantwoord",
    StatusMelding.DOORVERWEZEN: "naar_doorverwezen",
    StatusMelding.DOORGEZONDEN: "naar_doorgezonden",
    StatusMelding.GEEN_CONTACT: "naar_geen_contact",
    StatusMelding.INGETROKKEN: "naar_ingetrokken",
    StatusMelding.OVERLEDEN: "naar_overleden",
    StatusMelding.VERTROKKEN: "naar_vertrokken",
}


@handeling("melding.beantwoorden")
def rond_af(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    uitkomst: StatusMelding,
    toelichting: str = "",
    verwezen_naar: str = "",
    inwoner_eens: bool = False,
    versie: int | None = None,
) -> Melding:
    """End a melding without casus. Beantwoord and doorverwezen only when the inwoner agrees (praktijk 4)."""
    dossier, melding = open_melding(door, dossier_id, versie)
    if uitkomst not in UITKOMSTEN:
        raise Geweigerd("Kies hoe de melding eindigt.", "uitkomst")
    if uitkomst == StatusMelding.OVERLEDEN and (dicht := waarom_eerst_overlijden(dossier)):
        raise Geweigerd(dicht, "uitkomst")
    signaal = melding.door_of_namens == DoorOfNamens.NEE
    if uitkomst in (StatusMelding.BEANTWOORD, StatusMelding.DOORVERWEZEN) and not signaal and not inwoner_eens:
        raise Geweigerd(ONEENS, "inwoner_eens")
    if uitkomst in (StatusMelding.DOORVERWEZEN, StatusMelding.DOORGEZONDEN) and not verwezen_naar.strip():
        raise Geweigerd("Schrijf op naar wie.", "verwezen_naar")
    if uitkomst in (StatusMelding.BEANTWOORD, StatusMelding.GEEN_CONTACT) and not toelichting.strip():
        raise Geweigerd("Schrijf kort op wat je deed.", "toelichting")
    van = melding.status
    getattr(melding, UITKOMSTEN[uitkomst])()
    melding.uitkomst_toelichting, melding.verwezen_naar = toelichting, verwezen_naar
    melding.inwoner_eens = inwoner_eens
    melding.save(update_fields=["status", "uitkomst_toelichting", "verwezen_naar", "inwoner_eens"])
    MELDING.indexeer(dossier.pk, melding)
    rond_termijn_af(door, dossier, melding.termijn, Afronding.VERVALLEN, vandaag())
    sluit_gesprekken(door, dossier, Afronding.VERVALLEN)
    zet_aan_zet(dossier, AanZet.NIEMAND, gesloten_op=nu(), fase=Fase.UITGANG)
    schrijf(f"melding.{uitkomst.value}", door, dossier=dossier, van=van, naar=melding.status, signaal=signaal)
    return melding


def lopende_casus(melding: Melding, wet: str) -> Casus | None:
    """An open casus of the same inwoner under the same wet, if there is one."""
    return (
        Casus.objects.filter(dossier__inwoner=melding.dossier.inwoner, dossier__wet=wet)
        .exclude(status=StatusCasus.AFGESLOTEN)
        .order_by("-pk")
        .first()
    )


@handeling("melding.afhandelen")
def neem_in_behandeling(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    wet: Wet,
    grondslag: Grondslag = Grondslag.BESLUIT,
    grondslag_kenmerk: str = "",
    verwijzer: Verwijzer | None = None,
    aanleiding: Aanleiding = Aanleiding.NIEUW,
    behandelaar: Hoedanigheid | None = None,
    versie: int | None = None,
) -> Casus:
    """Open a casus for the melding. The six weeks end here ('voortgezet') and run on at the onderzoek."""
    dossier, melding = open_melding(door, dossier_id, versie)
    if reden := waarom_niet_behandelen(melding):
        raise Geweigerd(reden)
    if reden := waarom_alleen_gemeente(door, wet):
        raise Geweigerd(reden, "wet")
    if wet not in door.wetten:
        raise Geweigerd(f"Je werkt in deze rol niet onder de {Wet(wet).label}. Draag de melding over.", "wet")
    assert dossier.inwoner is not None
    # Two meldingen of one inwoner at the same moment must not open two casussen.
    Inwoner.objects.select_for_update(no_key=True).get(pk=dossier.inwoner.pk)
    if lopende_casus(melding, wet):
        raise Geweigerd("Voor deze inwoner loopt al een casus onder deze wet. Voeg de melding daaraan toe.", "wet")
    if grondslag in VAN_GRONDSLAG and wet != Wet.JEUGD:
        raise Geweigerd("Een verwijzing of bepaling hoort bij de Jeugdwet.", "grondslag")
    if grondslag == Grondslag.SPOED and wet not in MET_SPOED:
        raise Geweigerd("Tijdelijke hulp bij spoed hoort bij de Wmo (2.3.3) of de Jeugdwet.", "grondslag")
    if grondslag in (Grondslag.OVERGENOMEN, Grondslag.VRIJ):
        raise Geweigerd("Kies besluit, spoed, verwijzing of bepaling.", "grondslag")
    casus = open_casus(
        door,
        inwoner=dossier.inwoner,
        wet=wet,
        kern=dossier.kern,
        team=dossier.team,
        gemeld_op=melding.ontvangen_op,
        grondslag=grondslag,
        grondslag_kenmerk=grondslag_kenmerk,
        verwijzer=verwijzer,
        aanleiding=aanleiding,
        behandelaar=behandelaar or door,
        kanaal=melding.kanaal,
        mee=meegenomen_van(dossier),
    )
    neem_clientondersteuning_over(door, dossier, casus.dossier)
    _koppel(door, dossier, melding, casus, "naar_in_behandeling")
    brief = melding.ontvangstbrief
    if brief and brief.verzonden_op and wet == Wet.WMO:
        # The receipt told about the persoonlijk plan, so the seven days run from its posting (Wmo 2.3.2 lid 2).
        wijs_op_persoonlijk_plan(door, casus.pk, op=brief.verzonden_op)
    return casus


@handeling("melding.afhandelen")
def voeg_toe_aan_casus(door: Hoedanigheid, dossier_id: int, *, casus_id: int, versie: int | None = None) -> Casus:
    """Join the melding to a running casus of the same inwoner.

    A double follows the clock of the onderzoek that runs; an older one moves that to its own day, for the six
    weeks count from the first melding. When none runs, the melding starts the next one (Wmo 2.3.2 lid 1).
    """
    dossier, casus_dossier = vergrendel_alle(door, [dossier_id, casus_id], versie=versie)
    toets_gemeente(door, dossier, casus_dossier)
    melding = Melding.objects.select_for_update().get(pk=dossier.pk)
    if reden := waarom_afgehandeld(melding):
        raise Geweigerd(reden)
    casus = Casus.objects.filter(pk=casus_dossier.pk).exclude(status=StatusCasus.AFGESLOTEN).first()
    if casus is None or casus_dossier.inwoner_id != dossier.inwoner_id:
        raise Geweigerd("Kies een lopende casus van deze inwoner.", "casus_id")
    neem_clientondersteuning_over(door, dossier, casus_dossier)
    klok_liep = melding.termijn is not None and melding.termijn.afronding is None
    klok_loopt = klok_liep and casus_dossier.wet == Wet.WMO
    onderzoek = casus.onderzoeken.filter(status__in=LOPEND_ONDERZOEK).select_related("termijn", "casus").first()
    if klok_loopt and onderzoek and (onderzoek.termijn is None or onderzoek.termijn.afronding):
        raise Geweigerd(ANDER_ONDERZOEK, "casus_id")
    mee = meegenomen_van(dossier)
    _koppel(door, dossier, melding, casus, "naar_toegevoegd")
    if klok_loopt and onderzoek is not None and melding.ontvangen_op < onderzoek.gemeld_op:
        tel_vanaf_eerdere_melding(door, casus_dossier, onderzoek, melding.ontvangen_op, melding.kanaal)
    if casus_dossier.wet == Wet.WGS:
        voeg_schuldhulp_bij(door, casus_dossier, casus, onderzoek, melding, mee, klok_liep=klok_liep)
    if klok_loopt and onderzoek is None:
        begin_onderzoek(
            door,
            casus_dossier,
            casus,
            aanleiding=Aanleiding.WIJZIGING_INWONER,
            gemeld_op=melding.ontvangen_op,
            kanaal=melding.kanaal,
        )
    wij_aan_zet(casus_dossier)
    return casus


def _koppel(door: Hoedanigheid, dossier: Dossier, melding: Melding, casus: Casus, overgang: str) -> None:
    van = melding.status
    getattr(melding, overgang)()
    melding.casus = casus
    melding.save(update_fields=["status", "casus"])
    wgs = casus.dossier.wet == Wet.WGS
    sluit_gesprekken(door, dossier, Afronding.VOORTGEZET if wgs else Afronding.VERVALLEN)
    # The six weeks are of the Wmo: under another law there is nothing they go on in.
    afronding = Afronding.VOORTGEZET if casus.dossier.wet == Wet.WMO else Afronding.VERVALLEN
    rond_termijn_af(door, dossier, melding.termijn, afronding, vandaag())
    zet_aan_zet(dossier, AanZet.NIEMAND, gesloten_op=nu())
    betrek(dossier, "behandelt", hoedanigheid=door)
    schrijf(f"melding.{melding.status}", door, dossier=dossier, van=van, naar=melding.status, casus=casus.pk)
