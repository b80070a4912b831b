"""The one table functie × recht × bereik. Printed to docs/rechten.md; nobody compares functies elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from basis.organisatie.enums import Functie

# Goes into every Raadpleging (NEN 7513: autorisatieprotocol). Raise it when the table changes.
VERSIE = "2026-11.4"


class Bereik(StrEnum):
    """How far a functie sees, next to the dossiers it is betrokken bij."""

    TEAM = "team"
    GEMEENTE = "gemeente"
    GEEN = "geen"


@dataclass(frozen=True)
class Recht:
    code: str
    uitleg: str


RECHTEN: tuple[Recht, ...] = (
    Recht("thuis.zien", "Mijn werk en de eigen gegevens zien"),
    Recht("inwoner.zoeken", "een inwoner opzoeken om te kunnen beginnen"),
    Recht("inwoner.zoeken_volledig", "zoeken op naam, postcode of BSN, met een lijst als antwoord"),
    Recht("inwoner.wijzigen", "een inwoner toevoegen of contactgegevens wijzigen"),
    Recht("overlijden.vastleggen", "een overlijden vastleggen, de dag verbeteren of het intrekken"),
    Recht("inwoner.bsn", "de laatste drie cijfers van een BSN zien"),
    Recht("melding.opnemen", "een melding opnemen"),
    Recht("melding.beantwoorden", "een melding beantwoorden, doorverwijzen of anders afronden"),
    Recht("melding.afhandelen", "een melding in behandeling nemen of bij een casus voegen"),
    Recht("melding.signaal", "vastleggen dat een contact niet door of namens de inwoner is"),
    Recht("dossier.zien", "een dossier openen binnen het bereik"),
    Recht("dossier.zoeken", "zoeken op persoon, nummer en tekst binnen het bereik"),
    Recht("dossier.overdragen", "een dossier toewijzen of overdragen"),
    Recht("team.bewaken", "horen welke termijnen en taken van het team te laat zijn"),
    Recht("dossier.ordenen", "labels en de plek op de wachtlijst van een dossier wijzigen"),
    Recht("werkvoorraad.zien", "de werkvoorraad, de wachtlijst en de cijfers van het eigen team als geheel zien"),
    Recht("team.cijfers", "cijfers per medewerker van het eigen team zien (WOR 27 lid 1)"),
    Recht("raadpleging.zien", "zien wie een dossier bekeek"),
    Recht("raadpleging.alle", "over de hele gemeente zien wie wat bekeek, zonder inhoud"),
    Recht("casus.behandelen", "onderzoek, doelen, arrangement en hulp vastleggen"),
    Recht("contact.vastleggen", "een contact vastleggen"),
    Recht("afspraak.plannen", "afspraken maken, verzetten en afzeggen, en de agenda van het team zien"),
    Recht("veiligheid.zien", "de veiligheidsnotitie van een inwoner lezen"),
    Recht("veiligheid.vastleggen", "een veiligheidsnotitie schrijven, herbeoordelen en weghalen"),
    Recht("vraag.stellen", "een collega of deskundige om raad vragen en zelf kiezen wat die ziet"),
    Recht("vraag.beantwoorden", "een vraag van een collega beantwoorden, zonder het dossier te zien"),
    Recht("afwezigheid.melden", "de eigen afwezigheid en waarnemer vastleggen, en waarnemen"),
    Recht("afwezigheid.team", "de afwezigheid van een collega in het eigen team vastleggen"),
    Recht("document.toevoegen", "een document toevoegen"),
    Recht("document.zien", "documenten en brieven openen"),
    Recht("brief.verzenden", "vastleggen dat een brief op de post is"),
    Recht("besluit.opstellen", "een aanvraag vastleggen en een beschikking opstellen"),
    Recht("besluit.vaststellen", "een beschikking vaststellen binnen het eigen mandaat"),
    Recht("besluit.accorderen", "als tweede persoon een beschikking vaststellen of terugsturen"),
    Recht("ingebrekestelling.vastleggen", "een ingebrekestelling op een termijn vastleggen"),
    Recht("cijfers.zien", "de cijfers per kern en gemeentebreed zien"),
    Recht("budget.zien", "budget, verplichtingen en grootboek zien"),
    Recht("budget.beheren", "een budget vaststellen"),
    Recht("beheer.zien", "inrichting van de gemeente bekijken"),
    Recht("inrichting.wijzigen", "gegevens van de gemeente, toegangspunten, teams, labels en brieven wijzigen"),
    Recht("rollen.geven", "een collega toevoegen, buitensluiten, een wachtwoord en een rol geven"),
    Recht("mandaat.geven", "een mandaat vastleggen, wijzigen of beëindigen"),
    Recht("beheer.wijzigen", "regels van de gemeente wijzigen: feestdagen en normen"),
    Recht("beheer.journaal", "zien wie wat wijzigde aan rollen, mandaten en inrichting"),
)

_LEZEN = (
    *("thuis.zien", "dossier.zien", "document.zien", "contact.vastleggen", "document.toevoegen"),
    *("dossier.zoeken", "vraag.stellen", "vraag.beantwoorden", "afwezigheid.melden"),
    *("werkvoorraad.zien", "afspraak.plannen", "veiligheid.zien"),
)
_CONSULENT = (
    *_LEZEN,
    *("inwoner.zoeken", "inwoner.zoeken_volledig", "inwoner.wijzigen", "inwoner.bsn"),
    *(
        "melding.opnemen",
        "melding.beantwoorden",
        "melding.afhandelen",
        "melding.signaal",
        "raadpleging.zien",
        "dossier.overdragen",
        "dossier.ordenen",
    ),
    *("casus.behandelen", "besluit.opstellen", "besluit.vaststellen", "brief.verzenden", "cijfers.zien"),
    "ingebrekestelling.vastleggen",
    "veiligheid.vastleggen",
    "overlijden.vastleggen",
)

TABEL: dict[Functie, tuple[Bereik, tuple[str, ...]]] = {
    # A volunteer sees only the meldingen taken down personally (Awb 2:5; praktijk 11).
    Functie.VRIJWILLIGER: (
        Bereik.GEEN,
        ("thuis.zien", "inwoner.zoeken", "inwoner.wijzigen", "melding.opnemen", "melding.beantwoorden", "dossier.zien"),
    ),
    Functie.KERNTEAMLID: (
        Bereik.TEAM,
        (
            *_LEZEN,
            *("inwoner.zoeken", "inwoner.zoeken_volledig", "inwoner.wijzigen", "melding.opnemen"),
            *("melding.beantwoorden", "melding.afhandelen", "melding.signaal", "casus.behandelen", "cijfers.zien"),
            "dossier.ordenen",
            "veiligheid.vastleggen",
            "overlijden.vastleggen",
        ),
    ),
    Functie.WMO_CONSULENT: (Bereik.TEAM, _CONSULENT),
    Functie.JEUGDCONSULENT: (Bereik.TEAM, _CONSULENT),
    # Pw: melding, onderzoek and besluit only by gemeente functies (Pw 7 lid 4).
    Functie.KLANTMANAGER: (Bereik.TEAM, _CONSULENT),
    Functie.ADMINISTRATIE: (
        Bereik.TEAM,
        (
            *_LEZEN,
            *("inwoner.zoeken", "inwoner.zoeken_volledig", "inwoner.wijzigen", "inwoner.bsn"),
            *("melding.opnemen", "dossier.overdragen", "dossier.ordenen", "brief.verzenden"),
            "ingebrekestelling.vastleggen",
            "overlijden.vastleggen",
        ),
    ),
    Functie.GEDRAGSWETENSCHAPPER: (Bereik.TEAM, (*_LEZEN, "besluit.accorderen")),
    Functie.TEAMLEIDER: (
        Bereik.TEAM,
        (*_CONSULENT, "besluit.accorderen", "team.bewaken", "team.cijfers", "afwezigheid.team"),
    ),
    # Sees a case only when betrokken: the bezwaar room comes later (Awb 7:5, 10:3 lid 3).
    # May be asked for legal advice: then only what is shared, not the dossier.
    Functie.BEZWAARJURIST: (
        Bereik.GEEN,
        ("thuis.zien", "dossier.zien", "document.zien", "dossier.zoeken", "vraag.beantwoorden"),
    ),
    Functie.BELEIDSMEDEWERKER: (Bereik.GEEN, ("thuis.zien", "cijfers.zien")),
    Functie.CONTROLLER: (Bereik.GEEN, ("thuis.zien", "cijfers.zien", "budget.zien", "budget.beheren")),
    # Sees the opdracht (Wmo 5.2.1), never the toegang file; the opdracht's own screen comes later.
    Functie.AANBIEDER: (Bereik.GEEN, ("thuis.zien",)),
    Functie.CLIENTONDERSTEUNER: (Bereik.GEEN, ("thuis.zien",)),
    Functie.TOEZICHTHOUDER: (Bereik.GEEN, ("thuis.zien", "cijfers.zien")),
    # Who gave whom which role is looked at by somebody else than who gives them.
    Functie.PRIVACY_OFFICER: (Bereik.GEEN, ("thuis.zien", "raadpleging.alle", "beheer.journaal")),
    Functie.BEHEERDER: (
        Bereik.GEEN,
        (
            *("thuis.zien", "beheer.zien", "beheer.journaal"),
            *("beheer.wijzigen", "inrichting.wijzigen", "rollen.geven", "mandaat.geven"),
        ),
    ),
    Functie.SYSTEEM: (Bereik.GEMEENTE, ()),
}

CODES = frozenset(recht.code for recht in RECHTEN)


def mag(functie: str, recht: str) -> bool:
    """Whether the functie has the recht. An unknown recht is a programming error, not a no."""
    if recht not in CODES:
        raise KeyError(f"Onbekend recht: {recht}")
    return recht in TABEL[Functie(functie)][1]


def bereik(functie: str) -> Bereik:
    return TABEL[Functie(functie)][0]
