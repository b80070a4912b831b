"""Put a dossier on the waiting list of its team, move it, take it off. The legal clock runs on."""

from basis.dossiers.handelingen import GESLOTEN, vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Team
from basis.werk.models import Wachtplek
from basis.werk.wachtlijst import geldige, wachtlijst

STAAT_ER_NIET = "Dit dossier staat niet op de wachtlijst."


def waarom_niet_wachten(dossier: Dossier) -> str | None:
    """Why it can't wait: somebody handles it, or it is closed."""
    if dossier.gesloten_op:
        return GESLOTEN
    if dossier.behandelaar_id:
        return "Iemand behandelt dit dossier. Geef het eerst terug aan het team."
    return None


def _vergrendel_lijst(dossier: Dossier) -> list[Wachtplek]:
    """The whole list of the team, in order, under one lock: two people moving at once wait for each other."""
    Team.objects.select_for_update(no_key=True).get(pk=dossier.team_id)
    return list(geldige().filter(team_id=dossier.team_id).order_by("volgorde", "id"))


@handeling("dossier.ordenen")
def zet_op_wachtlijst(door: Hoedanigheid, dossier_id: int, *, reden: str) -> Wachtplek:
    """At the end of the list of its team, with why. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id)
    if weigering := waarom_niet_wachten(dossier):
        raise Geweigerd(weigering)
    if not reden.strip():
        raise Geweigerd("Schrijf waarom dit dossier wacht.", "reden")
    rijen = _vergrendel_lijst(dossier)
    if any(rij.dossier_id == dossier.pk for rij in rijen):
        raise Geweigerd("Dit dossier staat al op de wachtlijst.")
    # A place of an earlier stay no longer counts, but is still open.
    Wachtplek.objects.filter(dossier=dossier, tot=None).update(tot=nu())
    plek = Wachtplek.objects.create(
        dossier=dossier,
        team_id=dossier.team_id,
        volgorde=max((rij.volgorde for rij in rijen), default=0) + 1,
        reden=reden.strip(),
        sinds=nu(),
    )
    schrijf("wachtlijst.erop", door, dossier=dossier, team=dossier.team_id)
    return plek


@handeling("dossier.ordenen", stil=True)
def verplaats_wachtplek(door: Hoedanigheid, dossier_id: int, *, naar_plek: int) -> None:
    """To the n-th place (1 is first) of the list as this door sees it; beyond the end is the end.

    What this door may not see keeps its place between its neighbours.
    """
    dossier = vergrendel(door, dossier_id)
    rijen = _vergrendel_lijst(dossier)
    zelf = next((rij for rij in rijen if rij.dossier_id == dossier.pk), None)
    if zelf is None:
        raise Geweigerd(STAAT_ER_NIET)
    if naar_plek < 1:
        raise Geweigerd("De eerste plek is 1.", "naar_plek")
    zichtbaar = list(wachtlijst(door).values_list("pk", flat=True))
    if zelf.pk not in zichtbaar:
        raise Geweigerd("Dit is de wachtlijst van een ander team.")
    van_plek = zichtbaar.index(zelf.pk) + 1
    anderen = [pk for pk in zichtbaar if pk != zelf.pk]
    naar_plek = min(naar_plek, len(zichtbaar))
    if naar_plek == van_plek:
        return
    rijen.remove(zelf)
    plekken = [rij.pk for rij in rijen]
    achteraan = naar_plek > len(anderen)
    buur = plekken.index(anderen[-1 if achteraan else naar_plek - 1])
    rijen.insert(buur + achteraan, zelf)
    anders = []
    for volgorde, rij in enumerate(rijen, start=1):
        if rij.volgorde != volgorde:
            rij.volgorde = volgorde
            anders.append(rij)
    Wachtplek.objects.bulk_update(anders, ["volgorde"])
    schrijf("wachtlijst.verplaatst", door, dossier=dossier, van_plek=van_plek, naar_plek=naar_plek)


@handeling("dossier.ordenen")
def haal_van_wachtlijst(door: Hoedanigheid, dossier_id: int) -> Wachtplek:
    """Off the list; the dossier stays with the team."""
    dossier = vergrendel(door, dossier_id)
    zelf = next((rij for rij in _vergrendel_lijst(dossier) if rij.dossier_id == dossier.pk), None)
    if zelf is None:
        raise Geweigerd(STAAT_ER_NIET)
    zelf.tot = nu()
    zelf.save(update_fields=["tot"])
    schrijf("wachtlijst.eraf", door, dossier=dossier, team=dossier.team_id)
    return zelf
