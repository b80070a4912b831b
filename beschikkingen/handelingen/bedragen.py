"""Beheer of the eigen bijdrage: the amount of a year and the AOW age, as dated rows with their source."""

from datetime import date
from decimal import Decimal
from typing import Any

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Gemeente, Hoedanigheid, Instelling
from basis.organisatie.periode import vanaf
from basis.scherm.opmaak import euro
from beschikkingen.bedragen import AOW, BEDRAG
from beschikkingen.bijdrage import INGEVOERD, Boek

VOORUIT = 10
MEEST = Decimal("999.99")


@handeling("beheer.wijzigen")
def zet_eigen_bijdrage(door: Hoedanigheid, *, jaar: int, per_maand: Decimal, bron: str) -> Instelling:
    """Euro per month in `jaar`, also lower than the law by verordening (Wmo 2.1.4a lid 5). Raises Geweigerd.

    Letters made from now on say it; what is on the post stays.
    """
    wettelijk = Boek().bedragen.get(jaar)
    if not 0 <= per_maand <= MEEST or per_maand != per_maand.quantize(Decimal("0.01")):
        raise Geweigerd(f"Vul een bedrag van {euro(0)} tot en met {euro(MEEST)} in.", "per_maand")
    if wettelijk and per_maand > wettelijk.per_maand:
        raise Geweigerd(
            f"In {jaar} is het hooguit {euro(wettelijk.per_maand)}. Lager mag, hoger niet (Wmo 2015 art. 2.1.4a).",
            "per_maand",
        )
    rij = _zet(door, BEDRAG, jaar, str(per_maand), vanaf(date(jaar, 1, 1), date(jaar + 1, 1, 1)), bron)
    schrijf("bijdrage.bedrag", door, jaar=jaar, bedrag=per_maand)
    return rij


@handeling("beheer.wijzigen")
def zet_aow_leeftijd(door: Hoedanigheid, *, jaar: int, jaren: int, maanden: int, bron: str) -> Instelling:
    """The AOW age from 1 January of `jaar` until a later row (AOW art. 7a). Raises Geweigerd."""
    if not 60 <= jaren <= 80 or not 0 <= maanden <= 11:
        raise Geweigerd("Vul een leeftijd van 60 tot en met 80 jaar in, en 0 tot en met 11 maanden.", "jaren")
    rij = _zet(door, AOW, jaar, jaren * 12 + maanden, vanaf(date(jaar, 1, 1)), bron)
    schrijf("bijdrage.aow_leeftijd", door, jaar=jaar, maanden=rij.waarde)
    return rij


def _zet(door: Hoedanigheid, sleutel: str, jaar: int, waarde: Any, geldig: Any, bron: str) -> Instelling:
    """One row per key and year; a correction replaces its value, the journaal keeps both."""
    if not INGEVOERD.year <= jaar <= vandaag().year + VOORUIT:
        raise Geweigerd(f"Kies een jaar van {INGEVOERD.year} tot en met {vandaag().year + VOORUIT}.", "jaar")
    if not bron.strip():
        raise Geweigerd("Schrijf op waar dit staat.", "bron")
    Gemeente.objects.select_for_update(no_key=True).get(pk=door.gemeente_id)
    rij, _ = Instelling.objects.update_or_create(
        gemeente_id=door.gemeente_id,
        sleutel=sleutel,
        geldig__startswith=date(jaar, 1, 1),
        defaults={"waarde": waarde, "geldig": geldig, "bron": bron.strip()[:120]},
    )
    return rij
