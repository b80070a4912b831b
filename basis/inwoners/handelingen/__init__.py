"""The verbs about persons. They lock the Inwoner, the root they change."""

from basis.inwoners.handelingen.adres import AdresInvoer, zet_adres
from basis.inwoners.handelingen.bewerken import maak_inwoner, wijzig_inwoner
from basis.inwoners.handelingen.overname import Overname, neem_over_uit_brp
from basis.inwoners.handelingen.toets import toets_persoon
from basis.inwoners.handelingen.veiligheid import beeindig_veiligheidsnotitie, leg_veiligheidsnotitie_vast
from basis.inwoners.handelingen.vertegenwoordiging import beeindig_vertegenwoordiging, leg_vertegenwoordiging_vast

__all__ = [
    "AdresInvoer",
    "Overname",
    "beeindig_veiligheidsnotitie",
    "beeindig_vertegenwoordiging",
    "leg_veiligheidsnotitie_vast",
    "leg_vertegenwoordiging_vast",
    "maak_inwoner",
    "neem_over_uit_brp",
    "toets_persoon",
    "wijzig_inwoner",
    "zet_adres",
]
