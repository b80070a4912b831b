"""From draft to post: akkoord, vaststellen, terugsturen, verzenden."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from basis.documenten.adressering import veilig_bezwaar
from basis.documenten.models import Brief
from basis.documenten.sjablonen import met_stijlblad
from basis.documenten.views import ouder_dan_dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import recht
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from beschikkingen import forms, handelingen, scherm
from beschikkingen.brief import laatste_dag_bezwaar
from beschikkingen.enums import StatusBeschikking
from beschikkingen.foto import veranderd
from beschikkingen.handelingen.verzenden import brieven_van
from beschikkingen.let_op import let_op
from beschikkingen.models import Beschikking
from beschikkingen.panelen import pdf_url
from beschikkingen.stand import Stand, lees
from beschikkingen.views.gedeeld import METHODEN, losse_tekst, open_casus, over, url, vind
from beschikkingen.wachters import (
    waarom_niet_dateer,
    waarom_niet_stel_vast,
    waarom_niet_stuur_terug,
    waarom_niet_verzend,
    waarom_niet_vraag_akkoord,
)
from beschikkingen.woorden import wijkt_af


@recht("besluit.opstellen")
@require_http_methods(METHODEN)
def akkoord(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """Ask a second person; says why one is needed and who may."""
    dossier, _, door = open_casus(request, dossier_id, "beschikking")
    beschikking = vind(dossier, beschikking_id)
    stand = lees(beschikking, vandaag())
    wie = scherm.beslissing(stand, door)
    reden = waarom_niet_vraag_akkoord(dossier, beschikking, wie.gebreken, wie.alleen, bool(wie.kandidaten))
    return verwerk(
        request,
        forms.AkkoordFormulier,
        lambda door_, g: handelingen.vraag_akkoord(door_, dossier_id, beschikking_id, **g),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/akkoord.html",
        context=over(
            dossier,
            beschikking=beschikking,
            redenen=wie.alleen.redenen,
            kandidaten=wie.kandidaten,
            reden=reden or "",
            regels=scherm.regels(stand),
            per_jaar=wie.per_jaar,
            bewerk_url=url("bewerken", beschikking),
            los=losse_tekst(door, beschikking),
        ),
        form_kwargs={"kandidaten": wie.kandidaten, "verschillen": wijkt_af(stand)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Akkoord gevraagd",
    )


@recht("dossier.zien")
@require_http_methods(METHODEN)
def vaststellen(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """Decide: alone, or as the second person. Who may not decide sees who does, and why."""
    dossier, _, door = open_casus(request, dossier_id, "besluit")
    beschikking = vind(dossier, beschikking_id)
    stand = lees(beschikking, vandaag())
    wie = scherm.beslissing(stand, door)
    tweede = beschikking.status == StatusBeschikking.TER_ACCORDERING
    oordeel = wie.tweede if tweede else wie.alleen
    return verwerk(
        request,
        forms.VaststelFormulier,
        lambda door_, g: handelingen.stel_vast(door_, dossier_id, beschikking_id, **g),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/vaststellen.html",
        context=over(
            dossier,
            beschikking=beschikking,
            tweede=tweede,
            reden=waarom_niet_stel_vast(dossier, beschikking, wie.gebreken, oordeel) or "",
            uiterlijk=stand.aanvraag.termijn.einddatum if stand.aanvraag.termijn else None,
            mandaat=oordeel.mandaat,
            waarom_tweede=scherm.waarom_tweede(stand) if tweede else (),
            regels=scherm.regels(stand),
            per_jaar=wie.per_jaar,
            let_op=() if beschikking.brief_id else let_op(stand, door),
            html=_brief_html(beschikking, stand, door),
            terug_kan=waarom_niet_stuur_terug(beschikking, _mag_beslissen(door)) is None,
            terugsturen_url=url("terug", beschikking),
            bewerk_url=url("bewerken", beschikking) if door.mag("besluit.opstellen") and not tweede else "",
            los=not tweede and losse_tekst(door, beschikking),
        ),
        initial={"op": vandaag()},
        form_kwargs={"verschillen": () if beschikking.brief_id else wijkt_af(stand), "veranderd": veranderd(stand)},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Beschikking vastgesteld",
    )


def _brief_html(beschikking: Beschikking, stand: Stand, door: Hoedanigheid) -> str:
    """What was frozen, once it is decided; before that how it will print."""
    if beschikking.brief_id:
        return met_stijlblad(Brief.objects.values_list("html", flat=True).get(pk=beschikking.brief_id))
    return scherm.voorbeeld(stand, door)


def _mag_beslissen(door: Hoedanigheid) -> bool:
    return door.mag("besluit.accorderen") or door.mag("besluit.vaststellen")


@recht("dossier.zien")
@require_http_methods(METHODEN)
def terug(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """Send back with a reason."""
    dossier, _, door = open_casus(request, dossier_id, "besluit")
    beschikking = vind(dossier, beschikking_id)
    return verwerk(
        request,
        forms.TerugFormulier,
        lambda door_, g: handelingen.stuur_terug(door_, dossier_id, beschikking_id, **g),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Beschikking terugsturen",
            uitleg="Het wordt weer een concept. De tekst blijft staan.",
            knop="Stuur terug",
            reden=waarom_niet_stuur_terug(beschikking, _mag_beslissen(door)) or "",
            terug_url=url("vaststellen", beschikking),
        ),
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Teruggestuurd",
    )


@recht("brief.verzenden")
@require_http_methods(METHODEN)
def verzenden(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """Record the posting day; closed until every letter has its PDF."""
    dossier, _, door = open_casus(request, dossier_id, "brief")
    beschikking = vind(dossier, beschikking_id)
    brieven = brieven_van(beschikking)
    postdag = brieven[0].postdag if brieven else None
    ouder = ouder_dan_dossier(dossier, brieven, door)
    return verwerk(
        request,
        forms.VerzendFormulier,
        lambda door, g: handelingen.verzend(door, dossier_id, beschikking_id, **g),
        naar=dossier.get_absolute_url(),
        template="beschikkingen/verzenden.html",
        context=over(
            dossier,
            beschikking=beschikking,
            reden=waarom_niet_verzend(beschikking, brieven) or "",
            postdag=postdag,
            bezwaar_tot_en_met=laatste_dag_bezwaar(dossier, postdag) if postdag else None,
            dag_url="" if waarom_niet_dateer(beschikking) else url("dag", beschikking),
            wacht_op_pdf=any(brief.pdf_id is None for brief in brieven),
            onveilig=veilig_bezwaar(dossier.inwoner) or "" if dossier.inwoner else "",
            brieven=[
                {"aan": brief.geadresseerde["naam"], "regels": brief.geadresseerde["regels"], "pdf": pdf_url(brief)}
                for brief in brieven
            ],
            **ouder,
        ),
        initial={"op": min(postdag or vandaag(), vandaag())},
        form_kwargs={"postdag": postdag, "verouderd": bool(ouder["verouderd"])},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Verzending vastgelegd",
    )


@recht("brief.verzenden")
@require_http_methods(METHODEN)
def dag(request: HttpRequest, dossier_id: int, beschikking_id: int) -> HttpResponse:
    """The letter made anew for another day of the post."""
    dossier, _, _ = open_casus(request, dossier_id, "brief")
    beschikking = vind(dossier, beschikking_id)
    return verwerk(
        request,
        forms.DagFormulier,
        lambda door, g: handelingen.dateer(door, dossier_id, beschikking_id, **g),
        naar=url("verzenden", beschikking),
        template="beschikkingen/formulier.html",
        context=over(
            dossier,
            titel="Brief voor een andere dag",
            uitleg="De tekst van de brief blijft gelijk. Alleen de dag van de post en de laatste dag voor bezwaar "
            "veranderen. Een brief die je al had afgedrukt, gooi je weg.",
            knop="Maak de brief opnieuw",
            reden=waarom_niet_dateer(beschikking) or "",
            terug_url=url("verzenden", beschikking),
        ),
        initial={"op": vandaag()},
        versie=dossier.versie,
        bekijk=url("verzenden", beschikking),
        gelukt="De brief wordt opnieuw gemaakt",
    )
