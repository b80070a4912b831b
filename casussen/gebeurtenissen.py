"""What a casus tells in the timeline. The sentence goes on after "Noor van Dijk (gemeente Overbetuwe) "."""

from collections.abc import Callable
from datetime import date
from typing import Any

from basis.journaal.zinnen import Zin
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Trede
from casussen.enums import (
    Aanleiding,
    Afsluitreden,
    Einde,
    GeenVoorschot,
    GeenWachttijd,
    Grondslag,
    KeuzeAflopend,
    RedenPauze,
    SoortBedreiging,
    SoortContact,
    TypeVerwijzer,
    UitkomstHulpvraag,
    VoorWie,
)

Lading = dict[str, Any]


def _dag(lading: Lading, sleutel: str = "op") -> str:
    waarde = lading.get(sleutel)
    return datum(date.fromisoformat(waarde)) if waarde else ""


def _per_trede(zin: str) -> Callable[[Lading], str]:
    """`{hulp}` becomes the kind of help: eigen kracht, netwerk, maatwerk…"""
    return lambda lading: zin.format(hulp=str(Trede(lading["trede"]).label), dag=_dag(lading))


def _geopend(lading: Lading) -> str:
    grond = lading.get("grondslag", Grondslag.BESLUIT)
    slot = "" if grond == Grondslag.BESLUIT else f", op grond van {Grondslag(grond).label}"
    return f"opende de casus na de melding van {_dag(lading, 'gemeld_op')}{slot}."


def _onderzoek_geopend(lading: Lading) -> str:
    if lading["aanleiding"] == Aanleiding.NIEUW:
        return "zette het onderzoek klaar."
    return f"zette een onderzoek klaar: {Aanleiding(lading['aanleiding']).label}."


def _gestart(lading: Lading) -> str:
    slot = (
        ""
        if lading.get("gewacht", True)
        else " Op een persoonlijk plan is niet gewacht; de reden staat bij het onderzoek."
    )
    return f"startte het onderzoek op {_dag(lading)}.{slot}"


def _hersteld(lading: Lading) -> str:
    slot = " De aanvraag wacht weer op een besluit." if lading.get("aanvraag") else ""
    return f"liet het onderzoek verdergaan waar het was voordat de casus dicht ging.{slot}"


def _gewezen(lading: Lading) -> str:
    match lading["voor"]:
        case VoorWie.INWONER:
            wat = "wees de inwoner op gratis cliëntondersteuning"
        case VoorWie.MANTELZORGER:
            wat = "wees een mantelzorger op gratis cliëntondersteuning"
        case _:
            return "legde vast dat er geen mantelzorger is."
    wil = lading.get("wil")
    antwoord = "" if wil is None else ": ja, graag" if wil else ": nee, nu niet"
    return f"{wat}{antwoord}."


def _beeindigd(lading: Lading) -> str:
    reden = str(Einde(lading["reden"]).label)
    hulp = str(Trede(lading["trede"]).label)
    if lading.get("nooit_gestart"):
        return f"beëindigde hulp die niet begonnen was ({hulp}): {reden}."
    return f"legde vast dat de hulp ({hulp}) op {_dag(lading)} eindigde: {reden}."


def _heropend(lading: Lading) -> str:
    keer = lading.get("keer", 1)
    return f"heropende de casus{f', voor de {keer}e keer' if keer > 1 else ''}."


def _gesprek(lading: Lading) -> str:
    if oud := lading.get("oud"):
        return f"verbeterde de dag van het eerste gesprek van {datum(date.fromisoformat(oud))} naar {_dag(lading)}."
    return f"legde vast dat het eerste gesprek over schulden op {_dag(lading)} was."


def _bedreiging(lading: Lading) -> str:
    return f"legde vast wat er dreigt sinds {_dag(lading)}: {SoortBedreiging(lading['soort_bedreiging']).label}."


def _bijstand(lading: Lading) -> str:
    if not lading["algemeen"]:
        return "legde vast dat dit niet om algemene bijstand gaat."
    zonder = lading.get("geen_wachttijd")
    wacht = f"geen wachttijd, {GeenWachttijd(zonder).label}" if zonder else "eerst vier weken zoeken"
    return f"legde vast dat het om algemene bijstand gaat: {wacht}."


ZINNEN: dict[str, Zin] = {
    "schuldhulp.bedreiging": Zin("let-op", _bedreiging),
    "schuldhulp.gesprek": Zin("praat", _gesprek),
    "bijstand.vastgelegd": Zin("pen", _bijstand),
    "bijstand.voorschot": Zin("euro", lambda lading: f"legde vast dat het voorschot op {_dag(lading)} is betaald."),
    "bijstand.geen_voorschot": Zin(
        "kruis", lambda lading: f"legde vast dat er geen voorschot is: {GeenVoorschot(lading['reden']).label}."
    ),
    "casus.geopend": Zin("map", _geopend),
    "casus.verwijzer": Zin(
        "pen", lambda lading: f"legde vast wie verwees: {TypeVerwijzer(lading['verwijzer']).label}."
    ),
    # The term that moved tells it in the timeline.
    "casus.melddag_verbeterd": Zin(
        "pen",
        lambda lading: f"verbeterde de dag van de melding van {_dag(lading, 'oud')} naar {_dag(lading, 'nieuw')}.",
        in_tijdlijn=False,
    ),
    "casus.status": Zin("map", "bracht de casus verder.", in_tijdlijn=False),
    "casus.afgesloten": Zin("vink", lambda lading: f"sloot de casus: {Afsluitreden(lading['reden']).label}."),
    "casus.heropend": Zin("map", _heropend),
    "onderzoek.geopend": Zin("map", _onderzoek_geopend),
    "onderzoek.pgb_uitgelegd": Zin(
        "praat", lambda lading: f"legde op {_dag(lading)} uit wanneer iemand voor een pgb kan kiezen."
    ),
    "onderzoek.plan_gewezen": Zin(
        "praat", lambda lading: f"vertelde op {_dag(lading)} dat de inwoner zelf een persoonlijk plan kan maken."
    ),
    "onderzoek.plan_gewezen_verbeterd": Zin(
        "pen",
        lambda lading: (
            f"verbeterde de dag waarop over het persoonlijk plan is verteld van {_dag(lading, 'oud')} "
            f"naar {_dag(lading)}."
        ),
    ),
    "onderzoek.gestart": Zin("pen", _gestart),
    "onderzoek.bijgewerkt": Zin("pen", "schreef verder aan het onderzoek.", in_tijdlijn=False),
    "onderzoek.verslag_gemaakt": Zin("document", "maakte het verslag van het onderzoek.", in_tijdlijn=False),
    # The letter itself tells this in the timeline (brief.gemaakt, brief.verzonden).
    "onderzoek.verslag_verzonden": Zin(
        "brief", lambda lading: f"deed het verslag op {_dag(lading)} op de post.", in_tijdlijn=False
    ),
    "onderzoek.aanvraag": Zin("document", "legde bij het onderzoek een aanvraag vast.", in_tijdlijn=False),
    "onderzoek.besloten": Zin("vink", "rondde het onderzoek af met een besluit.", in_tijdlijn=False),
    "onderzoek.klaar": Zin("vink", "rondde het onderzoek af zonder aanvraag."),
    "onderzoek.afgebroken": Zin("kruis", "stopte het onderzoek."),
    "onderzoek.hersteld": Zin("map", _hersteld),
    "hulpvraag.toegevoegd": Zin("praat", "schreef een hulpvraag op."),
    "hulpvraag.beantwoord": Zin(
        "praat", lambda lading: f"gaf een hulpvraag een uitkomst: {UitkomstHulpvraag(lading['uitkomst']).label}."
    ),
    "doel.toegevoegd": Zin("vink", "legde een doel vast."),
    "doel.geevalueerd": Zin(
        "vink", lambda lading: f"beoordeelde een doel: {'bereikt' if lading['bereikt'] else 'niet bereikt'}."
    ),
    "doel.vervallen": Zin("kruis", "legde vast dat een doel niet meer van toepassing is."),
    "ondersteuning.voorgesteld": Zin("groep", _per_trede("stelde hulp voor: {hulp}.")),
    "ondersteuning.gewijzigd": Zin("groep", _per_trede("paste een voorstel aan: {hulp}."), in_tijdlijn=False),
    "ondersteuning.toegewezen": Zin("vink", _per_trede("wees hulp toe: {hulp}.")),
    "ondersteuning.aanbieder_gekozen": Zin("groep", _per_trede("koos wie de hulp geeft: {hulp}.")),
    "ondersteuning.gestart": Zin("hier", _per_trede("legde vast dat de hulp ({hulp}) op {dag} begon.")),
    "ondersteuning.onderbroken": Zin(
        "klok",
        lambda lading: f"legde vast dat de hulp vanaf {_dag(lading)} stilligt: {RedenPauze(lading['reden']).label}.",
    ),
    "ondersteuning.hervat": Zin("hier", _per_trede("legde vast dat de hulp ({hulp}) vanaf {dag} weer loopt.")),
    "ondersteuning.beeindigd": Zin("vink", _beeindigd),
    "ondersteuning.geannuleerd": Zin("kruis", _per_trede("haalde een voorstel weg: {hulp}.")),
    "ondersteuning.keuze": Zin(
        "klok", lambda lading: f"koos wat er na de hulp gebeurt: {KeuzeAflopend(lading['keuze']).label}."
    ),
    "ondersteuning.einde_verbeterd": Zin(
        "pen", lambda lading: f"verbeterde de laatste dag van de hulp van {_dag(lading, 'oud')} naar {_dag(lading)}."
    ),
    "spoed.gemotiveerd": Zin(
        "brief", lambda lading: f"stuurde op {_dag(lading)} de motivering van de hulp bij spoed na."
    ),
    "overlijden.vastgelegd": Zin(
        "persoon", lambda lading: f"legde vast dat de inwoner is overleden op {_dag(lading)}. Alles wat liep, stopt."
    ),
    "overlijden.verbeterd": Zin(
        "pen", lambda lading: f"verbeterde de dag van het overlijden van {_dag(lading, 'oud')} naar {_dag(lading)}."
    ),
    "overlijden.ingetrokken": Zin("persoon", "trok het overlijden in: het was een vergissing."),
    "clientondersteuning.gewezen": Zin("praat", _gewezen),
    "clientondersteuning.overgenomen": Zin(
        "praat", "nam mee wat bij de melding over cliëntondersteuning is verteld.", in_tijdlijn=False
    ),
    "contact.vastgelegd": Zin(
        "praat", lambda lading: f"legde een contact vast: {SoortContact(lading['soort_contact']).label}."
    ),
}
