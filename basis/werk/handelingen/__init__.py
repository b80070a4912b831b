"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.afspraak import (
    afspraak_geweest,
    lees_veiligheidsnotitie,
    niet_verschenen,
    plan_afspraak,
    verzet_afspraak,
    zeg_afspraak_af,
)
from basis.werk.handelingen.taak import maak_taak, rond_taak_af
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af
from basis.werk.handelingen.terugbel import (
    gesproken,
    koppel_terugbel,
    laat_terugbel_vervallen,
    niet_bereikt,
    vraag_terugbellen,
)

__all__ = [
    "afspraak_geweest",
    "gesproken",
    "herzie_fatale_datum",
    "koppel_terugbel",
    "laat_terugbel_vervallen",
    "lees_veiligheidsnotitie",
    "maak_taak",
    "niet_bereikt",
    "niet_verschenen",
    "open_termijn",
    "plan_afspraak",
    "rond_taak_af",
    "rond_termijn_af",
    "verzet_afspraak",
    "vraag_terugbellen",
    "zeg_afspraak_af",
]
