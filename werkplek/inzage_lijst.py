"""For the privacy officer: who looked at or searched for what, in the whole gemeente. Without any content."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from basis.dossiers.models import Dossier
from basis.journaal.models import Raadpleging
from basis.journaal.tijd import op_dag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.enums import Functie
from basis.organisatie.models import Medewerker
from basis.scherm import formulieren as f
from basis.scherm.lijst import LijstFormulier, blader
from basis.scherm.opmaak import datumtijd

SOORTEN = (("openen", "geopend"), ("zoeken", "gezocht"), ("document", "document of brief"))
# A part of a name that more colleagues share tells nothing.
MEEST_MENSEN = 200


class InzageFormulier(LijstFormulier):
    """Filters on who and when; a dossier by its kenmerk, never by a name."""

    wie = f.TekstVeld("Naam van de medewerker", required=False)
    kenmerk = f.TekstVeld("Kenmerk van het dossier", required=False, kort=True)
    soort = f.KeuzeVeld("Wat", choices=SOORTEN, required=False, leeg="Alles")
    van = f.DatumVeld("Vanaf", required=False)
    tot = f.DatumVeld("Tot en met", required=False)

    def _gemeente(self) -> int:
        return cast(DoorRequest, self.request).door.gemeente_id

    def filter(self, qs: QuerySet[Raadpleging]) -> QuerySet[Raadpleging]:
        if wie := self.waarde("wie"):
            # By who they are: there is no index on a part of a name, and these rows only grow.
            mensen = Medewerker.objects.filter(naam__icontains=wie, hoedanigheden__gemeente_id=self._gemeente())
            qs = qs.filter(medewerker_id__in=list(mensen.distinct().values_list("pk", flat=True)[:MEEST_MENSEN]))
        if kenmerk := self.waarde("kenmerk"):
            dossiers = Dossier.objects.filter(gemeente_id=self._gemeente(), kenmerk=kenmerk.strip().upper())
            qs = qs.filter(dossier_id__in=dossiers.values("pk"))
        if soort := self.waarde("soort"):
            qs = qs.filter(soort=soort)
        if van := self.waarde("van"):
            qs = qs.filter(op__gte=op_dag(van, 0))
        if tot := self.waarde("tot"):
            qs = qs.filter(op__lte=op_dag(tot, 23, 59))
        return qs


def _rijen(raadplegingen: list[Raadpleging]) -> list[dict[str, Any]]:
    """Pre-formatted rows; the kenmerken in one query."""
    kenmerken = dict(
        Dossier.objects.filter(pk__in={rij.dossier_id for rij in raadplegingen if rij.dossier_id}).values_list(
            "pk", "kenmerk"
        )
    )
    return [
        {
            "op": datumtijd(rij.op),
            "naam": rij.naam,
            "functie": str(Functie(rij.functie).label),
            "organisatie": rij.organisatie_naam,
            "soort": dict(SOORTEN).get(rij.soort, rij.soort),
            "doel": rij.doel,
            "kenmerk": kenmerken.get(rij.dossier_id or 0, ""),
            "aantal": "" if rij.aantal is None else str(rij.aantal),
        }
        for rij in raadplegingen
    ]


@recht("raadpleging.alle")
@require_safe
def raadplegingen(request: HttpRequest) -> HttpResponse:
    door = cast(DoorRequest, request).door
    formulier = InzageFormulier(request)
    alles = Raadpleging.objects.filter(gemeente_id=door.gemeente_id).order_by("-op", "-id")
    pagina = blader(request, formulier.filter(alles), per=50)
    return render(
        request,
        "werkplek/raadplegingen.html",
        {"formulier": formulier, "pagina": pagina, "rijen": _rijen(pagina.rijen)},
    )
