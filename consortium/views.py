"""Screens of the money. Nothing here shows a name: the drill ends at kenmerk, voorziening, period and P × Q."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db.models import Prefetch, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import laatste_dag, tot_en_met
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.lijst import blader
from basis.scherm.opmaak import datum, datum_kort, euro, getal
from basis.voorzieningen.models import Frequentie
from consortium import stand
from consortium.forms import BudgetFormulier, GrootboekFormulier, VerplichtingenFormulier
from consortium.handelingen import lees_signaal, stel_budget_vast, verdeel
from consortium.handelingen.budget import JAREN_VOORUIT, versie_van
from consortium.handelingen.verplichtingen import te_verlengen
from consortium.models import Boeking, Boekingsregel, Budget, Reservering, Signaal, Verplichting


def _door(request: HttpRequest) -> Hoedanigheid:
    return cast(DoorRequest, request).door


@dataclass(frozen=True)
class Jaarkeuze:
    jaar: int
    url: str
    hier: bool


def _jaren(door: Hoedanigheid) -> dict[int, Budget]:
    """The budgets this door may see; this year and the next also when they have no row yet."""
    rijen = {budget.jaar: budget for budget in Budget.objects.zichtbaar_voor(door).order_by("jaar")}
    for jaar in (vandaag().year, vandaag().year + 1):
        rijen.setdefault(jaar, Budget(gemeente_id=door.gemeente_id, jaar=jaar))
    return dict(sorted(rijen.items()))


@recht("budget.zien")
@require_GET
def budget(request: HttpRequest) -> HttpResponse:
    """How one year stands."""
    door = _door(request)
    jaren = _jaren(door)
    try:
        jaar = int(request.GET.get("jaar", vandaag().year))
    except ValueError:
        raise Http404 from None
    if jaar not in jaren:
        raise Http404
    rij = jaren[jaar]
    volgend = jaren.get(jaar + 1) or Budget(gemeente_id=door.gemeente_id, jaar=jaar + 1)
    lijst, boek = reverse("consortium:verplichtingen"), reverse("consortium:grootboek")
    signalen = Signaal.objects.zichtbaar_voor(door).filter(gelezen_op=None).select_related("budget").order_by("id")
    return render(
        request,
        "consortium/budget.html",
        {
            "budget": rij,
            "zin": stand.zin(rij),
            "jaren": [Jaarkeuze(j, f"?jaar={j}", j == jaar) for j in jaren],
            "balk": stand.balk(rij),
            "vrij": max(Decimal(0), rij.bedrag - rij.gereserveerd),
            "binnen": rij.gereserveerd - rij.overschrijding,
            "verdeling": stand.verdeling(rij) if rij.pk and rij.gereserveerd else None,
            "verschillen": stand.verschillen(rij) if rij.pk else [],
            "signalen": [
                (
                    f"Op {datum(signaal.gemaakt_op)} kwam het budget van {signaal.budget.jaar} "
                    f"{euro(signaal.bedrag)} tekort.",
                    reverse("consortium:signaal_gelezen", args=[signaal.pk]),
                )
                for signaal in signalen[:20]
            ],
            "lijst_url": f"{lijst}?jaar={jaar}",
            "boven_url": f"{lijst}?jaar={jaar}&boven=on",
            "boek_url": f"{boek}?jaar={jaar}",
            "volgend": volgend,
            "volgend_zin": stand.zin(volgend),
            "volgend_url": f"?jaar={volgend.jaar}" if volgend.jaar in jaren else "",
            "te_verlengen": te_verlengen(door.gemeente_id, volgend.jaar).count(),
            "mag_vaststellen": door.mag("budget.beheren") and _mag_jaar(jaar),
            "mag_volgend": door.mag("budget.beheren") and _mag_jaar(volgend.jaar),
            "dag": vandaag(),
        },
    )


def _mag_jaar(jaar: int) -> bool:
    return vandaag().year - 1 <= jaar <= vandaag().year + JAREN_VOORUIT


def p_maal_q(v: Verplichting) -> str:
    """'2 uur per week × € 71,40'"""
    hoeveel = f"{getal(v.hoeveelheid)} {v.get_eenheid_display()} {v.get_frequentie_display()}"
    later = "".join(f", vanaf {datum(rij.vanaf)} {_prijs(rij.prijs)}" for rij in v.prijswijzigingen.all())
    return f"{hoeveel} ×\u00a0{_prijs(v.prijs)}{later}"


def _prijs(prijs: Decimal) -> str:
    return f"€\u00a0{getal(prijs, 2 if prijs == prijs.quantize(Decimal('0.01')) else 4)}"


def periode(v: Verplichting) -> str:
    """'1 december 2026 tot en met 31 januari 2027', or without end."""
    einde = laatste_dag(v.geldig)
    tekst = f"{datum(v.geldig.lower)} tot en met {datum(einde)}" if einde else f"vanaf {datum(v.geldig.lower)}"
    return f"{tekst}, gestopt na {datum(v.gestopt_op)}" if v.gestopt_op else tekst


@recht("budget.zien")
@require_GET
def verplichtingen(request: HttpRequest) -> HttpResponse:
    """The promises, newest first."""
    door = _door(request)
    formulier = VerplichtingenFormulier(request, door, _jaren(door))
    rijen = (
        Verplichting.objects.zichtbaar_voor(door)
        .select_related("voorziening", "partij")
        .prefetch_related("prijswijzigingen")
        .order_by("-id")
    )
    pagina = blader(request, formulier.filter(rijen), tel=True)
    deel = Reservering.objects.filter(verplichting__in=[rij.pk for rij in pagina.rijen])
    if jaar := formulier.waarde("jaar"):
        deel = deel.filter(budget__jaar=int(jaar))
    sommen = {
        rij["verplichting_id"]: rij
        for rij in deel.order_by().values("verplichting_id").annotate(bedrag=Sum("bedrag"), over=Sum("overschrijding"))
    }
    return render(
        request,
        "consortium/verplichtingen.html",
        {
            "formulier": formulier,
            "pagina": pagina,
            "jaar": jaar or "",
            "rijen": [
                {
                    "url": reverse("consortium:verplichting", args=[rij.pk]),
                    "kenmerk": rij.kenmerk,
                    "voorziening": rij.voorziening.naam,
                    "periode": periode(rij),
                    "pq": p_maal_q(rij),
                    "partij": rij.partij.naam if rij.partij else "nader te kiezen",
                    "grond": rij.grond,
                    "bedrag": euro(sommen[rij.pk]["bedrag"]) if rij.pk in sommen else euro(0),
                    "over": euro(sommen[rij.pk]["over"]) if rij.pk in sommen and sommen[rij.pk]["over"] else "",
                }
                for rij in pagina.rijen
            ],
        },
    )


def _boekingen(rijen: Any) -> list[dict[str, Any]]:
    """Ready lines: when, what, from and to which account, how much, and why."""
    return [
        {
            "datum": datum_kort(rij.geboekt_op),
            "jaar": rij.budget.jaar,
            "soort": rij.get_soort_display(),
            "naar": next(regel.get_rekening_display() for regel in rij.regels.all() if regel.bedrag > 0),
            "van": next(regel.get_rekening_display() for regel in rij.regels.all() if regel.bedrag < 0),
            "bedrag": euro(sum((regel.bedrag for regel in rij.regels.all() if regel.bedrag > 0), Decimal(0))),
            "grond": rij.grond,
            "kenmerk": rij.verplichting.kenmerk if rij.verplichting else "",
            "url": reverse("consortium:verplichting", args=[rij.verplichting_id]) if rij.verplichting_id else "",
        }
        for rij in rijen
    ]


def _met_regels(door: Hoedanigheid) -> Any:
    return (
        Boeking.objects.zichtbaar_voor(door)
        .select_related("budget", "verplichting")
        .prefetch_related(Prefetch("regels", Boekingsregel.objects.order_by("id")))
    )


@recht("budget.zien")
@require_GET
def grootboek(request: HttpRequest) -> HttpResponse:
    """Every boeking, newest first."""
    door = _door(request)
    formulier = GrootboekFormulier(request, _jaren(door))
    pagina = blader(request, formulier.filter(_met_regels(door).order_by("-geboekt_op", "-id")), per=50)
    return render(
        request,
        "consortium/grootboek.html",
        {"formulier": formulier, "pagina": pagina, "rijen": _boekingen(pagina.rijen)},
    )


@recht("budget.zien")
@require_GET
def verplichting(request: HttpRequest, pk: int) -> HttpResponse:
    """One promise: how its amount is worked out, and each euro to the decision it came from."""
    door = _door(request)
    rij = get_object_or_404(
        Verplichting.objects.zichtbaar_voor(door).select_related("voorziening", "partij", "toekennende"), pk=pk
    )
    reserveringen = list(Reservering.objects.filter(verplichting=rij).select_related("budget").order_by("budget__jaar"))
    dagen = _dagen(rij, [deel.budget.jaar for deel in reserveringen])
    return render(
        request,
        "consortium/verplichting.html",
        {
            "rij": rij,
            "wet": rij.get_wet_display(),
            "leeftijdsgroep": rij.get_leeftijdsgroep_display(),
            "periode": periode(rij),
            "pq": p_maal_q(rij),
            "uitleg": UITLEG[rij.frequentie],
            "jaren": [
                {
                    "jaar": deel.budget.jaar,
                    "dagen": dagen.get(deel.budget.jaar, 0),
                    "bedrag": euro(deel.bedrag),
                    "over": euro(deel.overschrijding) if deel.overschrijding else "",
                }
                for deel in reserveringen
            ],
            "totaal": euro(sum((deel.bedrag for deel in reserveringen), Decimal(0))),
            "boekingen": _boekingen(_met_regels(door).filter(verplichting=rij).order_by("id")[:500]),
        },
    )


UITLEG = {
    Frequentie.DAG.value: "Elke dag telt één keer.",
    Frequentie.WEEK.value: "Elke dag telt als een zevende week.",
    Frequentie.MAAND.value: "Een hele kalendermaand telt één keer, een deel van een maand naar dagen.",
    Frequentie.TOTAAL.value: "Het hele bedrag is naar dagen over de jaren verdeeld.",
}


def _dagen(v: Verplichting, jaren: list[int]) -> dict[int, int]:
    """Days per year that are still promised."""
    heel = v.geldig
    if heel.upper is None and jaren:
        heel = tot_en_met(heel.lower, date(max(jaren), 12, 31))
    return {
        deel.jaar: deel.dagen for deel in verdeel(heel, v.prijs, v.hoeveelheid, v.frequentie, tot_en_met=v.gestopt_op)
    }


@recht("budget.beheren")
@require_http_methods(["GET", "POST"])
def vaststellen(request: HttpRequest, jaar: int) -> HttpResponse:
    """Set the lump sum of a year."""
    door = _door(request)
    if not _mag_jaar(jaar):
        raise Http404
    rij = _jaren(door).get(jaar) or Budget(gemeente_id=door.gemeente_id, jaar=jaar)
    terug = f"{reverse('consortium:budget')}?jaar={jaar}"
    return verwerk(
        request,
        BudgetFormulier,
        lambda door_, g: stel_budget_vast(door_, jaar=jaar, **g),
        naar=terug,
        template="consortium/vaststellen.html",
        context={"budget": rij, "zin": stand.zin(rij), "terug_url": terug},
        initial={"bedrag": rij.bedrag} if rij.vastgesteld else {},
        versie=versie_van(rij) if rij.pk else 0,
        bekijk=terug,
        gelukt=f"Budget {jaar} opgeslagen",
    )


@recht("budget.zien")
@require_http_methods(["GET", "POST"])
def signaal_gelezen(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a notice away."""
    signaal = get_object_or_404(Signaal.objects.zichtbaar_voor(_door(request)).select_related("budget"), pk=pk)
    terug = f"{reverse('consortium:budget')}?jaar={signaal.budget.jaar}"
    return verwerk(
        request,
        Formulier,
        lambda door, g: lees_signaal(door, signaal.pk),
        naar=terug,
        template="scherm/bevestig.html",
        context={
            "titel": "Bericht gelezen",
            "uitleg": f"Het bericht over het budget van {signaal.budget.jaar} verdwijnt van de budgetpagina.",
            "knop": "Gelezen",
            "terug_url": terug,
        },
        gelukt="Bericht gelezen",
    )
