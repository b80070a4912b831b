"""A letter that is older than its dossier is made anew, in the place of what was not posted yet."""

from basis.documenten.adressering import Geadresseerde
from basis.documenten.briefbron import bron_van
from basis.documenten.brieven import BriefFout
from basis.documenten.handelingen import laat_brief_vervallen
from basis.documenten.models import Brief, StatusBrief
from basis.documenten.verouderd import geheel, ontvanger, waarom_verouderd
from basis.dossiers.handelingen import vergrendel
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid


def waarom_niet_opnieuw(brief: Brief) -> str | None:
    """Why this letter is not made anew here; the page and the verb ask the same. It comes with its dossier."""
    if brief.status != StatusBrief.GEMAAKT:
        return f"Deze brief is al {brief.get_status_display()}."
    bron = bron_van(brief.soort)
    if bron is None or bron.maak is None:
        return "Deze brief maak je opnieuw waar hij gemaakt is."
    if brief.dossier.inwoner and brief.dossier.inwoner.overleden:
        return "Deze inwoner is overleden. Er gaat geen brief meer op deze naam."
    if not waarom_verouderd(brief):
        return "Deze brief klopt nog met het dossier. Hij hoeft niet opnieuw."
    return None


@handeling("brief.verzenden")
def maak_opnieuw(door: Hoedanigheid, dossier_id: int, brief_id: int, *, versie: int | None = None) -> None:
    """Replace a letter that is older than its dossier, with all of its set that wait for the post.

    Who already got one gets no second. Where nobody can get it, a task tells what to do instead. Raises Geweigerd,
    Brief.DoesNotExist.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    brief = Brief.objects.get(pk=brief_id, dossier=dossier)
    brief.dossier = dossier
    if reden := waarom_niet_opnieuw(brief):
        raise Geweigerd(reden)
    bron = bron_van(brief.soort)
    assert bron is not None
    assert bron.maak is not None
    nu_ = bron.nu([brief]).get(brief.pk)
    if nu_ is None:
        raise Geweigerd("Wat in deze brief staat, is niet meer na te gaan. Hij kan niet opnieuw.")
    if brief.pk < nu_.eerste:
        laat_brief_vervallen(door, dossier, brief)
        return
    eerder = Brief.objects.filter(dossier=dossier, soort=brief.soort).exclude(status=StatusBrief.VERVALLEN)
    deze = [rij for rij in eerder.order_by("pk") if geheel(rij, nu_.eerste) == geheel(brief, nu_.eerste)]
    for oud in deze:
        if oud.status == StatusBrief.GEMAAKT:
            laat_brief_vervallen(door, dossier, oud)
    kreeg = {ontvanger(Geadresseerde.uit_json(rij.geadresseerde)): rij for rij in deze if rij.verzonden_op}
    try:
        bron.maak(door, dossier, brief, kreeg)
    except BriefFout as fout:
        # Frozen under an older template: what it was told then is not enough for a letter of today.
        raise Geweigerd("Deze brief is met een ouder sjabloon gemaakt en kan niet opnieuw.") from fout
