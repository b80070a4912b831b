"""Figures on screen: tiles, a table per kern, the list behind each figure, CSV and the monthly reports."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import log_raadpleging
from basis.journaal.tijd import dag_van, vandaag
from basis.organisatie import rechten
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid, Kern
from basis.scherm.lijst import blader
from basis.scherm.opmaak import aantal, datum, datumtijd, getal
from monitoring.cijfers import TOTAAL, Cijfer, Kolom, Overzicht, Sleutel, als_tabel, overzicht
from monitoring.forms import CijfersFormulier
from monitoring.indicatoren import OP_CODE, REGISTER, Indicator, Soort
from monitoring.indicatoren.verbeterd import veranderd_na
from monitoring.models import Rapport
from monitoring.onderdrukking import DREMPEL
from monitoring.peilmoment import peilmoment
from monitoring.periode import Periode, keuzes, kwartaal_van, lees, maand_van
from monitoring.uitvoer import als_csv
from monitoring.vraag import Vraag, eerste_dag

# The moment of a page travels with its lists; signed, so that nobody compares moments of choice.
_STAND = Signer(salt="cijfers.stand")


def _door(request: HttpRequest) -> Hoedanigheid:
    return cast(DoorRequest, request).door


@dataclass(frozen=True)
class Keuze:
    """What the page is about."""

    formulier: CijfersFormulier
    periode: Periode
    kern: Sleutel
    kernnaam: str

    @property
    def query(self) -> dict[str, str]:
        uit = {"periode": self.periode.code}
        return uit if self.kern == TOTAAL else {**uit, "kern": str(self.kern)}


def _keuze(request: HttpRequest) -> Keuze:
    door = _door(request)
    eerste = eerste_dag(door.gemeente_id)
    perioden = [keuze for _, rij in keuzes(dag_van(eerste) if eerste else vandaag(), vandaag()) for keuze in rij]
    kernen = dict(Kern.objects.filter(gemeente_id=door.gemeente_id).order_by("naam").values_list("pk", "naam"))
    formulier = CijfersFormulier(request, perioden, [(str(pk), naam) for pk, naam in kernen.items()])
    code, kern = formulier.waarde("periode"), formulier.waarde("kern")
    return Keuze(
        formulier,
        lees(code) if code else kwartaal_van(vandaag()),
        int(kern) if kern else TOTAAL,
        kernen[int(kern)] if kern else f"gemeente {door.gemeente.naam}",
    )


def _lijst_url(door: Hoedanigheid, indicator: Indicator, cel: Cijfer, query: dict[str, str], kern: Sleutel) -> str:
    """Where the list is, for who may open at least one of them."""
    if not cel.zichtbaar or not door.mag("dossier.zien"):
        return ""
    welke = {naam: waarde for naam, waarde in query.items() if naam != "kern"}
    if kern != TOTAAL:
        welke["kern"] = "onbekend" if kern is None else str(kern)
    return f"{reverse('monitoring:lijst', args=[indicator.code])}?{urlencode(welke)}"


def _zin(blad: Overzicht, kern: Sleutel) -> str:
    """One sentence: more in or more out. Only where both may be seen."""
    cel = {kolom.indicator.code: kolom.cellen[kern] for kolom in blad.kolommen}
    erin, eruit = cel["instroom"].n, cel["uitstroom"].n
    if erin is None or eruit is None:
        return ""
    begonnen = f"{aantal(erin, 'casus,casussen')} {'begon' if erin == 1 else 'begonnen'}"
    return f"{begonnen} en {getal(eruit)} {'werd' if eruit == 1 else 'werden'} afgesloten."


@recht("cijfers.zien")
@require_GET
def cijfers(request: HttpRequest) -> HttpResponse:
    """Gemeentebreed or one kern: tiles, and the table of all kernen."""
    door, keuze = _door(request), _keuze(request)
    blad = overzicht(door.gemeente_id, keuze.periode, peilmoment(), door)
    query = {**keuze.query, "stand": _STAND.sign(blad.stand.isoformat())}

    def tegel(kolom: Kolom) -> dict[str, Any]:
        cel = kolom.cellen[keuze.kern]
        return {
            "naam": kolom.indicator.naam,
            "cijfer": cel,
            "uitleg": kolom.indicator.uitleg,
            "url": _lijst_url(door, kolom.indicator, cel, query, keuze.kern),
            "anker": kolom.indicator.code,
        }

    return render(
        request,
        "monitoring/cijfers.html",
        {
            "formulier": keuze.formulier,
            "periode": keuze.periode,
            "kernnaam": keuze.kernnaam,
            "gemeentebreed": keuze.kern == TOTAAL,
            "zin": _zin(blad, keuze.kern),
            "tegels": [tegel(kolom) for kolom in blad.kolommen],
            "delen": [
                (kolom.indicator, kolom.delen) for kolom in blad.kolommen if kolom.delen and keuze.kern == TOTAAL
            ],
            "kop": [kolom.indicator.kort for kolom in blad.kolommen],
            "rijen": [
                {
                    "naam": naam,
                    "hier": kern == keuze.kern,
                    "url": f"?{urlencode({'periode': keuze.periode.code, 'kern': kern})}" if kern else "",
                    "cellen": [
                        (kolom.cellen[kern], _lijst_url(door, kolom.indicator, kolom.cellen[kern], query, kern))
                        for kolom in blad.kolommen
                    ],
                }
                for kern, naam in blad.kernen
            ],
            "totaal": [kolom.totaal for kolom in blad.kolommen],
            "beschermd": blad.beschermd,
            "stand": datumtijd(blad.stand),
            "indicatoren": REGISTER,
            "csv_url": f"{reverse('monitoring:csv')}?{urlencode({'periode': keuze.periode.code})}",
        },
    )


@recht("cijfers.zien")
@require_GET
def csv(request: HttpRequest) -> HttpResponse:
    """The table of the page, as this door may see it."""
    door, keuze = _door(request), _keuze(request)
    blad = overzicht(door.gemeente_id, keuze.periode, peilmoment(), door)
    rijen = [*als_tabel(blad), [], [f"Periode: {keuze.periode.naam}"], [f"Stand: {datumtijd(blad.stand)}"]]
    return als_csv(f"cijfers-{keuze.periode.code}", rijen)


@recht("cijfers.zien")
@require_GET
def lijst(request: HttpRequest, code: str) -> HttpResponse:
    """The dossiers behind a figure that this door may open, as they were known at that moment."""
    door = _door(request)
    indicator = OP_CODE.get(code)
    if indicator is None or not door.mag("dossier.zien"):
        raise Http404
    try:
        periode = lees(request.GET.get("periode") or maand_van(vandaag()).code)
    except ValueError:
        raise Http404 from None
    kern, kernnaam = _kern(door, request.GET.get("kern", ""))
    stand = _stand(request)
    rijen = Vraag(indicator, door.gemeente_id, periode, stand).lijst(
        door, kern=None if kern == TOTAAL else cast("int | None", kern), alle_kernen=kern == TOTAAL
    )
    als_bestand = request.GET.get("formaat") == "csv"
    pagina = None if als_bestand else blader(request, rijen, per=50)
    getoond = list(rijen[:10_000]) if pagina is None else pagina.rijen
    regels = _regels(door, indicator, getoond)
    log_raadpleging(
        "lijst",
        door,
        doel=f"cijfers-{indicator.code}",
        rechten_versie=rechten.VERSIE,
        aantal=len(getoond),
        werkplek=adres(request),
    )
    if als_bestand:
        kop = ["Kenmerk", "Datum", "Kern", indicator.naam]
        return als_csv(
            f"{indicator.code}-{periode.code}",
            [kop, *([regel["kenmerk"], regel["datum"], regel["kern"], regel["wat"]] for regel in regels)],
        )
    blad = overzicht(door.gemeente_id, periode, stand, door, indicatoren=[indicator])
    return render(
        request,
        "monitoring/lijst.html",
        {
            "indicator": indicator,
            "periode": periode,
            "kernnaam": kernnaam,
            "regels": regels,
            "pagina": pagina,
            "rest": _rest(blad.kolommen[0].cellen.get(kern)),
            "stand": datumtijd(stand),
            "csv_url": f"?{request.GET.urlencode()}&formaat=csv",
            "terug_url": f"{reverse('monitoring:cijfers')}?{urlencode({'periode': periode.code})}",
        },
    )


def _kern(door: Hoedanigheid, tekst: str) -> tuple[Sleutel, str]:
    if not tekst:
        return TOTAAL, "gemeentebreed"
    if tekst == "onbekend":
        return None, "kern onbekend"
    if not tekst.isdecimal():
        raise Http404
    rij = get_object_or_404(Kern, pk=int(tekst[:18]), gemeente_id=door.gemeente_id)
    return rij.pk, rij.naam


def _stand(request: HttpRequest) -> datetime:
    try:
        return datetime.fromisoformat(_STAND.unsign(request.GET.get("stand", "")))
    except (BadSignature, ValueError):
        return peilmoment()


def _rest(cel: Cijfer | None) -> str:
    """How many this list withholds; a number only if that number and the total are at least ten."""
    if cel is None:
        return ""
    if cel.n is None:
        return "Er kunnen meer zaken zijn, die je niet mag openen."
    rest = cel.n - cel.zichtbaar
    if rest == 0:
        return ""
    if cel.n >= DREMPEL and rest >= DREMPEL:
        return f"Nog {aantal(rest, 'zaak,zaken')} tellen mee, maar mag je niet openen."
    return "Er kunnen meer zaken zijn, die je niet mag openen."


def _regels(door: Hoedanigheid, indicator: Indicator, rijen: list[Any]) -> list[dict[str, Any]]:
    dossiers = (
        Dossier.objects.zichtbaar_voor(door)
        .filter(pk__in={rij.dossier_id for rij in rijen})
        .select_related("inwoner")
        .in_bulk()
    )
    kernen = dict(Kern.objects.filter(gemeente_id=door.gemeente_id).values_list("pk", "naam"))
    regels: list[dict[str, Any]] = []
    for rij in rijen:
        dossier = dossiers.get(rij.dossier_id or 0)
        if dossier is None:
            continue
        regels.append(
            {
                "url": dossier.get_absolute_url(),
                "naam": dossier.wie,
                "kenmerk": dossier.kenmerk,
                "datum": datum(rij.telt_op),
                "kern": kernen.get(rij.kern_id or 0, "onbekend"),
                "wat": _wat(indicator, rij),
            }
        )
    return regels


def _wat(indicator: Indicator, rij: Any) -> str:
    if indicator.soort == Soort.DUUR:
        return aantal(rij.dagen, "dag,dagen")
    if indicator.soort == Soort.AANDEEL:
        return "ja" if rij.telt else "nee"
    if indicator.deel is not None:
        return indicator.deel(rij.deel)
    return ""


@recht("cijfers.zien")
@require_GET
def rapporten(request: HttpRequest) -> HttpResponse:
    """The monthly reports, newest first."""
    rijen = Rapport.objects.zichtbaar_voor(_door(request)).select_related("bestand").defer("bestand__inhoud")
    pagina = blader(request, rijen.order_by("-maand", "-id"), per=36)
    anders = veranderd_na(_door(request).gemeente_id, pagina.rijen)
    return render(
        request,
        "monitoring/rapporten.html",
        {
            "pagina": pagina,
            "rijen": [
                {
                    "naam": maand_van(rij.maand).naam,
                    "url": reverse("monitoring:rapport", args=[rij.pk]),
                    "gemaakt": datumtijd(rij.gemaakt_op),
                    "nu_url": f"{reverse('monitoring:cijfers')}?{urlencode({'periode': maand_van(rij.maand).code})}"
                    if rij.pk in anders
                    else "",
                    "grootte": f"{max(1, round(rij.bestand.grootte / 1024))} kB",
                }
                for rij in pagina.rijen
            ],
        },
    )


@recht("cijfers.zien")
@require_GET
def rapport(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF of one month."""
    rij = get_object_or_404(Rapport.objects.zichtbaar_voor(_door(request)).select_related("bestand"), pk=pk)
    antwoord = HttpResponse(bytes(rij.bestand.inhoud), content_type=rij.bestand.mediatype)
    antwoord["Content-Disposition"] = f'attachment; filename="maandrapport-{maand_van(rij.maand).code}.pdf"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
