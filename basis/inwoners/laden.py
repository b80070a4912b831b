"""Load a file of BRP records: each in its own transaction, a bad one reported by number and skipped."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DatabaseError, OperationalError

from basis.inwoners.brp import Onbruikbaar, Persoonslijst, lees_persoonslijst
from basis.inwoners.handelingen import Overname, neem_over_uit_brp
from basis.inwoners.laden_kiezen import kies
from basis.journaal.plek import Plek
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Hoedanigheid

NA_LADEN: Plek[Callable[[Hoedanigheid], None]] = Plek(
    __name__, "wat volgt als personen uit de BRP geladen zijn, op naam van het systeem"
)
MAX_BYTES = 512 * 1024 * 1024


class BestandFout(Exception):
    """The file can't be read; the message is one Dutch line."""


@dataclass(frozen=True)
class Overgeslagen:
    nr: int
    reden: str


@dataclass
class Verslag:
    gelezen: int = 0
    aantallen: dict[Overname, int] = field(default_factory=lambda: dict.fromkeys(Overname, 0))
    overgeslagen: list[Overgeslagen] = field(default_factory=list)

    def als_json(self) -> dict[str, Any]:
        return {
            "gelezen": self.gelezen,
            **{str(uitkomst): aantal for uitkomst, aantal in self.aantallen.items()},
            "overgeslagen": [{"nr": regel.nr, "reden": regel.reden} for regel in self.overgeslagen],
        }


def lees_bestand(pad: Path) -> list[Any]:
    """The records in the file. Raises BestandFout when it is no JSON list."""
    try:
        if pad.stat().st_size > MAX_BYTES:
            raise BestandFout(f"Het bestand is groter dan {MAX_BYTES // 1024**2} MB. Deel het op.")
        inhoud = json.loads(pad.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise BestandFout("Het bestand bestaat niet.") from None
    except OSError as fout:
        raise BestandFout(f"Het bestand is niet te openen ({fout.strerror}).") from None
    except UnicodeDecodeError:
        raise BestandFout("Het bestand is geen tekst in UTF-8.") from None
    except (ValueError, RecursionError):
        raise BestandFout("Het bestand is geen geldige JSON.") from None
    if not isinstance(inhoud, list):
        raise BestandFout("Het bestand bevat geen lijst van personen.")
    return inhoud


def laad(door: Hoedanigheid, records: Sequence[object]) -> Verslag:
    """Take over every usable record; numbers count from 1. Of more records of one person at most one counts."""
    verslag = Verslag(gelezen=len(records))
    for nr, lijst in _tellende(records, verslag):
        try:
            _, uitkomst = neem_over_uit_brp(door, lijst)
        except GeenRecht:
            raise
        except Geweigerd as fout:
            verslag.overgeslagen.append(Overgeslagen(nr, fout.reden))
        except OperationalError:
            # The database itself is gone or full: not something about this record.
            raise
        except DatabaseError as fout:
            verslag.overgeslagen.append(Overgeslagen(nr, f"De database weigerde dit record ({type(fout).__name__})."))
        else:
            verslag.aantallen[uitkomst] += 1
    for volg in NA_LADEN:
        volg(door)
    verslag.overgeslagen.sort(key=lambda regel: regel.nr)
    return verslag


def _tellende(records: Sequence[object], verslag: Verslag) -> list[tuple[int, Persoonslijst]]:
    """The records to take over, in the order of the file; the rest goes into the report with its reason."""
    per_bsn: dict[str, list[tuple[int, Persoonslijst]]] = {}
    for nr, record in enumerate(records, 1):
        try:
            lijst = lees_persoonslijst(record, vandaag())
        except Onbruikbaar as fout:
            verslag.overgeslagen.append(Overgeslagen(nr, str(fout)))
        else:
            per_bsn.setdefault(lijst.bsn, []).append((nr, lijst))
    gekozen = []
    for rijen in per_bsn.values():
        telt, redenen = kies(rijen)
        gekozen += [rij for rij in rijen if rij[0] == telt]
        verslag.overgeslagen += [Overgeslagen(nr, reden) for nr, reden in redenen.items()]
    return sorted(gekozen, key=lambda rij: rij[0])
