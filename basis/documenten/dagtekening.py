"""The day of the post on a letter that is not posted yet: the content stays frozen, only its days change."""

import re
from collections.abc import Mapping
from datetime import date

from basis.documenten.handelingen import AFNEMER, grendel_brief
from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf, zet_uitgaand
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum

# As the templates mark a day: the name of a value in `gegevens`, or "datum" of its head. Typed text is escaped.
_DAG = re.compile(r'(<time data-dag="(\w+)">)[^<]*(</time>)')


def dateer(door: Hoedanigheid, dossier: Dossier, brief: Brief, op: date, dagen: Mapping[str, str]) -> None:
    """Give a letter of a locked dossier another day of the post, and `dagen` (by name, as printed) with it.

    The PDF with the old days goes; the worker prints a new one. Raises Geweigerd.
    """
    vers = grendel_brief(dossier, brief)
    if vers.status != StatusBrief.GEMAAKT or vers.postdag is None:
        raise Geweigerd("Op deze brief kan geen andere dag meer komen.")
    nieuw = {"datum": datum(op), **dagen}
    oud, vers.pdf = vers.pdf, None
    vers.html = _DAG.sub(lambda dag: f"{dag[1]}{nieuw[dag[2]]}{dag[3]}", vers.html)
    vers.gegevens = {**vers.gegevens, **dagen, "kop": {**vers.gegevens["kop"], "datum": nieuw["datum"]}}
    vers.postdag = op
    vers.save(update_fields=["pdf", "html", "gegevens", "postdag"])
    if oud is not None:
        oud.delete()
    brief.refresh_from_db(fields=["pdf", "html", "gegevens", "postdag"])
    gebeurtenis = schrijf("brief.gedateerd", door, dossier=dossier, brief=brief.pk, soort_brief=brief.soort, op=op)
    zet_uitgaand(
        AFNEMER,
        gemeente_id=dossier.gemeente_id,
        gebeurtenis=gebeurtenis,
        dossier_id=dossier.pk,
        sleutel=f"brief-{brief.pk}-{gebeurtenis.pk}",
        brief=brief.pk,
    )
