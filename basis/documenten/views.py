"""Letters and documents on screen. A file leaves only through here: it is looked up by this door and logged."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from basis.documenten import handelingen, handelingen_opnieuw, handelingen_post
from basis.documenten.briefbron import eigen_post, opnieuw_url
from basis.documenten.controle import SOORTEN
from basis.documenten.forms import DocumentFormulier, PostverbeteringFormulier, VerzendFormulier
from basis.documenten.models import Bestand, Brief, Document, SoortBrief, StatusBrief
from basis.documenten.sjablonen import met_stijlblad
from basis.documenten.verouderd import verouderd
from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.journaal.schrijven import log_raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie import rechten
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.inloggen import adres
from basis.organisatie.models import Hoedanigheid
from basis.scherm.acties import verwerk
from basis.scherm.formulieren import Formulier
from basis.scherm.opmaak import datum

INLINE = {soort.mediatype for soort in SOORTEN if soort.inline}
EXTENSIE = {soort.mediatype: soort.extensies[0] for soort in SOORTEN}
# A file from outside may do nothing, wherever the browser shows it.
CSP_BESTAND = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
# In a sandbox no browser shows a PDF (crbug.com/413851); scripts in it can't leave their own document.
CSP_PDF = CSP_BESTAND.replace("; sandbox", "; style-src 'unsafe-inline'")


@recht("document.toevoegen")
def toevoegen(request: DoorRequest, dossier_id: int) -> HttpResponse:
    dossier = open_dossier(request, dossier_id, "document-toevoegen")
    return verwerk(
        request,
        DocumentFormulier,
        lambda door, g: handelingen.voeg_document_toe(door, dossier.pk, **g),
        naar=dossier.get_absolute_url(),
        template="documenten/toevoegen.html",
        context={"dossier": dossier, "terug_url": dossier.get_absolute_url()},
        initial={"ontvangen_op": vandaag()},
        gelukt="Document toegevoegd",
    )


@recht("document.zien")
@require_GET
def document(request: DoorRequest, dossier_id: int, document_id: int) -> HttpResponse:
    """The bytes of an upload."""
    dossier = _zie(request, dossier_id)
    stuk = get_object_or_404(Document.objects.select_related("bestand"), pk=document_id, dossier=dossier)
    _log(request, dossier, "document", stuk.pk)
    return _stuur(stuk.bestand, stuk.naam)


@recht("document.zien")
@require_GET
def brief(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    """The PDF of a letter; while it is being made a page that says so (404)."""
    dossier = _zie(request, dossier_id)
    stuk = get_object_or_404(Brief.objects.select_related("pdf").defer("html"), pk=brief_id, dossier=dossier)
    if stuk.pdf is None:
        context = {"dossier": dossier, "brief": stuk, "vervallen": stuk.status == StatusBrief.VERVALLEN}
        return render(request, "documenten/nog_geen_pdf.html", context, status=404)
    _log(request, dossier, "brief", stuk.pk)
    return _stuur(stuk.pdf, f"{stuk.kenmerk} {SoortBrief(stuk.soort).label}")


@recht("document.zien")
@require_GET
def voorbeeld(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    """The frozen HTML of a letter: what the PDF is printed from."""
    dossier = _zie(request, dossier_id)
    stuk = get_object_or_404(Brief, pk=brief_id, dossier=dossier)
    _log(request, dossier, "brief", stuk.pk)
    return HttpResponse(met_stijlblad(stuk.html))


@recht("brief.verzenden")
def verzend(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    dossier = open_dossier(request, dossier_id, "brief-verzenden")
    stuk = get_object_or_404(Brief.objects.defer("html", "gegevens"), pk=brief_id, dossier=dossier)
    post = eigen_post(stuk)
    reden = post.waarom_niet_verzenden if post else next(iter(handelingen.waarom_niet_verzenden(stuk) or ()), "")
    ouder = ouder_dan_dossier(dossier, [stuk], request.door)
    return verwerk(
        request,
        VerzendFormulier,
        lambda door, g: handelingen.verzend(door, dossier.pk, stuk.pk, **g),
        naar=dossier.get_absolute_url(),
        template="documenten/verzend.html",
        context={
            "dossier": dossier,
            "reden": reden,
            "onderwerp": stuk.onderwerp,
            "aan": stuk.geadresseerde,
            "gemaakt": datum(stuk.gemaakt_op),
            "brief_id": stuk.pk,
            "terug_url": dossier.get_absolute_url(),
            **ouder,
        },
        initial={"op": vandaag()},
        form_kwargs={"verouderd": bool(ouder["verouderd"])},
        gelukt="Vastgelegd dat de brief op de post is",
    )


def ouder_dan_dossier(dossier: Dossier, brieven: Sequence[Brief], door: Hoedanigheid) -> dict[str, str]:
    """For a page that posts these letters: what they say otherwise than the dossier, and where they are made anew."""
    for brief in brieven:
        brief.dossier = dossier
    gevonden = verouderd(brieven)
    eerste = next((brief for brief in brieven if brief.pk in gevonden), None)
    redenen = dict.fromkeys(reden for rij in gevonden.values() for reden in rij)
    return {"verouderd": " ".join(redenen), "opnieuw_url": opnieuw_url(eerste, door) if eerste else ""}


@recht("brief.verzenden")
def opnieuw(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    """Make a letter anew that is older than its dossier."""
    dossier = open_dossier(request, dossier_id, "brief-opnieuw")
    stuk = get_object_or_404(Brief.objects.defer("html", "gegevens"), pk=brief_id, dossier=dossier)
    stuk.dossier = dossier
    return verwerk(
        request,
        Formulier,
        lambda door, g: handelingen_opnieuw.maak_opnieuw(door, dossier.pk, stuk.pk, **g),
        naar=lambda _: dossier.get_absolute_url(),
        template="documenten/opnieuw.html",
        context={
            "dossier": dossier,
            "reden": handelingen_opnieuw.waarom_niet_opnieuw(stuk) or "",
            "verouderd": verouderd([stuk]).get(stuk.pk, ()),
            "onderwerp": stuk.onderwerp,
            "aan": stuk.geadresseerde,
            "gemaakt": datum(stuk.gemaakt_op),
            "terug_url": dossier.get_absolute_url(),
        },
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Brief opnieuw gemaakt",
    )


@recht("brief.verzenden")
def verbeteren(request: DoorRequest, dossier_id: int, brief_id: int) -> HttpResponse:
    """Another posting day for a letter; of a verslag or a besluit the page says where."""
    dossier = open_dossier(request, dossier_id, "postdag-verbeteren")
    stuk = get_object_or_404(Brief.objects.defer("html", "gegevens"), pk=brief_id, dossier=dossier)
    return poststap(
        request,
        dossier,
        stuk,
        lambda door, g: handelingen_post.verbeter_verzending(door, dossier.pk, stuk.pk, **g),
        dicht=handelingen_post.waarom_niet_hier(stuk) or handelingen_post.waarom_niet_verbeteren(stuk),
    )


def poststap(
    request: DoorRequest,
    dossier: Dossier,
    brief: Brief,
    actie: Callable[[Hoedanigheid, dict[str, Any]], Any],
    *,
    dicht: str | None,
    uitleg: str = "",
) -> HttpResponse:
    """One page, whoever owns the posting: which day it was and why the old one was wrong."""
    nu_ = f"Nu staat er: op de post op {datum(brief.verzonden_op)}. " if brief.verzonden_op else ""
    return verwerk(
        request,
        PostverbeteringFormulier,
        actie,
        naar=lambda _: dossier.get_absolute_url(),
        template="documenten/verbeteren.html",
        context={
            "dossier": dossier,
            "reden": dicht or "",
            "soort": brief.get_soort_display(),
            "onderwerp": brief.onderwerp,
            "uitleg": f"{nu_}{uitleg or 'De brief zelf verandert niet.'}",
            "terug_url": dossier.get_absolute_url(),
        },
        initial={"op": brief.verzonden_op},
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Dag van de post verbeterd",
    )


def _zie(request: DoorRequest, dossier_id: int) -> Dossier:
    """The dossier of a file. The Raadpleging follows with the file itself, so one look is one row."""
    return get_object_or_404(Dossier.objects.zichtbaar_voor(request.door), pk=dossier_id)


def _log(request: DoorRequest, dossier: Dossier, soort: str, pk: int) -> None:
    log_raadpleging(
        "document",
        request.door,
        doel=f"{soort}-lezen",
        rechten_versie=rechten.VERSIE,
        dossier=dossier,
        object_soort=soort,
        object_id=pk,
        werkplek=adres(request),
    )


def _stuur(bestand: Bestand, naam: str) -> HttpResponse:
    antwoord = HttpResponse(bytes(bestand.inhoud), content_type=bestand.mediatype)
    wijze = "inline" if bestand.mediatype in INLINE else "attachment"
    antwoord["Content-Disposition"] = _dispositie(wijze, naam, EXTENSIE[bestand.mediatype])
    antwoord["Content-Security-Policy"] = CSP_PDF if wijze == "inline" else CSP_BESTAND
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _dispositie(wijze: str, naam: str, extensie: str) -> str:
    """A name no system stumbles over, with the real one beside it (RFC 6266)."""
    schoon = re.sub(r"[\x00-\x1f\x7f\s/\\:*?\"<>|]+", " ", unicodedata.normalize("NFC", naam)).strip(" .")[:100]
    schoon = (schoon or "document").removesuffix(f".{extensie}") + f".{extensie}"
    kaal = unicodedata.normalize("NFKD", schoon).encode("ascii", "ignore").decode()
    kaal = re.sub(r"[^A-Za-z0-9. _-]+", "", kaal).strip() or f"document.{extensie}"
    return f"{wijze}; filename=\"{kaal}\"; filename*=UTF-8''{quote(schoon)}"
