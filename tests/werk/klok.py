"""A term of any kind on a casus, and what a screen needs."""

from datetime import date, timedelta
from typing import Any

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import handeling
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import open_termijn, rond_termijn_af
from basis.werk.models import Afronding, Termijn
from beschikkingen import handelingen as b
from tests.beschikkingen.baan import Baan


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


def over(dagen: int) -> date:
    return vandaag() + timedelta(days=dagen)


@handeling(None)
def begin(door: Hoedanigheid, /, dossier_id: int, soort: str, vanaf: date, **meer: Any) -> Termijn:
    """open_termijn runs inside a verb of a higher room; here is that verb."""
    dossier = vergrendel(door, dossier_id)
    return open_termijn(door, dossier, soort, vanaf=vanaf, startgebeurtenis="proef", **meer)


@handeling(None)
def klaar(door: Hoedanigheid, termijn: Termijn, op: date, hoe: Afronding = Afronding.VOLDAAN) -> None:
    dossier = vergrendel(door, termijn.dossier_id)
    rond_termijn_af(door, dossier, Termijn.objects.get(pk=termijn.pk), hoe, op)


def losse(baan: Baan, soort: str, vanaf: date) -> Termijn:
    """A term of this kind on a casus of its own."""
    return begin(baan.consulent, baan.casus(gemeld_op=geleden(3)).pk, soort, vanaf)


def besluittermijn(baan: Baan, *, dagen_geleden: int = 5) -> Termijn:
    """The two weeks of an aanvraag, received some days ago on a verslag."""
    casus = baan.casus(gemeld_op=geleden(dagen_geleden + 30))
    baan.start(casus)
    baan.lijn(casus)
    baan.verslag(casus)
    aanvraag = b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=geleden(dagen_geleden), vorm="brief")
    assert aanvraag.termijn
    return aanvraag.termijn


def vers(termijn: Termijn) -> Termijn:
    return Termijn.objects.get(pk=termijn.pk)


def dossier_van(termijn: Termijn) -> Dossier:
    return Dossier.objects.get(pk=termijn.dossier_id)


def verteld(termijn: Termijn, soort: str) -> Gebeurtenis:
    return Gebeurtenis.objects.filter(dossier_id=termijn.dossier_id, soort=soort).latest("id")
