"""The arrangement: who helps, from eigen kracht to maatwerk, and how a line becomes help without besluit."""

from typing import Any

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet
from basis.journaal.schrijven import schrijf
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.voorzieningen.models import Trede
from casussen.enums import (
    Grondslag,
    StatusCasus,
    StatusOnderzoek,
    UitkomstHulpvraag,
)
from casussen.handelingen.lijn import Lijn, lijn_van, vul
from casussen.handelingen.overgangen import herken, onderzoek_naar, verzet
from casussen.handelingen.toewijzen import vervallen, wijs_zonder_besluit_toe
from casussen.models import Casus, Ondersteuning
from casussen.stand import lees
from casussen.wachters import (
    GESLOTEN,
    waarom_geen_lijn,
    waarom_niet_direct_toewijzen,
    waarom_niet_naar_hulp,
    waarom_niet_wijzigen,
)


@handeling("casus.behandelen")
def stel_ondersteuning_voor(
    door: Hoedanigheid, /, dossier_id: int, *, versie: int | None = None, **gegevens: Any
) -> Ondersteuning:
    """A new line, fields as in Lijn. Maatwerk needs hoeveelheid, eenheid, frequentie and begin."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_geen_lijn(stand):
        raise Geweigerd(reden)
    lijn = Lijn(**gegevens)
    rij = Ondersteuning(casus=stand.casus, onderzoek=stand.lopend)
    vul(stand, rij, lijn)
    rij.save()
    _hulpvraag_bij(rij)
    schrijf("ondersteuning.voorgesteld", door, dossier=dossier, naar=str(rij.status), **herken(rij), **_maat(rij))
    return rij


@handeling("casus.behandelen")
def wijzig_ondersteuning(
    door: Hoedanigheid, /, dossier_id: int, ondersteuning_id: int, *, versie: int | None = None, **gegevens: Any
) -> Ondersteuning:
    """Change a proposed line; all fields of Lijn anew. Raises Ondersteuning.DoesNotExist."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    rij = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_wijzigen(rij):
        raise Geweigerd(reden)
    vul(stand, rij, Lijn(**gegevens))
    rij.save()
    _hulpvraag_bij(rij)
    schrijf("ondersteuning.gewijzigd", door, dossier=dossier, **herken(rij), **_maat(rij))
    return rij


@handeling("casus.behandelen")
def annuleer(door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, versie: int | None = None) -> Ondersteuning:
    """Take a proposed line out of the arrangement."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if stand.gesloten:
        raise Geweigerd(GESLOTEN)
    rij = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_wijzigen(rij):
        raise Geweigerd(reden)
    vervallen(door, dossier, rij, reden="ingetrokken")
    return rij


def _maat(rij: Ondersteuning) -> dict[str, Any]:
    return {
        "hoeveelheid": rij.hoeveelheid,
        "eenheid": rij.eenheid,
        "frequentie": rij.frequentie,
        "van": rij.geldig.lower if rij.geldig else None,
        "tot": rij.geldig.upper if rij.geldig else None,
    }


def _hulpvraag_bij(rij: Ondersteuning) -> None:
    """A question for which maatwerk is proposed has that as its result so far."""
    vraag = rij.hulpvraag
    if vraag is not None and rij.trede == Trede.MAATWERK and vraag.uitkomst == UitkomstHulpvraag.OPEN:
        vraag.uitkomst = UitkomstHulpvraag.MAATWERK
        vraag.save(update_fields=["uitkomst"])


@handeling("casus.behandelen")
def ga_naar_hulp(door: Hoedanigheid, dossier_id: int, *, versie: int | None = None) -> Casus:
    """plan → hulpverlening where no maatwerk is asked: what was proposed is assigned, the onderzoek is done.

    With help already running (a herindicatie) the casus stays, and only the onderzoek ends.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_niet_naar_hulp(stand):
        raise Geweigerd(reden)
    for lijn in stand.voorgesteld:
        wijs_zonder_besluit_toe(door, stand, lijn)
    onderzoek = stand.lopend
    if onderzoek is not None and onderzoek.status == StatusOnderzoek.VERSLAG_VERZONDEN:
        for vraag in stand.vragen_van(onderzoek):
            if vraag.uitkomst == UitkomstHulpvraag.OPEN:
                vraag.uitkomst = UitkomstHulpvraag.OPGELOST
                vraag.save(update_fields=["uitkomst"])
        onderzoek_naar(door, dossier, onderzoek, "naar_klaar")
    if stand.casus.status == StatusCasus.PLAN:
        verzet(door, dossier, stand.casus, "naar_hulpverlening")
    # Nothing has to come from the inwoner any more: the help must start.
    zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM)
    return stand.casus


@handeling("casus.behandelen")
def wijs_direct_toe(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, versie: int | None = None
) -> Ondersteuning:
    """Assign one line that needs no besluit: freely accessible help, or maatwerk on a verwijzing, bepaling or spoed.

    Reserves the money for maatwerk. A casus whose own ground is no besluit goes on to hulpverlening.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    lijn = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_direct_toewijzen(stand, lijn):
        raise Geweigerd(reden)
    wijs_zonder_besluit_toe(door, stand, lijn)
    if stand.casus.status == StatusCasus.AANGEMELD and stand.casus.grondslag != Grondslag.BESLUIT:
        verzet(door, dossier, stand.casus, "naar_hulpverlening")
    return lijn
