from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    label = "monitoring"
    verbose_name = "monitoring"

    def ready(self) -> None:
        from basis.journaal.tasks import AFNEMERS, Afnemer
        from basis.journaal.zinnen import ZINNEN
        from monitoring import gebeurtenissen
        from monitoring.afnemers import maak_maandrapport
        from monitoring.tasks import AFNEMER

        AFNEMERS.vul(self.name, Afnemer(AFNEMER, maak_maandrapport))
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
