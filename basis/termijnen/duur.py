"""Lengths of terms as the law writes them: so many days, weeks, months, years or werkdagen."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from basis.termijnen.datumtekst import MAANDEN, telwoord


class Eenheid(StrEnum):
    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


_ENKELVOUD = {
    Eenheid.DAGEN: "dag",
    Eenheid.WERKDAGEN: "werkdag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
    Eenheid.JAREN: "jaar",
}

# Longer than this is left alone by the Algemene termijnenwet (art. 4 onder a).
_GRENS = {
    Eenheid.DAGEN: 90,
    Eenheid.WERKDAGEN: 90,
    Eenheid.WEKEN: 12,
    Eenheid.MAANDEN: 3,
    Eenheid.JAREN: 0,
}


@dataclass(frozen=True, slots=True)
class Duur:
    """A number of units; `na` and `voor` count from a day that is not counted itself."""

    aantal: int
    eenheid: Eenheid

    def __str__(self) -> str:
        """'zes weken', 'een maand', 'twee jaar'."""
        if self.aantal == 1 or self.eenheid is Eenheid.JAREN:
            return f"{telwoord(self.aantal)} {_ENKELVOUD[self.eenheid]}"
        return f"{telwoord(self.aantal)} {self.eenheid.value}"

    @property
    def lang(self) -> str:
        """What a term past the limit of art. 4 is called: 'meer dan twaalf weken'."""
        if self.eenheid is Eenheid.JAREN:
            return "in jaren"
        grens = Duur(_GRENS[self.eenheid], self.eenheid)
        return f"van meer dan {grens}"

    @property
    def buiten_atw(self) -> bool:
        """Terms the Algemene termijnenwet leaves alone for their length (art. 4 onder a)."""
        return self.aantal > _GRENS[self.eenheid]

    def na(self, dag: date) -> date:
        """The day this long after `dag`; werkdagen need a calendar and are counted elsewhere."""
        return self._verschuif(dag, self.aantal)

    def voor(self, dag: date) -> date:
        """The day this long before `dag`."""
        return self._verschuif(dag, -self.aantal)

    def ontbrekende_dag(self, dag: date, *, terug: bool = False) -> str | None:
        """'31 februari 2027' where that many months from `dag` is a day the calendar does not have, else None."""
        if self.eenheid not in (Eenheid.MAANDEN, Eenheid.JAREN):
            return None
        uit = self.voor(dag) if terug else self.na(dag)
        return None if uit.day == dag.day else f"{dag.day} {MAANDEN[uit.month - 1]} {uit.year}"

    def _verschuif(self, dag: date, aantal: int) -> date:
        match self.eenheid:
            case Eenheid.DAGEN:
                return dag + timedelta(days=aantal)
            case Eenheid.WEKEN:
                return dag + timedelta(weeks=aantal)
            case Eenheid.MAANDEN:
                return _maanden_verder(dag, aantal)
            case Eenheid.JAREN:
                return _maanden_verder(dag, 12 * aantal)
            case Eenheid.WERKDAGEN:
                raise TypeError("werkdagen tellen kan alleen met een kalender")


def _maanden_verder(dag: date, maanden: int) -> date:
    """Same day of the month, or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    if not date.min.year <= jaar <= date.max.year:
        raise OverflowError("buiten de kalender")
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def dagen(aantal: int) -> Duur:
    return Duur(aantal, Eenheid.DAGEN)


def werkdagen(aantal: int) -> Duur:
    return Duur(aantal, Eenheid.WERKDAGEN)


def weken(aantal: int) -> Duur:
    return Duur(aantal, Eenheid.WEKEN)


def maanden(aantal: int) -> Duur:
    return Duur(aantal, Eenheid.MAANDEN)
