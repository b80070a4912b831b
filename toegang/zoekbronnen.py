"""Texts of a melding by which it is found."""

from basis.werk.models import Bron
from basis.werk.zoekbron import Zoekbron
from toegang.models import Melding

_VELDEN = ("vraag", "zelf", "samen", "nodig", "reden_signaal", "uitkomst_toelichting", "verwezen_naar")

MELDING = Zoekbron(
    Bron.MELDING,
    lambda: Melding.objects.all(),
    "dossier_id",
    lambda rij: "\n".join(getattr(rij, veld) for veld in _VELDEN).strip(),
    lambda rij: rij.ontvangen_op,
)
BRONNEN = (MELDING,)
