"""Dutch notation: exact strings, and the edges where they change."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.template import Context, Template

from basis.journaal.tijd import AMSTERDAM, klok_op
from basis.scherm import opmaak

MAANDAG = date(2026, 11, 23)


def test_datums() -> None:
    assert opmaak.datum(MAANDAG) == "23 november 2026"
    assert opmaak.datum_voluit(MAANDAG) == "maandag 23 november 2026"
    assert opmaak.datum_kort(MAANDAG, MAANDAG) == "ma 23 nov"
    assert opmaak.datum_kort(date(2027, 1, 5), MAANDAG) == "di 5 jan"
    assert opmaak.datum_kort(date(2027, 11, 23), MAANDAG) == "di 23 nov 2027"
    assert opmaak.datum_kort(date(2025, 3, 1), MAANDAG) == "za 1 mrt 2025"


def test_een_moment_heeft_de_amsterdamse_dag() -> None:
    net_na_middernacht = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert opmaak.datum(net_na_middernacht) == "23 november 2026"
    assert opmaak.datumtijd(net_na_middernacht) == "23 november 2026, 0.30 uur"
    assert opmaak.tijd(time(9, 5)) == "9.05"


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (Decimal("1234.5"), "€\u00a01.234,50"),
        (Decimal("-3"), "-€\u00a03,00"),
        (0, "€\u00a00,00"),
        (Decimal("0.005"), "€\u00a00,01"),
        (Decimal("1234567.89"), "€\u00a01.234.567,89"),
    ],
)
def test_euro(bedrag: Decimal, tekst: str) -> None:
    assert opmaak.euro(bedrag) == tekst


@pytest.mark.parametrize(
    ("n", "tekst"),
    [(1234, "1.234"), (Decimal("2.50"), "2,5"), (Decimal("100"), "100"), (-12.5, "-12,5"), (Decimal("1E+3"), "1.000")],
)
def test_getal(n: Decimal, tekst: str) -> None:
    assert opmaak.getal(n) == tekst


def test_aantal() -> None:
    assert [opmaak.aantal(n, "zaak,zaken") for n in (0, 1, 2000)] == ["0 zaken", "1 zaak", "2.000 zaken"]


@pytest.mark.parametrize(
    ("einde", "soort", "tekst"),
    [
        (None, "geen", "geen termijn"),
        (date(2026, 11, 20), "laat", "3 dagen te laat"),
        (date(2026, 11, 22), "laat", "1 dag te laat"),
        (MAANDAG, "bijna", "vandaag"),
        (date(2026, 11, 24), "bijna", "nog 1 dag"),
        (date(2026, 11, 30), "bijna", "nog 7 dagen"),
        (date(2026, 12, 1), "ruim", "nog 8 dagen"),
    ],
)
def test_termijn(einde: date | None, soort: str, tekst: str) -> None:
    assert opmaak.termijn(einde, MAANDAG) == opmaak.Termijn(soort, tekst)


def test_zonder_waarde_een_lege_tekst() -> None:
    sjabloon = (
        "{{ x|datum }}{{ x|datum_kort }}{{ x|datum_voluit }}{{ x|datumtijd }}{{ x|tijd }}{{ x|euro }}{{ x|getal }}"
    )
    assert Template(sjabloon).render(Context({"x": None})) == ""


def test_tags() -> None:
    with klok_op(datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM)):
        html = Template(
            "{% termijn d %}{% fase 'toegang' %}{% status 'half' tekst %}{% icoon 'klok' %}{{ d|datum_kort }}"
        ).render(Context({"d": date(2026, 11, 20), "tekst": "<b>2 open"}))
    assert "tp-termijn--laat" in html
    assert "3 dagen te laat" in html
    assert '<span class="tp-fase tp-fase--toegang">Toegang</span>' in html
    assert "&lt;b&gt;2 open" in html
    assert html.endswith("vr 20 nov")


def test_een_onbekend_icoon_of_onbekende_fase_is_een_fout() -> None:
    for bron in ("{% icoon 'eenhoorn' %}", "{% fase 'feest' %}", "{% status 'vol' 'x' %}"):
        with pytest.raises(KeyError):
            Template(bron).render(Context())


@pytest.mark.parametrize(
    ("tekst", "lengte", "kort"),
    [
        ("Hulp bij het huishouden", 23, "Hulp bij het huishouden"),
        ("Hulp bij het huishouden", 22, "Hulp bij het…"),
        ("Traplift, en een rolstoel", 10, "Traplift…"),
        ("Huishoudelijkehulp", 10, "Huishoude…"),
    ],
)
def test_knip_nooit_midden_in_een_woord(tekst: str, lengte: int, kort: str) -> None:
    assert opmaak.knip(tekst, lengte) == kort
    assert len(kort) <= lengte
