"""What a consulent calls a term: for panels, lists and the timeline."""

NAMEN = {
    "wmo-onderzoek": "Onderzoek klaar",
    "persoonlijk-plan": "Persoonlijk plan",
    "wmo-besluit": "Besluit bekendmaken",
    "awb-besluit": "Besluit bekendmaken",
    "jeugd-besluit": "Besluit bekendmaken",
    "pw-besluit": "Besluit bekendmaken",
    "wgs-besluit": "Besluit bekendmaken",
    "zoektermijn": "Wachttijd voor de aanvraag",
    "voorschot-pw": "Voorschot betalen",
    "wgs-gesprek": "Eerste gesprek over schulden",
    "wgs-gesprek-spoed": "Eerste gesprek over schulden, met spoed",
    "bezwaar": "Bezwaar door de inwoner",
    "beslissing-op-bezwaar": "Beslissen op bezwaar",
    "beroep": "Beroep door de inwoner",
    "bob-na-uitspraak": "Opnieuw beslissen na de uitspraak",
    "buiten-behandeling": "Buiten behandeling laten",
    "motivering-achteraf": "Motivering nasturen",
    "dwangsombesluit": "Dwangsom vaststellen",
    "betaling-dwangsom": "Dwangsom betalen",
    "klacht": "Klacht afhandelen",
    "klacht-adviescommissie": "Klacht afhandelen, met adviescommissie",
    "avg-inzage": "Inzage geven",
    "avg-inzage-verlengd": "Inzage geven, verlengd",
    "vernietigingsverzoek": "Verzoek om vernietigen beantwoorden",
    "heronderzoek": "Heronderzoek",
    "evaluatie": "Doelen evalueren",
    "aflopend": "Kiezen wat er na de hulp komt",
}


def naam_van(soort: str) -> str:
    """An own kind of the gemeente has only its code here; its Norm row has the name."""
    return NAMEN.get(soort, soort.replace("-", " ").capitalize())
