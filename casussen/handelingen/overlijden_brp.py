"""The BRP says that an inwoner died: the same consequences as when a colleague records it, by the system.

Runs after persons were loaded (`NA_LADEN`) and finds what waits by itself: a load that broke off is
made good by the next. On a day the BRP does not know help does not stop by itself: post does, and a task asks.
"""

from django.db.models import Exists, F, OuterRef

from basis.documenten.handelingen import laat_brief_vervallen
from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import Dossier
from basis.inwoners.enums import BronOverlijden
from basis.inwoners.models import Inwoner, Overlijden
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, systeem_hoedanigheid
from basis.werk.handelingen import maak_taak
from basis.werk.handelingen.overlijden import met_werk
from basis.werk.models import SoortTaak
from casussen.handelingen.overlijden import (
    leg_overlijden_vast,
    trek_overlijden_in,
    verbeter_overlijden,
    vergrendel_inwoner,
)

ZEGT_HET_NIET_MEER = "De BRP zegt niet langer dat deze inwoner is overleden."
ANDERE_DAG = "De BRP noemt een andere dag."
DAG_ONBEKEND = (
    "Volgens de BRP is deze inwoner overleden. De dag weten wij niet. Er gaat geen brief meer weg. "
    "Vraag de dag na en leg het overlijden vast; dan stopt ook de hulp."
)


def verwerk(door: Hoedanigheid) -> None:
    """Everybody of this gemeente of whom the BRP says otherwise than the dossiers, in the name of the system."""
    door = systeem_hoedanigheid(door.gemeente_id)
    van_ons = Overlijden.objects.filter(
        inwoner__gemeente_id=door.gemeente_id,
        vervallen_op=None,
        bron=BronOverlijden.BRP,
        door__soort=SoortDoor.SYSTEEM,
    )
    for rij in van_ons.filter(volgens_brp=False).order_by("pk"):
        trek_overlijden_in(door, rij.inwoner_id, reden=ZEGT_HET_NIET_MEER)
    anders = van_ons.filter(volgens_brp=True, inwoner__overleden_op__isnull=False)
    for rij in anders.exclude(inwoner__overleden_op=F("op")).select_related("inwoner").order_by("pk"):
        dag = rij.inwoner.overleden_op
        assert dag is not None
        verbeter_overlijden(door, rij.inwoner_id, op=dag, reden=ANDERE_DAG)
    bekend = Overlijden.objects.filter(inwoner=OuterRef("pk"), vervallen_op=None)
    wacht = met_werk(Dossier.objects.filter(gemeente_id=door.gemeente_id, inwoner__overleden=True))
    nieuw = Inwoner.objects.filter(~Exists(bekend), pk__in=wacht.values("inwoner_id")).order_by("pk")
    for pk, op in nieuw.values_list("pk", "overleden_op"):
        try:
            if op is not None:
                leg_overlijden_vast(door, pk, op=op, bron=BronOverlijden.BRP)
                continue
        except Geweigerd:
            # A day that can't be: somebody looks at it.
            pass
        houd_post_tegen(door, pk)


@handeling(None, stil=True)
def houd_post_tegen(door: Hoedanigheid, inwoner_id: int) -> None:
    """Died on a day not known: no letter leaves any more, and each behandelaar is asked once to find out."""
    delen, _ = vergrendel_inwoner(door, inwoner_id)
    for deel in delen:
        brieven = Brief.objects.filter(dossier=deel.dossier, status=StatusBrief.GEMAAKT).defer("html", "gegevens")
        for brief in brieven.order_by("pk"):
            laat_brief_vervallen(deel.door, deel.dossier, brief)
        maak_taak(
            deel.door,
            deel.dossier,
            SoortTaak.EIGEN,
            voor=deel.dossier.behandelaar,
            toelichting=DAG_ONBEKEND,
            sleutel=f"overlijden-brp:{deel.dossier.pk}",
        )
