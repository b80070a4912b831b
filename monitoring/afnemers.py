"""What the worker does for monitoring: print the report of a month, in the transaction that finishes its row."""

import unicodedata

from django.template.loader import render_to_string

from basis.documenten.pdf import maak_pdf
from basis.journaal.models import Uitgaand
from basis.organisatie.models import Gemeente, systeem_hoedanigheid
from basis.scherm.opmaak import datumtijd
from monitoring.cijfers import TOTAAL, Overzicht, overzicht
from monitoring.handelingen import SOORT, bewaar_rapport
from monitoring.indicatoren import REGISTER
from monitoring.models import Rapport
from monitoring.peilmoment import peilmoment
from monitoring.periode import Periode, lees

# What fits next to each other on a portrait page.
PER_TABEL = 5


def maak_maandrapport(rij: Uitgaand) -> None:
    """Idempotent: a month that has its report asks nothing. Raises NogNiet where no PDF can be made."""
    maand = lees(rij.gegevens["maand"])
    if Rapport.objects.filter(gemeente_id=rij.gemeente_id, soort=SOORT, maand=maand.van).exists():
        return
    door = systeem_hoedanigheid(rij.gemeente_id)
    bewaar_rapport(door, maand=maand, pdf=maak_pdf(maak_html(door.gemeente, maand)))


def maak_html(gemeente: Gemeente, maand: Periode) -> str:
    """The report as HTML: without a door, so every small number is protected."""
    blad = overzicht(gemeente.pk, maand, peilmoment(), None)
    html = render_to_string(
        "monitoring/rapport.html",
        {
            "gemeente": gemeente.naam,
            "maand": maand,
            "gemaakt": blad.stand.isoformat(timespec="seconds"),
            "stand": datumtijd(blad.stand),
            "tegels": [(kolom.indicator, kolom.totaal) for kolom in blad.kolommen],
            "delen": [(kolom.indicator, kolom.delen) for kolom in blad.kolommen if kolom.delen],
            "tabellen": _tabellen(blad),
            "indicatoren": REGISTER,
            "beschermd": blad.beschermd,
            "oefen": gemeente.demo,
        },
    )
    return unicodedata.normalize("NFC", html)


def _tabellen(blad: Overzicht) -> list[tuple[list[str], list[tuple[str, list[str]]]]]:
    uit = []
    for begin in range(0, len(blad.kolommen), PER_TABEL):
        kolommen = blad.kolommen[begin : begin + PER_TABEL]
        rijen = [
            (naam, [kolom.cellen[kern].tekst for kolom in kolommen])
            for kern, naam in (*blad.kernen, (TOTAAL, "Gemeentebreed"))
        ]
        uit.append(([kolom.indicator.kort for kolom in kolommen], rijen))
    return uit
