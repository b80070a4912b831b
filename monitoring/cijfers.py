"""The aggregate layer: takes a door, and gives figures that are exact or protected. Tile, table, CSV and PDF share it.

Exact only where this door may open every dossier counted. Else small numbers are protected per kern, over the
quarters of a year and over the months of each quarter together, so that a month cannot be worked out from its
quarter. A stored report has no door: everything in it is protected.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from basis.journaal.tijd import dag_van
from basis.organisatie.models import Hoedanigheid, Kern
from basis.scherm.opmaak import aantal, getal
from monitoring.indicatoren import REGISTER, Indicator, Soort
from monitoring.onderdrukking import DREMPEL, NUL, Cel, Onoplosbaar, Som, bescherm, gevoelig
from monitoring.periode import Periode
from monitoring.tellen import Duur, Telling, duren, tel
from monitoring.vraag import Vraag

NIET_GETOOND = "niet getoond"
TE_WEINIG = "te weinig"
GEEN = "geen"
KLEIN = f"< {DREMPEL}"
TOTAAL = "totaal"
# A kern id, None for kern unknown, or TOTAAL.
Sleutel = int | str | None


@dataclass(frozen=True)
class Cijfer:
    """One figure as it may be seen. `n` is None when it is protected; `tekst` is what stands there."""

    tekst: str
    n: int | None
    getoond: bool
    sub: str = ""
    midden: int | None = None
    grens: int | None = None
    procent: int | None = None
    # How many of `n` this door may open.
    zichtbaar: int = 0
    klein: bool = False

    @property
    def tegel(self) -> str:
        """What a lone tile says: there is no other cell to work it out from, so it may say why."""
        return KLEIN if self.klein else self.tekst


@dataclass(frozen=True)
class Kolom:
    """One indicator over all kernen."""

    indicator: Indicator
    cellen: Mapping[Sleutel, Cijfer]
    delen: tuple[tuple[str, str], ...] = ()

    @property
    def totaal(self) -> Cijfer:
        return self.cellen[TOTAAL]


@dataclass(frozen=True)
class Overzicht:
    """All figures of one gemeente and period, as known at `stand`."""

    periode: Periode
    stand: datetime
    kernen: tuple[tuple[Sleutel, str], ...]
    kolommen: tuple[Kolom, ...]

    @property
    def beschermd(self) -> bool:
        """Whether anything is not shown."""
        return any(not cel.getoond for kolom in self.kolommen for cel in kolom.cellen.values())


def overzicht(
    gemeente_id: int,
    periode: Periode,
    stand: datetime,
    door: Hoedanigheid | None,
    *,
    indicatoren: Iterable[Indicator] = REGISTER,
) -> Overzicht:
    """The figures for this door; without a door (a stored report) everything is protected."""
    namen: dict[Sleutel, str] = dict(
        Kern.objects.filter(gemeente_id=gemeente_id).order_by("naam").values_list("pk", "naam")
    )
    lijst = list(indicatoren)
    tellingen = tel([Vraag(indicator, gemeente_id, Periode(periode.jaar), stand) for indicator in lijst], door)
    if any(None in (kern for kern, _ in telling.n) for telling in tellingen):
        namen[None] = "kern onbekend"
    van_duur = [indicator for indicator in lijst if indicator.soort == Soort.DUUR]
    duur = duren([Vraag(indicator, gemeente_id, periode, stand) for indicator in van_duur])
    per_indicator = dict(zip(van_duur, duur, strict=True))
    kolommen = tuple(
        _kolom(indicator, telling, list(namen), periode, stand, per_indicator.get(indicator, {}))
        for indicator, telling in zip(lijst, tellingen, strict=True)
    )
    return Overzicht(periode, stand, tuple(namen.items()), kolommen)


def _som(cellen: Iterable[Cel]) -> Cel:
    return sum(cellen, NUL)


def verborgen_in(
    maanden: Mapping[tuple[Sleutel, int], Cel], kernen: list[Sleutel], periode: Periode, stand: datetime
) -> frozenset[Sleutel]:
    """Which kernen (and TOTAAL) are not shown for this period. The same for who asks for the year, then a month."""
    alle: list[Sleutel] = [*kernen, TOTAAL]
    nu = dag_van(stand)

    def som(kern: Sleutel, welke: Iterable[int]) -> Cel:
        return _som(maanden.get((deel, m), NUL) for m in welke for deel in (kernen if kern == TOTAAL else [kern]))

    def straks(deel: Periode) -> bool:
        return deel.van > nu

    jaar = Periode(periode.jaar)
    kwartalen = [Periode(periode.jaar, kwartaal=q) for q in (1, 2, 3, 4)]
    boven = {(kern, p): som(kern, p.maanden) for kern in alle for p in (jaar, *kwartalen)}
    erbij: set[tuple[Sleutel, Periode]] = set()
    while True:
        dicht = bescherm(
            boven,
            _sommen(kernen, kwartalen, jaar),
            te_verbergen={plek for plek, cel in boven.items() if gevoelig(cel)} | erbij,
            bekend={plek for plek in boven if straks(plek[1])},
        )
        uit = set(dicht)
        nieuw: set[tuple[Sleutel, Periode]] = set()
        for kwartaal in kwartalen:
            delen = [Periode(periode.jaar, maand=m) for m in kwartaal.maanden]
            onder = {(kern, p): som(kern, p.maanden) for kern in alle for p in (*delen, kwartaal)}
            rand = {(kern, kwartaal) for kern in alle}
            try:
                uit |= bescherm(
                    onder,
                    _sommen(kernen, delen, kwartaal),
                    te_verbergen={plek for plek, cel in onder.items() if plek not in rand and gevoelig(cel)}
                    | (rand & dicht),
                    getoond=rand - dicht,
                    bekend={plek for plek in onder if straks(plek[1])},
                )
            except Onoplosbaar as fout:
                kern = fout.sleutel[0] if isinstance(fout.sleutel, tuple) else TOTAAL
                nieuw |= {(kern, kwartaal)} if (kern, kwartaal) not in dicht else rand - dicht
        if not nieuw:
            return frozenset(kern for kern, p in uit if p == periode)
        erbij |= nieuw


def _sommen(kernen: list[Sleutel], delen: list[Periode], geheel: Periode) -> list[Som[tuple[Sleutel, Periode]]]:
    over_kernen = [Som((TOTAAL, p), tuple((kern, p) for kern in kernen)) for p in (*delen, geheel)]
    over_tijd = [Som((kern, geheel), tuple((kern, p) for p in delen)) for kern in (*kernen, TOTAAL)]
    return [*over_kernen, *over_tijd]


def _kolom(
    indicator: Indicator,
    telling: Telling,
    kernen: list[Sleutel],
    periode: Periode,
    stand: datetime,
    duur: Mapping[Sleutel, Duur],
) -> Kolom:
    def over(bron: Mapping[tuple[Sleutel, int], Cel]) -> dict[Sleutel, Cel]:
        uit: dict[Sleutel, Cel] = {k: _som(bron.get((k, m), NUL) for m in periode.maanden) for k in kernen}
        uit[TOTAAL] = _som(uit.values())
        return uit

    n, wel = over(telling.n), over(telling.wel)
    dicht = verborgen_in(telling.n, kernen, periode, stand)
    met_deel = indicator.soort == Soort.AANDEEL or indicator.norm_dagen is not None
    geen_deel = _geen_aandeel(n, wel, kernen, dicht) if met_deel else frozenset(n)
    cellen = {
        kern: _cijfer(
            indicator, cel, wel[kern], kern in dicht, kern in geen_deel, duur.get(kern), totaal=kern == TOTAAL
        )
        for kern, cel in n.items()
    }
    delen = _verdeling(indicator, telling, periode, n[TOTAAL], TOTAAL in dicht) if indicator.deel else ()
    return Kolom(indicator, cellen, delen)


def _geen_aandeel(
    n: Mapping[Sleutel, Cel], wel: Mapping[Sleutel, Cel], kernen: list[Sleutel], dicht: frozenset[Sleutel]
) -> frozenset[Sleutel]:
    """Which kernen get no percentage: 0 of n, n of n and 1 to 9 tell something of each of them."""
    alle: list[Sleutel] = [*kernen, TOTAAL]
    cellen: dict[tuple[Sleutel, str], Cel] = {}
    weg: set[tuple[Sleutel, str]] = set()
    for kern in alle:
        niet = Cel(n[kern].n - wel[kern].n, n[kern].zichtbaar - wel[kern].zichtbaar)
        cellen |= {(kern, "n"): n[kern], (kern, "wel"): wel[kern], (kern, "niet"): niet}
        if n[kern].dicht:
            weg |= {
                (kern, naam) for naam, cel in (("wel", wel[kern]), ("niet", niet)) if cel.n < DREMPEL or gevoelig(cel)
            }
    rand = {(kern, "n") for kern in alle}
    hidden = {(kern, "n") for kern in dicht}
    sommen = [Som((kern, "n"), ((kern, "wel"), (kern, "niet"))) for kern in alle]
    sommen += [Som((TOTAAL, naam), tuple((kern, naam) for kern in kernen)) for naam in ("n", "wel", "niet")]
    try:
        uit = bescherm(cellen, sommen, te_verbergen=weg | hidden, getoond=rand - hidden)
    except Onoplosbaar:
        return frozenset(kern for kern in alle if n[kern].dicht)
    return frozenset(kern for kern in alle if {(kern, "n"), (kern, "wel"), (kern, "niet")} & uit)


def _heel(waarde: float) -> int:
    return int(Decimal(str(waarde)).quantize(Decimal(1), ROUND_HALF_UP))


def _procent(deel: int, geheel: int) -> int:
    return int((Decimal(100 * deel) / geheel).quantize(Decimal(1), ROUND_HALF_UP))


def _cijfer(
    indicator: Indicator,
    cel: Cel,
    wel: Cel,
    dicht: bool,
    geen_deel: bool,
    duur: Duur | None,
    *,
    totaal: bool,
) -> Cijfer:
    if dicht:
        return Cijfer(NIET_GETOOND, None, False, zichtbaar=cel.zichtbaar, klein=totaal and 0 < cel.n < DREMPEL)
    if indicator.soort == Soort.AANTAL:
        return Cijfer(getal(cel.n), cel.n, True, zichtbaar=cel.zichtbaar)
    if cel.n < DREMPEL:
        # Too few for a fair median or percentage, also for who may see them all.
        return Cijfer(TE_WEINIG if cel.n else GEEN, cel.n, True, zichtbaar=cel.zichtbaar)
    procent = None if geen_deel else _procent(wel.n, cel.n)
    if indicator.soort == Soort.AANDEEL:
        tekst = NIET_GETOOND if procent is None else f"{procent}%"
        sub = f"van {aantal(cel.n, 'melding,meldingen')}"
        return Cijfer(tekst, cel.n, procent is not None, sub, procent=procent, zichtbaar=cel.zichtbaar)
    assert duur is not None
    midden, grens = _heel(duur.midden), _heel(duur.grens)
    delen = [f"9 van de 10 binnen {aantal(grens, 'dag,dagen')}", f"{getal(cel.n)} keer"]
    if indicator.norm_dagen:
        binnen = NIET_GETOOND if procent is None else f"{procent}%"
        delen.append(f"binnen {indicator.norm_dagen} dagen: {binnen}")
    return Cijfer(
        aantal(midden, "dag,dagen"),
        cel.n,
        True,
        ", ".join(delen),
        midden,
        grens,
        procent if indicator.norm_dagen else None,
        cel.zichtbaar,
    )


def _verdeling(
    indicator: Indicator, telling: Telling, periode: Periode, totaal: Cel, dicht: bool
) -> tuple[tuple[str, str], ...]:
    """The total by reason or step, protected together with the total itself."""
    assert indicator.deel is not None
    per: dict[str, Cel] = defaultdict(lambda: NUL)
    for (deel, maand), cel in telling.delen.items():
        if maand in periode.maanden:
            per[indicator.deel(deel)] += cel
    cellen: dict[str, Cel] = {**per, TOTAAL: totaal}
    try:
        weg = bescherm(
            cellen,
            [Som(TOTAAL, tuple(per))],
            te_verbergen={naam for naam, cel in per.items() if gevoelig(cel)} | ({TOTAAL} if dicht else set()),
            getoond=() if dicht else (TOTAAL,),
        )
    except Onoplosbaar:
        weg = frozenset(per)
    rijen = sorted(per.items(), key=lambda paar: (paar[0] in weg, -paar[1].n if paar[0] not in weg else 0, paar[0]))
    return tuple((naam, NIET_GETOOND if naam in weg else getal(cel.n)) for naam, cel in rijen)


def als_tabel(blad: Overzicht) -> list[list[str]]:
    """The same figures as rows of text, for CSV: a column for what is counted and one for how many."""
    kop = ["Kern"]
    for kolom in blad.kolommen:
        naam = kolom.indicator.naam
        if kolom.indicator.soort == Soort.AANTAL:
            kop.append(naam)
        elif kolom.indicator.soort == Soort.AANDEEL:
            kop += [f"{naam} (%)", f"{naam} (noemer)"]
        else:
            kop += [f"{naam} (midden, dagen)", f"{naam} (P90, dagen)", f"{naam} (aantal)"]
            if kolom.indicator.norm_dagen:
                kop.append(f"{naam} (% binnen {kolom.indicator.norm_dagen} dagen)")
    rijen = [kop]
    for kern, naam in (*blad.kernen, (TOTAAL, "Gemeentebreed")):
        rijen.append([naam, *(tekst for kolom in blad.kolommen for tekst in _teksten(kolom, kolom.cellen[kern]))])
    return rijen


def _teksten(kolom: Kolom, cel: Cijfer) -> list[str]:
    def of(waarde: int | None, anders: str) -> str:
        return anders if waarde is None else str(waarde)

    anders = NIET_GETOOND if cel.n is None or cel.n >= DREMPEL else cel.tekst
    n = of(cel.n, NIET_GETOOND)
    if kolom.indicator.soort == Soort.AANTAL:
        return [n if cel.getoond else NIET_GETOOND]
    if kolom.indicator.soort == Soort.AANDEEL:
        return [of(cel.procent, anders), n]
    uit = [of(cel.midden, anders), of(cel.grens, anders), n]
    return [*uit, of(cel.procent, anders)] if kolom.indicator.norm_dagen else uit


__all__ = ["Cijfer", "Kolom", "Overzicht", "als_tabel", "overzicht", "verborgen_in"]
