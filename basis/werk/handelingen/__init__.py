"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.attendering import attendeer, markeer_gemaild, zet_gezien
from basis.werk.handelingen.taak import (
    draag_taak_over,
    heropen_taken,
    maak_taak,
    nieuwe_taak,
    rond_taak_af,
    sluit_taken,
    stel_taak_uit,
)
from basis.werk.handelingen.selectie import bewaar_selectie, verwijder_selectie, wijzig_selectie
from basis.werk.handelingen.taak import maak_taak, rond_taak_af
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn, rond_termijn_af
from basis.werk.handelingen.wachtlijst import haal_van_wachtlijst, verplaats_wachtplek, zet_op_wachtlijst

__all__ = [
    "attendeer",
    "draag_taak_over",
    "heropen_taken",
    "herzie_fatale_datum",
    "maak_taak",
    "markeer_gemaild",
    "nieuwe_taak",
    "open_termijn",
    "rond_taak_af",
    "rond_termijn_af",
    "sluit_taken",
    "stel_taak_uit",
    "zet_gezien",
    "bewaar_selectie",
    "haal_van_wachtlijst",
    "herzie_fatale_datum",
from basis.werk.handelingen.vraag import beantwoord_vraag, lees_antwoord, leg_vraag_vast, stel_vraag, trek_vraag_in
from basis.werk.handelingen.zoektekst import indexeer

__all__ = [
    "beantwoord_vraag",
    "herzie_fatale_datum",
    "indexeer",
    "lees_antwoord",
    "leg_vraag_vast",
    "maak_taak",
    "open_termijn",
    "rond_taak_af",
    "rond_termijn_af",
    "verplaats_wachtplek",
    "verwijder_selectie",
    "wijzig_selectie",
    "zet_op_wachtlijst",
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
    "stel_vraag",
    "trek_vraag_in",
]
