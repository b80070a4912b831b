from django.core.management.base import BaseCommand

from basis.organisatie.demo_accounts import demo_accounts


class Command(BaseCommand):
    help = "Toont de accounts van de demo-gemeente, één per regel."

    def handle(self, *args: object, **options: object) -> None:
        for account in demo_accounts():
            wie = f"{account.naam}, {account.functie} ({account.organisatie})"
            self.stdout.write(f"{account.gebruikersnaam:<22} {account.wachtwoord:<16} {wie}")
