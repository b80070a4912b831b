"""Why something with a term is closed, in Dutch: the same guard for page and verb. None means open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from basis.dossiers.models import SoortDossier
from basis.journaal.plek import Plek
from basis.scherm.opmaak import datum
from basis.termijnen.soorten import AANVRAAG
from basis.werk.klok import TermijnStand
from basis.werk.models import Afronding, Ingebrekestelling, Termijn

GESLOTEN = "Dit dossier is gesloten. Heropen het eerst."


@dataclass(frozen=True)
class Begin:
    """Whose event a start is: that room corrects it, so the day never stands in two places with two values."""

    hoort: Callable[[Termijn], bool]
    url: Callable[[TermijnStand], str]
    recht: str
    # Corrected only while the term runs.
    zolang_loopt: bool = False


BEGIN_VAN: Plek[Begin] = Plek(__name__, "waar de eerste dag van een termijn wordt verbeterd; de eerste die past, telt")
VORIG_VOORSCHOT = "Vorig voorschot betaald"
# Starts that follow from another term or from the post.
BEGIN_VOLGT = {
    "persoonlijk-plan": "Dit begin volgt de melding, of de dag waarop je over het plan vertelde.",
    "bezwaar": "Dit begin is de dag waarop het besluit op de post ging. Verbeter die dag bij de brief.",
    "dwangsombesluit": "Dit begin volgt de laatste dag van de dwangsom.",
    "betaling-dwangsom": "Dit begin is de dag waarop de dwangsom is vastgesteld.",
    "heronderzoek": "Dit begin is de ingang van de hulp, of het vorige heronderzoek.",
    "evaluatie": "Dit begin is de dag waarop het plan op de post ging.",
}


def begin_elders(termijn: Termijn) -> Begin | None:
    """Where the event of this start is corrected; None when it stands on the term alone."""
    return next((begin for begin in BEGIN_VAN if begin.hoort(termijn)), None)


def waarom_niet(stand: TermijnStand) -> str | None:
    """What closes every move on a term."""
    termijn = stand.termijn
    if not termijn.van_ons:
        return "Dit is een termijn van de inwoner. Die verandert de gemeente niet."
    if termijn.afronding is not None:
        return f"Deze termijn is voorbij: {termijn.get_afronding_display()}."
    return GESLOTEN if stand.dossier.gesloten_op else None


def waarom_niet_opschorten(stand: TermijnStand) -> str | None:
    if reden := waarom_niet(stand):
        return reden
    if not stand.wet.opschortbaar:
        if stand.termijn.soort == "wmo-onderzoek":
            return "Een onderzoek kan niet worden opgeschort: Awb 4:15 geldt niet. Spreek zo nodig uitstel af."
        return "Deze termijn kan niet worden opgeschort: Awb 4:15 geldt niet voor deze termijn."
    if rij := stand.staat_stil:
        return f"De klok staat al stil, tot en met {datum(rij.tot)}."
    return None


def waarom_niet_hervatten(stand: TermijnStand) -> str | None:
    if reden := waarom_niet(stand):
        return reden
    return None if stand.open_opschorting else "De klok staat niet stil."


def waarom_niet_verdagen(stand: TermijnStand) -> str | None:
    if reden := waarom_niet(stand):
        return reden
    if not stand.wet.verdaagbaar:
        return "Deze termijn kan niet worden verdaagd: de wet kent dat hier niet."
    if stand.termijn.verdaagd_op:
        return f"Al verdaagd op {datum(stand.termijn.verdaagd_op)}. Dat kan één keer."
    return None


def waarom_niet_redelijk(stand: TermijnStand) -> str | None:
    """Awb 4:14 lid 3: only where no wettelijk voorschrift sets a term, and told within the eight weeks."""
    if reden := waarom_niet(stand):
        return reden
    if stand.wet.opschorting_artikel != "Awb 4:15":
        return "Een redelijke termijn hoort bij een besluit op een aanvraag (Awb 4:14 lid 3)."
    if not stand.wet.redelijke_termijn:
        return f"{stand.wet.artikel} geeft al een termijn. Een bericht van vertraging verschuift die niet."
    if not stand.soort.redelijke_termijn:
        return "De verordening geeft hier een termijn. Een bericht van vertraging verschuift die niet (Awb 4:14 lid 1)."
    if stand.termijn.redelijke_termijn:
        return f"Al genoemd: {datum(stand.termijn.redelijke_termijn)}."
    return None


def waarom_niet_vertraging(stand: TermijnStand) -> str | None:
    """Awb 4:14 lid 1: a notice on a besluit on an aanvraag. It moves nothing."""
    if reden := waarom_niet(stand):
        return reden
    if stand.wet.opschorting_artikel != "Awb 4:15":
        return "Een bericht van vertraging hoort bij een besluit op een aanvraag (Awb 4:14 lid 1)."
    if stand.wet.redelijke_termijn and stand.soort.redelijke_termijn:
        return "Hier noem je een redelijke termijn: die verschuift wel (Awb 4:14 lid 3)."
    return None


def waarom_niet_commissie(stand: TermijnStand) -> str | None:
    if reden := waarom_niet(stand):
        return reden
    if stand.wet.commissie is None:
        return "Een adviescommissie hoort bij een beslissing op bezwaar (Awb 7:13)."
    return "De adviescommissie is al ingeschakeld." if stand.termijn.commissie else None


def waarom_te_laat_voor_commissie(stand: TermijnStand, op: date) -> str | None:
    """The letter makes it twelve weeks only while the six still run (praktijk 21, RvS 2016:2233)."""
    einde = stand.einde_zonder_verdaging()
    if op <= einde:
        return None
    return (
        f"De {stand.wet.lengte} liepen tot en met {datum(einde)}, ook nu er is verdaagd. "
        "De brief over de commissie moest op of voor die dag weg zijn (Awb 7:10 lid 1)."
    )


def waarom_te_vroeg_om_te_bestaan(stand: TermijnStand, ontvangen_op: date) -> str | None:
    """A letter about deciding too late is recorded however early it is, but not from before the aanvraag itself."""
    if stand.wet.startgebeurtenis != AANVRAAG or ontvangen_op >= stand.termijn.vanaf:
        return None
    return (
        f"De aanvraag kwam pas binnen op {datum(stand.termijn.vanaf)}. "
        "Een brief van daarvoor gaat niet over deze termijn. Kijk de dag na."
    )


def waarom_niet_uitstel(stand: TermijnStand) -> str | None:
    """Agreed delay of an onderzoek: beside the legal date, which stands (praktijk 18)."""
    if reden := waarom_niet(stand):
        return reden
    if stand.termijn.soort != "wmo-onderzoek":
        return "Uitstel afspreken hoort bij een onderzoek. Bij een besluit kun je opschorten."
    return None


def waarom_niet_begin_elders(stand: TermijnStand) -> str | None:
    """For a start its own room corrects: also after the term ended, also in a closed dossier.

    Whether we were late, and so the dwangsom, hangs on it. A waiting time is not ours, but its first day is.
    """
    termijn, begin = stand.termijn, begin_elders(stand.termijn)
    if (begin and begin.zolang_loopt) or not (termijn.van_ons or stand.wet.wachttijd):
        return waarom_niet(stand)
    if termijn.afronding == Afronding.VOORTGEZET and stand.dossier.soort == SoortDossier.MELDING:
        return "Deze termijn gaat verder bij de casus. Verbeter de dag daar."
    return None


def waarom_niet_begin(stand: TermijnStand) -> str | None:
    """For a start that stands nowhere else than on the term."""
    if reden := waarom_niet(stand):
        return reden
    if begin_elders(stand.termijn):
        return "Dit begin staat ook bij de melding of de aanvraag. Verbeter het daar."
    if stand.termijn.startgebeurtenis == VORIG_VOORSCHOT:
        return "Dit begin is de dag waarop het vorige voorschot is betaald."
    return BEGIN_VOLGT.get(stand.termijn.soort)


def waarom_geen_ingebrekestelling(stand: TermijnStand) -> str | None:
    """Also on a term that was met: the letter may have come before the besluit, or cross it in the post."""
    if not stand.wet.dwangsom:
        return "Bij deze termijn bestaat geen dwangsom: die is er alleen voor een besluit op een aanvraag of bezwaar."
    if stand.termijn.afronding == Afronding.VERVALLEN:
        return "Deze termijn is vervallen. Er is geen besluit meer om op te wachten."
    return None


def waarom_niet_oordelen(rij: Ingebrekestelling) -> str | None:
    if not rij.geldig:
        return "Deze ingebrekestelling heeft geen gevolg. Er is niets te beoordelen."
    if rij.vastgesteld_op:
        return f"De dwangsom is al vastgesteld op {datum(rij.vastgesteld_op)}."
    return None


def waarom_niet_betalen(stand: TermijnStand) -> str | None:
    if stand.termijn.soort != "betaling-dwangsom":
        return "Hier is niets te betalen."
    if stand.termijn.afronding is not None:
        return "De dwangsom is al betaald."
    return None
