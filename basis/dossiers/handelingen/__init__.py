"""The verbs on the spine, and what every verb above uses."""

from basis.dossiers.handelingen.dossier import (
    GESLOTEN,
    ROL_BEHANDELAAR,
    betrek,
    betrokkenheid_eindigt,
    draag_over,
    laat_los,
    maak_dossier,
    nieuw_nummer,
    scherm_af,
    vergrendel,
    vergrendel_alle,
    verplaats,
    waarom_niet_aan,
    waarom_niet_overdragen,
    zet_aan_zet,
)
from basis.dossiers.handelingen.labels import maak_label, stel_gewicht, wijzig_label, zet_labels
from basis.dossiers.handelingen.overdracht import (
    bied_aan,
    neem_overdracht_aan,
    trek_overdracht_in,
    waarom_niet_aanbieden,
    weiger_overdracht,
)
from basis.dossiers.handelingen.verdelen import geef_terug, pak_op, waarom_niet_oppakken, waarom_niet_teruggeven

__all__ = [
    "GESLOTEN",
    "ROL_BEHANDELAAR",
    "betrek",
    "betrokkenheid_eindigt",
    "bied_aan",
    "draag_over",
    "geef_terug",
    "laat_los",
    "maak_dossier",
    "maak_label",
    "neem_overdracht_aan",
    "nieuw_nummer",
    "pak_op",
    "scherm_af",
    "stel_gewicht",
    "trek_overdracht_in",
    "vergrendel",
    "vergrendel_alle",
    "verplaats",
    "waarom_niet_aan",
    "waarom_niet_aanbieden",
    "waarom_niet_oppakken",
    "waarom_niet_overdragen",
    "waarom_niet_teruggeven",
    "weiger_overdracht",
    "wijzig_label",
    "zet_aan_zet",
    "zet_labels",
]
