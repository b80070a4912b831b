"""Tasks: the list, a new one, hand over, postpone, tick off."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from basis.dossiers.handelingen import GESLOTEN
from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.lijst import blader
from basis.scherm.opmaak import datum
from basis.werk import handelingen as h
from basis.werk.forms.lijsten import TakenFilter
from basis.werk.forms.taak import (
    NieuweTaakFormulier,
    OverdraagTaakFormulier,
    UitstelFormulier,
    keuzes_voor,
    naar_van,
)
from basis.werk.handelingen.taak import waarom_niet_doorgeven, waarom_niet_klaar, waarom_niet_uitstellen
from basis.werk.models import SoortTaak, Taak
from basis.werk.taken import gewone_taken
from basis.werk.thuis.taakregel import eerst_te_doen, taakregel


@recht("contact.vastleggen")
@require_safe
def taken(request: HttpRequest) -> HttpResponse:
    """Every open task of mine, of my team and of who I stand in for; the first to be done on top."""
    door = cast(DoorRequest, request).door
    formulier = TakenFilter(request, dag=vandaag())
    pagina = blader(request, eerst_te_doen(formulier.filter(gewone_taken(door))), tel=True)
    regels = [taakregel(rij, door) for rij in pagina.rijen]
    return render(request, "werk/taken.html", {"formulier": formulier, "pagina": pagina, "regels": regels})


def _open_taak(request: HttpRequest, dossier_id: int, taak_id: int) -> tuple[Dossier, Taak]:
    dossier = open_dossier(request, dossier_id, "taak")
    try:
        return dossier, Taak.objects.get(pk=taak_id, dossier=dossier)
    except Taak.DoesNotExist:
        raise Http404 from None


def _over(dossier: Dossier, titel: str, knop: str, *, uitleg: str = "", dicht: str | None = None) -> dict[str, object]:
    terug = dossier.get_absolute_url()
    return {
        "wie": dossier.wie,
        "titel": titel,
        "knop": knop,
        "uitleg": uitleg,
        "dicht": dicht,
        "terug_url": terug,
    }


def _wat(taak: Taak) -> str:
    soort = str(taak.get_soort_display())
    return taak.toelichting if taak.soort == SoortTaak.EIGEN and taak.toelichting else soort


@recht("contact.vastleggen")
def taak_nieuw(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """A task by hand: for me, a colleague or the team."""
    dossier = open_dossier(request, dossier_id, "taak")
    door = cast(DoorRequest, request).door
    return verwerk(
        request,
        NieuweTaakFormulier,
        lambda door_, g: h.nieuwe_taak(door_, dossier_id, **{**g, "naar": naar_van(dossier, g["naar"])}),
        naar=lambda _: dossier.get_absolute_url(),
        template="werk/taak_stap.html",
        context=_over(dossier, "Nieuwe taak", "Maak de taak", dicht=GESLOTEN if dossier.gesloten_op else None),
        initial={"naar": str(door.pk)},
        form_kwargs={"keuzes": keuzes_voor(dossier, door)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Taak gemaakt",
    )


@recht("contact.vastleggen")
def taak_overdragen(request: HttpRequest, dossier_id: int, taak_id: int) -> HttpResponse:
    """Give one task to somebody else."""
    dossier, taak = _open_taak(request, dossier_id, taak_id)
    door = cast(DoorRequest, request).door
    return verwerk(
        request,
        OverdraagTaakFormulier,
        lambda door_, g: h.draag_taak_over(
            door_, dossier_id, taak_id, naar=naar_van(dossier, g["naar"]), versie=g["versie"]
        ),
        naar=lambda _: dossier.get_absolute_url(),
        template="werk/taak_stap.html",
        context=_over(dossier, "Taak doorgeven", "Geef door", uitleg=_wat(taak), dicht=waarom_niet_doorgeven(taak)),
        form_kwargs={"keuzes": keuzes_voor(dossier, door)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Taak doorgegeven",
    )


@recht("contact.vastleggen")
def taak_uitstellen(request: HttpRequest, dossier_id: int, taak_id: int) -> HttpResponse:
    """Another last day for one task."""
    dossier, taak = _open_taak(request, dossier_id, taak_id)
    nu = f" De laatste dag is nu {datum(taak.uiterlijk)}." if taak.uiterlijk else ""
    return verwerk(
        request,
        UitstelFormulier,
        lambda door_, g: h.stel_taak_uit(door_, dossier_id, taak_id, **g),
        naar=lambda _: dossier.get_absolute_url(),
        template="werk/taak_stap.html",
        context=_over(
            dossier, "Taak uitstellen", "Stel uit", uitleg=f"{_wat(taak)}.{nu}", dicht=waarom_niet_uitstellen(taak)
        ),
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Taak uitgesteld",
    )


@recht("contact.vastleggen")
def taak_klaar(request: HttpRequest, dossier_id: int, taak_id: int) -> HttpResponse:
    """Tick off one task."""
    dossier, taak = _open_taak(request, dossier_id, taak_id)
    return verwerk(
        request,
        Formulier,
        lambda door_, _: h.rond_taak_af(door_, dossier_id, taak_id),
        naar=dossier.get_absolute_url(),
        template="werk/taak_stap.html",
        context=_over(
            dossier,
            _wat(taak),
            "Gedaan",
            uitleg=(taak.toelichting if taak.soort != SoortTaak.EIGEN else "")
            or "Als je op de knop klikt, is deze taak gedaan.",
            dicht=waarom_niet_klaar(taak),
        ),
        gelukt="Taak afgerond",
    )
