"""The search page: one field for person, number and text. By POST only, so terms stand in no URL and no log."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.inloggen import adres
from basis.scherm import formulieren as f
from basis.werk.models import Bron
from basis.werk.zoekbron import Zoekbron
from basis.werk.zoeken import zoek
from basis.werk.zoekvraag import MAX_TEKENS
from beschikkingen import zoekbronnen as beschikkingen
from casussen import zoekbronnen as casussen
from toegang import zoekbronnen as toegang

KAMERS = (toegang, casussen, beschikkingen)
BRONNEN: dict[Bron, Zoekbron] = {bron.bron: bron for kamer in KAMERS for bron in kamer.BRONNEN}


class DossierZoekFormulier(f.Formulier):
    term = f.TekstVeld(
        "Inwoner, nummer of tekst",
        max_length=MAX_TEKENS,
        geheim=True,
        help_text="Bijvoorbeeld: Verhoeven 14-3-1948, 6661 ZD 12, W-2026-914 of traplift.",
        error_messages={"required": "Vul in wat je zoekt."},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].widget.attrs |= {
            "type": "search",
            "autocomplete": "off",
            "enterkeyhint": "search",
            "data-tp-zoek": "",
        }


@recht("dossier.zoeken")
@require_http_methods(["GET", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    door = cast(DoorRequest, request).door
    form = DossierZoekFormulier(request.POST if request.method == "POST" else None)
    uitkomst, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                uitkomst = zoek(door, form.cleaned_data["term"], BRONNEN, werkplek=adres(request))
                status = 200
            except Geweigerd as fout:
                form.weiger(fout.reden, fout.veld)
    context = {
        "form": form,
        "uitkomst": uitkomst,
        "zoekt_hier": True,
        "buiten": door.mag("inwoner.zoeken_volledig"),
    }
    return render(request, "werkplek/zoeken.html", context, status=status)
