"""Fields read what people type, and every refusal says how to fix it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from basis.journaal.tijd import AMSTERDAM, klok_op
from basis.scherm import formulieren as f
from basis.scherm import opmaak

NU = datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM)


def fout(veld: forms.Field, invoer: Any) -> str:
    with pytest.raises(forms.ValidationError) as e, klok_op(NU):
        veld.clean(invoer)
    [zin] = e.value.messages
    return zin


@pytest.mark.parametrize(
    "invoer",
    [
        *("23-11-2026", "23/11/2026", "23.11.2026", "2026-11-23", "23 11 2026", "23112026", " 23-11-2026 "),
        *("23 november 2026", "23 nov 2026", "23 nov. 2026", "maandag 23 november 2026", "23 NOVEMBER 2026"),
    ],
)
def test_datum_in_elke_schrijfwijze(invoer: str) -> None:
    assert f.DatumVeld("Start").clean(invoer) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("31-2-2026", "31 februari 2026 bestaat niet: februari 2026 heeft 28 dagen. Bedoel je 28-02-2026?"),
        ("11-23-2026", "Maand 23 bestaat niet. Bedoel je 23-11-2026?"),
        ("23-11-26", "Schrijf het jaar met vier cijfers. Bedoel je 23-11-2026?"),
        ("3-7-51", "Schrijf het jaar met vier cijfers. Bedoel je 03-07-1951?"),
        ("23-13-2026", "Maand 13 bestaat niet."),
        ("0-11-2026", "0 november 2026 bestaat niet: november 2026 heeft 30 dagen. Bedoel je 30-11-2026?"),
        ("23-00-2026", "Maand 0 bestaat niet. Schrijf de datum als 23-11-2026."),
        ("23-11-20266", "‘23-11-20266’ is geen datum die we begrijpen. Schrijf hem als 23-11-2026."),
        ("23-11-1026", "Het jaar 1026 kan niet kloppen. Kijk het jaartal na."),
        ("morgen", "‘morgen’ is geen datum die we begrijpen. Schrijf hem als 23-11-2026."),
        ("23 m 2026", "‘23 m 2026’ is geen datum die we begrijpen. Schrijf hem als 23-11-2026."),
        ("", "Vul bij ‘Start’ een datum in, bijvoorbeeld 23-11-2026."),
    ],
)
def test_datumfout_zegt_hoe_het_wel_moet(invoer: str, zin: str) -> None:
    assert fout(f.DatumVeld("Start"), invoer) == zin


def test_datum_in_de_toekomst_of_voorbij() -> None:
    assert fout(f.DatumVeld("Start", niet_na_vandaag=True), "24-11-2026") == (
        "24 november 2026 ligt in de toekomst. Bedoel je 24 november 2025?"
    )
    assert fout(f.DatumVeld("Start", niet_na_vandaag=True), "1-2-2027") == (
        "1 februari 2027 ligt in de toekomst. Bedoel je 1 februari 2026?"
    )
    assert fout(f.DatumVeld("Einde", niet_voor_vandaag=True), "29-11-2025") == (
        "29 november 2025 is al voorbij. Bedoel je 29 november 2026?"
    )
    # A year that is far off is no slip of the year.
    assert fout(f.DatumVeld("Einde", niet_voor_vandaag=True), "1-1-1948") == "1 januari 1948 is al voorbij."
    assert fout(f.DatumVeld("Start", niet_na_vandaag=True), "1-1-2090") == "1 januari 2090 ligt in de toekomst."
    with klok_op(NU):
        assert f.DatumVeld("Start", niet_na_vandaag=True, niet_voor_vandaag=True).clean("23-11-2026")


@given(st.dates(date(1850, 1, 1), date(2200, 12, 31)))
def test_wat_wij_tonen_lezen_wij_ook(dag: date) -> None:
    veld = f.DatumVeld("Dag")
    assert veld.clean(veld.widget.format_value(dag)) == dag
    assert veld.clean(opmaak.datum(dag)) == dag
    assert veld.clean(opmaak.datum_voluit(dag)) == dag


@pytest.mark.parametrize(
    ("invoer", "bedrag"),
    [
        ("1.234,50", "1234.50"),
        ("1234,5", "1234.5"),
        ("1234.50", "1234.50"),
        ("1.234", "1234"),
        ("€ 12", "12"),
        ("€\u00a01.234.567,89", "1234567.89"),
        ("12,-", "12"),
        ("0", "0"),
        (",5", "0.5"),
    ],
)
def test_bedrag(invoer: str, bedrag: str) -> None:
    assert f.BedragVeld("Bedrag").clean(invoer) == Decimal(bedrag)


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ("", "Vul bij ‘Bedrag’ een bedrag in, bijvoorbeeld 1.234,50."),
        ("tien", "‘tien’ is geen getal dat we begrijpen. Vul een getal in, bijvoorbeeld 1.234,50."),
        ("1.2.3", "‘1.2.3’ is geen getal dat we begrijpen. Vul een getal in, bijvoorbeeld 1.234,50."),
        ("1,234.50", "‘1,234.50’ is geen getal dat we begrijpen. Vul een getal in, bijvoorbeeld 1.234,50."),
        ("1,005", "Gebruik hooguit 2 cijfers achter de komma."),
        ("-1", "-€\u00a01,00 is te weinig: vul €\u00a00,00 of meer in."),
        ("NaN", "‘NaN’ is geen getal dat we begrijpen. Vul een getal in, bijvoorbeeld 1.234,50."),
        ("1e30", "‘1e30’ is geen getal dat we begrijpen. Vul een getal in, bijvoorbeeld 1.234,50."),
        ("123456789012345", "Dit getal is te groot. Kijk het na."),
    ],
)
def test_bedragfout(invoer: str, zin: str) -> None:
    assert fout(f.BedragVeld("Bedrag"), invoer) == zin


@given(st.decimals(0, 10**9, places=2))
def test_bedrag_heen_en_terug(bedrag: Decimal) -> None:
    veld = f.BedragVeld("Bedrag")
    assert veld.clean(veld.widget.format_value(bedrag)) == bedrag
    assert veld.clean(opmaak.euro(bedrag)) == bedrag


def test_getal_en_aantal() -> None:
    assert f.GetalVeld("Uren").clean("2,5") == Decimal("2.5")
    assert f.AantalVeld("Dagen").clean("1.000") == 1000
    assert fout(f.AantalVeld("Dagen"), "2,5") == "Gebruik geen cijfers achter de komma."
    assert fout(f.GetalVeld("Uren", maximum=168), "170") == "170 is te veel: vul hooguit 168 in."
    assert fout(f.AantalVeld("Dagen"), "") == "Vul bij ‘Dagen’ een getal in, bijvoorbeeld 3."


@pytest.mark.parametrize(
    ("invoer", "tijd"), [("9.41", "9.41"), ("9:41", "9.41"), ("0941", "9.41"), ("9 uur", "9.00"), ("23.59", "23.59")]
)
def test_tijd(invoer: str, tijd: str) -> None:
    assert opmaak.tijd(f.TijdVeld("Tijd").clean(invoer)) == tijd


def test_tijdfout() -> None:
    assert fout(f.TijdVeld("Tijd"), "25.00") == "‘25.00’ is geen tijd die we begrijpen. Schrijf hem als 9.30."


def test_keuze_is_radio_tot_en_met_zes_en_anders_select() -> None:
    zes = f.KeuzeVeld("Kern", choices=[(str(n), str(n)) for n in range(6)])
    zeven = f.KeuzeVeld("Kern", choices=[(str(n), str(n)) for n in range(7)])
    assert isinstance(zes.widget, forms.RadioSelect)
    assert isinstance(zeven.widget, forms.Select)
    assert not isinstance(zeven.widget, forms.RadioSelect)
    assert list(zeven.widget.choices)[:1] == [("", "Kies…")]
    assert fout(zes, "") == "Kies bij ‘Kern’ wat past."
    assert fout(zes, "9") == "Deze keuze bestaat niet bij ‘Kern’. Kies er een uit de lijst."


def test_keuzes_uit_een_functie_worden_pas_bij_gebruik_gelezen() -> None:
    lijst: list[tuple[str, str]] = []
    veld = f.KeuzeVeld("Kern", choices=lambda: lijst)
    lijst.append(("e", "Elst"))
    assert veld.clean("e") == "e"


def test_ja_of_nee() -> None:
    assert f.JaNeeVeld("Veilig?").clean("ja") is True
    assert f.JaNeeVeld("Veilig?").clean("nee") is False
    assert f.JaNeeVeld("Veilig?", required=False).clean("") is None
    assert fout(f.JaNeeVeld("Veilig?"), "") == "Kies bij ‘Veilig’ ja of nee."
    assert f.JaNeeVeld("Veilig?").prepare_value(False) == "nee"


def test_te_lange_tekst_zegt_hoeveel() -> None:
    assert fout(f.TekstVeld("Titel", max_length=5), "abcdefg") == "‘Titel’ is te lang: 7 tekens, er passen er 5."
    assert fout(f.VinkjeVeld("Verteld over pgb"), False) == "Zet een vinkje bij ‘Verteld over pgb’."


def test_eigen_fouttekst_gaat_voor() -> None:
    assert fout(f.TekstVeld("Uren", error_messages={"required": "Hoeveel uur?"}), "") == "Hoeveel uur?"


def test_wat_niemand_ziet_gaat_niet_mee() -> None:
    """Text from a web page or Word: nothing but invisible marks is no text, and a split word is one word again."""
    for onzichtbaar in ("\u200b", "\ufeff \u2060", "\u202e\u202c"):
        assert fout(f.TekstVeld("Titel"), onzichtbaar) == "Vul ‘Titel’ in."
    assert f.TekstVeld("Titel").clean("\u202a06\u200b12\u202c van\ufeff Dijk") == "0612 van Dijk"
    # Somebody's own spelling, and a password, stay whole.
    assert f.TekstVeld("Titel").clean("می\u200cخواهم") == "می\u200cخواهم"
    assert f.WachtwoordVeld().clean("ge\u200bheim") == "ge\u200bheim"
