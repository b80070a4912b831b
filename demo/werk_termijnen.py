"""Planted situations of the clock: suspended, resumed, delayed by agreement, a corrected start, and being late."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.termijnen import Grond
from basis.werk.handelingen import (
    hervat,
    leg_ingebrekestelling_vast,
    schort_op,
    spreek_uitstel_af,
    voeg_norm_toe,
)
from basis.werk.models import Termijn
from demo.agenda import EEN_DAG, dagen_terug, later
from demo.inrichting import Gemeentehuis
from demo.reizen import klantreis
from demo.spel import Spel, Zaak
from demo.teksten import SITUATIES
from demo.toneel import Reis, Toneel
from toegang.handelingen import verbeter_ontvangst

ZAAD = "1734-termijnen"
VERHAAL = Callable[[Zaak, date], Reis]


def plant_normen(huis: Gemeentehuis) -> None:
    """What this gemeente promises itself: four weeks for an onderzoek, beside the six of the law."""
    voeg_norm_toe(
        huis.doors["beheer"],
        soort="wmo-onderzoek",
        naam="Onderzoek in vier weken",
        waarde=4,
        eenheid="weken",
        verordening=False,
        geldig_vanaf=huis.sinds,
        bron=f"Servicenormen {huis.sinds.year}",
    )


def plan_termijnen(toneel: Toneel, spel: Spel, tot: datetime) -> None:
    """Along with the other stories, so the journaal stays in order of time."""
    # (story, where the klantreis stops, days before today it begins)
    stukken: tuple[tuple[VERHAAL, str, tuple[int, ...]], ...] = (
        (_staat_stil, "aanvraag", (52, 55, 58)),
        (_liep_weer, "aanvraag", (66, 72)),
        (_uitstel, "loopt", (30, 34)),
        (_ander_begin, "aangemeld", (14, 20)),
        (_te_vroeg, "aanvraag", (47,)),
        (_te_laat, "aanvraag", (92, 96)),
    )
    situaties = [s for s in SITUATIES if s.wet == Wet.WMO and s.maatwerk]
    nr = 3000
    for verhaal, stop, dagen in stukken:
        for dag in dagen:
            nr += 1
            kans = Random(f"{ZAAD}-{nr}")  # noqa: S311  a fixed seed is the point
            zaak = Zaak(spel, nr, kans, kans.choice(situaties), spel.personen.pak("ouderen"), stop=stop)
            begin = dagen_terug(tot.date(), dag)
            toneel.plan(op_dag(begin, 9, nr % 60), f"termijn {nr} ({stop})", _met(verhaal, zaak, tot.date()))


def _met(verhaal: VERHAAL, z: Zaak, tot: date) -> Reis:
    yield from klantreis(z)
    if z.pk:
        yield from verhaal(z, tot)


def _termijn(z: Zaak, *soorten: str) -> Termijn | None:
    return Termijn.objects.filter(dossier_id=z.pk, soort__in=soorten, afronding=None).first()


def _schort_op(z: Zaak, dagen: int) -> Termijn | None:
    if termijn := _termijn(z, "wmo-besluit"):
        schort_op(
            z.wie,
            z.pk,
            termijn.pk,
            grond=Grond.AANVULLING.value,
            van=vandaag() + EEN_DAG,
            tot=vandaag() + timedelta(days=dagen),
            toelichting="Het advies van de ergotherapeut mist nog.",
        )
    return termijn


def _staat_stil(z: Zaak, tot: date) -> Reis:
    """The inwoner has something to hand in; the clock waits until after today."""
    yield later(z.kans, 1, 2)
    _schort_op(z, (tot - vandaag()).days + z.kans.randint(6, 16))


def _liep_weer(z: Zaak, tot: date) -> Reis:
    yield later(z.kans, 1, 2)
    termijn = _schort_op(z, 14)
    yield later(z.kans, 6, 9)
    if termijn:
        hervat(z.wie, z.pk, termijn.pk, weer_vanaf=vandaag())


def _uitstel(z: Zaak, tot: date) -> Reis:
    yield later(z.kans, 1, 3)
    if termijn := _termijn(z, "wmo-onderzoek"):
        spreek_uitstel_af(
            z.wie,
            z.pk,
            termijn.pk,
            tot=termijn.einddatum + timedelta(days=21),
            reden="De dochter wil bij het gesprek zijn en is tot dan op reis.",
        )


def _ander_begin(z: Zaak, tot: date) -> Reis:
    yield later(z.kans, 1, 3)
    if termijn := _termijn(z, "wmo-onderzoek"):
        verbeter_ontvangst(
            z.wie, z.pk, vanaf=termijn.vanaf - timedelta(days=3), reden="De brief lag drie dagen bij de receptie."
        )


def _te_vroeg(z: Zaak, tot: date) -> Reis:
    """The inwoner writes before the two weeks are over: recorded, without effect."""
    yield later(z.kans, 2, 4)
    if termijn := _termijn(z, "wmo-besluit"):
        leg_ingebrekestelling_vast(z.wie, z.pk, termijn.pk, ontvangen_op=vandaag(), kanaal="email")


def _te_laat(z: Zaak, tot: date) -> Reis:
    """The term went by, the inwoner wrote, and two weeks later the dwangsom runs."""
    termijn = _termijn(z, "wmo-besluit")
    if termijn is None:
        return
    yield op_dag(termijn.einddatum + timedelta(days=3), 11)
    leg_ingebrekestelling_vast(z.wie, z.pk, termijn.pk, ontvangen_op=vandaag(), kanaal="post")
