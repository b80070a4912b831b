"""The verbs of the casus, by step of the klantreis."""

from casussen.handelingen.aanbieder import kies_aanbieder
from casussen.handelingen.aflopend import kies_bij_aflopen
from casussen.handelingen.arrangement import (
    annuleer,
    ga_naar_hulp,
    stel_ondersteuning_voor,
    wijs_direct_toe,
    wijzig_ondersteuning,
)
from casussen.handelingen.bijstand import leg_bijstandsvraag_vast, leg_voorschot_vast
from casussen.handelingen.clientondersteuning import (
    leg_clientondersteuning_vast,
    mantelzorger_van,
    neem_clientondersteuning_over,
    wijs_op_clientondersteuning,
)
from casussen.handelingen.contact import leg_contact_vast
from casussen.handelingen.eerste_gesprek import leg_eerste_gesprek_vast
from casussen.handelingen.herstel import vraag_aan
from casussen.handelingen.hulp import beeindig, hervat, onderbreek, start_hulp
from casussen.handelingen.onderzoek import (
    beantwoord_hulpvraag,
    evalueer_doel,
    leg_pgb_uitleg_vast,
    open_onderzoek,
    sla_onderzoek_op,
    start_onderzoek,
    voeg_doel_toe,
    voeg_hulpvraag_toe,
    wijs_op_persoonlijk_plan,
)
from casussen.handelingen.openen import begin_onderzoek, open_casus
from casussen.handelingen.overgangen import ondersteuning_naar, onderzoek_naar, verzet
from casussen.handelingen.overlijden import leg_overlijden_vast, trek_overlijden_in, verbeter_overlijden
from casussen.handelingen.post import verbeter_verzending_verslag
from casussen.handelingen.schuldhulp import leg_bedreiging_vast, verbeter_bedreiging
from casussen.handelingen.spoed import leg_motivering_vast, verleng_spoed
from casussen.handelingen.telefoon import bel_terug, leg_afspraak_vast, neem_telefoon_op
from casussen.handelingen.toewijzen import vervallen, wijs_toe
from casussen.handelingen.uitgang import heropen, sluit_af
from casussen.handelingen.verslag import breek_onderzoek_af, maak_verslag, verzend_verslag
from casussen.handelingen.verwijzer import leg_verwijzer_vast

__all__ = [
    "annuleer",
    "beantwoord_hulpvraag",
    "beeindig",
    "begin_onderzoek",
    "bel_terug",
    "breek_onderzoek_af",
    "evalueer_doel",
    "ga_naar_hulp",
    "heropen",
    "hervat",
    "kies_aanbieder",
    "kies_bij_aflopen",
    "leg_afspraak_vast",
    "leg_bedreiging_vast",
    "leg_bijstandsvraag_vast",
    "leg_clientondersteuning_vast",
    "leg_contact_vast",
    "leg_eerste_gesprek_vast",
    "leg_motivering_vast",
    "leg_overlijden_vast",
    "leg_pgb_uitleg_vast",
    "leg_verwijzer_vast",
    "leg_voorschot_vast",
    "maak_verslag",
    "mantelzorger_van",
    "neem_clientondersteuning_over",
    "neem_telefoon_op",
    "onderbreek",
    "ondersteuning_naar",
    "onderzoek_naar",
    "open_casus",
    "open_onderzoek",
    "sla_onderzoek_op",
    "sluit_af",
    "start_hulp",
    "start_onderzoek",
    "stel_ondersteuning_voor",
    "trek_overlijden_in",
    "verbeter_bedreiging",
    "verbeter_overlijden",
    "verbeter_verzending_verslag",
    "verleng_spoed",
    "vervallen",
    "verzend_verslag",
    "verzet",
    "voeg_doel_toe",
    "voeg_hulpvraag_toe",
    "vraag_aan",
    "wijs_direct_toe",
    "wijs_op_clientondersteuning",
    "wijs_op_persoonlijk_plan",
    "wijs_toe",
    "wijzig_ondersteuning",
]
