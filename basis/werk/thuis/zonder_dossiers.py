"""Home for who opens no dossiers: the screens of that functie, and what stands on them."""

from dataclasses import dataclass

from django.urls import reverse

from basis.organisatie.models import Hoedanigheid


@dataclass(frozen=True)
class Ingang:
    """One screen, by the recht it asks. Only its name: the rooms themselves stand higher."""

    recht: str
    url_naam: str
    titel: str
    uitleg: str


INGANGEN = (
    Ingang(
        "cijfers.zien", "monitoring:cijfers", "Cijfers", "Instroom, doorlooptijd en uitstroom per kern en gemeentebreed"
    ),
    Ingang("cijfers.zien", "monitoring:rapporten", "Maandrapporten", "Elke maand een rapport, zonder kleine aantallen"),
    Ingang("budget.zien", "consortium:budget", "Budget", "Wat er is, wat is toegezegd en wat overblijft"),
    Ingang("budget.zien", "consortium:verplichtingen", "Verplichtingen", "Elke toezegging met periode en bedrag"),
    Ingang("budget.zien", "consortium:grootboek", "Grootboek", "Alle boekingen, alleen erbij"),
    Ingang("raadpleging.alle", "raadplegingen", "Wie keek waar", "Wie welk dossier bekeek, zonder de inhoud"),
    Ingang("beheer.zien", "organisatie:beheer", "Beheer", "Teams, collega’s, mandaten en instellingen"),
    Ingang("beheer.zien", "werk:regels", "Termijnen en feestdagen", "De normen en vrije dagen waarmee de klok rekent"),
)


@dataclass(frozen=True)
class Kaart:
    titel: str
    uitleg: str
    url: str


def ingangen(door: Hoedanigheid) -> list[Kaart]:
    """The screens this door may open and that are there."""
    return [
        Kaart(ingang.titel, ingang.uitleg, reverse(ingang.url_naam)) for ingang in INGANGEN if door.mag(ingang.recht)
    ]
