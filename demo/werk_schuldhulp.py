"""Planted situations of schuldhulp and algemene bijstand: a threat, a first gesprek, the waiting time, a voorschot."""

from collections.abc import Callable
from datetime import date, datetime
from random import Random

from basis.inwoners.models import Inwoner, leeftijd
from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Wet
from casussen.enums import GeenWachttijd, SoortBedreiging
from casussen.handelingen import (
    leg_bedreiging_vast,
    leg_bijstandsvraag_vast,
    leg_eerste_gesprek_vast,
    leg_voorschot_vast,
)
from demo.agenda import dagen_terug, later
from demo.reizen import klantreis
from demo.spel import Spel, Zaak
from demo.teksten import SITUATIES
from demo.toneel import Reis, Toneel

ZAAD = "1734-schuldhulp"
JONG = 27
VERHAAL = Callable[[Zaak], Reis]


def plan_schuldhulp(toneel: Toneel, spel: Spel, tot: datetime) -> None:
    """Along with the other stories, so the journaal stays in order of time."""
    # (law, story, where the klantreis stops, days before today it begins, whether the inwoner is under 27)
    stukken: tuple[tuple[Wet, VERHAAL, str, tuple[int, ...], bool], ...] = (
        (Wet.WGS, _dreigt, "aangemeld", (7, 9), False),
        (Wet.WGS, _gesproken, "aangemeld", (12, 20), False),
        (Wet.PW, _wacht, "aangemeld", (9, 16), True),
        (Wet.PW, _wacht_niet, "aangemeld", (13,), True),
        (Wet.PW, _voorschot, "aanvraag", (58, 66), False),
    )
    nr = 5000
    for wet, verhaal, stop, dagen, jong in stukken:
        situaties = [s for s in SITUATIES if s.wet == wet and (s.maatwerk or stop != "aanvraag")]
        for dag in dagen:
            nr += 1
            inwoner = _jong(spel, tot.date()) if jong else spel.personen.pak("volwassenen")
            if inwoner is None:
                continue
            kans = Random(f"{ZAAD}-{nr}")  # noqa: S311  a fixed seed is the point
            zaak = Zaak(spel, nr, kans, kans.choice(situaties), inwoner, stop=stop)
            begin = dagen_terug(tot.date(), dag)
            toneel.plan(op_dag(begin, 10, nr % 60), f"schuldhulp {nr} ({stop})", _met(verhaal, zaak))


def _jong(spel: Spel, dag: date) -> Inwoner | None:
    """Somebody for whom the waiting time exists."""
    for inwoner in reversed(spel.personen.volwassenen):
        jaren = leeftijd(inwoner, dag).minst
        if jaren is not None and jaren < JONG:
            spel.personen.volwassenen.remove(inwoner)
            return inwoner
    return None


def _met(verhaal: VERHAAL, z: Zaak) -> Reis:
    yield from klantreis(z)
    if z.pk:
        yield from verhaal(z)


def _dreigt(z: Zaak) -> Reis:
    """A letter about an eviction came in after the question for help."""
    leg_bedreiging_vast(z.wie, z.pk, soort=SoortBedreiging.HUISUITZETTING, op=vandaag(), kanaal="email")
    yield from ()


def _gesproken(z: Zaak) -> Reis:
    leg_bedreiging_vast(z.wie, z.pk, soort=SoortBedreiging.ENERGIE, op=vandaag(), kanaal="telefoon")
    yield later(z.kans, 1, 2)
    leg_eerste_gesprek_vast(z.wie, z.pk, op=vandaag())


def _wacht(z: Zaak) -> Reis:
    leg_bijstandsvraag_vast(z.wie, z.pk, algemeen=True)
    yield from ()


def _wacht_niet(z: Zaak) -> Reis:
    leg_bijstandsvraag_vast(z.wie, z.pk, algemeen=True, geen_wachttijd=GeenWachttijd.OMSTANDIGHEDEN)
    yield from ()


def _voorschot(z: Zaak) -> Reis:
    """Stated after the aanvraag; the first voorschot went out, the next one is awaited."""
    leg_bijstandsvraag_vast(z.wie, z.pk, algemeen=True)
    yield later(z.kans, 4, 8)
    leg_voorschot_vast(z.wie, z.pk, op=vandaag())
