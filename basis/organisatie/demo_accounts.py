"""The accounts of a demo gemeente, as shown on the login page and by `./run`."""

from dataclasses import dataclass

from basis.organisatie.models import Hoedanigheid

WACHTWOORD = "welkom-in-elst"


@dataclass(frozen=True)
class DemoAccount:
    gebruikersnaam: str
    naam: str
    functie: str
    organisatie: str
    wachtwoord: str = WACHTWOORD


def demo_accounts() -> list[DemoAccount]:
    """One line per medewerker of a demo gemeente; empty when there is no demo gemeente."""
    rijen = (
        Hoedanigheid.objects.filter(gemeente__demo=True, medewerker__isnull=False, medewerker__actief=True)
        .select_related("medewerker", "organisatie")
        .order_by("id")
    )
    accounts: dict[str, DemoAccount] = {}
    for rij in rijen:
        if rij.medewerker and rij.medewerker.gebruikersnaam not in accounts:
            accounts[rij.medewerker.gebruikersnaam] = DemoAccount(
                rij.medewerker.gebruikersnaam, rij.medewerker.naam, rij.get_functie_display(), rij.organisatie_naam
            )
    return list(accounts.values())
