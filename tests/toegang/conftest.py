"""A gemeente with a consulent, a vrijwilliger, a colleague and an outsider, and a melding through the verb."""

from datetime import date
from functools import cached_property
from typing import Any

import pytest

from basis.inwoners.models import Inwoner
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from tests.fabriek import Wereld, wereld
from tests.gereedschap.herhaling import herhaald
from toegang import handelingen as h
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding


class Balie:
    @herhaald
    def __init__(self, plek: Wereld) -> None:
        self.plek = plek
        self.consulent = plek.medewerker(wetten=[Wet.WMO, Wet.JEUGD, Wet.WGS], naam="Noor van Dijk")

    @cached_property
    def collega(self) -> Hoedanigheid:
        return self.plek.medewerker(wetten=[Wet.WMO, Wet.JEUGD, Wet.WGS])

    @cached_property
    def vrijwilliger(self) -> Hoedanigheid:
        return self.plek.medewerker(Functie.VRIJWILLIGER, wetten=[])

    @cached_property
    def ander(self) -> Hoedanigheid:
        """Same gemeente, other team."""
        return self.plek.medewerker(team=self.plek.ander_team)

    def gegevens(self, **anders: Any) -> dict[str, Any]:
        return {
            "inwoner": anders.pop("inwoner", None) or self.plek.inwoner(),
            "vraag": "Mijn knieën doen het niet meer en de trap is zo steil.",
            "kanaal": Kanaal.TELEFOON,
            "door_of_namens": DoorOfNamens.JA,
            "ontvangen_op": vandaag(),
            "plaats": self.plek.toegangspunt,
            "kern": self.plek.kern,
            **anders,
        }

    @herhaald
    def melding(self, door: Hoedanigheid | None = None, **anders: Any) -> Melding:
        return h.neem_melding_op(door or self.consulent, **self.gegevens(**anders))

    @herhaald
    def signaal(self, **anders: Any) -> Melding:
        return self.melding(
            door_of_namens=DoorOfNamens.NEE,
            reden_signaal="De buurvrouw belde zonder dat hij het weet.",
            melder=h.Melder("Riet Jansen", "buurvrouw", "0481 123 456"),
            **anders,
        )

    def overleden(self, inwoner: Inwoner, op: date | None = None) -> Inwoner:
        Inwoner.objects.filter(pk=inwoner.pk).update(overleden=True, overleden_op=op or vandaag())
        inwoner.refresh_from_db()
        return inwoner


@pytest.fixture
def balie(db: Any) -> Balie:
    return Balie(wereld())
