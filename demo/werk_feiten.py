"""Planted situations in which a fact turned out otherwise: another posting day, and an inwoner who died."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

from basis.inwoners.enums import BronOverlijden
from basis.inwoners.models import Inwoner, Vertegenwoordiging
from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Wet
from beschikkingen import handelingen as besluit
from beschikkingen.models import Beschikking
from casussen import handelingen as h
from casussen.enums import StatusOndersteuning
from casussen.models import Casus, Ondersteuning, Onderzoek
from demo.agenda import EEN_DAG, dagen_terug, later
from demo.reizen import klantreis
from demo.spel import Spel, Zaak
from demo.teksten import SITUATIES
from demo.toneel import Reis, Toneel

ZAAD = "1734-feiten"
VERHAAL = Callable[[Zaak], Reis]


def plan_feiten(toneel: Toneel, spel: Spel, tot: datetime) -> None:
    """Along with the other stories, so the journaal stays in order of time."""
    # (story, where the klantreis stops, days before today it begins)
    stukken: tuple[tuple[VERHAAL, str, tuple[int, ...]], ...] = (
        (_besluit_ging_later_weg, "toegewezen", (66, 80)),
        (_verslag_ging_later_weg, "plan", (48,)),
        (_overleden_bij_aanvraag, "aanvraag", (60, 66)),
        (_overleden_met_hulp, "toegewezen", (140, 150)),
    )
    situaties = [s for s in SITUATIES if s.wet == Wet.WMO and s.maatwerk]
    nr = 4000
    for verhaal, stop, dagen in stukken:
        for dag in dagen:
            nr += 1
            kans = Random(f"{ZAAD}-{nr}")  # noqa: S311  a fixed seed is the point
            zaak = Zaak(spel, nr, kans, kans.choice(situaties), _wie(spel), stop=stop)
            begin = dagen_terug(tot.date(), dag)
            toneel.plan(op_dag(begin, 9, nr % 60), f"feit {nr} ({stop})", _met(verhaal, zaak))


def _wie(spel: Spel) -> Inwoner:
    """Nobody who has gezag over a child of another story: that child could get no letter any more."""
    while True:
        inwoner = spel.personen.pak("ouderen")
        if not Vertegenwoordiging.objects.filter(persoon=inwoner).exists():
            return inwoner


def _met(verhaal: VERHAAL, z: Zaak) -> Reis:
    yield from klantreis(z)
    if z.pk:
        yield from verhaal(z)


def _besluit_ging_later_weg(z: Zaak) -> Reis:
    """The van of the post had left already."""
    yield later(z.kans, 3, 5)
    rij = Beschikking.objects.filter(casus_id=z.pk, bezwaartermijn__isnull=False).select_related("brief").last()
    if rij and rij.brief and rij.brief.verzonden_op:
        besluit.verbeter_verzending(
            z.door(z.poster),
            z.pk,
            rij.pk,
            op=rij.brief.verzonden_op + EEN_DAG,
            reden="De brief lag er nog toen de post al weg was. Hij ging een dag later mee.",
        )


def _verslag_ging_later_weg(z: Zaak) -> Reis:
    yield later(z.kans, 3, 5)
    rij = Onderzoek.objects.filter(casus_id=z.pk, verslag__verzonden_op__isnull=False).select_related("verslag").last()
    if rij and rij.verslag and rij.verslag.verzonden_op:
        h.verbeter_verzending_verslag(
            z.door(z.poster),
            z.pk,
            rij.verslag.pk,
            op=rij.verslag.verzonden_op + EEN_DAG,
            reden="Op de verzendlijst staat een dag later.",
        )


def _overleden_bij_aanvraag(z: Zaak) -> Reis:
    """The daughter calls some days after."""
    yield later(z.kans, 4, 6)
    _sterf(z, vandaag() - timedelta(days=z.kans.randint(1, 3)), BronOverlijden.NABESTAANDE)


def _overleden_met_hulp(z: Zaak) -> Reis:
    """The help had begun; the day turned out to be another one, as the akte said."""
    for lijn in Ondersteuning.objects.filter(casus_id=z.pk, status=StatusOndersteuning.TOEGEWEZEN).order_by("pk"):
        begin: date = max(lijn.geldig.lower, vandaag()) if lijn.geldig else vandaag()
        yield op_dag(begin, 10, z.nr % 60)
        h.start_hulp(z.wie, z.pk, lijn.pk, op=vandaag())
    yield later(z.kans, 20, 24)
    op = vandaag() - timedelta(days=2)
    if not _sterf(z, op, BronOverlijden.AANBIEDER):
        return
    yield later(z.kans, 5, 7)
    if z.nr % 2:
        h.verbeter_overlijden(
            z.wie, z.inwoner.pk, op=op - EEN_DAG, reden="De akte van overlijden noemt een dag eerder."
        )


def _sterf(z: Zaak, op: date, bron: BronOverlijden) -> bool:
    if Casus.objects.get(pk=z.pk).afsluitreden:
        return False
    h.leg_overlijden_vast(z.wie, z.inwoner.pk, op=op, bron=bron)
    return True
