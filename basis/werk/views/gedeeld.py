"""What every page about a term does: open its dossier, show one step with what it will do, do it once."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from basis.dossiers.openen import open_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import datum_voluit
from basis.werk.gevolg import gevolg
from basis.werk.klok import TermijnStand, stand_van
from basis.werk.models import Termijn
from basis.werk.namen import naam_van

Actie = Callable[[Hoedanigheid, dict[str, Any]], Any]


def open_stand(request: DoorRequest, dossier_id: int, termijn_id: int, doel: str) -> TermijnStand:
    """One term of a dossier; 404 when it hangs on another."""
    dossier = open_dossier(request, dossier_id, doel)
    try:
        return stand_van(dossier, Termijn.objects.get(pk=termijn_id, dossier=dossier), vandaag())
    except Termijn.DoesNotExist:
        raise Http404 from None


def termijnstap(
    request: DoorRequest,
    stand: TermijnStand,
    form_class: type[Formulier],
    actie: Actie,
    *,
    titel: str,
    knop: str,
    wat: str = "",
    dicht: str | None = None,
    uitleg: str = "",
    initial: Mapping[str, Any] | None = None,
    **meer: Any,
) -> HttpResponse:
    """One step on one term. `wat` names the look ahead that stands under the form and follows what is typed."""
    dossier, termijn = stand.dossier, stand.termijn
    terug = dossier.get_absolute_url()
    vooruit = None
    if wat and not (dicht and request.method == "GET"):
        vooruit = gevolg(stand, wat, request.POST if request.method == "POST" else dict(initial or {}))
    return verwerk(
        request,
        form_class,
        actie,
        naar=lambda _: terug,
        template="werk/termijn_stap.html",
        context={
            "dossier": dossier,
            "wie": dossier.wie,
            "titel": titel,
            "knop": knop,
            "uitleg": uitleg,
            "nu": f"{naam_van(termijn.soort)}: uiterlijk {datum_voluit(termijn.einddatum)}.",
            "dicht": dicht if request.method in ("GET", "HEAD") else None,
            "terug_url": terug,
            "gevolg": vooruit,
            "gevolg_url": reverse("werk:termijn_gevolg", args=[dossier.pk, termijn.pk, wat]) if wat else "",
            "gevolg_velden": VELDEN.get(wat, ""),
        },
        initial=initial,
        versie=dossier.versie,
        bekijk=terug,
        **meer,
    )


# Only days and codes go into the address of a look ahead, never words.
VELDEN = {
    "opschorten": "grond,van,tot",
    "hervatten": "weer_vanaf",
    "verdagen": "op",
    "redelijk": "tot",
    "commissie": "op",
    "begin": "vanaf",
    "post": "op",
}
