"""Which panels stand on the dossier page, and in which order. The order of a list is the order on screen."""

from dataclasses import dataclass

from django.urls import reverse

from basis.documenten import panelen as documenten
from basis.dossiers.models import AanZet, Dossier, SoortDossier
from basis.dossiers.panelen import MaakPaneel, Paneel, Zet
from basis.journaal.tijd import dag_van, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk import panelen as werk
from basis.werk.waarneming import zin_op_dossier
from beschikkingen import panelen as beschikkingen
from casussen import panelen as casussen
from toegang import panelen as toegang
from werkplek.afspraken import tonen
from werkplek.afspraken.paneel import afspraken
from werkplek.inzage import wie_keek_mee
from werkplek.overdragen import zet_overdragen
from werkplek.persoon import Persoon, persoon_van
from werkplek.telefoon.paneel import terugbellen, zet_telefoon
from werkplek.tijdlijn import Tijdlijn, tijdlijn
from werkplek.veiligheid import notitie_voor, zet_veiligheid


@dataclass(frozen=True)
class Tab:
    """One tab: its panels left and right, and the recht it asks besides dossier.zien."""

    label: str
    hoofd: tuple[MaakPaneel, ...]
    zij: tuple[MaakPaneel, ...] = ()
    recht: str = "dossier.zien"


TABS: dict[str, Tab] = {
    "overzicht": Tab(
        "Overzicht",
        (toegang.melding, casussen.doelen, werk.vragen),
        (
            *(casussen.afsluiting, werk.termijnen, afspraken, terugbellen, werk.taken),
            *(casussen.hulp, casussen.clientondersteuning, werk.werkvoorraad),
        ),
    ),
    "onderzoek": Tab(
        "Onderzoek", (casussen.onderzoek, casussen.doelen), (casussen.clientondersteuning, werk.termijnen)
    ),
    "ondersteuning": Tab("Ondersteuning", (casussen.arrangement,), (casussen.doelen,)),
    "besluiten": Tab("Besluiten", (beschikkingen.besluiten,), (werk.termijnen,)),
    "documenten": Tab("Documenten", (documenten.brieven, documenten.documenten), recht="document.zien"),
    "contact": Tab("Contact", (casussen.contacten,), (afspraken, terugbellen), recht="document.zien"),
    "wie-keek-mee": Tab("Wie keek mee", (wie_keek_mee,), recht="raadpleging.zien"),
}

# Where the moves of the overview come from, in the order of the journey.
ZETTEN: tuple[MaakPaneel, ...] = (
    toegang.melding,
    casussen.clientondersteuning,
    casussen.onderzoek,
    casussen.doelen,
    casussen.arrangement,
    beschikkingen.besluiten,
    casussen.hulp,
    zet_veiligheid,
    afspraken,
    zet_telefoon,
    documenten.brieven,
    casussen.contacten,
    documenten.documenten,
    werk.zet_nieuwe_taak,
    werk.verdelen,
    werk.zet_vraag,
    zet_overdragen,
    casussen.uitgang,
)

# A melding has no onderzoek, arrangement or besluit yet: those tabs would be empty.
ALLEEN_CASUS = {"onderzoek", "ondersteuning", "besluiten"}


@dataclass(frozen=True)
class TabLink:
    code: str
    label: str
    url: str
    hier: bool


@dataclass(frozen=True)
class Bladzijde:
    """The whole page, ready to print."""

    persoon: Persoon | None
    veiligheid: tonen.Veiligheid | None
    klantreis: Paneel | None
    tabs: list[TabLink]
    tab: str
    kop: str
    sinds: str
    afwezig: str
    stappen: list[Zet]
    andere: list[Zet]
    dicht: list[Zet]
    hoofd: list[Paneel]
    zij: list[Paneel]
    tijdlijn: Tijdlijn | None


def _url(dossier: Dossier, code: str) -> str:
    if code == "overzicht":
        return dossier.get_absolute_url()
    return reverse("werkplek:tab", args=[dossier.pk, code])


def _maak(makers: tuple[MaakPaneel, ...], dossier: Dossier, door: Hoedanigheid) -> list[Paneel]:
    return [paneel for maak in makers if (paneel := maak(dossier, door)) is not None]


def bouw(dossier: Dossier, door: Hoedanigheid, code: str) -> Bladzijde | None:
    """Everything one tab shows; None when this door has no such tab."""
    tabs = {naam: tab for naam, tab in TABS.items() if door.mag(tab.recht)}
    if dossier.soort != SoortDossier.CASUS:
        tabs = {naam: tab for naam, tab in tabs.items() if naam not in ALLEEN_CASUS}
    if code not in tabs:
        return None
    tab = tabs[code]
    overzicht = code == "overzicht"
    hoofd, zij = _maak(tab.hoofd, dossier, door), _maak(tab.zij, dossier, door)
    # The moves of every room, whatever tab its panel stands on, in the order of the journey.
    zetten = [zet for paneel in _maak(ZETTEN, dossier, door) for zet in paneel.zetten] if overzicht else []
    return Bladzijde(
        persoon=persoon_van(dossier, door),
        veiligheid=tonen.veiligheid(notitie_voor(dossier, door), vandaag()),
        klantreis=casussen.klantreis(dossier, door),
        tabs=[TabLink(naam, t.label, _url(dossier, naam), naam == code) for naam, t in tabs.items()],
        tab=tab.label,
        kop=_kop(dossier, door),
        sinds=datum(dag_van(dossier.aan_zet_sinds)),
        afwezig=zin_op_dossier(dossier, door) if overzicht else "",
        stappen=[zet for zet in zetten if zet.open and zet.hoofd],
        andere=[zet for zet in zetten if zet.open and not zet.hoofd],
        dicht=[zet for zet in zetten if not zet.open],
        hoofd=hoofd,
        zij=zij,
        tijdlijn=tijdlijn(dossier, door) if overzicht else None,
    )


def _kop(dossier: Dossier, door: Hoedanigheid) -> str:
    if dossier.gesloten_op:
        return "Dit dossier is gesloten"
    match dossier.aan_zet:
        case AanZet.BEHANDELAAR if dossier.behandelaar_id == door.pk:
            return "Jij bent aan zet"
        case AanZet.BEHANDELAAR if dossier.behandelaar:
            return f"{dossier.behandelaar.naam} is aan zet"
        case AanZet.TEAM:
            return f"{dossier.team.naam} is aan zet"
        case AanZet.TWEEDE:
            return "Een tweede beslisser is aan zet"
        case AanZet.INWONER:
            return "De inwoner is aan zet"
        case AanZet.AANBIEDER:
            return "De aanbieder is aan zet"
    return "Niemand hoeft nu iets te doen"
