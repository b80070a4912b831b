"""A week of the team as days and hours. What a door may not see of a colleague is 'bezet' and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from basis.dossiers.models import Dossier, waargenomen_door
from basis.inwoners.veiligheid import notities_van
from basis.journaal.tijd import AMSTERDAM, dag_van, op_dag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum_kort, datum_voluit, tijd
from basis.werk.models import Afspraak, SoortAfspraak, StatusAfspraak
from werkplek.afspraken import tonen

# More than anybody can read in a week; the page says when it is cut.
HOOGSTENS = 400
VAN_UUR, TOT_UUR = 8, 17


@dataclass(frozen=True)
class Roosterplek:
    """One appointment, ready to print. Of a closed dossier only when, and whose."""

    tijden: str
    begin: str
    uur: int
    met: str
    van_mij: bool
    bezet: bool
    wat: str = ""
    wie: str = ""
    url: str = ""
    waar: str = ""
    stand: str = ""
    lezen: bool = False


@dataclass(frozen=True)
class Dag:
    kop: str
    voluit: str
    datum: date
    vandaag: bool
    plekken: tuple[Roosterplek, ...]


@dataclass(frozen=True)
class Week:
    dagen: tuple[Dag, ...]
    uren: tuple[tuple[str, tuple[tuple[Roosterplek, ...], ...]], ...]
    aantal: int
    meer: bool
    te_lezen: int


def maandag_van(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def week(door: Hoedanigheid, maandag: date, dag: date, *, alleen_ik: bool) -> Week:
    """Five queries, however full the week is."""
    # My own agenda under every hat: what this hat may not see is 'bezet'.
    hoeden = Hoedanigheid.objects.filter(medewerker=door.medewerker, gemeente_id=door.gemeente_id).values("pk")
    hoeden = Hoedanigheid.objects.filter(medewerker_id=door.medewerker_id or 0, gemeente_id=door.gemeente_id).values(
        "pk"
    )
    van_mij = Q(met_id__in=hoeden) | Q(met_id__in=waargenomen_door(door))
    wie = van_mij if alleen_ik or door.team_id is None else van_mij | Q(team_id=door.team_id)
    rijen = (
        Afspraak.objects.filter(wie, begin__gte=op_dag(maandag, 0), begin__lt=op_dag(maandag + timedelta(days=7), 0))
        .exclude(status=StatusAfspraak.AFGEZEGD)
        .select_related("met__medewerker")
        .order_by("begin", "id")
    )
    gevonden = list(rijen[: HOOGSTENS + 1])
    plekken = _plekken(gevonden[:HOOGSTENS], door, dag)
    dagen = _dagen(plekken, maandag, dag)
    return Week(
        dagen=dagen,
        uren=_uren(dagen),
        aantal=len(plekken),
        meer=len(gevonden) > HOOGSTENS,
        te_lezen=sum(plek.lezen for _, plek in plekken),
    )


def _plekken(rijen: list[Afspraak], door: Hoedanigheid, dag: date) -> list[tuple[date, Roosterplek]]:
    # As a list: an index made this small, so each row is tested instead of listing all this door may see.
    dossiers = Dossier.objects.zichtbaar_uit(door).filter(pk__in={rij.dossier_id for rij in rijen})
    open_ = {rij.pk: rij for rij in dossiers.select_related("inwoner")}
    bezoeken = [
        dossier.inwoner_id
        for rij in rijen
        if rij.soort == SoortAfspraak.HUISBEZOEK and (dossier := open_.get(rij.dossier_id)) and dossier.inwoner_id
    ]
    notities = notities_van(bezoeken, dag) if door.mag("veiligheid.zien") else {}
    adressen = tonen.woonadressen(bezoeken, dag)
    uit = []
    for rij in rijen:
        begin = rij.begin.astimezone(AMSTERDAM)
        dossier = open_.get(rij.dossier_id)
        basis: dict[str, Any] = {
            "tijden": tonen.tijden(rij),
            "begin": tijd(begin),
            "uur": begin.hour,
            "met": "jij" if (van_mij := rij.met.medewerker_id == door.medewerker_id) else rij.met.naam,
            "van_mij": van_mij,
        }
        if dossier is None:
            uit.append((dag_van(begin), Roosterplek(**basis, bezet=True)))
            continue
        thuis = adressen.get(dossier.inwoner_id or 0, "")
        uit.append(
            (
                dag_van(begin),
                Roosterplek(
                    **basis,
                    bezet=False,
                    wat=rij.get_soort_display(),
                    wie=dossier.wie,
                    url=rij.get_absolute_url(),
                    waar=tonen.waar(rij, dossier.inwoner, thuis, door),
                    stand=_stand(rij),
                    lezen=tonen.ongelezen(rij, notities.get(dossier.inwoner_id or 0)),
                ),
            )
        )
    return uit


def _stand(rij: Afspraak) -> str:
    if tonen.wacht_op_uitkomst(rij):
        return "nog vast te leggen"
    return "" if rij.status == StatusAfspraak.GEPLAND else rij.get_status_display()


def _dagen(plekken: list[tuple[date, Roosterplek]], maandag: date, vandaag: date) -> tuple[Dag, ...]:
    """Monday to Friday, and the weekend when something stands there."""
    uit = []
    for nummer in range(7):
        dag = maandag + timedelta(days=nummer)
        van_dag = tuple(plek for op, plek in plekken if op == dag)
        if nummer < 5 or van_dag:
            uit.append(Dag(datum_kort(dag), datum_voluit(dag).capitalize(), dag, dag == vandaag, van_dag))
    return tuple(uit)


def _uren(dagen: Iterable[Dag]) -> tuple[tuple[str, tuple[tuple[Roosterplek, ...], ...]], ...]:
    dagen = tuple(dagen)
    gebruikt = [plek.uur for dag in dagen for plek in dag.plekken]
    van, tot = min([VAN_UUR, *gebruikt]), max([TOT_UUR, *(uur + 1 for uur in gebruikt)])
    return tuple(
        (f"{uur}.00", tuple(tuple(plek for plek in dag.plekken if plek.uur == uur) for dag in dagen))
        for uur in range(van, tot)
    )
