"""What is known of one kind of term, whatever its length."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from basis.termijnen.duur import Duur
from basis.termijnen.uitkomst import Grond


class Schuift(StrEnum):
    """By which rules a term that ends on a free day moves on."""

    ATW = "Algemene termijnenwet"
    EU = "Verordening 1182/71"
    NEE = "schuift niet"


class Ruimte(StrEnum):
    """What a row of the gemeente may do to the length."""

    GEEN = "geen"
    VERORDENING = "verordening"
    NORM = "norm"


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of term. `duur` says its length in words."""

    soort: str
    artikel: str
    lengte: Duur
    startgebeurtenis: str
    geldig_vanaf: date = date(2015, 1, 1)
    geldig_tot: date | None = None
    gronden: frozenset[Grond] = frozenset()
    opschorting_artikel: str = ""
    verdaging: Duur | None = None
    verdaging_artikel: str = ""
    verlengd: str = ""
    commissie: Duur | None = None
    redelijke_termijn: bool = False
    termijn_rechter: bool = False
    wachttijd: bool = False
    terug: bool = False
    schuift: Schuift = Schuift.ATW
    ruimte: Ruimte = Ruimte.GEEN
    hoogstens: Duur | None = None
    dwangsom: bool = False
    start_op_werkdag: bool = False
    uit_verordening: bool = False
    eigen: bool = False
    betekenis: str = "laatste dag"

    @property
    def duur(self) -> str:
        """'zes weken', with what the reader must know of it: other lengths, who set it, counted back."""
        tekst = str(self.lengte)
        ruim = self.ruimte is Ruimte.VERORDENING and not self.uit_verordening
        if ruim and self.hoogstens:
            tekst = f"hoogstens {tekst}"
        noten = ["telt terug"] if self.terug else ["wachttijd"] if self.wachttijd else []
        if self.commissie:
            noten.append(f"{self.commissie} met een adviescommissie")
        if self.uit_verordening:
            noten.append("uit de verordening")
        elif self.ruimte is Ruimte.NORM:
            noten.append("eigen norm; de wet noemt geen termijn")
        elif ruim:
            korter = "de verordening kan een kortere termijn geven"
            noten.append(korter if self.hoogstens else "tenzij de verordening anders bepaalt")
        return f"{tekst} ({'; '.join(noten)})" if noten else tekst

    @property
    def opschortbaar(self) -> bool:
        return bool(self.gronden)

    @property
    def verdaagbaar(self) -> bool:
        return self.verdaging is not None
