"""What a gemeente sets about its letters: Instelling "brief.<sleutel>", dated. Without a row the standaard holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Brieftekst:
    """`standaard` is always true, whatever the gemeente; `vraag` and `uitleg` stand on the screen of beheer."""

    vraag: str
    uitleg: str
    standaard: str = ""


BRIEFTEKSTEN: dict[str, Brieftekst] = {
    "bereikbaar": Brieftekst("Wanneer zijn jullie te bellen?", "Bijvoorbeeld: werkdagen van 9 tot 12 uur."),
    "website": Brieftekst("Website", "Bijvoorbeeld: overbetuwe.nl. Onder ‘privacy’ staat daar de privacyverklaring."),
    "rechtbank": Brieftekst(
        "Naam van de rechtbank", "Voor de voorlopige voorziening (Awb 8:81). Bijvoorbeeld: Gelderland."
    ),
    "bezwaar_digitaal": Brieftekst(
        "Hoe kan iemand digitaal bezwaar maken?",
        "Een hele zin, bijvoorbeeld: Het kan ook met DigiD op overbetuwe.nl/bezwaar.",
    ),
    "clientondersteuning": Brieftekst(
        "Hoe bereikt iemand een cliëntondersteuner?",
        "Een hele zin, met telefoonnummer (Wmo 2.3.2 lid 3).",
        "Bel ons. Wij zeggen u hoe u een cliëntondersteuner vindt.",
    ),
    "vertrouwenspersoon": Brieftekst(
        "Hoe bereikt iemand de vertrouwenspersoon?",
        "Een hele zin, voor brieven over jeugdhulp (Jeugdwet 2.5).",
        "Bel ons. Wij zeggen u hoe u de vertrouwenspersoon bereikt.",
    ),
}
