"""Schuldhulp and algemene bijstand, with the terms they open."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from basis.inwoners.datums import OnvolledigeDatum
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.voorzieningen.models import Trede
from beschikkingen import handelingen as b
from casussen import handelingen as h
from casussen.enums import Grondslag, SoortBedreiging
from casussen.verwijzing import Verwijzer
from tests.beschikkingen.baan import Baan
from tests.reis import meld

if TYPE_CHECKING:
    from tests.browser.decor import Decor


def klok(decor: Decor) -> None:
    door, dag = decor.consulent, vandaag()
    vraag = meld(decor.w, door, wet=Wet.WGS, bedreiging=SoortBedreiging.HUISUITZETTING)
    decor._zet("schuldvraag", vraag.pk)
    schulden = Baan(decor.w, Wet.WGS)
    casus = schulden.casus(gemeld_op=dag - timedelta(days=4))
    h.leg_bedreiging_vast(door, casus.pk, soort=SoortBedreiging.ENERGIE)
    decor._zet("schuldhulp", casus.pk)
    inkomen = Baan(decor.w, Wet.PW)
    jong = decor.w.inwoner(geboren=OnvolledigeDatum.van(dag - timedelta(days=365 * 22)))
    bijstand = inkomen.casus(gemeld_op=dag - timedelta(days=9), inwoner=jong)
    h.leg_bijstandsvraag_vast(door, bijstand.pk, algemeen=True)
    b.leg_aanvraag_vast(door, bijstand.pk, ontvangen_op=dag, vorm="formulier")
    decor._zet("bijstand", bijstand.pk)
    jeugd = Baan(decor.w, Wet.JEUGD)
    verwezen = jeugd.casus(grondslag=Grondslag.VERWIJZING, verwijzer=Verwijzer("02", "dr. A. Jansen"))
    voorstel = h.stel_ondersteuning_voor(
        door,
        verwezen.pk,
        trede=Trede.MAATWERK,
        voorziening=jeugd.begeleiding,
        organisatie=decor.w.partij,
        hoeveelheid=Decimal(2),
        begin=dag,
    )
    lijn = h.wijs_direct_toe(door, verwezen.pk, voorstel.pk)
    decor._zet("verwezen", verwezen.pk, ondersteuning_id=lijn.pk)
