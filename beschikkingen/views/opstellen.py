"""Aanvraag and draft: the editor with the letter beside it."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from basis.dossiers.models import Dossier
from basis.journaal.models import Raadpleging
from basis.journaal.tijd import geleden, vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import datum
from beschikkingen import forms, handelingen, scherm
from beschikkingen.bedragen import van_brief
from beschikkingen.grondslag import Grond, zoek_grond
from beschikkingen.handelingen.opstellen import lopende_aanvraag, lopende_beschikking
from beschikkingen.handelingen.verzoek import waarom_geen_besluit_op_verzoek
from beschikkingen.let_op import let_op
from beschikkingen.models import Beschikking
from beschikkingen.stand import Stand, lees, regels_van, wacht_op_besluit
from beschikkingen.tips import tips
from beschikkingen.views.gedeeld import METHODEN, VOORBEELD_NA, concept_sleutel, open_casus, over, url, vind
from beschikkingen.wachters import (
    waarom_niet_laat_vervallen,
    waarom_niet_leg_aanvraag_vast,
    waarom_niet_stel_op,
    waarom_niet_wijzig,
    wachttijd,
)
from beschikkingen.woorden import wijkt_af
from casussen.wachters import naam_van


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def aanvraag(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Record the aanvraag; says from which day it can when it can't yet."""
    dossier, casus, _ = open_casus(request, dossier_id, "aanvraag")
    grond = zoek_grond(dossier, casus)
    reden = waarom_niet_leg_aanvraag_vast(dossier, casus, grond, vandaag())
    return verwerk(
        request,
        forms.AanvraagFormulier,
        lambda door, g: handelingen.leg_aanvraag_vast(door, dossier_id, **g),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Aanvraag vastleggen",
            uitleg=_uitleg_aanvraag(grond),
            knop="Leg de aanvraag vast",
            reden=reden or "",
        ),
        initial={"ontvangen_op": vandaag()},
        form_kwargs={"vragen": list(grond.onderzoek.hulpvragen.order_by("pk")) if grond else []},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Aanvraag vastgelegd",
    )


def _uitleg_aanvraag(grond: Grond | None) -> str:
    uitleg = "Vanaf deze dag loopt de termijn voor het besluit."
    if grond is None or grond.liep:
        return f"{uitleg} {wachttijd(grond.onderzoek if grond else None)}".strip()
    stand = grond.onderzoek.get_status_display()
    return f"{uitleg} De aanvraag hoort bij het onderzoek van {datum(grond.gemeld_op)} ({stand}); dat gaat verder."


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def opstellen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Make the draft from the dossier."""
    dossier, casus, _ = open_casus(request, dossier_id, "beschikking")
    gevraagd = lopende_aanvraag(casus)
    regels = wacht_op_besluit(regels_van(casus), gevraagd.over_id) if gevraagd else []
    reden = waarom_niet_stel_op(dossier, gevraagd, lopende_beschikking(gevraagd), regels)
    namen = [regel.voorziening.naam for regel in regels if regel.voorziening]
    return verwerk(
        request,
        Formulier,
        lambda door, g: handelingen.stel_op(door, dossier_id, **g),
        naar=lambda beschikking: url("bewerken", beschikking),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Beschikking opstellen",
            uitleg=f"We maken een concept met een onderdeel voor: {', '.join(namen)}. Daarna schrijf je de uitleg."
            if namen
            else "",
            knop="Maak het concept",
            reden=reden or "",
        ),
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Concept gemaakt",
    )


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def bewerken(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """The editor: text beside the letter as it will print."""
    dossier, _, door = open_casus(request, dossier_id, "beschikking")
    beschikking = vind(dossier, beschikking_id)
    stand = lees(beschikking, vandaag())
    dicht = waarom_niet_wijzig(beschikking, dossier)
    wie = scherm.beslissing(stand, door)
    verder = "vaststellen" if wie.alleen.mag else "akkoord"

    def bewaar(door_: Hoedanigheid, g: dict[str, Any]) -> Beschikking:
        return handelingen.wijzig(
            door_,
            dossier_id,
            beschikking_id,
            inleiding=g["inleiding"],
            zienswijze=g["zienswijze"],
            adviseur=g["adviseur"],
            bijdrage=g["bijdrage"],
            onderdelen=forms.BeschikkingFormulier.invoer(g, stand.onderdelen),
            versie=g["versie"],
        )

    return verwerk(
        request,
        forms.BeschikkingFormulier,
        bewaar,
        naar=lambda b: url(verder if "verder" in request.POST else "bewerken", b),
        template="beschikkingen/bewerken.html",
        context=over(
            dossier,
            beschikking=beschikking,
            stand=stand,
            dicht=dicht or "",
            gebreken=scherm.wijzers(wie.gebreken, dossier.get_absolute_url()),
            wie=wie.wie,
            let_op=let_op(stand, door),
            alleen=wie.alleen.mag,
            verder_url=url(verder, beschikking),
            voorbeeld_url=url("voorbeeld", beschikking),
            vervallen_url=url("vervallen", beschikking),
            overnemen_url=url("overnemen", beschikking),
            uiterlijk=stand.aanvraag.termijn.einddatum if stand.aanvraag.termijn else None,
            html=scherm.voorbeeld(stand, door),
            verschillen=wijkt_af(stand),
            eigen_tekst=bool(beschikking.inleiding.strip()),
            mist_zienswijze=any(gebrek.veld == "zienswijze" for gebrek in wie.gebreken),
            tips_inleiding=tips(beschikking.inleiding),
            bijdrage=_bijdrage(stand),
            per_jaar=wie.per_jaar,
        ),
        initial=forms.BeschikkingFormulier.begin(stand),
        form_kwargs={"onderdelen": stand.onderdelen, "blokken": scherm.blokken(stand, wie)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        concept="" if dicht else concept_sleutel(beschikking_id),
        gelukt="Opgeslagen",
    )


def _bijdrage(stand: Stand) -> dict[str, Any]:
    """What the letter will say, and why. Nothing for the other wetten: there is nothing to choose."""
    oordeel = van_brief(stand) if stand.dossier.wet == Wet.WMO else None
    return {"wmo": oordeel is not None, "oordeel": oordeel}


@recht("besluit.opstellen")
@require_POST
def voorbeeld(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """The letter with what is typed now, saved or not. Changes nothing.

    Somebody types for minutes: looked at once is logged once an hour, not at every pause.
    """
    door = cast(DoorRequest, request).door
    gezien = Raadpleging.objects.filter(dossier_id=dossier_id, door_id=door.pk, op__gte=geleden(VOORBEELD_NA))
    if gezien.exists():
        dossier = Dossier.objects.zichtbaar_voor(door).filter(pk=dossier_id).first()
        if dossier is None:
            raise Http404
    else:
        dossier, _, _ = open_casus(request, dossier_id, "beschikking")
    stand = lees(vind(dossier, beschikking_id), vandaag())
    form = forms.BeschikkingFormulier(request.POST, onderdelen=stand.onderdelen)
    form.is_valid()
    gegevens = form.cleaned_data
    for naam in ("inleiding", "zienswijze", "adviseur", "bijdrage"):
        setattr(stand.beschikking, naam, gegevens.get(naam, getattr(stand.beschikking, naam)))
    invoer = forms.BeschikkingFormulier.invoer(gegevens, stand.onderdelen)
    for deel in stand.onderdelen:
        getypt = invoer[deel.besluit.pk]
        deel.besluit.resultaat = getypt.resultaat
        deel.besluit.afwijzingsgrond = getypt.afwijzingsgrond
        deel.besluit.voorliggende_wet = getypt.voorliggende_wet
        deel.besluit.niet_toegekend = getypt.niet_toegekend
        deel.besluit.beoogd_resultaat = getypt.beoogd_resultaat
        deel.besluit.motivering = getypt.motivering
    return HttpResponse(scherm.voorbeeld(stand, door))


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def overnemen(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """Let the draft follow the ondersteuning again."""
    dossier, _, _ = open_casus(request, dossier_id, "beschikking")
    beschikking = vind(dossier, beschikking_id)
    return verwerk(
        request,
        Formulier,
        lambda door, g: handelingen.neem_over(door, dossier_id, beschikking_id, **g),
        naar=url("bewerken", beschikking),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Onderdelen overnemen",
            uitleg="De voorstellen in de ondersteuning zijn veranderd. Nieuwe komen in de brief, ingetrokken gaan "
            "eruit. De tekst bij de andere onderdelen blijft staan.",
            knop="Neem de onderdelen over",
            reden=waarom_niet_wijzig(beschikking, dossier) or "",
            terug_url=url("bewerken", beschikking),
        ),
        versie=dossier.versie,
        bekijk=url("bewerken", beschikking),
        gelukt="Onderdelen overgenomen",
    )


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def vervallen(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """Drop the draft."""
    dossier, _, _ = open_casus(request, dossier_id, "beschikking")
    beschikking = vind(dossier, beschikking_id)
    return verwerk(
        request,
        Formulier,
        lambda door, g: handelingen.laat_vervallen(door, dossier_id, beschikking_id, **g),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Concept laten vervallen",
            uitleg="De tekst van het concept is dan niet meer te gebruiken. De aanvraag blijft liggen en de termijn "
            "voor het besluit loopt door.",
            knop="Laat het concept vervallen",
            reden=waarom_niet_laat_vervallen(beschikking) or "",
        ),
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Concept vervallen",
    )


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def op_verzoek(request: HttpRequest, dossier_id: int, ondersteuning_id: int) -> HttpResponse:
    """The jeugdige or ouder asks a besluit about help that runs on a verwijzing or bepaling."""
    dossier, casus, _ = open_casus(request, dossier_id, "besluit op verzoek")
    regel = casus.ondersteuning.filter(pk=ondersteuning_id).select_related("voorziening").first()
    if regel is None:
        raise Http404
    return verwerk(
        request,
        forms.AanvraagFormulier,
        lambda door, g: handelingen.vraag_besluit(
            door, dossier_id, ondersteuning_id, **{naam: g[naam] for naam in ("ontvangen_op", "vorm", "versie")}
        ),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Besluit op verzoek",
            uitleg=f"Over {naam_van(regel)}. De hulp loopt door. Vanaf deze dag loopt de termijn voor het besluit.",
            knop="Leg het verzoek vast",
            reden=waarom_geen_besluit_op_verzoek(dossier, casus, regel) or "",
        ),
        initial={"ontvangen_op": vandaag()},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Verzoek vastgelegd",
    )
