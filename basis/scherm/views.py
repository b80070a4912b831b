"""The two screens of this room: help, and the place where drafts are saved."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from basis.organisatie.deur import DoorRequest, openbaar, recht
from basis.scherm import concepten, opmaak
from basis.scherm.fouten import terug_naar


@openbaar
@require_GET
def hulp(request: HttpRequest) -> HttpResponse:
    """Shortcuts and how text is kept."""
    return render(request, "scherm/hulp.html")


@recht("thuis.zien")
@require_POST
def concept(request: DoorRequest) -> HttpResponse:
    """Save the own draft of one form: {"bewaard_om": "11.20"}. With `weg=<sleutel>`: throw it away.

    With `verstuurd=<bewijs>`: did that form arrive? {"om": "11.20", "url": …}, or an empty `om`.
    """
    if verstuurd := request.POST.get("verstuurd"):
        eerder = concepten.ingediend(request.door, verstuurd)
        if eerder is None:
            return JsonResponse({"om": "", "url": ""})
        return JsonResponse({"om": opmaak.tijd(eerder.gemaakt_op), "url": eerder.resultaat_url})
    if weg := request.POST.get("weg"):
        concepten.gooi_weg(request.door, weg)
        antwoord = HttpResponse(status=303)
        antwoord["Location"] = terug_naar(request, "/")
        return antwoord
    try:
        op = concepten.bewaar(request.door, request.POST.get("sleutel", ""), request.POST)
    except concepten.ConceptGeweigerd as fout:
        return JsonResponse({"reden": str(fout)}, status=fout.status)
    return JsonResponse({"bewaard_om": op})
