"""The one shape of every writing view: show, check, do once, say what happened."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac

from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, Verouderd
from basis.organisatie.models import Hoedanigheid
from basis.scherm import concepten, klaar, opmaak
from basis.scherm.formulieren import Formulier
from basis.scherm.models import Inzending

R = TypeVar("R")
F = TypeVar("F", bound=Formulier)

__all__ = ["AlGedaan", "Geweigerd", "Verouderd", "eenmalig", "verwerk"]

GEEN_BEWIJS = "Dit formulier was niet compleet. Er is niets opgeslagen. Kijk het na en sla nog een keer op."
_GEEN_INHOUD = {"csrfmiddlewaretoken", "bewijs", "versie"}
ANDERE_DOOR = "Dit formulier is al gebruikt. Kijk het na en sla nog een keer op."


class AlGedaan(Exception):
    """This form was submitted before, at `op`; `url` is where its first submit ended. `anders`: with another text."""

    def __init__(self, url: str, op: datetime, anders: bool) -> None:
        super().__init__(url)
        self.url = url
        self.op = op
        self.anders = anders


def vingerafdruk_van(request: HttpRequest) -> str:
    """Of everything that was sent except the proof and the version; the text itself can't be read back from it."""
    velden = {naam: lijst for naam, lijst in request.POST.lists() if naam not in _GEEN_INHOUD}
    bestanden = []
    for naam, lijst in request.FILES.lists():
        for bestand in lijst:
            bestanden.append([naam, bestand.name, hashlib.sha256(bestand.read()).hexdigest()])
            bestand.seek(0)
    return salted_hmac("inzending", json.dumps([velden, bestanden], sort_keys=True), algorithm="sha256").hexdigest()


def _eerder(request: HttpRequest, bewijs: UUID | None, vingerafdruk: str) -> AlGedaan | None:
    """The first submit of this proof by this door on this page, if there was one."""
    if bewijs is None:
        return None
    rij = Inzending.objects.filter(token=bewijs, door=_door(request), pad=request.path[:300]).first()
    if rij is None:
        return None
    return AlGedaan(rij.resultaat_url, rij.gemaakt_op, rij.vingerafdruk not in ("", vingerafdruk))


def eenmalig(
    request: HttpRequest, bewijs: UUID | None, doe: Callable[[], R], naar: Callable[[R], str]
) -> tuple[R, str]:
    """Run `doe` at most once per `bewijs`, in one transaction with it. Returns its result and url.

    A second submit of the same bewijs, also at the same moment, waits on the unique token and gets
    AlGedaan, which knows whether it was the same text. When `doe` is refused everything rolls back, so the
    bewijs may be used again.
    """
    door = _door(request)
    if bewijs is None:
        raise Geweigerd(GEEN_BEWIJS)
    afdruk = vingerafdruk_van(request)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO scherm_inzending (token, door_id, pad, vingerafdruk, resultaat_url, gemaakt_op)"
                " VALUES (%s, %s, %s, %s, '', %s) ON CONFLICT (token) DO NOTHING RETURNING id",
                [bewijs, door.pk, request.path[:300], afdruk, nu()],
            )
            rij = cursor.fetchone()
        if rij is None:
            raise _eerder(request, bewijs, afdruk) or Geweigerd(ANDERE_DOOR)
        resultaat = doe()
        url = naar(resultaat)
        Inzending.objects.filter(pk=rij[0]).update(resultaat_url=url[:500])
    return resultaat, url


def verwerk(
    request: HttpRequest,
    form_class: type[F],
    actie: Callable[[Hoedanigheid, dict[str, Any]], R],
    *,
    template: str,
    naar: Callable[[R], str] | str | None = None,
    context: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    versie: int | None = None,
    bekijk: str = "",
    concept: str = "",
    gelukt: str = "Opgeslagen",
    form_kwargs: Mapping[str, Any] | None = None,
    fragment: str = "",
    herstel: str = "",
    toon: bool = False,
) -> HttpResponse:
    """Show a form, or do what it says exactly once. See docs/schermen.md.

    GET renders. POST: errors and Geweigerd give 422 with all that was typed; success gives 303 to
    `naar` (a url, a function of the result, or the result's get_absolute_url). `toon`: only show it, also on
    a POST that brought what to start with. `herstel`: see Formulier.
    """
    if concept and not concepten.SLEUTEL.match(concept):
        raise ValueError(f"Geen sleutel voor een concept: {concept!r}")
    kwargs = dict(form_kwargs or {})
    begin = dict(initial or {})
    if versie is not None:
        begin["versie"] = versie

    if request.method != "POST" or toon:
        if concept and herstel != "opnieuw":
            form = form_class.met_concept(request, concept, begin, **kwargs)
        else:
            form = form_class(initial=begin, **kwargs)
        form.herstel = herstel
        return _toon(request, form, fragment or template, context, concept, bekijk)

    form = form_class(request.POST, request.FILES, initial=begin, **kwargs)
    door = _door(request)
    klopt = form.is_valid()
    bewijs = form.cleaned_data.get("bewijs")

    def doe() -> R:
        gegevens = form.gegevens(met_versie=versie is not None)
        if versie is not None and gegevens["versie"] is None:
            raise Geweigerd(GEEN_BEWIJS)
        resultaat = actie(door, gegevens)
        if concept:
            concepten.gooi_weg(door, concept)
        return resultaat

    try:
        if klopt:
            _, url = eenmalig(request, bewijs, doe, lambda resultaat: _url(naar, resultaat))
            return _door_naar(request, url, bewijs, gelukt, nu())
        # What it did the first time may be what is wrong now: a new inwoner is no double of itself.
        if al := _eerder(request, bewijs, vingerafdruk_van(request)):
            raise al
    except AlGedaan as al:
        if not al.anders:
            return _door_naar(request, al.url, bewijs, gelukt, al.op)
        form.eerder_om, form.eerder_url = opmaak.tijd(al.op), al.url
        form.nieuw_bewijs(versie)
    except Verouderd as fout:
        form.verouderd = fout.reden
        form.nieuw_bewijs(versie)
        form.add_error(None, fout.reden)
    except Geweigerd as fout:
        if fout.reden == ANDERE_DOOR:
            form.nieuw_bewijs()
        form.weiger(fout.reden, fout.veld)
    return _toon(request, form, fragment or template, context, concept, bekijk, status=422)


def _door(request: HttpRequest) -> Hoedanigheid:
    door = getattr(request, "door", None)
    if not isinstance(door, Hoedanigheid):
        raise TypeError("Een formulier verwerken kan alleen met een door.")
    return door


def _url(naar: Callable[[Any], str] | str | None, resultaat: Any) -> str:
    if callable(naar):
        return naar(resultaat)
    return naar if naar is not None else str(resultaat.get_absolute_url())


def _door_naar(request: HttpRequest, url: str, bewijs: UUID | None, tekst: str, op: datetime) -> HttpResponse:
    antwoord = HttpResponse(status=303)
    if request.headers.get("HX-Request"):
        antwoord.status_code = 200
        antwoord["HX-Redirect"] = url
    else:
        antwoord["Location"] = url
    klaar.zet(request, antwoord, bewijs, tekst, op)
    return antwoord


def _toon(
    request: HttpRequest,
    form: Formulier,
    template: str,
    context: Mapping[str, Any] | None,
    concept: str,
    bekijk: str,
    status: int = 200,
) -> HttpResponse:
    if form.is_bound and not form.cleaned_data.get("bewijs"):
        form.nieuw_bewijs()
    form.concept = concept
    form.bekijk = bekijk
    form.sleutel = form.sleutel or concept or f"{request.path}#{type(form).__name__}"
    antwoord = render(request, template, {**(context or {}), "form": form}, status=status)
    patch_vary_headers(antwoord, ["HX-Request"])
    return antwoord
