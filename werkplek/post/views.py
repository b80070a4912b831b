"""The list of letters that are printed and not posted yet, and what became of those that were ticked."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from basis.documenten.briefbron import opnieuw_url
from basis.documenten.models import Brief, StatusBrief
from basis.documenten.verouderd import verouderd
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import recht
from basis.organisatie.handeling import Geweigerd
from basis.scherm.bulk import per_stuk, uitslag_van
from basis.scherm.lijst import blader
from basis.scherm.models import Inzending
from basis.scherm.opmaak import datum_kort
from basis.werk.post import HAALT_TERMIJN, te_posten
from werkplek.deur import door_van
from werkplek.post.forms import PostFormulier
from werkplek.post.verzenden import Verzending, los_verzenden

PER_BLAD = 50


@dataclass(frozen=True)
class Rij:
    """One letter, ready to print."""

    pk: int
    keuze: str
    naam: str
    geboren: str
    url: str
    kenmerk: str
    soort: str
    aan: str
    gemaakt: str
    # The day that stands on the letter, when it is another than today.
    postdag: str
    pdf_url: str
    fataal: date | None
    verouderd: tuple[str, ...]  # what it says otherwise than the dossier now
    opnieuw_url: str
    verzend_url: str  # where somebody says it went like that all the same


def _rij(brief: Brief, ouder: tuple[str, ...] = (), opnieuw: str = "", verzend: str = "") -> Rij:
    dossier = brief.dossier
    return Rij(
        pk=brief.pk,
        keuze=str(brief.pk),
        naam=dossier.wie,
        geboren=str(dossier.inwoner.geboren) if dossier.inwoner else "",
        url=dossier.get_absolute_url(),
        kenmerk=brief.kenmerk,
        soort=str(brief.get_soort_display()).capitalize(),
        aan=brief.geadresseerde["naam"],
        gemaakt=datum_kort(brief.gemaakt_op),
        postdag=datum_kort(brief.postdag) if brief.postdag not in (None, vandaag()) else "",
        pdf_url=reverse("documenten:brief", args=[dossier.pk, brief.pk]),
        fataal=dossier.fatale_datum if brief.soort in HAALT_TERMIJN else None,
        verouderd=ouder,
        opnieuw_url=opnieuw,
        verzend_url=verzend,
    )


@recht("brief.verzenden")
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: HttpRequest) -> HttpResponse:
    """GET shows the list, the oldest first; POST posts the ticked ones, each by its own verb."""
    door = door_van(request)
    if request.method != "POST":
        return _toon(request, PostFormulier(initial={"op": vandaag()}))
    form = PostFormulier(request.POST)
    opnieuw = request.POST.get("actie") == "dateer"
    if form.is_valid():
        verzending = Verzending(door, form.cleaned_data["op"])
        try:
            return per_stuk(
                request,
                door,
                form.cleaned_data["bewijs"],
                form.cleaned_data["brieven"],
                verzending.dateer if opnieuw else verzending.doe,
                lambda pk: reverse("post:uitslag", args=[pk]) + ("?wat=opnieuw" if opnieuw else ""),
            )
        except Geweigerd as fout:
            form.weiger(fout.reden, fout.veld)
    form.nieuw_bewijs()
    return _toon(request, form, status=422)


def _toon(request: HttpRequest, form: PostFormulier, status: int = 200) -> HttpResponse:
    door = door_van(request)
    pagina = blader(request, te_posten(door), per=PER_BLAD, tel=True)
    ouder = verouderd(pagina.rijen)
    los = los_verzenden([rij for rij in pagina.rijen if rij.pk in ouder])
    rijen = [
        _rij(rij, ouder[rij.pk], opnieuw_url(rij, door), los[rij.pk]) if rij.pk in ouder else _rij(rij)
        for rij in pagina.rijen
    ]
    context = {"form": form, "pagina": pagina, "rijen": rijen, "gekozen": form.gekozen}
    return render(request, "werkplek/post/lijst.html", context, status=status)


@recht("brief.verzenden")
@require_safe
def uitslag(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of each letter of one submit. Only for who sent it."""
    door = door_van(request)
    try:
        stukken = uitslag_van(door, pk)
    except Inzending.DoesNotExist:
        raise Http404 from None
    zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(brieven__in=[stuk.id for stuk in stukken]).order_by()
    brieven = Brief.objects.filter(pk__in=[stuk.id for stuk in stukken], dossier_id__in=zichtbaar.values("pk"))
    rijen = brieven.select_related("dossier__inwoner").defer("html", "gegevens")
    los = los_verzenden([rij for rij in rijen if rij.status == StatusBrief.GEMAAKT])
    bekend = {rij.pk: _rij(rij, verzend=los.get(rij.pk, "")) for rij in rijen}
    gedaan, over = sum(s.gelukt is True for s in stukken), sum(s.gelukt is False for s in stukken)
    return render(
        request,
        "werkplek/post/uitslag.html",
        {
            "regels": [(stuk, bekend.get(stuk.id)) for stuk in stukken],
            "opnieuw": request.GET.get("wat") == "opnieuw",
            "gedaan": gedaan,
            "over": over,
            "wacht": len(stukken) - gedaan - over,
        },
    )
