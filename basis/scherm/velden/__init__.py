"""Form fields that read what people type in Dutch, and say how to fix it when they can't."""

from basis.scherm.velden.datum import DatumVeld, TijdVeld, lees_datum
from basis.scherm.velden.getal import AantalVeld, BedragVeld, GetalVeld, lees_getal
from basis.scherm.velden.keuze import (
    JaNeeVeld,
    KeuzeVeld,
    MeerkeuzeVeld,
    ObjectenKeuzeVeld,
    ObjectKeuzeVeld,
    VinkjeVeld,
)
from basis.scherm.velden.tekst import BestandVeld, TekstVeld, WachtwoordVeld

__all__ = [
    "AantalVeld",
    "BedragVeld",
    "BestandVeld",
    "DatumVeld",
    "GetalVeld",
    "JaNeeVeld",
    "KeuzeVeld",
    "MeerkeuzeVeld",
    "ObjectKeuzeVeld",
    "ObjectenKeuzeVeld",
    "TekstVeld",
    "TijdVeld",
    "VinkjeVeld",
    "WachtwoordVeld",
    "lees_datum",
    "lees_getal",
]
