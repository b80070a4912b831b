"""The inwoner died: an open melding closes with that outcome (praktijk 4)."""

from basis.dossiers.handelingen import zet_aan_zet
from basis.dossiers.models import AanZet, Dossier, Fase
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.models import Hoedanigheid
from casussen.overlijden import Gevolg
from toegang.enums import DoorOfNamens
from toegang.handelingen.melding import OPEN
from toegang.models import Melding
from toegang.zoekbronnen import MELDING


def _open_melding(dossier: Dossier) -> Melding | None:
    return Melding.objects.filter(pk=dossier.pk, status__in=OPEN).first()


def _noem(dossier: Dossier) -> list[str]:
    return ["De melding sluit: de inwoner is overleden"] if _open_melding(dossier) else []


def _doe(door: Hoedanigheid, dossier: Dossier) -> None:
    melding = _open_melding(dossier)
    if melding is None:
        return
    van = melding.status
    melding.naar_overleden()
    melding.save(update_fields=["status"])
    MELDING.indexeer(dossier.pk, melding)
    zet_aan_zet(dossier, AanZet.NIEMAND, gesloten_op=nu(), fase=Fase.UITGANG)
    signaal = melding.door_of_namens == DoorOfNamens.NEE
    schrijf("melding.overleden", door, dossier=dossier, van=van, naar=melding.status, signaal=signaal)


GEVOLG = Gevolg(_noem, _doe)
