"""Stories that begin just before the hard days of the calendar: none of them stops. Without letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from basis.inwoners.models import Inwoner
from basis.journaal.tijd import klok_op, op_dag
from basis.voorzieningen.models import Voorziening
from demo.catalogus import vul_catalogus
from demo.drukker import Drukker
from demo.inrichting import Gemeentehuis, richt_in
from demo.laden import JAREN, aanbod_van, plan_verhalen
from demo.personen import Personen, laad_personen
from demo.spel import Spel
from demo.toneel import Reis, Toneel
from demo.werk_termijnen import plant_normen
from tests.gereedschap import databases

pytestmark = pytest.mark.eenmaal
DAGEN = (
    date(2026, 12, 15),  # the week for a persoonlijk plan ends at Kerst
    date(2026, 12, 28),  # into another year
    date(2027, 2, 25),
    date(2027, 3, 17),  # Goede Vrijdag, Pasen, and the night the clock goes forward
    date(2027, 3, 25),
    date(2027, 4, 26),  # Koningsdag, Bevrijdingsdag and Hemelvaart in ten days
    date(2027, 5, 4),
    date(2027, 10, 28),  # the clock goes back
    date(2028, 2, 25),  # 29 February
    date(2028, 4, 4),
    date(2028, 12, 14),
    date(2028, 12, 27),  # into a year of which no KB days are known
)
# So long each day's stories are played: from melding to help that runs.
DUUR = timedelta(days=130)
# One story in so many, each day others.
ELKE = 36


class Blanco(Drukker):
    """Letters without a page: the stories go on as if they were printed."""

    def __init__(self) -> None:
        self._pool: Any = self
        self._werk = {}
        self.gedrukt = 0

    def kan(self) -> bool:
        return True

    def submit(self, _: object, html: str) -> "Blanco":
        self._html = html
        return self

    def result(self) -> bytes:
        return b"%PDF-1.7 blanco"


class Weer(Personen):
    """A part of the persons. Who got a story that is not played stands in line again."""

    def pak(self, soort: str) -> Inwoner:
        lijst: list[Inwoner] = getattr(self, soort)
        lijst.insert(0, lijst.pop())
        self.laatste = lijst, lijst[0]
        return lijst[0]

    def speelt(self) -> None:
        lijst, inwoner = self.laatste
        if inwoner in lijst:
            lijst.remove(inwoner)


class Greep(Toneel):
    """Plays one story in ELKE, and lets it begin on `dag`."""

    def __init__(self, dag: date, personen: Weer, rest: int) -> None:
        super().__init__(op_dag(dag, 0) + DUUR)
        self.gespeeld: list[str] = []
        self._dag, self._personen, self._rest, self._gezien = dag, personen, rest, 0

    def plan(self, moment: datetime, naam: str, reis: Reis) -> None:
        self._gezien += 1
        if self._gezien % ELKE == self._rest:
            self.gespeeld.append(naam)
            self._personen.speelt()
            super().plan(op_dag(self._dag, moment.hour, moment.minute), naam, reis)


@dataclass
class Decor:
    huis: Gemeentehuis
    catalogus: dict[str, Voorziening]
    personen: Weer


@pytest.fixture(scope="module")
def decor(django_db_setup: str, django_db_blocker: Any) -> Iterator[Decor]:
    """The gemeente and a part of its persons, from before the first story, in a database of their own."""
    kans = Random(1)
    begin = op_dag(DAGEN[0] - timedelta(days=365 * JAREN + 20))
    with (
        django_db_blocker.unblock(),
        databases.nog_een("dagen") as url,
        databases.kijk_in(url),
        klok_op(begin),
    ):
        huis = richt_in()
        catalogus = vul_catalogus(huis)
        plant_normen(huis)
        personen = laad_personen(huis, kans, elke=4)
        yield Decor(huis, catalogus, Weer(personen.verslag, personen.woont_in))
        connection.close()


@pytest.mark.parametrize("nr", range(len(DAGEN)), ids=[str(dag) for dag in DAGEN])
def test_geen_verhaal_loopt_vast(decor: Decor, django_db_blocker: Any, nr: int) -> None:
    kans = Random(nr)
    toneel = Greep(DAGEN[nr], decor.personen, nr * 3)
    with django_db_blocker.unblock(), transaction.atomic():
        with klok_op(toneel.tot):
            decor.personen.deel_in(kans)
            spel = Spel(decor.huis, decor.catalogus, aanbod_van(decor.catalogus), decor.personen, Blanco())
            plan_verhalen(toneel, spel, kans, toneel.tot)
            toneel.speel(lambda _: None)
        transaction.set_rollback(True)
    assert toneel.vastgelopen == []
    assert len(toneel.gespeeld) > 8
