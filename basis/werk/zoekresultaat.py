"""What a search shows, ready to print, and how to come from hits to dossiers without reading all of either."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from basis.dossiers.models import Dossier
from basis.dossiers.waarover import waarover
from basis.organisatie.models import Hoedanigheid
from basis.werk.zoekfragment import Stuk

# Up to so many rows what was found decides where to look; beyond it, what this door may see.
_WEINIG = 2000


@dataclass(frozen=True)
class Gevonden:
    """One dossier, ready to print. `fragment` and `bron` only when it was found by its text."""

    url: str
    kenmerk: str
    titel: str
    wie: str
    geboren: str
    waar: str
    gesloten: bool
    bron: str = ""
    op: str = ""
    fragment: tuple[Stuk, ...] = ()
    dossier: Dossier | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Persoon:
    """One person with the dossiers this door may see: open ones first."""

    naam: str
    geboren: str
    ook: str  # a name of the partner that is not part of how this person is called
    overleden: bool
    dossiers: tuple[Gevonden, ...]


@dataclass(frozen=True)
class Uitkomst:
    """The groups as they stand on screen. `meer`: there is more than fits."""

    nummers: tuple[Gevonden, ...] = ()
    personen: tuple[Persoon, ...] = ()
    teksten: tuple[Gevonden, ...] = ()
    meer: bool = False
    aantal: int = 0

    @property
    def boodschap(self) -> str:
        if not self.aantal:
            return "Niets gevonden in de dossiers die jij mag zien."
        hoeveel = "1 resultaat" if self.aantal == 1 else f"{self.aantal} resultaten"
        return f"{hoeveel}. Er is meer: maak je vraag preciezer." if self.meer else f"{hoeveel}."


def dicht(pad: str = "") -> Case:
    """Closed dossiers come last."""
    return Case(When(**{f"{pad}gesloten_op": None}, then=Value(0)), default=Value(1), output_field=IntegerField())


def als_rij(dossier: Dossier, **extra: Any) -> Gevonden:
    inwoner = dossier.inwoner
    return Gevonden(
        url=dossier.get_absolute_url(),
        kenmerk=dossier.kenmerk,
        titel=dossier.titel,
        wie=inwoner.naam.volledig() if inwoner else dossier.titel,
        geboren=str(inwoner.geboren) if inwoner else "",
        waar=_waar(dossier, dossier.titel),
        gesloten=dossier.gesloten_op is not None,
        dossier=dossier,
        **extra,
    )


def _waar(dossier: Dossier, titel: str) -> str:
    """The wet, unless the title begins with it, and the kern."""
    wet = str(dossier.get_wet_display()) if dossier.wet else ""
    delen = ("" if titel.startswith(wet) else wet, dossier.kern.naam if dossier.kern else "")
    return ", ".join(deel for deel in delen if deel)


def met_waarover(uitkomst: Uitkomst, door: Hoedanigheid) -> Uitkomst:
    """Each dossier with what it is about, read once for all that was found."""
    alle = [*uitkomst.nummers, *uitkomst.teksten, *(rij for mens in uitkomst.personen for rij in mens.dossiers)]
    over = waarover(list({rij.dossier.pk: rij.dossier for rij in alle if rij.dossier}.values()), door)

    def vul(rijen: tuple[Gevonden, ...]) -> tuple[Gevonden, ...]:
        uit = []
        for rij in rijen:
            if rij.dossier is not None:
                titel = over[rij.dossier.pk].waarover
                rij = replace(rij, titel=titel, waar=_waar(rij.dossier, titel))
            uit.append(rij)
        return tuple(uit)

    return replace(
        uitkomst,
        nummers=vul(uitkomst.nummers),
        personen=tuple(replace(mens, dossiers=vul(mens.dossiers)) for mens in uitkomst.personen),
        teksten=vul(uitkomst.teksten),
    )


def weinig(rijen: QuerySet[Any], veld: str) -> list[int] | None:
    """The ids when there are few; None when so much is found that the scope of the door is the smaller set."""
    ids = list(rijen.order_by().values_list(veld, flat=True)[: _WEINIG + 1])
    return list(set(ids)) if len(ids) <= _WEINIG else None


def binnen(door: Hoedanigheid, treffers: QuerySet[Any]) -> QuerySet[Dossier]:
    """The dossiers of these hits that this door may see, by the road that reads least."""
    ids = weinig(treffers, "dossier_id")
    return (
        Dossier.objects.zichtbaar_voor(door) if ids is None else Dossier.objects.zichtbaar_uit(door).filter(pk__in=ids)
    )
