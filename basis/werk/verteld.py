"""What the inwoner was told by a letter that went out, and is not so (any more): a task says to tell it.

Inside the verb that finds it out, on a locked dossier.
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier
from basis.journaal.tijd import nu
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen.taak import maak_taak, sluit_taken
from basis.werk.models import SoortTaak, SoortVerschuiving, Taak, Verschuiving


class Feit(StrEnum):
    """A day of the dossier that letters tell."""

    MELDING = "melding"
    AANVRAAG = "aanvraag"
    GESPREK = "gesprek"
    VERSLAG = "verslag"


_WAT = {
    Feit.MELDING: "de vraag kwam binnen",
    Feit.AANVRAAG: "de aanvraag kwam binnen",
    Feit.GESPREK: "het gesprek was",
    Feit.VERSLAG: "het verslag ging op de post",
}
# Where each letter tells that day (basis/documenten/brieven.py).
_VELD = {
    Feit.MELDING: {
        SoortBrief.ONTVANGST: "ontvangen_op",
        SoortBrief.VERSLAG: "gemeld_op",
        SoortBrief.BESCHIKKING: "melding_op",
    },
    Feit.AANVRAAG: {SoortBrief.BESCHIKKING: "aanvraag_op"},
    Feit.GESPREK: {SoortBrief.VERSLAG: "gesprek_op", SoortBrief.BESCHIKKING: "gesprek_op"},
    Feit.VERSLAG: {SoortBrief.BESCHIKKING: "verslag_op"},
}


def meld_andere_dag(
    door: Hoedanigheid,
    dossier: Dossier,
    feit: Feit,
    dagen: Iterable[date | None],
    nieuw: date,
    *,
    ook: Iterable[int] = (),
) -> None:
    """The day was corrected to `nieuw`: a task when a posted letter told one of the `dagen` it was before.

    `ook`: ids of other dossiers whose letters tell this day (the meldingen of a casus). A task of an earlier
    correction of the same day lapses; back to what the letters say needs none.
    """
    dossiers = {dossier.pk, *ook}
    begin = f"verteld:{feit}:{dossier.pk}:"
    eerder = Taak.objects.filter(dossier=dossier, klaar_op=None, sleutel__startswith=begin)
    sluit_taken(door, dossier, sleutels=[taak.sleutel or "" for taak in eerder], vervallen=True)
    # By its old days: another melding or aanvraag of the same casus has a day of its own.
    toen = {datum(dag) for dag in dagen} - {datum(nieuw)}
    anders = [
        brief
        for brief in _verzonden(dossiers, _VELD[feit])
        if brief.gegevens.get(_VELD[feit][SoortBrief(brief.soort)]) in toen
    ]
    if anders:
        _maak(door, dossier, begin, anders, f"{_WAT[feit]} op {datum(nieuw)}. In de brief staat een andere dag.")


def eerder_begin(*termijnen: int | None) -> set[date]:
    """All days these terms started on before they were corrected."""
    rijen = Verschuiving.objects.filter(termijn__in=[pk for pk in termijnen if pk], soort=SoortVerschuiving.START)
    return set(rijen.values_list("oud_vanaf", flat=True))


def meld_toch_verzonden(door: Hoedanigheid, dossier: Dossier, brief: Brief, verschil: str) -> None:
    """A letter went out that said something else than the dossier (`documenten.markeer_verzonden`)."""
    _maak(door, dossier, f"verteld:brief:{brief.pk}:", [brief], verschil)


def _verzonden(dossiers: Collection[int], soorten: Iterable[SoortBrief]) -> list[Brief]:
    rijen = Brief.objects.filter(dossier__in=dossiers, soort__in=list(soorten), status=StatusBrief.VERZONDEN)
    return list(rijen.defer("html").order_by("pk"))


def _maak(door: Hoedanigheid, dossier: Dossier, begin: str, brieven: Collection[Brief], wat: str) -> None:
    namen = dict.fromkeys(f"{datum(brief.verzonden_op)} ({brief.get_soort_display()})" for brief in brieven)
    maak_taak(
        door,
        dossier,
        SoortTaak.EIGEN,
        voor=dossier.behandelaar,
        toelichting=f"Vertel de inwoner wat anders is dan in de brief van {' en '.join(namen)}: {wat}"[:300],
        verwijst_naar=next(iter(brieven)).pk,
        sleutel=f"{begin}{nu():%Y%m%d%H%M%S%f}",
    )
