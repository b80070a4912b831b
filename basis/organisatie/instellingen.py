"""What a gemeente sets, dated: Instelling "brief.<naam>" for its letters, "grens.<naam>" for its numbers.

Without a row the standaard holds.
"""

from dataclasses import dataclass
from datetime import date

from basis.journaal.tijd import vandaag
from basis.organisatie.models import Instelling
from basis.organisatie.periode import geldt_op


@dataclass(frozen=True)
class Brieftekst:
    """`standaard` is always true, whatever the gemeente; `vraag` and `uitleg` stand on the screen of beheer."""

    vraag: str
    uitleg: str
    standaard: str = ""


BRIEFTEKSTEN: dict[str, Brieftekst] = {
    "bereikbaar": Brieftekst("Wanneer zijn jullie te bellen?", "Bijvoorbeeld: werkdagen van 9 tot 12 uur."),
    "website": Brieftekst("Website", "Bijvoorbeeld: overbetuwe.nl. Onder ‘privacy’ staat daar de privacyverklaring."),
    "rechtbank": Brieftekst(
        "Naam van de rechtbank", "Voor de voorlopige voorziening (Awb 8:81). Bijvoorbeeld: Gelderland."
    ),
    "bezwaar_digitaal": Brieftekst(
        "Hoe kan iemand digitaal bezwaar maken?",
        "Een hele zin, bijvoorbeeld: Het kan ook met DigiD op overbetuwe.nl/bezwaar.",
    ),
    "clientondersteuning": Brieftekst(
        "Hoe bereikt iemand een cliëntondersteuner?",
        "Een hele zin, met telefoonnummer (Wmo 2.3.2 lid 3).",
        "Bel ons. Wij zeggen u hoe u een cliëntondersteuner vindt.",
    ),
    "vertrouwenspersoon": Brieftekst(
        "Hoe bereikt iemand de vertrouwenspersoon?",
        "Een hele zin, voor brieven over jeugdhulp (Jeugdwet 2.5).",
        "Bel ons. Wij zeggen u hoe u de vertrouwenspersoon bereikt.",
    ),
}

BEZWAAR_DIGITAAL = (
    "In een besluit staat nu niet hoe iemand digitaal bezwaar maakt. Daar heeft de inwoner recht op (Awb 2:13)."
)


def briefteksten(gemeente_id: int) -> dict[str, str]:
    """The letter texts as they hold today: what the gemeente set, else the text that is always true."""
    sleutels = [f"brief.{naam}" for naam in BRIEFTEKSTEN]
    rijen = Instelling.objects.filter(geldt_op(vandaag()), gemeente_id=gemeente_id, sleutel__in=sleutels).order_by("id")
    standaard = {naam: tekst.standaard for naam, tekst in BRIEFTEKSTEN.items()}
    return standaard | {rij.sleutel.removeprefix("brief."): str(rij.waarde) for rij in rijen}


def wat_mist_in_brieven(teksten: dict[str, str]) -> str:
    """What the law asks of a letter and nobody filled in, as a sentence for beheer and for who decides; else empty."""
    return "" if teksten["bezwaar_digitaal"].strip() else BEZWAAR_DIGITAAL


@dataclass(frozen=True)
class Getal:
    """A whole number the law leaves to the gemeente; `standaard` is ours until it says otherwise."""

    vraag: str
    uitleg: str
    standaard: int
    minstens: int
    hoogstens: int


GETALLEN: dict[str, Getal] = {
    "spoed_weken": Getal(
        "Hoeveel weken duurt hulp bij spoed hooguit?",
        "Daarna is een nieuw besluit nodig (Wmo 2.3.3). De hulp stopt niet vanzelf.",
        8,
        1,
        26,
    ),
    "verwijzing_controle": Getal(
        "Boven welk bedrag per jaar kijken we een verwijzing voor jeugdhulp na?",
        "In hele euro’s. De hulp wacht daar niet op. 0 is: elke verwijzing.",
        10_000,
        0,
        9_999_999,
    ),
}


def getallen(gemeente_id: int, dag: date) -> dict[str, int]:
    """All numbers as they hold on that day. One query."""
    rijen = Instelling.objects.filter(geldt_op(dag), gemeente_id=gemeente_id, sleutel__startswith="grens.")
    gezet = {rij.sleutel.removeprefix("grens."): int(rij.waarde) for rij in rijen.order_by("id")}
    return {naam: gezet.get(naam, soort.standaard) for naam, soort in GETALLEN.items()}


def getal(gemeente_id: int, naam: str, dag: date) -> int:
    return getallen(gemeente_id, dag)[naam]
