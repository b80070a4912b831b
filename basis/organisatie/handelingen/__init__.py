"""Verbs on the organisation. Their screens stand in basis/beheer; demo, import and tests use the system's door."""

from basis.organisatie.handelingen.hoedanigheid import beeindig_hoedanigheid, geef_hoedanigheid
from basis.organisatie.handelingen.inrichting import (
    maak_gemeente,
    voeg_kern_toe,
    voeg_organisatie_toe,
    voeg_team_toe,
    voeg_toegangspunt_toe,
    wijzig_gemeente,
    zet_briefteksten,
    zet_getallen,
)
from basis.organisatie.handelingen.mandaat import beeindig_mandaat, geef_mandaat, wijzig_telling
from basis.organisatie.handelingen.medewerker import (
    laat_toe,
    sluit_buiten,
    voeg_medewerker_toe,
    wijzig_eigen_wachtwoord,
    wijzig_medewerker,
    zet_samenvatting,
    zet_wachtwoord,
)

__all__ = [
    "beeindig_hoedanigheid",
    "beeindig_mandaat",
    "geef_hoedanigheid",
    "geef_mandaat",
    "laat_toe",
    "maak_gemeente",
    "sluit_buiten",
    "voeg_kern_toe",
    "voeg_medewerker_toe",
    "voeg_organisatie_toe",
    "voeg_team_toe",
    "voeg_toegangspunt_toe",
    "wijzig_eigen_wachtwoord",
    "wijzig_gemeente",
    "wijzig_medewerker",
    "wijzig_telling",
    "zet_briefteksten",
    "zet_getallen",
    "zet_samenvatting",
    "zet_wachtwoord",
]
