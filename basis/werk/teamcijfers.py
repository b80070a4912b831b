"""How the work of a team goes: facts from Verblijf and Dossier, per week and per weight.

Counted over the wetten of the door, and of what is afgeschermd only where it is betrokken: what it may not know of is
not in a figure either.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Count, F, Q, QuerySet, Sum

from basis.dossiers.models import Dossier, Verblijf
from basis.journaal.tijd import dag_van, op_dag, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum_kort
from basis.werk.models import Termijn
from basis.werk.werkvoorraad import open_werk, team_sinds

WEKEN = 8
Rij = tuple[int, datetime, datetime | None]


@dataclass(frozen=True)
class Stuk:
    """One unbroken stay of a dossier with the team, whoever handled it."""

    dossier_id: int
    van: datetime
    tot: datetime | None

    def er_op(self, moment: datetime) -> bool:
        return self.van <= moment and (self.tot is None or self.tot > moment)


@dataclass(frozen=True)
class Week:
    """One week, Monday to Sunday; `open` and `te_laat` as they stood at its end (or now)."""

    maandag: date
    label: str
    erin: int
    eruit: int
    open: int
    te_laat: int


def maandag_van(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def _verblijven(door: Hoedanigheid) -> QuerySet[Verblijf]:
    """The stays with the own team that this door may count."""
    dicht = Dossier.objects.zichtbaar_uit(door).filter(team=door.team, afgeschermd=True).order_by()
    return Verblijf.objects.filter(
        Q(dossier__wet=None) | Q(dossier__wet__in=door.wetten),
        Q(dossier__afgeschermd=False) | Q(dossier__in=dicht.values("pk")),
        team=door.team,
    )


def stukken(door: Hoedanigheid, vanaf: datetime) -> list[Stuk]:
    """Every stay that was not over before `vanaf`; another behandelaar in the team does not break it. Two questions."""
    # As a list and not as a subquery: else PostgreSQL reads the stays of the whole gemeente.
    recent = set(
        _verblijven(door).filter(Q(tot=None) | Q(tot__gte=vanaf)).order_by().values_list("dossier_id", flat=True)
    )
    van_team = Verblijf.objects.filter(team=door.team, dossier_id__in=recent)
    rijen = van_team.order_by("dossier_id", "sinds", "pk")
    alle = _aaneen(rijen.values_list("dossier_id", "sinds", "tot"))
    return [stuk for stuk in alle if stuk.tot is None or stuk.tot >= vanaf]


def _aaneen(rijen: Iterable[Rij]) -> list[Stuk]:
    klaar: list[Stuk] = []
    for dossier_id, sinds, tot in rijen:
        vorige = klaar[-1] if klaar else None
        if vorige and vorige.dossier_id == dossier_id and vorige.tot == sinds:
            klaar[-1] = Stuk(dossier_id, vorige.van, tot)
        else:
            klaar.append(Stuk(dossier_id, sinds, tot))
    return klaar


def _te_laat(dossier_ids: set[int], vanaf: date) -> list[tuple[int, date, date | None]]:
    """Legal terms of ours that passed and were still open at some moment since `vanaf`. One question."""
    rijen = Termijn.objects.filter(
        Q(afgerond_op=None) | Q(afgerond_op__gte=vanaf),
        dossier_id__in=dossier_ids,
        wettelijk=True,
        van_ons=True,
        einddatum__lt=vandaag(),
    )
    return list(rijen.values_list("dossier_id", "einddatum", "afgerond_op"))


def weken(door: Hoedanigheid) -> tuple[list[Week], float | None]:
    """The last weeks, oldest first; and the median days with the team of what left it. Three questions."""
    deze = maandag_van(vandaag())
    eerste = deze - timedelta(weeks=WEKEN - 1)
    alles = stukken(door, op_dag(eerste, 0))
    laat = _te_laat({stuk.dossier_id for stuk in alles}, eerste)
    klaar = []
    for nummer in range(WEKEN):
        maandag = eerste + timedelta(weeks=nummer)
        begin, einde = op_dag(maandag, 0), op_dag(maandag + timedelta(weeks=1), 0)
        er_nog = {stuk.dossier_id for stuk in alles if stuk.er_op(einde)}
        zondag = min(maandag + timedelta(days=6), vandaag() - timedelta(days=1))
        klaar.append(
            Week(
                maandag=maandag,
                label=f"{datum_kort(maandag)[3:]} tot en met {datum_kort(maandag + timedelta(days=6))[3:]}",
                erin=sum(begin <= stuk.van < einde for stuk in alles),
                eruit=sum(stuk.tot is not None and begin <= stuk.tot < einde for stuk in alles),
                open=len(er_nog),
                te_laat=len(
                    {
                        pk
                        for pk, uiterlijk, afgerond in laat
                        if pk in er_nog and uiterlijk <= zondag and (afgerond is None or afgerond > zondag)
                    }
                ),
            )
        )
    duren = [(dag_van(stuk.tot) - dag_van(stuk.van)).days for stuk in alles if stuk.tot]
    return klaar, (median(duren) if duren else None)


def in_of_uit(door: Hoedanigheid, soort: str, maandag: date) -> list[int]:
    """The dossiers behind one figure: what came in, or went out, in that week."""
    begin, einde = op_dag(maandag, 0), op_dag(maandag + timedelta(weeks=1), 0)
    alles = stukken(door, begin)
    if soort == "in":
        return [stuk.dossier_id for stuk in alles if begin <= stuk.van < einde]
    return [stuk.dossier_id for stuk in alles if stuk.tot and begin <= stuk.tot < einde]


def oudste(door: Hoedanigheid) -> Dossier | None:
    """The open dossier that is longest with the team. One question."""
    rijen = open_werk(door).annotate(team_sinds=team_sinds()).select_related("inwoner")
    return rijen.order_by("team_sinds", "id").first()


def per_gewicht(door: Hoedanigheid) -> list[tuple[int, int]]:
    """(weight, how many open dossiers). One question."""
    rijen = open_werk(door).order_by("gewicht").values_list("gewicht").annotate(n=Count("pk"))
    return [(gewicht, n) for gewicht, n in rijen]


@dataclass(frozen=True)
class Belasting:
    """The caseload of one colleague; only for the own teamleider (WOR 27)."""

    hoedanigheid_id: int | None
    aantal: int
    gewicht: int
    te_laat: int
    aan_zet: int


def per_medewerker(door: Hoedanigheid) -> list[Belasting]:
    """Open dossiers per behandelaar of the own team. One question."""
    rijen = (
        open_werk(door)
        .order_by()
        .values("behandelaar_id")
        .annotate(
            aantal=Count("pk"),
            gewichten=Sum("gewicht"),
            te_laat=Count("pk", filter=Q(fatale_datum__lt=vandaag())),
            zelf=Count("pk", filter=Q(aan_zet="behandelaar")),
        )
        .order_by(F("gewichten").desc(), "behandelaar_id")
    )
    return [
        Belasting(rij["behandelaar_id"], rij["aantal"], rij["gewichten"], rij["te_laat"], rij["zelf"]) for rij in rijen
    ]
