from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "basis.documenten"
    label = "documenten"
    verbose_name = "documenten"

    def ready(self) -> None:
        from basis.documenten.afnemers import maak_brief_pdf
        from basis.documenten.handelingen import AFNEMER
        from basis.journaal.tasks import AFNEMERS, Afnemer

        AFNEMERS.vul(self.name, Afnemer(AFNEMER, maak_brief_pdf))
