from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "basis.dossiers"
    label = "dossiers"
    verbose_name = "dossiers"

    def ready(self) -> None:
        from basis.dossiers import gebeurtenissen
        from basis.journaal.zinnen import ZINNEN

        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
