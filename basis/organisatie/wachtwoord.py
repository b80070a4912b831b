"""What a password must be. Long beats complicated; what everybody guesses first is refused."""

import secrets

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from basis.organisatie.models import Medewerker

MINSTENS = 12
_TEKENS = "abcdefghjkmnpqrstuvwxyz23456789"


def waarom_zwak(wachtwoord: str, medewerker: Medewerker) -> str | None:
    """Why this password is not good enough, in Dutch, or None."""
    if len(wachtwoord) < MINSTENS:
        return f"Dit wachtwoord is te kort. Neem minstens {MINSTENS} tekens, bijvoorbeeld drie losse woorden."
    laag = wachtwoord.lower()
    delen = [deel for deel in (medewerker.gebruikersnaam, *medewerker.naam.lower().split()) if len(deel) >= 4]
    kaal = laag
    for deel in delen:
        kaal = kaal.replace(deel.lower(), "")
    if len(kaal) < MINSTENS - 4 and kaal != laag:
        return "Je naam of gebruikersnaam staat in dit wachtwoord. Dat raadt iemand snel. Neem iets anders."
    if len(set(laag)) < 5:
        return "Dit wachtwoord herhaalt steeds dezelfde tekens. Neem iets anders."
    try:
        CommonPasswordValidator().validate(wachtwoord)
    except ValidationError:
        return "Dit wachtwoord gebruiken veel mensen. Neem iets anders."
    return None


def verzin() -> str:
    """A password to hand over once: four groups that can be read out, about 78 bits."""
    return "-".join("".join(secrets.choice(_TEKENS) for _ in range(4)) for _ in range(4))
