"""Who waits, in which order. Whether a place still counts is computed, never cleaned up.

A place ends by itself when the dossier is closed, moves to another team or to a behandelaar: it counts only while
the stay (Verblijf) in which it was given goes on. So no verb that moves a dossier has to know of this list.
"""

from django.db.models import Exists, F, OuterRef, QuerySet

from basis.dossiers.models import Dossier, Verblijf
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import Wachtplek


def geldige() -> QuerySet[Wachtplek]:
    """The places that still count, of every team."""
    verhuisd = Verblijf.objects.filter(dossier=OuterRef("dossier_id"), sinds__gt=OuterRef("sinds"))
    return Wachtplek.objects.filter(
        ~Exists(verhuisd),
        tot=None,
        dossier__gesloten_op=None,
        dossier__behandelaar=None,
        dossier__team_id=F("team_id"),
    )


def wachtlijst(door: Hoedanigheid) -> QuerySet[Wachtplek]:
    """The list of the own team in its order, as far as this door may see it."""
    van_team = Dossier.objects.zichtbaar_uit(door).filter(team=door.team, behandelaar=None, gesloten_op=None).order_by()
    return geldige().filter(team=door.team, dossier__in=van_team.values("pk")).order_by("volgorde", "id")


def plek_van(dossier: Dossier, door: Hoedanigheid) -> tuple[Wachtplek, int] | None:
    """Its place and its number on the list as this door sees it; None when it does not wait."""
    for nummer, plek in enumerate(wachtlijst(door).select_related("dossier"), start=1):
        if plek.dossier_id == dossier.pk:
            return plek, nummer
    return None
