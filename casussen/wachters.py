"""Why a move is closed, in Dutch; None is open. Verb and page ask the same function, so they never disagree."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortOrganisatie, Wet
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.scherm.opmaak import datum
from basis.termijnen.bereken import bereken
from casussen.enums import (
    LOPENDE_HULP,
    Aanleiding,
    Afsluitreden,
    Grondslag,
    Leveringsvorm,
    Onderwerp,
    StatusCasus,
    StatusOndersteuning,
    StatusOnderzoek,
)
from casussen.models import Ondersteuning, Onderzoek
from casussen.stand import Stand, is_werkbaar

GESLOTEN = "Deze casus is afgesloten. Heropen hem eerst."
# A question that is withdrawn, or a person who is gone, does not wait for a besluit.
ZONDER_BESLUIT = (Afsluitreden.INGETROKKEN, Afsluitreden.OVERLEDEN, Afsluitreden.VERHUISD)


def opsomming(delen: list[str]) -> str:
    """a, b en c"""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"


def naam_van(lijn: Ondersteuning) -> str:
    """What a line is called on screen."""
    return lijn.voorziening.naam if lijn.voorziening else lijn.omschrijving or lijn.get_trede_display()


# -- onderzoek -------------------------------------------------------------------------------------


def waarom_niet_starten(stand: Stand) -> str | None:
    if stand.gesloten:
        return GESLOTEN
    if stand.lopend is None:
        return "Er staat geen onderzoek klaar."
    if stand.lopend.status != StatusOnderzoek.GEPLAND:
        return "Het onderzoek is al gestart."
    if mist := stand.niet_gewezen:
        return f"Wijs eerst op gratis cliëntondersteuning: {opsomming(list(mist))}."
    return None


def vraagt_persoonlijk_plan(stand: Stand, onderzoek: Onderzoek) -> bool:
    """The seven days are in the Wmo only; heronderzoek has them too (2.3.9 lid 2)."""
    return stand.wet == Wet.WMO


def plan_tot_en_met(stand: Stand, onderzoek: Onderzoek) -> date | None:
    """Last day to hand in a persoonlijk plan; None when the inwoner was not told (Wmo 2.3.2 lid 2).

    By the rules of the gemeente, as the Termijn on the dossier: the guard and the term never differ.
    """
    gewezen = onderzoek.persoonlijk_plan_gewezen_op
    if gewezen is None:
        return None
    vanaf = max(onderzoek.gemeld_op, gewezen)
    return bereken("persoonlijk-plan", vanaf, regels=stand.boek.op(vanaf)).einddatum


def waarom_wachten(
    stand: Stand, onderzoek: Onderzoek, op: date, *, ontvangen: date | None, niet_gewacht: str
) -> tuple[str, str] | None:
    """(reason, field) while the inwoner may still hand in a persoonlijk plan, else None."""
    if not vraagt_persoonlijk_plan(stand, onderzoek):
        return None
    tot = plan_tot_en_met(stand, onderzoek)
    if tot is None:
        return (
            "Vertel eerst dat de inwoner zelf een persoonlijk plan kan maken. Vul in wanneer je dat deed.",
            "plan_gewezen_op",
        )
    if op > tot or ontvangen or niet_gewacht.strip():
        return None
    return (
        f"De inwoner kan tot en met {datum(tot)} een persoonlijk plan geven. "
        "Wacht daarop, of schrijf op waarom je niet wacht.",
        "niet_gewacht",
    )


def waarom_niet_schrijven(stand: Stand) -> str | None:
    """For the texts of the onderzoek."""
    if stand.gesloten:
        return GESLOTEN
    onderzoek = stand.lopend
    if onderzoek is None:
        return "Er loopt geen onderzoek."
    if onderzoek.status == StatusOnderzoek.GEPLAND:
        return "Start eerst het onderzoek."
    if not is_werkbaar(onderzoek):
        return "Het verslag is al verzonden. De tekst ligt vast."
    return None


def wat_mist_voor_verslag(stand: Stand) -> list[str]:
    """What the verslag still needs, named one by one (Wmo 2.3.2 lid 4 and 6, 2.3.4)."""
    onderzoek = stand.lopend
    if onderzoek is None:
        return []
    leeg = [o for o in Onderwerp if not getattr(onderzoek, o.value).strip()]
    half = [o for o in Onderwerp if o not in leeg and o.value in onderzoek.nog_niet_af]
    mist = [f"{HET_ONDERWERP}‘{KORT[o]}’" for o in leeg]
    mist += [f"{HET_ONDERWERP}‘{KORT[o]}’ (nog niet af)" for o in half]
    if not stand.vragen_van(onderzoek):
        mist.append("een hulpvraag")
    if not stand.open_doelen:
        mist.append("een doel")
    if not onderzoek.identiteit_op:
        mist.append("de identiteit van de inwoner")
    if stand.wet == Wet.WMO and stand.wacht_op_besluit and not onderzoek.pgb_uitgelegd_op:
        mist.append("de dag waarop je het pgb uitlegde")
    return mist


HET_ONDERWERP = "het onderwerp "
# The seven topics as a consulent names them.
KORT: dict[Onderwerp, str] = {
    Onderwerp.BEHOEFTEN: "behoeften en voorkeuren",
    Onderwerp.EIGEN_KRACHT: "eigen kracht en gebruikelijke hulp",
    Onderwerp.NETWERK: "mantelzorg en netwerk",
    Onderwerp.MANTELZORGER: "wat de mantelzorger nodig heeft",
    Onderwerp.ALGEMEEN: "algemene voorzieningen",
    Onderwerp.SAMENWERKING: "samenwerking met anderen",
    Onderwerp.BIJDRAGE: "bijdrage in de kosten",
}


def waarom_niet_verslag(stand: Stand) -> str | None:
    if reden := waarom_niet_schrijven(stand):
        return reden
    if mist := wat_mist_voor_verslag(stand):
        onderwerpen = [punt for punt in mist if punt.startswith(HET_ONDERWERP)]
        if len(onderwerpen) > 1:
            namen = opsomming([punt.removeprefix(HET_ONDERWERP) for punt in onderwerpen])
            mist = [f"de onderwerpen {namen}", *mist[len(onderwerpen) :]]
        return f"Dit mist nog: {opsomming(mist)}."
    return None


def waarom_niet_verslag_verzenden(stand: Stand) -> str | None:
    if reden := waarom_niet_schrijven(stand):
        return reden
    onderzoek = stand.lopend
    if onderzoek is None or onderzoek.verslag is None:
        return "Maak eerst het verslag."
    if onderzoek.verslag.pdf_id is None:
        return "De PDF van het verslag is nog niet klaar. Wacht even en laad de bladzijde opnieuw."
    return None


def waarom_niet_afbreken(stand: Stand) -> str | None:
    if stand.gesloten:
        return GESLOTEN
    if stand.lopend is None:
        return "Er loopt geen onderzoek."
    if stand.lopend.status == StatusOnderzoek.AANVRAAG:
        return "Er ligt een aanvraag. Die vraagt eerst een besluit."
    return None


def waarom_niet_openen_onderzoek(stand: Stand) -> str | None:
    if stand.gesloten:
        return GESLOTEN
    if stand.lopend is not None:
        return "Er loopt al een onderzoek. Rond dat eerst af."
    return None


# -- arrangement -----------------------------------------------------------------------------------


def waarom_geen_lijn(stand: Stand) -> str | None:
    """For a new line of the arrangement."""
    return GESLOTEN if stand.gesloten else None


def grondslag_voor_maatwerk(stand: Stand) -> Grondslag | None:
    """On what maatwerk would rest now: a besluit once an onderzoek runs, else the casus's own ground."""
    onderzoek = stand.lopend
    if onderzoek is not None and onderzoek.status != StatusOnderzoek.GEPLAND:
        return Grondslag.BESLUIT
    eigen = Grondslag(stand.casus.grondslag)
    if eigen in (Grondslag.BESLUIT, Grondslag.VRIJ):
        return None
    return eigen


def waarom_geen_maatwerk(stand: Stand) -> str | None:
    if grondslag_voor_maatwerk(stand) is None:
        return "Maatwerk vraagt een onderzoek en een besluit. Start eerst het onderzoek."
    return None


def waarom_niet_wijzigen(lijn: Ondersteuning) -> str | None:
    if lijn.status != StatusOndersteuning.VOORGESTELD:
        return f"Deze hulp is al {lijn.get_status_display()}. Wijzigen kan alleen bij een voorstel."
    return None


def waarom_niet_naar_hulp(stand: Stand) -> str | None:
    """From plan to help without besluit; with running help this ends a herindicatie."""
    if stand.gesloten:
        return GESLOTEN
    status, onderzoek = stand.casus.status, stand.lopend
    if status not in (StatusCasus.PLAN, StatusCasus.HULPVERLENING):
        return "Dit kan pas als het verslag is verzonden."
    if onderzoek is not None and onderzoek.status == StatusOnderzoek.AANVRAAG:
        return "Er ligt een aanvraag. Die vraagt eerst een besluit."
    if onderzoek is not None and onderzoek.status != StatusOnderzoek.VERSLAG_VERZONDEN:
        return "Dit kan pas als het verslag is verzonden."
    if status == StatusCasus.HULPVERLENING and onderzoek is None:
        return "De hulp loopt al."
    if wacht := stand.wacht_op_besluit:
        namen = opsomming([naam_van(lijn) for lijn in wacht])
        if onderzoek is not None and not heeft_aanvraag(stand.wet, onderzoek.aanleiding):
            return (
                f"Voor {namen} is een besluit nodig. Een besluit zonder aanvraag kan hier nog niet. Haal het voorstel "
                "weg, of stop dit heronderzoek en voeg een melding van de inwoner bij deze casus."
            )
        return f"Voor {namen} is een aanvraag en een besluit nodig."
    if not stand.voorgesteld and not stand.nog_te_beeindigen:
        return "Er is nog geen hulp vastgelegd. Leg vast wie helpt, of sluit de casus."
    return None


def waarom_niet_direct_toewijzen(stand: Stand, lijn: Ondersteuning) -> str | None:
    if stand.gesloten:
        return GESLOTEN
    if lijn.status != StatusOndersteuning.VOORGESTELD:
        return f"Deze hulp is al {lijn.get_status_display()}."
    if lijn.grondslag == Grondslag.BESLUIT:
        return "Hiervoor is een aanvraag en een besluit nodig."
    return None


def waarom_niet_kies_aanbieder(stand: Stand, lijn: Ondersteuning) -> str | None:
    """Who gives the help may be left open in the besluit and chosen after it."""
    if stand.gesloten:
        return GESLOTEN
    if lijn.status == StatusOndersteuning.VOORGESTELD:
        return "Deze hulp is nog een voorstel. Wijzig het voorstel."
    if lijn.status not in (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN):
        return f"Deze hulp is al {lijn.get_status_display()}."
    if lijn.organisatie_id is not None:
        return "Deze hulp heeft al een aanbieder."
    if lijn.leveringsvorm == Leveringsvorm.PGB:
        return "Bij een pgb kiest de inwoner zelf wie helpt."
    if lijn.voorziening_id is None:
        return "Bij hulp zonder voorziening hoort geen aanbieder."
    return None


def waarom_eigen_aanbieder(door: Hoedanigheid, lijn: Ondersteuning, organisatie: Organisatie) -> str | None:
    """Nobody decides that the own organisation gives the help, also not by leaving it open first (Awb 2:4)."""
    if lijn.verplichting is None:
        return None
    if door.organisatie_id == organisatie.pk:
        return f"{organisatie.naam} geeft dan zelf de hulp. Een ander moet de aanbieder kiezen (Awb 2:4)."
    van_gemeente = door.organisatie is not None and door.organisatie.soort == SoortOrganisatie.GEMEENTE
    if lijn.verplichting.toekennende_id == organisatie.pk and not van_gemeente:
        return f"{organisatie.naam} besliste zelf over deze hulp. Dan kiest alleen de gemeente haar (Awb 2:4)."
    return None


# -- hulp ------------------------------------------------------------------------------------------


def waarom_niet_start_hulp(lijn: Ondersteuning) -> str | None:
    match lijn.status:
        case StatusOndersteuning.TOEGEWEZEN:
            return None
        case StatusOndersteuning.VOORGESTELD if lijn.grondslag == Grondslag.BESLUIT:
            return "Deze hulp is nog niet toegewezen: er is eerst een besluit nodig."
        case StatusOndersteuning.VOORGESTELD:
            return "Deze hulp is nog niet toegewezen."
    return f"Deze hulp is al {lijn.get_status_display()}."


def waarom_niet_startdag(lijn: Ondersteuning, op: date) -> str | None:
    """Help may not start before the granted period; without a period not before it was granted."""
    if op > vandaag():
        return f"{datum(op)} ligt in de toekomst. Leg de start vast als de hulp echt begonnen is."
    if lijn.geldig and lijn.geldig.upper and op >= lijn.geldig.upper:
        return f"De periode van deze hulp was op {datum(op)} al voorbij."
    eerste = (lijn.geldig.lower if lijn.geldig else None) or lijn.toegewezen_op
    if lijn.grondslag != Grondslag.VRIJ and eerste and op < eerste:
        return (
            f"Deze hulp is pas vanaf {datum(eerste)} toegewezen. Vul een latere dag in; begon de hulp echt eerder, "
            "dan is eerst een ander besluit nodig."
        )
    return None


def waarom_niet_onderbreken(lijn: Ondersteuning) -> str | None:
    if lijn.status == StatusOndersteuning.ONDERBROKEN:
        return "Deze hulp is al onderbroken."
    return None if lijn.status == StatusOndersteuning.GESTART else "Deze hulp loopt nu niet."


def waarom_niet_hervatten(lijn: Ondersteuning) -> str | None:
    return None if lijn.status == StatusOndersteuning.ONDERBROKEN else "Deze hulp is niet onderbroken."


def waarom_niet_beeindigen(lijn: Ondersteuning) -> str | None:
    match lijn.status:
        case StatusOndersteuning.GESTART | StatusOndersteuning.ONDERBROKEN | StatusOndersteuning.TOEGEWEZEN:
            return None
        case StatusOndersteuning.VOORGESTELD:
            return "Deze hulp is nog een voorstel. Annuleer het voorstel."
    return f"Deze hulp is al {lijn.get_status_display()}."


def waarom_niet_kiezen(stand: Stand, lijn: Ondersteuning) -> str | None:
    """Choosing what happens when this help ends."""
    if stand.gesloten:
        return GESLOTEN
    termijn = lijn.aflopend
    if termijn is None:
        return "Deze hulp heeft geen einddatum. Er valt nu niets te kiezen."
    if termijn.afronding is not None:
        return "Er is al gekozen wat er na deze hulp gebeurt."
    if lijn.status not in (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN):
        return f"Deze hulp is al {lijn.get_status_display()}."
    if termijn.einddatum > stand.dag:
        return f"Deze keuze komt op {datum(termijn.einddatum)}."
    return None


# -- uitgang ---------------------------------------------------------------------------------------


def waarom_niet_sluiten(stand: Stand, reden: str | None = None) -> str | None:
    """Why the casus can't be closed (for that reason). Without reason: what blocks every reason but a few."""
    if stand.gesloten:
        return "Deze casus is al afgesloten."
    if lopend := stand.nog_te_beeindigen:
        namen = opsomming([naam_van(lijn) for lijn in lopend])
        loopt = any(lijn.status != StatusOndersteuning.TOEGEWEZEN for lijn in lopend)
        return f"Er {'loopt nog hulp' if loopt else 'is nog hulp toegewezen'}: {namen}. Beëindig die eerst."
    onderzoek = stand.lopend
    aanvraag = onderzoek is not None and onderzoek.status == StatusOnderzoek.AANVRAAG
    if aanvraag and reden is not None and reden not in ZONDER_BESLUIT:
        return (
            "Er ligt een aanvraag waarop nog geen besluit is verzonden. Sluiten kan dan alleen als de vraag is "
            "ingetrokken, of als de inwoner is overleden of verhuisd."
        )
    if reden == Afsluitreden.NIETS_DOEN and stand.wet == Wet.JEUGD:
        return (
            "Bij jeugd kan dit alleen na een weging volgens de meldcode. Die weging kun je hier nog niet "
            "vastleggen. Kies een andere reden of houd de casus open."
        )
    return None


def waarom_eerst_overlijden(dossier: Dossier) -> str | None:
    """A death is recorded as such: then all that runs stops on that day, and not this one thing."""
    if dossier.inwoner is None or dossier.inwoner.overleden:
        return None
    return (
        "Is de inwoner overleden? Leg dan eerst het overlijden vast, bij de gegevens van de inwoner. "
        "Mag je dat niet, vraag het dan een collega. Alles wat loopt stopt op die dag, en wat open staat sluit."
    )


def waarom_niet_heropenen(stand: Stand) -> str | None:
    return None if stand.gesloten else "Deze casus is niet afgesloten."


def heeft_aanvraag(wet: str, aanleiding: str) -> bool:
    """After a heronderzoek the gemeente decides by itself, or not at all (Wmo 2.3.9 en 2.3.10; praktijk 26)."""
    return heeft_zes_weken(wet, aanleiding) or wet != Wet.WMO


def heeft_zes_weken(wet: str, aanleiding: str) -> bool:
    """The six weeks run on a melding under the Wmo, not on a heronderzoek (Wmo 2.3.9 lid 2)."""
    return wet == Wet.WMO and aanleiding != Aanleiding.HERONDERZOEK
