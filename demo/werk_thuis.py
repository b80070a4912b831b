"""The work of today, planted beside the stories: tasks by hand, choices about help that ends, and who must know.

Quiet cases and help that ends come out of the stories themselves; everything goes through the verbs.
"""

from datetime import date, datetime, timedelta
from random import Random

from basis.dossiers.models import Dossier
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd
from basis.werk.handelingen import attendeer, nieuwe_taak, stel_taak_uit
from basis.werk.models import SoortTaak, Taak, Termijn
from casussen.enums import LOPEND_ONDERZOEK
from casussen.handelingen import evalueer_doel, kies_bij_aflopen
from casussen.models import Ondersteuning, Onderzoek
from demo.inrichting import Gemeentehuis
from demo.toneel import Reis, Toneel

ZAAD = 15
# Long enough ago that some are late today.
GELEDEN = timedelta(days=30)
OP_TIJD = 0.8
# What, and by how many days after it was made.
WERK = (
    ("Bel de ergotherapeut over de drempels", 20),
    ("Vraag de huisarts of hij mee wil denken", 45),
    ("Zoek uit of de buurtbus op dinsdag rijdt", 33),
    ("Maak een afspraak met de school", 27),
    ("Stuur de folder over mantelzorg na", 60),
)
WIE = ("consulent", "consulent2", "consulent3", "jeugd", "klantmanager")


def plan_evaluaties(toneel: Toneel, huis: Gemeentehuis, begin: datetime, tot: datetime) -> None:
    """Every month colleagues look at the goals of which the day has come; now and then they forget one."""
    kans = Random(f"{ZAAD}-doelen")  # noqa: S311  a fixed seed is the point
    moment = begin + timedelta(days=30)
    while moment < tot - timedelta(days=4):
        toneel.plan(op_dag(moment.date(), 16, 30), f"evaluaties {moment:%m-%Y}", _evalueer(huis, kans))
        moment += timedelta(days=30)


def _evalueer(huis: Gemeentehuis, kans: Random) -> Reis:
    per_pk = {door.pk: door for door in huis.doors.values()}
    rijp = Taak.objects.filter(klaar_op=None, soort=SoortTaak.EVALUEREN, uiterlijk__lte=vandaag() + timedelta(days=10))
    # Not while an onderzoek runs: its verslag names the goals.
    bezig = Onderzoek.objects.filter(status__in=LOPEND_ONDERZOEK).values("casus_id")
    for taak in rijp.exclude(dossier_id__in=bezig).select_related("dossier").order_by("pk"):
        assert taak.dossier
        door = per_pk.get(taak.dossier.behandelaar_id or 0)
        if door and taak.verwijst_naar and kans.random() < OP_TIJD:
            evalueer_doel(door, taak.dossier.pk, taak.verwijst_naar, bereikt=kans.random() < 0.6)
    yield from ()


def plan_taken(toneel: Toneel, huis: Gemeentehuis, tot: datetime) -> None:
    """Colleagues made themselves and their team some tasks, a month ago."""
    dag = (tot - GELEDEN).date()
    for nr, inlog in enumerate(WIE):
        kans = Random(f"{ZAAD}-{nr}")  # noqa: S311  a fixed seed is the point
        toneel.plan(op_dag(dag, 16, nr), f"taken van {inlog}", _taken(huis, inlog, kans, tot.date()))


def _taken(huis: Gemeentehuis, inlog: str, kans: Random, laatste: date) -> Reis:
    """For oneself and for the team; one was postponed to the coming days."""
    door = huis.doors[inlog]
    mijn = Dossier.objects.zichtbaar_voor(door).filter(
        gesloten_op=None, behandelaar=door, soort="casus", afgeschermd=False
    )
    dossiers = list(mijn.order_by("pk"))
    gekozen = kans.sample(dossiers, min(len(dossiers), len(WERK)))
    for nr, (dossier, (wat, dagen)) in enumerate(zip(gekozen, WERK, strict=False)):
        taak = nieuwe_taak(
            door,
            dossier.pk,
            toelichting=wat,
            naar=None if nr == 2 else door,
            uiterlijk=vandaag() + timedelta(days=dagen),
        )
        if nr == 3:
            stel_taak_uit(door, dossier.pk, taak.pk, uiterlijk=laatste + timedelta(days=3))
    yield from ()


def plant_werk(huis: Gemeentehuis, tot: datetime) -> None:
    """After the stories: of the help that ends some has its choice, and everybody is told what today asks."""
    with klok_op(tot):
        _keuzes(huis)
        attendeer(huis.systeem)


def _keuzes(huis: Gemeentehuis) -> None:
    """One in four: first an onderzoek, then to let it end."""
    loopt_af = Termijn.objects.filter(afronding=None, soort__startswith="aflopend", einddatum__lte=vandaag())
    lijnen = (
        Ondersteuning.objects.filter(aflopend__in=loopt_af, status__in=("gestart", "onderbroken"))
        .select_related("casus__dossier")
        .order_by("pk")
    )
    per_pk = {door.pk: door for door in huis.doors.values()}
    for nr, lijn in enumerate(lijnen):
        door = per_pk.get(lijn.casus.dossier.behandelaar_id or 0)
        if door is None or nr % 4:
            continue
        keuze = "eindigen" if nr % 8 else "onderzoek"
        try:
            kies_bij_aflopen(
                door, lijn.casus_id, lijn.pk, keuze=keuze, toelichting="Het doel is bereikt, zo zegt de inwoner zelf."
            )
        except Geweigerd:
            continue  # closed in its own story
