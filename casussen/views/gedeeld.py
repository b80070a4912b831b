"""What every action page does: open the dossier through its door, show one step, do it once."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from basis.dossiers.models import Dossier, SoortDossier
from basis.dossiers.openen import open_dossier
from basis.organisatie.deur import DoorRequest
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from casussen.handelingen.lijn import lijn_van
from casussen.models import Ondersteuning
from casussen.stand import Stand, voor_bladzijde

Actie = Callable[[Hoedanigheid, dict[str, Any]], Any]


def open_casus(request: DoorRequest, dossier_id: int, doel: str) -> Stand:
    """The casus behind this dossier; 404 when it is no casus."""
    dossier = open_dossier(request, dossier_id, doel)
    stand = voor_bladzijde(dossier) if dossier.soort == SoortDossier.CASUS else None
    if stand is None:
        raise Http404
    return stand


def pak_lijn(stand: Stand, ondersteuning_id: int) -> Ondersteuning:
    try:
        return lijn_van(stand, ondersteuning_id)
    except Ondersteuning.DoesNotExist:
        raise Http404 from None


def stap(
    request: HttpRequest,
    dossier: Dossier,
    form_class: type[Formulier],
    actie: Actie,
    *,
    titel: str,
    knop: str,
    uitleg: str = "",
    dicht: str | None = None,
    naar: str = "",
    template: str = "casussen/stap.html",
    context: Mapping[str, Any] | None = None,
    **meer: Any,
) -> HttpResponse:
    """One step of one dossier. `dicht` is the reason it can't be done now: a GET shows that instead of the form."""
    terug = dossier.get_absolute_url()
    return verwerk(
        request,
        form_class,
        actie,
        naar=lambda _: naar or terug,
        template=template,
        context={
            "dossier": dossier,
            "wie": dossier.wie,
            "titel": titel,
            "knop": knop,
            "uitleg": uitleg,
            "dicht": dicht if request.method in ("GET", "HEAD") else None,
            "terug_url": terug,
            # Where to go first when the step is closed, and where to look before doing it.
            "eerst_url": "",
            "eerst_label": "",
            "voorbeeld_url": "",
            "verouderd": "",
            **(context or {}),
        },
        versie=dossier.versie,
        bekijk=terug,
        **meer,
    )
