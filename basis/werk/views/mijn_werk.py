"""Mijn werk: whose move, by when, why. Home for everybody, and the whole list behind each number."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from basis.journaal.tijd import nu, vandaag
from basis.organisatie.beheerschermen import let_op
from basis.organisatie.deur import DoorRequest, recht
from basis.scherm.lijst import blader
from basis.scherm.opmaak import datum_voluit
from basis.werk.attenderen import attenderingen_voor
from basis.werk.forms.lijsten import GroepFilter, TermijnenFilter, WaarnemingFilter, WachtFilter
from basis.werk.thuis import Blik, groep_met
from basis.werk.thuis.bladzijde import bouw
from basis.werk.thuis.zonder_dossiers import ingangen

FILTERS: dict[str, type[GroepFilter]] = {
    "termijnen": TermijnenFilter,
    "wacht": WachtFilter,
    "waarneming": WaarnemingFilter,
}


@recht("thuis.zien")
@require_safe
def mijn_werk(request: HttpRequest) -> HttpResponse:
    door = cast(DoorRequest, request).door
    uur = nu().hour
    groet = "Goedemorgen" if uur < 12 else "Goedemiddag" if uur < 18 else "Goedenavond"
    context = {
        "groet": f"{groet} {door.naam.split(' ')[0]}",
        "dag": datum_voluit(vandaag()).capitalize(),
        "mag_melding": door.mag("melding.opnemen"),
    }
    if not door.mag("dossier.zien"):
        context |= {
            "ingangen": ingangen(door),
            "attenderingen": attenderingen_voor(door).count(),
            "let_op": let_op(door),
        }
        return render(request, "werk/thuis_zonder_dossiers.html", context)
    return render(request, "werk/mijn_werk.html", {**context, "thuis": bouw(door)})


@recht("dossier.zien")
@require_safe
def groep(request: HttpRequest, groep: str) -> HttpResponse:
    """All of one group, page by page. 404 for a group this functie does not have."""
    door = cast(DoorRequest, request).door
    gevonden = groep_met(groep, door)
    if gevonden is None:
        raise Http404
    if gevonden.lijst:
        return redirect(gevonden.lijst)
    formulier = FILTERS.get(groep, GroepFilter)(request)
    blik = Blik(door, filter=formulier.gekozen())
    pagina = blader(request, gevonden.rijen(blik), tel=True)
    return render(
        request,
        "werk/groep_lijst.html",
        {
            "groep": gevonden,
            "formulier": formulier,
            "heeft_filter": any(not veld.is_hidden for veld in formulier),
            "pagina": pagina,
            "regels": gevonden.regels(blik, pagina.rijen),
        },
    )
