"""A row of Mijn werk, ready to print: whose move, by when, why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from basis.dossiers.models import Dossier
from basis.dossiers.waarover import Over
from basis.scherm.opmaak import datum_kort

TE_LAAT, DEZE_WEEK, DAARNA = "Te laat", "Deze week", "Daarna"
WEEK = 7


@dataclass(frozen=True)
class Regel:
    """`stap` is what to do next, with where; `wat` what it is about.

    `einddatum` becomes the chip with days; `kop` starts a part of the list; `url` may be empty.
    """

    naam: str
    url: str = ""
    bij: str = ""
    wat: str = ""
    stap: str = ""
    stap_url: str = ""
    einddatum: date | None = None
    bij_datum: str = ""
    in_plaats_van_datum: str = ""
    fase: str = ""
    wet: str = ""
    sinds: str = ""
    kop: str = ""


def deel_van(einddatum: date, dag: date) -> str:
    """In words what colour says: te laat, deze week (today and seven days on), daarna."""
    if einddatum < dag:
        return TE_LAAT
    return DEZE_WEEK if (einddatum - dag).days <= WEEK else DAARNA


def wie(dossier: Dossier) -> dict[str, Any]:
    """Who it is about and where: the same on every row. Birth date and kern beside each name."""
    inwoner = dossier.inwoner
    delen = [str(inwoner.geboren) if inwoner else "", dossier.kern.naam if dossier.kern else ""]
    return {
        "naam": dossier.wie,
        "url": dossier.get_absolute_url(),
        "bij": ", ".join(deel for deel in delen if deel),
        "fase": dossier.fase,
        "wet": str(dossier.get_wet_display()) if dossier.wet else "",
    }


def van_dossier(dossier: Dossier, over: Over, **anders: Any) -> Regel:
    """A dossier with its next step, its fatale datum and since when it is somebody's move."""
    fataal = dossier.fatale_datum
    gegevens: dict[str, Any] = {
        **wie(dossier),
        "wat": over.waarover,
        "stap": over.stap,
        "stap_url": over.stap_url,
        "einddatum": fataal,
        "bij_datum": f"{datum_kort(fataal)}, wettelijk" if fataal else "",
        "in_plaats_van_datum": "" if fataal else "geen termijn",
        "sinds": f"sinds {datum_kort(dossier.aan_zet_sinds)}",
        **anders,
    }
    return Regel(**gegevens)
