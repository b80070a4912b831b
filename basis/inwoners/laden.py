"""Load a file of BRP records: each in its own transaction, a bad one reported by number and skipped."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DatabaseError, OperationalError

from basis.inwoners.brp import Onbruikbaar, Persoonslijst, lees_persoonslijst
from basis.inwoners.handelingen import Overname, neem_over_uit_brp
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid

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
    """Take over every usable record; numbers count from 1. A second record of one person is skipped."""
    verslag = Verslag(gelezen=len(records))
    gezien: dict[str, int] = {}
    for nr, record in enumerate(records, 1):
        try:
            lijst = lees_persoonslijst(record, vandaag())
            _een_keer(lijst, nr, gezien)
            _, uitkomst = neem_over_uit_brp(door, lijst)
        except Onbruikbaar as fout:
            verslag.overgeslagen.append(Overgeslagen(nr, str(fout)))
        except OperationalError:
            # The database itself is gone or full: not something about this record.
            raise
        except DatabaseError as fout:
            verslag.overgeslagen.append(Overgeslagen(nr, f"De database weigerde dit record ({type(fout).__name__})."))
        else:
            verslag.aantallen[uitkomst] += 1
    return verslag


def _een_keer(lijst: Persoonslijst, nr: int, gezien: dict[str, int]) -> None:
    eerder = gezien.setdefault(lijst.bsn, nr)
    if eerder != nr:
        raise Onbruikbaar(f"Dit BSN staat al in record {eerder}.")
