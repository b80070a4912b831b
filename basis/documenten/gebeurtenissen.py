"""What happened with letters and documents, as a sentence in the timeline."""

from datetime import date
from typing import Any

from basis.documenten.models import SoortBrief, SoortDocument
from basis.journaal.zinnen import Zin
from basis.scherm.opmaak import datum


def _soort(lading: dict[str, Any]) -> str:
    return SoortBrief(lading["soort_brief"]).label


def _dag(lading: dict[str, Any]) -> str:
    return datum(date.fromisoformat(lading["op"]))


def _verbeterd(lading: dict[str, Any]) -> str:
    oud, nieuw = (datum(date.fromisoformat(lading[sleutel])) for sleutel in ("oud", "nieuw"))
    return f"verbeterde de dag van de post van {oud} naar {nieuw}: {_soort(lading)}."


ZINNEN = {
    "brief.gemaakt": Zin("brief", lambda lading: f"maakte een brief: {_soort(lading)}."),
    "brief.verzonden": Zin(
        "brief",
        lambda lading: (
            f"deed een brief op de post op {_dag(lading)}: {_soort(lading)}"
            f"{', al zei hij iets anders dan het dossier' if lading.get('verouderd') else ''}."
        ),
    ),
    "brief.gedateerd": Zin(
        "brief",
        lambda lading: f"maakte een brief voor de post van {_dag(lading)}: {_soort(lading)}.",
    ),
    "brief.verzending_verbeterd": Zin("pen", _verbeterd),
    "brief.vervallen": Zin("brief", lambda lading: f"liet een brief vervallen: {_soort(lading)}."),
    "document.toegevoegd": Zin(
        "document",
        lambda lading: (
            f"voegde een document toe: {SoortDocument(lading['soort_document']).label}, "
            f"ontvangen op {datum(date.fromisoformat(lading['ontvangen_op']))}."
        ),
    ),
}
