"""What the verslag would say today. Whoever works on the onderzoek makes it anew: the text may be half written."""

from collections.abc import Sequence

from django.urls import reverse

from basis.documenten.briefbron import Briefbron, EigenPost, Nu
from basis.documenten.models import Brief, SoortBrief
from casussen.handelingen.verslag import NAMEN, gegevens
from casussen.stand import voor_lijst


def _nu(brieven: Sequence[Brief]) -> dict[int, Nu]:
    standen = voor_lijst(list({brief.dossier_id: brief.dossier for brief in brieven}.values()))
    uit = {}
    for brief in brieven:
        stand = standen.get(brief.dossier_id)
        onderzoek = stand.lopend if stand else None
        if stand and onderzoek and onderzoek.verslag_id:
            # Who signed is who made it: that stays.
            uit[brief.pk] = Nu.aan_ieder(
                gegevens(stand, onderzoek, brief.gegevens["ondertekenaar"]), onderzoek.verslag_id
            )
    return uit


BRON = Briefbron(
    SoortBrief.VERSLAG,
    _nu,
    elders=lambda brief: reverse("casussen:verslag_maken", args=[brief.dossier_id]),
    recht="casus.behandelen",
    namen=NAMEN,
    post=EigenPost("het onderzoek", lambda brief: reverse("casussen:verslag_post", args=[brief.dossier_id, brief.pk])),
)
