"""How a starting event came in, in words: the proof of a start. Higher rooms have the codes, so a test ties them."""

KANALEN: dict[str, str] = {
    "balie": "aan de balie",
    "telefoon": "per telefoon",
    "inloop": "bij de inloop",
    "email": "per e-mail",
    "post": "per post",
    "website": "via de website",
    "huisbezoek": "bij een huisbezoek",
    "partner": "via een partner",
    "verslag": "ondertekend verslag",
    "formulier": "aanvraagformulier",
    "brief": "per brief",
    "digitaal": "via de website",
}

# How a letter about being too late comes in (Awb 4:17 lid 3: in writing).
SCHRIFTELIJK = ("post", "email", "website", "balie")


def kanaal_tekst(code: str) -> str:
    return KANALEN.get(code, "")
