"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.taak import maak_taak, rond_taak_af
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af

__all__ = ["herzie_fatale_datum", "maak_taak", "open_termijn", "rond_taak_af", "rond_termijn_af"]
