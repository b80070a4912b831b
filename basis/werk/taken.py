"""Whose task is it, and since when does it show. The one scope of every list of tasks."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from basis.dossiers.models import Dossier, waargenomen_door
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import SoortTaak, Taak

# These follow the dossier: of its behandelaar, whoever that is now; of the team while nobody has it.
VAN_BEHANDELAAR = (
    SoortTaak.EVALUEREN,
    SoortTaak.HERONDERZOEK,
    SoortTaak.AFLOPEND,
    SoortTaak.SPOED,
    SoortTaak.MOTIVERING,
    SoortTaak.GEGEVENS,
)
# Their cause is the running casus: closed is closed.
VERVALT_BIJ_SLUITEN = VAN_BEHANDELAAR


def al_te_zien(dag: date) -> Q:
    """A task that is planned ahead shows from `vanaf` on."""
    return Q(klaar_op=None) & (Q(vanaf=None) | Q(vanaf__lte=dag))


def gewone_taken(door: Hoedanigheid) -> QuerySet[Taak]:
    """Without terugbelverzoeken: those have a list and a page of their own. The list and each count of tasks."""
    return taken_voor(door).exclude(soort=SoortTaak.TERUGBELLEN)


def _delen(door: Hoedanigheid, dag: date) -> list[QuerySet[Taak, Any]]:
    open_ = Taak.objects.filter(al_te_zien(dag)).order_by()
    volgt = Q(voor=None, soort__in=VAN_BEHANDELAAR)
    weg = waargenomen_door(door)
    delen = [
        open_.filter(voor=door),
        open_.filter(voor_id__in=weg),
        open_.filter(volgt, dossier__behandelaar=door, dossier__gesloten_op=None),
        open_.filter(volgt, dossier__behandelaar_id__in=weg, dossier__gesloten_op=None),
    ]
    if door.team_id:
        van_niemand = Q(dossier__behandelaar=None, dossier__team_id=door.team_id, dossier__gesloten_op=None)
        delen += [open_.filter(team_id=door.team_id, voor=None).exclude(volgt), open_.filter(volgt, van_niemand)]
    return [deel.values_list("pk", "dossier_id") for deel in delen]


def taken_voor(door: Hoedanigheid) -> QuerySet[Taak]:
    """Open tasks of this door today: own, of the dossiers it handles, of its team, and of who it stands in for.

    Only on dossiers it may see; a terugbelverzoek may be without one. Two queries, the first runs now.
    """
    dag = vandaag()
    if not door.mag("contact.vastleggen"):
        return Taak.objects.none()
    eerste, *rest = _delen(door, dag)
    # As lists and not as subqueries: else PostgreSQL starts with every task and dossier of the gemeente.
    mijn = list(eerste.union(*rest))
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(pk__in={rij[1] for rij in mijn if rij[1]}).order_by()
    rijen = Taak.objects.filter(gemeente_id=door.gemeente_id, pk__in=[rij[0] for rij in mijn])
    return rijen.filter(Q(dossier=None) | Q(dossier_id__in=zichtbaar.values("pk")))
