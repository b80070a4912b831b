"""Ask a colleague: choose what to share, see what the colleague will see, then send. Nothing goes unseen."""

import hashlib
import json
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from basis.dossiers.models import Dossier
from basis.dossiers.openen import open_dossier
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.scherm.acties import verwerk
from basis.werk.handelingen import stel_vraag
from basis.werk.models import SoortVraag, Vraag
from basis.werk.vragen import Stuk, collegas, keuzes
from basis.werk.zoekwoorden import woorden
from casussen import stukken as casussen
from toegang import stukken as toegang

KAMERS = (toegang, casussen)
ANDERS = "Je hebt iets veranderd. Bekijk eerst opnieuw wat je collega ziet."
WEG = "Deze collega kun je niet meer kiezen. Kies opnieuw."
MAX_DEEL = 10_000


class VraagFormulier(f.Formulier):
    soort = f.KeuzeVeld(
        "Wat voor vraag is het?",
        choices=SoortVraag.choices,
        uitleg={
            SoortVraag.COLLEGA: "Even meedenken of meekijken.",
            SoortVraag.CONSULTATIE: "Advies van een gedragswetenschapper, jurist of andere deskundige.",
        },
    )
    aan = f.KeuzeVeld("Aan wie?", choices=(), leeg="Kies een collega…")
    vraag = f.TekstVeld("Wat wil je vragen?", regels=3, max_length=2000)
    stukken = f.MeerkeuzeVeld(
        "Wat wil je uit het dossier delen?",
        required=False,
        help_text="Wat je aanvinkt komt als tekst in het vak hieronder. Daar kun je het korter maken.",
    )
    gedeeld = f.TekstVeld(
        "Wat deel je?",
        regels=5,
        required=False,
        max_length=MAX_DEEL,
        help_text="Je collega ziet alleen je vraag en deze tekst, niet het dossier. Laat namen weg als het kan.",
    )
    gezien = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, wie: list[Any], delen: list[Stuk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["aan"].choices = [("", "Kies een collega…"), *wie]
        if delen:
            velden["stukken"].choices = [(stuk.code, f"{stuk.label}: {_kort(stuk.tekst)}") for stuk in delen]
        else:
            del self.fields["stukken"]

    def ingevoegd(self, delen: list[Stuk]) -> str:
        """The text to share with the ticked pieces behind it, copied. What stands there already is not put twice."""
        gekozen = set(self.cleaned_data.get("stukken") or ())
        tekst = _regels(self.cleaned_data["gedeeld"])
        bij = [_regels(f"{stuk.label}:\n{stuk.tekst}") for stuk in delen if stuk.code in gekozen]
        return "\n\n".join(deel for deel in (tekst, *(stuk for stuk in bij if stuk not in tekst)) if deel)


def _kort(tekst: str) -> str:
    een_regel = " ".join(tekst.split())
    return een_regel if len(een_regel) <= 90 else f"{een_regel[:89].rstrip()}…"


def _regels(tekst: str) -> str:
    """A browser sends every line end as CR LF, whatever stood in the field. Only the lines count."""
    return "\n".join(regel.rstrip() for regel in tekst.strip().splitlines())


def _merk(gegevens: dict[str, Any]) -> str:
    """What was shown, in short: who changes something afterwards looks again."""
    delen = [_regels(gegevens[naam]) for naam in ("soort", "aan", "vraag", "gedeeld")]
    return hashlib.sha256(json.dumps(delen).encode()).hexdigest()


def _verstuur(door: Hoedanigheid, dossier_id: int, gegevens: dict[str, Any]) -> Vraag:
    if gegevens["gezien"] != _merk(gegevens) or gegevens.get("stukken"):
        raise Geweigerd(ANDERS)
    aan = collegas(door).filter(pk=int(gegevens["aan"])).first()
    if aan is None:
        raise Geweigerd(WEG, "aan")
    return stel_vraag(
        door,
        dossier_id,
        aan=aan,
        soort=gegevens["soort"],
        vraag=gegevens["vraag"],
        gedeeld=gegevens["gedeeld"],
        versie=gegevens["versie"],
    )


def _met_naam(dossier: Dossier, tekst: str) -> bool:
    """Whether a name of the inwoner stands in the text."""
    if dossier.inwoner is None:
        return False
    naam = dossier.inwoner.naam
    delen = {woord for deel in (naam.voornamen, naam.geslachtsnaam) for woord in woorden(deel) if len(woord) > 2}
    return bool(delen & {woord for regel in tekst.splitlines() for woord in _alle(regel)})


def _alle(regel: str) -> set[str]:
    return {woord for deel in regel.split() for woord in woorden(deel)}


@recht("vraag.stellen")
@require_http_methods(["GET", "POST"])
def vraag_stellen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """First "Bekijk wat je collega ziet", then "Verstuur". Works without script."""
    door = cast(DoorRequest, request).door
    dossier = open_dossier(request, dossier_id, "vraag aan een collega")
    delen = [stuk for kamer in KAMERS for stuk in kamer.stukken(dossier, door)]
    kwargs: dict[str, Any] = {"wie": keuzes(door), "delen": delen}
    context: dict[str, Any] = {
        "dossier": dossier,
        "wie": dossier.wie,
        "terug_url": dossier.get_absolute_url(),
        "voorbeeld": None,
        "met_naam": False,
        "let_op": "",
    }
    if request.method == "POST" and request.POST.get("stap") != "verstuur":
        form = VraagFormulier(request.POST, **kwargs)
        if form.is_valid():
            return _voorbeeld(request, form, dossier, delen, kwargs, context)
    return verwerk(
        request,
        VraagFormulier,
        lambda door_, g: _verstuur(door_, dossier_id, g),
        naar=dossier.get_absolute_url(),
        template="werkplek/vraag_stellen.html",
        context=context,
        form_kwargs=kwargs,
        versie=dossier.versie,
        bekijk=dossier.get_absolute_url(),
        concept=f"vraag-{dossier_id}",
        gelukt="Vraag verstuurd",
    )


def _voorbeeld(
    request: HttpRequest,
    form: VraagFormulier,
    dossier: Dossier,
    delen: list[Stuk],
    kwargs: dict[str, Any],
    context: dict[str, Any],
) -> HttpResponse:
    """The same form with the pieces pasted in, and what the colleague will see. Nothing is written."""
    tekst = form.ingevoegd(delen)
    gegevens: QueryDict = request.POST.copy()
    gegevens["gedeeld"] = tekst
    if "stukken" in gegevens:
        del gegevens["stukken"]
    gegevens["gezien"] = _merk({**form.cleaned_data, "gedeeld": tekst})
    gevuld = VraagFormulier(gegevens, **kwargs)
    klaar = gevuld.is_valid()
    gevuld.concept = f"vraag-{dossier.pk}"
    gevuld.sleutel = gevuld.concept
    vraag = form.cleaned_data["vraag"]
    context |= {
        "form": gevuld,
        "voorbeeld": {"vraag": vraag, "gedeeld": tekst} if klaar else None,
        "met_naam": _met_naam(dossier, f"{vraag}\n{tekst}"),
        "let_op": _let_op(dossier, cast(DoorRequest, request).door, form.cleaned_data["aan"]),
    }
    antwoord = render(request, "werkplek/vraag_stellen.html", context, status=200 if klaar else 422)
    patch_vary_headers(antwoord, ["HX-Request"])
    return antwoord


def _let_op(dossier: Dossier, door: Hoedanigheid, aan: str) -> str:
    """When the colleague does not work under this wet: a reason to share less."""
    hoed = collegas(door).filter(pk=int(aan)).first()
    if hoed is None or dossier.wet is None or dossier.wet in hoed.wetten:
        return ""
    return f"{hoed.naam} werkt niet onder deze wet ({dossier.get_wet_display()}). Deel alleen wat nodig is."
