from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "basis.werk"
    label = "werk"
    verbose_name = "werk"

    def ready(self) -> None:
        from basis.journaal.tasks import AFNEMERS, Afnemer
        from basis.werk.afnemers import mail_samenvatting
        from basis.werk.samenvatting import AFNEMER

        AFNEMERS.vul(self.name, Afnemer(AFNEMER, mail_samenvatting))
