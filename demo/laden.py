"""The whole demo gemeente in one transaction: through the verbs, with a fixed seed, over three years up to today."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.db import connection, transaction

from basis.inwoners.laden import Verslag
from basis.inwoners.models import Adres, HuishoudenLid, Inwoner, Relatie, Vertegenwoordiging
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, nu, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.voorzieningen.models import Aanbod, Voorziening
from consortium.handelingen import stel_budget_vast, verleng_open_verplichtingen
from consortium.models import Budget
from demo.agenda import EEN_DAG, dagen_terug, kantoordag_terug, kantooruur
from demo.catalogus import vul_catalogus
from demo.drukker import Drukker
from demo.inrichting import Gemeentehuis, richt_in
from demo.meldingen import kleine_vraag, signaal
from demo.personen import laad_personen
from demo.reizen import klantreis
from demo.spel import Spel, Zaak
from demo.teksten import SITUATIES, Situatie
from demo.toneel import Reis, Toneel
from demo.werk_afspraken import plan_werk
from demo.werk_feiten import plan_feiten
from demo.werk_schuldhulp import plan_schuldhulp
from demo.werk_termijnen import plan_termijnen, plant_normen
from demo.werk_thuis import plan_evaluaties, plan_taken, plant_werk
from demo.werk_vragen import plan as plan_vragen
from demo.werk_werkvoorraad import werkvoorraad
from toegang.enums import StatusMelding

ZAAD = 1734
JAREN = 3
BUDGET = Decimal(1_900_000)
# Days before today on which the budget of this year is cut to just above what is promised.
KRAP = 75

M = StatusMelding
# Where a recent journey stands still, and how many days ago it began.
STAAT_STIL: dict[Wet, dict[str, tuple[int, ...]]] = {
    Wet.WMO: {
        "aangemeld": (8, 11, 16, 24, 33, 39, 41, 45),
        "loopt": (22, 26, 31, 36, 38, 40, 41, 43, 55),
        "afgebroken": (48, 95, 180, 400, 600),
        "verslag": (44, 46, 52),
        "plan": (32, 36, 40, 44, 50, 56, 64),
        "aanvraag": (36, 39, 42, 45, 48, 52, 58),
        "concept": (39, 42, 45, 48, 52, 60),
        "vervallen": (54, 66),
        "ter_accordering": (41, 44, 47, 50, 54, 58, 64),
        "vastgesteld": (45, 48, 51, 54, 58, 62, 70),
        "toegewezen": (58, 62, 66, 70, 76, 84),
        "onderbroken": (150, 158, 165, 172, 180, 190),
    },
    Wet.JEUGD: {
        "aangemeld": (6, 9),
        "loopt": (20, 27, 35),
        "plan": (40,),
        "aanvraag": (58,),
        "concept": (62,),
        "ter_accordering": (70, 76),
        "vastgesteld": (78,),
        "toegewezen": (85,),
    },
    Wet.PW: {
        "aangemeld": (7,),
        "loopt": (20, 28),
        "plan": (42,),
        "aanvraag": (58,),
        "concept": (64,),
        "ter_accordering": (72,),
    },
    Wet.WGS: {
        "aangemeld": (7, 10),
        "loopt": (22, 30),
        "aanvraag": (56, 60),
        "concept": (66,),
        "ter_accordering": (74, 79),
    },
}
# How many ran on, spread over the years.
DOORLOPEND = {Wet.WMO: 70, Wet.JEUGD: 11, Wet.WGS: 8, Wet.PW: 7}
VERWIJZINGEN = 14
UITKOMSTEN = {
    M.BEANTWOORD: 30,
    M.DOORVERWEZEN: 18,
    M.DOORGEZONDEN: 7,
    M.GEEN_CONTACT: 8,
    M.INGETROKKEN: 8,
    M.OVERLEDEN: 6,
    M.VERTROKKEN: 6,
    M.ONTVANGEN: 9,
    M.UITGEVRAAGD: 8,
}
SIGNALEN = 10


@dataclass(frozen=True)
class Geladen:
    personen: Verslag
    brieven: int
    met_pdf: bool
    vastgelopen: tuple[str, ...]
    seconden: float


def vertel(regel: str) -> None:
    sys.stderr.write(f"{regel}\n")
    sys.stderr.flush()


def laad_demo(zeg: Callable[[str], None] = vertel, *, op: date | None = None) -> Geladen:
    """Plant everything or nothing, up to today or up to `op`. The database must hold no gemeente yet."""
    start = time.monotonic()
    drukker = Drukker()
    try:
        with klok_op(op_dag(op or vandaag(), 0)), transaction.atomic():
            return _laad(drukker, start, zeg)
    finally:
        drukker.sluit()


def _laad(drukker: Drukker, start: float, zeg: Callable[[str], None]) -> Geladen:
    kans = Random(ZAAD)  # noqa: S311  a fixed seed is the point
    # Nothing happens today itself, so the demo is the same whatever the hour.
    tot = nu()
    begin = tot - timedelta(days=365 * JAREN)
    zeg("Demo: gemeente inrichten")
    with klok_op(begin - timedelta(days=20)):
        huis = richt_in()
        catalogus = vul_catalogus(huis)
        plant_normen(huis)
    zeg("Demo: personen laden")
    personen = laad_personen(huis, kans)
    _tel_tabellen()
    spel = Spel(huis, catalogus, aanbod_van(catalogus), personen, drukker)
    toneel = Toneel(tot)
    _geld(toneel, huis, begin, tot)
    plan_verhalen(toneel, spel, kans, tot)
    plan_taken(toneel, huis, tot)
    dag = kantoordag_terug(tot.date() - EEN_DAG)
    toneel.plan(op_dag(dag, 14), "werkvoorraad", werkvoorraad(huis, dag))
    plan_werk(toneel, huis.doors, drukker, tot)
    plan_vragen(toneel, huis, tot)
    plan_evaluaties(toneel, huis, begin, tot)
    toneel.speel(_voortgang(zeg))
    zeg("Demo: werk van vandaag")
    plant_werk(huis, tot)
    zeg("Demo: laatste brieven drukken")
    drukker.alles_klaar(lambda _: None)
    return Geladen(
        personen.verslag, drukker.gedrukt, drukker.kan(), tuple(toneel.vastgelopen), time.monotonic() - start
    )


def aanbod_van(catalogus: dict[str, Voorziening]) -> dict[str, list[Organisatie]]:
    """Who offers each voorziening, by its code."""
    aanbod: dict[str, list[Organisatie]] = {}
    for rij in Aanbod.objects.filter(voorziening__in=catalogus.values()).select_related("voorziening", "organisatie"):
        aanbod.setdefault(rij.voorziening.code, []).append(rij.organisatie)
    return aanbod


def plan_verhalen(toneel: Toneel, spel: Spel, kans: Random, tot: datetime) -> None:
    """Every story of an inwoner, none of which began yet."""
    _casussen(toneel, spel, kans, tot)
    _meldingen(toneel, spel, kans, tot)
    plan_termijnen(toneel, spel, tot)
    plan_feiten(toneel, spel, tot)
    plan_schuldhulp(toneel, spel, tot)


def _tel_tabellen() -> None:
    """Nobody looked at these tables yet: without figures the planner guesses. Only our own: a bare ANALYZE
    would also hold the tables all databases of the server share, until the end."""
    modellen = (Inwoner, Adres, HuishoudenLid, Relatie, Vertegenwoordiging, Gebeurtenis)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(model._meta.db_table for model in modellen)}")


def _voortgang(zeg: Callable[[str], None]) -> Callable[[date], None]:
    gezien: list[tuple[int, int]] = []

    def op(dag: date) -> None:
        kwartaal = (dag.year, (dag.month + 2) // 3)
        if not gezien or gezien[-1] < kwartaal:
            gezien.append(kwartaal)
            zeg(f"Demo: {kwartaal[0]}, kwartaal {kwartaal[1]}")

    return op


# -- money -----------------------------------------------------------------------------------------


def _geld(toneel: Toneel, huis: Gemeentehuis, begin: datetime, tot: datetime) -> None:
    """A budget for each year up to this one; next year waits for the raad."""
    controller = huis.doors["controller"]
    eerste = begin - timedelta(days=1)
    toneel.plan(eerste, f"budget {eerste.year}", _budget(controller, eerste.year))
    for jaar in range(eerste.year + 1, tot.year + 1):
        toneel.plan(op_dag(date(jaar - 1, 12, 15), 11), f"budget {jaar}", _budget(controller, jaar))
        toneel.plan(op_dag(date(jaar, 1, 1), 0), f"verlengen {jaar}", _verleng(huis.systeem, jaar))
    # Not before the budget of this year was there.
    krap = max(tot - timedelta(days=KRAP), op_dag(date(tot.year - 1, 12, 16)))
    toneel.plan(krap, "bijgesteld budget", _krap(controller, tot.year))


def _budget(controller: Hoedanigheid, jaar: int) -> Reis:
    stel_budget_vast(controller, jaar=jaar, bedrag=BUDGET, grond=f"raadsbesluit {jaar - 1}-11{jaar % 10}")
    yield from ()


def _verleng(systeem: Hoedanigheid, jaar: int) -> Reis:
    verleng_open_verplichtingen(systeem, jaar)
    yield from ()


def _krap(controller: Hoedanigheid, jaar: int) -> Reis:
    """The raad sets aside less than thought: the next toekenningen show an overschrijding."""
    budget = Budget.objects.get(gemeente=controller.gemeente, jaar=jaar)
    bedrag = (budget.gereserveerd / 1000).quantize(Decimal(1)) * 1000 + 6001
    stel_budget_vast(controller, jaar=jaar, bedrag=bedrag, grond=f"bijgestelde begroting {jaar}")
    yield from ()


# -- stories ---------------------------------------------------------------------------------------


def _wie(wet: Wet, situatie: Situatie, kans: Random) -> str:
    if wet == Wet.JEUGD:
        return "kinderen"
    if wet == Wet.WMO and kans.random() < 0.6:
        return "ouderen"
    return "volwassenen"


def _casussen(toneel: Toneel, spel: Spel, kans: Random, tot: datetime) -> None:
    nr = 0
    for wet in Wet:
        situaties = [situatie for situatie in SITUATIES if situatie.wet == wet]
        met_besluit = [situatie for situatie in situaties if situatie.maatwerk]
        for stop, dagen in STAAT_STIL[wet].items():
            for dag in dagen:
                nr += 1
                keus = met_besluit if stop not in ("aangemeld", "loopt") else situaties
                situatie = kans.choice(keus)
                afwijzen = stop == "ter_accordering"
                z = _zaak(spel, nr, kans, situatie, stop=stop, afwijzen=afwijzen)
                _begin(toneel, z, dagen_terug(tot.date(), dag))
        for plek in range(DOORLOPEND[wet]):
            nr += 1
            z = _zaak(
                spel,
                nr,
                kans,
                situaties[plek % len(situaties)],
                spoed=wet == Wet.WMO and plek % 29 == 11,
                laat=plek % 8 == 3,
                afwijzen=plek % 7 == 2,
                dubbel=wet == Wet.WMO and plek % 7 == 4,
                heropenen=plek % 5 == 1,
                afgeschermd=plek % 12 == 6,
            )
            # A little more of late: the work of today should be there.
            deel = (plek + kans.random()) / DOORLOPEND[wet]
            _begin(toneel, z, tot.date() - timedelta(days=3 + round((365 * JAREN - 10) * (1 - deel) ** 1.15)))
    jeugd = [situatie for situatie in SITUATIES if situatie.wet == Wet.JEUGD]
    for plek in range(VERWIJZINGEN):
        nr += 1
        z = _zaak(spel, nr, kans, jeugd[plek % len(jeugd)], verwijzing=True, heropenen=False)
        _begin(toneel, z, tot.date() - timedelta(days=15 + plek * 70))


def _zaak(spel: Spel, nr: int, kans: Random, situatie: Situatie, **anders: object) -> Zaak:
    inwoner = spel.personen.pak(_wie(situatie.wet, situatie, kans))
    return Zaak(spel, nr, Random(f"{ZAAD}-{nr}"), situatie, inwoner, **anders)  # type: ignore[arg-type]  # noqa: S311


def _begin(toneel: Toneel, z: Zaak, dag: date) -> None:
    toneel.plan(_op_kantoor(dag, z.kans), f"casus {z.nr} ({z.stop or 'door'})", klantreis(z))


def _op_kantoor(dag: date, kans: Random) -> datetime:
    """Office hours of that day, or of the last day before it on which the office was open."""
    return kantooruur(kantoordag_terug(dag), kans)


def _meldingen(toneel: Toneel, spel: Spel, kans: Random, tot: datetime) -> None:
    nr = 1000
    klein = [situatie for situatie in SITUATIES if situatie.wet == Wet.WMO]
    for uitkomst, aantal in UITKOMSTEN.items():
        for plek in range(aantal):
            nr += 1
            wie = "lastig" if plek == 1 and spel.personen.lastig else kans.choice(("ouderen", "volwassenen"))
            z = Zaak(spel, nr, Random(f"{ZAAD}-{nr}"), kans.choice(klein), spel.personen.pak(wie))  # noqa: S311
            z.behandelaar = z.poster if z.behandelaar == "kernteam" and z.poster != "administratie" else z.behandelaar
            wacht = uitkomst in (M.ONTVANGEN, M.UITGEVRAAGD)
            # Open ones are recent; two of them are already late.
            if wacht:
                dag = dagen_terug(tot.date(), 4 + plek * 3 if plek < aantal - 2 else 40 + plek)
            else:
                dag = tot.date() - timedelta(days=kans.randint(12, 365 * JAREN - 5))
            toneel.plan(_op_kantoor(dag, z.kans), f"melding {nr} ({uitkomst})", kleine_vraag(z, uitkomst))
    for plek in range(SIGNALEN):
        nr += 1
        z = Zaak(spel, nr, Random(f"{ZAAD}-{nr}"), kans.choice(klein), spel.personen.pak("ouderen"))  # noqa: S311
        dag = dagen_terug(tot.date(), 3 + plek * 4 if plek < 6 else kans.randint(30, 700))
        toneel.plan(_op_kantoor(dag, z.kans), f"signaal {nr}", signaal(z, open_=plek < 6, wordt_melding=plek == 6))
