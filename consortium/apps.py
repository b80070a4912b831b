from django.apps import AppConfig


class ConsortiumConfig(AppConfig):
    name = "consortium"
    label = "consortium"
    verbose_name = "consortium"

    def ready(self) -> None:
        from basis.journaal.tasks import AFNEMERS, Afnemer
        from basis.journaal.zinnen import ZINNEN
        from consortium import gebeurtenissen
        from consortium.afnemers import mail_overschrijding, meld_overschrijding

        AFNEMERS.vul(
            self.name,
            Afnemer("overschrijding", meld_overschrijding),
            Afnemer("overschrijding-mail", mail_overschrijding),
        )
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
