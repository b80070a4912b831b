"""The verbs of the money, and the functions other rooms call inside their own verbs.

Whatever moves money takes the money lock of its gemeente first (`slot.geldslot`), and a verb of a higher room
calls here last: after its dossiers, rows and numbers (docs/geld.md, Sloten).
"""

from consortium.handelingen.budget import lees_signaal, meld_overschrijding, stel_budget_vast
from consortium.handelingen.partij import kies_partij
from consortium.handelingen.verplichtingen import (
    laat_doorlopen,
    laat_vrijvallen,
    meld_start,
    reserveer,
    verleng_open_verplichtingen,
)
from consortium.rekenen import bedrag_per_jaar, verdeel
from consortium.tarieven import leeftijdsgroep, prijs_voor

__all__ = [
    "bedrag_per_jaar",
    "kies_partij",
    "laat_doorlopen",
    "laat_vrijvallen",
    "leeftijdsgroep",
    "lees_signaal",
    "meld_overschrijding",
    "meld_start",
    "prijs_voor",
    "reserveer",
    "stel_budget_vast",
    "verdeel",
    "verleng_open_verplichtingen",
]
