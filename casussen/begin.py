"""The day a threat was heard is corrected in this room."""

from django.urls import reverse

from basis.werk.wachters import Begin
from casussen.startgebeurtenis import BEDREIGING_GEMELD

BEGIN = Begin(
    hoort=lambda termijn: termijn.startgebeurtenis == BEDREIGING_GEMELD,
    url=lambda stand: reverse("casussen:bedreiging_begin", args=[stand.dossier.pk]),
    recht="casus.behandelen",
    zolang_loopt=True,
)
