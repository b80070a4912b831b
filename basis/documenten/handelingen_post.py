"""The posting day was another one: with a reason, the old day stays, and what hangs on it moves (praktijk 5)."""

from collections.abc import Callable
from datetime import date

from basis.documenten.briefbron import eigen_post
from basis.documenten.handelingen import na_overlijden, waarom_niet_die_dag
from basis.documenten.models import Brief, Postverbetering, StatusBrief
from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.plek import Plek
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum

# (door, dossier, brief, old day, new day, reason): what a higher room moves along. May raise Geweigerd.
Volger = Callable[[Hoedanigheid, Dossier, Brief, date, date, str], None]
NA_VERBETERDE_POST: Plek[Volger] = Plek(__name__, "wat meebeweegt als de postdag van een gewone brief verandert")


def waarom_niet_verbeteren(brief: Brief) -> str | None:
    """The page and the verbs ask the same."""
    if brief.status != StatusBrief.VERZONDEN:
        return "Deze brief is nog niet op de post gedaan. Er is nog geen dag om te verbeteren."
    return None


def waarom_niet_hier(brief: Brief) -> str | None:
    """Of a letter whose posting is an act of a higher room."""
    post = eigen_post(brief)
    return post.waarom_niet_verbeteren if post else None


def verbeter_postdag(door: Hoedanigheid, dossier: Dossier, brief: Brief, op: date, reden: str) -> date:
    """Give a posted letter of a locked dossier another posting day; returns the old one. Raises Geweigerd."""
    vers = Brief.objects.select_for_update(no_key=True).get(pk=brief.pk, dossier=dossier)
    if dicht := waarom_niet_verbeteren(vers):
        raise Geweigerd(dicht)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de dag anders is.", "reden")
    oud = vers.verzonden_op
    assert oud is not None
    if op == oud:
        raise Geweigerd(f"De brief staat al op {datum(oud)}.", "op")
    if weigering := waarom_niet_die_dag(vers, op):
        raise Geweigerd(*weigering)
    # On an unknown day of death an earlier day of the post may still be right.
    dag_bekend = dossier.inwoner is not None and dossier.inwoner.overleden_op is not None
    if na_overlijden(dossier, op) and (dag_bekend or op > oud):
        raise Geweigerd("Op die dag was deze inwoner al overleden. Kijk na wanneer de brief op de post ging.", "op")
    vers.verzonden_op = op
    vers.save(update_fields=["verzonden_op"])
    brief.verzonden_op = op
    Postverbetering.objects.create(brief=vers, oud=oud, nieuw=op, reden=reden.strip()[:300], op=nu(), door=door)
    schrijf(
        "brief.verzending_verbeterd",
        door,
        dossier=dossier,
        brief=brief.pk,
        soort_brief=brief.soort,
        oud=oud,
        nieuw=op,
    )
    return oud


@handeling("brief.verzenden")
def verbeter_verzending(
    door: Hoedanigheid, dossier_id: int, brief_id: int, *, op: date, reden: str, versie: int | None = None
) -> Brief:
    """Correct the posting day of a letter without a verb of its own. Raises Geweigerd, Brief.DoesNotExist."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    brief = Brief.objects.get(pk=brief_id, dossier=dossier)
    if elders := waarom_niet_hier(brief):
        raise Geweigerd(elders)
    oud = verbeter_postdag(door, dossier, brief, op, reden)
    for volg in NA_VERBETERDE_POST:
        volg(door, dossier, brief, oud, op, reden)
    return brief
