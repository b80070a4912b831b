"""Offer a dossier to a colleague with a summary; it moves when that colleague accepts.

Only within the team of the dossier: who is offered it may see it already. An afgeschermd dossier shows no more
than kenmerk, wet and the summary until it is accepted.
"""

from django.db.models import F

from basis.dossiers.handelingen.dossier import (
    van_een_ander,
    vergrendel,
    verplaats,
    waarom_niet_aan,
    waarom_niet_overdragen,
)
from basis.dossiers.models import AntwoordOverdracht, Dossier, Overdracht
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid


def waarom_niet_aanbieden(dossier: Dossier, naar: Hoedanigheid) -> str | None:
    """Why this colleague can't be offered this dossier."""
    if reden := waarom_niet_overdragen(dossier):
        return reden
    if naar.team_id != dossier.team_id:
        return "Bied een dossier aan binnen het eigen team. Naar een ander team draag je het direct over."
    if dossier.behandelaar_id == naar.pk:
        return f"Dit dossier is al van {naar.naam}."
    return waarom_niet_aan(dossier, naar)


@handeling("dossier.overdragen")
def bied_aan(
    door: Hoedanigheid, dossier_id: int, *, naar: Hoedanigheid, samenvatting: str, van: int | None = None
) -> Overdracht:
    """Offer it; until the answer it stays where it is. `van` as in `draag_over`. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id)
    if reden := van_een_ander(dossier, van):
        raise Geweigerd(reden)
    if reden := waarom_niet_aanbieden(dossier, naar):
        raise Geweigerd(reden, "naar")
    if not samenvatting.strip():
        raise Geweigerd("Schrijf een samenvatting: waar staat het nu en wat is er beloofd?", "samenvatting")
    open_ = Overdracht.objects.filter(dossier=dossier, antwoord=None).select_related("naar__medewerker").first()
    if open_:
        raise Geweigerd(f"Dit dossier is al aangeboden aan {open_.naar.naam}.", "naar")
    overdracht = Overdracht.objects.create(
        dossier=dossier,
        van_id=dossier.behandelaar_id,
        naar=naar,
        samenvatting=samenvatting.strip(),
        aangeboden_op=nu(),
        aangeboden_door=door,
    )
    _vertel("overdracht.aangeboden", door, dossier, overdracht)
    return overdracht


def _vertel(soort: str, door: Hoedanigheid, dossier: Dossier, overdracht: Overdracht) -> None:
    schrijf(
        soort,
        door,
        dossier=dossier,
        overdracht=overdracht.pk,
        van_hoedanigheid=overdracht.van_id,
        naar_hoedanigheid=overdracht.naar_id,
    )


def _vergrendel_aanbod(door: Hoedanigheid, overdracht_id: int) -> tuple[Overdracht, Dossier]:
    """Lock the dossier of an offer to this door. The offer itself lets it in: an afgeschermd dossier is not in sight.

    Raises Overdracht.DoesNotExist for who was not asked, Geweigerd when it was answered before.
    """
    dossier_id = Overdracht.objects.values_list("dossier_id", flat=True).get(pk=overdracht_id, naar=door)
    dossier = Dossier.objects.select_for_update(no_key=True).get(pk=dossier_id, gemeente_id=door.gemeente_id)
    Dossier.objects.filter(pk=dossier_id).update(versie=F("versie") + 1)
    dossier.versie += 1
    overdracht = Overdracht.objects.select_for_update(of=("self",)).get(pk=overdracht_id)
    _nog_open(overdracht)
    return overdracht, dossier


def _nog_open(overdracht: Overdracht) -> None:
    if overdracht.antwoord == AntwoordOverdracht.INGETROKKEN:
        raise Geweigerd(f"Deze overdracht is ingetrokken. {overdracht.reden}".strip())
    if overdracht.antwoord:
        raise Geweigerd(f"Deze overdracht is al {overdracht.get_antwoord_display()}.")


def _antwoord(overdracht: Overdracht, antwoord: AntwoordOverdracht, reden: str = "") -> None:
    overdracht.antwoord, overdracht.reden, overdracht.beantwoord_op = antwoord, reden, nu()
    overdracht.save(update_fields=["antwoord", "reden", "beantwoord_op"])


@handeling("casus.behandelen")
def neem_overdracht_aan(door: Hoedanigheid, overdracht_id: int) -> Dossier:
    """Accept: from now on it is this door's dossier. Raises Geweigerd when that can't be any more."""
    overdracht, dossier = _vergrendel_aanbod(door, overdracht_id)
    if reden := waarom_niet_aanbieden(dossier, door):
        raise Geweigerd(reden)
    # Answered first: moving the dossier withdraws what is still open.
    _antwoord(overdracht, AntwoordOverdracht.AANGENOMEN)
    verplaats("overdracht.aangenomen", door, dossier, naar=door, team=dossier.team)
    return dossier


@handeling("casus.behandelen")
def weiger_overdracht(door: Hoedanigheid, overdracht_id: int, *, reden: str) -> Overdracht:
    """Say no, with why; the dossier stays where it was."""
    overdracht, dossier = _vergrendel_aanbod(door, overdracht_id)
    if not reden.strip():
        raise Geweigerd("Schrijf in een paar woorden waarom niet.", "reden")
    _antwoord(overdracht, AntwoordOverdracht.GEWEIGERD, reden.strip())
    _vertel("overdracht.geweigerd", door, dossier, overdracht)
    return overdracht


@handeling("dossier.overdragen")
def trek_overdracht_in(door: Hoedanigheid, overdracht_id: int) -> Overdracht:
    """Take an open offer back. Raises Overdracht.DoesNotExist or Dossier.DoesNotExist for an outsider."""
    dossier_id = Overdracht.objects.values_list("dossier_id", flat=True).get(pk=overdracht_id)
    dossier = vergrendel(door, dossier_id)
    overdracht = Overdracht.objects.select_for_update(of=("self",)).get(pk=overdracht_id)
    _nog_open(overdracht)
    _antwoord(overdracht, AntwoordOverdracht.INGETROKKEN)
    _vertel("overdracht.ingetrokken", door, dossier, overdracht)
    return overdracht
