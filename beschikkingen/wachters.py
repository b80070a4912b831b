"""Why a move is closed, in Dutch: the same guard for the page and for the verb. None means open."""

from collections.abc import Sequence
from datetime import date, timedelta

from basis.documenten.handelingen import waarom_niet_verzenden as waarom_brief_niet
from basis.documenten.models import Brief
from basis.dossiers.models import Dossier
from basis.journaal.tijd import dag_van
from basis.organisatie.enums import Wet
from basis.scherm.opmaak import datum, tijd
from beschikkingen.enums import StatusBeschikking
from beschikkingen.grondslag import Grond, einde_zes_weken, is_heronderzoek
from beschikkingen.inhoud import Gebrek
from beschikkingen.mandaat import Oordeel
from beschikkingen.models import Aanvraag, Beschikking
from casussen.enums import StatusCasus, StatusOnderzoek
from casussen.models import Casus, Ondersteuning, Onderzoek

B = StatusBeschikking
# How far ahead a letter may be made for the post.
POSTDAG_TOT = timedelta(days=28)
GESLOTEN = "Dit dossier is gesloten. Heropen het eerst."
HERONDERZOEK = (
    "Bij een heronderzoek hoort geen aanvraag: de gemeente kijkt dan zelf opnieuw (Wmo 2.3.9). Er is dus ook geen "
    "termijn voor het besluit en geen dwangsom. Vraagt de inwoner zelf iets nieuws? Neem daarvoor een melding op"
)


def waarom_niet_leg_aanvraag_vast(dossier: Dossier, casus: Casus, grond: Grond | None, op: date) -> str | None:
    """An aanvraag received on `op`. Only the Wmo makes it wait for the verslag or six weeks (2.3.2 lid 9).

    After those six weeks it can come in any fase, whatever became of the onderzoek.
    """
    if dossier.gesloten_op or casus.status == StatusCasus.AFGESLOTEN:
        return GESLOTEN
    if grond is None:
        return "Er loopt geen onderzoek. Begin eerst een nieuw onderzoek."
    if grond.onderzoek.status == StatusOnderzoek.AANVRAAG:
        return "Er ligt al een aanvraag. Daarover is nog geen besluit op de post."
    if is_heronderzoek(dossier.wet, grond.onderzoek):
        eerst = "Rond dit heronderzoek af of stop het, en voeg" if grond.liep else "Voeg"
        return f"{HERONDERZOEK}. {eerst} de melding dan bij deze casus."
    if grond.al_gevraagd:
        return "De aanvraag bij dit onderzoek is gestopt. Begin een nieuw onderzoek en leg de aanvraag daarbij vast."
    if dossier.wet != Wet.WMO or grond.heeft_verslag:
        return None
    einde = einde_zes_weken(dossier, grond)
    if op <= einde:
        return (
            "Er is nog geen verslag verzonden. Zonder verslag kan een aanvraag pas na zes weken, "
            f"vanaf {datum(einde + timedelta(days=1))} (Wmo 2.3.2 lid 9)."
        )
    return None


def wachttijd(onderzoek: Onderzoek | None) -> str:
    """What the waiting time of the Participatiewet tells (41 lid 4). It never stops who records an aanvraag."""
    termijn = onderzoek.termijn if onderzoek else None
    if termijn is None or termijn.soort != "zoektermijn" or termijn.afronding is not None:
        return ""
    return (
        f"De wachttijd loopt: een aanvraag kan vanaf {datum(termijn.einddatum)} (Participatiewet 41 lid 4). "
        "Komt ze eerder binnen? Leg haar toch vast, en zeg wat er dan gebeurt."
    )


def waarom_niet_stel_op(
    dossier: Dossier, aanvraag: Aanvraag | None, lopend: Beschikking | None, regels: Sequence[Ondersteuning]
) -> str | None:
    """`lopend` is the beschikking on this aanvraag that did not lapse; `regels` the proposed maatwerk."""
    if dossier.gesloten_op:
        return GESLOTEN
    if aanvraag is None:
        return "Er is nog geen aanvraag. Leg die eerst vast."
    if lopend is not None:
        return f"Er is al een beschikking op deze aanvraag ({lopend.get_status_display()})."
    if not regels:
        return (
            "Er staat geen voorstel voor maatwerk in de ondersteuning. "
            "Zet daar eerst in wat je wilt toekennen, en ook wat je wilt afwijzen."
        )
    return None


def waarom_niet_wijzig(beschikking: Beschikking, dossier: Dossier) -> str | None:
    if dossier.gesloten_op and beschikking.status == B.CONCEPT:
        return GESLOTEN
    return waarom_niet_laat_vervallen(beschikking)


def waarom_niet_laat_vervallen(beschikking: Beschikking) -> str | None:
    """Also in a closed dossier: a draft that will never be sent."""
    match beschikking.status:
        case B.CONCEPT:
            return None
        case B.TER_ACCORDERING:
            return "De beschikking ligt bij een tweede persoon. Vraag die haar terug te sturen."
        case B.VERVALLEN:
            return "Dit concept is vervallen."
    return f"Beschikking {beschikking.nummer} is vastgesteld. De tekst ligt vast."


def noem(gebreken: Sequence[Gebrek]) -> str:
    """The gaps in one sentence: the first three by name."""
    namen = "; ".join(gebrek.tekst.rstrip(".") for gebrek in gebreken[:3])
    meer = f"; en nog {len(gebreken) - 3}" if len(gebreken) > 3 else ""
    return f"Er mist nog: {namen}{meer}."


def waarom_niet_afwijkend(verschillen: Sequence[str], *, gezien: bool) -> str | None:
    """Own words that seem to differ from the decisions: told and confirmed, never forbidden."""
    if not verschillen or gezien:
        return None
    return f"{' '.join(verschillen)} Klopt je tekst toch? Zet dan het vinkje."


def al_besloten(beschikking: Beschikking) -> str | None:
    """Who was first, when somebody else decided in the meantime."""
    if beschikking.status in (B.VASTGESTELD, B.VERZONDEN) and beschikking.vastgesteld_door:
        moment = beschikking.vastgesteld_op
        return (
            f"{beschikking.vastgesteld_door.naam} stelde deze beschikking al vast, op {datum(moment)} "
            f"om {tijd(moment)} uur. Het nummer is {beschikking.nummer}."
        )
    return None


def waarom_niet_vraag_akkoord(
    dossier: Dossier,
    beschikking: Beschikking,
    gebreken: Sequence[Gebrek],
    alleen: Oordeel,
    iemand: bool,
) -> str | None:
    """`alleen` is how this door may decide by itself; `iemand` whether there is somebody to ask."""
    if dossier.gesloten_op:
        return GESLOTEN
    if reden := al_besloten(beschikking) or waarom_niet_wijzig(beschikking, dossier):
        return reden
    if gebreken:
        return noem(gebreken)
    if alleen.mag:
        return "Een tweede persoon is niet nodig: je stelt deze beschikking zelf vast."
    if not iemand:
        return (
            "Niemand heeft nu een mandaat waarmee dit als tweede persoon kan worden vastgesteld. "
            "Vraag de functioneel beheerder het mandaat na te kijken."
        )
    return None


def waarom_niet_stel_vast(
    dossier: Dossier, beschikking: Beschikking, gebreken: Sequence[Gebrek], oordeel: Oordeel
) -> str | None:
    """`oordeel` is of this door: alone for a concept, as the second person when akkoord was asked."""
    if reden := al_besloten(beschikking):
        return reden
    if dossier.gesloten_op:
        return GESLOTEN
    if beschikking.status == B.VERVALLEN:
        return "Dit concept is vervallen."
    if gebreken:
        return noem(gebreken)
    if not oordeel.mag:
        return " ".join(oordeel.redenen)
    return None


def waarom_niet_stuur_terug(beschikking: Beschikking, mag_beslissen: bool) -> str | None:
    if reden := al_besloten(beschikking):
        return reden
    if beschikking.status != B.TER_ACCORDERING:
        return "Deze beschikking ligt niet bij een tweede persoon."
    if not mag_beslissen:
        return "Terugsturen kan alleen wie besluiten vaststelt of accordeert."
    return None


def waarom_niet_verzend(beschikking: Beschikking, brieven: Sequence[Brief]) -> str | None:
    """Closed until each letter has its PDF with its hash (frozen, and the same for everybody)."""
    if beschikking.status == B.VERZONDEN:
        return "Deze beschikking is al verzonden."
    if beschikking.status != B.VASTGESTELD:
        return "De beschikking is nog niet vastgesteld."
    for brief in brieven:
        if reden := waarom_brief_niet(brief):
            return reden[0]
        if brief.pdf is None or not brief.pdf.sha256:
            return "De PDF van deze brief is nog niet klaar. Wacht even en laad de bladzijde opnieuw."
    return None


def waarom_niet_postdag(op: date, vandaag: date) -> str | None:
    """The day on the letter: from today, and not so far that the letter lies for weeks."""
    if op < vandaag:
        return f"{datum(op)} is al voorbij. Kies vandaag of een latere dag."
    if op > vandaag + POSTDAG_TOT:
        return f"{datum(op)} is te ver weg. Kies een dag tot en met {datum(vandaag + POSTDAG_TOT)}."
    return None


def waarom_niet_dateer(beschikking: Beschikking) -> str | None:
    """Whether another day of the post can come on its letters."""
    if beschikking.status == B.VERZONDEN:
        return "Deze beschikking is al verzonden. Verbeter de dag van de post bij de brief."
    if beschikking.status != B.VASTGESTELD:
        return "De beschikking is nog niet vastgesteld."
    return None


def waarom_niet_andere_dag(brieven: Sequence[Brief], op: date, *, al_weg: bool) -> str | None:
    """The letter tells its own day of the post, and the last day for bezwaar that follows from it."""
    anders = next((brief.postdag for brief in brieven if brief.postdag not in (None, op)), None)
    if anders is None or al_weg:
        return None
    return (
        f"Op de brief staat dat hij op {datum(anders)} op de post gaat, en tot en met welke dag bezwaar dan kan. "
        "Ligt hij er nog? Maak hem opnieuw met de goede dag. Is hij zo al weg? Zet dan het vinkje."
    )


def waarom_niet_op(beschikking: Beschikking, op: date, vandaag: date) -> str | None:
    """Whether the letter can have been posted on that day (Awb 3:41: the real day counts)."""
    if op > vandaag:
        return f"{datum(op)} ligt in de toekomst. Vul de dag in waarop de brief echt op de post ging."
    if beschikking.vastgesteld_op and op < dag_van(beschikking.vastgesteld_op):
        return f"Het besluit is pas op {datum(beschikking.vastgesteld_op)} vastgesteld. Vul een latere dag in."
    return None
