"""Eigen bijdrage for a Wmo-voorziening: whether it is due, how much, and why not. Pure: no database, no clock.

The abonnementstarief is Wmo 2.1.4a and 2.1.4b, its exceptions Uitvoeringsbesluit Wmo 2015 art. 3.8. Amounts and
AOW ages are dated rows with a source; those of beheer come on top (`beschikkingen/bedragen.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import TextChoices

from basis.inwoners.datums import OnvolledigeDatum
from basis.scherm.opmaak import euro
from beschikkingen.enums import Bijdragekeuze

# One monthly amount for every household, whatever its income.
INGEVOERD = date(2020, 1, 1)
BESLUIT = "Uitvoeringsbesluit Wmo 2015 art."
TARIEF = "Wmo 2015 art. 2.1.4a lid 4"


class Hulpsoort(TextChoices):
    """What the law tells apart."""

    HULP = "hulp", "hulp en begeleiding"
    HULPMIDDEL = "hulpmiddel", "hulpmiddel"
    WONINGAANPASSING = "woningaanpassing", "woningaanpassing"
    ROLSTOEL = "rolstoel", "rolstoel"
    VERVOER = "vervoer", "vervoer"
    BESCHERMD = "beschermd-wonen", "beschermd wonen"
    OPVANG = "opvang", "opvang"
    JEUGD = "jeugd", "jeugdhulp"


class Huishoudsoort(TextChoices):
    """Who pay together. `ONDER_AOW`: at least one of the two is under the AOW age."""

    ALLEEN = "alleenstaand", "alleenstaand"
    ONDER_AOW = "meerpersoons-onder-aow", "met een partner, en een van de twee heeft nog geen AOW-leeftijd"
    AOW = "meerpersoons-aow", "met een partner, allebei met AOW-leeftijd"


@dataclass(frozen=True)
class Bedrag:
    """Euro per month for a household at most, in one calendar year."""

    per_maand: Decimal
    bron: str


@dataclass(frozen=True)
class AowLeeftijd:
    """The AOW age in months, from 1 January of `jaar` until the next row."""

    jaar: int
    maanden: int
    bron: str

    @property
    def tekst(self) -> str:
        jaren, rest = divmod(self.maanden, 12)
        return f"{jaren} jaar" + (f" en {rest} {'maand' if rest == 1 else 'maanden'}" if rest else "")


_BEDRAGEN = {
    **dict.fromkeys((2020, 2021, 2022, 2023), Bedrag(Decimal("19.00"), TARIEF)),
    2024: Bedrag(Decimal("20.60"), "indexering 2024 (Wmo 2015 art. 2.1.4b lid 4)"),
    2025: Bedrag(Decimal("21.00"), "hetcak.nl, bedragen 2025"),
    2026: Bedrag(Decimal("21.80"), "hetcak.nl, bedragen 2026"),
}
_AOW = (
    AowLeeftijd(2020, 66 * 12 + 4, "AOW art. 7a"),
    AowLeeftijd(2022, 66 * 12 + 7, "AOW art. 7a"),
    AowLeeftijd(2023, 66 * 12 + 10, "AOW art. 7a"),
    AowLeeftijd(2024, 67 * 12, "AOW art. 7a"),
    AowLeeftijd(2028, 67 * 12 + 3, "aangekondigd voor 2028 (AOW art. 7a); kijk dit na als het zover is"),
)


@dataclass(frozen=True)
class Boek:
    """The amounts and AOW ages that hold. Without rows of beheer it is what this release knows."""

    bedragen: Mapping[int, Bedrag] = field(default_factory=lambda: _BEDRAGEN)
    aow: tuple[AowLeeftijd, ...] = _AOW

    def met(self, bedragen: Mapping[int, Bedrag], aow: Mapping[int, AowLeeftijd]) -> "Boek":
        """With rows of beheer: they win from those of the same year."""
        leeftijden = {**{rij.jaar: rij for rij in self.aow}, **aow}
        return replace(
            self,
            bedragen={**self.bedragen, **bedragen},
            aow=tuple(rij for _, rij in sorted(leeftijden.items())),
        )

    def aow_bereikt(self, geboren: OnvolledigeDatum, dag: date) -> bool | None:
        """Whether somebody reached the AOW age on `dag`; None when the birth date leaves it open.

        Who reached it keeps it when the age goes up in a later year.
        """
        eerste, laatste = geboren.eerste(), geboren.laatste()
        if eerste is None or laatste is None:
            return None
        vroeg, laat = self._bereikt(eerste, dag), self._bereikt(laatste, dag)
        return laat if vroeg == laat else None

    def _bereikt(self, geboren: date, dag: date) -> bool:
        einden = [date(rij.jaar, 1, 1) - timedelta(days=1) for rij in self.aow[1:]]
        return any(
            _na_maanden(geboren, rij.maanden) <= min(dag, einde)
            for rij, einde in zip(self.aow, [*einden, dag], strict=True)
        )


def _na_maanden(dag: date, maanden: int) -> date:
    """So many months later; a day that month does not have is the first of the next, as with birthdays."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    try:
        return date(jaar, maand + 1, dag.day)
    except ValueError:
        return date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)


@dataclass(frozen=True)
class Oordeel:
    """`verschuldigd` None: not known. `per_maand` only when due and known. `zin` is for the letter.

    `alleen_nu`: nothing is due on this day, but something may be while the help runs.
    """

    verschuldigd: bool | None
    artikel: str
    zin: str
    uitleg: tuple[str, ...]
    per_maand: Decimal | None = None
    jaar: int | None = None
    alleen_nu: bool = False

    def als_dict(self) -> dict[str, object]:
        return {
            "verschuldigd": self.verschuldigd,
            "per_maand": f"{self.per_maand:.2f}" if self.per_maand is not None else None,
            "artikel": self.artikel,
            "uitleg": list(self.uitleg),
        }


def _niet(artikel: str, waarom: str, zin: str = "") -> Oordeel:
    return Oordeel(False, artikel, zin or f"{waarom} Daarom betaalt u geen eigen bijdrage.", (waarom,))


# Why the college asks none stays out of the letter: it may be read by who must not know (3.8 lid 3 c).
_ZELF = "Wij hebben besloten dat u nu geen eigen bijdrage betaalt."
_GEEN = "Voor deze hulp betaalt u geen eigen bijdrage."
_CAK = "Het CAK stuurt de rekening."
UITZONDERINGEN: dict[str, Oordeel] = {
    Bijdragekeuze.WLZ: _niet(
        f"{BESLUIT} 3.8 lid 3 onder a", "U of uw partner betaalt al voor de Wlz, beschermd wonen of opvang."
    ),
    Bijdragekeuze.NACHTOPVANG: replace(
        _niet(
            f"{BESLUIT} 3.8 lid 3 onder b",
            "U bent in deze maand twee of meer nachten achter elkaar in de opvang.",
            "In een maand waarin u twee of meer nachten achter elkaar in de opvang bent, betaalt u geen eigen "
            "bijdrage.",
        ),
        alleen_nu=True,
    ),
    Bijdragekeuze.VEILIGHEID: _niet(f"{BESLUIT} 3.8 lid 3 onder c", "Veiligheid van een minderjarige.", _ZELF),
    Bijdragekeuze.DRAAGKRACHT: _niet(f"{BESLUIT} 3.8 lid 3 onder g", "Te weinig betalingscapaciteit.", _ZELF),
    Bijdragekeuze.AANPAK: _niet(f"{BESLUIT} 3.8 lid 3 onder h", "De bijdrage schaadt de aanpak.", _ZELF),
    Bijdragekeuze.OUDERS: Oordeel(
        None,
        f"{BESLUIT} 3.8 lid 3 onder e; Wmo 2015 art. 2.1.5",
        "Voor een woningaanpassing kunnen de ouders een eigen bijdrage betalen. Het CAK laat weten of dat zo is, "
        "en hoeveel het is.",
        ("Woningaanpassing voor een kind: volgens de verordening kunnen de ouders bijdragen.",),
    ),
}
ONDER_AOW = _niet(
    f"{BESLUIT} 3.8 lid 3 onder f",
    "U heeft een partner, en een van u heeft de AOW-leeftijd nog niet.",
    "U heeft een partner, en een van u heeft de AOW-leeftijd nog niet. Daarom betaalt u geen eigen bijdrage. "
    "Heeft u allebei de AOW-leeftijd? Dan betaalt u wel.",
)
# To who is 16 or 17 as well as to parents.
MINDERJARIG = _niet(
    f"{BESLUIT} 3.8 lid 3 onder e",
    "Jonger dan 18 jaar.",
    "Tot 18 jaar is er voor deze hulp geen eigen bijdrage. Daarna misschien wel.",
)
_JEUGD = _niet(
    "Jeugdwet (de ouderbijdrage verviel op 1 januari 2016)",
    "De Jeugdwet kent geen eigen bijdrage.",
    "Voor jeugdhulp betaalt u geen eigen bijdrage.",
)
_ROLSTOEL = _niet(f"{BESLUIT} 3.8 lid 3 onder d", "Voor een rolstoel is geen bijdrage verschuldigd.", _GEEN)
# What the verordening leaves out of the tarief, such as vervoer (3.8 lid 1): a mark in the catalogue.
VRIJGESTELD = _niet("Wmo 2015 art. 2.1.4 en 2.1.4a (verordening)", "Deze hulp valt niet onder het tarief.", _GEEN)
_EIGEN_REGELING = Oordeel(
    True,
    f"{BESLUIT} 3.11 en 3.12",
    "Voor beschermd wonen of opvang betaalt u een eigen bijdrage. Hoeveel dat is, hangt af van uw situatie. "
    "Bij beschermd wonen kijkt het CAK naar uw inkomen en vermogen, en stuurt u de rekening. "
    "Bij opvang hoort u het bedrag van ons of van de instelling. Kijk op hetcak.nl, of bel ons.",
    ("Beschermd wonen en opvang hebben een eigen bijdrage die van inkomen en vermogen of van de gemeente afhangt.",),
)


def oordeel(
    soort: Hulpsoort | str,
    dag: date,
    boek: Boek,
    *,
    huishouden: Huishoudsoort | str | None = None,
    uitzondering: str = "",
    minderjarig: bool | None = False,
) -> Oordeel:
    """What is due for this kind of help on that day. None means not known, and is never read as 'no'."""
    match soort:
        case Hulpsoort.JEUGD:
            return _JEUGD
        case Hulpsoort.ROLSTOEL:
            return _ROLSTOEL
        case Hulpsoort.BESCHERMD | Hulpsoort.OPVANG:
            return MINDERJARIG if minderjarig else _EIGEN_REGELING
    if dag < INGEVOERD:
        zin = "Hoeveel u zelf betaalde, hing in dit jaar af van uw inkomen. Vraag het aan het CAK."
        return Oordeel(None, TARIEF, zin, ("Het vaste bedrag per maand geldt vanaf 1 januari 2020.",))
    if uitzondering == Bijdragekeuze.OUDERS and soort != Hulpsoort.WONINGAANPASSING:
        uitzondering = ""
    if uitzondering in UITZONDERINGEN:
        return UITZONDERINGEN[uitzondering]
    if minderjarig:
        return MINDERJARIG
    if huishouden == Huishoudsoort.ONDER_AOW:
        return ONDER_AOW
    return _abonnement(Hulpsoort(soort), dag, boek, huishouden, minderjarig)


def _abonnement(
    soort: Hulpsoort, dag: date, boek: Boek, huishouden: Huishoudsoort | str | None, minderjarig: bool | None
) -> Oordeel:
    bedrag = boek.bedragen.get(dag.year)
    if bedrag is not None and bedrag.per_maand == 0:
        return _niet("Wmo 2015 art. 2.1.4a lid 5 (verordening)", "De gemeente vraagt geen bijdrage.", _GEEN)
    hoeveel = f"{euro(bedrag.per_maand)} per maand (bedrag van {dag.year})" if bedrag else ""
    kosten = f"Van {dag.year} is geen bedrag bekend."
    if bedrag is not None:
        kosten = f"In {dag.year} hooguit {euro(bedrag.per_maand)} per maand voor het hele huishouden ({bedrag.bron})."
    if huishouden is None or minderjarig is None:
        return _onzeker(hoeveel, kosten, huishouden, minderjarig)
    if bedrag is None:
        zin = (
            f"U betaalt een eigen bijdrage. Hoeveel dat is in {dag.year}, laat het CAK u weten. {_CAK} "
            "Kijk op hetcak.nl, of bel ons."
        )
        return Oordeel(True, TARIEF, zin, (kosten, "Het CAK stelt de bijdrage vast (Wmo 2015 art. 2.1.4b)."))
    samen = "u en uw partner samen" if huishouden == Huishoudsoort.AOW else "alle hulp samen"
    zin = f"Dit bedrag geldt voor {samen}, ook als u meer soorten hulp krijgt."
    uitleg = [f"Huishouden: {Huishoudsoort(huishouden).label}.", kosten]
    if soort in (Hulpsoort.HULPMIDDEL, Hulpsoort.WONINGAANPASSING):
        zin += " Voor een hulpmiddel of een aanpassing van uw huis betaalt u nooit meer dan de kostprijs."
        uitleg.append("Nooit meer dan de kostprijs (Wmo 2015 art. 2.1.4a lid 6).")
    if soort == Hulpsoort.VERVOER:
        uitleg.append(f"De verordening kan vervoer uitzonderen ({BESLUIT} 3.8 lid 1).")
    return Oordeel(True, TARIEF, zin, tuple(uitleg), bedrag.per_maand, dag.year)


def _onzeker(hoeveel: str, kosten: str, huishouden: Huishoudsoort | str | None, minderjarig: bool | None) -> Oordeel:
    """Due or not depends on what is not known: the letter says on what."""
    vragen, waarom = [], []
    if minderjarig is None:
        vragen.append("Bent u jonger dan 18 jaar?")
        waarom.append("De leeftijd is niet zeker.")
    if huishouden is None:
        vragen.append("Heeft u een partner, en heeft een van u de AOW-leeftijd nog niet?")
        waarom.append("Het huishouden is niet bekend.")
    anders = f"hooguit {hoeveel}" if hoeveel else "wel een eigen bijdrage, en laat het CAK u weten hoeveel"
    zin = (
        f"{' Of: '.join(vragen)} Dan betaalt u geen eigen bijdrage. Anders betaalt u {anders}. {_CAK} "
        "Kijk op hetcak.nl, of bel ons."
    )
    return Oordeel(None, f"{BESLUIT} 3.8 lid 3 onder e en f", zin, (*waarom, kosten))
