"""Cliëntondersteuning and uitgang on screen."""

from django.http import HttpResponse
from django.urls import reverse

from basis.organisatie.deur import DoorRequest, recht
from casussen import forms
from casussen import handelingen as h
from casussen.enums import StatusOnderzoek, VoorWie
from casussen.handelingen.herstel import te_herstellen
from casussen.handelingen.verwijzer import waarom_geen_verwijzer
from casussen.models import Onderzoek
from casussen.stand import Stand
from casussen.views.gedeeld import open_casus, stap
from casussen.wachters import GESLOTEN, naam_van, waarom_niet_heropenen, waarom_niet_sluiten


@recht("casus.behandelen")
def clientondersteuning(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "cliëntondersteuning")
    return stap(
        request,
        stand.dossier,
        forms.ClientondersteuningFormulier,
        lambda door, g: h.wijs_op_clientondersteuning(door, dossier_id, **g),
        titel="Cliëntondersteuning",
        knop="Leg vast",
        uitleg="Cliëntondersteuning is gratis en werkt niet voor de gemeente. "
        "Vertel het aan de inwoner en aan elke mantelzorger, voordat het onderzoek begint.",
        dicht=GESLOTEN if stand.gesloten else None,
        context={"mist": stand.niet_gewezen},
        template="casussen/clientondersteuning.html",
        form_kwargs={"dossier": stand.dossier},
        initial=_begin(stand.niet_gewezen, stand.mantelzorgers) | {"gewezen_op": stand.dag},
        gelukt="Vastgelegd",
    )


def _begin(mist: tuple[str, ...], bekend: tuple[object, ...]) -> dict[str, object]:
    if "de inwoner" in mist:
        return {"voor": VoorWie.INWONER}
    return {"voor": VoorWie.MANTELZORGER} if bekend and mist else {}


@recht("casus.behandelen")
def sluiten(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "casus sluiten")
    uitleg = "Wat alleen was voorgesteld, vervalt. Is de inwoner overleden? Leg dan het overlijden vast."
    if stand.lopend is not None:
        uitleg = f"Er staat nog een onderzoek open: dat stopt dan ook. {uitleg}"
    return stap(
        request,
        stand.dossier,
        forms.SluitFormulier,
        lambda door, g: h.sluit_af(door, dossier_id, **g),
        titel="Sluit de casus",
        knop="Sluit de casus",
        uitleg=uitleg,
        dicht=waarom_niet_sluiten(stand),
        form_kwargs={"dossier": stand.dossier},
        context=_eerst_beeindigen(stand),
        gelukt="Casus gesloten",
    )


def _eerst_beeindigen(stand: Stand) -> dict[str, str]:
    lopend = stand.nog_te_beeindigen
    if not lopend:
        return {}
    return {
        "eerst_url": reverse("casussen:hulp_beeindigen", args=[stand.dossier.pk, lopend[0].pk]),
        "eerst_label": f"Beëindig {naam_van(lopend[0])}",
    }


@recht("casus.behandelen")
def heropenen(request: DoorRequest, dossier_id: int) -> HttpResponse:
    stand = open_casus(request, dossier_id, "casus heropenen")
    was = stand.casus.get_status_voor_sluiten_display() if stand.gesloten else ""
    gestopt = te_herstellen(stand.onderzoeken) if stand.gesloten else None
    return stap(
        request,
        stand.dossier,
        forms.HeropenFormulier if gestopt else forms.LeegFormulier,
        lambda door, g: h.heropen(door, dossier_id, verder=_verder(g.pop("verder", None)), **g),
        titel="Heropen de casus",
        knop="Heropen",
        uitleg=f"De casus gaat terug naar waar hij was: {was}." if was else "",
        dicht=waarom_niet_heropenen(stand),
        form_kwargs={"uitleg": _gevolgen(gestopt)} if gestopt else None,
        gelukt="Casus heropend",
    )


def _verder(keuze: str | None) -> bool | None:
    return None if keuze is None else keuze == "ja"


def _gevolgen(onderzoek: Onderzoek) -> dict[str, str]:
    """What each choice means for the terms."""
    met_aanvraag = onderzoek.status_voor_sluiten == StatusOnderzoek.AANVRAAG
    wat = "Het onderzoek en de aanvraag gaan" if met_aanvraag else "Het onderzoek gaat"
    return {
        "ja": f"{wat} verder. De termijnen liepen intussen gewoon door: er komt geen dag bij. "
        "Hulp die alleen was voorgesteld, zet je opnieuw in.",
        "nee": "Er loopt dan geen termijn. Voor de nieuwe vraag begin je een nieuw onderzoek, met een eigen termijn.",
    }


@recht("casus.behandelen")
def verwijzer(request: DoorRequest, dossier_id: int) -> HttpResponse:
    """Who referred or determined: written down or corrected."""
    stand = open_casus(request, dossier_id, "verwijzer")
    casus = stand.casus
    return stap(
        request,
        stand.dossier,
        forms.VerwijzerFormulier,
        lambda door, g: h.leg_verwijzer_vast(
            door, dossier_id, verwijzer=forms.lees_verwijzer(g), versie=g.get("versie")
        ),
        titel="Wie verwees?",
        knop="Leg vast",
        uitleg="De hulp wacht hier niet op.",
        dicht=waarom_geen_verwijzer(stand),
        form_kwargs={"grondslag": casus.grondslag},
        initial={naam: getattr(casus, naam) for naam in forms.VAN_VERWIJZER},
        gelukt="Vastgelegd",
    )
