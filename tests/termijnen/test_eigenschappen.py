"""What must hold for every date, searched by hypothesis."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from basis.termijnen import Opschorting, Regels, bereken, soorten
from basis.termijnen.soort import Schuift
from tests.termijnen.orakel import eerste_werkdag, werkdag

WET = Regels.wet()
ALLE = soorten()
SCHUIFT = sorted(naam for naam, soort in ALLE.items() if soort.schuift is not Schuift.NEE)
KALENDER = [naam for naam in SCHUIFT if naam != "wgs-gesprek-spoed"]
OPSCHORTBAAR = sorted(naam for naam, soort in ALLE.items() if soort.opschortbaar)

dagen = st.dates(date(2021, 1, 1), date(2040, 12, 31))


@given(st.sampled_from(SCHUIFT), dagen)
def test_nooit_op_een_vrije_dag(soort: str, vanaf: date):
    assert werkdag(bereken(soort, vanaf).einddatum)


@given(st.sampled_from(KALENDER), dagen)
def test_de_eerste_werkdag_op_of_na_de_ruwe_dag(soort: str, vanaf: date):
    uitkomst = bereken(soort, vanaf)
    assert uitkomst.einddatum == eerste_werkdag(uitkomst.ruwe_einddatum)


@given(dagen)
def test_drie_werkdagen_geteld_door_het_orakel(vanaf: date):
    einde = bereken("wgs-gesprek-spoed", vanaf).einddatum
    tussen = [vanaf + timedelta(days=n) for n in range(1, (einde - vanaf).days + 1)]
    assert sum(map(werkdag, tussen)) == 3
    assert werkdag(einde)


@given(st.sampled_from(SCHUIFT), dagen)
def test_ten_minste_twee_werkdagen(soort: str, vanaf: date):
    einde = bereken(soort, vanaf).einddatum
    assert sum(werkdag(vanaf + timedelta(days=n)) for n in range(1, (einde - vanaf).days + 1)) >= 2


@given(st.sampled_from(sorted(ALLE)), dagen, st.integers(1, 40))
def test_later_begonnen_is_nooit_eerder_klaar(soort: str, vanaf: date, verschil: int):
    eerder, later = bereken(soort, vanaf), bereken(soort, vanaf + timedelta(days=verschil))
    assert eerder.einddatum <= later.einddatum
    assert eerder.ruwe_einddatum <= later.ruwe_einddatum


@st.composite
def opgeschort(trek: st.DrawFn) -> tuple[str, date, list[Opschorting]]:
    """Suspensions that each start in the unsuspended term; they may overlap, nest or touch."""
    soort, vanaf = trek(st.sampled_from(OPSCHORTBAAR)), trek(dagen)
    looptijd = (bereken(soort, vanaf).ruwe_einddatum - vanaf).days
    delen = trek(st.lists(st.tuples(st.integers(1, looptijd), st.integers(1, 60)), min_size=1, max_size=4))
    return (
        soort,
        vanaf,
        [Opschorting(vanaf + timedelta(days=b), vanaf + timedelta(days=b + n - 1)) for b, n in delen],
    )


@given(opgeschort())
def test_n_dagen_opschorten_schuift_de_ruwe_dag_n_dagen(geval: tuple[str, date, list[Opschorting]]):
    soort, vanaf, delen = geval
    stil = {deel.van + timedelta(days=n) for deel in delen for n in range((deel.tot - deel.van).days + 1)}
    zonder, met = bereken(soort, vanaf), bereken(soort, vanaf, opschortingen=delen)
    assert met.ruwe_einddatum == zonder.ruwe_einddatum + timedelta(days=len(stil))
    assert met.einddatum == eerste_werkdag(met.ruwe_einddatum)
    assert met.einddatum not in stil


@st.composite
def opgeschort_tot_op_de_laatste_dag(trek: st.DrawFn) -> tuple[str, date, list[Opschorting]]:
    """As above, but the first may start in the days the term was rolled over, and the next ones overlap or join it."""
    soort, vanaf = trek(st.sampled_from(OPSCHORTBAAR)), trek(dagen)
    looptijd = (bereken(soort, vanaf).einddatum - vanaf).days
    begin, lang = trek(st.integers(max(1, looptijd - 4), looptijd)), trek(st.integers(1, 20))
    delen = [(begin, begin + lang - 1)]
    for _ in range(trek(st.integers(0, 3))):
        van = trek(st.integers(begin, max(tot for _, tot in delen) + 1))
        delen.append((van, van + trek(st.integers(0, 20))))
    return soort, vanaf, [Opschorting(vanaf + timedelta(days=b), vanaf + timedelta(days=e)) for b, e in delen]


@given(opgeschort_tot_op_de_laatste_dag())
def test_wat_overlapt_of_aansluit_is_een_stuk(geval: tuple[str, date, list[Opschorting]]):
    """Also in the days after the raw end: the union gives the same day, and it never lies in the suspension."""
    soort, vanaf, delen = geval
    een = Opschorting(min(deel.van for deel in delen), max(deel.tot for deel in delen))
    zonder, los, samen = (bereken(soort, vanaf, opschortingen=rij) for rij in ([], delen, [een]))
    assert (los.ruwe_einddatum, los.einddatum) == (samen.ruwe_einddatum, samen.einddatum)
    assert los.ruwe_einddatum == zonder.ruwe_einddatum + timedelta(days=(een.tot - een.van).days + 1)
    assert werkdag(los.einddatum)
    assert los.einddatum > een.tot


@given(dagen, st.integers(1, 200), st.integers(1, 40))
def test_ook_met_verdaging_schuift_de_ruwe_dag_n_dagen(vanaf: date, begin: int, lang: int):
    """Wherever it starts in the adjourned term: in the six weeks, the days rolled over, or the verdaging."""
    zonder = bereken("beslissing-op-bezwaar", vanaf, verdaging=True)
    van = min(vanaf + timedelta(days=begin), zonder.ruwe_einddatum)
    stil = Opschorting(van, van + timedelta(days=lang - 1))
    met = bereken("beslissing-op-bezwaar", vanaf, verdaging=True, opschortingen=[stil])
    assert met.ruwe_einddatum == zonder.ruwe_einddatum + timedelta(days=lang)
    assert met.einddatum == eerste_werkdag(met.ruwe_einddatum)
    datums = [stap.datum for stap in met.uitleg if stap.datum]
    assert datums == sorted(datums)


@given(dagen, st.integers(1, 50), st.integers(1, 60), st.integers(1, 80), st.integers(57, 200))
def test_een_redelijke_termijn_telt_alleen_wat_na_de_brief_stilstaat(
    vanaf: date, genoemd: int, begin: int, lang: int, tot: int
):
    op, van = vanaf + timedelta(days=genoemd), vanaf + timedelta(days=min(begin, 56))
    stil = Opschorting(van, van + timedelta(days=lang - 1))
    erna = max(0, (stil.tot - max(stil.van, op + timedelta(days=1))).days + 1)
    dag = vanaf + timedelta(days=tot + lang)
    uitkomst = bereken("pw-besluit", vanaf, redelijke_termijn=dag, genoemd_op=op, opschortingen=[stil])
    assert uitkomst.ruwe_einddatum == dag + timedelta(days=erna)
    zonder_brief = bereken("pw-besluit", vanaf, redelijke_termijn=dag, opschortingen=[stil])
    assert zonder_brief.ruwe_einddatum == dag + timedelta(days=lang)


@given(opgeschort(), st.randoms())
def test_de_volgorde_van_opschortingen_maakt_niet_uit(geval: tuple[str, date, list[Opschorting]], toeval):
    soort, vanaf, delen = geval
    geschud = list(delen)
    toeval.shuffle(geschud)
    assert bereken(soort, vanaf, opschortingen=delen) == bereken(soort, vanaf, opschortingen=geschud)


@given(dagen, st.booleans(), st.booleans())
def test_verdaging_en_commissie_zijn_vaste_weken(vanaf: date, commissie: bool, verdaging: bool):
    uitkomst = bereken("beslissing-op-bezwaar", vanaf, commissie=commissie, verdaging=verdaging)
    weken = (12 if commissie else 6) + (6 if verdaging else 0)
    assert uitkomst.ruwe_einddatum == vanaf + timedelta(weeks=weken)


@given(st.sampled_from(sorted(ALLE)), dagen)
def test_elke_stap_zegt_iets_en_noemt_een_artikel(soort: str, vanaf: date):
    uitkomst = bereken(soort, vanaf)
    assert all(stap.stap and stap.artikel for stap in uitkomst.uitleg)
    onbekend = {uitkomst.einddatum.year} - set(WET.kb_jaren)
    if onbekend and ALLE[soort].schuift is not Schuift.NEE:
        assert any(f"KB-dagen van {uitkomst.einddatum.year}" in stap.stap for stap in uitkomst.uitleg)
