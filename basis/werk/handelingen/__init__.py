"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.begin import corrigeer_start, verzet_begin
from basis.werk.handelingen.dwangsom import (
    beoordeel_ingebrekestelling,
    leg_betaling_vast,
    leg_ingebrekestelling_vast,
    stel_dwangsom_vast,
)
from basis.werk.handelingen.opschorting import hervat, schort_op
from basis.werk.handelingen.regels import (
    laat_feestdag_vervallen,
    laat_norm_vervallen,
    voeg_feestdag_toe,
    voeg_norm_toe,
)
from basis.werk.handelingen.taak import maak_taak, rond_taak_af
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af
from basis.werk.handelingen.uitstel import (
    meld_vertraging,
    noem_redelijke_termijn,
    schakel_commissie_in,
    spreek_uitstel_af,
    verdaag,
)

__all__ = [
    "beoordeel_ingebrekestelling",
    "corrigeer_start",
    "hervat",
    "herzie_fatale_datum",
    "laat_feestdag_vervallen",
    "laat_norm_vervallen",
    "leg_betaling_vast",
    "leg_ingebrekestelling_vast",
    "maak_taak",
    "meld_vertraging",
    "noem_redelijke_termijn",
    "open_termijn",
    "rond_taak_af",
    "rond_termijn_af",
    "schakel_commissie_in",
    "schort_op",
    "spreek_uitstel_af",
    "stel_dwangsom_vast",
    "verdaag",
    "verzet_begin",
    "voeg_feestdag_toe",
    "voeg_norm_toe",
]
