"""The home page as a whole: the sentence on top, the groups, and what a functie without dossiers finds here."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.tijd import dag_van
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import geldt_op, laatste_dag
from basis.scherm.opmaak import aantal, datum
from basis.werk.attenderen import attenderingen_voor
from basis.werk.taken import gewone_taken
from basis.werk.thuis.blik import Blik
from basis.werk.thuis.bronnen import open_termijnen, waarneming
from basis.werk.thuis.groepen import GROEPEN, WIE_AAN_ZET, Groep
from basis.werk.thuis.regel import Regel, van_dossier
from basis.werk.thuis.taakregel import TaakRegel, eerst_te_doen, taakregel
from basis.werk.thuis.zinnen import Zinsdeel, lijst_url, zinnen

EERSTE, HOOFD, ZIJ = 8, 5, 5
WEKEN = 6


@dataclass(frozen=True)
class Blok:
    """One group on the home page: its first rows, how many there are, and where all of them are."""

    code: str
    titel: str
    uitleg: str
    leeg: str
    regels: list[Regel]
    totaal: int
    url: str
    hoofd: bool

    @property
    def meer(self) -> bool:
        return self.totaal > len(self.regels)


@dataclass(frozen=True)
class Wacht:
    wie: str
    zaken: str
    langst: str
    url: str


@dataclass(frozen=True)
class Week:
    """One week of the strip: how many terms end in it."""

    naam: str
    aantal: int
    bij: str
    url: str


@dataclass(frozen=True)
class Thuis:
    """Everything home shows to who works on dossiers."""

    hoofd: list[Blok]
    zij: list[Blok]
    waarneming: list[Blok]
    wacht: list[Wacht]
    wacht_totaal: int
    weken: list[Week]
    taken: list[TaakRegel]
    taken_totaal: int
    taken_laat: int
    attenderingen: int
    zinnen: list[Zinsdeel] = field(default_factory=list)


def _hoeveel(groep: Groep) -> int:
    if groep.code == "aan-zet":
        return EERSTE
    return HOOFD if groep.hoofd else ZIJ


def _rijen(groep: Groep, blik: Blik) -> list[Any]:
    """The first rows, each with the total, in one query."""
    return list(groep.rijen(blik).annotate(_totaal=Window(Count("*")))[: _hoeveel(groep)])


def _blok(groep: Groep, blik: Blik, rijen: list[Any]) -> Blok:
    return Blok(
        code=groep.code,
        titel=groep.titel,
        uitleg=groep.uitleg,
        leeg=groep.leeg,
        regels=groep.regels(blik, rijen),
        totaal=rijen[0]._totaal if rijen else 0,
        url=(reverse(groep.lijst) if groep.lijst else "") or lijst_url(groep.code),
        hoofd=groep.hoofd,
    )


def bouw(door: Hoedanigheid) -> Thuis:
    """A fixed number of queries, whatever the lists hold."""
    blik = Blik(door)
    # These two have a shape of their own on the home page.
    gewoon = [groep for groep in GROEPEN if groep.code not in ("wacht", "waarneming") and groep.voor(door)]
    gevonden = [(groep, _rijen(groep, blik)) for groep in gewoon]
    weg = _waarneming_rijen(blik)
    # What they are about and what comes next: read at once for all groups.
    alle = [rij for _, rijen in gevonden for rij in rijen] + [rij for _, rijen in weg for rij in rijen]
    blik.ken([rij for rij in alle if isinstance(rij, Dossier)])
    blokken = [_blok(groep, blik, rijen) for groep, rijen in gevonden]
    per_code = {blok.code: blok for blok in blokken}
    dagen = list(open_termijnen(blik).order_by("einddatum").values_list("einddatum", flat=True))
    wacht, wacht_totaal = _wacht(blik)
    taken, taken_totaal, taken_laat = _taken(blik)
    behandelt = door.mag("casus.behandelen") or not door.mag("contact.vastleggen")
    return Thuis(
        hoofd=[blok for blok in blokken if blok.hoofd and (blok.regels or (blok.code == "aan-zet" and behandelt))],
        zij=[blok for blok in blokken if not blok.hoofd and blok.regels],
        waarneming=[_waarneming(blik, afwezig, rijen) for afwezig, rijen in weg],
        wacht=wacht,
        wacht_totaal=wacht_totaal,
        weken=_weken(dagen, blik.dag) if dagen else [],
        taken=taken,
        taken_totaal=taken_totaal,
        taken_laat=taken_laat,
        attenderingen=attenderingen_voor(door).count(),
        zinnen=zinnen({code: blok.totaal for code, blok in per_code.items()}, dagen, blik, taken_totaal),
    )


def _taken(blik: Blik) -> tuple[list[TaakRegel], int, int]:
    laat = Count("pk", filter=Q(uiterlijk__lt=blik.dag))
    rijen = list(
        eerst_te_doen(gewone_taken(blik.door)).annotate(_totaal=Window(Count("*")), _laat=Window(laat))[:EERSTE]
    )
    if not rijen:
        return [], 0, 0
    return [taakregel(rij, blik.door) for rij in rijen], rijen[0]._totaal, rijen[0]._laat


def _wacht(blik: Blik) -> tuple[list[Wacht], int]:
    per_wie = (
        blik.mijn()
        .filter(aan_zet__in=list(WIE_AAN_ZET))
        .order_by()
        .values("aan_zet")
        .annotate(n=Count("pk"), sinds=Min("aan_zet_sinds"))
    )
    gevonden = {rij["aan_zet"]: rij for rij in per_wie}
    regels = [
        Wacht(
            wie=naam.capitalize(),
            zaken=aantal(gevonden[code]["n"], "zaak,zaken"),
            langst=aantal((blik.dag - dag_van(gevonden[code]["sinds"])).days, "dag,dagen"),
            url=lijst_url("wacht", wie=code.value),
        )
        for code, naam in WIE_AAN_ZET.items()
        if code in gevonden
    ]
    return regels, sum(rij["n"] for rij in gevonden.values())


def _waarneming_rijen(blik: Blik) -> list[tuple[Afwezigheid, list[Any]]]:
    """Per absent colleague what is their move; two queries, the second only when somebody is away."""
    weg = (
        Afwezigheid.objects.filter(geldt_op(blik.dag), waarnemer=blik.door)
        .select_related("hoedanigheid__medewerker")
        .order_by("hoedanigheid__medewerker__naam", "pk")
    )
    collegas = list(weg) if blik.door.mag("contact.vastleggen") else []
    if not collegas:
        return []
    van = F("behandelaar_id")
    volgorde = [F("fatale_datum").asc(nulls_last=True), F("id").asc()]
    rijen = waarneming(blik).annotate(
        _totaal=Window(Count("*"), partition_by=van),
        _plek=Window(RowNumber(), partition_by=van, order_by=volgorde),
    )
    per_collega: dict[int | None, list[Any]] = {}
    for rij in rijen.filter(_plek__lte=ZIJ):
        per_collega.setdefault(rij.behandelaar_id, []).append(rij)
    return [(afwezig, per_collega.get(afwezig.hoedanigheid_id, [])) for afwezig in collegas]


def _waarneming(blik: Blik, afwezig: Afwezigheid, rijen: list[Any]) -> Blok:
    tot = laatste_dag(afwezig.geldig)
    return Blok(
        code=f"waarneming-{afwezig.hoedanigheid_id}",
        titel=f"Voor {afwezig.hoedanigheid.naam}",
        uitleg=f"afwezig tot en met {datum(tot)}" if tot else "afwezig, nog zonder einddag",
        leeg="Nu niets aan zet.",
        regels=[van_dossier(rij, blik.over(rij)) for rij in rijen],
        totaal=rijen[0]._totaal if rijen else 0,
        url=lijst_url("waarneming", voor=afwezig.hoedanigheid_id),
        hoofd=False,
    )


def _weken(dagen: list[date], dag: date) -> list[Week]:
    """Six weeks from this one. A tile counts what its list shows; what ended before this week is said beside it."""
    maandag = dag - timedelta(days=dag.weekday())
    eerder = sum(einde < maandag for einde in dagen)
    per_week = Counter((einde - maandag).days // 7 for einde in dagen)
    return [
        Week(
            naam=f"week {(maandag + timedelta(weeks=n)).isocalendar().week}",
            aantal=per_week[n],
            bij=f"en {eerder} van eerder" if n == 0 and eerder else "",
            url=lijst_url("termijnen", van=(maandag + timedelta(weeks=n)).isoformat()),
        )
        for n in range(WEKEN)
    ]
