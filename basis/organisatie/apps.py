from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "basis.organisatie"
    label = "organisatie"
    verbose_name = "organisatie"

    def ready(self) -> None:
        from basis.journaal.zinnen import ZINNEN
        from basis.organisatie import gebeurtenissen

        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
