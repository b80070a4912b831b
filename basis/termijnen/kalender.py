"""Which days the law steps over, and how a term rolls past them."""

from dataclasses import dataclass
from datetime import date, timedelta

from basis.termijnen.datumtekst import MAANDEN, kort, voluit
from basis.termijnen.duur import Duur, Eenheid
from basis.termijnen.feestdagen import feestdagtabel
from basis.termijnen.regels import Regels
from basis.termijnen.uitkomst import Stap

EEN_DAG = timedelta(days=1)
WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class Kader:
    """A body of rules for stepping over days, with its articles."""

    schuiven: str
    korte_termijn: str
    weekend: str
    feestdag: str
    goede_vrijdag: str
    kb: str


ATW = Kader(
    schuiven="Algemene termijnenwet 1 lid 1",
    korte_termijn="Algemene termijnenwet 2",
    weekend="Algemene termijnenwet 1 lid 1",
    feestdag="Algemene termijnenwet 3 lid 1",
    goede_vrijdag="Algemene termijnenwet 3 lid 2",
    kb="Algemene termijnenwet 3 lid 3",
)
EU = Kader(
    schuiven="Verordening 1182/71 art. 3 lid 4",
    korte_termijn="Verordening 1182/71 art. 3 lid 5",
    weekend="Verordening 1182/71 art. 2 lid 2",
    feestdag="Verordening 1182/71 art. 2 lid 1",
    goede_vrijdag="Verordening 1182/71 art. 2 lid 1 en Algemene termijnenwet 3 lid 2",
    kb="Verordening 1182/71 art. 2 lid 1 en Algemene termijnenwet 3 lid 3",
)


def reden_vrij(dag: date, regels: Regels, *, gelijkgesteld: bool = True) -> str | None:
    """Why the law steps over this day, or None for a working day.

    `gelijkgesteld=False` leaves out Goede Vrijdag and the KB days.
    """
    naam = feestdagtabel(dag.year).get(dag)
    if naam and (gelijkgesteld or naam != "Goede Vrijdag"):
        return naam
    if dag.weekday() in WEEKEND:
        return "weekend"
    if gelijkgesteld and dag in regels.kb:
        return "gelijkgesteld met een feestdag (KB)"
    return None


def is_vrij(dag: date, regels: Regels) -> bool:
    """Saturday, Sunday, feestdag or equated day (Termijnenwet 1 and 3)."""
    return reden_vrij(dag, regels) is not None


def werkdag_op_of_na(dag: date, regels: Regels) -> date:
    """The day itself, or the first day after it the law does not step over."""
    while is_vrij(dag, regels):
        dag += EEN_DAG
    return dag


def tel(duur: Duur, dag: date, regels: Regels, *, terug: bool = False) -> date:
    """The day this long after (or before) `dag`, also for a length in werkdagen."""
    if duur.eenheid is not Eenheid.WERKDAGEN:
        return duur.voor(dag) if terug else duur.na(dag)
    stap = -EEN_DAG if terug else EEN_DAG
    nog = duur.aantal
    while nog:
        dag += stap
        nog -= not is_vrij(dag, regels)
    return dag


def overgeslagen(van: date, tot: date, regels: Regels) -> list[Stap]:
    """The days a count of werkdagen stepped over, strictly between two days, each with its reason."""
    return _weekend_bijeen(_vrije_dagen(van + EEN_DAG, tot - EEN_DAG, regels, ATW, gelijkgesteld=True))


def schuif(
    vanaf: date, ruw: date, duur: Duur, regels: Regels, kader: Kader = ATW, *, gelijkgesteld: bool = True
) -> tuple[date, list[Stap]]:
    """Roll `ruw` to a working day and give a short term its two working days, with the steps."""
    stappen: list[Stap] = []
    einde = ruw
    while reden := reden_vrij(einde, regels, gelijkgesteld=gelijkgesteld):
        stappen.append(_vrije_dag(einde, reden, kader))
        einde += EEN_DAG
    stappen = _weekend_bijeen(stappen)
    if einde != ruw:
        stappen.append(Stap(f"dus {voluit(einde)}", einde, kader.schuiven))

    lang_genoeg = duur.eenheid not in (Eenheid.DAGEN, Eenheid.WERKDAGEN) or duur.aantal >= 3
    if lang_genoeg and (einde - vanaf).days < 30:
        verlengd = _met_twee_werkdagen(vanaf, einde, regels, gelijkgesteld)
        if verlengd != einde:
            eerder = _vrije_dagen(vanaf + EEN_DAG, ruw - EEN_DAG, regels, kader, gelijkgesteld=gelijkgesteld)
            later = _vrije_dagen(einde + EEN_DAG, verlengd, regels, kader, gelijkgesteld=gelijkgesteld)
            # The end itself is one, or there would be two already.
            tekst = (
                f"tot en met {kort(einde)} is er maar één gewone dag; "
                "een termijn van drie dagen of meer heeft er ten minste twee"
            )
            stappen = [
                *_weekend_bijeen([*eerder, *stappen]),
                Stap(tekst, None, kader.korte_termijn),
                *_weekend_bijeen(later),
                Stap(f"dus {voluit(verlengd)}", verlengd, kader.korte_termijn),
            ]
            einde = verlengd
    return einde, stappen


def onbekende_jaren(jaren: set[int], regels: Regels) -> list[Stap]:
    """One warning per year whose KB days are not in the table."""
    return [
        Stap(
            f"let op: de KB-dagen van {jaar} zijn niet bekend; de datum kan nog verschuiven",
            None,
            "Algemene termijnenwet 3 lid 3",
        )
        for jaar in sorted(jaren - regels.kb_jaren)
    ]


def _met_twee_werkdagen(vanaf: date, einde: date, regels: Regels, gelijkgesteld: bool) -> date:
    def telt(dag: date) -> bool:
        return reden_vrij(dag, regels, gelijkgesteld=gelijkgesteld) is None

    dagen = (vanaf + timedelta(days=n) for n in range(1, (einde - vanaf).days + 1))
    werkdagen = sum(telt(dag) for dag in dagen)
    while werkdagen < 2:
        einde += EEN_DAG
        werkdagen += telt(einde)
    return einde


def _vrije_dagen(van: date, tot: date, regels: Regels, kader: Kader, *, gelijkgesteld: bool) -> list[Stap]:
    """A step for each free day from `van` up to and including `tot`."""
    dagen = (van + timedelta(days=n) for n in range((tot - van).days + 1))
    vrij = ((dag, reden_vrij(dag, regels, gelijkgesteld=gelijkgesteld)) for dag in dagen)
    return [_vrije_dag(dag, reden, kader) for dag, reden in vrij if reden]


def _vrije_dag(dag: date, reden: str, kader: Kader) -> Stap:
    artikel = {
        "weekend": kader.weekend,
        "Goede Vrijdag": kader.goede_vrijdag,
        "gelijkgesteld met een feestdag (KB)": kader.kb,
    }.get(reden, kader.feestdag)
    return Stap(f"{kort(dag)}: {reden}", dag, artikel)


def _weekend_bijeen(stappen: list[Stap]) -> list[Stap]:
    """'16 mei 2026: weekend' and '17 mei 2026: weekend' read better as one."""
    uit: list[Stap] = []
    for stap in stappen:
        vorige = uit[-1] if uit else None
        if vorige and vorige.datum and stap.datum and _beide_weekend(vorige, stap):
            zaterdag = vorige.datum
            begin = (
                str(zaterdag.day)
                if zaterdag.month == stap.datum.month
                else f"{zaterdag.day} {MAANDEN[zaterdag.month - 1]}"
                if zaterdag.year == stap.datum.year
                else kort(zaterdag)
            )
            uit[-1] = Stap(f"{begin} en {kort(stap.datum)}: weekend", stap.datum, stap.artikel)
        else:
            uit.append(stap)
    return uit


def _beide_weekend(een: Stap, twee: Stap) -> bool:
    return een.stap.endswith(": weekend") and twee.stap.endswith(": weekend")
