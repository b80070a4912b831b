"""The day of the aanvraag is corrected in this room, for every term that counts from it."""

from django.urls import reverse

from basis.werk.models import Termijn
from basis.werk.wachters import VORIG_VOORSCHOT, Begin

_SOORTEN = ("wmo-besluit", "jeugd-besluit", "pw-besluit", "wgs-besluit", "voorschot-pw")


def _hoort(termijn: Termijn) -> bool:
    return termijn.soort in _SOORTEN and termijn.startgebeurtenis != VORIG_VOORSCHOT


BEGIN = Begin(
    hoort=_hoort,
    url=lambda stand: reverse("beschikkingen:begin_van", args=[stand.dossier.pk, stand.termijn.pk]),
    recht="besluit.opstellen",
)
