"""What a decision tells: aanvraag, draft, akkoord, besluit, post."""

from datetime import date
from typing import Any

from basis.journaal.zinnen import Zin
from basis.scherm.opmaak import aantal, datum


def _dag(lading: dict[str, Any], sleutel: str) -> str:
    return datum(date.fromisoformat(lading[sleutel]))


def _vastgesteld(lading: dict[str, Any]) -> str:
    uitkomst = [
        f"{lading[sleutel]} {woorden}"
        for sleutel, woorden in (
            ("toegekend", "toegekend"),
            ("gedeeltelijk", "gedeeltelijk toegekend"),
            ("afgewezen", "afgewezen"),
        )
        if lading[sleutel]
    ]
    tweede = " als tweede persoon" if lading["tweede"] else ""
    return f"stelde besluit {lading['nummer']}{tweede} vast: {', '.join(uitkomst)}."


def _aanvraag(lading: dict[str, Any]) -> str:
    vroeg = " Er was nog geen verslag." if lading["voor_verslag"] else ""
    wacht = " De wachttijd van vier weken liep nog." if lading.get("in_wachttijd") else ""
    return f"legde de aanvraag vast, ontvangen op {_dag(lading, 'ontvangen_op')}.{vroeg}{wacht}"


ZINNEN = {
    "aanvraag.vastgelegd": Zin("brief", _aanvraag),
    "beschikking.opgesteld": Zin(
        "pen", lambda lading: f"stelde een beschikking op met {aantal(lading['onderdelen'], 'onderdeel,onderdelen')}."
    ),
    "beschikking.gewijzigd": Zin("pen", "schreef verder aan de beschikking.", in_tijdlijn=False),
    "bijdrage.bedrag": Zin("euro", "vulde de eigen bijdrage van {jaar} in.", in_tijdlijn=False),
    "bijdrage.aow_leeftijd": Zin("euro", "vulde de AOW-leeftijd vanaf {jaar} in.", in_tijdlijn=False),
    "beschikking.ter_accordering": Zin("persoon", "vroeg een tweede persoon om te beslissen."),
    "beschikking.teruggestuurd": Zin("links", "stuurde de beschikking terug met een reden."),
    "beschikking.vastgesteld": Zin("vink", _vastgesteld),
    "beschikking.verzonden": Zin(
        "brief",
        lambda lading: (
            f"deed besluit {lading['nummer']} op de post op {_dag(lading, 'op')}. "
            f"Bezwaar kan tot en met {_dag(lading, 'bezwaar_tot_en_met')}."
        ),
    ),
    "beschikking.verzending_verbeterd": Zin(
        "pen",
        lambda lading: (
            f"verbeterde de dag van de post van besluit {lading['nummer']} van {_dag(lading, 'oud')} naar "
            f"{_dag(lading, 'op')}. Bezwaar kan tot en met {_dag(lading, 'bezwaar_tot_en_met')}."
        ),
    ),
    "beschikking.vervallen": Zin(
        "kruis",
        lambda lading: (
            f"liet besluit {lading['nummer']} vervallen: het was nog niet verzonden."
            if lading.get("nummer")
            else "liet het concept van de beschikking vervallen."
        ),
    ),
}
