"""The legal clock: pure functions over dates; law in code, dated rows as frozen `Regels`."""

from basis.termijnen.bereken import bereken, streefdatum, toets_genoemd
from basis.termijnen.datumtekst import dagen_tussen, dagnaam, kort, over_dagen_tekst, voluit
from basis.termijnen.duur import Duur, Eenheid
from basis.termijnen.dwangsom import DwangsomUitkomst, dwangsom, gelijke_delen
from basis.termijnen.feestdagen import feestdagen
from basis.termijnen.kalender import is_vrij, werkdag_op_of_na
from basis.termijnen.regels import Dwangsombedragen, KbDag, Keuzes, Norm, Regels
from basis.termijnen.soort import Soort
from basis.termijnen.soorten import soorten
from basis.termijnen.toetsen import UITZONDERINGEN_ZOEKTERMIJN
from basis.termijnen.uitkomst import Grond, Opschorting, Stap, TermijnFout, Uitkomst

__all__ = [
    "UITZONDERINGEN_ZOEKTERMIJN",
    "Duur",
    "DwangsomUitkomst",
    "Dwangsombedragen",
    "Eenheid",
    "Grond",
    "KbDag",
    "Keuzes",
    "Norm",
    "Opschorting",
    "Regels",
    "Soort",
    "Stap",
    "TermijnFout",
    "Uitkomst",
    "bereken",
    "dagen_tussen",
    "dagnaam",
    "dwangsom",
    "feestdagen",
    "gelijke_delen",
    "is_vrij",
    "kort",
    "over_dagen_tekst",
    "soorten",
    "streefdatum",
    "toets_genoemd",
    "voluit",
    "werkdag_op_of_na",
]
