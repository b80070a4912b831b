"""The verbs on what must be done; the termijn functions run inside verbs of higher rooms."""

from basis.werk.handelingen.afronding import kijk_vastgesteld_na, verzet_afronding
from basis.werk.handelingen.afspraak import (
    afspraak_geweest,
    lees_veiligheidsnotitie,
    niet_verschenen,
    plan_afspraak,
    verzet_afspraak,
    zeg_afspraak_af,
)
from basis.werk.handelingen.attendering import attendeer, markeer_gemaild, zet_gezien
from basis.werk.handelingen.begin import corrigeer_start, verzet_begin
from basis.werk.handelingen.dwangsom import (
    beoordeel_ingebrekestelling,
    leg_betaling_vast,
    leg_ingebrekestelling_vast,
    stel_dwangsom_vast,
)
from basis.werk.handelingen.herleven import herleef_termijn
from basis.werk.handelingen.opschorting import hervat, schort_op
from basis.werk.handelingen.regels import laat_feestdag_vervallen, laat_norm_vervallen, voeg_feestdag_toe, voeg_norm_toe
from basis.werk.handelingen.selectie import bewaar_selectie, verwijder_selectie, wijzig_selectie
from basis.werk.handelingen.taak import (
    draag_taak_over,
    heropen_taken,
    maak_taak,
    nieuwe_taak,
    rond_taak_af,
    sluit_taken,
    stel_taak_uit,
)
from basis.werk.handelingen.termijn import herzie_fatale_datum, open_termijn
from basis.werk.handelingen.terugbel import (
    gesproken,
    koppel_terugbel,
    laat_terugbel_vervallen,
    niet_bereikt,
    vraag_terugbellen,
)
from basis.werk.handelingen.uitstel import (
    meld_vertraging,
    noem_redelijke_termijn,
    schakel_commissie_in,
    spreek_uitstel_af,
    verdaag,
)
from basis.werk.handelingen.verloop import rond_termijn_af
from basis.werk.handelingen.vraag import beantwoord_vraag, lees_antwoord, leg_vraag_vast, stel_vraag, trek_vraag_in
from basis.werk.handelingen.wachtlijst import haal_van_wachtlijst, verplaats_wachtplek, zet_op_wachtlijst
from basis.werk.handelingen.zoektekst import indexeer

__all__ = [
    "afspraak_geweest",
    "attendeer",
    "beantwoord_vraag",
    "beoordeel_ingebrekestelling",
    "bewaar_selectie",
    "corrigeer_start",
    "draag_taak_over",
    "gesproken",
    "haal_van_wachtlijst",
    "herleef_termijn",
    "heropen_taken",
    "hervat",
    "herzie_fatale_datum",
    "indexeer",
    "kijk_vastgesteld_na",
    "koppel_terugbel",
    "laat_feestdag_vervallen",
    "laat_norm_vervallen",
    "laat_terugbel_vervallen",
    "lees_antwoord",
    "lees_veiligheidsnotitie",
    "leg_betaling_vast",
    "leg_ingebrekestelling_vast",
    "leg_vraag_vast",
    "maak_taak",
    "markeer_gemaild",
    "meld_vertraging",
    "niet_bereikt",
    "niet_verschenen",
    "nieuwe_taak",
    "noem_redelijke_termijn",
    "open_termijn",
    "plan_afspraak",
    "rond_taak_af",
    "rond_termijn_af",
    "schakel_commissie_in",
    "schort_op",
    "sluit_taken",
    "spreek_uitstel_af",
    "stel_dwangsom_vast",
    "stel_taak_uit",
    "stel_vraag",
    "trek_vraag_in",
    "verdaag",
    "verplaats_wachtplek",
    "verwijder_selectie",
    "verzet_afronding",
    "verzet_afspraak",
    "verzet_begin",
    "voeg_feestdag_toe",
    "voeg_norm_toe",
    "vraag_terugbellen",
    "wijzig_selectie",
    "zeg_afspraak_af",
    "zet_gezien",
    "zet_op_wachtlijst",
]
